"""What the lineage steps tell: the text links between documents, by pair."""

from __future__ import annotations

from collections.abc import Iterable

from rashomon.engine.join import Rows
from rashomon.joins.columns import document_of, number_of
from rashomon.schema.lineage import LineageKind, TextLink

LINKS = (
    "lineage.links"  # rows, written by the lineage steps: text links under the ids of both documents, the lower first
)

Pair = tuple[int, int]


def pair_of(key: str) -> Pair:
    """The pair of documents that a key of the links is of."""
    first, second = sorted(number_of(document) for document in key.split()[:2])
    return first, second


def link_of(links: Rows[TextLink], pair: Pair) -> TextLink | None:
    """The link of a pair; a revision before copied passages."""
    return _foremost(link for _, link in links.items(f"{document_of(pair[0])} {document_of(pair[1])}"))


def all_links(links: Rows[TextLink]) -> dict[Pair, TextLink]:
    """The link of each pair."""
    found: dict[Pair, TextLink] = {}
    for key, link in links.items():
        pair = pair_of(key)
        found[pair] = _foremost([link, *([found[pair]] if pair in found else [])]) or link
    return found


def _foremost(links: Iterable[TextLink]) -> TextLink | None:
    return min(links, key=lambda link: (link.kind is not LineageKind.REVISION, link.kind), default=None)
