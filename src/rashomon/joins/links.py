"""What the lineage steps tell: the text links between documents, by pair."""

from __future__ import annotations

from rashomon.engine.join import Rows
from rashomon.joins.columns import document_of, number_of
from rashomon.schema.lineage import TextLink

LINKS = (
    "lineage.links"  # rows, written by the lineage steps: text links under the ids of both documents, the lower first
)

Pair = tuple[int, int]


def pair_of(key: str) -> Pair:
    """The pair of documents that a key of the links is of."""
    first, second = map(number_of, key.split())
    return first, second


def link_of(links: Rows[TextLink], pair: Pair) -> TextLink | None:
    """The link of a pair, of which the lower number is first."""
    return links.get(f"{document_of(pair[0])} {document_of(pair[1])}")


def all_links(links: Rows[TextLink]) -> dict[Pair, TextLink]:
    """The link of each pair."""
    return {pair_of(key): link for key, link in links.items()}
