"""The incidents of documents that are connected, made of what was read of them: work that can be sent elsewhere."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rashomon.joins.columns import number_of
from rashomon.joins.weighed import weigh_two
from rashomon.schema.incident import OpenPair
from rashomon.schema.lineage import TextLink
from rashomon.stages.group.cluster import PARTS, Pair
from rashomon.stages.group.evidence import Likeness
from rashomon.stages.group.incidents import Bonds, sort_documents
from rashomon.stages.group.judged import NOTHING_JUDGED, Judged


@dataclass(frozen=True, slots=True)
class Found:
    """The documents of an incident, why they are together, and pairs of theirs, with others too, that are open."""

    documents: tuple[str, ...]
    reasons: tuple[str, ...]
    open_pairs: tuple[OpenPair, ...] = ()


@dataclass(frozen=True, slots=True)
class Opened:
    """All that decides on the incidents of documents that weighed pairs and bonds connect.

    `pairs` are numbers of documents, first what they share and then their weight in millionths; `linked` and `judged`
    what ties documents beside. The packed profiles tell the reasons.
    """

    documents: tuple[str, ...]
    pairs: tuple[tuple[Pair, int, int], ...] = ()
    linked: tuple[TextLink, ...] = ()
    judged: Judged = NOTHING_JUDGED
    profiles: tuple[bytes, ...] = ()


@dataclass(frozen=True, slots=True)
class Settled:
    """The incidents of connected documents, and the lowest number of these."""

    lowest: int
    incidents: tuple[Found, ...]


def settle(lot: Sequence[Opened]) -> tuple[Settled, ...]:
    """The incidents of each set of connected documents."""
    return tuple(Settled(number_of(one.documents[0]), tuple(_incidents_of(one))) for one in lot)


def _incidents_of(opened: Opened) -> Iterator[Found]:
    if len(opened.documents) == 1:
        yield Found(opened.documents, ())
        return
    bonds = Bonds.of(opened.linked, opened.judged, {document: n for n, document in enumerate(opened.documents)})
    shared = {pair: count for pair, count, _ in opened.pairs}

    def why(pair: Pair) -> Likeness:
        return weigh_two(opened.profiles[pair[0]], opened.profiles[pair[1]], shared[pair], bonds.links.get(pair))

    weights = {pair: weight / PARTS for pair, _, weight in opened.pairs}
    made = sort_documents(opened.documents, weights, bonds, why)
    for together in made.together:
        own = frozenset(together.documents)
        open_pairs = tuple(pair for pair in made.open_pairs if pair.first in own or pair.second in own)
        yield Found(together.documents, together.reasons, open_pairs)
