"""Places by name and by key: cities, regions, areas and countries, spelling-tolerant, ranked in context."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from rashomon.language.countries import country_of, is_demonym
from rashomon.language.data import table
from rashomon.language.gazetteer_index import City, city_index
from rashomon.language.spelling import spelling_key, spelling_keys
from rashomon.language.text import fold

# "Helmand province", "Anderson County", "the city of Hama": the word tells the kind, not the name.
_KIND_BEFORE = re.compile(
    r"^(?:(?:[Tt]he|[Gg]reater|[Cc]entral|[Dd]owntown|[Nn]earby|[Rr]ural|NE|NW|SE|SW|north|south|east|west|"
    r"(?:[Nn]orth|[Ss]outh)?-?(?:[Ee]ast|[Ww]est)?ern|[Nn]orthern|[Ss]outhern|northwest|northeast|southwest|southeast)\s+)+"
)
# "West Side", and a direction alone: a part of a town that the text names elsewhere, or not.
_NO_PLACE = re.compile(
    r"(?:(?:north|south)[ \-]?)?(?:north|south|east|west)(?:ern)?(?:[ \-]?(?:side|end))?", re.IGNORECASE
)
_SHORTEST = 2  # letters of a spelling key: "Ur" has two, and what is shorter is no name
_SIDE = re.compile(r"^(?:North|South|East|West)\s+(?=[A-Z])")  # "East Aleppo" is Aleppo, "West Side" is no place
WIDE_KINDS = frozenset({"county", "region", "area", "country"})  # of entries that hold towns
_OF = re.compile(r"^(?:(?P<kind>city|town|village|province|region|district|county|island|state|port)\s+of\s+)", re.I)
_KIND_AFTER = re.compile(
    r"\s+(?P<kind>city|town|village|province|provinces|governorate|region|oblast|district|county|parish|state|island|"
    r"township|prefecture|department|wilayat|countryside|suburbs?)$",
    re.IGNORECASE,
)
_REGIONS = frozenset({"province", "provinces", "governorate", "region", "oblast", "state", "prefecture", "department"})
_COUNTIES = frozenset({"county", "parish", "district"})
_WITHIN_REGIONS = frozenset({"county", "parish", "township", "town", "village"})
# There the main name is the English one, and an alternate name is a village long merged or a nickname.
_ENGLISH = frozenset({"US", "GB", "CA", "AU", "NZ", "IE"})
FEDERAL = frozenset({"US", "CA", "AU"})  # there the press names the states and provinces as often as towns
_RANKED = 48
_LARGE = 100_000  # inhabitants: a town of which a side has a name of its own
_KNOWN_ABROAD = 1_000_000  # inhabitants: smaller towns have no English name other than their own
_COUNTRY, _STATE = 4.0, 6.0  # what a country or state of the story adds to a place in it
_CITY_FIRST = 4.0  # "Washington" alone is the city, the state says so ("Washington state")
_MUHAFAZAT = re.compile(r"^(?:muhafazat|wilayat|mayorality of|misto)\s+|\s+(?:governorate|province|oblast)$", re.I)


@dataclass(frozen=True, slots=True)
class PlaceEntry:
    """A place of the gazetteer. `kind` is "city", "region", "county", "area" or "country"; degrees are WGS 84.

    `admin` is the code of its first-level region (for the United States the postal code of the state), or "".
    `population` is 0 where it is not known.
    """

    key: str
    name: str
    latitude: float
    longitude: float
    country: str
    admin: str
    population: int
    kind: str


def place(key: str) -> PlaceEntry | None:
    """The place under a key ("place:geonames:170794", "region:SY-07", "area:donbas", "country:SY"), or None."""
    if key.startswith("place:geonames:"):
        number = key.rsplit(":", 1)[1]
        city = city_index().city(int(number)) if number.isascii() and number.isdigit() else None
        return _entry(city) if city else None
    return _others().get(key)


def is_narrow(key: str) -> bool:
    """Is there such a place, and is it no county, region or country, which hold towns?"""
    entry = place(key)
    return entry is not None and entry.kind not in WIDE_KINDS


@dataclass(frozen=True, slots=True)
class Ranked:
    """A place that a name may mean, and how well it fits; scores compare within one name alone."""

    entry: PlaceEntry
    score: float


def find(name: str, countries: tuple[str, ...] = (), limit: int = 8) -> tuple[PlaceEntry, ...]:
    """The places that `name` may mean, best first.

    `countries` are ISO codes (or "US-TN" for a region) that the story is about, likeliest first; a place there goes
    before a larger one elsewhere. Words that tell a kind ("province", "the city of") choose among kinds.
    """
    return tuple(ranked.entry for ranked in rank(name, countries)[:limit])


@lru_cache(maxsize=16384)  # a pure function of its arguments
def rank(name: str, countries: tuple[str, ...] = ()) -> tuple[Ranked, ...]:
    """As `find`, with scores: a step of one is ten times the people."""
    if _NO_PLACE.fullmatch(name) or name in _words():
        return ()
    bare, kind = _without_kind(name)
    found: dict[str, tuple[PlaceEntry, float]] = {}
    side = _SIDE.sub("", bare)
    spellings = ((name, 0.0), (bare, 0.2), *(((side, 2.0),) if side != bare else ()))
    for spelling, penalty in spellings:
        for entry, main in _named(spelling):
            if penalty > 1 and entry.population < _LARGE:
                continue
            if countries and not _plausible(entry, spelling, countries):
                continue
            score = _score(entry, main, fold(spelling), countries) + _kind_bonus(entry, kind) - penalty
            if entry.kind == "region" and spelling in _cities_first() and not kind:
                score -= _CITY_FIRST
            if entry.key not in found or found[entry.key][1] < score:
                found[entry.key] = (entry, score)
    ordered = sorted(found.values(), key=lambda pair: (-pair[1], pair[0].key))
    return tuple(Ranked(entry, score) for entry, score in ordered[:_RANKED])


def _plausible(entry: PlaceEntry, spelling: str, countries: Sequence[str]) -> bool:
    """Outside the story's countries a small town must bear exactly the name."""
    if entry.kind != "city" or entry.population >= _KNOWN_ABROAD or fold(entry.name) == fold(spelling):
        return True
    return any(code[:2] == entry.country for code in countries)


