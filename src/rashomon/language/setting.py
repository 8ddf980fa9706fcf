"""Which country a report comes from, by its address, its outlet's name and its country's own words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from urllib.parse import urlsplit

from rashomon.language.countries import country_of
from rashomon.language.data import column, table
from rashomon.language.gazetteer import PlaceEntry, find, region_of
from rashomon.language.geography import PlaceWord
from rashomon.language.text import fold

_READ = 20_000  # code points of a text that are looked through
_MOST = 1.2  # what all words of one country together tell: about as much as its name, once
# Domains of countries that are sold for their letters.
_SOLD = frozenset({"tv", "io", "co", "me", "fm", "ai", "cc", "ly", "ws", "to", "eu", "gl", "st", "is"})
_FROM = 0.4  # an outlet reports from abroad, too
_STATION = 0.6  # a station with a call sign reports on its own region
# Call signs begin with K west and W east of the Mississippi (FCC), and stations name themselves by network and channel.
_CALL_SIGN = re.compile(
    r"(?:[kw][a-z]{2,3}(?:\d{0,2}|tv|news|radio|am|fm)|(?:abc|cbs|nbc|fox|channel|news)-?\d{1,4}[a-z]*)"
)
_ZIP = re.compile(r"\b([A-Z]{2})\.? \d{5}\b")
_SHORTEST_TOWN = 4  # letters of a town's name in an address
_SMALL = 3_000  # inhabitants of a town whose paper has an address of its own
_TOWN = 50_000  # inhabitants of a town that a newspaper is called after


def setting(url: str | None, outlet: str | None, text: str) -> tuple[PlaceWord, ...]:
    """Countries and states ("US", "US-TN") that a document's surroundings speak for, each with how much."""
    heard: dict[str, float] = {}
    for code, weight in (*_of_host(url), *_of_outlet(outlet), *_of_words(text[:_READ]), *_of_states(text[:_READ])):
        heard[code] = min(_MOST, heard.get(code, 0.0) + weight)
    found = [PlaceWord("", weight, (code,)) for code, weight in sorted(heard.items())]
    return (*found, *(PlaceWord(town, _FROM) for town in _towns_of_host(url)))


def _towns_of_host(url: str | None) -> Iterator[str]:
    """The town that a paper's address is named after."""
    for label in _labels(url)[:-1]:
        own = _home(label)
        for town, least in ((own, _SMALL), (label, _TOWN)):  # "ashfordherald.com", "ashford.example.com"
            if len(town) >= _SHORTEST_TOWN and any(_is_town(entry, town, least) for entry in find(town)):
                yield town.capitalize()


def _labels(url: str | None) -> list[str]:
    try:
        return (urlsplit(url or "").hostname or "").split(".")
    except ValueError:
        return [""]


def _of_host(url: str | None) -> Iterator[tuple[str, float]]:
    labels = _labels(url)
    last = "GB" if labels[-1] == "uk" else labels[-1].upper()
    if len(last) == 2 and labels[-1] not in _SOLD and last in column("countries", "code"):
        yield last, _FROM
    elif len(labels) > 1 and any(_CALL_SIGN.fullmatch(label) for label in labels[:-1] if label != "www"):
        yield "US", _STATION


def _home(label: str) -> str:
    """The town that a paper's address begins with: "ashfordherald" is Ashford's, "the-ashford-news" too."""
    words = label.replace("-", "")
    for cut in range(len(words) - 2, _SHORTEST_TOWN - 1, -1):
        if words[cut:] in _paper_words():
            return words[:cut].removeprefix("the")
    return ""


@cache
def _paper_words() -> frozenset[str]:
    return frozenset(word.casefold() for word in column("outlet_words", "word")) | {"today", "paper"}


def _of_outlet(outlet: str | None) -> Iterator[tuple[str, float]]:
    """The place in a newspaper's name: "The Ashford Herald"."""
    words = (outlet or "").removeprefix("The ").split()
    at = next((i for i, word in enumerate(words) if word in column("outlet_words", "word")), 0)
    town = " ".join(words[:at])
    if not town:
        return
    if code := country_of(town):
        yield code, _FROM
    elif entries := [entry for entry in find(town) if _is_town(entry, town)]:
        first = entries[0]
        yield (f"US-{first.admin}" if first.country == "US" else first.country), _FROM


def _is_town(entry: PlaceEntry, name: str, least: int = _TOWN) -> bool:
    return entry.kind == "city" and fold(entry.name) == fold(name) and entry.population >= least


def _of_words(text: str) -> Iterator[tuple[str, float]]:
    seen = set(_words().findall(text.casefold()))
    for row in table("setting_words"):
        if row["words"] in seen:
            yield row["country"], float(row["weight"])


def _of_states(text: str) -> Iterator[tuple[str, float]]:
    """Postal addresses name a state: "Ashford, TN 38001"."""
    for code in sorted(set(_ZIP.findall(text))):
        state = region_of(code)
        if state is not None:
            yield f"US-{state.admin}", _FROM


@cache
def _words() -> re.Pattern[str]:
    words = sorted(column("setting_words", "words"), key=lambda w: (-len(w), w))
    return re.compile(r"\b(" + "|".join(map(re.escape, words)) + r")\b")
