"""The items of a round-up: "3 dead, 5 hurt in South Side shootings", and then one crime after another.

A page is a round-up where its opening tells of several events, and what follows brings people in anew at least twice,
each time at a place and an hour of their own.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from rashomon.language.calendar import words_of
from rashomon.language.data import column
from rashomon.language.text import fold
from rashomon.schema.analysis import Analysis, NameKind, TimeKind
from rashomon.schema.claim import Attribute, Claim, Scope
from rashomon.schema.document import BlockRole
from rashomon.schema.evidence import Span
from rashomon.stages.extract.event_phrases import event_phrases
from rashomon.stages.extract.recalled import HARMS, claims_by_sentence
from rashomon.stages.extract.stretch import Sentence, begins_in, names_in, text_of, times_in

_AROUND = 100  # code points beside "shootings" in which words say which they are
_MOST = 100  # items; a longer list is a table, in which no page has a main event
_OPENING = 3  # title and first sentences
_LEAD = 6  # sentences of title and body in which a round-up says that it is one
_DETAIL = 2  # paragraphs on, an item's summary is followed by its details
_TIMES = frozenset({TimeKind.CLOCK, TimeKind.WEEKDAY, TimeKind.DATE})


@dataclass(frozen=True, slots=True)
class Item:
    """One event of a round-up: where it is told; `main` for the gravest."""

    spans: tuple[Span, ...]
    main: bool


@dataclass(slots=True)
class _Open:
    """An item in the making: its paragraphs, the names of places in it, and whether its spot is told to the street."""

    paragraphs: list[int]
    names: set[str]
    exact: bool


def find_items(analysis: Analysis, sentences: Sequence[Sentence], claims: Sequence[Claim]) -> tuple[Item, ...]:
    """The items of a round-up, in the order of the text; none where the page is no round-up."""
    if not _tells_several(analysis, sentences):
        return ()
    told = claims_by_sentence(sentences, claims)
    items = _collect(analysis, sentences, told)
    if not 2 <= len(items) <= _MOST:
        return ()
    spans = [_spans(analysis, item.paragraphs) for item in items]
    main = _main_of(analysis, sentences, [_harmed(claims, some) for some in spans])
    return tuple(Item(some, n == main) for n, some in enumerate(spans))


def _tells_several(analysis: Analysis, sentences: Sequence[Sentence]) -> bool:
    """Does the title or the opening speak of several events, and not of "the shootings" of one?"""
    lead = [text_of(analysis, sentence) for sentence in sentences[:_LEAD]]
    return any(map(_is_sum, lead)) and not any(event_phrases("one deed").search(text) for text in lead)


def sums_up(analysis: Analysis, sentence: Sentence) -> bool:
    """Does a sentence sum up several events?"""
    return _is_sum(text_of(analysis, sentence))


def _main_of(analysis: Analysis, sentences: Sequence[Sentence], harmed: Sequence[int]) -> int:
    """The gravest item where the page begins with a sum over all, of equal ones the first; else the first."""
    opening = [sentence for sentence in sentences[:_OPENING] if sentence.paragraph < _OPENING]
    summed = any(_is_sum(text_of(analysis, sentence)) for sentence in opening)
    return harmed.index(max(harmed)) if summed else 0


def _is_sum(text: str) -> bool:
    """ "Three died in separate shootings": several events of now, not "the shootings" nor "299 killings this year"."""
    return any(
        not event_phrases("the same").search(text[max(0, match.start() - _AROUND) : match.start()])
        and not event_phrases("statistics").match(text[match.end() : match.end() + _AROUND])
        for match in event_phrases("several").finditer(text)
    )


def _collect(analysis: Analysis, sentences: Sequence[Sentence], told: Mapping[int, Sequence[Claim]]) -> list[_Open]:
    items: list[_Open] = []
    current: _Open | None = None
    known = _names_in(analysis, [s for s in sentences[:_LEAD] if _is_sum(text_of(analysis, s)) or s.paragraph == 0])
    by_paragraph: dict[int, list[int]] = {}
    for n, sentence in enumerate(sentences):
        by_paragraph.setdefault(sentence.paragraph, []).append(n)
    for order, own in by_paragraph.items():
        if analysis.paragraphs[order].role is BlockRole.TITLE:
            continue
        opening = _opening_of(analysis, sentences, own, told)
        if opening is None or not opening.opens:
            if (opening and opening.sums) or any(c.scope is Scope.AGGREGATE for n in own for c in told.get(n, ())):
                current = None  # what sums up closes the item before it
            elif current is not None:
                current.paragraphs.append(order)
            continue
        if len(items) > _MOST:
            break
        names = opening.names - known
        back = next((item for item in items if not names.isdisjoint(item.names)), None)
        if not opening.anew and back is not None:
            current = back
        elif opening.anew or current is None or current.exact or order - current.paragraphs[0] > _DETAIL:
            current = _Open([], set(), opening.exact)
            items.append(current)
        current.exact = current.exact or opening.exact
        current.paragraphs.append(order)
        current.names |= names
    return items


@dataclass(frozen=True, slots=True)
class _Opening:
    """How a paragraph that harms somebody begins: `opens` where that may be a new item, `anew` where it surely is."""

    names: frozenset[str]
    anew: bool
    exact: bool
    opens: bool
    sums: bool


def _opening_of(
    analysis: Analysis, sentences: Sequence[Sentence], own: Sequence[int], told: Mapping[int, Sequence[Claim]]
) -> _Opening | None:
    """The paragraph's sentences up to the first that harms somebody; None where none does."""
    harming = next((n for n in own if any(_harms(claim) for claim in told.get(n, ()))), None)
    if harming is None:
        return None
    head = [sentences[n] for n in own if n <= harming]
    near = [sentences[n] for n in own if n <= harming + 1]
    words = " ".join(text_of(analysis, sentence) for sentence in head)
    names = _names_in(analysis, near)
    around = " ".join(text_of(analysis, sentence) for sentence in near)
    anew = bool(event_phrases("anew").search(words))
    placed = bool(event_phrases("spot").search(around)) or bool(names)
    timed = _is_timed(analysis, near)
    someone = anew or bool(_someone().search(words))
    sums = _is_sum(words)
    opens = (
        someone
        and not sums
        and (anew or not event_phrases("told before").search(words))
        and ((timed and placed) or (anew and (timed or placed)))
    )
    return _Opening(names, anew, bool(event_phrases("exact").search(around)), opens, sums)


