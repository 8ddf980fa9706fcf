"""The headline: the first line that reads as one, also where a saver wrote the page's title several times over."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from rashomon.stages.clean.unit import Unit

_LONGEST = 260  # characters
_WORDS = 30
_SENTENCE_WORDS = 14  # a headline with a full stop is short; a longer sentence is the article's first
_REPEATED = 3  # words: the shortest headline that is looked for again in its own line
_SEPARATOR = re.compile(r"\s+(?:[|»•·–—]|-{1,2}|::)\s+")
_OUTLET_WORDS = 7


@dataclass(frozen=True, slots=True)
class Repeated:
    """A line that holds its headline several times ("X | Outlet X X"): where the first copy ends, and the outlet."""

    end: int
    outlet: str | None


def find_repeated(text: str) -> Repeated | None:
    """Take apart a line that says its beginning again after at most an outlet's name; None for any other line."""
    words = [match.span() for match in re.finditer(r"\S+", text[:2000])]
    tokens = [text[a:b] for a, b in words]
    if len(tokens) < 2 * _REPEATED:
        return None
    for again in range(_REPEATED, len(tokens) - _REPEATED + 1):
        if tokens[again : again + _REPEATED] != tokens[:_REPEATED]:
            continue
        length = again
        while length > 1 and tokens[again : again + length] != tokens[:length]:
            length -= 1
        if length >= _REPEATED and again - length <= _OUTLET_WORDS + 1:
            return _without_outlet(text[: words[length - 1][1]], text[words[length - 1][1] : words[again][0]])
        return None
    return None


def _without_outlet(copy: str, rest: str) -> Repeated:
    """Cut the outlet's name off the copy ("X – Outlet X – Outlet"), or read it from what stands between two copies."""
    between = rest.strip().lstrip("|»•·–—-:").strip()
    if between:
        return Repeated(len(copy), between)
    parts = list(_SEPARATOR.finditer(copy))
    if parts and len(copy[parts[-1].end() :].split()) <= _OUTLET_WORDS and parts[-1].start() > 20:
        return Repeated(parts[-1].start(), copy[parts[-1].end() :])
    return Repeated(len(copy), None)


def outlet_suffix(title: str) -> Repeated | None:
    """The outlet that a page title ends with ("Headline | Outlet"), for page titles alone; None without one."""
    parts = list(_SEPARATOR.finditer(title))
    if not parts or parts[-1].start() < 15 or len(title[parts[-1].end() :].split()) > _OUTLET_WORDS:
        return None
    return Repeated(parts[-1].start(), title[parts[-1].end() :].strip())


def is_headline(unit: Unit, following: Sequence[Unit]) -> bool:
    """True for a line that may be the article's headline: short, and above longer text."""
    line = unit.line
    if len(line.text) > _LONGEST or line.words > _WORDS or "\n" in line.text:
        return False
    if not any(len(later.line.text) > len(line.text) for later in following[:6]):
        return False
    if not re.search(r"[.!]$", line.text):
        return not re.search(r"[:;,—–-]$", line.text)
    return line.words <= _SENTENCE_WORDS and any(len(u.line.text) > 2 * len(line.text) for u in following[:2])
