"""Those whom reports call by what they are: "the sheriff", "the spokesman", "the war monitor"."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from rashomon.language.aliases import alias_of
from rashomon.language.data import table
from rashomon.language.parties import canonical
from rashomon.stages.group.naming import SMALL_WORDS, head, words_of
from rashomon.stages.group.person_names import name_words

_LONGEST = 6  # words of an office
_LOWER = frozenset({"assistant", "deputy", "former", "late", "retired", "vice"})


@dataclass(frozen=True, slots=True)
class Office:
    """The words of an office, without small ones, and the one that the others describe."""

    words: frozenset[str]
    head: str


def is_office(name: str) -> bool:
    """True for the bare name of an office: "sheriff", "the police chief"."""
    return words_of(name) in _offices()


def office_called(name: str, definite: bool) -> frozenset[str]:
    """The words of the office by which a name calls somebody alone, empty where it is no such office.

    "sheriff", "Strelsau police chief"; "spokesman" where it is `definite`, for a spokesman may be anybody.
    """
    words = words_of(name)
    if not words or len(words) > _LONGEST or "and" in words:
        return frozenset()
    reach = _reach(words)
    return frozenset(words) if reach == "incident" or (reach == "page" and definite) else frozenset()


def anywhere(office: Iterable[str]) -> bool:
    """True for an office that one person of an incident holds, whichever page names him."""
    return any(_offices().get((word,)) == "incident" for word in office)


def _reach(words: tuple[str, ...]) -> str:
    return _offices().get(words[-2:]) or _offices().get(words[-1:]) or ""


@cache
def _offices() -> dict[tuple[str, ...], str]:
    return {tuple(canonical(row["office"]).split()): row["reach"] for row in table("sole_offices")}


def offices_held(name: str, described: Iterable[str]) -> frozenset[Office]:
    """Each office that is told with a person's name: before it, or in how a page describes him."""
    told = [Office(frozenset(words_of(words)), head(words)) for words in described if _reach((head(words),))]
    own = {part for word in name_words(name) for part in canonical(word).split()}
    before = tuple(word for word in canonical(name).split() if word not in own and word not in SMALL_WORDS)
    if before and _reach(before):
        told.append(Office(frozenset(before), before[-1]))
    return frozenset(told)


def fits_office(called: frozenset[str], held: frozenset[str]) -> bool:
    """True where what a page calls somebody may be the office of one who is described by all the words of `held`.

    The same words or fewer; where "Chief Marsh" is all that is told of him, any chief's. A deputy is no chief.
    """
    if (held & _LOWER) - called:
        return False
    return called <= held or (len(held) == 1 and held < called)


def kind_called(name: str) -> str:
    """The kind of known body that a common noun stands for: "monitor" for "war monitor"; "" for any other name."""
    return _nouns().get(canonical(name).removeprefix("the "), "")


@cache
def _nouns() -> dict[str, str]:
    return {canonical(row["noun"]): row["kind"] for row in table("body_nouns")}


def kind_listed(name: str) -> str:
    """The kind that the alias list gives a body, or ""."""
    alias = alias_of(name)
    return alias.kind if alias is not None else ""
