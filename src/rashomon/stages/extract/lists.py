"""People named one by one after a word, read from the order of the words.

"Killing the mayor, Ivo Lark, and her deputy, Nuri Vest, as well as their driver" are three: the parser loses the
thread in such lists, so they are cut at commas and at "and", and a name beside a noun is taken for the same person.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from rashomon.schema.bounds import Bounds
from rashomon.stages.extract.people import AGES, Headcount
from rashomon.stages.extract.person_nouns import is_person
from rashomon.stages.extract.reading import Reading
from rashomon.stages.extract.runs import Item, counted_in, total_of

_LONGEST = 60  # words a list may run to
_ALL_AGED = 3  # names with an age each: so many are a list without its "and"
_ENDS = frozenset({":", "(", ")", "“", "”", '"', "—", "–", "|", "but", "or", "when", "after", "while", "before"})
_CUTS = frozenset(
    {"of", "from", "in", "on", "at", "near", "outside", "with", "who", "to", "for", "inside", "by", "that", "between"}
)
_JOINS = (("as", "well", "as"), ("along", "with"), ("together", "with"), ("and",), ("&",), (";",))
_OFFICES = frozenset({"head", "chair", "secretary"})  # people only before "of": "head of the council"
_HOME = frozenset({"of", "from"})
_OPENERS = frozenset({"a", "an", "his", "her", "their", "another", "one", "the", "its", "my"})


@dataclass(frozen=True, slots=True)
class _Stretch:
    """The words between two marks of a list: `cut` is where what only describes its person begins."""

    first: int
    cut: int
    stop: int
    joined: bool


def people_after(reading: Reading, at: int, *, subject: bool = False) -> Headcount | None:
    """The people listed one by one after token `at`, two or more; None where there is no such list.

    `subject` where the list may stand before a verb: "the deaths of a boy and a girl shook the town".
    """
    items: list[Item] = []
    first = last = -1
    loose = False
    owed = aged_names = 0
    for stretch in _stretches(reading, at + 1, subject):
        opener = reading.lower(stretch.first)
        if loose and opener not in _OPENERS and stretch.first not in reading.ages:
            break
        item = _item(reading, stretch)
        if item is None:
            break
        aged = not item.people and not item.named and stretch.first in reading.ages
        if aged and not owed and items and items[-1].named:
            items[-1] = replace(items[-1], people=1)  # "Velm Orel, 44": what has an age is no place
            first, last = min(first, items[-1].first) if first >= 0 else items[-1].first, stretch.first - 2
        aged_names += aged and bool(items) and items[-1].named
        if items and _same(reading, stretch, item, items[-1]):
            item = replace(item, people=0)
        owed = _owed(items[-1], item, owed) if items else 0
        item = replace(item, people=0) if owed else item
        items.append(item)
        loose = stretch.cut < stretch.stop and reading.lower(stretch.cut) != "of"
        if item.people:
            first = stretch.first if first < 0 else first
            last = stretch.cut - 1
    total = total_of(items[::-1])
    # "Ann Roe, 44, Bo Lark, 31, Cy Vale, 20": nothing joins the last, but who is told with an age is one of them.
    joined = any(item.joined and item.people for item in items[1:]) or aged_names >= _ALL_AGED
    if total < 2 or last < first or not (joined or (reading.tree.is_headline and items[-1].people > 1)):
        return None
    return Headcount(Bounds(total, total), first, last, last, numeral=False)


def _stretches(reading: Reading, at: int, subject: bool) -> Iterator[_Stretch]:
    """The stretches of a list from token `at` to its end."""
    if not 0 <= at < len(reading.tree.tokens):
        return
    _, end = reading.tree.sentence(at)
    end = min(end, at + _LONGEST)
    first, cut, joined, i = at, -1, False, at
    while i < end and not _ends(reading, i, i == first):
        join = next((j for j in _JOINS if all(reading.lower(i + n) == word for n, word in enumerate(j))), None)
        if join is None and reading.lower(i) != ",":
            cut = i if cut < 0 and _cuts(reading, i, first) else cut
            i += 1
            continue
        if i > first:
            yield _Stretch(first, cut if cut >= 0 else i, i, joined)
            joined = False
        joined = joined or join is not None
        i += len(join) if join else 1
        first, cut = i, -1
    if i > first and (subject or not (i < end and _finite(reading, i))):
        yield _Stretch(first, cut if cut >= 0 else i, i, joined)


def _finite(reading: Reading, i: int) -> bool:
    return reading.tree.tokens[i].tag in {"VBD", "VBZ", "VBP", "MD"}


def _ends(reading: Reading, i: int, opens: bool) -> bool:
    """A verb ends the list, and so does a participle that opens a stretch: "and wounding a guard"."""
    tag = reading.tree.tokens[i].tag
    if reading.lower(i) == ".":  # not that of "Capt."
        return i + 1 >= reading.tree.sentence(i)[1]
    if opens and reading.lower(i) in AGES:
        return False
    return reading.lower(i) in _ENDS or _finite(reading, i) or (opens and tag in {"VBG", "VBN", "VB", "IN"})


def _cuts(reading: Reading, i: int, first: int) -> bool:
    return reading.lower(i) in _CUTS or (i > first and reading.tree.tokens[i].tag in {"VBG", "VBN"})


def _item(reading: Reading, stretch: _Stretch) -> Item | None:
    """One stretch as an item; None where it names no one and is no age or place beside a name."""
    aged = reading.lower(stretch.first) in AGES
    inside = range(stretch.first + aged, stretch.cut)
    tokens = reading.tree.tokens
    if aged and inside and all(reading.words[k].isdigit() for k in inside):
        return Item(stretch.first, 0, named=False, joined=stretch.joined)
    if not inside:  # "of Velm" after a name
        return Item(stretch.first, 0, named=False, joined=False) if reading.lower(stretch.first) in _HOME else None
    if all(k in reading.ages or k in reading.numbers for k in inside):
        return Item(stretch.first, 0, named=False, joined=stretch.joined)
    if any(_many(reading, k) for k in inside):
        several = counted_in(reading, stretch.first, stretch.cut)
        return Item(stretch.first, several, named=False, joined=stretch.joined) if several else None
    thing = all(tokens[k].text[:1].isupper() and k in reading.things for k in inside)
    body = len(inside) > 1 and all(k in reading.named_things for k in inside)
    if thing and not stretch.joined and not body:
        return Item(stretch.first, 0, named=True, joined=stretch.joined)
    office = reading.lower(stretch.cut - 1) in _OFFICES and reading.lower(stretch.cut) == "of"
    named = tokens[stretch.cut - 1].text[:1].isupper()
    nouns = [k for k in inside if tokens[k].pos in {"NOUN", "PROPN", "PRON"} or k in reading.ages]
    if not (office or named or (nouns and is_person(reading, nouns[-1]))):
        return None
    return Item(stretch.first, 1, named=named, joined=stretch.joined)


def _same(reading: Reading, stretch: _Stretch, item: Item, before: Item) -> bool:
    """ "a man, a father of two": a noun that tells more of the one before it."""
    if stretch.cut - 1 in reading.ages and reading.lower(stretch.first) == "a" and not item.joined:
        return before.people > 0  # "her uncle, a 44-year-old, and another man"
    tokens = reading.tree.tokens
    bare = tokens[stretch.first].tag == "NN" and stretch.first not in reading.ages  # "a clerk and father of two"
    if item.joined and bare and not before.named and reading.lower(stretch.first) not in _OPENERS:
        return True
    if item.people > 1:
        return False
    nouns = before.people and not before.named and item.people and not item.named and not item.joined
    apposed = any(tokens[k].dep == "appos" for k in range(stretch.first, stretch.cut))
    return bool(nouns and apposed and stretch.cut < stretch.stop)


def _owed(before: Item, item: Item, owed: int) -> int:
    """ "two sons, Bo and Cy": how many of those counted in one stretch are still to be named in those after it."""
    if before.people > 1 and not before.named:
        owed = before.people + 1 if item.named and not item.joined else 0
    if not item.named:
        return owed if not item.people else 0  # an age after a name
    return max(0, owed - 1)


def _many(reading: Reading, k: int) -> bool:
    """A number or a plural: such a list is not of people named one by one."""
    if k in reading.ages:
        return False
    plural = reading.tree.tokens[k].tag in {"NNS", "NNPS"} and k not in reading.things and k not in reading.people
    number = reading.count(k)
    return plural or (number is not None and number.bounds != Bounds(1, 1))
