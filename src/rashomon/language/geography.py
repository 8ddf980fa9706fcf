"""Choosing among places of one name: by the countries and states a story names, and by nearness to its other places."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from rashomon.language.countries import country_of, is_demonym
from rashomon.language.data import table
from rashomon.language.gazetteer import WIDE_KINDS, PlaceEntry, Ranked, distance, find, place, rank, region_of
from rashomon.language.nearness import weigh
from rashomon.language.spelling import spelling_key
from rashomon.language.text import fold

_AFTER_COMMA = re.compile(r",\s+((?:[A-Z]\.\s?)+|W\. ?Va\.|[A-Z][^\W\d_]*(?: [A-Z][^\W\d_]*)?\.?)")
_CANDIDATES = 24
_NAMES = 48  # names of one story that are compared with one another; later ones follow the countries alone
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

    `stated` are the countries of those that the story names, not those that only its towns speak for. `alone` are the
    names for whose best place nothing else in the story speaks: no state, no place near by.
    """

    countries: tuple[str, ...]
    places: Mapping[str, tuple[PlaceEntry, ...]]
    stated: frozenset[str] = frozenset()
    alone: frozenset[str] = frozenset()


def locate(words: Sequence[PlaceWord]) -> Geography:
    """What each name means where all stand in one story."""
    countries = _countries(words)
    names = list(dict.fromkeys(word.text for word in words if word.text and code_of(word.text) is None))
    within = {word.text: word.within for word in reversed(words) if word.within}
    weights: dict[str, float] = {}
    for word in words:
        weights[word.text] = weights.get(word.text, 0.0) + word.weight
    found = {
        name: rank(name, tuple(dict.fromkeys((*within.get(name, ()), *countries))))[:_CANDIDATES] for name in names
    }
    near = {name: _held(ranked, within.get(name, ())) for name, ranked in found.items() if ranked}
    compared = list(near)[:_NAMES]
    chosen = weigh({name: near[name] for name in compared}, weights, _regions(words))
    places = {
        name: chosen.places[name] if name in chosen.places else tuple(one.entry for one in ranked)
        for name, ranked in near.items()
    }
    stated = {code[:2] for word in words for code in (*word.within, *filter(None, [code_of(word.text)]))}
    return Geography(countries, places, frozenset(stated), chosen.alone)


def _held(ranked: Sequence[Ranked], within: Sequence[str]) -> Sequence[Ranked]:
    """The places in the state or country that is written after the name: "Derna, Libya" is no village elsewhere.

    All of them where none lies there.
    """
    inside = [one for one in ranked if {one.entry.country, f"{one.entry.country}-{one.entry.admin}"} & set(within)]
    return inside or ranked


def _regions(words: Sequence[PlaceWord]) -> dict[str, float]:
    """How much the story speaks of each country and state by name."""
    heard: dict[str, float] = {}
    for word in words:
        for code in (*word.within, *filter(None, [code_of(word.text)])):
            heard[code] = heard.get(code, 0.0) + word.weight
    return heard


def within_after(text: str, end: int) -> tuple[str, ...]:
    """The code of the state or country written after a place: "Ashford, Tenn.", "Ashford, Iran"."""
    follows = _AFTER_COMMA.match(text, end)
    if follows is None:
        return ()
    for written in (follows.group(1), follows.group(1).split()[0]):
        state = region_of(written)
        code = country_of(written) if not is_demonym(written) else None
        if state is not None or code is not None:  # Georgia is both
            return tuple(filter(None, (f"US-{state.admin}" if state else None, code)))
    return ()


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


def code_of(word: str) -> str | None:
    """The code that a country's name or demonym, or a state's, stands for."""
    state = region_of(word)
    if state is not None and word not in ("Georgia", "Washington"):
        return f"US-{state.admin}"
    return country_of(word) if word not in ("Georgia", "Jordan") else None


def _countries(words: Sequence[PlaceWord]) -> tuple[str, ...]:
    """Codes by how much the story speaks of them: a named state counts for its country too, a demonym for half."""
    heard: dict[str, float] = {}
    for word in words:
        for code in (*word.within, *filter(None, [code_of(word.text)])):
            share = word.weight * (0.5 if is_demonym(word.text) else 1.0)
            heard[code] = heard.get(code, 0.0) + share
            if "-" in code:
                heard[code[:2]] = heard.get(code[:2], 0.0) + share
    for word in words:
        entries = find(word.text) if code_of(word.text) is None else ()
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


def names_place(words: str, key: str) -> bool:
    """Whether a place of the gazetteer is meant by `words`, a name with its relation, and not only what holds it."""
    entry = place(key)
    if entry is None or entry.kind not in WIDE_KINDS:
        return entry is not None
    parts = words.split()[-_LONGEST:]
    around = (entry.country, f"{entry.country}-{entry.admin}")
    stretches = (" ".join(parts[i:j]) for i in range(len(parts)) for j in range(i + 1, len(parts) + 1))
    return any(found.key == key for stretch in stretches for found in find(stretch, around))
