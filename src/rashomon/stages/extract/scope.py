"""Whose toll it is: this incident's, another event's told in the same page, or a sum over many.

A clause is placed by the times, the adjectives on its event's noun and the phrases of summing that stand in it, or
in the clauses above it; a clause without any takes after the sentence that its pronoun points back to.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import TypeVar

from rashomon.language.calendar import month_numbers
from rashomon.schema.claim import Scope
from rashomon.stages.extract.elsewhere import other_place
from rashomon.stages.extract.people import Headcount
from rashomon.stages.extract.reading import Reading
from rashomon.stages.extract.roundups import events_summed
from rashomon.stages.extract.scope_times import CLAUSAL, HIGHEST, Scoped, dated_by, place_in_time
from rashomon.stages.extract.scope_words import Cue
from rashomon.stages.extract.surroundings import Surroundings
from rashomon.stages.extract.when import Moment

BY_CUE = "the clause says"  # so begins the reason of a scope that words give: “another”, “separate”
FROM_BEFORE = "told of the event in the sentence before"  # ... of one that the sentence before gives
POINTS_BACK = "points back at another event"

_WINDOW = 80  # tokens to either side in which a clause's times and cues stand
_Found = TypeVar("_Found", Cue, Moment)
_HERE = Scoped(Scope.INCIDENT)


def scope_of(surroundings: Surroundings, reading: Reading, at: int, count: Headcount) -> Scoped:
    """The scope of the count at token `at`."""
    if _archive(reading):
        return Scoped(Scope.OTHER_EVENT, "the caption of an archive picture")
    if _month_row(reading, at):
        return Scoped(Scope.AGGREGATE, "a row of a list by months")
    chain = _chain(reading, at, count)
    found = _by_cues(surroundings, reading, chain) or _by_moments(surroundings, reading, chain)
    if found is not None:
        return found
    events = events_summed(reading, chain, count)
    if events:
        return Scoped(Scope.AGGREGATE, f"a sum over several {events}")
    if _after_gap(reading, chain):
        return Scoped(Scope.OTHER_EVENT, "told as something that came before")
    elsewhere = other_place(surroundings.readings, reading, at, surroundings.sketch)
    if elsewhere:
        return Scoped(Scope.OTHER_EVENT, f"in {elsewhere}, far from this incident")
    return _carried(surroundings, reading, at, count)


def _month_row(reading: Reading, at: int) -> bool:
    """ "January: three raids left two dead": a sum over a month."""
    start, _ = reading.tree.sentence(at)
    words = [reading.lower(k) for k in range(start, start + 4)]
    return any(first in month_numbers() and second == ":" for first, second in pairwise(words))


def _archive(reading: Reading) -> bool:
    """A caption that begins "FILE -" shows an earlier day."""
    return reading.lower(0) in {"file", "archive"} and reading.lower(1) in {"-", "–", "—", "photo", ":", "picture"}


def _chain(reading: Reading, at: int, count: Headcount) -> dict[int, int]:
    """The token of harm, its count and the heads above them, with how far up each is."""
    tree = reading.tree
    chain = {at: 0, count.head: 0}
    for level, head in enumerate(tree.climb(at), start=1):
        if level > HIGHEST or tree.tokens[head].sentence != tree.tokens[at].sentence:
            break
        chain.setdefault(head, level)
    return chain


def _clause(reading: Reading, chain: Mapping[int, int]) -> dict[int, int]:
    """The part of the chain below the verb of saying: what "this year" in "said this year" is no part of."""
    kept: dict[int, int] = {}
    for i, level in chain.items():
        kept[i] = level
        if reading.tree.tokens[i].dep in {"ccomp", "parataxis"} and level > 0:
            break
    return kept


def _owner(reading: Reading, i: int, chain: Mapping[int, int]) -> int | None:
    """The token of the chain whose clause the word at `i` stands in, without crossing into a clause below it."""
    tree = reading.tree
    for _ in range(HIGHEST):
        if i in chain:
            return i
        token = tree.tokens[i]
        if token.dep in CLAUSAL or token.head == i:
            return None
        i = token.head
    return None


def _near(found: Sequence[_Found], at: int) -> Sequence[_Found]:
    """Those within a sentence's reach of token `at`; a paragraph may hold thousands."""
    return found[bisect_left(found, at - _WINDOW, key=_token) : bisect_right(found, at + _WINDOW, key=_token)]


