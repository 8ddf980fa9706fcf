"""Whether two documents tell of the same thing: its kind, its tolls, and the details that pin it down."""

from __future__ import annotations

from collections.abc import Iterator

from rashomon.language.general_kinds import ANY_ATTACK
from rashomon.stages.group import details as d
from rashomon.stages.group.point import Point
from rashomon.stages.group.profile import Profile
from rashomon.stages.group.terms import common_keys

_SAME_KIND, _KIND_LEFT_OPEN, _OTHER_ATTACK, _OTHER_KIND = 0.01, 0.005, -0.005, -0.05
_ATTACKS = frozenset(
    {
        "airstrike",
        "shelling",
        "bombing",
        "shooting",
        "raid",
        "attack",
        "clash",
        "explosion",
        "landmine",
        "stabbing",
        "abduction",
    }
)
_SAME_TOLL, _SAME_SMALL_TOLL = 0.17, 0.03
_OTHER_TOLL = -0.20  # where neither day nor place nor a name says that two tolls are of one event
_NOTHING_SHARED = -1.0  # ... nor any word that not every such report has
_TELLING_TOLL = 5  # below it many events have the same toll
_MOST_SHARED = 3
# What a detail in common weighs, up to three of one kind, and what it weighs that both give some and share none.
_DETAILS = (
    (d.AGE, "age", 0.07, -0.075),
    (d.MONEY, "sum of money", 0.04, -0.045),
    (d.MAGNITUDE, "magnitude", 0.04, -0.17),
    (d.ORDINAL, "ordinal", 0.01, -0.04),
    (d.SCORE, "score", 0.15, -0.02),
    (d.HOUR, "hour", 0.035, -0.085),
    (d.NUMBER, "figure", 0.05, -0.05),
    (d.STREET, "street", 0.10, -0.08),
    (d.BLOCK, "block", 0.01, -0.13),  # every town has a 100 block
    (d.ROUTE, "route", 0.03, -0.20),
)


def weigh_kinds(first: Profile, second: Profile) -> Iterator[Point]:
    """What the kinds of event say: one attack is a raid to one reporter and a shooting to the next."""
    if not first.kind or not second.kind:
        return
    if first.kind == second.kind:
        yield Point(_SAME_KIND, "same kind of event")
    elif ANY_ATTACK in (first.kind, second.kind) and {first.kind, second.kind} <= _ATTACKS:
        yield Point(_KIND_LEFT_OPEN)  # an attack to one reporter is an air strike to the next
    else:
        both_violent = first.kind in _ATTACKS and second.kind in _ATTACKS
        yield Point(_OTHER_ATTACK if both_violent else _OTHER_KIND, "another kind of event")


def weigh_tolls(first: Profile, second: Profile) -> Iterator[Point]:
    """What the tolls say. They differ from hour to hour, so that another toll says little beside a day or a place."""
    shared = [number for _, number in first.tolls & second.tolls]
    if shared:
        yield Point(_SAME_TOLL if max(shared) >= _TELLING_TOLL else _SAME_SMALL_TOLL, "same toll")
    elif _other_tolls(first, second) and not _hold_together(first, second):
        yield Point(_OTHER_TOLL if _share_a_word(first, second) else _NOTHING_SHARED, "another toll")


def _other_tolls(first: Profile, second: Profile) -> bool:
    """True where both give tolls of the dead, and no two of them can be true together."""
    return bool(first.dead) and bool(second.dead) and not any(a.meets(b) for a in first.dead for b in second.dead)


def _hold_together(first: Profile, second: Profile) -> bool:
    """Whether anything but the kind of event is alike: days or places that can be compared, or a name."""
    if (first.day is not None and second.day is not None) or (first.places and second.places):
        return True
    return any(name not in common_keys() for name in first.names & second.names)


def _share_a_word(first: Profile, second: Profile) -> bool:
    """Whether they share a word besides those of every such report: of two lines each "blast" is much of the text."""
    return first.words is None or second.words is None or not first.words.isdisjoint(second.words)


def weigh_details(first: Profile, second: Profile) -> Iterator[Point]:
    """What ages, hours, streets, sums, magnitudes and scores say."""
    mine, theirs = first.details, second.details
    for kind, name, same, other in _DETAILS:
        if kind in mine and kind in theirs:
            shared = len(mine[kind] & theirs[kind])
            yield Point(same * min(_MOST_SHARED, shared), f"same {name}") if shared else Point(other, f"another {name}")
