"""When two names may be one: keys to find them by, and the tests that decide."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from rashomon.language.aliases import find_aliases
from rashomon.language.countries import country_of
from rashomon.language.data import column, table
from rashomon.language.parties import canonical
from rashomon.language.spelling import spelling_key
from rashomon.language.text import fold

_SMALL = frozenset({"the", "a", "an", "of", "for", "on", "in", "at", "to", "s"})
_BEFORE_HEAD = _SMALL - {"the", "a", "an", "s"}
_WORD_BEFORE = re.compile(r"[^\W\d_]+")
_LONGEST_TITLES = 40  # characters: "Major General Sir", "Lt. Col."
_LEAST_NAME = 2  # words: what is left of a name without its office
_LONG_ENOUGH = 6  # letters of a surname's key from which one changed letter still means the same name


@cache
def _titles() -> frozenset[str]:
    return frozenset(fold(title) for title in column("person_titles", "title"))


@dataclass(frozen=True, slots=True)
class PersonName:
    """A person's name without titles, as spelling keys. `first` is "" where only one word is given."""

    first: str
    last: str
    initial: bool = False


@lru_cache(maxsize=1 << 16)  # a pure function of its text
def words_of(name: str) -> tuple[str, ...]:
    """The words of a name in one spelling, without small words: the ministry of defence is the defence ministry."""
    return tuple(word for word in canonical(name).split() if word not in _SMALL)


@lru_cache(maxsize=1 << 16)  # a pure function of its text
def bag(name: str) -> tuple[str, ...]:
    """The words of a name, sorted: the same for "Observatory for Human Rights" and "... on Human Rights"."""
    return tuple(sorted(set(words_of(name))))


@lru_cache(maxsize=1 << 16)  # a pure function of its text
def head(name: str) -> str:
    """The word the others describe: "observatory" in "Syrian Observatory for Human Rights"."""
    words = canonical(name).split()
    for at, word in enumerate(words):
        if word in _BEFORE_HEAD and at:
            return words[at - 1]
    return words[-1] if words else ""


def title_start(text: str, start: int) -> int:
    """Where the titles begin that stand right before a name at `start`: at "Capt." in "Capt. Jonas Marsh"."""
    for found in reversed(list(_WORD_BEFORE.finditer(text, max(0, start - _LONGEST_TITLES), start))):
        gap = text[found.end() : start]
        if found.group()[0].islower() or fold(found.group()) not in _titles() or gap.strip(". ") or "\n" in gap:
            break
        start = found.start()
    return start


def joint(name: str) -> bool:
    """True for two mouths in one: "Russia and Syria"."""
    return "and" in canonical(name).split()


@lru_cache(maxsize=1 << 16)  # a pure function of its text
def proper(name: str) -> bool:
    """True when some word but the first small ones is capitalised: a name, not "officials"."""
    return any(word[:1].isupper() for word in name.split() if fold(word) not in _SMALL)


def additions(name: str) -> int:
    """How many words of a person's name are titles, offices or small words; more for a name of one word."""
    words = name.replace(",", " , ").split()
    alone = sum(1 for word in words if word[:1].isupper() and fold(word) not in _titles())
    return len(words) - alone + (2 if alone < 2 else 0)


@lru_cache(maxsize=1 << 16)  # a pure function of its text
def person_name(name: str) -> PersonName | None:
    """The parts of a person's name, or None when nothing is left without titles.

    Words after a comma ("Bill Urban, a spokesman") and words without a capital are no part of it.
    """
    words = [word for word in name.split(",", maxsplit=1)[0].replace("-", " ").split() if not word[:1].islower()]
    words = _without_office(words)
    keys = [key for word in words if (key := spelling_key(word))]
    if not keys:
        return None
    if len(keys) == 1:
        return PersonName("", keys[0])
    return PersonName(keys[0], keys[-1], initial=len(fold(words[0])) == 1)


def _without_office(words: list[str]) -> list[str]:
    """The words of a name after those of an office: "UN Envoy", "Police Commissioner", "Belgravian", "Dr"."""
    for at in range(len(words) - _LEAST_NAME - 1, -1, -1):
        if fold(words[at]) in _titles():
            words = words[at + 1 :]
            break
    while len(words) > 1 and fold(words[0]) in _titles():
        words = words[1:]
    while len(words) > _LEAST_NAME:
        body = _leading_body(words)
        if not body or len(words) - body < _LEAST_NAME:
            break
        words = words[body:]
    return words


def _leading_body(words: list[str]) -> int:
    """How many words at the head of a name are a state's or a known body's: "United Nations" in "... Ann Roe"."""
    if country_of(words[0]) is not None:
        return 1
    hit = next(iter(find_aliases(" ".join(words))), None)
    return len(" ".join(words)[: hit.end].split()) if hit is not None and hit.start == 0 else 0


def same_person(one: PersonName, other: PersonName) -> bool:
    """True for names that may well be spellings of one person's: surnames alike and first names that do not clash."""
    if not one.first or not other.first:
        return False
    if one.last == other.last:
        return _first_names_agree(one, other)
    long = min(len(one.last), len(other.last)) >= _LONG_ENOUGH
    return one.first == other.first and long and one_letter_apart(one.last, other.last)


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


def one_letter_apart(one: str, other: str) -> bool:
    """True when one letter changed, added or dropped makes them equal."""
    if abs(len(one) - len(other)) > 1:
        return False
    short, long = sorted((one, other), key=len)
    at = next((n for n in range(len(short)) if short[n] != long[n]), len(short))
    return short[at:] == long[at + 1 :] or short[at + 1 :] == long[at + 1 :]


def is_acronym(name: str) -> bool:
    """True for a single word in capitals: "SOHR", "CENTCOM"."""
    plain = name.strip().replace(".", "")
    return plain.isalpha() and plain.isupper() and 2 <= len(plain) <= 10


def abbreviates(acronym: str, name: str) -> bool:
    """True when the letters are the initials of the name's words, small words counted or not, or heads of its words
    in order, two letters or more of each ("CENTCOM" of "Central Command")."""
    letters = fold(acronym)
    full = canonical(name).split()
    large = [word for word in full if word not in _SMALL and word != "and"]
    if len(large) < 2:
        return False
    if letters in ("".join(word[0] for word in full), "".join(word[0] for word in large)):
        return True
    rest = large[1:] if large[0] in ("us", "un", "uk", "eu") and not letters.startswith(large[0]) else large
    return len(rest) >= 2 and _heads_of(letters, rest)


def _heads_of(letters: str, words: list[str]) -> bool:
    """True when `letters` are made of heads of all words in order, each of two letters or more."""
    if not words:
        return not letters
    word = words[0]
    return any(
        letters.startswith(word[:size]) and _heads_of(letters[size:], words[1:])
        for size in range(2, min(len(word), 6) + 1)
    )