def distance(first: PlaceEntry, second: PlaceEntry) -> float:
    """Kilometres between two places over the sphere."""
    lat1, lat2 = math.radians(first.latitude), math.radians(second.latitude)
    across = math.radians(second.longitude - first.longitude)
    half = math.sin((lat2 - lat1) / 2) ** 2 + math.cos(lat1) * math.cos(lat2) * math.sin(across / 2) ** 2
    return 12742 * math.asin(math.sqrt(min(1.0, half)))


def region_of(word: str) -> PlaceEntry | None:
    """The region of the United States that a name or postal abbreviation ("S.C.", "Ark.", "Tennessee") means."""
    return _state_words().get(fold(word))


def _without_kind(name: str) -> tuple[str, str]:
    bare = _KIND_BEFORE.sub("", name.strip())
    kind = ""
    for pattern in (_OF, _KIND_AFTER):
        match = pattern.search(bare)
        if match and match.end() - match.start() < len(bare):
            kind = match["kind"].casefold()
            bare = pattern.sub("", bare)
    return bare, kind


def _kind_bonus(entry: PlaceEntry, kind: str) -> float:
    if not kind:
        return 0.0
    if entry.kind in ("region", "country") and (kind == "city" or kind in _WITHIN_REGIONS):
        return -6.0  # "Kansas City" and "Washington County" are no states
    wanted = "region" if kind in _REGIONS else "county" if kind in _COUNTIES else "city"
    return 3.0 if entry.kind == wanted else 0.0


def _score(entry: PlaceEntry, main: bool, folded: str, countries: Sequence[str]) -> float:
    """Population in powers of ten, and what the context adds: a country of the story outweighs any size."""
    score = math.log10(entry.population + 10) + (1.5 if main else 0.0)
    score += 1.0 if fold(entry.name) == folded or (entry.kind != "city" and folded in _area_words()) else 0.0
    score += 0.0 if entry.country else 8.0  # seas and continents: no town of that name is meant
    score += {"country": 4.0, "region": 0.8 if entry.country in FEDERAL else -2.5, "area": 4.0, "county": -1.0}.get(
        entry.kind, 0.0
    )
    here = (entry.country, f"{entry.country}-{entry.admin}")
    for rank, country in enumerate(countries):
        if country in here:
            score += max(1.0, (_STATE if "-" in country else _COUNTRY) - 0.8 * rank)
    return score


@lru_cache(maxsize=16384)  # a pure function of its argument: stories about other countries ask for the same names
def _named(name: str) -> tuple[tuple[PlaceEntry, bool], ...]:
    return tuple(_look_up(name))


