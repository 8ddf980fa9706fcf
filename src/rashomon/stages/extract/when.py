"""Times that tell an event apart from the document's own, as spans of days: dates, months, years, "last month".

What is a time is read once, by `dissect`; here each is placed. A year or a month that stands before a noun ("a 2019
raid", "the February raid") is no time expression, and is taken from the words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from rashomon.language.calendar import WEEKDAYS, days_of, month_numbers, words_of
from rashomon.schema.analysis import NumberSense, TimeExpression, TimeKind
from rashomon.stages.extract.reading import Reading

_AHEAD = 3  # days: tolls are told of the past, so a day without a year is the latest that is not ahead of the document
_UNIT_DAYS = {"d": 1, "w": 7, "m": 30, "y": 365}
_NAMES = {"d": "day", "w": "week", "m": "month", "y": "year"}
_SOME = 3  # "years ago": so many, and as many more or less
_MAY = 5  # also a verb and a name
_NOT_LATELY = {"month": 4, "year": 14}  # days that must have passed for "earlier this month", "earlier this year"
_LONG_AGO = 2000  # units; what is longer ago is no longer placed
_RELATION = re.compile(r"-(\d{1,4})([dwmy])\Z")
_YEAR = re.compile(r"(?:19|20)\d\d\Z")
_LAST = frozenset({"last", "past", "previous"})
_AN_EARLIER_MONTH = (-60, -30)  # days: "in February" in a document without a date, of some other month


@dataclass(frozen=True, slots=True)
class Moment:
    """A time at token `at`, as the days from `first` to `last`; `exact` where the text gives a day.

    `words` are the words as written. Where the document has no date of its own, a time told from now counts from
    day 0 of the calendar's reckoning (`relative` is True and the days are negative offsets). `near` marks days and
    weeks counted back from a telling whose own day may not be the document's, `loose` a month without a year in a
    document without a date.
    """

    at: int
    first: int
    last: int
    words: str
    exact: bool = False
    relative: bool = False
    year_only: bool = False
    weekday: bool = False
    near: bool = False
    loose: bool = False


@dataclass(frozen=True, slots=True)
class _Stretch:
    """The first and last token of a time."""

    first: int
    last: int


@dataclass(frozen=True, slots=True)
class _Back:
    """How far back: so many units, and how many days more or less that may be."""

    amount: int
    unit: str
    slack: int


def find_moments(reading: Reading, now: int | None) -> Iterator[Moment]:
    """Every time in the paragraph that can be placed, from `now` (the document's day) where it is known, in order."""
    found: list[Moment] = []
    taken: set[int] = set()
    for time in reading.tree.placed.paragraph.times:
        stretch = _tokens_of(reading, time)
        if stretch is None:
            continue
        moment = _placed(reading, time, stretch, now)
        if moment is not None:
            found.append(moment)
            taken.update(range(stretch.first, stretch.last + 1))
    found += (m for m in _alone(reading, now) if m.at not in taken)
    found += _earlier_this(reading, now)
    yield from sorted(found, key=lambda moment: moment.at)


def _tokens_of(reading: Reading, time: TimeExpression) -> _Stretch | None:
    start = reading.tree.placed.start
    first = reading.tree.at(start + time.start)
    last = reading.tree.at(start + time.end - 1)
    return _Stretch(first, last) if first is not None and last is not None else None


def _placed(reading: Reading, time: TimeExpression, stretch: _Stretch, now: int | None) -> Moment | None:
    if time.kind is TimeKind.WEEKDAY:
        return _weekday(reading, time, stretch, now)
    if time.kind is TimeKind.RELATIVE:
        return _related(reading, time, stretch, now)
    if time.kind is TimeKind.DATE:
        return _dated(reading, time.value, stretch, now)
    if time.kind is TimeKind.PERIOD:
        return _since(reading, stretch, now) or _some_ago(reading, stretch, now)
    return None


def _dated(reading: Reading, value: str, stretch: _Stretch, now: int | None) -> Moment | None:
    """A date, a month or a year; `at` is its month or its year, past "in" and "since"."""
    at = next((k for k in range(stretch.first, stretch.last + 1) if _names_a_time(reading, k)), stretch.last)
    words = _written(reading, at, stretch.last)
    days = days_of(value, _day(now), ahead=_AHEAD)
    if days is None:
        loose = now is None and value.startswith("--") and value.count("-") == 2  # "--02", a month alone
        first, last = _AN_EARLIER_MONTH
        return Moment(at, first, last, words, relative=True, loose=True) if loose else None
    year_only = _YEAR.match(value) is not None
    return Moment(at, days.first, days.last, words, exact=days.first == days.last, year_only=year_only)


def _names_a_time(reading: Reading, k: int) -> bool:
    word = reading.lower(k).rstrip(".")
    return word in month_numbers() or _YEAR.match(word) is not None


def _written(reading: Reading, first: int, last: int) -> str:
    text = reading.tree.placed.paragraph.text
    return text[reading.tree.tokens[first].start : reading.tree.tokens[last].end]


def _day(now: int | None) -> date | None:
    return date.fromordinal(now) if now is not None else None


def _since(reading: Reading, stretch: _Stretch, now: int | None) -> Moment | None:
    """ "since 2011", "since May 2016": the month or the year that it names."""
    year = reading.lower(stretch.last)
    if _YEAR.match(year) is None:
        return None
    month = month_numbers().get(reading.lower(stretch.last - 1).rstrip("."))
    value = f"{year}-{month:02d}" if month is not None and stretch.last > stretch.first + 1 else year
    return _dated(reading, value, stretch, now)


def _weekday(reading: Reading, time: TimeExpression, stretch: _Stretch, now: int | None) -> Moment | None:
    days = days_of(time.value, _day(now)) if now is not None and not time.value.startswith("next ") else None
    if days is None:
        return None
    at = next((k for k in range(stretch.first, stretch.last + 1) if _is_weekday(reading, k)), stretch.last)
    plain = not time.value.startswith("last ")
    words = reading.tree.tokens[at].text if plain else time.text
    return Moment(at, days.first, days.last, words, exact=True, weekday=plain)


def _is_weekday(reading: Reading, k: int) -> bool:
    return words_of("weekday").get(reading.lower(k).rstrip("."), "") in WEEKDAYS


def _related(reading: Reading, time: TimeExpression, stretch: _Stretch, now: int | None) -> Moment | None:
    """ "last month", "the previous year", "two years ago"; what is no more than yesterday dates nothing apart."""
    match = _RELATION.match(time.value)
    if match is None:
        return None
    amount, unit = int(match[1]), match[2]
    first = next((k for k in range(stretch.first, stretch.last) if reading.lower(k) in _LAST), None)
    if first is not None:
        return _last(time, unit, first, now)
    relation = reading.lower(stretch.last)
    if words_of("relation").get(relation) != "-":  # "yesterday"
        return None
    return _ago(reading, stretch.last, _Back(amount, unit, _UNIT_DAYS[unit] // 2), now)


def _earlier_this(reading: Reading, now: int | None) -> Iterator[Moment]:
    """ "Earlier this month", which nobody says of yesterday."""
    day = _day(now)
    for k in reading.where.get("earlier", ()):
        unit = reading.lower(k + 2)
        if reading.lower(k + 1) != "this" or unit not in _NOT_LATELY:
            continue
        words = f"earlier this {unit}"
        if now is None or day is None:
            yield Moment(k, -_UNIT_DAYS[unit[0]], -_NOT_LATELY[unit], words, relative=True, loose=True)
            continue
        last = now - _NOT_LATELY[unit]
        first = day.replace(day=1) if unit == "month" else day.replace(month=1, day=1)
        yield Moment(k, min(first.toordinal(), last), last, words)


def _last(time: TimeExpression, unit: str, at: int, now: int | None) -> Moment | None:
    if unit == "d":
        return None
    days = days_of(time.value, _day(now)) if unit in "my" else None
    if days is not None:
        return Moment(at, days.first, days.last, time.text)
    far, near = {"m": (62, 28), "y": (730, 200), "w": (14, 1)}[unit]
    start = now if now is not None else 0
    return Moment(at, start - far, start - near, time.text, relative=now is None)


def _some_ago(reading: Reading, stretch: _Stretch, now: int | None) -> Moment | None:
    """ "years ago", "several months earlier": nobody says how many."""
    relation, unit = reading.lower(stretch.last), words_of("unit").get(reading.lower(stretch.last - 1), "h")
    if words_of("relation").get(relation) != "-" or unit == "h" or stretch.last == stretch.first:
        return None
    return _ago(reading, stretch.last, _Back(_SOME, unit, _SOME * _UNIT_DAYS[unit]), now)


def _ago(reading: Reading, at: int, back: _Back, now: int | None) -> Moment:
    unit, relation = back.unit, reading.lower(at)
    days, slack = min(back.amount, _LONG_AGO) * _UNIT_DAYS[unit], back.slack
    start = now if now is not None else 0
    first = max(1, start - days - slack) if now is not None else -days - slack
    near = unit in "dw" and relation == "ago"
    words = f"{_NAMES[unit]} {relation}"
    return Moment(at, first, start - days + slack, words, relative=now is None, near=near)


def _alone(reading: Reading, now: int | None) -> Iterator[Moment]:
    """A year or a month that stands before a noun or with no word of time: "a 2019 raid", "the February raid"."""
    for k, number in reading.numbers.items():
        if number.sense is NumberSense.YEAR and number.bounds.low is not None:
            moment = _dated(reading, f"{number.bounds.low:04d}", _Stretch(k, k), now)
            if moment is not None:
                yield moment
    for k, word in enumerate(reading.words):
        month = month_numbers().get(word.rstrip("."))
        token = reading.tree.tokens[k]
        if month is not None and token.text[:1].isupper() and (month != _MAY or token.pos == "PROPN"):
            moment = _dated(reading, f"--{month:02d}", _Stretch(k, k), now)
            if moment is not None:
                yield moment
