"""How many people a noun phrase names: by its number, or one by one ("a police officer and a technician")."""

from __future__ import annotations

from dataclasses import dataclass

from rashomon.schema.bounds import Bounds
from rashomon.stages.extract.person_nouns import is_person, is_property, known_noun, names_people, person_nouns
from rashomon.stages.extract.reading import Reading

_LIST_GAP = 25  # words between two nouns of a list that are looked through for a mark that parts them
_NOBODY = frozenset({"nobody", "none"})
_RELATIVE = frozenset({"who", "that", "which", "whom"})
_ADDED = frozenset({"more", "additional", "further"})
_BEFORE_AGES = frozenset({",", "-", "–", "—", "(", "who", "were", "are"})
AGES = frozenset({"ages", "aged"})
_LEFT = ("det", "nummod", "amod", "compound", "poss", "quantmod", "nmod", "advmod", "predet", "npadvmod")


@dataclass(frozen=True, slots=True)
class Headcount:
    """How many, and the first and last token of the words that say so.

    `numeral` is True where a number is written; `increment` where it adds to an earlier one ("two more"); `part`
    where it is taken out of a larger group ("one of the victims").
    """

    bounds: Bounds
    first: int
    last: int
    head: int
    numeral: bool
    increment: bool = False
    part: bool = False
    whole: int | None = None


def count_people(reading: Reading, head: int) -> Headcount | None:
    """How many people the noun phrase of `head` names, its conjuncts added up; None where it does not say."""
    members = _members(reading, head)
    counts = [count_one(reading, member) for member in members]
    if not counts or any(count is None for count in counts):
        return counts[0] if len(counts) > 1 and counts[0] is not None and counts[0].numeral else None
    known = [count for count in counts if count is not None]
    if len(known) == 1:
        return known[0]
    return _add(known)


def _add(counts: list[Headcount]) -> Headcount:
    lows = [count.bounds.low for count in counts]
    highs = [count.bounds.high for count in counts]
    low = sum(n or 0 for n in lows) if any(n is not None for n in lows) else None
    high = None if any(n is None for n in highs) else sum(n or 0 for n in highs)
    return Headcount(
        bounds=Bounds(low, high, " ".join(dict.fromkeys(c.bounds.modifier for c in counts if c.bounds.modifier))),
        first=min(count.first for count in counts),
        last=max(count.last for count in counts),
        head=counts[0].head,
        numeral=any(count.numeral for count in counts),
        increment=any(count.increment for count in counts),
    )


def _members(reading: Reading, head: int) -> list[int]:
    """The head and the nouns joined to it by "and" or commas. With "or" or "but" they are not added up."""
    tree, members, at = reading.tree, [head], head
    seen = {head}
    while True:
        conj = next((k for k in tree.kids(at, "conj") if k not in seen and _nominal(reading, k)), None)
        if conj is not None and (_tells_harm(reading, conj) or is_property(reading, conj)):
            return members
        if conj is None or (at != conj and _harmed_apart(reading, conj)):
            return members
        words = {reading.lower(k) for k in tree.kids(at, "cc", "preconj")}
        if words & {"or", "but", "nor"} or _listed(reading, at, conj) or _parted(reading, at, conj):
            return members
        members.append(conj)
        seen.add(conj)
        at = conj


def _tells_harm(reading: Reading, conj: int) -> bool:
    """ "the death of two guards and dozens of injuries": what is joined is another harm."""
    of = next((k for k in reading.tree.kids(conj, "prep") if reading.lower(k) == "of"), None)
    inner = reading.tree.kid(of, "pobj") if of is not None else conj
    return inner is not None and known_noun(reading.lower(inner)) and not is_person(reading, inner)


def _parted(reading: Reading, at: int, conj: int) -> bool:
    """A semicolon or a bar between the two: headlines string unlike things together so."""
    return any(reading.lower(k) in {";", "|", "•", "·"} for k in range(at + 1, min(conj, at + _LIST_GAP)))


