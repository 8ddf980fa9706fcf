"""Another event told by its place alone: "In Seattle, a gunman killed two" on a page about a shooting in Michigan."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from rashomon.language.gazetteer import PlaceEntry, distance, find, place
from rashomon.schema.analysis import Name, NameKind
from rashomon.schema.document import BlockRole
from rashomon.schema.extraction import EventSketch
from rashomon.stages.extract.lead import lead
from rashomon.stages.extract.reading import Reading
from rashomon.stages.extract.scope_times import CLAUSAL
from rashomon.stages.extract.scope_words import is_event
from rashomon.stages.extract.surroundings import Surroundings, lead_end

_FAR = 150  # kilometres from the event's place within which a town may be part of its story
_EARLY = 4  # sentences of a paragraph of the lead that tell the page's own event
_APART = 40  # kilometres between two towns that no event has in common
_ENGLISH = frozenset({"US", "CA", "GB", "AU", "NZ", "IE"})  # there streets and quarters bear the names of far towns
_STEPS = 9  # heads from a place up to the harm
_AT = frozenset({"in", "near", "at", "on", "outside", "around", "against", "inside"})
_PARTS = frozenset(
    {"city", "town", "village", "outskirts", "north", "south", "east", "west", "center", "centre", "port"}
)
_TREATED = frozenset(
    {"hospital", "hospitals", "clinic", "center", "morgue", "funeral", "court", "jail", "prison", "home"}
)
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


def other_town(surroundings: Surroundings, reading: Reading, at: int, chain: Mapping[int, int]) -> str:
    """The town that the clause of the harm at `at` puts it in, where that is surely not the event's; or "".

    "In the strike on a depot near Varn four were killed", on a page about a raid on another town. The places at which
    victims are treated, live or come from are none of an event.
    """
    sketch = surroundings.sketch
    main = place(sketch.places[0]) if sketch is not None and sketch.places else None
    if sketch is None or main is None or main.kind != "city" or main.country in _ENGLISH or sketch.kind in _WIDE:
        return ""
    if reading.tree.placed.role is not BlockRole.PARAGRAPH or _is_early(surroundings, reading, at):
        return ""
    if sketch.place_evidence is None or sketch.place_evidence.start >= lead_end(surroundings):
        return ""  # where a page does not open with its event's place, that place is a guess
    own = (f"{main.country}-{main.admin}", main.country)
    far = ""
    for name in _names_near(reading, at):
        found = find(name.text, own, limit=3) if _holds(reading, name, chain) else ()
        if not found or found[0].kind != "city":
            continue
        if any(entry.country == main.country and distance(entry, main) <= _APART for entry in found):
            return ""
        far = far or name.text
    return "" if far and far in _first_words(surroundings.readings) else far


def _is_early(surroundings: Surroundings, reading: Reading, at: int) -> bool:
    """Does the token stand in the title or the first sentences, which tell the page's own event wherever it was?"""
    before = 0
    for other in surroundings.readings:
        if other is reading:
            return before + reading.tree.tokens[at].sentence < _EARLY
        before += len(other.tree.placed.paragraph.sentences)
    return False


def _first_words(readings: Sequence[Reading]) -> str:
    """The title and the first sentences."""
    found, left = "", _EARLY
    for reading in readings:
        paragraph = reading.tree.placed.paragraph
        ends = [paragraph.tokens[last - 1].end for first, last in paragraph.sentences[: max(0, left)] if last > first]
        found += paragraph.text[: ends[-1]] + "\n" if ends else ""
        left -= len(paragraph.sentences)
    return found


def _names_near(reading: Reading, at: int) -> list[Name]:
    """The names of places in the sentence of token `at`."""
    start, end = reading.tree.sentence(at)
    paragraph = reading.tree.placed.paragraph
    first, last = paragraph.tokens[start].start, paragraph.tokens[end - 1].end
    return [name for name in paragraph.names if name.kind is NameKind.PLACE and first <= name.start < last]


def _holds(reading: Reading, name: Name, chain: Mapping[int, int]) -> bool:
    """Does a place hold what the chain tells: "in", "near" or "on" it, or "where" it happened?"""
    tree = reading.tree
    tokens = tree.tokens
    last = tree.at(tree.placed.start + name.end - 1)
    if last is None:
        return False
    at, located = last, False
    for _ in range(_STEPS):
        where = tree.kid(at, "relcl")
        if (
            where is not None
            and where in chain
            and any(reading.lower(k) == "where" for k in tree.kids(where, "advmod"))
        ):
            return True
        if at in chain:
            return located
        word = reading.lower(at)
        if word in _TREATED or (tokens[at].dep in CLAUSAL and not is_event(reading, tokens[at].head)):
            return False
        if tokens[at].dep == "pobj":
            link = reading.lower(tokens[at].head)
            inside = link == "of" and (reading.lower(tokens[tokens[at].head].head) in _PARTS)
            if link not in _AT and not inside and not located:
                return False
            located = located or link in _AT
        if tokens[at].head == at:
            return False
        at = tokens[at].head
    return False


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
