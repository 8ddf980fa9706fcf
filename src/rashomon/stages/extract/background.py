"""Counts told in the wake of another event: what goes on with a sentence that looks back, until the page returns.

"On 7 May two men were shot nearby. Rell Marden, 31, died." Which sentence looks back is settled before, by `scope`;
here the counts that only what stands before can place follow it: those joined with "and", those of the people and of
the event that it brings in.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from rashomon.language.data import column
from rashomon.language.text import fold
from rashomon.schema.analysis import Analysis, NameKind, TimeKind
from rashomon.schema.claim import Attribute, Claim, Scope
from rashomon.schema.document import BlockRole
from rashomon.schema.evidence import Span
from rashomon.stages.extract.dates import is_from_another
from rashomon.stages.extract.event_phrases import event_phrases
from rashomon.stages.extract.recalled import HARMS, claims_by_sentence
from rashomon.stages.extract.scope_back import FROM_BEFORE
from rashomon.stages.extract.stretch import Sentence, names_in, text_of, times_in

SUM_OF_ATTACKS = "a sum over several attacks"
ONE_OF_ATTACKS = "one of several attacks summed up before"

_COUNTED = HARMS | {Attribute.STRIKES}
_EARLY = 4  # sentences: title, and what tells the page's own event
_JOINT = re.compile(r"[\s,]*(?:and|as well as|&)?[\s,]*(?:another|also|at least|more than|about)?[\s,]*")
_LONGEST_JOINT = 24  # code points
_PRONOUNS = frozenset({"he", "she", "him", "her", "they", "them", "both"})
_DAYS = frozenset({TimeKind.DATE, TimeKind.WEEKDAY, TimeKind.RELATIVE})
_WORD = re.compile(r"[^\W\d_]{3,}")


@dataclass(frozen=True, slots=True)
class _Run:
    """Sentences on another event: the last one's number, why it is another's, how many people it harms, whom all of
    them bring in by name, and the nouns for an event in the last."""

    last: int = -9
    reason: str = ""
    harmed: int = 0
    names: frozenset[str] = frozenset()
    events: frozenset[str] = frozenset()


def carry_background(analysis: Analysis, sentences: Sequence[Sentence], claims: Sequence[Claim]) -> tuple[Claim, ...]:
    """The claims, with those of this incident's scope that only go on with another event's marked as that event's."""
    told = claims_by_sentence(sentences, claims)
    moved: dict[str, Claim] = {}
    known: frozenset[str] = frozenset()
    run = _Run()
    summing = -1  # the paragraph that opened with a sum over several attacks
    for at, sentence in enumerate(sentences):
        own = _with_joined(analysis, told.get(at, ()))
        if sentence.number == 0 and at >= _EARLY and _sums_attacks(text_of(analysis, sentence), own):
            summing = sentence.paragraph
            own = [_as_sum(claim) for claim in own]
        elif sentence.paragraph == summing:
            own = [_as_one_of(claim) for claim in own]
        if run.reason and analysis.paragraphs[sentence.paragraph].role is BlockRole.PARAGRAPH:
            near = at == run.last + 1 and not _is_dated(analysis, sentence)
            same = near and sentences[at - 1].paragraph == sentence.paragraph
            goes_on = same and _names_the_event(text_of(analysis, sentence), run.events)
            own = [
                _as_before(claim, run)
                if claim.scope is Scope.INCIDENT
                and (goes_on or _tells_on(claim, run, known, _Place(analysis, sentence, near, same)))
                else claim
                for claim in own
            ]
        moved |= {claim.id: claim for claim in own}
        names = frozenset(name for name, _ in _people(analysis, sentence))
        others = [claim for claim in own if claim.scope is Scope.OTHER_EVENT]
        if others and not any(claim.scope is Scope.INCIDENT and claim.attribute in HARMS for claim in own):
            events = frozenset(_events(text_of(analysis, sentence)))
            run = _Run(at, others[0].scope_reason, _harmed(others), run.names | (names - known), events)
        else:
            known |= names - run.names
    return tuple(moved.get(claim.id, claim) for claim in claims)


def _sums_attacks(text: str, claims: Sequence[Claim]) -> bool:
    """ "The army flew four raids in the past 24 hours": the rest of the paragraph tells one or the other."""
    several = any(c.attribute is Attribute.STRIKES and c.bounds and (c.bounds.low or 0) > 1 for c in claims)
    return several and event_phrases("period").search(text) is not None


def _as_sum(claim: Claim) -> Claim:
    if claim.scope is not Scope.INCIDENT or claim.attribute not in _COUNTED:
        return claim
    return replace(claim, scope=Scope.AGGREGATE, scope_reason=SUM_OF_ATTACKS)


