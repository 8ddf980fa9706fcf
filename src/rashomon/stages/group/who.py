"""Whether two documents are about the same people and names: those they make most of, and the victims."""

from __future__ import annotations

from collections.abc import Iterator

from rashomon.stages.group.point import Point
from rashomon.stages.group.profile import Profile

_SAME_VICTIM, _OTHER_VICTIMS = 0.02, -0.13
_TELLING_TOLL = 5  # below it reports name all the victims
_SAME_PERSON, _SAME_PEOPLE = 0.035, 0.055
_OTHER_PEOPLE = -0.16  # of two undated texts, each about a person whom the other does not name; less where in passing
_SAME_NAMES, _OTHER_NAMES = 0.10, -0.03
_FOREMOST = 0.5  # of the cosine of what two documents make of names
_NAMELESS = 0.3  # ... where one names nobody and nothing
_IN_PASSING = 15  # hundredths that a name counts for which a document has, but not among those it makes most of


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
    if first.day is None or second.day is None:
        missed = min(_missed(first, second), _missed(second, first))
        yield Point(_OTHER_PEOPLE * missed / 100, "about other people" if missed >= 50 else "")


def _missed(one: Profile, other: Profile) -> int:
    """In hundredths, the most that one document makes of a person of whom the other makes little or nothing."""
    names = one.cast.names
    return max(names[person] * (100 - _made_of(other, person)) // 100 for person in one.cast.people)


def _made_of(one: Profile, name: str) -> int:
    return one.cast.names.get(name, _IN_PASSING if name in one.names else 0)


def _focus(first: Profile, second: Profile) -> Iterator[Point]:
    """Names of any kind, people's among them: how alike what two documents make of them is."""
    mine, theirs = first.cast, second.cast
    if not mine.names or not theirs.names:
        yield Point(_SAME_NAMES * _NAMELESS)
        return
    shared = sum(mine.names[name] * theirs.names[name] for name in mine.names.keys() & theirs.names.keys())
    alike = shared / (mine.length * theirs.length)
    yield Point(_SAME_NAMES * alike, "much the same names" if alike >= _FOREMOST else "")
    if mine.foremost not in second.names and theirs.foremost not in first.names:
        yield Point(_OTHER_NAMES, "each about a name that the other lacks")
