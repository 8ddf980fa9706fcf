"""A phrase for people cut into parts, each of one sort of them: "a girl, 7, and her mother", "12 men and 3 women"."""

from __future__ import annotations

from dataclasses import dataclass, field

from rashomon.language.countries import country_of
from rashomon.language.plurals import singulars
from rashomon.language.victim_kinds import kind_term
from rashomon.schema.bounds import Bounds
from rashomon.schema.victim import VictimKind
from rashomon.stages.extract.person_nouns import names_people
from rashomon.stages.extract.reading import Reading

ONE = frozenset({"a", "an", "another"})
_JOINS = frozenset({"and", "or", "&", ",", "/"})
_OWNERS = frozenset({"his", "her", "their", "its", "my", "our", "the"})
_ADULT = 18  # years
_NO_CHILD = 20  # years: "a teenager, 19"


@dataclass(slots=True)
class Part:
    """A stretch of a phrase that counts one sort of people, in the making."""

    first: int
    bounds: Bounds | None
    kinds: set[VictimKind] = field(default_factory=set)
    noun: int = -1  # the last token of the last word for people
    mixed: bool = False
    many: bool = False
    age: int | None = None
    last: int = -1  # the last token that tells of them: the noun, or an age after it


def find_parts(reading: Reading, first: int, stop: int) -> list[Part]:
    """The phrase cut where a new number, article or owner begins another sort of people."""
    parts: list[Part] = []
    part = Part(first, None)
    k = first
    while k < stop:
        opened = begins_part(reading, k) or (_named_anew(reading, k) if part.noun >= 0 else None)
        if opened is not None:
            if part.noun >= 0:
                parts.append(part)
            part = opened
        k = _read_word(reading, part, k, stop)
    if part.noun >= 0:
        parts.append(part)
    for found in parts:
        _weigh_age(found)
    return parts


def begins_part(reading: Reading, k: int) -> Part | None:
    """A new sort of people begins at a number, an article or an owner; not inside "at least", nor at an age."""
    number = reading.count(k)
    if number is not None and (reading.numbers.get(k - 1) is not number):
        return Part(k, number.bounds)
    if reading.lower(k) in ONE and number is None:
        return Part(k, Bounds(1, 1))
    if reading.lower(k) in _OWNERS and reading.lower(k - 1) in _JOINS:
        return Part(k, None)
    return None


def _named_anew(reading: Reading, k: int) -> Part | None:
    """The next name of a list."""
    listed = k in reading.people and k - 1 not in reading.people and reading.lower(k - 1) in _JOINS | {";"}
    aged = k in reading.ages and reading.lower(k - 1) in {"and", ";"}  # "and 7-year-old Bo Roe"
    return Part(k, Bounds(1, 1)) if listed or aged else None


def _read_word(reading: Reading, part: Part, k: int, stop: int) -> int:
    """Take the word or term at `k` into `part`; the token after it."""
    age = reading.numbers.get(k)
    if k in reading.ages and age is not None:
        part.age, part.last = years_of(age.text, age.bounds), k
        part.noun = part.noun if part.noun >= 0 or reading.lower(k + 1) not in {",", "and"} else k
        return k + 1
    named = k in reading.people
    term = None if named or k in reading.named_things else kind_term(reading.words, k)
    if term is None or k + term.length > stop:
        token = reading.tree.tokens[k]
        if named or (token.pos in {"NOUN", "PROPN"} and names_people(reading, k)):
            part.noun = part.last = k
            part.many = part.many or token.tag in {"NNS", "NNPS"}
        return k + 1
    last = k + term.length - 1
    if part.kinds and part.noun >= 0 and any(reading.lower(j) in _JOINS for j in range(part.noun + 1, k)):
        part.mixed = True
    if not _officer_of_a_land(reading, k):
        part.kinds.update(term.kinds)
    part.noun = part.last = last
    part.many = part.many or reading.tree.tokens[last].tag in {"NNS", "NNPS"}
    return last + 1


def _officer_of_a_land(reading: Reading, k: int) -> bool:
    """ "two Norland officers": of its army or of its police, nobody can tell."""
    if "officer" not in singulars(reading.lower(k)) or k < 1:
        return False
    return country_of(reading.tree.tokens[k - 1].text) is not None


def years_of(text: str, bounds: Bounds) -> int | None:
    """An age in whole years: 0 for "eight months old"; None for one that is not exact ("in her 30s")."""
    below = any(unit in text.casefold() for unit in ("month", "week", "day"))
    return 0 if below else bounds.low if bounds.exact else None


def _weigh_age(part: Part) -> None:
    """A person of six is a child, and one of forty is none, whatever word is used."""
    if part.age is None or part.many or (part.bounds is not None and part.bounds.low != 1):
        return
    if part.age < _ADULT:
        part.kinds.add(VictimKind.CHILD)
        part.kinds -= {VictimKind.WOMAN, VictimKind.MAN}
    elif part.age >= _NO_CHILD:
        part.kinds.discard(VictimKind.CHILD)
