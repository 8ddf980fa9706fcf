"""A time as written, resolved against the document's own date."""

from __future__ import annotations

import re
from datetime import date

from rashomon.language.calendar import day_of, month_numbers, resolve_value
from rashomon.schema.analysis import Analysis, TimeExpression, TimeKind
from rashomon.schema.document import Dated, Document
from rashomon.stages.extract.event_phrases import event_phrases

_RESOLVED = frozenset({TimeKind.DATE, TimeKind.WEEKDAY, TimeKind.RELATIVE})
_HEAD = 12  # paragraphs in which a line that is a date alone tells when the page was written
_DATE_LINE = 40  # code points
_STAMPED = 60  # code points at a paragraph's head in which the date of an update stands
_STAMP = re.compile(r"\W*(?:UPDATED?|Updated?|ORIGINAL(?: POST| STORY)?|EARLIER|PREVIOUS(?:LY)?)\b[^a-z]{0,20}")
_PAGE_HEAD = 2500  # code points at a page's head in which its own date is looked for
_WRITTEN = re.compile(
    r"(?P<y1>(?:19|20)\d\d)[-/](?P<m1>\d\d?)[-/](?P<d1>\d\d?)(?!\d)"
    r"|(?<!\d)(?P<y4>20\d\d)(?P<m4>0[1-9]|1[0-2])(?P<d4>[0-3]\d)(?!\d)"
    r"|(?P<d2>\d\d?)(?:st|nd|rd|th)?\s+(?P<m2>[A-Z][a-z]{2,8})\.?[,،]?\s+(?P<y2>(?:19|20)\d\d)"
    r"|(?P<m3>[A-Z][a-z]{2,8})\.?\s+(?P<d3>\d\d?)(?:st|nd|rd|th)?,?\s+(?P<y3>(?:19|20)\d\d)"
)


def anchor_of(document: Document, analysis: Analysis | None = None) -> Dated | None:
    """The date a document's words count from: published, else a date line at its head, else modified or captured."""
    return document.published or _date_line(analysis) or document.modified or document.captured


def _date_line(analysis: Analysis | None) -> Dated | None:
    for placed in analysis.paragraphs[:_HEAD] if analysis else ():
        if len(placed.paragraph.text) <= _DATE_LINE:
            for time in placed.paragraph.times:
                date = resolve(time, None)
                if date is not None and date.day is not None:
                    return date
    return None


def anchors_of(document: Document, analysis: Analysis) -> tuple[Dated | None, ...]:
    """The date that each paragraph's words count from: that of the update it stands in, else the document's own.

    Pages that grow put the newest on top, each part under a line of its own ("UPDATE 8:30 p.m., Jan. 3 - ...").
    """
    own = anchor_of(document, analysis)
    current, found = own, []
    for placed in analysis.paragraphs:
        head = placed.paragraph.text[:_STAMPED]
        if _STAMP.match(head):
            dates = (resolve(t, own) for t in placed.paragraph.times if t.start < _STAMPED and t.kind is TimeKind.DATE)
            current = next((date for date in dates if date is not None and date.day is not None), own)
        found.append(current)
    return tuple(found)


def resolve(time: TimeExpression, anchor: Dated | None, forward: bool = False) -> Dated | None:
    """The date a time means when written on `anchor`'s day, or None where it tells none (clock times, periods).

    `forward` looks ahead for a weekday ("will begin on Monday"). `read_from` of the result is "text".
    """
    if time.kind not in _RESOLVED:
        return None
    return resolve_value(time.value, day_of(anchor), forward)


def is_from_another(time: TimeExpression) -> bool:
    """Is a time counted from another that was told ("the next day", "hours later"), and not from the document's day?"""
    return time.kind is TimeKind.RELATIVE and event_phrases("other time").search(time.text) is not None


def own_day(document: Document) -> int | None:
    """The ordinal of the document's day: its own date, its capture's, or the first one written at its head."""
    for dated in (document.published, document.modified, document.captured):
        if dated is not None and dated.day is not None:
            found = iso_day(dated.day)
            if found is not None:
                return found
    for match in _WRITTEN.finditer(document.text[:_PAGE_HEAD]):
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
