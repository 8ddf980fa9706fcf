"""A text as lines with places, and hard-wrapped lines put together again."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

_LINE = re.compile(r"[^\r\n\v\f\x1c-\x1e\x85\u2028\u2029]+")
_OUTER = " \t\xa0\ufeff\u200b\u200e\u200f\u2060"
_FINAL = re.compile(r"[.!?…:;][\"'”’»)\]]*$")
_WRAP_WIDEST = 110  # characters; no editor or script system wraps news wider, and a paragraph is seldom narrower
_FULL = 0.8  # a line is broken because the next word did not fit: with it, the line would pass this share of the width
_WRAPPED_SHARE = 0.5  # of the line breaks that follow no final mark


@dataclass(frozen=True, slots=True)
class Line:
    """A stretch of the text without outer white space. `gap` is True where a blank line stands before it."""

    start: int
    end: int
    text: str
    gap: bool

    @property
    def words(self) -> int:
        """How many words it has."""
        return len(self.text.split())

    @property
    def final(self) -> bool:
        """True when it ends as a sentence does."""
        return bool(_FINAL.search(self.text))


def split_lines(text: str) -> tuple[Line, ...]:
    """The lines of a text that hold anything but white space."""
    lines: list[Line] = []
    last = 0
    for match in _LINE.finditer(text):
        line = trimmed(text, match.start(), match.end(), gap=_breaks(text, last, match.start()) > 1)
        if line is None:
            continue
        lines.append(line)
        last = match.end()
    return tuple(lines)


def trimmed(text: str, start: int, end: int, *, gap: bool = True) -> Line | None:
    """The stretch without outer white space and invisible marks; None when nothing is left."""
    while start < end and (text[start].isspace() or text[start] in _OUTER):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in _OUTER):
        end -= 1
    return Line(start, end, text[start:end], gap) if start < end else None


def _breaks(text: str, start: int, end: int) -> int:
    between = text[start:end]
    return between.replace("\r\n", "\n").count("\n") + between.replace("\r\n", "").count("\r") + between.count("\u2029")


def join_wrapped(lines: Sequence[Line], text: str) -> tuple[Line, ...]:
    """Put together the lines that a fixed width broke; lines that are paragraphs already stay as they are.

    `lines` are neighbours: nothing that was set aside stands between two of them. Scripts are wrapped with a blank
    line after every line, so a blank line keeps two apart only where the break before it was not forced.
    """
    width = _wrap_width(lines)
    if not width:
        return tuple(lines)
    joined: list[Line] = []
    gaps_wrap = _wraps_over_gaps(lines, width)
    previous: Line | None = None
    for line in lines:
        if previous is not None and _continues(previous, line, width, gaps_wrap=gaps_wrap):
            first = joined.pop()
            joined.append(Line(first.start, line.end, text[first.start : line.end], first.gap))
        else:
            joined.append(line)
        previous = line
    return tuple(joined)


def _wrap_width(lines: Sequence[Line]) -> int:
    """The width the text was wrapped at, or 0 when it was not."""
    if len(lines) < 4:
        return 0
    lengths = sorted(len(line.text) for line in lines)
    width = lengths[int(0.95 * (len(lengths) - 1))]
    if not 30 <= width <= _WRAP_WIDEST:
        return 0
    open_ends = [(a, b) for a, b in zip(lines, lines[1:], strict=False) if not a.final]
    full = sum(_is_full(a, b, width) for a, b in open_ends)
    return width if len(open_ends) >= 3 and full >= _WRAPPED_SHARE * len(open_ends) else 0


def _wraps_over_gaps(lines: Sequence[Line], width: int) -> bool:
    """True when blank lines stand inside sentences as often as not."""
    pairs = [(a, b) for a, b in zip(lines, lines[1:], strict=False) if _is_full(a, b, width) and not a.final]
    return sum(b.gap for _, b in pairs) > 0.5 * len(pairs)


def _is_full(line: Line, following: Line, width: int) -> bool:
    first_word = following.text.split(maxsplit=1)[0]
    return len(line.text) + 1 + len(first_word) > _FULL * width


def _continues(line: Line, following: Line, width: int, *, gaps_wrap: bool) -> bool:
    if following.gap and not gaps_wrap:
        return False
    if following.gap or gaps_wrap:
        return not line.final and (_is_full(line, following, width) or following.text[0].islower())
    return _is_full(line, following, width) or following.text[0].islower()


def group_neighbours(lines: Iterable[Line], taken: set[int]) -> list[list[Line]]:
    """Runs of lines with none between them that was set aside; `taken` holds the starts of those."""
    runs: list[list[Line]] = [[]]
    for line in lines:
        if line.start in taken:
            runs.append([])
        else:
            runs[-1].append(line)
    return [run for run in runs if run]
