"""Choosing among places of one name: by the countries and states a story names, and by nearness to its other places."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from rashomon.language.data import table
from rashomon.language.gazetteer import PlaceEntry, country_of, distance, find, is_demonym, region_of

_CANDIDATES = 8
_NAMES = 24  # names of one story that are compared with one another; later ones follow the countries alone
_NEAR = 150.0  # kilometres at which a neighbour's support falls to 1/e


@dataclass(frozen=True, slots=True)
class PlaceWord:
    """A name that may mean a place, as often as `weight` says; `within` are codes written right after it ("US-TN")."""

    text: str
    weight: float = 1.0
    within: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Geography:
    """Where a story is: `countries` likeliest first (with states, "US-TN"), `places` by name, best first."""

    countries: tuple[str, ...]
    places: Mapping[str, tuple[PlaceEntry, ...]]


def locate(words: Sequence[PlaceWord]) -> Geography:
    """What each name means where all stand in one story."""
    countries = _countries(words)
    names = list(dict.fromkeys(word.text for word in words if _code(word.text) is None))
    within = {word.text: word.within for word in reversed(words) if word.within}
    found = {name: find(name, tuple(dict.fromkeys((*within.get(name, ()), *countries))), _CANDIDATES) for name in names}
    near = {name: entries for name, entries in found.items() if entries}
    compared = list(near)[:_NAMES]
    places = {
        name: _by_nearness(name, entries, [near[other] for other in compared if other != name], countries)
        if name in compared
        else entries
        for name, entries in near.items()
    }
    return Geography(countries, places)


@cache
def body_place(name: str) -> tuple[str, str] | None:
    """The place in a local body's or a site's name, and which it is: "Ashford Police Department" is (Ashford, body)."""
    words = name.replace("’", "'").split()
    for length in (4, 3, 2, 1):
        tail = " ".join(words[-length:]).casefold()
        if len(words) > length and tail in _tails():
            head = words[:-length] if _tails()[tail] != "county" and not tail.startswith("county ") else words
            if tail.startswith("county "):
                head = words[: len(words) - length + 1]
            return " ".join(head), _tails()[tail]
    return None


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
    if not any("-" in code for code in heard) or len(heard) > 0:
        for word in words:  # a city that is one of a kind speaks for its country a little
            entries = find(word.text) if _code(word.text) is None else ()
            if entries and entries[0].population > 50_000 and (len(entries) == 1 or _outweighs(entries)):
                code = entries[0].country
                heard[code] = heard.get(code, 0.0) + 0.4 * word.weight
    ranked = sorted(heard, key=lambda code: (-heard[code] - (0.1 if "-" in code else 0.0), code))
    return tuple(ranked[:5])


def _outweighs(entries: Sequence[PlaceEntry]) -> bool:
    others = [e for e in entries[1:] if distance(e, entries[0]) > _NEAR]
    return all(e.population * 10 < entries[0].population for e in others)


def _by_nearness(
    name: str, entries: Sequence[PlaceEntry], others: Sequence[Sequence[PlaceEntry]], countries: Sequence[str]
) -> tuple[PlaceEntry, ...]:
    """Reorder by rank, and by how near each is to what the story's other names may mean."""
    del name
    scores = []
    for rank, entry in enumerate(entries):
        support = sum(
            max((math.exp(-distance(entry, other) / _NEAR) / (1 + i) for i, other in enumerate(found[:4])), default=0.0)
            for found in others
        )
        home = 1.0 if countries and entry.country == countries[0][:2] else 0.0
        scores.append((-(support + home - 0.45 * rank), rank))
    return tuple(entries[rank] for _, rank in sorted(scores))
