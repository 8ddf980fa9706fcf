"""The order in which the documents of a text family came, and which of the earlier ones each owes its text."""

from __future__ import annotations

import heapq
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rashomon.schema.document import Document
from rashomon.schema.evidence import Span
from rashomon.schema.lineage import LineageKind, TextLink

_WORD = re.compile(r"\w+")
_AS_MUCH = 0.1  # of a document's words: a state before it comes first unless another page has far more of its text
_NEW = 60  # characters: a further source must account for about ten words that no better one does


@dataclass(frozen=True, slots=True)
class Step:
    """One document of a text family.

    `sources` are the links to documents before it that account for its text, the one it owes most first: among states
    of one page the latest before it, else the one with most of its words. A link that accounts for nothing more is left
    out. They are empty for a document that owes nothing to those before it.
    """

    document: str
    sources: tuple[TextLink, ...]


def descend(documents: Sequence[Document], links: Iterable[TextLink]) -> tuple[Step, ...]:
    """The documents of one family, sources before copies, otherwise by date and name; each with what it owes."""
    known = {document.id: document for document in documents}
    within = [link for link in links if link.first in known and link.second in known]
    order = _order(known, within)
    place = {name: at for at, name in enumerate(order)}
    of: dict[str, list[TextLink]] = {name: [] for name in order}
    for link in within:
        of[max(link.first, link.second, key=lambda name: place[name])].append(link)
    return tuple(Step(name, _sources(known[name], of[name], place)) for name in order)


def other_end(link: TextLink, document: str) -> str:
    """The document at the other end of a link."""
    return link.first if link.second == document else link.second


def spans_in(link: TextLink, document: str) -> tuple[Span, ...]:
    """The aligned spans of one end of a link."""
    return tuple(a.second if link.second == document else a.first for a in link.alignments)


def share_of(link: TextLink, document: Document) -> float:
    """The share of a document's words that stand in a link's alignments, 0 to 1, whichever end it is."""
    return link.shared if link.second == document.id else _share(link, document, _words_of(document))


def _words_of(document: Document) -> int:
    return sum(len(_WORD.findall(document.text, b.start, b.end)) for b in document.content_blocks())


def _share(link: TextLink, document: Document, words: int) -> float:
    shared = sum(len(_WORD.findall(document.text, s.start, s.end)) for s in spans_in(link, document.id))
    return round(min(1.0, shared / max(1, words)), 4)


def _order(known: dict[str, Document], links: Sequence[TextLink]) -> list[str]:
    """Sources before copies (Kahn); of those that may come next, the one that is dated first."""
    after: dict[str, list[str]] = {name: [] for name in known}
    waits = dict.fromkeys(known, 0)
    for link in links:
        if link.directed:
            after[link.first].append(link.second)
            waits[link.second] += 1
    ready = [(_date(known[name]), name) for name, left in waits.items() if not left]
    heapq.heapify(ready)
    ordered: list[str] = []
    while ready:
        _, name = heapq.heappop(ready)
        ordered.append(name)
        for later in after[name]:
            waits[later] -= 1
            if not waits[later]:
                heapq.heappush(ready, (_date(known[later]), later))
    placed = set(ordered)
    return ordered + sorted(name for name in known if name not in placed)  # none, unless the links run in a circle


def _date(document: Document) -> tuple[str, ...]:
    """Sorts by publication, change and capture; what is not dated at all comes last."""
    dates = [dated.value if dated else "" for dated in (document.published, document.modified, document.captured)]
    return (next(filter(None, dates), "~"), dates[1], dates[2], document.name)


def _sources(document: Document, links: Sequence[TextLink], place: dict[str, int]) -> tuple[TextLink, ...]:
    """The links in the order of what they account for, without those that add nothing to the ones before."""

    words = _words_of(document) if any(link.second != document.id for link in links) else 0
    shares = [link.shared if link.second == document.id else _share(link, document, words) for link in links]
    most = max(shares, default=0.0)

    def rank(rated: tuple[float, TextLink]) -> tuple[bool, float, bool, int]:
        share, link = rated
        state = link.kind is LineageKind.REVISION and share >= most - _AS_MUCH
        at = place[other_end(link, document.id)]
        return not state, 0.0 if state else -share, not link.directed, -at if state else at

    kept: list[TextLink] = []
    covered: list[Span] = []
    for _, link in sorted(zip(shares, links, strict=True), key=rank):
        own = spans_in(link, document.id)
        if not kept or sum(_uncovered(span, covered) for span in own) >= _NEW:
            kept.append(link)
            covered = _union([*covered, *own])
    return tuple(kept)


def _uncovered(span: Span, covered: Iterable[Span]) -> int:
    return span.end - span.start - sum(span.overlap(other) for other in covered)


def _union(spans: Iterable[Span]) -> list[Span]:
    """The spans without overlaps."""
    union: list[Span] = []
    for span in sorted(spans):
        if union and span.start <= union[-1].end:
            union[-1] = Span(union[-1].start, max(union[-1].end, span.end))
        else:
            union.append(span)
    return union
