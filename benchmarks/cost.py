"""What looking for statements costs: as a share of the parse, and as a page grows to a megabyte."""

from __future__ import annotations

import math
import random
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import cycle
from pathlib import Path
from time import process_time
from types import MappingProxyType
from typing import Generic, TypeVar

from benchmarks.attribution import page_of
from benchmarks.rows import read_rows
from benchmarks.tables import table
from rashomon.settings import Settings
from rashomon.stages.dissect.dissect import analyse_paragraphs, assemble, paragraph_texts
from rashomon.stages.extract.statements import find_statements

T = TypeVar("T")

_SETTINGS = Settings()
_SIZES = (10_000, 30_000, 100_000, 300_000, 1_000_000)  # characters
_LONG_ENOUGH = 0.5  # seconds: what takes less is timed again and the shortest time counts, for it is mostly noise
_TIMES = 5
_WIDEST_BAR = 50  # characters
_WORDS = ("the", "mayor", "said", "police", "that", "two", "men", "had", "died", "Ann", "Roe", "he", "was", "told", ".")
_MARKS = ('"', "“", "”", "‘", "’", "'", "''", "«", "»", "„", "`")


@dataclass(frozen=True, slots=True)
class Times:
    """Processor seconds that a page takes: the parser, the quotation marks, the statements; and how many these are."""

    size: int
    parse: float
    marks: float
    statements: float
    found: int

    @property
    def ours(self) -> float:
        """All but the parser."""
        return self.marks + self.statements


def print_cost(data: Path) -> None:
    """Print what finding the statements of each text takes beside its parse, over all texts in one run."""
    measure("Police said two men had died.")  # the model and the word lists are loaded once in a run
    times = [measure(row["text"], 1) for row in read_rows(data)]
    parse, ours = sum(t.parse for t in times), sum(t.ours for t in times)
    print(f"{len(times)} texts, {sum(t.size for t in times):,} characters, {sum(t.found for t in times):,} statements")
    print(f"parse {parse:.2f} s, statements {ours:.2f} s: {ours / parse:.1%} on top of the parse")


def print_curve(data: Path) -> None:
    """Print times for pages of 10 kB to 1 MB of each shape, and the exponent with which the time grows."""
    measure("Police said two men had died.")
    articles = [row["text"] for row in read_rows(data)]
    for name, make in SHAPES.items():
        times = [measure(make(articles, size)) for size in _SIZES]
        lines = [_cells(one) for one in times]
        print(
            table(
                [name, "parse, s", "marks, s", "statements, s", "found", "marks and statements, µs a character"], lines
            )
        )
        print(f"\nexponent {_exponent(times, 'ours'):.2f}, of the parse {_exponent(times, 'parse'):.2f}\n")


def measure(text: str, most: int = _TIMES) -> Times:
    """The times of one page that is this text alone, the shortest of `most`; zeros where it holds no article."""
    document = page_of(text)
    if document is None:
        return Times(len(text), 0.0, 0.0, 0.0, 0)
    texts = [paragraph.text for paragraph in paragraph_texts(document)]
    parse = _timed(lambda: {paragraph.text: paragraph for paragraph in analyse_paragraphs(texts, _SETTINGS)}, 1)
    marks = _timed(lambda: assemble(document, parse.made, _SETTINGS.model), most)
    statements = _timed(lambda: find_statements(document, marks.made), most)
    return Times(len(text), parse.seconds, marks.seconds, statements.seconds, len(statements.made))


@dataclass(frozen=True, slots=True)
class _Timed(Generic[T]):
    made: T
    seconds: float


def _timed(make: Callable[[], T], most: int) -> _Timed[T]:
    """What `make` makes, and the shortest time it took in `most` goes, or in one where that is long."""
    shortest = math.inf
    for _ in range(most):
        begin = process_time()
        made = make()
        shortest = min(shortest, process_time() - begin)
        if shortest > _LONG_ENOUGH:
            break
    return _Timed(made, shortest)


def _joined(articles: Sequence[str], size: int, between: str) -> str:
    parts: list[str] = []
    length = 0
    for article in cycle(articles):
        if length >= size:
            return between.join(parts)[:size]
        parts.append(article if between == "\n\n" else " ".join(article.split()))
        length += len(parts[-1]) + len(between)
    return ""


def _paragraphs(articles: Sequence[str], size: int) -> str:
    return _joined(articles, size, "\n\n")


def _one_paragraph(articles: Sequence[str], size: int) -> str:
    return _joined(articles, size, " ")


def _only_marks(_: Sequence[str], size: int) -> str:
    return "Marks " + '"' * (size - 6)


def _never_closed(_: Sequence[str], size: int) -> str:
    return ("“The mayor said ‘police told «two men " * (size // 30))[:size]


def _all_marks(_: Sequence[str], size: int) -> str:
    draw = random.Random(0)
    pieces = [draw.choice(_MARKS) + draw.choice(_WORDS) + draw.choice(("", " ", *_MARKS)) for _ in range(size)]
    return " ".join(pieces)[:size]


SHAPES: Mapping[str, Callable[[Sequence[str], int], str]] = MappingProxyType(
    {
        "articles, a paragraph a line": _paragraphs,
        "the same in one paragraph": _one_paragraph,
        "nothing but marks": _only_marks,
        "marks that never close": _never_closed,
        "all kinds of marks, drawn by chance": _all_marks,
    }
)


def _cells(one: Times) -> list[str]:
    each = 1e6 * one.ours / one.size
    return [
        f"{one.size:,}",
        *(f"{s:.2f}" for s in (one.parse, one.marks, one.statements)),
        f"{one.found:,}",
        f"{each:.2f}",
    ]


def _exponent(times: Sequence[Times], part: str) -> float:
    """The slope of the line through the logarithms of size and time: 1 is linear, 2 quadratic."""
    xs = [math.log(one.size) for one in times]
    ys = [math.log(max(getattr(one, part), 1e-6)) for one in times]
    x, y = sum(xs) / len(xs), sum(ys) / len(ys)
    return sum((a - x) * (b - y) for a, b in zip(xs, ys, strict=True)) / sum((a - x) ** 2 for a in xs)
