"""Speakers whose name a copy cut away, taken from the text it was copied from."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from rashomon.language.taking_back import takes_back
from rashomon.schema.claim import Claim
from rashomon.schema.evidence import Evidence, Span
from rashomon.schema.extraction import Extraction
from rashomon.schema.lineage import Lineage
from rashomon.schema.statement import Source, Statement

METHOD = "lineage"
_LOOKED_BACK = frozenset(
    {"pronoun", "carried"}
)  # readings that rest on the sentences before, which a copy may have cut
_NEAR = 0.6  # of the shorter span: a copy may cut the end of a sentence or move its cue


@dataclass(frozen=True, slots=True)
class Named:
    """All statements and claims, with the speakers found through lineage."""

    statements: tuple[Statement, ...]
    claims: tuple[Claim, ...]


@dataclass(frozen=True, slots=True)
class _Copied:
    """A stretch of one document and where the same words stand in another; `taken` where this one is the copy."""

    here: Span
    there: Span
    other: str
    taken: bool


@dataclass(frozen=True, slots=True)
class _Place:
    """Where words of one document stand in another, and whether they were taken from there."""

    span: Span
    document: str
    taken: bool


def name_through_lineage(extractions: Sequence[Extraction], lineage: Lineage) -> Named:
    """Give each source without a name the one that the aligned statement or claim in another document has.

    A name is only taken where all aligned originals agree on it. Where a copy's "he" was read from the sentences
    before it, the original's reading goes first: the copy may have cut the sentence that named him, and then the
    nearest man is another one.
    """
    copied = _copied_stretches(lineage)
    ordered = sorted(extractions, key=lambda e: e.document)
    statements = {e.document: e.statements for e in ordered}
    claims = {e.document: e.claims for e in ordered}
    named = tuple(_name_statement(s, copied, statements) for e in ordered for s in e.statements)
    speakers = {s.id: s.speaker for s in named if s.speaker is not None and s.speaker.method == METHOD}
    claimed = (_name_by_statement(c, speakers) for e in ordered for c in e.claims)
    return Named(named, tuple(_name_claim(c, copied, claims) for c in claimed))


def _copied_stretches(lineage: Lineage) -> dict[str, list[_Copied]]:
    found: dict[str, list[_Copied]] = {}
    for link in lineage.links:
        for alignment in link.alignments:
            here, there = alignment.second, alignment.first
            found.setdefault(link.first, []).append(_Copied(there, here, link.second, taken=False))
            found.setdefault(link.second, []).append(_Copied(here, there, link.first, taken=link.directed))
    return {document: sorted(rows, key=lambda r: (r.here, r.other, r.there)) for document, rows in found.items()}


def _open(source: Source | None) -> bool:
    """True where another document may know better whose words these are."""
    return source is not None and (not source.name or source.method in _LOOKED_BACK)


def _taken_back(told: Statement | Claim) -> bool:
    """ "Has retracted its report that": the sentence itself tells whose, whatever page has the words reported."""
    return told.modality_evidence is not None and takes_back(told.modality_evidence.text)


def _name_statement(
    statement: Statement, copied: Mapping[str, list[_Copied]], others: Mapping[str, tuple[Statement, ...]]
) -> Statement:
    if statement.speaker is None or not _open(statement.speaker) or _taken_back(statement):
        return statement
    names = []
    for place in _elsewhere(statement.content[0], copied):
        if statement.speaker.name and not place.taken:
            continue
        near = [s for s in others.get(place.document, ()) if _same_stretch(place.span, s.content[0].span)]
        names += [s.speaker for s in near if s.speaker is not None and s.speaker.name]
    speaker = _agreed(statement.speaker, names)
    return statement if speaker is None else replace(statement, speaker=speaker)


def _name_by_statement(claim: Claim, speakers: Mapping[str, Source]) -> Claim:
    """A claim's unnamed claimant is the speaker of its statement, where that one was found."""
    speaker = speakers.get(claim.statement or "")
    if claim.claimant is None or not _open(claim.claimant) or speaker is None:
        return claim
    return replace(claim, claimant=replace(speaker, mention=claim.claimant.mention))


def _name_claim(claim: Claim, copied: Mapping[str, list[_Copied]], others: Mapping[str, tuple[Claim, ...]]) -> Claim:
    if claim.claimant is None or not _open(claim.claimant) or _taken_back(claim):
        return claim
    names = []
    for place in _elsewhere(claim.evidence, copied):
        if claim.claimant.name and not place.taken:
            continue
        near = [c for c in others.get(place.document, ()) if c.attribute is claim.attribute]
        near = [c for c in near if _same_stretch(place.span, c.evidence.span)]
        names += [c.claimant for c in near if c.claimant is not None and c.claimant.name]
    claimant = _agreed(claim.claimant, names)
    return claim if claimant is None else replace(claim, claimant=claimant)


def _elsewhere(evidence: Evidence, copied: Mapping[str, list[_Copied]]) -> list[_Place]:
    """Where the words of `evidence` stand in other documents: each copied stretch that holds most of them."""
    rows = copied.get(evidence.document, [])
    last = bisect_right([row.here.start for row in rows], evidence.end)
    found = []
    for row in rows[:last]:
        if row.here.overlap(evidence.span) >= _NEAR * (evidence.end - evidence.start):
            found.append(_Place(_shifted(evidence.span, row), row.other, row.taken))
    return found


def _shifted(span: Span, row: _Copied) -> Span:
    """The place of `span` in the other document, in proportion where the two stretches differ in length."""
    scale = (row.there.end - row.there.start) / max(1, row.here.end - row.here.start)
    start = row.there.start + round((span.start - row.here.start) * scale)
    end = row.there.start + round((span.end - row.here.start) * scale)
    return Span(max(0, start), max(0, start, end))


def _same_stretch(one: Span, other: Span) -> bool:
    shorter = min(one.end - one.start, other.end - other.start)
    return one.overlap(other) >= _NEAR * shorter > 0


def _agreed(own: Source, found: Sequence[Source]) -> Source | None:
    """The source that all originals agree on, with this document's own mention; None where there is none, or the same.

    The name that this document alone would have given stays as a candidate.
    """
    names = sorted({source.name for source in found})
    if len(names) != 1 or names[0] == own.name:
        return None
    original = min(found, key=lambda s: (s.described == "", s.described))
    return replace(
        own,
        name=original.name,
        kind=original.kind,
        described=original.described,
        candidates=(own.name,) if own.name else (),
        method=METHOD,
    )
