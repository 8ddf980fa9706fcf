"""What words tell of one person: a name, an age, a sex, the part played. Enough to say that two cannot be one."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from rashomon.language.data import table
from rashomon.language.lexemes import lex
from rashomon.language.numbers import read_cardinal
from rashomon.language.text import fold
from rashomon.language.victims import name_words

_AGED = re.compile(r"(?<![\w-])([A-Za-z]+(?:-[a-z]+)?|\d{1,3})[ -](year|month|week|day)s?[ -]olds?\b", re.IGNORECASE)
_SET_OFF = re.compile(r",\s*(\d{1,3})(?=\s*[,.;)]|\s*$|\s+of\b)")
_OTHERS = frozenset({"another", "other", "second", "third", "fourth", "fifth", "sixth", "also"})
_SEXED = (("woman", "f"), ("girl", "f"), ("man", "m"), ("boy", "m"))
_SPANS = {"child": (0, 13), "young": (0, 21), "adult": (16, 130)}  # years; they overlap where usage does


@dataclass(frozen=True, slots=True)
class Person:
    """One person as some words tell of them: `years` is the span of ages, `names` folded, empty where none is told.

    `further` is True where the words set the person apart from one told before ("another man").
    """

    names: tuple[str, ...] = ()
    years: tuple[int, int] | None = None
    exact: bool = False
    sex: str = ""
    part: str = ""
    further: bool = False


@dataclass(frozen=True, slots=True)
class _Word:
    sex: str
    age: str
    part: str


@cache
def _words() -> dict[str, _Word]:
    return {row["word"]: _Word(row["sex"], row["age"], row["part"]) for row in table("person_words")}


@cache
def _sexes() -> dict[str, str]:
    return {fold(row["name"]): row["gender"] for row in table("given_names")}


def sex_told(noun: str) -> str:
    """The sex that a common noun for one person tells, "m" or "f": "mother", "spokeswoman"; "" where it tells none."""
    known = _words().get(noun)
    if known is not None:
        return known.sex
    return next((sex for ending, sex in _SEXED if noun.endswith(ending) and noun != "human"), "")


def person_told(subject: str, words: str) -> Person:
    """The person that `subject` stands for, with the age that `words` give right after it ("Ann Roe, 44, died").

    A phrase that ends in a common noun gives no name: "an Orel County girl".
    """
    folded = fold(subject).split()
    plain = [word for at, word in enumerate(folded) if not _owner(folded, at)]
    known = [_words()[word] for word in plain if word in _words()]
    names = name_words(subject)
    names = names if names and folded[-1] in fold(names[-1]).split() else ()
    given = _sexes().get(fold(names[0]), "") if names else ""
    sex = _only({word.sex for word in known}) or given
    years = _years(subject + _rest(subject, words))
    spans = [_SPANS[word.age] for word in known if word.age]
    span = (max(low for low, _ in spans), min(high for _, high in spans)) if spans else None
    return Person(
        names=tuple(fold(name) for name in names),
        years=(years, years) if years is not None else span if span and span[0] <= span[1] else None,
        exact=years is not None,
        sex=sex,
        part=_only({word.part for word in known}),
        further=bool(_OTHERS & set(folded)),
    )


def _rest(subject: str, words: str) -> str:
    """What follows the subject up to the next comma but one."""
    _, found, after = words.partition(subject) if subject else ("", "", "")
    return ",".join(after.split(",")[:2]) + "," if found and after.startswith(",") else ""


def _owner(words: list[str], at: int) -> bool:
    """ "his" and "her" before a noun tell of somebody else."""
    return words[at] in {"his", "her"} and at + 1 < len(words)


def _only(told: set[str]) -> str:
    told.discard("")
    return next(iter(told)) if len(told) == 1 else ""


def _years(text: str) -> int | None:
    match = _AGED.search(text)
    if match is not None:
        number = read_cardinal(lex(match[1]), 0)
        if number is not None and number.low == number.high:
            return number.low if match[2].casefold() == "year" else 0
    match = _SET_OFF.search(text)
    return int(match[1]) if match is not None else None


def differ(one: Person, other: Person) -> bool:
    """True when no one person could be both."""
    if one.further or other.further:
        return True
    if one.names and other.names and not _share(one.names, other.names):
        return True
    if one.sex and other.sex and one.sex != other.sex:
        return True
    if (one.part == "attacker") != (other.part == "attacker") and "" not in (one.part, other.part):
        return True
    if one.years is not None and other.years is not None:
        return one.years[1] < other.years[0] or other.years[1] < one.years[0]
    return False


def surely_one(one: Person, other: Person) -> bool:
    """True when the two must be one: they share a name, or an exact age and nothing tells them apart."""
    if differ(one, other):
        return False
    return _share(one.names, other.names) or (one.exact and other.exact and one.years == other.years)


def _share(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Can the two names be one's? A given name or a surname may stand alone; of two full names both must agree."""
    if not one or not other:
        return False
    if len(one) == 1 or len(other) == 1:
        short, full = sorted((one, other), key=len)
        return short[0] in (full[0], full[-1])
    return one[0][:2] == other[0][:2] and bool(set(one[1:]) & set(other[1:]))
