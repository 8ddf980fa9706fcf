"""When two names of bodies may be one: keys to find them by, and the tests that decide."""

from __future__ import annotations

import re
from functools import lru_cache

from rashomon.language.data import column
from rashomon.language.parties import canonical
from rashomon.language.text import fold

SMALL_WORDS = frozenset({"the", "a", "an", "of", "for", "from", "on", "in", "at", "to", "with", "s"})
_JOINT = re.compile(r",\s+and\s+|\s+and\s+|,\s+", re.IGNORECASE)
_ARTICLE = re.compile(r"^(?:the|an?)\s+", re.IGNORECASE)
_BEFORE_HEAD = SMALL_WORDS - {"the", "a", "an", "s"}


@lru_cache(maxsize=1 << 16)  # a pure function of its text
def words_of(name: str) -> tuple[str, ...]:
    """The words of a name in one spelling, without small words: the ministry of defence is the defence ministry."""
    return tuple(word for word in canonical(name).split() if word not in SMALL_WORDS)


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


def core(name: str) -> str:
    """A body's name without common words beside it: "Zenda News" of "Zenda News weekly newspaper"; "" for no such."""
    words = name.split()
    first = next((at for at, word in enumerate(words) if word != word.lower() or not _is_addition(word)), len(words))
    last = next((at for at in range(len(words), first, -1) if not _is_addition(words[at - 1])), first)
    kept = words[first:last]
    return " ".join(kept) if kept and len(kept) < len(words) and proper(" ".join(kept)) else ""


def _is_addition(word: str) -> bool:
    """True for a common word, or several with hyphens ("pro-opposition"), that stands beside names."""
    plain = fold(word).split()
    return word == word.lower() and all(part in column("name_additions", "word") for part in plain)


def joint(name: str) -> bool:
    """True for two mouths in one: "Russia and Syria"."""
    return "and" in canonical(name).split()


def members_of(name: str) -> tuple[str, ...]:
    """The parts of a joint name, without articles: "Russia" and "Syria" of "Russia and Syria"."""
    parts = (_ARTICLE.sub("", part.strip()) for part in _JOINT.split(name))
    return tuple(part for part in parts if part)


@lru_cache(maxsize=1 << 16)  # a pure function of its text
def proper(name: str) -> bool:
    """True when some word but the first small ones is capitalised: a name, not "officials"."""
    return any(word[:1].isupper() for word in name.split() if fold(word) not in SMALL_WORDS)


def is_acronym(name: str) -> bool:
    """True for a single word in capitals: "SOHR", "CENTCOM"."""
    plain = name.strip().replace(".", "")
    return plain.isalpha() and plain.isupper() and 2 <= len(plain) <= 10


def abbreviates(acronym: str, name: str) -> bool:
    """True when the letters are the initials of the name's words, small words counted or not, or heads of its words
    in order, two letters or more of each ("CENTCOM" of "Central Command")."""
    letters = fold(acronym)
    full = canonical(name).split()
    large = [word for word in full if word not in SMALL_WORDS and word != "and"]
    if len(large) < 2:
        return False
    if letters in ("".join(word[0] for word in full), "".join(word[0] for word in large)):
        return True
    written = [word[0] for word in fold(name).split() if word not in SMALL_WORDS]
    if len(written) > len(large) and letters == "".join(written):  # "Sheriff's Office" became one word
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
