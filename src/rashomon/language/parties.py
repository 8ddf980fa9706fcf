"""Which side a name speaks for: the state in "Russian Defence Ministry" or "Russia's envoy to the UN"."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, lru_cache

from rashomon.language.countries import country_of
from rashomon.language.data import table
from rashomon.language.text import fold

_SHORT_FORM = 3  # letters: "US", "CAR"
_LONGEST_STATE = 4  # words: "united arab emirates", "papua new guinea", "bosnia and herzegovina" and their demonyms


@cache
def _state_names() -> dict[str, str]:
    return {row["code"]: row["name"] for row in table("countries")}


def _state(words: Sequence[str]) -> str:
    """The state that a country's name or demonym names, or ""."""
    code = country_of(" ".join(words)) if words else None
    return _state_names().get(code, "") if code else ""


@cache
def _offices() -> frozenset[tuple[str, ...]]:
    return _words("office")


@cache
def _between() -> frozenset[tuple[str, ...]]:
    return _words("between")


def _words(role: str) -> frozenset[tuple[str, ...]]:
    return frozenset(tuple(canonical(row["word"]).split()) for row in table("office_parties") if row["role"] == role)


@cache
def _spellings() -> tuple[tuple[str, str], ...]:
    rows = [(row["written"], row["plain"]) for row in table("name_spellings")]
    return tuple(sorted(rows, key=lambda row: (-len(row[0]), row[0])))


@lru_cache(maxsize=1 << 16)  # a pure function of its text
def canonical(name: str) -> str:
    """A name folded, in one spelling: "United States Department of Defense" is "us department of defence"."""
    text = f" {fold(name)} "
    for written, plain in _spellings():
        text = text.replace(f" {written} ", f" {plain} ")
    return " ".join(text.split())


@lru_cache(maxsize=1 << 16)  # a pure function of its text
def state_named(words: str) -> str:
    """The state that `words` name, alone: "Russia", "the US", or its ISO code "RU"; "" when they name none."""
    if words in _state_names():
        return _state_names()[words]
    return _state(canonical(words).removeprefix("the ").split())


@lru_cache(maxsize=1 << 16)  # a pure function of its text
def party_of(name: str) -> str:
    """The state whose office `name` is, or "".

    The state must be named right before the office, but for words such as "foreign" or "senior" ("Russian foreign
    ministry", "Russia's permanent UN representative"), or after it ("Ministry of Defence of Russia").
    """
    words = canonical(name).split()
    if words[:1] == ["the"]:
        words = words[1:]
    alone = _state(words)
    if alone:
        return alone
    for start in range(len(words)):
        for length in range(min(_LONGEST_STATE, len(words) - start), 0, -1):
            state = _state(words[start : start + length])
            if state and length == 1 and _is_common(words[start], name):
                continue
            if state and (_heads(words, start + length) or _follows(words, start)):
                return state
    return ""


def _is_common(word: str, name: str) -> bool:
    """True where a state's short form stands in small letters: "car police" are no police of the CAR."""
    written = [part for part in name.split() if fold(part) == word] if len(word) <= _SHORT_FORM else []
    return bool(written) and all(part.islower() for part in written)


def _heads(words: list[str], at: int) -> bool:
    """True when an office stands at `at`, or after words that may come between."""
    while at < len(words):
        if any(tuple(words[at : at + length]) in _offices() for length in (3, 2, 1)):
            return True
        if (words[at],) not in _between():
            return False
        at += 1
    return False


def _follows(words: list[str], at: int) -> bool:
    """True for "... of <state>" after an office: "ministry of defence of Russia"."""
    before = words[:at]
    return bool(before) and before[-1] in ("of", "in") and any((word,) in _offices() for word in before[:-1])
