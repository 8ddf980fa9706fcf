"""Who and what a document is about: the names it bears, by how much it makes of each, and the people among them."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache, lru_cache

from rashomon.language.data import column, table
from rashomon.language.spelling import spelling_key
from rashomon.stages.group.opening import Opening
from rashomon.stages.group.terms import is_common, plain_word

_WORD = re.compile(r"(?<![\w'’])(?![a-z\d_])[^\W_]+(?:['’][^\W_]+)*")
_SMALL = re.compile(r"(?<![\w'’])[a-z][^\W_]*(?:['’][^\W_]+)*")
_SENTENCE_START = re.compile(r"(?:[.!?:]['\"”’)]*\s+|\n\s*|\A)['\"“‘(]*\Z")
_LEAD = 260  # code points: headline and first sentence
_LEAD_SHARE = 1.5
_SHORT = 360  # code points: a text so short need not show a name within a sentence
_FOCUS, _PEOPLE, _KEPT = 3, 3, 12


@dataclass(frozen=True, slots=True)
class Cast:
    """`names` holds how much a document makes of each name, in hundredths of the one that it makes most of.

    `focus` and `people` are the names, and the surnames of persons, that it makes most of, in that order. Names are
    written as `name_key` writes them, and the dozen that a document makes most of are kept.
    """

    names: Mapping[str, int] = field(default_factory=dict)
    focus: tuple[str, ...] = ()
    people: tuple[str, ...] = ()


@dataclass(slots=True)
class _Seen:
    """One capitalised word: how often, where first, within a sentence, before and after another such word."""

    plain: str
    first: int
    times: int = 0
    within: bool = False
    leads: bool = False
    follows: int = 0
    is_person: bool = False


@lru_cache(maxsize=1 << 17)  # a pure function of its text
def name_key(word: str) -> str:
    """A word as names are compared: without case and possessive, all transliterations of a name alike."""
    return spelling_key(plain_word(word))


def cast_of(opening: Opening) -> Cast:
    """The names in the opening of a document: words with a capital, within a sentence too, and never without."""
    seen = _look(opening)
    small = set(_SMALL.findall(opening.text))
    short = len(opening.text) - opening.body < _SHORT
    made = {key: _weight(one) for key, one in seen.items() if one.plain not in small and (one.within or short)}
    most = max(made.values(), default=1.0)
    ranked = sorted(made, key=lambda key: (-made[key], seen[key].first))
    people = [key for key in ranked if _is_person(seen[key])]
    shares = {key: round(100 * made[key] / most) for key in sorted({*ranked[:_KEPT], *people[:_PEOPLE]})}
    return Cast(shares, tuple(ranked[:_FOCUS]), tuple(people[:_PEOPLE]))


def _look(opening: Opening) -> dict[str, _Seen]:
    found: dict[str, _Seen] = {}
    text, before, end = opening.text, "", -2
    for match in _WORD.finditer(text):
        word = match.group()
        if not word[0].isupper() or not _may_name(word):
            before = word if word[0].isupper() and plain_word(word) in _titles() else ""
            end = match.end()
            continue
        key, start = name_key(word), match.start()
        one = found.get(key)
        if one is None:
            one = found[key] = _Seen(plain_word(word), start)
        one.times += 1
        if start >= opening.body and not _SENTENCE_START.search(text, max(0, start - 6), start):
            one.within = True
        if before and text[end:start] in (" ", ". "):
            _put_after(before, one, found)
        before, end = word, match.end()
    return found


def _put_after(before: str, one: _Seen, found: Mapping[str, _Seen]) -> None:
    """A name after another, or after a form of address: "Ada Lind", "Mrs Lind"."""
    plain = plain_word(before)
    if plain in _titles():
        one.is_person = True
        return
    found[name_key(before)].leads = True
    one.follows += 1
    one.is_person = one.is_person or plain in _given_names()


def _is_person(one: _Seen) -> bool:
    """A surname stands with a given name and then alone: "Ada Lind ... Lind said"; a town's second word does not."""
    return not one.leads and (one.is_person or one.times > one.follows > 0)


def _weight(one: _Seen) -> float:
    return (1 + math.log(one.times)) * (_LEAD_SHARE if one.first < _LEAD else 1.0)


@lru_cache(maxsize=1 << 17)  # a pure function of its text
def _may_name(word: str) -> bool:
    plain = plain_word(word)
    return len(plain) > 2 and not is_common(plain)


@cache
def _given_names() -> frozenset[str]:
    return column("given_names", "name") | column("first_names", "short") | column("first_names", "full")


@cache
def _titles() -> frozenset[str]:
    """Forms of address that say that a person's name follows: those of one sex, and "Dr"."""
    return frozenset(row["title"] for row in table("person_titles") if row["gender"] or row["short"] == "yes")
