"""Another event told by its place alone: "In Seattle, a gunman killed two" on a page about a shooting in Michigan."""

from __future__ import annotations

from collections.abc import Sequence

from rashomon.language.gazetteer import PlaceEntry, distance, find, place
from rashomon.schema.analysis import NameKind
from rashomon.schema.extraction import EventSketch
from rashomon.stages.extract.lead import lead
from rashomon.stages.extract.reading import Reading

_FAR = 150  # kilometres from the event's place within which a town may be part of its story
_EARLY = 4  # sentences of a paragraph of the lead that tell the page's own event
_FRONT = 14  # words at a sentence's head in which its place stands
_WIDE = frozenset({"earthquake", "storm", "flood", "landslide"})  # they strike several countries at once
_REPORTING = frozenset({"ccomp", "parataxis"})


def other_place(readings: Sequence[Reading], reading: Reading, at: int, sketch: EventSketch | None) -> str:
    """The name at the head of the sentence that places the harm at token `at` in another land than the event; or "".

    A place before a verb of saying is the speaker's ("In Geneva, the agency said ..."), so it moves nothing.
    """
    main = place(sketch.places[0]) if sketch is not None and sketch.places else None
    tree = reading.tree
    start, _ = tree.sentence(at)
    leads = tree.tokens[at].sentence < _EARLY and any(r is reading for r in lead(readings))
    if sketch is None or main is None or sketch.kind in _WIDE or leads:
        return ""
    if tree.tokens[start].tag != "IN" or any(tree.tokens[k].dep in _REPORTING for k in (at, *tree.climb(at))):
        return ""
    for name in tree.placed.paragraph.names:
        first = tree.at(tree.placed.start + name.start)
        if name.kind is not NameKind.PLACE or first is None or not start < first < min(at, start + _FRONT):
            continue
        if _abroad(name.text, main) and not _in_lead(readings, name.text):
            return name.text
    return ""


def _abroad(name: str, main: PlaceEntry) -> bool:
    """Does the name mean only places of other countries, or other states of the United States, far from `main`?"""
    found = find(name, (f"{main.country}-{main.admin}", main.country), limit=3)
    return bool(found) and all(
        (entry.country, entry.admin if entry.country == "US" else "")
        != (main.country, main.admin if main.country == "US" else "")
        and distance(entry, main) > _FAR
        for entry in found
    )


def _in_lead(readings: Sequence[Reading], name: str) -> bool:
    return any(name in _opening(reading) for reading in lead(readings))


def _opening(reading: Reading) -> str:
    """The first sentences of a paragraph: some pages are one paragraph from end to end."""
    paragraph = reading.tree.placed.paragraph
    last = paragraph.sentences[min(len(paragraph.sentences), _EARLY) - 1][1] if paragraph.sentences else 0
    return paragraph.text[: paragraph.tokens[last - 1].end] if last else ""
