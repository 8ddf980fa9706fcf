"""Short forms that a text introduces itself: "the Gulf Health Authority (GHA)", "the GHA (Gulf Health Authority)"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from rashomon.schema.evidence import Span
from rashomon.stages.group.naming import abbreviates

_BRACKETS = re.compile(r"\((?:(?:or|the|known as|hereafter|abbreviated) )*[\"“'‘]?([A-Z][A-Za-z&.-]{1,11})[\"”'’]?\)")
_SPELT_OUT = re.compile(r"\b([A-Z][A-Z&.-]{1,9}) \(([A-Z][^()\n]{5,80})\)")
_WORD = re.compile(r"[^\s()\"“”,;:]+")
_BACK = 110  # characters before the brackets in which a name begins
_MOST_WORDS = 10


@dataclass(frozen=True, slots=True)
class Introduced:
    """Where a full name and its short form stand."""

    full: Span
    short: Span


def introduced_in(text: str) -> Iterator[Introduced]:
    """Every short form that `text` introduces, in order; the letters must be those of the name."""
    for found in _BRACKETS.finditer(text):
        if sum(char.isupper() for char in found[1]) < 2:
            continue
        start = _name_start(text, found.start(), found[1])
        if start is not None:
            end = len(text[: found.start()].rstrip())
            yield Introduced(Span(start, end), Span(found.start(1), found.end(1)))
    for found in _SPELT_OUT.finditer(text):
        if abbreviates(found[1].replace(".", ""), found[2]):
            yield Introduced(Span(found.start(2), found.end(2)), Span(found.start(1), found.end(1)))


def _name_start(text: str, bracket: int, short: str) -> int | None:
    """Where the name begins whose initials the short form is: the nearest capitalised word that fits."""
    low = max(0, bracket - _BACK)
    before = text[low:bracket]
    cut = max(before.rfind(mark) for mark in (",", ";", ":", "(", ")", "“", '"', "\n", ". "))
    words = list(_WORD.finditer(text, low + cut + 1, bracket))[-_MOST_WORDS:]
    letters = re.sub(r"[^A-Za-z]", "", short)
    for word in reversed(words[:-1]):
        if word.group()[0].isupper() and abbreviates(letters, text[word.start() : bracket].strip()):
            return word.start()
    return None