def _harms(claim: Claim) -> bool:
    counts = claim.bounds is not None and (claim.bounds.low or 0) > 0
    return claim.attribute in HARMS and counts and claim.scope is not Scope.AGGREGATE


def _is_timed(analysis: Analysis, sentences: Sequence[Sentence]) -> bool:
    return any(time.kind in _TIMES for sentence in sentences for time in times_in(analysis, sentence))


def _names_in(analysis: Analysis, sentences: Sequence[Sentence]) -> frozenset[str]:
    """The names of places and buildings but hospitals, to which people of all items are brought."""
    names = (name for sentence in sentences for name in names_in(analysis, sentence))
    places = (fold(name.text) for name in names if name.kind in (NameKind.PLACE, NameKind.FACILITY))
    return frozenset(words for words in places if not event_phrases("brought to").search(words))


def _spans(analysis: Analysis, paragraphs: Sequence[int]) -> tuple[Span, ...]:
    """Where paragraphs stand; those that follow one another as one span."""
    found: list[Span] = []
    last = -1
    for order in sorted(paragraphs):
        placed = analysis.paragraphs[order]
        span = Span(placed.start, placed.start + len(placed.paragraph.text))
        if found and order == last + 1:
            found[-1] = Span(found[-1].start, span.end)
        else:
            found.append(span)
        last = order
    return tuple(found)


def _harmed(claims: Sequence[Claim], spans: Sequence[Span]) -> int:
    """How many people an item harms, as far as its largest counts tell."""
    most = {Attribute.DEATHS: 0, Attribute.INJURIES: 0, Attribute.CASUALTIES: 0}
    for claim in claims:
        inside = begins_in(claim.evidence.span, spans)
        if inside and claim.attribute in most and claim.bounds is not None and claim.scope is not Scope.AGGREGATE:
            most[claim.attribute] = max(most[claim.attribute], claim.bounds.low or 0)
    return max(most[Attribute.CASUALTIES], most[Attribute.DEATHS] + most[Attribute.INJURIES])


@cache
def _someone() -> re.Pattern[str]:
    """ "a 25-year-old man", "four people", "another": nobody who was told of before."""
    people = column("people_nouns", "noun") | {"men", "women"}
    nouns = "|".join(sorted((re.escape(noun) for noun in people), key=lambda w: (-len(w), w)))
    numbers = "|".join(sorted(words_of("number"), key=lambda w: (-len(w), w)))
    return re.compile(
        rf"\b(?:an?|another|{numbers}|\d{{1,3}}) (?:[\w-]+ ){{0,4}}?(?:\d+-year-old|(?:{nouns})s?)\b", re.IGNORECASE
    )
