"""Choosing among places of one name: by the countries and states a story names, and by nearness to its other places."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from rashomon.language.data import table
from rashomon.language.gazetteer import (
    WIDE_KINDS,
    PlaceEntry,
    Ranked,
    country_of,
    distance,
    find,
    is_demonym,
    place,
    rank,
    region_of,
)
from rashomon.language.spelling import spelling_key
from rashomon.language.text import fold

_CANDIDATES = 12
_NAMES = 16  # names of one story that are compared with one another; later ones follow the countries alone
_SUPPORT = 1.5  # two near neighbours outweigh a thousand times the people
_LONGEST = 6  # words of a name with its relation that are looked at
_NEAR = 150.0  # kilometres at which a neighbour's support falls to 1/e


@dataclass(frozen=True, slots=True)
class PlaceWord:
    """A name that may mean a place, as often as `weight` says; `within` are codes written right after it ("US-TN")."""

    text: str
    weight: float = 1.0
    within: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Geography:
    """Where a story is: `countries` likeliest first (with states, "US-TN"), `places` by name, best first.

    `stated` are the countries of those that the story names, not those that only its towns speak for.
    """

    countries: tuple[str, ...]
    places: Mapping[str, tuple[PlaceEntry, ...]]
    stated: frozenset[str] = frozenset()


def locate(words: Sequence[PlaceWord]) -> Geography:
    """What each name means where all stand in one story."""
    countries = _countries(words)
    names = list(dict.fromkeys(word.text for word in words if _code(word.text) is None))
    within = {word.text: word.within for word in reversed(words) if word.within}
    found = {
        name: rank(name, tuple(dict.fromkeys((*within.get(name, ()), *countries))))[:_CANDIDATES] for name in names
    }
    near = {name: ranked for name, ranked in found.items() if ranked}
    compared = list(near)[:_NAMES]
    places = {
        name: _by_nearness(ranked, [near[other] for other in compared if other != name])
        if name in compared
        else tuple(one.entry for one in ranked)
        for name, ranked in near.items()
    }
    stated = {code[:2] for word in words for code in (*word.within, *filter(None, [_code(word.text)]))}
    return Geography(countries, places, frozenset(stated))


@cache
def body_place(name: str) -> tuple[str, str] | None:
    """The place in a local body's or a site's name, and which it is: "Ashford Police Department" is (Ashford, body)."""
    words = name.replace("’", "'").split()
    for length in (4, 3, 2, 1):
        tail = " ".join(words[-length:]).casefold()
        if len(words) > length and _tails().get(tail, "street") != "street":
            head = words[:-length] if _tails()[tail] != "county" and not tail.startswith("county ") else words
            if tail.startswith("county "):
                head = words[: len(words) - length + 1]
            return " ".join(head), _tails()[tail]
    return None


@cache
def local_bodies() -> frozenset[str]:
    """Single words for those who answer for a place: "police", "deputies"."""
    return frozenset(tail for tail, kind in _tails().items() if kind == "body" and " " not in tail)


def is_street(written: str) -> bool:
    """True for a word that makes a street's name of the one before it: "Road" and not "road" ("the Ashford road")."""
    return written[:1].isupper() and _tails().get(written.rstrip(".").casefold()) == "street"


@cache
def _tails() -> dict[str, str]:
    return {row["tail"]: row["kind"] for row in table("place_tails")}


def _code(word: str) -> str | None:
    """The code that a country's name or demonym, or a state's, stands for."""
    state = region_of(word)
    if state is not None and word not in ("Georgia", "Washington"):
        return f"US-{state.admin}"
    return country_of(word) if word not in ("Georgia", "Jordan") else None


def _countries(words: Sequence[PlaceWord]) -> tuple[str, ...]:
    """Codes by how much the story speaks of them: a named state counts for its country too, a demonym for half."""
    heard: dict[str, float] = {}
    for word in words:
        for code in (*word.within, *filter(None, [_code(word.text)])):
            share = word.weight * (0.5 if is_demonym(word.text) else 1.0)
            heard[code] = heard.get(code, 0.0) + share
            if "-" in code:
                heard[code[:2]] = heard.get(code[:2], 0.0) + share
    for word in words:
        entries = find(word.text) if _code(word.text) is None else ()
        if entries and (share := _speaks_for_country(entries, word.text)):
            heard[entries[0].country] = heard.get(entries[0].country, 0.0) + share * word.weight
    heard.pop("", None)
    ranked = sorted(heard, key=lambda code: (-heard[code] - (0.1 if "-" in code else 0.0), code))
    return tuple(ranked[:5])


def _speaks_for_country(entries: Sequence[PlaceEntry], name: str) -> float:
    """A large city that is one of a kind speaks for its country a little, any other exact name less."""
    first = entries[0]
    if first.population > 50_000 and spelling_key(first.name) == spelling_key(name) and _outweighs(entries):
        return 0.4
    return 0.2 if fold(first.name) == fold(name) else 0.0


def _outweighs(entries: Sequence[PlaceEntry]) -> bool:
    others = [e for e in entries[1:] if distance(e, entries[0]) > _NEAR]
    return all(e.population * 10 < entries[0].population for e in others)


def _by_nearness(ranked: Sequence[Ranked], others: Sequence[Sequence[Ranked]]) -> tuple[PlaceEntry, ...]:
    """Reorder by fit, and by how near each is to what the story's other names may mean."""
    scores = []
    for at, one in enumerate(ranked):
        support = sum(
            max(math.exp(-distance(one.entry, other.entry) / _NEAR) / (1 + i / 4) for i, other in enumerate(found[:8]))
            for found in others
        )
        scores.append((-one.score - _SUPPORT * min(support, 2.0), at))
    return tuple(ranked[at].entry for _, at in sorted(scores))


def names_place(words: str, key: str) -> bool:
    """Whether a place of the gazetteer is meant by `words`, a name with its relation, and not only what holds it."""
    entry = place(key)
    if entry is None or entry.kind not in WIDE_KINDS:
        return entry is not None
    parts = words.split()[-_LONGEST:]
    around = (entry.country, f"{entry.country}-{entry.admin}")
    stretches = (" ".join(parts[i:j]) for i in range(len(parts)) for j in range(i + 1, len(parts) + 1))
    return any(found.key == key for stretch in stretches for found in find(stretch, around))
