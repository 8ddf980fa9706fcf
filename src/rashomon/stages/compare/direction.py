"""Which of two linked documents came first: dates, names, credits, introductions; else nobody can say."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from rashomon.language.text import fold
from rashomon.schema.document import Document
from rashomon.schema.lineage import Alignment, LineageKind, SourceLink
from rashomon.stages.compare.antecedent import introduced, surnames
from rashomon.stages.compare.order import copy_before, state_before

# The source links of a document by its id, made when they are asked for: dates decide most pairs.
_Named = Callable[[str], tuple[SourceLink, ...]]


@dataclass(frozen=True, slots=True)
class Direction:
    """`first` and `second` are ids; where not `directed` they are merely in order. `reason` is "" then."""

    first: str
    second: str
    directed: bool
    reason: str


def direct(
    kind: LineageKind, first: Document, second: Document, named: _Named, alignments: Sequence[Alignment]
) -> Direction:
    """Put two linked documents in order. `named` gives the source links of each document.

    Two states of one page name the same newsroom, so names tell the order of copies alone.
    """
    found = _by_dates(kind, first, second)
    if kind is LineageKind.COPIES_PASSAGES:
        found = found or _by_names(first, second, named) or _by_names(second, first, named)
        found = found or _by_credit(first, second, named) or _by_credit(second, first, named)
        found = found or _by_introductions(first, second, alignments)
    if found:
        return found
    one, other = sorted((first.id, second.id))
    return Direction(one, other, False, "")


def _by_dates(kind: LineageKind, first: Document, second: Document) -> Direction | None:
    """By their dates one was there before the other; of two pages these say less than of two states of one."""
    before = state_before if kind is LineageKind.REVISION else copy_before
    for one, other in ((first, second), (second, first)):
        shown = before(one, other)
        if shown is not None:
            return Direction(one.id, other.id, True, shown.reason)
    return None


def _by_names(first: Document, second: Document, named: _Named) -> Direction | None:
    """The second names the first's outlet or agency as its source, and the first does not name the second's."""
    house = _house(first, named)
    for link in named(second.id):
        if fold(link.source) in house and fold(link.source) not in _house(second, named):
            return Direction(first.id, second.id, True, f"the second names {link.source} ({link.evidence.text!r})")
    return None


def _by_credit(first: Document, second: Document, named: _Named) -> Direction | None:
    """The first has an agency's dateline ("Arvo (TNA) –"), the second no credit: it stands nearer the agency's story.

    A line that names a source below the text ("Source: TNA") is what a copy carries, and says nothing here.
    """
    credited = [
        link.source
        for link in named(first.id)
        if link.kind is LineageKind.CREDITS_AGENCY
        and link.method.startswith("credit-line")
        and "(" in link.evidence.text
    ]
    if not credited or any(link.method.startswith("credit-line") for link in named(second.id)):
        return None
    return Direction(first.id, second.id, True, f"the first carries the credit line of {credited[0]}, the second none")


def _by_introductions(first: Document, second: Document, alignments: Sequence[Alignment]) -> Direction | None:
    """One introduces people whom the other, in words it shares, names by surname alone; never both ways."""
    bare = surnames(first.text, [alignment.first for alignment in alignments])
    one, other = introduced(first.text, bare), introduced(second.text, bare)
    ahead, behind = sorted(one.keys() - other.keys()), sorted(other.keys() - one.keys())
    if bool(ahead) == bool(behind):
        return None
    if ahead:
        return Direction(first.id, second.id, True, _introduces(one[ahead[0]]))
    return Direction(second.id, first.id, True, _introduces(other[behind[0]]))


def _introduces(name: str) -> str:
    return f"the first introduces {name}, whom the second names by surname alone"


def _house(document: Document, named: _Named) -> frozenset[str]:
    """The names under which a document's own newsroom goes: its outlet, its agencies, those of its first lines."""
    names = {fold(name) for name in (document.outlet or "", *document.agencies) if name}
    names |= {fold(link.source) for link in named(document.id) if link.method.startswith(("house-line", "credit-line"))}
    return frozenset(names)
