"""People named one by one before a plural verb, read from the order of the words.

"His brother, 8-year-old Jo, and his mother, Ann, 27, were both hurt": the parser loses the thread in such subjects, so
they are cut at "and" and at commas, and a name beside a noun is taken for the same person.
"""

from __future__ import annotations

from dataclasses import dataclass

from rashomon.schema.bounds import Bounds
from rashomon.stages.extract.people import Headcount, count_one
from rashomon.stages.extract.person_nouns import is_person, is_property, names_people
from rashomon.stages.extract.reading import Reading

_PLURAL = frozenset({"were", "are", "have", "both", "all"})
_BEFORE_VERB = frozenset(
    {"were", "are", "have", "both", "all", "been", "being", "also", "had", "reportedly", "fatally"}
)
_EDGES = frozenset(
    {"that", ";", ":", "|", "—", "–", "while", "after", "when", "as", "before", "(", ")", "“", '"', "but", "or"}
)
_FARTHEST = 40  # words a subject may run to
_APPOSED = frozenset({"of", "from", "both", "a", "an", "the", "who"})


@dataclass(frozen=True, slots=True)
class Item:
    """A stretch between commas: how many people it adds, whether by name, and its first token."""

    first: int
    people: int
    named: bool
    joined: bool


def people_before(reading: Reading, verb: int, subjects: tuple[int, ...]) -> Headcount | None:
    """The people a subject before `verb` names one by one, two or more; None where it does not.

    Without a plural verb ("were") only what hangs on one of `subjects` is the subject.
    """
    tree = reading.tree
    if tree.tokens[verb].pos == "NOUN":
        verb = tree.tokens[verb].head
    start, _ = tree.sentence(verb)
    last = verb - 1
    plural = False
    while last >= start and (reading.lower(last) in _BEFORE_VERB or reading.lower(last) == ","):
        plural = plural or reading.lower(last) in _PLURAL
        last -= 1
    runs = plural
    told = [*subjects[:1], *tree.kids(verb, "nsubj", "nsubjpass")]  # a list may be parsed as two subjects
    if not plural and subjects and tree.tokens[verb].tag == "VBD" and max(tree.right[k] for k in told) >= last:
        runs, start = True, max(start, min(tree.left[k] for k in told))
    if not runs and subjects and reading.lower(last + 1) == "had":
        runs = _joined_before(reading, subjects[0])
    if not runs or last < start:
        return None
    items = _items(reading, max(start, verb - _FARTHEST), last)
    total = total_of(items)
    if total < 2:
        return None
    if not plural and not any(item.joined and item.people for item in items):
        return None  # "Jo Roe, Chief Jo Roe suffered burns": a caption and a sentence, or a name and an office
    return Headcount(Bounds(total, total), items[-1].first, last, last, numeral=False)


def _joined_before(reading: Reading, subject: int) -> bool:
    """ "Ann Roe and another boy had been hurt": the parser took the last of them for the subject."""
    first = reading.tree.left[subject]
    return reading.lower(first - 1) == "and" and first > 1 and is_person(reading, first - 2)


def _items(reading: Reading, edge: int, last: int) -> list[Item]:
    """The stretches from the verb backwards, as long as they name people."""
    items: list[Item] = []
    stop, i, listed = last + 1, last, False
    while i >= edge - 1:
        word = reading.lower(i) if i >= edge else ""
        listed = listed or (word == ";" and reading.lower(i + 1) == "and")  # "Ann Roe, 35; Bo Lark, 34; and Cy Vale"
        ends = i < edge or (word in _EDGES and not (word == ";" and listed)) or _finite(reading, i)
        if ends or word in {"and", ",", "&", ";"}:
            item = _item(reading, i + 1, stop, joined=word in {"and", "&", ";"})
            if item is None:
                return items
            if item.people or i + 1 < stop:
                items.append(item)
            if ends:
                return items
            stop = i
        i -= 1
    return items


def _finite(reading: Reading, i: int) -> bool:
    return reading.tree.tokens[i].tag in {"VBD", "VBZ", "VBP", "MD"} and reading.lower(i) not in {"wounded", "injured"}


def _item(reading: Reading, first: int, stop: int, *, joined: bool) -> Item | None:
    """One stretch; None where it names no one and is no age or place beside a name."""
    inside = range(first, stop)
    if all(k in reading.ages or reading.numbers.get(k) for k in inside) or reading.lower(first) in {"of", "from"}:
        return Item(first, 0, named=False, joined=joined)
    plurals = [k for k in inside if reading.tree.tokens[k].tag in {"NNS", "NNPS"} and k not in reading.ages]
    if any(k not in reading.things for k in plurals):
        several = counted_in(reading, first, stop)
        return Item(first, several, named=False, joined=joined) if several else None
    if all(reading.tree.tokens[k].text[:1].isupper() and k in reading.things for k in inside):
        return Item(first, 0, named=True, joined=joined)
    heads = [k for k in inside if is_person(reading, k) or _capital_alone(reading, k, first, stop)]
    if not heads:
        return None
    cut = next((k for k in range(first + 1, stop) if reading.tree.tokens[k].tag == "IN"), stop)
    named = reading.tree.tokens[cut - 1].text[:1].isupper()
    return Item(first, 1, named=named, joined=joined)


def counted_in(reading: Reading, first: int, stop: int) -> int:
    """ "four daughters", "their sons, ages 14 and 11": how many people one stretch of a list counts; 0 for none.

    "Two of them", "about ten people" are no such item: they are told of the whole, or are no exact number.
    """
    tree = reading.tree
    heads = [k for k in range(first, stop) if tree.tokens[k].pos in {"NOUN", "PROPN"} and k not in reading.ages]
    head = next((k for k in heads if tree.tokens[k].tag == "NNS"), None)
    if head is None or not names_people(reading, head) or is_property(reading, head) or reading.lower(first) == "of":
        return 0
    if any(k in reading.people for k in range(head + 1, stop)):  # "her two sons – Jo and Al": told again by name
        return 0
    count = count_one(reading, head)
    exact = count is not None and not count.part and not count.increment and count.bounds.low == count.bounds.high
    return count.bounds.low or 0 if count is not None and exact else 0


def _capital_alone(reading: Reading, k: int, first: int, stop: int) -> bool:
    return stop - first == 1 and reading.tree.tokens[k].text[:1].isupper() and k not in reading.things


def total_of(items: list[Item]) -> int:
    """Add up items given right to left: between two "and", a name and a noun set off by commas are one person."""
    total, names, nouns = 0, 0, 0
    for item in items:
        names += item.people if item.named else 0
        nouns += 0 if item.named else item.people
        if item.joined:
            total += max(names, nouns)
            names = nouns = 0
    return total + max(names, nouns)
