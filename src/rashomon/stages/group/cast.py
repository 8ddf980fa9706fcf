"""Who and what a document is about: the names it bears, by how much it makes of each, and the people among them."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache

from rashomon.language.countries import country_of
from rashomon.language.data import column, table
from rashomon.language.gazetteer import region_of
from rashomon.language.spelling import spelling_key
from rashomon.stages.group.opening import Opening
from rashomon.stages.group.terms import is_common, plain_word

_CAPITAL = re.compile(r"\b[^\W\d_a-z][^\W_]*(?:['’][^\W_]+)*")
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


@dataclass(frozen=True, slots=True)
class _Word:
    """A word with a capital by itself; `key` is empty where it is no name."""

    key: str
    plain: str
    title: bool
    given: bool


@dataclass(slots=True)
class _Seen:
    """One name: how often, where first, within a sentence, how often before and after another.

    `after` is the last name that it followed, `known` is True where that is a given name or a form of address.
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
    short = len(opening.text) - opening.body < _SHORT
    made = {
        key: _weight(one)
        for key, one in seen.items()
        if (one.within or short) and not _stands_small(one.plain, opening.text)
    }
    most = max(made.values(), default=1.0)
    ranked = sorted(made, key=lambda key: (-made[key], seen[key].first))
    people = [key for key in ranked if _is_person(seen[key], seen)]
    shares = {key: round(100 * made[key] / most) for key in sorted({*ranked[:_KEPT], *people[:_PEOPLE]})}
    length = math.sqrt(sum(share * share for share in shares.values())) or 1.0
    return Cast(shares, length, ranked[0] if ranked else "", tuple(people[:_PEOPLE]))


def _stands_small(plain: str, text: str) -> bool:
    """True where `text` has the word in small letters too, as a word of its own."""
    at = text.find(plain)
    while at >= 0:
        match = _SMALL.match(text, at)
        if match is not None and match.group() == plain:
            return True
        at = text.find(plain, at + 1)
    return False


def _look(opening: Opening) -> dict[str, _Seen]:
    """The names of an opening. `run` is the capitalised words right before the one at hand."""
    found: dict[str, _Seen] = {}
    text, run, end = opening.text, list[_Word](), 0
    for match in _CAPITAL.finditer(text):
        start, word = match.start(), _word(match.group())
        if text[end:start] != " " and not (run and run[-1].title and text[end:start] == ". "):
            run = []
        end = match.end()
        if not word.key:
            run = [word] if word.title else []
            continue
        one = found.get(word.key)
        if one is None:
            one = found[word.key] = _Seen(word.plain, start)
        one.times += 1
        if not one.within and start >= opening.body:
            one.within = not _SENTENCE_START.search(text, max(0, start - 6), start)
        if run:
            _put_after(run, one, found)
        run.append(word)
    return found


def _put_after(run: Sequence[_Word], one: _Seen, found: Mapping[str, _Seen]) -> None:
    """A name after others, or after a form of address: "Ada Lind", "Mrs Lind"."""
    one.known = one.known or run[0].title or run[0].given
    if run[-1].key:
        one.after = run[-1].key
        one.follows += 1
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
def _word(word: str) -> _Word:
    plain = plain_word(word)
    title = word[0].isupper() and plain in _titles()
    names = word[0].isupper() and not title and len(plain) > 2 and not is_common(plain)
    return _Word(name_key(word) if names else "", plain, title, plain in _given_names())


@cache
def _given_names() -> frozenset[str]:
    return column("given_names", "name") | column("first_names", "short") | column("first_names", "full")


@cache
def _titles() -> frozenset[str]:
    """Short forms of address and rank, after which a person's name follows; a long one may be a name ("King")."""
    return frozenset(row["title"] for row in table("person_titles") if row["short"] == "yes")
