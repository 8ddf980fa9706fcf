"""The days within which the event was, where no word of the document tells its day."""

from __future__ import annotations

from collections.abc import Iterator

from rashomon.language.calendar import day_of
from rashomon.language.spans import between, pairs_between, span_of
from rashomon.schema.analysis import Analysis, Paragraph
from rashomon.schema.document import Dated, Document, Precision
from rashomon.schema.evidence import Span
from rashomon.stages.extract.dates import anchors_of, is_from_another, resolve
from rashomon.stages.extract.event_aside import asides, is_aside
from rashomon.stages.extract.event_date import FIRM, DayFound, role_of
from rashomon.stages.extract.event_kind import KindFound, weighted_paragraphs


def find_span(document: Document, analysis: Analysis, kind: KindFound) -> DayFound | None:
    """The days that the first time on the event's own verb or noun leaves open; None where none does.

    Some days say more than a month.
    """
    found: list[DayFound] = []
    for (placed, _), now in zip(weighted_paragraphs(analysis), anchors_of(document, analysis), strict=True):
        beside = asides(placed.paragraph) if placed.paragraph.times else ()
        for span, dated in _spans(placed.paragraph, now):
            first = next(time for time in placed.paragraph.times if time.end > span.start)
            if not is_aside(beside, span.start) and role_of(placed.paragraph, first, placed.start, kind) >= FIRM:
                evidence = document.evidence(placed.start + span.start, placed.start + span.end)
                found.append(DayFound(dated, evidence, True))
    return min(found, key=lambda f: (f.date.precision is not Precision.SPAN, f.evidence.start), default=None)


def _spans(paragraph: Paragraph, now: Dated | None) -> Iterator[tuple[Span, Dated]]:
    for one, other in pairs_between(paragraph.text, paragraph.times):
        dated = between(resolve(one, now), resolve(other, now))
        if dated is not None:
            yield Span(one.start, other.end), dated
    for time in paragraph.times:
        dated = span_of(time, day_of(now)) if not is_from_another(time) else None
        if dated is not None:
            yield Span(time.start, time.end), dated
