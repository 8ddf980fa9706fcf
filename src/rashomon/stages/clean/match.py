"""Which stretches of a rendered page are the article that an extractor found."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

_WORD = re.compile(r"\w+")
_SHINGLE = 4  # words that must agree to tie the two texts together
_LOOK_AHEAD = 40  # words compared to choose between several places that begin alike (a teaser and the article itself)
_CANDIDATES = 8
_WHOLE = 0.75  # a block of which so much was extracted is taken whole: the rest is a link the extractor dropped
_SHORTEST_PART = 8  # words; a smaller stretch of a block that was not taken is chance


@dataclass(frozen=True, slots=True)
class Part:
    """Characters `start` to `end` of block number `block` belong to the article."""

    block: int
    start: int
    end: int


def match_blocks(blocks: Sequence[str], extracted: str) -> tuple[Part, ...]:
    """The parts of the blocks that the extracted text holds, in the order of the page."""
    words: list[str] = []
    firsts: list[int] = []
    for text in blocks:
        firsts.append(len(words))
        words += _WORD.findall(text)
    firsts.append(len(words))
    covered = _cover(words, _WORD.findall(extracted))
    _cover_short_lines(blocks, firsts, covered, extracted)
    parts: list[Part] = []
    for number, text in enumerate(blocks):
        parts += _parts(number, text, covered[firsts[number] : firsts[number + 1]])
    return tuple(parts)


def _cover(page: Sequence[str], extracted: Sequence[str]) -> bytearray:
    """Mark the page's words that the extracted text runs through, following it from run to run."""
    covered = bytearray(len(page))
    index: dict[tuple[str, ...], list[int]] = {}
    for position in range(len(page) - _SHINGLE + 1):
        index.setdefault(tuple(page[position : position + _SHINGLE]), []).append(position)
    at, reading = 0, 0
    while reading < len(extracted):
        if at < len(page) and page[at] == extracted[reading] and at and covered[at - 1]:
            covered[at] = 1
            at, reading = at + 1, reading + 1
            continue
        place = _place(index, page, extracted, reading, at)
        if place is None:
            reading += 1
            continue
        covered[place : place + _SHINGLE] = b"\x01" * _SHINGLE
        at, reading = place + _SHINGLE, reading + _SHINGLE
    return covered


def _place(
    index: Mapping[tuple[str, ...], list[int]], page: Sequence[str], extracted: Sequence[str], reading: int, at: int
) -> int | None:
    """Where the page says the extracted words next: the place that agrees longest, of equals the nearest after `at`."""
    places = index.get(tuple(extracted[reading : reading + _SHINGLE]))
    if not places:
        return None
    first = bisect_left(places, at)
    candidates = places[first : first + _CANDIDATES] + places[max(0, first - _CANDIDATES) : first]

    def agreement(place: int) -> int:
        length = _SHINGLE
        limit = min(_LOOK_AHEAD, len(page) - place, len(extracted) - reading)
        while length < limit and page[place + length] == extracted[reading + length]:
            length += 1
        return length

    return max(candidates, key=lambda place: (agreement(place), place >= at))


def _cover_short_lines(blocks: Sequence[str], firsts: Sequence[int], covered: bytearray, extracted: str) -> None:
    """Headings too short to be tied by their words: the extracted lines that equal a block between taken blocks."""
    lines = {tuple(_WORD.findall(line)) for line in extracted.splitlines()}
    taken = [n for n in range(len(blocks)) if any(covered[firsts[n] : firsts[n + 1]])]
    if not taken:
        return
    for number in range(taken[0], taken[-1] + 1):
        start, end = firsts[number], firsts[number + 1]
        if 0 < end - start <= 2 * _SHINGLE and tuple(_WORD.findall(blocks[number])) in lines:
            covered[start:end] = b"\x01" * (end - start)


def _parts(number: int, text: str, covered: bytearray) -> list[Part]:
    """The whole block if most of it was extracted, else the longer stretches that were."""
    share = sum(covered) / len(covered) if covered else 0.0
    if share >= _WHOLE:
        return [Part(number, 0, len(text))]
    if share == 0.0:
        return []
    spans = [match.span() for match in _WORD.finditer(text)]
    parts: list[Part] = []
    at = 0
    while at < len(covered):
        end = at
        while end < len(covered) and covered[end]:
            end += 1
        if end - at >= _SHORTEST_PART:
            parts.append(_widened(number, text, spans[at][0], spans[end - 1][1]))
        at = max(end, at + 1)
    return parts


def _widened(number: int, text: str, start: int, end: int) -> Part:
    """The stretch with the marks that stick to its first and last word."""
    while start and not text[start - 1].isspace() and not text[start - 1].isalnum():
        start -= 1
    while end < len(text) and not text[end].isspace() and not text[end].isalnum():
        end += 1
    return Part(number, start, end)
