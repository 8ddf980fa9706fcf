"""Times that tell an event apart from the document's own: dates, months, years, "last month", "two years ago"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from rashomon.language.calendar import WEEKDAYS, month_numbers
from rashomon.schema.analysis import NumberSense
from rashomon.schema.document import Document
from rashomon.stages.extract.reading import Reading

_UNIT_DAYS = {"day": 1, "week": 7, "month": 30, "year": 365, "decade": 3650}
_AGO = frozenset({"ago", "earlier", "before", "previously", "prior"})
_HEAD = 2500  # code points at a page's head in which its own date is looked for
_WRITTEN = re.compile(
    r"(?P<y1>(?:19|20)\d\d)[-/](?P<m1>\d\d?)[-/](?P<d1>\d\d?)(?!\d)"
    r"|(?<!\d)(?P<y4>20\d\d)(?P<m4>0[1-9]|1[0-2])(?P<d4>[0-3]\d)(?!\d)"
    r"|(?P<d2>\d\d?)(?:st|nd|rd|th)?\s+(?P<m2>[A-Z][a-z]{2,8})\.?[,،]?\s+(?P<y2>(?:19|20)\d\d)"
    r"|(?P<m3>[A-Z][a-z]{2,8})\.?\s+(?P<d3>\d\d?)(?:st|nd|rd|th)?,?\s+(?P<y3>(?:19|20)\d\d)"
)


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


def own_day(document: Document) -> int | None:
    """The ordinal of the document's day: its own date, its capture's, or the first one written at its head."""
    for dated in (document.published, document.modified, document.captured):
        if dated is not None and dated.day is not None:
            found = iso_day(dated.day)
            if found is not None:
                return found
    for match in _WRITTEN.finditer(document.text[:_HEAD]):
        found = _written_day(match)
        if found is not None:
            return found
    return None


def iso_day(day: str) -> int | None:
    """The ordinal of an ISO day; None where there is no such day."""
    try:
        return date.fromisoformat(day).toordinal()
    except ValueError:
        return None


def _written_day(match: re.Match[str]) -> int | None:
    parts = match.groupdict()
    for n in "1234":
        if parts[f"y{n}"]:
            month = parts[f"m{n}"].casefold()
            number = (
                int(month) if month.isdigit() else month_numbers().get(month) or month_numbers().get(month[:3]) or 0
            )
            return _day(int(parts[f"y{n}"]), number, int(parts[f"d{n}"]))
    return None


def _day(year: int, month: int, day: int) -> int | None:
    try:
        return date(year, month, day).toordinal()
    except ValueError:
        return None


def find_moments(reading: Reading, now: int | None) -> Iterator[Moment]:
    """Every time in the paragraph that can be placed, from `now` (the document's day) where it is known."""
    taken = -1
    for i in sorted({*reading.numbers, *reading.spots(_openers())}):
        token = reading.tree.tokens[i]
        word = token.text.casefold().rstrip(".")
        if i <= taken:
            continue
        moment: Moment | None = None
        if word in month_numbers() and token.text[:1].isupper() and (word != "may" or token.pos == "PROPN"):
            moment, taken = _month(reading, i, now)
        elif (number := reading.numbers.get(i)) is not None and number.sense is NumberSense.YEAR:
            moment = _year(i, number.bounds.low or 0, token.text)
        elif word in WEEKDAYS and now is not None:
            back = (date.fromordinal(now).weekday() - WEEKDAYS.index(word)) % 7
            moment = Moment(i, now - back, now - back, token.text, exact=True, weekday=True)
        elif word in {"last", "past", "previous"}:
            moment = _last(reading, i, now)
        elif word in _AGO:
            moment = _ago(reading, i, now)
        if moment is not None:
            taken = max(taken, i + (word in {"last", "past", "previous"}))
            yield moment


@cache
def _openers() -> frozenset[str]:
    """Words that are a time or the middle of one, in lower case, with the full stop of a short form or without."""
    words = {*month_numbers(), *WEEKDAYS, *_AGO, "last", "past", "previous"}
    return frozenset(words | {f"{word}." for word in words})


def _year(i: int, year: int, words: str) -> Moment | None:
    if not 1 <= year <= 9998:
        return None
    return Moment(i, date(year, 1, 1).toordinal(), date(year, 12, 31).toordinal(), words, year_only=True)


def _month(reading: Reading, i: int, now: int | None) -> tuple[Moment | None, int]:
    """ "Sept. 12, 2016", "12 September", "in December 2003", "in February"."""
    month = month_numbers()[reading.lower(i).rstrip(".")]
    day, year, last = None, None, i
    before = reading.numbers.get(i - 1)
    if before is not None and before.sense is NumberSense.DATE:
        day = before.bounds.low
    k = i + 1 + (reading.lower(i + 1) == ".")
    after = reading.numbers.get(k)
    if after is not None and after.sense is NumberSense.DATE and day is None:
        day, last = after.bounds.low, k
        k += 1
    k += reading.lower(k) == ","
    after = reading.numbers.get(k)
    if after is not None and after.sense is NumberSense.YEAR:
        year, last = after.bounds.low, k
    words = " ".join(t.text for t in reading.tree.tokens[i : last + 1])
    first = _first_day(month, day, year, now)
    if first is None and now is None and day is None:  # "in February", said of some other year or month
        return Moment(i, -60, -30, words, relative=True, loose=True), last
    if first is None:
        return None, last
    final = first if day is not None else first + 30
    return Moment(i, first, final, words, exact=day is not None), last


def _first_day(month: int, day: int | None, year: int | None, now: int | None) -> int | None:
    if year is not None:
        return _day(year, month, day or 1) if 1 <= year <= 9998 else None
    if now is None:
        return None
    this = date.fromordinal(now)
    found = _day(this.year, month, day or 1)
    if found is not None and found > now + 3:  # no year: the latest that is not ahead of the document
        found = _day(this.year - 1, month, day or 1)
    return found


def _last(reading: Reading, i: int, now: int | None) -> Moment | None:
    unit = reading.lower(i + 1)
    words = f"{reading.tree.tokens[i].text} {unit}"
    start = now if now is not None else 0
    if unit in WEEKDAYS:
        if now is None:
            return None
        back = (date.fromordinal(now).weekday() - WEEKDAYS.index(unit)) % 7 or 7
        return Moment(i, now - back, now - back, words, exact=True)
    spans = {"month": (62, 28), "year": (730, 200), "week": (14, 1)}
    if unit in spans:
        far, near = spans[unit]
        if now is not None and unit in {"month", "year"}:
            first, last = _calendar_before(now, unit)
            return Moment(i, first, last, words)
        return Moment(i, start - far, start - near, words, relative=now is None)
    return None


def _calendar_before(now: int, unit: str) -> tuple[int, int]:
    today = date.fromordinal(now)
    if unit == "year":
        return date(max(1, today.year - 1), 1, 1).toordinal(), date(max(1, today.year - 1), 12, 31).toordinal()
    last = today.replace(day=1) - timedelta(days=1)
    return last.replace(day=1).toordinal(), last.toordinal()


def _ago(reading: Reading, i: int, now: int | None) -> Moment | None:
    """ "two years ago", "a month earlier", "years earlier"."""
    unit = reading.lower(i - 1).rstrip("s")
    if unit not in _UNIT_DAYS:
        return None
    number = reading.numbers.get(i - 1) or reading.numbers.get(i - 2)
    many = number.bounds.low if number is not None and number.bounds.low else None
    plural = reading.lower(i - 1).endswith("s")
    amount = many or (3 if plural else 1)
    amount = min(amount, 2000)
    back = amount * _UNIT_DAYS[unit]
    slack = _UNIT_DAYS[unit] // 2 if many or not plural else back
    start = now if now is not None else 0
    first = max(1, start - back - slack) if now is not None else -back - slack
    words = f"{unit} {'earlier' if reading.lower(i) != 'ago' else 'ago'}"
    near = unit in {"day", "week"} and reading.lower(i) == "ago"
    return Moment(i, first, start - back + slack, words, relative=now is None, near=near)
