"""What speaks for and against two documents telling one incident, weighed, with its reason in words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from rashomon.schema.lineage import LineageKind, TextLink
from rashomon.stages.group.point import Point
from rashomon.stages.group.profile import Profile
from rashomon.stages.group.shocks import weigh_shocks
from rashomon.stages.group.what import weigh_details, weigh_kinds, weigh_tolls
from rashomon.stages.group.when import weigh_days
from rashomon.stages.group.where import weigh_places
from rashomon.stages.group.who import weigh_names

_IN_QUESTION = 0.065  # two documents are weighed at all only where words, or place and day, brought them together
_WORDS = 0.92  # of the likeness of their words, some of which other evidence counts again
_MUCH_THE_SAME = 0.25
_COPIED = 0.30
_BRIEF = -0.05  # a sentence or two hold little that could speak against: at 0 two in eight joined another's event
_LEAST, _MOST = -1.0, 0.7  # one pair, however alike, must not outvote many


@dataclass(frozen=True, slots=True)
class Likeness:
    """The weight of the evidence that two documents tell one incident, and its reasons, the weightiest first.

    `against` are the reasons that they tell two.
    """

    weight: float
    reasons: tuple[str, ...]
    against: tuple[str, ...] = ()


def weigh_pair(first: Profile, second: Profile, cosine: float, link: TextLink | None) -> Likeness:
    """Add up what speaks for and against, and say it."""
    points = [Point(_WORDS * cosine, "much the same words" if cosine >= _MUCH_THE_SAME else "")]
    points += _points(first, second, link)
    told = [point for point in points if point.reason]
    told.sort(key=lambda point: (-abs(point.weight), point.reason))
    return Likeness(
        with_words(sum(point.weight for point in points[1:]), cosine),
        tuple(dict.fromkeys(point.reason for point in told if point.weight > 0)),
        tuple(dict.fromkeys(point.reason for point in told if point.weight < 0)),
    )


def weight_of(first: Profile, second: Profile, cosine: float, link: TextLink | None) -> float:
    """The weight that `weigh_pair` gives, without the reasons: for the many pairs that nobody asks about."""
    return with_words(weight_beside_words(first, second, link), cosine)


def weight_beside_words(first: Profile, second: Profile, link: TextLink | None) -> float:
    """The sum of all that speaks for and against but the likeness of words, which other pages may change."""
    return sum(point.weight for point in _points(first, second, link))


def with_words(beside: float, cosine: float) -> float:
    """The weight of all evidence: that of the words, and `beside` them all other."""
    return min(_MOST, max(_LEAST, beside + _WORDS * cosine))


def weights_with_words(beside: NDArray[np.float64], cosines: NDArray[np.float64]) -> NDArray[np.float64]:
    """As `with_words`, of many pairs."""
    made: NDArray[np.float64] = np.minimum(_MOST, np.maximum(_LEAST, beside + _WORDS * cosines))
    return made


def _points(first: Profile, second: Profile, link: TextLink | None) -> Iterator[Point]:
    yield Point(_IN_QUESTION + (_BRIEF if first.beside is not second.beside else 0.0))
    yield from weigh_days(first, second)
    yield weigh_places(first, second)
    yield from weigh_kinds(first, second)
    yield from weigh_tolls(first, second)
    yield from weigh_names(first, second)
    yield from weigh_details(first, second)
    yield from weigh_shocks(first, second)
    yield from _copies(link)


def _copies(link: TextLink | None) -> Iterator[Point]:
    """Copied text binds strongly, but does not settle it: a report on a new event may carry the old one's text."""
    if link is not None and link.kind is LineageKind.COPIES_PASSAGES:
        yield Point(_COPIED * max(0.5, min(1.0, link.shared)), "copied text")
