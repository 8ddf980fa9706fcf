"""The clause that a count stands in: what of a sentence it hangs on, and which words and times place it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from typing import TypeVar

from rashomon.language.data import column
from rashomon.stages.extract.event_date import verb_roles
from rashomon.stages.extract.lead import lead
from rashomon.stages.extract.people import Headcount
from rashomon.stages.extract.reading import Reading
from rashomon.stages.extract.scope_times import CLAUSAL, HIGHEST, Scoped, dated_by, place_in_time
from rashomon.stages.extract.scope_words import Cue
from rashomon.stages.extract.surroundings import Surroundings
from rashomon.stages.extract.when import Moment

BY_CUE = "the clause says"  # so begins the reason of a scope that words give: “another”, “separate”

_EVERYWHERE = frozenset({"across the country", "nationwide", "every day"})
_WINDOW = 80  # tokens to either side in which a clause's times and cues stand
_WHO = frozenset({"who", "whom", "whose"})
_Found = TypeVar("_Found", Cue, Moment)


def chain_of(reading: Reading, at: int, count: Headcount) -> dict[int, int]:
    """The token of harm, its count and the heads above them, with how far up each is.

    "The man who shot two had bought a pistol last year": what a person did later says nothing of when the two were
    shot, so the chain ends at the person, unless what is told of them is the event too.
    """
    tree = reading.tree
    chain = {at: 0, count.head: 0}
    below = at
    for level, head in enumerate(tree.climb(at), start=1):
        if level > HIGHEST or tree.tokens[head].sentence != tree.tokens[at].sentence:
            break
        if tree.tokens[below].dep == "relcl" and _of_a_person(reading, below) and not _acts_in_it(reading, head):
            break
        chain.setdefault(head, level)
        below = head
    return chain


def _of_a_person(reading: Reading, verb: int) -> bool:
    return any(reading.lower(k) in _WHO for k in reading.tree.kids(verb, "nsubj", "nsubjpass"))


def _acts_in_it(reading: Reading, person: int) -> bool:
    """Is what the sentence tells of a person what happens in an event, and not a purchase, a trial?"""
    token = reading.tree.tokens[person]
    verb = reading.tree.tokens[token.head]
    return not token.dep.startswith("nsubj") or verb_roles().get(verb.lemma) == "event"


def clause_of(reading: Reading, chain: Mapping[int, int]) -> dict[int, int]:
    """The part of the chain below the verb of saying: what "this year" in "said this year" is no part of.

    Nor is what has gone on "since the death of a boy" a part of how he died.
    """
    kept: dict[int, int] = {}
    for i, level in chain.items():
        if level > 0 and reading.lower(i) == "since":
            break
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


def near(found: Sequence[_Found], at: int) -> Sequence[_Found]:
    """Those within a sentence's reach of token `at`; a paragraph may hold thousands."""
    return found[bisect_left(found, at - _WINDOW, key=_token) : bisect_right(found, at + _WINDOW, key=_token)]


def _token(found: Cue | Moment) -> int:
    return found.at


def by_cues(surroundings: Surroundings, reading: Reading, chain: Mapping[int, int]) -> Scoped | None:
    """The scope that a word of another event or of a sum gives the clause of `chain`."""
    sentence = reading.tree.tokens[next(iter(chain))].sentence
    clause = clause_of(reading, chain)
    for cue in near(surroundings.cues[reading.tree.order], next(iter(chain))):
        if reading.tree.tokens[cue.at].sentence != sentence or cue.place == "back":
            continue
        if cue.words in _EVERYWHERE and tells_unrest(surroundings):
            continue
        if cue.place == "sentence" or _owner(reading, cue.at, clause) is not None:
            return Scoped(cue.scope, f"{BY_CUE} “{cue.words}”")
    return None


def tells_unrest(surroundings: Surroundings) -> bool:
    """Is the page about riots or protests? They are one event in many towns."""
    first = lead(surroundings.readings)[:2]
    return any(word in column("unrest_words", "word") for reading in first for word in reading.words)


def by_moments(surroundings: Surroundings, reading: Reading, chain: Mapping[int, int]) -> Scoped | None:
    """The scope that the nearest time gives the clause of `chain`."""
    sentence = reading.tree.tokens[next(iter(chain))].sentence
    nearest: tuple[int, Moment] | None = None
    for moment in near(surroundings.moments[reading.tree.order], next(iter(chain))):
        if reading.tree.tokens[moment.at].sentence != sentence:
            continue
        owner = dated_by(reading, moment.at, chain)
        if owner is not None and (nearest is None or chain[owner] < nearest[0]):
            nearest = chain[owner], moment
    return place_in_time(surroundings, reading, nearest[1]) if nearest is not None else None