def _token(found: Cue | Moment) -> int:
    return found.at


def _by_cues(surroundings: Surroundings, reading: Reading, chain: Mapping[int, int]) -> Scoped | None:
    sentence = reading.tree.tokens[next(iter(chain))].sentence
    clause = _clause(reading, chain)
    for cue in _near(surroundings.cues[reading.tree.order], next(iter(chain))):
        if reading.tree.tokens[cue.at].sentence != sentence or cue.place == "back":
            continue
        if cue.place == "sentence" or _owner(reading, cue.at, clause) is not None:
            return Scoped(cue.scope, f"{BY_CUE} “{cue.words}”")
    return None


def _by_moments(surroundings: Surroundings, reading: Reading, chain: Mapping[int, int]) -> Scoped | None:
    sentence = reading.tree.tokens[next(iter(chain))].sentence
    nearest: tuple[int, Moment] | None = None
    for moment in _near(surroundings.moments[reading.tree.order], next(iter(chain))):
        if reading.tree.tokens[moment.at].sentence != sentence:
            continue
        owner = dated_by(reading, moment.at, chain)
        if owner is not None and (nearest is None or chain[owner] < nearest[0]):
            nearest = chain[owner], moment
    return place_in_time(surroundings, reading, nearest[1]) if nearest is not None else None


def _after_gap(reading: Reading, chain: Mapping[int, int]) -> bool:
    """ "two years after a quake that killed ...": what follows "after" and a length of time came before."""
    tree = reading.tree
    for i in chain:
        token = tree.tokens[i]
        mark = next((k for k in tree.kids(i, "mark", "advmod") if reading.lower(k) == "after"), None)
        prep = token.head if token.dep in {"pcomp", "pobj"} and reading.lower(token.head) == "after" else mark
        if prep is not None and reading.lower(prep - 1).rstrip("s") in {"year", "month", "week", "decade"}:
            return True
    return False


def _long_past(reading: Reading, at: int) -> bool:
    """ "Nine people had died there": before the time that the sentence before tells of, or in it.

    Under a verb of saying it is only how speech is reported.
    """
    tree = reading.tree
    had = any(reading.lower(k) == "had" for k in tree.kids(at, "aux"))
    return had and tree.tokens[at].dep == "ROOT"


def _carried(surroundings: Surroundings, reading: Reading, at: int, count: Headcount) -> Scoped:
    """ "It killed 612": the sentence before says which event "it" is."""
    sentence = reading.tree.tokens[at].sentence
    start, end = reading.tree.placed.paragraph.sentences[sentence]
    back = any(c.place == "back" and start <= c.at < end for c in _near(surroundings.cues[reading.tree.order], at))
    first = reading.tree.tokens[start]
    clause = _clause(reading, _chain(reading, at, count))
    pronoun = first.text.casefold() in {"it", "that", "this"} and first.dep.startswith("nsubj") and first.head in clause
    if not (back or pronoun or _long_past(reading, at)):
        return _HERE
    before = _sentence_before(surroundings, reading, sentence)
    if before is None:
        return Scoped(Scope.OTHER_EVENT, POINTS_BACK) if back else _HERE
    other, root = before
    found = _by_cues(surroundings, other, {root: 0}) or _by_moments(surroundings, other, {root: 0})
    found = found or _summed(surroundings, other, root)
    if found is None:
        return _HERE
    return Scoped(found.scope, f"{FROM_BEFORE}: {found.reason}", found.moment)


def _summed(surroundings: Surroundings, reading: Reading, root: int) -> Scoped | None:
    """Does the sentence of `root` give a sum since some time? "The number of raids since May has reached 49." """
    sentence = reading.tree.tokens[root].sentence
    for moment in _near(surroundings.moments[reading.tree.order], root):
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