def _as_one_of(claim: Claim) -> Claim:
    if claim.scope is not Scope.INCIDENT or claim.attribute not in _COUNTED:
        return claim
    return replace(claim, scope=Scope.OTHER_EVENT, scope_reason=ONE_OF_ATTACKS)


@dataclass(frozen=True, slots=True)
class _Place:
    """A sentence, whether it follows another event's without a day of its own, and in its paragraph."""

    analysis: Analysis
    sentence: Sentence
    near: bool
    same: bool


def _tells_on(claim: Claim, run: _Run, known: frozenset[str], place: _Place) -> bool:
    """Does a count tell of people whom the other event brought in?"""
    if claim.attribute not in HARMS:
        return False
    spans = (claim.evidence.span,)
    names = {name for name, span in _people(place.analysis, place.sentence) if _overlaps(span, spans)}
    if names:
        new = place.near and len(names) <= run.harmed and names.isdisjoint(known)
        return new or (names <= run.names)
    return place.same and run.harmed > 0 and fold(claim.subject) in _PRONOUNS


def _overlaps(span: Span, spans: Sequence[Span]) -> bool:
    return any(span.start < one.end and one.start < span.end for one in spans)


def _as_before(claim: Claim, run: _Run) -> Claim:
    reason = run.reason if run.reason.startswith(FROM_BEFORE) else f"{FROM_BEFORE}: {run.reason}"
    return replace(claim, scope=Scope.OTHER_EVENT, scope_reason=reason)


def _with_joined(analysis: Analysis, claims: Sequence[Claim]) -> list[Claim]:
    """The claims of a sentence: "12 dead and 70 wounded" are of one event, and so are the parts of a count and it."""
    scoped: dict[str, Claim] = {}
    found: list[Claim] = []
    for claim in claims:
        before = next((one for one in reversed(found) if one.evidence.end <= claim.evidence.start), None)
        whole = scoped.get(claim.part_of or "")
        source = whole if whole is not None else before if _is_joined(analysis, before, claim) else None
        moves = source is not None and source.scope is Scope.OTHER_EVENT and claim.scope is Scope.INCIDENT
        here = replace(claim, scope=source.scope, scope_reason=source.scope_reason) if source and moves else claim
        scoped[claim.id] = here
        found.append(here)
    return found


def _is_joined(analysis: Analysis, before: Claim | None, claim: Claim) -> bool:
    if before is None or not {before.attribute, claim.attribute} <= HARMS or before.attribute is claim.attribute:
        return False
    between = _text(analysis, Span(before.evidence.end, claim.evidence.start))
    return len(between) <= _LONGEST_JOINT and _JOINT.fullmatch(between) is not None


def _text(analysis: Analysis, span: Span) -> str:
    for placed in analysis.paragraphs:
        if placed.start <= span.start < placed.start + len(placed.paragraph.text):
            return placed.paragraph.text[span.start - placed.start : span.end - placed.start]
    return ""


def _people(analysis: Analysis, sentence: Sentence) -> Iterator[tuple[str, Span]]:
    """The last word of each person's name in a sentence, and where the name stands."""
    start = analysis.paragraphs[sentence.paragraph].start
    for name in names_in(analysis, sentence):
        words = _WORD.findall(name.text)
        if name.kind is NameKind.PERSON and words:
            yield fold(words[-1]), Span(start + name.start, start + name.end)


def _is_dated(analysis: Analysis, sentence: Sentence) -> bool:
    """Does a sentence name a day of its own, and none counted from what was told before?"""
    return any(time.kind in _DAYS and not is_from_another(time) for time in times_in(analysis, sentence))


def _harmed(claims: Sequence[Claim]) -> int:
    return max((claim.bounds.low or 0 for claim in claims if claim.attribute in HARMS and claim.bounds), default=0)


def _names_the_event(text: str, events: frozenset[str]) -> bool:
    """ "The attacks killed eight", after a sentence on attacks."""
    match = _the_event().match(text)
    return match is not None and match[1].casefold().removesuffix("s") in events


def _events(text: str) -> Iterator[str]:
    """The nouns for an event that a text brings in, not those that it takes as known."""
    for match in _an_event().finditer(text):
        if not match[1]:
            yield match[2].casefold().removesuffix("s")


@cache
def _the_event() -> re.Pattern[str]:
    return re.compile(rf"\W*(?:the|those|these) (?:[\w-]+ ){{0,2}}?({_nouns()})\b(?!['’]s)", re.IGNORECASE)


@cache
def _an_event() -> re.Pattern[str]:
    return re.compile(rf"\b((?:the|this|these|that) (?:[\w-]+ )?)?({_nouns()})\b", re.IGNORECASE)


def _nouns() -> str:
    nouns = sorted(column("event_nouns", "noun") - {"report", "investigation", "story", "event", "mission"})
    return "|".join(f"{re.escape(noun)}s?" for noun in nouns)
