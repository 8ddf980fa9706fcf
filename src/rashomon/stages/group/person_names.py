"""The parts of a person's name, and when two names may be one person's."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from rashomon.language.aliases import find_aliases
from rashomon.language.countries import country_of
from rashomon.language.data import column, table
from rashomon.language.spelling import spelling_key
from rashomon.language.text import fold
from rashomon.stages.group.terms import is_common

_SPACED_HYPHEN = re.compile(r"(?<=[^\W\d_]) ?- ?(?=[^\W\d_a-z])")
_OPENS_OFF = re.compile(r"^[\W\d_]+")
_NICKNAME = re.compile(r"\s[\"“”'‘(][^\W\d_][\w.’' -]{0,20}[\"”’')](?=\s\S)")
_BORN = re.compile(r",?\s+(jr|sr|ii|iii|iv)\.?$", re.IGNORECASE)
_WORD_BEFORE = re.compile(r"[^\W\d_]+")
_JOINS = frozenset({"and", "or"})
_LONGEST_TITLES = 40  # characters: "Major General Sir", "Lt. Col."
_LEAST_NAME = 2  # words: what is left of a name without its office
_LONG_ENOUGH = 6  # letters of a surname's key from which one changed letter still means the same name


@dataclass(frozen=True, slots=True)
class PersonName:
    """A person's name without titles, as spelling keys. `first` is "" where only a surname or one word is given.

    `last` holds the particles and all parts of a double surname ("de Ruyter", "Lang-Moss"); `tail` is its last word
    where particles precede it, else `last`. `born` tells father and son apart: "jr", "sr", "ii", "iii", "iv" or "".
    """

    first: str
    last: str
    initial: bool = False
    tail: str = ""
    born: str = ""


@cache
def person_titles() -> frozenset[str]:
    """Words that stand before a name and are no part of it."""
    return frozenset(fold(title) for title in column("person_titles", "title"))


@cache
def name_particles() -> frozenset[str]:
    """Words that begin a surname: "van", "abu"."""
    return column("name_particles", "particle")


@cache
def _opening_particles() -> frozenset[str]:
    return frozenset(row["particle"] for row in table("name_particles") if row["opens"])


def title_start(text: str, start: int) -> int:
    """Where the titles begin that stand right before a name at `start`: at "Capt." in "Capt. Jonas Marsh"."""
    for word in _words_before(text, start):
        if fold(word.group()) not in person_titles():
            break
        start = word.start()
    return start


def office_start(text: str, start: int) -> int:
    """Where the capitalised words begin that stand before a title at `start`: "Zenda Borough President Jonas Marsh"."""
    for word in _words_before(text, start):
        if text[word.end() : start] != " " or is_common(fold(word.group())):
            break
        start = word.start()
    return start


def _words_before(text: str, start: int) -> Iterator[re.Match[str]]:
    """The capitalised words right before `start`, the last first, with no more than a full stop between."""
    for found in reversed(list(_WORD_BEFORE.finditer(text, max(0, start - _LONGEST_TITLES), start))):
        gap = text[found.end() : start]
        if found.group()[0].islower() or gap.strip(". ") or "\n" in gap:
            return
        yield found
        start = found.start()


@lru_cache(maxsize=1 << 16)  # a pure function of its text
def person_name(name: str) -> PersonName | None:
    """The parts of a person's name, or None when nothing is left without titles.

    Words after a comma ("Bill Urban, a spokesman"), a nickname in marks and words without a capital are no part of it.
    """
    words = name_words(name)
    born = _BORN.search(name)
    keys = [key for word in words if (key := spelling_key(word))]
    if not keys:
        return None
    suffix = fold(born[1]) if born is not None else ""
    tail = spelling_key(words[-1].rsplit(maxsplit=1)[-1])
    if len(keys) == 1:
        return PersonName("", keys[0], tail=tail, born=suffix)
    return PersonName(keys[0], keys[-1], len(fold(words[0])) == 1, tail, suffix)


@lru_cache(maxsize=1 << 16)  # a pure function of its text
def name_words(name: str) -> tuple[str, ...]:
    """The words of a person's name as written, without titles; particles stay with the surname: ("Ida", "van Moss")."""
    plain = _OPENS_OFF.sub("", _NICKNAME.sub("", _BORN.sub("", name).split(",", maxsplit=1)[0]))
    words = _SPACED_HYPHEN.sub("-", plain).split()
    kept = [word for word in words if word != word.lower() or fold(word) in name_particles()]
    kept = [word for word in kept if fold(word) not in _JOINS]
    while kept and kept[0][:1].islower() and fold(kept[0]) not in _opening_particles():
        kept = kept[1:]
    return tuple(_with_particles(_without_office(kept)))


