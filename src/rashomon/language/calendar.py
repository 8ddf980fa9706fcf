"""Words of the calendar, and resolving a time as written against the day it was written on."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from rashomon.language.data import table
from rashomon.schema.document import Dated, Precision

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_FULL = re.compile(r"(\d{4})-(\d\d)-(\d\d)")
_MONTH = re.compile(r"(\d{4})-(\d\d)\Z")
_YEARLESS = re.compile(r"--(\d\d)-(\d\d)\Z")
_YEARLESS_MONTH = re.compile(r"--(\d\d)\Z")
_RELATIVE = re.compile(r"([+-]?\d{1,4})([dwmy])\Z")


@cache
def words_of(role: str) -> dict[str, str]:
    """The calendar's words of one role ("month", "weekday", "day", "unit", ...) with their values."""
    return {row["word"]: row["value"] for row in table("calendar") if row["role"] == role}


@cache
def month_numbers() -> dict[str, int]:
    """Names and abbreviations of the months, lower case, with their numbers from 1."""
    return {word: int(value) for word, value in words_of("month").items()}


def day_of(anchor: Dated | None) -> date | None:
    """The day of a date that is known to the day, or None."""
    match = _FULL.match(anchor.day or "") if anchor else None
    return _date(*(int(part) for part in match.groups())) if match else None


@dataclass(frozen=True, slots=True)
class Days:
    """The days from `first` to `last`, both included, as ordinals of the calendar."""

    first: int
    last: int


def days_of(value: str, anchor: date | None, ahead: int = 31) -> Days | None:
    """The days that a normalised time may mean when said on `anchor`: one, or those of its month or year.

    A day without a year is the nearest such day not more than `ahead` days after the anchor. None where it cannot be
    told.
    """
    if (match := _YEARLESS.match(value)) and anchor is not None:
        found = _nearest(int(match[1]), int(match[2]), anchor, ahead)
        return Days(found.toordinal(), found.toordinal()) if found is not None else None
    dated = resolve_value(value, anchor)
    if dated is None:
        return None
    parts = [int(part) for part in dated.value.split("-")]
    first, last = _date(*parts, *[1] * (3 - len(parts))), _last_day(*parts)
    return Days(first.toordinal(), last.toordinal()) if first is not None and last is not None else None


def _last_day(year: int, month: int = 12, day: int = 0) -> date | None:
    if day:
        return _date(year, month, day)
    return _date(year, month, 31) or _date(year, month, 30) or _date(year, month, 29) or _date(year, month, 28)


def resolve_value(value: str, anchor: date | None, forward: bool = False) -> Dated | None:
    """The date that a normalised time means when said on `anchor`; None where it cannot be told.

    A weekday is the nearest such day not after the anchor ("Saturday" said on a Saturday is that day; "last
    Saturday" is the one before), a day without a year the nearest such day not more than a month after it;
    `forward` looks ahead instead ("will begin on Monday").
    """
    if match := _FULL.match(value):
        found = _date(*(int(part) for part in match.groups()))
        return _dated(found) if found else None
    if _MONTH.match(value):
        return Dated(value, Precision.MONTH, "text")
    if re.fullmatch(r"\d{4}", value):
        return Dated(value, Precision.YEAR, "text")
    if anchor is None:
        return None
    if match := _YEARLESS.match(value):
        found = _nearest(int(match[1]), int(match[2]), anchor)
        return _dated(found) if found else None
    if match := _YEARLESS_MONTH.match(value):
        year = anchor.year - (int(match[1]) > anchor.month)
        return Dated(f"{year:04d}-{match[1]}", Precision.MONTH, "text")
    if match := _RELATIVE.match(value):
        return _related(int(match[1]), match[2], anchor)
    return _weekday(value, anchor, forward)


def _weekday(value: str, anchor: date, forward: bool) -> Dated | None:
    word = value.strip().rpartition(" ")[2]
    if word not in WEEKDAYS:
        return None
    if forward or value.startswith("next "):
        ahead = (WEEKDAYS.index(word) - anchor.weekday()) % 7 or 7
        return _shifted(anchor, ahead)
    back = (anchor.weekday() - WEEKDAYS.index(word)) % 7
    return _shifted(anchor, -(back or 7) if value.startswith("last ") else -back)


def _related(count: int, unit: str, anchor: date) -> Dated | None:
    if unit == "d":
        return _shifted(anchor, count)
    if unit == "w":  # "last week" is no day; its month is known well enough
        shifted = _shifted(anchor, count * 7)
        return Dated(shifted.value[:7], Precision.MONTH, "text") if shifted else None
    if unit == "y":
        year = anchor.year + count
        return Dated(f"{year:04d}", Precision.YEAR, "text") if 0 < year < 10000 else None
    months = anchor.year * 12 + anchor.month - 1 + count
    return Dated(f"{months // 12:04d}-{months % 12 + 1:02d}", Precision.MONTH, "text") if months >= 12 else None


def _nearest(month: int, day: int, anchor: date, ahead: int = 31) -> date | None:
    """The last such day that is at most so many days ahead of the anchor: announcements look a little forward."""
    for year in (anchor.year + 1, anchor.year, anchor.year - 1):
        found = _date(year, month, day)
        if found is not None and (found - anchor).days <= ahead:
            return found
    return None


def _shifted(anchor: date, days: int) -> Dated | None:
    try:
        return _dated(anchor + timedelta(days=days))
    except OverflowError:
        return None


def _dated(found: date) -> Dated:
    return Dated(found.isoformat(), Precision.DAY, "text")


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
