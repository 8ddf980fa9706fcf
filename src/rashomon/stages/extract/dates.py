"""A time as written, resolved against the document's own date."""

from __future__ import annotations

from rashomon.language.calendar import day_of, resolve_value
from rashomon.schema.analysis import TimeExpression, TimeKind
from rashomon.schema.document import Dated, Document

_RESOLVED = frozenset({TimeKind.DATE, TimeKind.WEEKDAY, TimeKind.RELATIVE})


def anchor_of(document: Document) -> Dated | None:
    """The date a document's words count from: published, else modified, else captured."""
    return document.published or document.modified or document.captured


def resolve(time: TimeExpression, anchor: Dated | None, forward: bool = False) -> Dated | None:
    """The date a time means when written on `anchor`'s day, or None where it tells none (clock times, periods).

    `forward` looks ahead for a weekday ("will begin on Monday"). `read_from` of the result is "text".
    """
    if time.kind not in _RESOLVED:
        return None
    return resolve_value(time.value, day_of(anchor), forward)
