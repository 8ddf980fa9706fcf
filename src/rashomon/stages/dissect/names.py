"""Names: what the parser took for one, set right by the alias list, the countries and the gazetteer."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from rashomon.language.data import column
from rashomon.schema.analysis import Name, NameKind, Token
from rashomon.stages.dissect.known_names import with_aliases, with_countries
from rashomon.stages.dissect.metonyms import read_seats
from rashomon.stages.dissect.name_kinds import retyped
from rashomon.stages.dissect.place_names import is_common, missed_places, with_keys

_LEAD = re.compile(r"(?:the|The|THE|a|an)\s+(?=\S)")
_TRAIL = re.compile(r"(?:['’]s?|['’]S|[\s,.;:!?\-–—)(\"”]+)\Z")
_TITLE = re.compile(r"([^\W\d_]+)\.?\s+(?=\S)")


def find_names(text: str, tokens: Sequence[Token], parsed: Sequence[Name]) -> tuple[Name, ...]:
    """The names in a paragraph, sorted, without overlap.

    The alias list overrides the parser; countries and peoples get their code; places get gazetteer keys, the
    likeliest in this paragraph first.
    """
    trimmed = [name for found in parsed if (name := _trimmed(text, found)) is not None]
    names = [name for name in trimmed if not _is_calendar(name.text) and not _is_no_place(name)]
    names = with_countries(text, with_aliases(text, names))
    names = retyped(text, tokens, names)
    names = sorted([*names, *missed_places(text, tokens, names)], key=lambda n: (n.start, n.end))
    return tuple(read_seats(text, tokens, list(with_keys(text, names))))


def _is_no_place(name: Name) -> bool:
    return name.kind is NameKind.PLACE and " " not in name.text and is_common(name.text)


def _is_calendar(written: str) -> bool:
    return all(word.rstrip(".").casefold() in column("calendar", "word") for word in written.split())


def _trimmed(text: str, name: Name) -> Name | None:
    """Without an article, a possessive, marks or a title around it."""
    start, end = name.start, name.end
    if lead := _LEAD.match(text, start, end):
        start = lead.end()
    if name.kind is NameKind.PERSON:
        start = _past_titles(text, start, end)
    while (trail := _TRAIL.search(text[start:end])) and trail.group():
        if trail.group().startswith(".") and "." in text[start : end - 1]:
            break  # "U.S." keeps its full stop
        end = start + trail.start()
    while start < end and not text[start].isalnum():
        start += 1
    return replace(name, start=start, end=end, text=text[start:end]) if start < end else None


def _past_titles(text: str, start: int, end: int) -> int:
    while True:
        word = _TITLE.match(text, start, end)
        if not word or word.group(1).casefold() not in column("person_titles", "title"):
            return start
        start = word.end()
