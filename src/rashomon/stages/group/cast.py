"""Who and what a document is about: the names it bears, by how much it makes of each, and the people among them."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache

from rashomon.language.data import column, table
from rashomon.language.gazetteer import country_of, region_of
from rashomon.language.spelling import spelling_key
from rashomon.stages.group.opening import Opening
from rashomon.stages.group.terms import is_common, plain_word

_WORD = re.compile(r"(?<![\w'’])(?![a-z\d_])[^\W_]+(?:['’][^\W_]+)*")
_SMALL = re.compile(r"(?<![\w'’])[a-z][^\W_]*(?:['’][^\W_]+)*")
_SENTENCE_START = re.compile(r"(?:[.!?:]['\"”’)]*\s+|\n\s*|\A)['\"“‘(]*\Z")
_LEAD = 260  # code points: headline and first sentence
_LEAD_SHARE = 1.5
_SHORT = 360  # code points: a text so short need not show a name within a sentence
_PEOPLE, _KEPT = 3, 12


@dataclass(frozen=True, slots=True)
class Cast:
    """`names` holds how much a document makes of each name, in hundredths of the one that it makes most of.

    `foremost` is that one, `people` are the surnames of the persons that it makes most of, in that order, `length` is
    that of `names` as a vector. Names are written as `name_key` writes them; the dozen that a document makes most of
    are kept.
    """

    names: Mapping[str, int] = field(default_factory=dict)
    length: float = 1.0
    foremost: str = ""
    people: tuple[str, ...] = ()


@dataclass(slots=True)
class _Seen:
    """One capitalised word: how often, where first, within a sentence, how often before and after another such word.

    `after` is the last word that it followed, `known` is True where that is a given name or a form of address.
    """

    plain: str
    first: int
    times: int = 0
    within: bool = False
    leads: int = 0
    follows: int = 0
    after: str = ""
    known: bool = False


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
    people = [key for key in ranked if _is_person(seen[key], seen)]
    shares = {key: round(100 * made[key] / most) for key in sorted({*ranked[:_KEPT], *people[:_PEOPLE]})}
    length = math.sqrt(sum(share * share for share in shares.values())) or 1.0
    return Cast(shares, length, ranked[0] if ranked else "", tuple(people[:_PEOPLE]))


def _look(opening: Opening) -> dict[str, _Seen]:
    found: dict[str, _Seen] = {}
    text, run, end = opening.text, list[str](), 0
    for match in _WORD.finditer(text):
        word = match.group()
        if text[end : match.start()] != (". " if run and plain_word(run[-1]) in _titles() else " "):
            run = []
        end = match.end()
        if not word[0].isupper() or not _may_name(word):
            run = [word] if word[0].isupper() and plain_word(word) in _titles() else []
            continue
        key, start = name_key(word), match.start()
        one = found.get(key)
        if one is None:
            one = found[key] = _Seen(plain_word(word), start)
        one.times += 1
        if start >= opening.body and not _SENTENCE_START.search(text, max(0, start - 6), start):
            one.within = True
        if run:
            _put_after(run, one, found)
        run.append(word)
    return found


def _put_after(run: Sequence[str], one: _Seen, found: Mapping[str, _Seen]) -> None:
    """A name after others, or after a form of address: "Ada Lind", "Mrs Lind"."""
    head = plain_word(run[0])
    one.known = one.known or head in _titles() or head in _given_names()
    if len(run) > 1 or head not in _titles():
        one.after = name_key(run[-1])
        one.follows += 1
        if one.after in found:
            found[one.after].leads += 1


def _is_person(one: _Seen, seen: Mapping[str, _Seen]) -> bool:
    """Surnames stand after given names, and later alone: "Ada Lind ... Lind said". A given name never stands alone.

    So "Harbour" in "Old Harbour ... the harbour" is none, nor is the "Rovers" of "Lund Rovers" in a text on Lund.
    """
    if one.leads or country_of(one.plain):
        return False
    before = seen.get(one.after)
    always = before is not None and before.leads == before.times and not region_of(before.plain)
    return one.known or (always and one.times > one.follows > 0)


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
