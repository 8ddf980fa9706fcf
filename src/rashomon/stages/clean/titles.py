"""The headline: the first line that reads as one, also where a saver wrote the page's title several times over."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from rashomon.stages.clean.unit import Unit

_LONGEST = 260  # characters
_WORDS = 30
_SENTENCE_WORDS = 14  # a headline with a full stop is short; a longer sentence is the article's first
_REPEATED = 4  # words: the shortest headline that is looked for again in its own line
_SEPARATOR = re.compile(r"\s+(?:[|»•·–—]|-{1,2}|::)\s+")
_OUTLET_WORDS = 7
_SHORTEST_TITLE = 15  # characters
# What a site or a station calls itself: "ashfordecho.com", "KSTA News 4".
_SITE = re.compile(r"[\w-]{2,30}\.(?:com|org|net|tv|co\.\w\w)\b|(?:\w+ ){0,2}[KW][A-Z]{2,3}\b(?:[- ](?:TV|DT|FM))?")


# What stands between two copies of a headline is an outlet's or a section's name: capitals and small link words.
_NAME_WORD = re.compile(
    r"[^a-z]*[A-Z\d][\w.'’&-]*,?|of|the|for|and|in|on|at|de|al|el|to|&|[|»•·–—:-]+|[a-z0-9-]+\.(?:com|org|net|\w\w)"
)


@dataclass(frozen=True, slots=True)
class Repeated:
    """A line that holds its headline several times ("X | Outlet X X").

    The first copy ends at `end`, the last thing that only repeats it at `last`; what follows is text of its own.
    `outlet` is the name between or after the copies.
    """

    end: int
    last: int
    outlet: str | None = None


def find_repeated(text: str) -> Repeated | None:
    """Take apart a line that says its beginning again after at most an outlet's name; None for any other line."""
    words = [match.span() for match in re.finditer(r"\S+", text[:3000])]
    tokens = [text[a:b] for a, b in words]
    if len(tokens) < 2 * _REPEATED or sum(c.isalpha() for c in text[:40]) < 10:
        return None
    again = _next_copy(tokens, _REPEATED, _REPEATED)
    if again is None:
        return None
    length = _common(tokens, again, again)
    if length < _REPEATED or not _is_name(tokens[length:again]):
        return None
    last = again + length
    while (more := _next_copy(tokens, last, length)) is not None and _is_name(tokens[last:more]):
        last = more + length
    rest = tokens[last:]
    if len(rest) <= _OUTLET_WORDS + 1 and _is_name(rest):
        last = len(tokens)
    copy = _without_outlet(text[: words[length - 1][1]], text[words[length - 1][1] : words[again][0]])
    return Repeated(copy.end, words[last - 1][1], copy.outlet)


def _next_copy(tokens: Sequence[str], start: int, length: int) -> int | None:
    """Where the first `length` words are said again at or soon after `start`; for the first copy, anywhere."""
    until = len(tokens) - length + 1
    if start > length:
        until = min(until, start + _OUTLET_WORDS + 2)
    head = list(tokens[:length])
    return next((n for n in range(start, until) if tokens[n] == head[0] and list(tokens[n : n + length]) == head), None)


def _common(tokens: Sequence[str], again: int, limit: int) -> int:
    """How many words agree from the beginning and from `again` on, at most `limit`."""
    length = 0
    while length < limit and again + length < len(tokens) and tokens[length] == tokens[again + length]:
        length += 1
    return length


def _is_name(words: Sequence[str]) -> bool:
    return len(words) <= _OUTLET_WORDS + 1 and all(_NAME_WORD.fullmatch(word) for word in words)


def _without_outlet(copy: str, rest: str) -> Repeated:
    """Cut the outlet's name off the copy ("X – Outlet X – Outlet"), or read it from what stands between two copies."""
    between = rest.strip().lstrip("|»•·–—-:").strip()
    if between:
        return Repeated(len(copy), len(copy), between)
    parts = list(_SEPARATOR.finditer(copy))
    if parts and len(copy[parts[-1].end() :].split()) <= _OUTLET_WORDS and parts[-1].start() > 20:
        return Repeated(parts[-1].start(), len(copy), copy[parts[-1].end() :])
    return Repeated(len(copy), len(copy))


def outlet_suffix(title: str) -> Repeated | None:
    """The outlet that a page title ends with ("Headline | Outlet"), for page titles alone; None without one."""
    parts = list(_SEPARATOR.finditer(title))
    if not parts or parts[-1].start() < _SHORTEST_TITLE or len(title[parts[-1].end() :].split()) > _OUTLET_WORDS:
        return None
    return Repeated(parts[-1].start(), len(title), title[parts[-1].end() :].strip())


def outlet_tail(line: str) -> Repeated | None:
    """The outlet that a first line ends with: as `outlet_suffix`, but only where its site or station is named.

    A first line is no page title: a dash in it may be the headline's own.
    """
    for part in _SEPARATOR.finditer(line):
        rest = line[part.end() :]
        if part.start() >= _SHORTEST_TITLE and len(rest.split()) <= 2 * _OUTLET_WORDS and _SITE.match(rest):
            return Repeated(part.start(), len(line), _SEPARATOR.split(rest)[0])
    return None


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
