"""Tolls told by a verb of number or by "the number of": "the dead number 34", "the number of wounded rose to 60"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from rashomon.language.data import column
from rashomon.schema.analysis import Number
from rashomon.stages.extract.kinds_told import HARMED
from rashomon.stages.extract.lexicon import cue_verbs
from rashomon.stages.extract.people import Headcount
from rashomon.stages.extract.person_nouns import names_people
from rashomon.stages.extract.phrases import Told, linked_number
from rashomon.stages.extract.reading import Reading

METHOD = "numbered"
_NUMBER_OF = frozenset({"number", "numbers", "count", "tally"})
_FIGURE = frozenset({"figure", "estimate", "total"})
_BEING = frozenset({"are", "were"})
_NOW = frozenset({"now", "already", "then", "currently", "some", "only", "still", "also", "together"})
# What may stand between "the dead" and a verb of number: ", who", ", whether they", "are said to", "is thought to".
_BETWEEN = frozenset(
    {
        *("who", "they", "that", "whether", "if", "may", "might", "could", "will", "would", "to", "have", "has", "had"),
        *(
            "is",
            "are",
            "was",
            "were",
            "be",
            "been",
            "said",
            "thought",
            "believed",
            "reported",
            "estimated",
            "known",
            ",",
        ),
    }
)
_PLAIN = frozenset({"people", "persons", "civilians", "soldiers", "those", "fighters", "men", "women", "children"})
_FARTHEST = 8  # words between the harmed and the verb that counts them
_OTHERWISE = 16  # words after a number in which ", or 47," gives another
_EARLIER = frozenset({"earlier", "previous", "initial", "first", "own", "preliminary", "latest"})
_AFTER = frozenset({"", ",", ".", ";", ")", "—", "–", "and", "or", "in", "as", "so", "according", "while", "but"})


def find_numbered(reading: Reading) -> Iterator[Told]:
    """Every toll told so, in the order of the text; the paragraph is looked through only where it has a trigger."""
    triggers = column("counting_verbs", "form")
    if triggers.isdisjoint(reading.words) and HARMED.keys().isdisjoint(reading.words):
        return
    for at, word in enumerate(reading.words):
        if word in triggers:
            yield from _by_verb(reading, at)
        if word in _NUMBER_OF and reading.lower(at + 1) == "of":
            yield from _number_of(reading, at)
        elif word in _NUMBER_OF | _FIGURE:
            yield from _own_count(reading, at)
        if word in HARMED and reading.lower(at - 1) == "the" and reading.lower(at + 1) in _BEING:
            yield from _by_being(reading, at)


def _by_verb(reading: Reading, verb: int) -> Iterator[Told]:
    """ "The wounded numbered more than fifty", "the dead, whether they number 34 or, as others say, 47"."""
    first = _number_after(reading, verb + 1)
    whom = _harmed_before(reading, verb)
    if first is None or whom is None:
        return
    yield _told(reading, whom, first)
    other = _otherwise(reading, first)
    if other is not None:
        yield _told(reading, whom, other)


def _number_after(reading: Reading, at: int) -> int | None:
    """The number that a verb or "are" is followed by, where it counts on its own: "34", not "34 streets"."""
    while reading.lower(at) in _NOW and reading.count(at) is None:
        at += 1
    if reading.lower(at) == "in" and reading.lower(at + 1) == "the":  # "number in the hundreds"
        at += 2
    number = reading.numbers.get(at) or _beginning_at(reading, at)
    k = next((j for j in range(at, at + _FARTHEST) if reading.count(j) is not None), None)
    if number is None or k is None or reading.count(k) is not number:
        return None
    last = _last_of(reading, k)
    return k if reading.lower(last + 1) in _AFTER else None


def _beginning_at(reading: Reading, at: int) -> Number | None:
    """The number whose words ("more than") begin at a token, before its own figure or word."""
    if at >= len(reading.words):
        return None
    start = reading.tree.tokens[at].start
    k = next((j for j in range(at, at + _FARTHEST) if reading.count(j) is not None), None)
    number = reading.count(k) if k is not None else None
    return number if number is not None and number.start <= start < number.end else None


def _last_of(reading: Reading, k: int) -> int:
    number, last = reading.numbers[k], k
    while reading.numbers.get(last + 1) is number:
        last += 1
    return last


def _harmed_before(reading: Reading, verb: int) -> int | None:
    """The word for the harmed whom the verb counts, back over "who", "whether they", "are said to"."""
    start, _ = reading.tree.sentence(verb)
    for k in range(verb - 1, max(start, verb - _FARTHEST) - 1, -1):
        word = reading.lower(k)
        if word in HARMED and word not in _BETWEEN:
            named = reading.lower(k - 1) in {"the", "those", "its", "their"} | _PLAIN or word == "deaths"
            return k if named else None
        if word not in _BETWEEN and word not in _NOW:
            return None
    return None


def _otherwise(reading: Reading, k: int) -> int | None:
    """ ", or 47, as the monitor says": another figure for the same people."""
    _, end = reading.tree.sentence(k)
    for at in range(_last_of(reading, k) + 1, min(end - 1, k + _OTHERWISE)):
        if reading.count(at) is not None:
            return None
        if reading.lower(at) == "or":
            return _number_after(reading, at + 1)
    return None


def _by_being(reading: Reading, whom: int) -> Iterator[Told]:
    """ "The dead are 34"."""
    number = _number_after(reading, whom + 2)
    if number is not None:
        yield _told(reading, whom, number)


def _number_of(reading: Reading, at: int) -> Iterator[Told]:
    """ "The number of people killed has risen to 60", "put the number of wounded at 40"."""
    _, end = reading.tree.sentence(at)
    whom = next((k for k in range(at + 2, min(end, at + 5)) if reading.lower(k) in HARMED), None)
    before = {reading.lower(k) for k in range(at + 2, whom)} if whom is not None else set()
    if whom is None or not before <= _PLAIN | {"the"}:
        return
    if reading.tree.tokens[whom].dep == "amod" and not names_people(reading, whom + 1):  # "of dead trees"
        return
    number = linked_number(reading, at)
    if number is not None:
        told = _told(reading, whom, number)
        yield replace(told, at=at, count=replace(told.count, first=at))


def _own_count(reading: Reading, at: int) -> Iterator[Told]:
    """ "The monitor has revised its count to 41": of those whose harm the paragraph has told last before it."""
    tree = reading.tree
    verb = cue_verbs().get(tree.tokens[tree.tokens[at].head].lemma)
    beside = [k for k in tree.children[at] if k < at and tree.tokens[k].tag != "PRP$"]
    owned = any(tree.tokens[k].tag == "PRP$" for k in tree.kids(at, "poss"))
    plain = all(reading.lower(k) in _EARLIER for k in beside)
    if tree.tokens[at].dep != "dobj" or verb is None or reading.lower(at) not in verb.objects or not (owned and plain):
        return
    whom = next((k for k in range(at - 1, -1, -1) if reading.lower(k) in HARMED), None)
    number = linked_number(reading, at)
    if (
        whom is not None
        and number is not None
        and reading.lower(_last_of(reading, number) + 1) in _AFTER | {"(", "from"}
    ):
        told = _told(reading, whom, number)
        yield replace(told, at=at, count=replace(told.count, first=at))


def _told(reading: Reading, whom: int, k: int) -> Told:
    number = reading.numbers[k]
    first = reading.tree.at(reading.tree.placed.start + number.start)
    count = Headcount(number.bounds, k if first is None else first, _last_of(reading, k), k, numeral=True)
    return Told(whom, HARMED[reading.lower(whom)], count, METHOD)
