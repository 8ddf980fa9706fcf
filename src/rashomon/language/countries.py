"""What the press calls countries: names, demonyms, and the seats of governments; all in `countries.tsv`."""

from __future__ import annotations

from functools import cache

from rashomon.language.data import table
from rashomon.language.text import fold


@cache
def country_of(word: str) -> str | None:
    """The ISO code of a country's name, short name or demonym ("Russia", "U.S.", "Syrian", "Syrians"), or None."""
    return _country_words().get(fold(word))


def opens_country(word: str) -> bool:
    """True for a word with which a name or demonym that `country_of` knows begins."""
    return fold(word) in _country_openers()


@cache
def is_demonym(word: str) -> bool:
    """True for "Syrian" and "Syrians", not for "Syria"."""
    return fold(word) in _demonyms()


@cache
def seat_of(word: str) -> str | None:
    """The ISO code of the state whose government the press calls by a name ("Moscow", "Kremlin"), or None."""
    return _seats().get(fold(word))


@cache
def _demonyms() -> dict[str, str]:
    found: dict[str, str] = {}
    for row in table("countries"):
        for demonym in row["demonyms"].split(";"):
            if demonym:
                folded = fold(demonym)
                plural = folded[:-3] + "men" if folded.endswith("man") else folded + "s"
                found[folded] = found[plural] = row["code"]
    return found


@cache
def _country_words() -> dict[str, str]:
    found = dict(_demonyms())
    for row in table("countries"):
        for name in (row["name"], *row["aliases"].split(";")):
            if name:
                found[fold(name)] = row["code"]
    return found


@cache
def _country_openers() -> frozenset[str]:
    return frozenset(words.split(" ", 1)[0] for words in _country_words())


@cache
def _seats() -> dict[str, str]:
    return {fold(seat): row["code"] for row in table("countries") for seat in row["seat"].split(";") if seat}
