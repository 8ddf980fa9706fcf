"""A text as lines with places, and hard-wrapped lines told from paragraphs."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

_LINE = re.compile(r"[^\r\n\v\f\x1c-\x1e\x85\u2028\u2029]+")
_INVISIBLE = "\ufeff\u200b\u200e\u200f\u2060"
_FINAL = re.compile(r"[.!?…:;؟۔।。！？][\"'”’»)\]]*$")
_UNSPACED = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]")  # Thai to Chinese
_WRAP_NARROWEST, _WRAP_WIDEST = 30, 110  # characters; news is wrapped at 50 (scripts) to 80, and paragraphs are longer
_FULL = 0.8  # a line was broken because the next word did not fit: with it, the line would pass this share of the width
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
        """How many words it has; two characters count as one in a script without spaces."""
        return max(len(self.text.split()), len(_UNSPACED.findall(self.text)) // 2)

    @property
    def final(self) -> bool:
        """True when it ends as a sentence does."""
        return bool(_FINAL.search(self.text[-8:]))


def split_lines(text: str) -> tuple[Line, ...]:
    """The lines of a text that hold anything but white space."""
    lines: list[Line] = []
    last = 0
    for match in _LINE.finditer(text):
        line = trim(text, match.start(), match.end(), gap=_breaks(text[last : match.start()]) > 1)
        if line is not None:
            lines.append(line)
            last = match.end()
    return tuple(lines)


def trim(text: str, start: int, end: int, *, gap: bool = True) -> Line | None:
    """The stretch without outer white space and invisible marks; None when nothing is left."""
    while start < end and (text[start].isspace() or text[start] in _INVISIBLE):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in _INVISIBLE):
        end -= 1
    return Line(start, end, text[start:end], gap) if start < end else None


def _breaks(between: str) -> int:
    plain = between.replace("\r\n", "\n")
    return sum(plain.count(mark) for mark in "\n\r\u2029\f")


@dataclass(frozen=True, slots=True)
class Wrapping:
    """How a text was hard-wrapped. `width` is 0 when it was not; `over_gaps` when blank lines stand inside sentences,
    as in scripts that put one after every line.
    """

    width: int = 0
    over_gaps: bool = False

    def continues(self, line: Line, following: Line) -> bool:
        """True when `following` goes on with the paragraph of `line`."""
        if not self.width or (following.gap and not self.over_gaps):
            return False
        if self.over_gaps and line.final:
            return False
        return self.is_full(line, following) or following.text[0].islower()

    def is_full(self, line: Line, following: Line) -> bool:
        """True when the next word did not fit on the line."""
        return len(line.text) + 1 + len(following.text.split(maxsplit=1)[0]) > _FULL * self.width


def find_wrapping(lines: Sequence[Line]) -> Wrapping:
    """Whether and how wide a text was wrapped: its breaks inside sentences come where the next word did not fit."""
    if len(lines) < 4:
        return Wrapping()
    lengths = sorted(len(line.text) for line in lines)
    wrapping = Wrapping(lengths[int(0.95 * (len(lengths) - 1))])
    if not _WRAP_NARROWEST <= wrapping.width <= _WRAP_WIDEST:
        return Wrapping()
    open_ends = [(a, b) for a, b in pairwise(lines) if not a.final]
    broken = [(a, b) for a, b in open_ends if wrapping.is_full(a, b)]
    # In prose a forced break is followed by a small letter; headline lists of one width have capitals there.
    inside = sum(b.text[0].islower() or a.text.isupper() for a, b in broken)
    if len(broken) < max(3, _WRAPPED_SHARE * len(open_ends)) or inside < 0.5 * len(broken):
        return Wrapping()
    return Wrapping(wrapping.width, sum(b.gap for _, b in broken) > 0.5 * len(broken))