def _harmed_apart(reading: Reading, conj: int) -> bool:
    """ "17 martyrs and 60 injured": the second noun has a harm of its own."""
    tree = reading.tree
    harmed = [k for k in tree.kids(conj, "amod", "acl") if known_noun(reading.lower(k))]
    ill = reading.lower(conj + 1) == "in" and "condition" in {reading.lower(conj + n) for n in (2, 3, 4)}
    return (
        bool(harmed)
        or ill
        or (reading.lower(conj + 1) in {"injured", "wounded", "dead", "hurt"} and reading.count(conj) is not None)
    )


def _listed(reading: Reading, at: int, conj: int) -> bool:
    """ "two officers, Ann Roe and Bo Lane": names after a comma tell who the counted are, and add no one."""
    written = _written(reading, at)
    if written is None or written.bounds.low in {None, 0, 1} or reading.lower(at + 1) not in {",", ":", "-", "–", "—"}:
        return False
    return reading.tree.tokens[conj].tag == "NNP" and _written(reading, conj) is None


def _nominal(reading: Reading, i: int) -> bool:
    token = reading.tree.tokens[i]
    return token.pos in {"NOUN", "PROPN", "PRON", "NUM"} or is_person(reading, i) or reading.count(i) is not None


def count_one(reading: Reading, i: int) -> Headcount | None:
    """How many people the one noun at `i` stands for, without those joined to it; None where it does not say."""
    tree, word = reading.tree, reading.lower(i)
    written = _written(reading, i)
    if written is not None:
        return written
    first = _left_edge(reading, i)
    if word in _NOBODY or _denied(reading, i):
        return Headcount(Bounds(0, 0), first, i, i, numeral=True)
    paired = any(reading.lower(k) == "both" for k in tree.kids(i, "det", "predet", "preconj", "advmod"))
    if word == "both" or (paired and tree.kid(i, "conj") is None):
        return Headcount(Bounds(2, 2), first, i, i, numeral=False)
    if word in _RELATIVE and tree.tokens[i].dep.startswith(("nsubj", "dobj")):
        return _antecedent(reading, i)
    aged = reading.tree.tokens[i].tag == "NNP" and any(k in reading.ages for k in range(first, i))
    if not (aged or is_person(reading, i)) or _plural_name(reading, i):
        return _by_ages(reading, i, first)
    return Headcount(_floor(reading, first, Bounds(1, 1)), first, i, i, numeral=False)


def _floor(reading: Reading, first: int, bounds: Bounds) -> Bounds:
    """ "at least a civilian": one or more."""
    if reading.lower(first - 1) == "least" and reading.lower(first - 2) == "at":
        return Bounds(bounds.low, None, "at least")
    if reading.lower(first) == "at" and reading.lower(first + 1) == "least":
        return Bounds(bounds.low, None, "at least")
    return bounds


def _by_ages(reading: Reading, i: int, first: int) -> Headcount | None:
    """ "their sons, ages 14, 11 and 3": people in the plural of whom each age is told."""
    k = i + 1
    if reading.tree.tokens[i].tag != "NNS" or not names_people(reading, i):
        return None
    while reading.lower(k) in _BEFORE_AGES:
        k += 1
    if reading.lower(k) not in AGES:
        return None
    ages, last = 0, k
    while k + 1 < len(reading.words) and (reading.lower(k + 1) in {",", "and", "&"} or reading.words[k + 1].isdigit()):
        k += 1
        if reading.words[k].isdigit():
            ages, last = ages + 1, k
    return Headcount(Bounds(ages, ages), first, last, i, numeral=False) if ages > 1 else None


def _plural_name(reading: Reading, i: int) -> bool:
    return reading.tree.tokens[i].tag in {"NNS", "NNPS"} and i not in reading.ages


def _denied(reading: Reading, i: int) -> bool:
    return any(reading.lower(k) == "no" for k in reading.tree.kids(i, "det"))


