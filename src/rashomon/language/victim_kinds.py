"""What people a count is of: civilians, children, women, fighters, as its own words say."""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import dataclass
from functools import cache

from rashomon.language.data import table
from rashomon.language.plurals import singulars
from rashomon.schema.victim import VictimKind

_OVERRULED = {VictimKind.POLICE: VictimKind.COMBATANT}  # ranks are of both: "a police commander"


@dataclass(frozen=True, slots=True)
class KindTerm:
    """A term for what people some are, of `length` words; "schoolboy" says two kinds."""

    kinds: tuple[VictimKind, ...]
    length: int


def in_order(kinds: Set[VictimKind]) -> tuple[VictimKind, ...]:
    """The kinds in the order of their definition."""
    return tuple(kind for kind in VictimKind if kind in kinds)


def of_one(kinds: Set[VictimKind]) -> tuple[VictimKind, ...]:
    """The kinds that words for one sort of people say: "police commander" is of the police, not of an army."""
    return in_order(kinds - {loses for wins, loses in _OVERRULED.items() if wins in kinds})


def kind_term(words: Sequence[str], at: int) -> KindTerm | None:
    """The longest term for a kind of people that begins at `words[at]`; `words` are in lower case."""
    for rest in _terms().get(words[at], ()) if words[at] in _terms() else _by_singular(words[at]):
        length = 1 + len(rest.words)
        there = tuple(words[at + 1 : at + length])
        if there == rest.words or (there[:-1] == rest.words[:-1] and there and rest.words[-1] in singulars(there[-1])):
            return KindTerm(rest.kinds, length)
    return None


@dataclass(frozen=True, slots=True)
class _Rest:
    """What follows the first word of a term."""

    words: tuple[str, ...]
    kinds: tuple[VictimKind, ...]


def _by_singular(word: str) -> tuple[_Rest, ...]:
    forms = (form for form in sorted(singulars(word)) if form in _terms())
    return tuple(rest for form in forms for rest in _terms()[form])


@cache
def _terms() -> dict[str, tuple[_Rest, ...]]:
    """Terms by their first word, the longest first."""
    kinds: dict[tuple[str, ...], set[VictimKind]] = {}
    for row in table("victim_kinds"):
        kinds.setdefault(tuple(row["word"].split()), set()).add(VictimKind(row["kind"]))
    found: dict[str, list[_Rest]] = {}
    for words in sorted(kinds, key=lambda term: (-len(term), term)):
        found.setdefault(words[0], []).append(_Rest(words[1:], in_order(kinds[words])))
    return {word: tuple(rests) for word, rests in found.items()}
