"""Stretches of a document that tell another event beside its own: last year's attack recalled, a separate shooting.

Which counts are another event's is settled before, by `scope`; here the sentences of these counts are put together.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from rashomon.schema.analysis import Analysis
from rashomon.schema.claim import Attribute, Claim, Scope
from rashomon.schema.document import Dated, Precision
from rashomon.schema.evidence import Span
from rashomon.stages.extract.dates import is_from_another, resolve
from rashomon.stages.extract.event_phrases import event_phrases
from rashomon.stages.extract.scope_back import FROM_BEFORE, POINTS_BACK
from rashomon.stages.extract.stretch import Sentence, text_of, times_in

HARMS = frozenset({Attribute.DEATHS, Attribute.INJURIES, Attribute.CASUALTIES, Attribute.MISSING})

_GAP = 2  # sentences on: between two counts of one event stands at most one that counts nobody
_BACK = (FROM_BEFORE, POINTS_BACK)


@dataclass(frozen=True, slots=True)
class Stretch:
    """Where another event is told, and why it is thought to be one; `days` are those that its words name.

    `vague` is True where they name a month or a year too; `pure` where nothing of the document's own event stands
    between.
    """

    span: Span
    reason: str
    days: frozenset[str]
    vague: bool
    pure: bool


def find_recalled(
    analysis: Analysis, sentences: Sequence[Sentence], claims: Sequence[Claim], anchor: Dated | None
) -> tuple[Stretch, ...]:
    """The stretches that tell the counts of other events among `claims`, in the order of the text."""
    told = claims_by_sentence(sentences, claims)
    found: list[Stretch] = []
    for run in _runs(analysis, sentences, told, anchor):
        first, last = sentences[run[0]], sentences[run[-1]]
        counts = [claim for at in run for claim in told.get(at, ()) if claim.attribute in HARMS]
        reason = next(claim.scope_reason for claim in counts if claim.scope is Scope.OTHER_EVENT)
        dates = [date for at in run for date in _dates_in(analysis, sentences[at], anchor)]
        found.append(
            Stretch(
                span=Span(first.span.start, last.span.end),
                reason=reason,
                days=frozenset(date.value for date in dates if date.precision is Precision.DAY),
                vague=any(date.precision is not Precision.DAY for date in dates),
                pure=all(claim.scope is not Scope.INCIDENT for claim in counts),
            )
        )
    return tuple(found)


def _runs(
    analysis: Analysis, sentences: Sequence[Sentence], told: Mapping[int, Sequence[Claim]], anchor: Dated | None
) -> Iterator[range]:
    """The sentences of each event, by number: from its first count of people to its last."""
    first = last = -1
    days: frozenset[str] = frozenset()
    for at in sorted(told):
        others = [claim for claim in told[at] if claim.attribute in HARMS and claim.scope is Scope.OTHER_EVENT]
        if not others:
            continue
        own = _days_in(analysis, sentences[at], anchor)
        back = others[0].scope_reason.startswith(_BACK)
        goes_on = first >= 0 and at - last <= _GAP and not _between(told, last, at)
        new = (own and days and own.isdisjoint(days)) or _opens(analysis, sentences[at])
        if goes_on and (back or not new):
            last, days = at, days | own
            continue
        if first >= 0:
            yield range(first, last + 1)
        joins = back and at > 0 and at - 1 > last and not _between(told, at - 2, at)
        first, last = (at - 1 if joins else at), at
        days = own | (_days_in(analysis, sentences[first], anchor) if joins else frozenset())
    if first >= 0:
        yield range(first, last + 1)


def _between(told: Mapping[int, Sequence[Claim]], first: int, last: int) -> bool:
    """Is anybody of the document's own event counted between two sentences?"""
    return any(
        claim.scope is Scope.INCIDENT and claim.attribute in HARMS
        for at in range(first + 1, last)
        for claim in told.get(at, ())
    )


def _opens(analysis: Analysis, sentence: Sentence) -> bool:
    return event_phrases("also").search(text_of(analysis, sentence)) is not None


def _days_in(analysis: Analysis, sentence: Sentence, anchor: Dated | None) -> frozenset[str]:
    return frozenset(d.value for d in _dates_in(analysis, sentence, anchor) if d.precision is Precision.DAY)


def _dates_in(analysis: Analysis, sentence: Sentence, anchor: Dated | None) -> list[Dated]:
    """The dates that a sentence names; not those counted from another ("the next day")."""
    dates = (resolve(time, anchor) for time in times_in(analysis, sentence) if not is_from_another(time))
    return [date for date in dates if date is not None]


def claims_by_sentence(sentences: Sequence[Sentence], claims: Sequence[Claim]) -> dict[int, list[Claim]]:
    """The claims of each sentence by its number in the document; both in the order of the text."""
    found: dict[int, list[Claim]] = {}
    at = 0
    for claim in sorted(claims, key=lambda c: (c.evidence.start, c.evidence.end, c.id)):
        while at + 1 < len(sentences) and sentences[at + 1].span.start <= claim.evidence.start:
            at += 1
        if sentences and sentences[at].span.start <= claim.evidence.start < sentences[at].span.end:
            found.setdefault(at, []).append(claim)
    return found
