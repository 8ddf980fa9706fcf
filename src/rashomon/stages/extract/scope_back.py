"""What a clause without a time of its own takes from the sentence before: "It killed 612", "that quake", "had died"."""

from __future__ import annotations

from collections.abc import Mapping

from rashomon.schema.claim import Scope
from rashomon.stages.extract.reading import Reading
from rashomon.stages.extract.scope_clauses import by_cues, by_moments, clause_of, near
from rashomon.stages.extract.scope_times import Scoped, place_in_time
from rashomon.stages.extract.surroundings import Surroundings

FROM_BEFORE = "told of the event in the sentence before"  # so begins the reason of a scope that it gives
POINTS_BACK = "points back at another event"

_HERE = Scoped(Scope.INCIDENT)


def carried(surroundings: Surroundings, reading: Reading, at: int, chain: Mapping[int, int]) -> Scoped:
    """ "It killed 612": the sentence before says which event "it" is."""
    sentence = reading.tree.tokens[at].sentence
    start, end = reading.tree.placed.paragraph.sentences[sentence]
    back = any(c.place == "back" and start <= c.at < end for c in near(surroundings.cues[reading.tree.order], at))
    first = reading.tree.tokens[start]
    clause = clause_of(reading, chain)
    pronoun = first.text.casefold() in {"it", "that", "this"} and first.dep.startswith("nsubj") and first.head in clause
    if not (back or pronoun or _long_past(reading, at)):
        return _HERE
    before = _sentence_before(surroundings, reading, sentence)
    if before is None:
        return Scoped(Scope.OTHER_EVENT, POINTS_BACK) if back else _HERE
    other, root = before
    found = by_cues(surroundings, other, {root: 0}) or by_moments(surroundings, other, {root: 0})
    found = found or _summed(surroundings, other, root)
    if found is None:
        return _HERE
    return Scoped(found.scope, f"{FROM_BEFORE}: {found.reason}", found.moment)


def _long_past(reading: Reading, at: int) -> bool:
    """ "Nine people had died there": before the time that the sentence before tells of, or in it.

    Under a verb of saying it is only how speech is reported.
    """
    tree = reading.tree
    had = any(reading.lower(k) == "had" for k in tree.kids(at, "aux"))
    return had and tree.tokens[at].dep == "ROOT"


def _summed(surroundings: Surroundings, reading: Reading, root: int) -> Scoped | None:
    """Does the sentence of `root` give a sum since some time? "The number of raids since May has reached 49." """
    sentence = reading.tree.tokens[root].sentence
    for moment in near(surroundings.moments[reading.tree.order], root):
        here = reading.tree.tokens[moment.at].sentence == sentence
        placed = place_in_time(surroundings, reading, moment) if here else None
        if placed is not None and placed.scope is Scope.AGGREGATE:
            return placed
    return None


def _sentence_before(surroundings: Surroundings, reading: Reading, sentence: int) -> tuple[Reading, int] | None:
    if sentence == 0:
        order = reading.tree.order - 1
        if order < 0:
            return None
        reading = surroundings.readings[order]
        sentence = len(reading.tree.placed.paragraph.sentences)
        if sentence == 0:
            return None
    start, end = reading.tree.placed.paragraph.sentences[sentence - 1]
    root = next((i for i in range(start, end) if reading.tree.tokens[i].head == i), start)
    return reading, root
