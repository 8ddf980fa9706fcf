"""When two names are of one speaker, as the casebook's own rules have it, and where a text names a speaker."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

_DROPPED = frozenset({"the", "a", "an", "s"})
_SPELLINGS = (
    ("defence", "defense"),
    ("united states", "us"),
    ("united nations", "un"),
    ("united kingdom", "uk"),
    ("centre", "center"),
    ("organisation", "organization"),
)
_SMALL = frozenset({"of", "for", "and", "on", "in", "to"})
_BEFORE_HEAD = frozenset({"of", "for", "on", "at", "in", "to"})


def plain(name: str) -> str:
    """Casefolded, without accents, marks ("U.S." is "us") and articles, in one spelling."""
    text = unicodedata.normalize("NFKD", name.casefold())
    text = "".join(c for c in text if not unicodedata.combining(c))
    text = re.sub(r"[.’‘'`]", "", re.sub(r"[’‘']s\b", "", text))
    text = " ".join(w for w in re.sub(r"[^\w]+", " ", text).split() if w not in _DROPPED)
    for old, new in _SPELLINGS:
        text = re.sub(rf"\b{old}\b", new, text)
    return text


@dataclass(frozen=True, slots=True)
class Names:
    """Which names a case says are of one, and which are not: rows of plain names."""

    same: tuple[frozenset[str], ...]
    different: tuple[frozenset[str], ...]

    def agree(self, wanted: str, given: str) -> bool:
        """True when two names are of one: equal or listed so, a longer one that holds the other, a shorter one that
        keeps its head word, its initials; never for a pair joined by "and" and one of it, nor for names that are listed
        as different."""
        first, second = plain(wanted), plain(given)
        if not first or not second:
            return False
        if first != second and any(first in row and second in row for row in self.different):
            return False
        return any(_fits(alias, second) for alias in self.aliases(first))

    def aliases(self, name: str) -> list[str]:
        """A plain name with all that are listed as the same."""
        return sorted({name}.union(*(row for row in self.same if name in row)))


def make_names(same: Iterable[Iterable[object]], different: Iterable[Iterable[object]]) -> Names:
    """The names of a case file's `same_entity` and `not_same_entity` rows."""
    return Names(*(tuple(frozenset(plain(str(n)) for n in row) for row in rows) for rows in (same, different)))


def _fits(wanted: str, given: str) -> bool:
    first, second = wanted.split(), given.split()
    if ("and" in first) != ("and" in second):
        return False
    if len(second) == 1 and len(first) > 2 and second[0] == "".join(w[0] for w in first if w not in _SMALL):
        return True  # "SOHR"
    return set(first) <= set(second) or (set(second) <= set(first) and _head(first) in second)


def _head(words: Sequence[str]) -> str:
    for n, word in enumerate(words):
        if word in _BEFORE_HEAD and n:
            return words[n - 1]
    return words[-1] if words else ""


@dataclass(frozen=True, slots=True, order=True)
class Mention:
    """A stretch of a sentence that names somebody."""

    start: int
    end: int
    name: str


_RUN = re.compile(
    r"[A-Z][\w’'.-]*(?:(?:\s+(?:of|for|de|al|and the)\s+|\s+|-)[A-Z][\w’'.-]*)*", re.UNICODE
)  # "Syrian Observatory for Human Rights", "Nate Dreckman"


def mentions(sentence: str, known: Sequence[str], names: Names) -> list[Mention]:
    """Where a sentence names one of the `known`: as they are written there, or by capitals that agree with one."""
    found: list[Mention] = []
    for name in sorted(set(known), key=lambda n: (-len(n), n)):
        for match in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", sentence, re.IGNORECASE):
            _add(found, Mention(match.start(), match.end(), match.group()))
    for match in _RUN.finditer(sentence):
        if any(names.agree(name, match.group()) for name in known):
            _add(found, Mention(match.start(), match.end(), match.group()))
    return sorted(found)


def _add(found: list[Mention], mention: Mention) -> None:
    if all(mention.end <= other.start or other.end <= mention.start for other in found):
        found.append(mention)
