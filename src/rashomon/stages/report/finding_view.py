"""Findings as cards."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rashomon.schema.claim import COUNTED, Claim
from rashomon.schema.finding import Drift, Finding, Position, SetAside, Status
from rashomon.stages.report.citations import Citations
from rashomon.stages.report.holders import holders, shown_positions, unreported
from rashomon.stages.report.lookup import Lookup, document_words
from rashomon.stages.report.pack_words import NOTHING, OPEN
from rashomon.stages.report.plot import letters
from rashomon.stages.report.victim_view import named_views, who_views
from rashomon.stages.report.views import Decided, FindingView, Note, PositionView
from rashomon.stages.report.words import as_sentence, attribute_word, capitalised, figure_words, join_words

STATUS_WORDS = {
    Status.AGREED: "Agreed",
    Status.CONTESTED: "Contested",
    Status.SINGLE_SOURCE: "Single source",
    Status.SUPERSEDED: "Updated",
    Status.NOT_REPORTED: "Not reported",
}


def finding_view(finding: Finding, anchor: str, lookup: Lookup, citations: Citations) -> FindingView:
    """A finding worded for its card."""
    told = shown_positions(finding)
    named = zip(letters(len(told)), told, strict=True)
    return FindingView(
        anchor=anchor,
        title=attribute_word(finding.attribute, "title"),
        status=finding.status.value,
        status_words=STATUS_WORDS[finding.status],
        low=range_end(finding.low, finding.high),
        best=end_words(finding.best),
        high=range_end(finding.high, finding.low),
        support=support_words(finding),
        rule=finding.rule,
        reason=as_sentence(finding.reason),
        positions=tuple(_position(letter, p, lookup, citations) for letter, p in named),
        drifts=tuple(n for d in finding.drifts for n in _drift(d, lookup, citations)),
        set_aside=tuple(sorted((_set_aside(s, lookup, citations) for s in finding.set_aside), key=_note_order)),
        counted=finding.attribute in COUNTED,
        who=who_views(finding, lookup, citations),
        named=named_views(finding, lookup, citations),
        decided=tuple(_decided(finding, lookup, citations)),
        no_best=finding.no_best,
    )


def _decided(finding: Finding, lookup: Lookup, citations: Citations) -> Iterator[Decided]:
    """Each figure with why it is that; ends of one value, reason and claims together."""
    ends: dict[tuple[int, str, str, tuple[str, ...]], list[str]] = {}
    for trace in finding.traces:
        ends.setdefault((trace.value, trace.reason, trace.rule, trace.claims), []).append(trace.end)
    for (value, reason, rule, claims), named in ends.items():
        evidence = citations.of(claim.evidence for claim in lookup.claims_of(claims))
        yield Decided(join_words(named), end_words(value), as_sentence(reason), rule, evidence)


def support_words(finding: Finding) -> str:
    """What stands behind a finding: "5 documents, 3 text families, 2 origins"."""
    return ", ".join(
        (
            _count(finding.documents, "document"),
            _count(finding.families, "text family", "text families"),
            _count(finding.origins, "origin"),
        )
    )


def _count(number: int, one: str, many: str = "") -> str:
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def end_words(value: int | None) -> str:
    """One end of a finding: "1,204", "—" where it is not known or no pack chose it."""
    return NOTHING if value is None else f"{value:,}"


def range_end(value: int | None, other: int | None) -> str:
    """One end of a range: open where the `other` is known, and none where the pack gives no range at all."""
    return OPEN if value is None and other is not None else end_words(value)


def _position(letter: str, position: Position, lookup: Lookup, citations: Citations) -> PositionView:
    claims = lookup.claims_of(position.claims)
    return PositionView(
        letter=letter,
        figure=position_words(position, claims),
        holders=_row_start(holders(position, lookup), lookup),
        documents=document_words(position.documents, lookup),
        families=position.families,
        origins=len(position.origins),
        superseded=position.superseded,
        citations=citations.of(c.evidence for c in claims),
    )


def position_words(position: Position, claims: Iterable[Claim]) -> str:
    """What a position says: its own words, else the values of its `claims`, else its figure."""
    values = sorted({c.value for c in claims if c.value and c.bounds is None})
    return position.words or ", ".join(values) or figure_words(position.bounds)


def _row_start(who: str, lookup: Lookup) -> str:
    """Who holds a position with a capital, but for a file's name, which keeps its letters."""
    return who if who.startswith(tuple(lookup.labels.values())) else capitalised(who)


def claim_holder(claim: Claim, lookup: Lookup) -> str:
    """Who makes a claim, and through whom, for a row of a table."""
    who = (
        capitalised(lookup.running_name(claim.claimant))
        if claim.claimant
        else f"{lookup.labels.get(claim.document, claim.document)}, in its own words"
    )
    via = [lookup.running_name(source) for source in claim.via]
    return f"{who}, through {join_words(via)}" if via else who


def _drift(drift: Drift, lookup: Lookup, citations: Citations) -> tuple[Note, ...]:
    first, second = lookup.claims.get(drift.original), lookup.claims.get(drift.changed)
    if first is None or second is None:
        return (Note(drift.original, drift.origin.name, as_sentence(drift.reason), (), drift.changed),)
    both = citations.of((first.evidence, second.evidence))
    who = capitalised(lookup.origin_name(drift.origin))
    return (Note(first.evidence.text, who, as_sentence(drift.reason), both, second.evidence.text),)


def _set_aside(row: SetAside, lookup: Lookup, citations: Citations) -> Note:
    claim = lookup.claims.get(row.claim)
    if claim is None:
        return Note(row.claim, "", as_sentence(row.reason), ())
    who = claim_holder(claim, lookup)
    return Note(claim.evidence.text, who, as_sentence(row.reason), citations.of((claim.evidence,)))


def _note_order(note: Note) -> tuple[list[int], str, str]:
    return [int(part) for c in note.citations[:1] for part in c.label.split(".")], note.words, note.reason


def not_reported_words(findings: Iterable[Finding]) -> str:
    """One line for all attributes nobody gives: "No figure is reported for the missing or the displaced."."""
    lacking = [attribute_word(attribute, "lacking") for attribute in unreported(findings)]
    return f"No figure is reported for {join_words(lacking, 'or')}." if lacking else ""
