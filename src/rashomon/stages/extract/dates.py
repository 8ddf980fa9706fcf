"""A time as written, resolved against the document's own date."""

from __future__ import annotations

import re

from rashomon.language.calendar import day_of, resolve_value
from rashomon.schema.analysis import Analysis, TimeExpression, TimeKind
from rashomon.schema.document import Dated, Document

_RESOLVED = frozenset({TimeKind.DATE, TimeKind.WEEKDAY, TimeKind.RELATIVE})


_HEAD = 12  # paragraphs in which a line that is a date alone tells when the page was written
_DATE_LINE = 40  # code points
_STAMPED = 60  # code points at a paragraph's head in which the date of an update stands
_STAMP = re.compile(r"\W*(?:UPDATED?|Updated?|ORIGINAL(?: POST| STORY)?|EARLIER|PREVIOUS(?:LY)?)\b[^a-z]{0,20}")


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
