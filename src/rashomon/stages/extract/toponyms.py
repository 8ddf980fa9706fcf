"""The places a document names, and what each means where all of them stand in one story.

Names that are surely places are placed first. What only may be one, such as a town that the parser took for a man, is
one where the document surely names it elsewhere, or where a place of that name lies among its other places.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rashomon.language.gazetteer import PlaceEntry, distance, find, place, rank
from rashomon.language.geography import Geography, PlaceWord, code_of, locate
from rashomon.language.setting import setting
from rashomon.language.text import fold
from rashomon.schema.analysis import Analysis, NameKind
from rashomon.schema.document import Document
from rashomon.schema.entity import PlaceMention, PlaceRole
from rashomon.stages.extract.toponym_spots import Spot, find_spots

_ADJECTIVE = 0.5  # "Syrian" says less of where a story is than "Syria"
_INSIDE = 0.7  # ... and so does the place in a body's name
_AMONG = 80.0  # kilometres from one of the story's places within which a doubtful name's place lies
_LARGE = 200_000  # inhabitants of a city that needs no neighbour
_SMALLEST = 1_000


@dataclass(frozen=True, slots=True)
class _Placed:
    offset: int
    spot: Spot


@dataclass(frozen=True, slots=True)
class Toponyms:
    """The mentions of places in the order of the text, and the words that tell where the document's story is."""

    mentions: tuple[PlaceMention, ...]
    words: tuple[PlaceWord, ...]


def find_toponyms(document: Document, analysis: Analysis) -> Toponyms:
    """Every mention of a place; `key` is None where the gazetteer does not know it."""
    placed = [_Placed(p.start, spot) for p in analysis.paragraphs for spot in find_spots(p.paragraph)]
    around = setting(document.url, document.outlet, document.text)
    sure = [one for one in placed if one.spot.sure]
    settled = _settled(sure)
    settled |= _named_like_countries(sure, settled, around)
    story = locate([*_words(sure, settled), *around])
    doubtful = _accepted(placed, story, _surnames(analysis))
    chosen = [one for one in placed if one.spot.sure or one.spot.lookup in doubtful]
    words = (*_words(chosen, settled), *around)
    story = locate(words) if doubtful else story
    mentions = (
        PlaceMention(
            document.evidence(one.offset + one.spot.start, one.offset + one.spot.end),
            one.spot.role,
            _as_written(one.spot) or settled.get(one.spot.lookup) or _key(one.spot, story),
        )
        for one in chosen
    )
    return Toponyms(tuple(mentions), words)


_SHARES = {PlaceRole.PEOPLE: _ADJECTIVE, PlaceRole.INSIDE: _INSIDE, PlaceRole.PLACE: 1.0}


def _words(placed: Sequence[_Placed], settled: Mapping[str, str]) -> list[PlaceWord]:
    """What the names say of where the story is; a town that bears a country's name speaks for its own state."""
    words = []
    for spot in (one.spot for one in placed if one.spot.role in _SHARES):
        entry = place(settled.get(spot.lookup, "")) if code_of(spot.lookup) else None
        if entry is None:
            words.append(PlaceWord(spot.lookup, _SHARES[spot.role], spot.within))
        else:
            within = f"US-{entry.admin}" if entry.country == "US" else entry.country
            words.append(PlaceWord("", _SHARES[spot.role], (within,)))
    return words


def _named_like_countries(
    placed: Sequence[_Placed], settled: Mapping[str, str], around: Sequence[PlaceWord]
) -> dict[str, str]:
    """Names of countries that are a town's here: nothing else in the text is of the country, and the town is near."""
    found: dict[str, str] = {}
    names = dict.fromkeys(one.spot.lookup for one in placed if one.spot.role is not PlaceRole.PEOPLE)
    for name in names:
        code = code_of(name)
        if code is None or "-" in code or name in settled:
            continue
        story = locate([*_words([one for one in placed if one.spot.lookup != name], settled), *around])
        chosen = [entries[0] for entries in story.places.values() if entries]
        if code in story.countries or not chosen:
            continue
        towns = (ranked.entry for ranked in rank(name, story.countries) if ranked.entry.kind == "city")
        near = (e for e in towns if fold(e.name) == fold(name) and any(distance(e, o) <= _AMONG for o in chosen))
        town = next(near, None)
        if town is not None:
            found[name] = town.key
    return found


def _surnames(analysis: Analysis) -> frozenset[str]:
    """The words of the names of persons that have several: such a word alone is the person."""
    return frozenset(
        word
        for _, name in analysis.names()
        if name.kind is NameKind.PERSON and " " in name.text
        for word in fold(name.text).split()
    )


def _accepted(placed: Sequence[_Placed], story: Geography, surnames: frozenset[str]) -> frozenset[str]:
    """The doubtful names that are places of this story."""
    known = {fold(one.spot.lookup) for one in placed if one.spot.sure}
    chosen = [entries[0] for entries in story.places.values() if entries and entries[0].kind != "country"]
    accepted: set[str] = set()
    for spot in (one.spot for one in placed if not one.spot.sure):
        folded = fold(spot.lookup)
        inside = spot.role is PlaceRole.INSIDE
        free = inside or folded not in surnames
        if folded in known or spot.within or (free and _belongs(spot.lookup, story, chosen, inside)):
            accepted.add(spot.lookup)
    return frozenset(accepted)


def _belongs(name: str, story: Geography, chosen: Sequence[PlaceEntry], inside: bool) -> bool:
    for ranked in rank(name, story.countries):
        entry = ranked.entry
        if fold(entry.name) != fold(name) or (entry.population < _SMALLEST and not inside):
            continue
        if entry.population >= _LARGE and inside:
            return True
        if any(distance(entry, other) <= _AMONG for other in chosen):
            return True
    return False


def _settled(placed: Sequence[_Placed]) -> dict[str, str]:
    """What each name means that the document once writes with its state or country: one sense in all the document."""
    found: dict[str, set[str]] = {}
    for one in placed:
        key = _as_written(one.spot)
        if key is not None:
            found.setdefault(one.spot.lookup, set()).add(key)
    return {name: next(iter(keys)) for name, keys in found.items() if len(keys) == 1}


def _as_written(spot: Spot) -> str | None:
    """The place by the state or country written after it: "Ashford, Tenn."."""
    if not spot.within:
        return None
    for entry in find(spot.lookup, spot.within):
        if entry.kind != "country" and {entry.country, f"{entry.country}-{entry.admin}"} & set(spot.within):
            return entry.key
    return None


def _key(spot: Spot, story: Geography) -> str | None:
    """The place that is meant: a country or state, or what the story makes of the name."""
    if spot.role is PlaceRole.STREET:
        return None
    code = code_of(spot.lookup)
    if code is not None:
        return f"region:{code}" if "-" in code else f"country:{code}"
    entries = story.places.get(spot.lookup) or find(spot.lookup, story.countries, 1)
    return entries[0].key if entries else None