def _with_particles(words: list[str]) -> list[str]:
    """The surname with its particles as one word. Of two words the first is one only where it opens no full name."""
    while len(words) > 1 and fold(words[-2].rsplit(maxsplit=1)[0]) in name_particles():
        if len(words) == _LEAST_NAME and fold(words[0]) not in _opening_particles():
            break
        words = [*words[:-2], f"{words[-2]} {words[-1]}"]
    return words


def _without_office(words: list[str]) -> list[str]:
    """The words of a name after those of an office: "UN Envoy", "Police Commissioner", "Belgravian", "Dr"."""
    for at in range(len(words) - _LEAST_NAME - 1, -1, -1):
        if is_title(words[at]):
            words = words[at + 1 :]
            break
    while len(words) > 1 and is_title(words[0]):
        words = words[1:]
    while len(words) > _LEAST_NAME:
        body = _leading_body(words)
        if not body or len(words) - body < _LEAST_NAME:
            break
        words = words[body:]
    return words


def is_title(word: str) -> bool:
    """True for "Dr." and "then-President"."""
    return any(part in person_titles() for part in fold(word).split()[-1:])


def _leading_body(words: list[str]) -> int:
    """How many words at the head of a name are a state's or a known body's: "United Nations" in "... Ann Roe"."""
    if country_of(words[0]) is not None:
        return 1
    hit = next(iter(find_aliases(" ".join(words))), None)
    return len(" ".join(words)[: hit.end].split()) if hit is not None and hit.start == 0 else 0


def is_bare(name: str) -> bool:
    """True for a surname or a first name alone, with or without a title."""
    parts = person_name(name)
    return parts is not None and not parts.first


def additions(name: str) -> int:
    """How many words of a person's name are titles, offices or small words; more for a name of one word."""
    words = name.replace(",", " , ").split()
    own = " ".join(name_words(name)).split()
    return len(words) - len(own) - (_BORN.search(name) is not None) + (2 if len(own) < 2 else 0)


def same_person(one: PersonName, other: PersonName) -> bool:
    """True for names that may well be spellings of one person's: surnames alike and first names that do not clash."""
    if not one.first or not other.first or (one.born and other.born and one.born != other.born):
        return False
    if one.last == other.last:
        return _first_names_agree(one, other)
    if one.first != other.first:
        return False
    short, long = sorted((one.last, other.last), key=len)
    near = len(short) >= _LONG_ENOUGH and (one_letter_apart(short, long) or _but_for_a_particle(short, long))
    return near or one.tail == other.tail


def _but_for_a_particle(short: str, long: str) -> bool:
    """ "Calhoun" and "LaCalhoun" are one surname."""
    return long.endswith(short) and long.removesuffix(short) in {spelling_key(p) for p in name_particles()}


def _first_names_agree(one: PersonName, other: PersonName) -> bool:
    if one.initial or other.initial:
        return one.first[:1] == other.first[:1]
    short, long = sorted((one.first, other.first), key=len)
    return (len(short) >= 3 and long.startswith(short)) or bool(_full_forms(short) & _full_forms(long))


def _full_forms(first: str) -> frozenset[str]:
    return _short_forms().get(first, frozenset()) | {first}


@cache
def _short_forms() -> dict[str, frozenset[str]]:
    """Short forms of first names ("Bill") and what they stand for, as spelling keys."""
    rows = table("first_names")
    return {spelling_key(r["short"]): frozenset(spelling_key(full) for full in r["full"].split(";")) for r in rows}


def first_names(first: str) -> frozenset[str]:
    """A first name's key with those of the names it is short for: "joey" is "joseph" too."""
    return _full_forms(first)


def one_letter_apart(one: str, other: str) -> bool:
    """True when one letter changed, added or dropped makes them equal."""
    if abs(len(one) - len(other)) > 1:
        return False
    short, long = sorted((one, other), key=len)
    at = next((n for n in range(len(short)) if short[n] != long[n]), len(short))
    return short[at:] == long[at + 1 :] or short[at + 1 :] == long[at + 1 :]
