"""What a document as a whole says about its own event, looked over once: its days, its times and its cues."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rashomon.schema.document import Document
from rashomon.schema.extraction import EventSketch
from rashomon.stages.extract.dates import own_day
from rashomon.stages.extract.lead import event_day, lead
from rashomon.stages.extract.reading import Reading
from rashomon.stages.extract.scope_words import Cue, find_cues, ranking_words
from rashomon.stages.extract.when import Moment, find_moments


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What the document as a whole says about its own event: its day, the event's day, and times by paragraph."""

    now: int | None
    event: int | None
    latest: int
    moments: Mapping[int, tuple[Moment, ...]]
    cues: Mapping[int, tuple[Cue, ...]]
    readings: Sequence[Reading]
    sketch: EventSketch | None = None


def survey(document: Document, readings: Sequence[Reading], sketch: EventSketch | None) -> Surroundings:
    """Look over the whole document once."""
    now = own_day(document)
    firm = bool(document.published or document.modified or document.captured)
    moments = {r.tree.order: tuple(m for m in _moments(r, now) if firm or not m.near) for r in readings}
    event = event_day(readings, moments, now, sketch)
    cues = {r.tree.order: tuple(sorted(find_cues(r), key=lambda cue: cue.at)) for r in readings}
    latest = max((m.first for found in moments.values() for m in found if not m.relative), default=0)
    return Surroundings(now, event, latest, moments, cues, readings, sketch)


def _moments(reading: Reading, now: int | None) -> list[Moment]:
    """The times of a paragraph but those of phrases that only rank its event: "the worst raid since 2019"."""
    ranked = ranking_words(reading)
    return [m for m in find_moments(reading, now) if m.at not in ranked or m.weekday]


def lead_end(surroundings: Surroundings) -> int:
    """Where the title and the first paragraphs end, as a document offset."""
    opening = lead(surroundings.readings)
    return max((r.tree.placed.start + len(r.tree.placed.paragraph.text) for r in opening), default=0)