def _look_up(name: str) -> Iterable[tuple[PlaceEntry, bool]]:
    key = spelling_key(name)
    if len(key) < _SHORTEST:
        yield from ((state, True) for state in [region_of(name)] if state)
        return
    for entry, main in _other_names().get(key, ()):
        yield entry, main
    if state := region_of(name):
        yield state, True
    code = country_of(name)
    if code and not is_demonym(name) and (entry_of := _others().get(f"country:{code}")):
        yield entry_of, True
    index = city_index()
    for number, main in index.ids(key)[:64]:
        city = index.city(number)
        if city is not None and (main or city.country not in _ENGLISH or city.population >= _KNOWN_ABROAD):
            yield _entry(city), main


@lru_cache(maxsize=16384)
def _entry(city: City) -> PlaceEntry:
    where = (city.latitude, city.longitude, city.country, city.admin, city.population)
    return PlaceEntry(f"place:geonames:{city.id}", city.name, *where, "city")


@cache
def _others() -> dict[str, PlaceEntry]:
    """Regions, areas and countries by key."""
    entries: dict[str, PlaceEntry] = {}
    for row in table("regions"):
        county = row["kind"] == "county"
        key = f"county:{row['country']}-{row['code']}:{fold(row['name'])}" if county else _region_key(row)
        where = (float(row["latitude"]), float(row["longitude"]), row["country"], row["code"])
        name = row["name"] if county else _MUHAFAZAT.sub("", row["name"])
        entries[key] = PlaceEntry(key, name, *where, int(row["population"]), row["kind"])
    for row in table("areas"):
        if not row["code"]:
            key = _area_key(row)
            where = (float(row["latitude"]), float(row["longitude"]), row["country"], "")
            entries[key] = PlaceEntry(key, row["name"], *where, 0, "area")
    entries.update(_countries([entry for entry in entries.values() if entry.kind == "region"]))
    return entries


def _region_key(row: dict[str, str]) -> str:
    return f"region:{row['country']}-{row['code']}"


def _area_key(row: dict[str, str]) -> str:
    country = f"{row['country'].lower()}-" if row["country"] else ""
    return f"area:{country}{fold(row['name']).replace(' ', '-')}"


def _countries(regions: Sequence[PlaceEntry]) -> dict[str, PlaceEntry]:
    """Each country at its middle; where the table gives none, at the mean of its regions, not of its cities."""
    within: dict[str, list[PlaceEntry]] = {}
    for region in regions:
        within.setdefault(region.country, []).append(region)
    entries: dict[str, PlaceEntry] = {}
    for row in table("countries"):
        own = within.get(row["code"], [])
        if own or row["latitude"]:
            latitude = float(row["latitude"] or sum(r.latitude for r in own) / len(own))
            longitude = float(row["longitude"] or sum(r.longitude for r in own) / len(own))
            key, people = f"country:{row['code']}", sum(r.population for r in own)
            entries[key] = PlaceEntry(key, row["name"], latitude, longitude, row["code"], "", people, "country")
    return entries


@cache
def _other_names() -> dict[str, list[tuple[PlaceEntry, bool]]]:
    """Regions and areas by spelling key, each with whether that is its main name."""
    named = [(entry.name, entry, True) for key, entry in _others().items() if entry.kind != "country"]
    for row in table("areas"):
        entry = _others().get(_region_key(row) if row["code"] else _area_key(row))
        if entry is not None:
            others = (*row["aliases"].split(";"), row["name"] if row["code"] else "")
            named.extend((alias, entry, True) for alias in others if alias)
    counties = (entry for entry in _others().values() if entry.kind == "county" and entry.name.endswith(" County"))
    named.extend((entry.name.removesuffix(" County"), entry, False) for entry in counties)
    keys = spelling_keys("\n".join(name for name, _, _ in named)).split("\n")
    found: dict[str, list[tuple[PlaceEntry, bool]]] = {}
    for key, (_, entry, main) in zip(keys, named, strict=True):
        if (entry, main) not in found.setdefault(key, []):
            found[key].append((entry, main))
    return found


@cache
def _words() -> frozenset[str]:
    return frozenset(row["name"] for row in table("ambiguous_names") if row["role"] == "word")


@cache
def _cities_first() -> frozenset[str]:
    return frozenset(row["name"] for row in table("ambiguous_names") if row["role"] == "city")


@cache
def _area_words() -> frozenset[str]:
    """The folded names that news English gives to areas and to regions whose own name is another."""
    return frozenset(fold(name) for row in table("areas") for name in (row["name"], *row["aliases"].split(";")) if name)


@cache
def _state_words() -> dict[str, PlaceEntry]:
    found: dict[str, PlaceEntry] = {}
    for row in table("us_states"):
        entry = _others().get(f"region:US-{row['code']}")
        if entry is not None:
            for word in filter(None, (row["name"], *row["abbreviations"].split(";"))):
                found[fold(word)] = entry
    return found
