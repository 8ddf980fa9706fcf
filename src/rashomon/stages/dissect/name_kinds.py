"""Kinds set right: persons taken for places, places taken for persons, offices taken for places."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from rashomon.language.countries import country_of
from rashomon.language.data import column, table
from rashomon.language.gazetteer import PlaceEntry, find
from rashomon.language.geography import local_bodies
from rashomon.language.text import fold
from rashomon.schema.analysis import Name, NameKind, Token

_PLACEABLE = frozenset({NameKind.PLACE, NameKind.PERSON, NameKind.ORGANISATION, NameKind.OTHER, NameKind.FACILITY})


def retyped(text: str, tokens: Sequence[Token], names: Sequence[Name]) -> list[Name]:
    """Persons taken for places, places taken for persons, offices taken for places."""
    persons = {fold(name.text).split()[-1] for name in names if _sure_person(name)}
    return [
        _retype(text, tokens, name, persons) if name.key is None and name.kind in _PLACEABLE else name for name in names
    ]


def _retype(text: str, tokens: Sequence[Token], name: Name, persons: set[str]) -> Name:
    before = text[max(0, name.start - 80) : name.start].split()
    word = before[-1].rstrip(".").casefold() if before else ""
    last = name.text.rsplit(None, 1)[-1].casefold()
    if name.kind is NameKind.PLACE and last in column("definite_names", "word") and country_of(name.text) is None:
        return name if find(name.text) else replace(name, kind=NameKind.ORGANISATION)
    titled = word in column("person_titles", "title")
    if name.kind is not NameKind.PERSON and (titled or fold(name.text) in persons):
        return replace(name, kind=NameKind.PERSON)
    if name.kind is NameKind.PLACE:
        return replace(name, kind=NameKind.PERSON) if _speaks(tokens, name) and not find(name.text) else name
    answered = text[name.end : name.end + 14].split()
    if answered and answered[0].strip(".,") in local_bodies() and any(_same(e, name) for e in find(name.text)):
        return replace(name, kind=NameKind.PLACE)
    if not titled and not _speaks(tokens, name):
        return _as_place(name, word in column("locatives", "word"), persons)
    return name


def _same(entry: PlaceEntry, name: Name) -> bool:
    return fold(entry.name) == fold(name.text)


def _speaks(tokens: Sequence[Token], name: Name) -> bool:
    here = tokens[token_index(tokens, name.start) :][:6]
    return any(t.dep == "nsubj" and tokens[t.head].lemma in _saying() for t in here if t.end <= name.end)


@cache
def _saying() -> frozenset[str]:
    return frozenset(row["verb"] for row in table("cue_verbs") if row["kind"] in ("say", "deny"))


def token_index(tokens: Sequence[Token], start: int) -> int:
    """The index of the first token that ends after `start`, by bisection."""
    low, high = 0, len(tokens)
    while low < high:
        middle = (low + high) // 2
        if tokens[middle].end <= start:
            low = middle + 1
        else:
            high = middle
    return low


def _sure_person(name: Name) -> bool:
    return name.kind is NameKind.PERSON and len(name.text.split()) > 1


def _as_place(name: Name, located: bool, persons: set[str]) -> Name:
    """A name the gazetteer knows is a place after a locative, or when it is a large town's name of several words."""
    words = fold(name.text).split()
    surname = len(words) == 1 and words[0] in persons
    if not words or surname or (name.kind is not NameKind.PERSON and len(words) > 2):
        return name
    if not located and (len(words) < 2 or name.kind is not NameKind.PERSON):
        return name
    found = find(name.text)
    exact = len(words) > 1 or (found and fold(found[0].name) == words[0])
    least = 5_000 if located else 50_000  # without a locative "Jackson Mills" may be a man and a village
    return replace(name, kind=NameKind.PLACE) if exact and found and found[0].population >= least else name
