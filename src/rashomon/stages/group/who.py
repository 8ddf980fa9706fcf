"""Whether two documents are about the same people and names: those they make most of, and the victims."""

from __future__ import annotations

from collections.abc import Iterator

from rashomon.stages.group.point import Point
from rashomon.stages.group.profile import Profile

_SAME_VICTIM, _OTHER_VICTIMS = 0.05, -0.05
_TELLING_TOLL = 5  # below it reports name all the victims
_SAME_PERSON, _SAME_PEOPLE = 0.055, 0.025
_OTHER_PEOPLE = -0.06  # where each makes most of a person whom the other does not name; less where it does in passing
_FOCUS_SHARED, _OTHER_FOCUS = 0.05, -0.06
_IN_PASSING = 15  # hundredths that a name counts for which the other document has, but not among those it makes most of


def weigh_names(first: Profile, second: Profile) -> Iterator[Point]:
    """What the names in two documents say."""
    if share_a_victim(first, second):
        yield Point(_SAME_VICTIM, "same victim named")
    elif first.victims and second.victims and max(first.most, second.most) < _TELLING_TOLL:
        yield Point(_OTHER_VICTIMS, "other victims named")
    yield from _people(first, second)
    yield from _focus(first, second)


def share_a_victim(first: Profile, second: Profile) -> bool:
    """True where one document names a victim of the other."""
    return not (first.victims.isdisjoint(second.names) and second.victims.isdisjoint(first.names))


def _people(first: Profile, second: Profile) -> Iterator[Point]:
    mine, theirs = first.cast.people, second.cast.people
    if not mine or not theirs:
        return
    if mine[0] == theirs[0]:
        yield Point(_SAME_PERSON, "about the same person")
    if not second.names.isdisjoint(mine[:2]) and not first.names.isdisjoint(theirs[:2]):
        yield Point(_SAME_PEOPLE, "people that both name")
    missed = min(_missed(first, second), _missed(second, first))
    if missed:
        yield Point(_OTHER_PEOPLE * missed / 100, "about other people" if missed >= 50 else "")


def _missed(one: Profile, other: Profile) -> int:
    """In hundredths, the most that one document makes of a person of whom the other makes little or nothing."""
    names = one.cast.names
    return max(names[person] * (100 - _made_of(other, person)) // 100 for person in one.cast.people)


def _made_of(one: Profile, name: str) -> int:
    return one.cast.names.get(name, _IN_PASSING if name in one.names else 0)


def _focus(first: Profile, second: Profile) -> Iterator[Point]:
    """The names that a document makes most of are seldom all missing from another on the same event."""
    mine, theirs = first.cast.focus, second.cast.focus
    if not mine or not theirs:
        yield Point(_FOCUS_SHARED / 2)
        return
    found = max(_found(mine, second) / len(mine), _found(theirs, first) / len(theirs))
    if found:
        yield Point(_FOCUS_SHARED * found, "the names that it is about" if found > 0.5 else "")
    if mine[0] not in second.names and theirs[0] not in first.names:
        yield Point(_OTHER_FOCUS, "each about a name that the other lacks")


def _found(names: tuple[str, ...], other: Profile) -> int:
    return sum(name in other.names for name in names)
