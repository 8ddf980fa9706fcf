"""Two persons with one surname: whom the bare surname means, or that nobody can tell."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field
from functools import cache

from rashomon.language.data import table
from rashomon.language.text import fold

_LARGEST_FAMILY = 20  # persons of one surname in one document; a bound, so that odd pages cost no more than others
_JUST_NAMED = 400  # characters: a sentence or two back
_ONLY_NAMED = 1200  # characters: some four paragraphs of news
_SHORTEST_NAME = 4  # letters: "AG Orr" opens with an office in letters, not with another given name


@dataclass(slots=True)
class _Family:
    """All who share a surname: each name in full with where it first stands, and where the bare surname does.

    `persons` is one name for each person of the first `counted` names.
    """

    full: dict[str, int] = field(default_factory=dict)
    bare: list[int] = field(default_factory=list)
    spots: list[tuple[int, str]] = field(default_factory=list)
    persons: list[str] = field(default_factory=list)
    counted: int = 0


class Namesakes:
    """The persons of a document by surname, with where each is introduced."""

    def __init__(self) -> None:
        self._families: dict[str, _Family] = {}

    def meet(self, plain: str, at: int) -> None:
        """Note a person's name without titles at a document offset; names come in the order of the text."""
        words = plain.split()
        if not words:
            return
        family = self._families.setdefault(fold(words[-1]), _Family())
        if len(words) > 1:
            family.spots.append((at, plain))
            if len(family.full) < _LARGEST_FAMILY:
                family.full.setdefault(plain, at)
        else:
            family.bare.append(at)

    def who(self, surname: str, at: int) -> tuple[str, ...]:
        """The persons whom a bare surname at `at` may mean, most likely first: one, where the text tells which.

        Of several, it means the one already introduced; where more than one is, the one who bore the bare surname
        before the next of that name came in ("Vale said ... His brother Piet Vale ... Vale added"): that is how
        newsrooms tell namesakes apart. Or it means the one just named in full, where no other was for long before.
        Otherwise it means any of them.
        """
        family = self._families.get(fold(surname))
        if family is None:
            return ()
        if family.counted != len(family.full):
            family.persons, family.counted = _persons(family.full), len(family.full)
        persons = family.persons
        introduced = [p for p in persons if family.full[p] < at] or persons[:1]
        if len(introduced) > 1 and family.bare and family.bare[0] < family.full[introduced[1]]:
            return tuple(introduced[:1])
        just_named = _just_named(family, at) if len(introduced) > 1 else ""
        return (just_named,) if just_named in introduced else tuple(introduced)


def _just_named(family: _Family, at: int) -> str:
    """The only one of a surname named in full for a while before an offset, and that not long ago; "" for nobody."""
    end = bisect_left(family.spots, (at, ""))
    if end == 0 or family.spots[end - 1][0] < at - _JUST_NAMED:
        return ""
    last = family.spots[end - 1][1]
    recent = [name for start, name in family.spots[max(0, end - _LARGEST_FAMILY) : end] if start >= at - _ONLY_NAMED]
    return last if set(recent) == {last} else ""


def _persons(full: dict[str, int]) -> list[str]:
    """One name for each person, in the order they are introduced: "Ann Roe" and "Ann M. Roe" are one."""
    persons: list[str] = []
    for name in full:
        if not any(_same_person(name.split(), other.split()) for other in persons):
            persons.append(name)
    return persons


def _same_person(one: list[str], other: list[str]) -> bool:
    shorter, longer = sorted(([fold(w) for w in one], [fold(w) for w in other]), key=len)
    if longer[-len(shorter) :] == shorter or one[0] in other or other[0] in one:
        return True
    first, second = fold(one[0]).rstrip("."), fold(other[0]).rstrip(".")
    if min(len(first), len(second)) == 1:
        return first[:1] == second[:1]
    letters = any(w[0].isupper() and w[0].isalpha() and len(w[0]) < _SHORTEST_NAME for w in (one, other))
    return letters or first in _pet_names(second) or second in _pet_names(first)


@cache
def _pet_names(full: str) -> frozenset[str]:
    return frozenset(row["short"] for row in table("first_names") if full in row["full"].split(";"))
