"""Dates as pages write them, read leniently but never beyond what they say."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone

from rashomon.schema.document import Dated, Precision

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
# A month's first three letters tell it, so a misspelt one ("Novemer") is read as well.
_MONTH = r"(?P<month>(?:" + "|".join(_MONTHS) + r")[a-z]{0,7})\.?"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_SEP = r"[\s,،.]{1,4}"
_FORMS = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        rf"(?<!\d){_YEAR}\s?-\s?(?P<month>\d{{1,2}})\s?-\s?(?P<day>\d{{1,2}})(?!\d)",
        rf"(?<!\d){_YEAR}\s?[/.]\s?(?P<month>\d{{1,2}})\s?[/.]\s?(?P<day>\d{{1,2}})(?!\d)",
        rf"(?<!\d){_DAY}(?:\s+of)?[\s,،.-]{{1,4}}{_MONTH}[\s,،.-]{{1,4}}{_YEAR}(?!\d)",
        rf"\b{_MONTH}{_SEP}{_DAY}{_SEP}{_YEAR}(?!\d)",
        r"(?<![\d/.])(?P<first>\d{1,2})\s?(?P<mark>[/.-])\s?(?P<second>\d{1,2})\s?(?P=mark)\s?(?P<year>(?:19|20)\d\d|\d\d)(?!\d)",
        r"(?<!\d)(?P<year>(?:19|20)\d\d)(?P<month>0[1-9]|1[0-2])(?P<day>[0-3]\d)(?=T?\d{6}|\D|$)",
        rf"\b{_MONTH}{_SEP}{_YEAR}(?!\d)",
        rf"(?<!\d){_YEAR}\s?-\s?(?P<month>\d\d)(?!\d)",
        rf"^\s*{_YEAR}\s*$",
    )
)
_IN_ADDRESS = re.compile(
    r"/(?P<year>(?:19|20)\d\d)(?P<mark>[/-]?)(?P<month>0[1-9]|1[0-2])(?P=mark)(?P<day>0[1-9]|[12]\d|3[01])(?=[/_-])"
)
# The number of a post on Twitter holds its time: all but the last 22 bits are milliseconds since the service's own
# epoch (Twitter, "Announcing Snowflake", 2010). Numbers of fewer digits are older than that scheme.
_POST = re.compile(r"\b(?:twitter|x)\.com/[^/\s]+/status(?:es)?/(?P<number>\d{14,19})(?!\d)")
_POST_EPOCH = 1288834974657
_TIME = re.compile(
    r"(?P<hour>\d{1,2})\s?[:.]\s?(?P<minute>[0-5]\d)(?:\s?:\s?(?P<second>[0-5]\d)(?:\.\d+)?)?\s?(?P<half>[ap]\.?m\b\.?)?"
    r"\s{0,2}\(?(?P<zone>Z\b|[+-]\d\d:?\d\d\b|[A-Z]{2,4}\b)?",
    re.IGNORECASE,
)
_TIME_REACH = 24  # characters after the date in which its clock time may stand ("28 November 2005, at about 02:24 GMT")
# Hours from UTC of the abbreviations that news sites print. CST and IST have other meanings elsewhere: left out, as a
# time in an unknown zone is better kept as its day.
_ZONES = {
    "z": 0.0, "utc": 0.0, "gmt": 0.0, "bst": 1.0, "cet": 1.0, "cest": 2.0, "eet": 2.0, "eest": 3.0, "msk": 3.0,
    "est": -5.0, "edt": -4.0, "et": None, "cdt": -5.0, "mst": -7.0, "mdt": -6.0, "pst": -8.0, "pdt": -7.0,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A date in a text, and where it ends there."""

    dated: Dated
    end: int


def read_date(text: str, read_from: str) -> Dated | None:
    """The first date in a text, or None. A clock time counts only with its zone; without one the day is all we know.

    Of 3/4/2005 nobody can say which is the month; it is read as American news writes it, and 3.4.2005 as European.
    """
    found = find_date(text, read_from)
    return found.dated if found else None


def find_date(text: str, read_from: str) -> FoundDate | None:
    """The first date in a text with its place."""
    text = text[:2000]
    best: tuple[int, int, re.Match[str]] | None = None
    for rank, form in enumerate(_FORMS):
        if (match := form.search(text)) and _calendar(match) and (best is None or (match.start(), rank) < best[:2]):
            best = (match.start(), rank, match)
    if best is None:
        return None
    match = best[2]
    value, precision = _calendar(match) or ("", Precision.YEAR)
    if precision is Precision.DAY and (time := _clock(text, match.end(), value)):
        return FoundDate(Dated(time, Precision.TIME, read_from), match.end())
    return FoundDate(Dated(value, precision, read_from), match.end())


def date_in_address(url: str | None) -> Dated | None:
    """The day that an article's web address holds ("/2021/09/27/", "/20220202-"), as many outlets write it.

    Of a post on Twitter it is the time that the post's number holds.
    """
    if post := _POST.search(url or ""):
        seconds = ((int(post["number"]) >> 22) + _POST_EPOCH) // 1000
        return Dated(datetime.fromtimestamp(seconds, UTC).isoformat()[:19] + "Z", Precision.TIME, "web address")
    match = _IN_ADDRESS.search(url or "")
    found = _calendar(match) if match else None
    return Dated(*found, "web address") if found else None


def _calendar(match: re.Match[str]) -> tuple[str, Precision] | None:
    """The ISO date of a match, or None when there is no such day."""
    parts = match.groupdict()
    year = int(parts["year"])
    if year < 100:
        year += 2000 if year < 70 else 1900
    if parts.get("first"):
        month, day = int(parts["first"]), int(parts["second"])
        if month > 12 or (parts["mark"] == "." and day <= 12):
            month, day = day, month
    else:
        month, day = _month(parts.get("month")), int(parts.get("day") or 0)
    if not month:
        return f"{year:04d}", Precision.YEAR
    try:
        date = datetime(year, month, day or 1, tzinfo=UTC)
    except ValueError:
        return None
    return (date.strftime("%Y-%m-%d"), Precision.DAY) if day else (date.strftime("%Y-%m"), Precision.MONTH)


def _month(text: str | None) -> int:
    if not text:
        return 0
    return int(text) if text.isdigit() else _MONTHS.index(text[:3].casefold()) + 1


def _clock(text: str, after: int, day: str) -> str | None:
    """The full time where a clock time with a known zone follows the date; the zone is kept, and so the local day."""
    match = _TIME.search(text, after, after + _TIME_REACH + 20)
    if not match or match.start() - after > _TIME_REACH or not match["zone"]:
        return None
    offset = _offset(match["zone"])
    hour = int(match["hour"])
    if match["half"]:
        hour = hour % 12 + (12 if match["half"][0] in "pP" else 0)
    if offset is None or hour > 23:
        return None
    zone = timezone(timedelta(hours=offset))
    time = datetime.fromisoformat(day).replace(
        hour=hour, minute=int(match["minute"]), second=int(match["second"] or 0), tzinfo=zone
    )
    return time.isoformat().replace("+00:00", "Z")


def _offset(zone: str) -> float | None:
    if zone[0] in "+-":
        sign = -1 if zone[0] == "-" else 1
        hours = int(zone[1:3]) + int(zone[-2:]) / 60
        return sign * hours if hours < 24 else None
    return _ZONES.get(zone.casefold())
