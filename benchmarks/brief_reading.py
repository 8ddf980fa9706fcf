"""What a brief says in words: its figures with what they count and who stands beside them, and its verdicts.

The words are read, never what a sentence cites: a brief that cites a claim and does not state it says nothing. A number
counts what the nearest word of `brief_words.tsv` says. Its speaker is the name before it in the clause, or, where the
clause begins with the number, the name after it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from benchmarks.brief_names import Mention, Names, mentions
from rashomon.language.quantities import quantities
from rashomon.schema.analysis import NumberSense
from rashomon.schema.quantity import Quantity

_PATTERNS = (
    ("contested", re.compile(r"\bdisput|\bdisagree|\bdiffer(?!ent)|\bcontradict", re.IGNORECASE)),
    ("agreed", re.compile(r"\bagree(?:s|d)?\b|\bin agreement\b|\bboth be true\b|\ball be true\b", re.IGNORECASE)),
    ("single-source", re.compile(r"\bone source\b|\balone\b|\bonly source\b|\bno other source\b", re.IGNORECASE)),
)
_NO_TOLL = re.compile(
    r"\s*(?:\w+\s)?(?:documents?|reports?|texts?|text families|text family|famil\w+|sources?|origins?|others?|outlets?|"
    r"figures?|captures?|counts?|pages?|accounts?)\b",
    re.IGNORECASE,
)
_REPORTS = re.compile(
    r"\b(?:the|one|two|three|four|five|six|seven|eight|nine|ten|\d+) (?:other )?(?:reports?|others?|outlets?|"
    r"documents?)\b|\ban unnamed source\b",
    re.IGNORECASE,
)
_WHERE = re.compile(r"\b(?:in|at|near|on) (?:the )?(?:[A-Z][\w’'-]*(?: [A-Z][\w’'-]*)*, )?$")  # "in Ashford, Ohio"
_TOKEN = re.compile(r"\w+(?:[,.]\d+)*|[^\w\s]")
_EITHER = "casualties"
_KILLED_OR = re.compile(r"\b(?:killed|dead) or (?:wounded|injured)\b", re.IGNORECASE)
_CLAUSE = re.compile(r"[;:]|, while\b|, but\b")


@dataclass(frozen=True, slots=True)
class Stated:
    """A figure that a sentence states: of what, and who is named beside it; `counted`: reports are, without a name."""

    attribute: str
    low: int | None
    high: int | None
    words: str
    names: tuple[str, ...]
    counted: bool


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence as it was read; `documents` are those that it cites."""

    text: str
    documents: frozenset[str]
    figures: tuple[Stated, ...]
    verdict: str


def read_sentence(text: str, documents: frozenset[str], known: Sequence[str], names: Names) -> Sentence:
    """A sentence of a brief, read with the names that may stand in it."""
    told = [Mention(m.start(), m.end(), "") for m in _REPORTS.finditer(text)]
    named = [m for m in mentions(text, known, names) if not _WHERE.search(text[: m.start])]
    told += [m for m in named if all(m.end <= r.start or r.end <= m.start for r in told)]
    figures: list[Stated] = []
    for start, end in _clauses(text):
        here = sorted(m for m in told if start <= m.start < end)
        if not here and text[start - 1 : start] == ":":  # "the governor gave two figures: 10 and 12"
            here = sorted(m for m in told if m.end < start)
        found = [q for q in _tolls(text) if start <= q.start < end]
        figures += [_stated(text, quantity, found, here) for quantity in found]
    verdict = next((name for name, pattern in _PATTERNS if pattern.search(text)), "")
    return Sentence(text, documents, tuple(f for f in figures if f.attribute), verdict)


def _clauses(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for match in _CLAUSE.finditer(text):
        yield start, match.start()
        start = match.end()
    yield start, len(text)


def _tolls(text: str) -> list[Quantity]:
    wanted = (NumberSense.COUNT,)
    return [q for q in quantities(text) if q.sense in wanted and not _NO_TOLL.match(text, q.end)]


def _stated(text: str, quantity: Quantity, found: Sequence[Quantity], here: Sequence[Mention]) -> Stated:
    before = [m for m in here if m.end <= quantity.start]
    after = [m for m in here if m.start >= quantity.end]
    opens = bool(found) and bool(here) and found[0].start < here[0].start  # "62 killed, says A, or 83, says B"
    beside = _first_group(after, found) if after and (opens or not before) else _last_group(before, found)
    return Stated(
        _attribute(text, quantity),
        quantity.bounds.low,
        quantity.bounds.high,
        quantity.text,
        tuple(m.name for m in beside if m.name),
        any(not m.name for m in beside),
    )


def _last_group(before: Sequence[Mention], found: Sequence[Quantity]) -> list[Mention]:
    """The names nearest before a number, as far back as no other number stands between them."""
    group = list(before[-1:])
    for mention in reversed(before[:-1]):
        if any(mention.end <= q.start < group[-1].start for q in found):
            break
        group.append(mention)
    return group


def _first_group(after: Sequence[Mention], found: Sequence[Quantity]) -> list[Mention]:
    group = list(after[:1])
    for mention in after[1:]:
        if any(group[-1].end <= q.start < mention.start for q in found):
            break
        group.append(mention)
    return group


def _attribute(text: str, quantity: Quantity) -> str:
    """What the nearest word says that the number counts, by words and marks between; the later of two as near."""
    tokens = list(_TOKEN.finditer(text))
    first = sum(t.end() <= quantity.start for t in tokens)
    last = sum(t.start() < quantity.end for t in tokens) - 1
    words, either = _words(), list(_KILLED_OR.finditer(text))
    near = [
        (first - n if n < first else n - last, n < first, _EITHER if _inside(t, either) else words[t.group().lower()])
        for n, t in enumerate(tokens)
        if t.group().lower() in words and not first <= n <= last
    ]
    return min(near)[2] if near else ""


def _inside(token: re.Match[str], stretches: Sequence[re.Match[str]]) -> bool:
    return any(s.start() <= token.start() < s.end() for s in stretches)


@cache
def _words() -> dict[str, str]:
    text = Path(__file__).with_name("brief_words.tsv").read_text(encoding="utf-8")
    lines = [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]
    return {line[0]: line[1] for line in lines[1:]}