def _antecedent(reading: Reading, i: int) -> Headcount | None:
    tree = reading.tree
    verb = tree.tokens[i].head
    if tree.tokens[verb].dep not in {"relcl", "acl"}:
        return None
    noun = tree.tokens[verb].head
    return count_one(reading, noun) if noun != i else None


def _left_edge(reading: Reading, i: int) -> int:
    tree = reading.tree
    first = i
    for k in tree.children[i]:
        if k < first and tree.tokens[k].dep in _LEFT:
            first = min(first, tree.left[k])
    return first


def _written(reading: Reading, i: int) -> Headcount | None:
    """The number that stands in the phrase of `i`: on it, before it, or after "of" in a group."""
    tree = reading.tree
    own = reading.count(i)
    if own is not None:
        return _of_group(reading, i, own.bounds)
    first = _left_edge(reading, i)
    aged = [k for k in range(first, i) if k in reading.ages and reading.lower(k) == "old"]
    if len(aged) > 1 and tree.tokens[i].tag == "NNS":  # "10-year-old and 6-year-old boys"
        return Headcount(Bounds(len(aged), len(aged)), first, i, i, numeral=False)
    for k in range(i - 1, first - 1, -1):
        number = reading.count(k)
        if number is not None and _modifies(reading, k, i):
            return _headcount(reading, i, number.bounds, tree.at(tree.placed.start + number.start) or k)
    of = next((k for k in tree.kids(i, "prep") if reading.lower(k) == "of"), None)
    if of is None:
        return None
    inner = tree.kid(of, "pobj")
    if inner is None:
        return None
    if reading.lower(i) in person_nouns("group"):
        return _group_size(reading, i, inner)
    if reading.lower(i) in {"total", "maximum", "minimum", "group", "estimate"}:
        counted = count_one(reading, inner)
        return counted if counted and counted.numeral else None
    return None


def _group_size(reading: Reading, i: int, inner: int) -> Headcount | None:
    number = reading.count(inner) or next((reading.count(k) for k in reading.tree.kids(inner, "nummod")), None)
    if number is None:
        return None
    return Headcount(number.bounds, _left_edge(reading, i), inner, i, numeral=True)


def _modifies(reading: Reading, k: int, i: int) -> bool:
    """Is the number at `k` a modifier of `i`, not of a noun between them?"""
    tokens = reading.tree.tokens
    return not any(
        tokens[j].pos in {"NOUN", "PROPN"} and tokens[j].dep not in {"compound", "nmod", "amod", "poss"}
        for j in range(k + 1, i)
    )


def _headcount(reading: Reading, i: int, bounds: Bounds, first: int) -> Headcount:
    added = (k for k in range(max(0, first - 1), i + 2) if k != i and reading.lower(k + 1) != "than")
    increment = any(reading.lower(k) in _ADDED | {"another"} for k in added)
    return Headcount(bounds, min(first, _left_edge(reading, i)), i, i, numeral=True, increment=increment)


def _of_group(reading: Reading, i: int, bounds: Bounds) -> Headcount:
    """A number that is the head: "83 of them", "one of the victims", "dozens of soldiers", "100 more"."""
    tree = reading.tree
    number = reading.numbers[i]
    first = tree.at(tree.placed.start + number.start)
    first = i if first is None else first
    increment = reading.lower(i + 1) in _ADDED or any(reading.lower(k) in _ADDED for k in range(first, i))
    of = next((k for k in tree.kids(i, "prep") if reading.lower(k) == "of"), None)
    inner = tree.kid(of, "pobj") if of is not None else None
    if inner is None:
        return Headcount(bounds, first, i, i, numeral=True, increment=increment)
    definite = any(
        reading.lower(k) in {"the", "these", "those", "his", "her", "their", "its"} for k in tree.children[inner]
    )
    pronoun = reading.lower(inner) in {"them", "us", "whom", "those", "these"}
    whole = inner if (definite or pronoun or _written(reading, inner) is not None) else None
    return Headcount(bounds, first, inner, i, numeral=True, increment=increment, part=whole is not None, whole=whole)
