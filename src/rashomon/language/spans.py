"""Times that mean some days and no one day: "over the weekend", "last week", "between Monday and Wednesday"."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from itertools import pairwise

from rashomon.language.calendar import resolve_value
from rashomon.schema.analysis import TimeExpression, TimeKind
from rashomon.schema.document import Dated, Precision

_SATURDAY = 5
_WEEK = 7
_BEFORE = 12  # code points before the first of two times in which "between" stands
_PAST = "past"
_SEVEN_DAYS = (["the", "past", "week"], ["the", "last", "week"])


def span_of(time: TimeExpression, anchor: date | None) -> Dated | None:
    """The days that a time means when written on `anchor`: a weekend, a week, or a month; None for any other.

    A week runs from Monday to Sunday. "This week" ends, and "the past week" is the seven days that end, on the day of
    writing: what is reported has happened.
    """
    words = time.text.casefold().split()
    if anchor is None and time.kind is not TimeKind.DATE:
        return None
    if anchor is not None and time.kind is TimeKind.PERIOD and "weekend" in words and "next" not in words:
        return _weekend(anchor, last="last" in words)
    if anchor is not None and time.kind is TimeKind.PERIOD and words in _SEVEN_DAYS:
        return _from(anchor, _WEEK - 1, _WEEK - 1)
    if anchor is not None and time.kind is TimeKind.RELATIVE and time.value in ("0w", "-1w") and "week" in words:
        return _week(anchor, time.value, past=_PAST in words)
    found = resolve_value(time.value, anchor) if time.kind in (TimeKind.DATE, TimeKind.RELATIVE) else None
    months = found is not None and found.precision is Precision.MONTH and not any(w.startswith("week") for w in words)
    return found if months else None


def between(first: Dated | None, last: Dated | None) -> Dated | None:
    """The days from one to the other; None where one is no day, or they stand in no order."""
    one, other = (dated.day if dated is not None else None for dated in (first, last))
    if one is None or other is None or one >= other:
        return None
    return _span(date.fromisoformat(one), date.fromisoformat(other))


def pairs_between(text: str, times: Sequence[TimeExpression]) -> tuple[tuple[TimeExpression, TimeExpression], ...]:
    """The times that stand as "between Monday and Wednesday": what happened then has neither as its day."""
    if "between" not in text.casefold():
        return ()
    return tuple((one, other) for one, other in pairwise(times) if _joined(text, one, other))


def _joined(text: str, one: TimeExpression, other: TimeExpression) -> bool:
    before = text[max(0, one.start - _BEFORE) : one.start].casefold().split()
    return before[-1:] == ["between"] and text[one.end : other.start].casefold().split() == ["and"]


def _weekend(anchor: date, last: bool) -> Dated | None:
    """The latest weekend that has begun; "last weekend", said on one, is the one before."""
    back = (anchor.weekday() - _SATURDAY) % _WEEK
    if last and back < 2:
        back += _WEEK
    return _from(anchor, back, 1)


def _week(anchor: date, value: str, past: bool) -> Dated | None:
    if past:
        return _from(anchor, _WEEK - 1, _WEEK - 1)
    if value == "-1w":
        return _from(anchor, anchor.weekday() + _WEEK, _WEEK - 1)
    return _from(anchor, anchor.weekday(), anchor.weekday())


def _from(anchor: date, back: int, more: int) -> Dated | None:
    try:
        first = anchor - timedelta(days=back)
        return _span(first, first + timedelta(days=more))
    except OverflowError:
        return None


def _span(first: date, last: date) -> Dated:
    if first == last:
        return Dated(first.isoformat(), Precision.DAY, "text")
    return Dated(f"{first.isoformat()}/{last.isoformat()}", Precision.SPAN, "text")
