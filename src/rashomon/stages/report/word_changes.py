"""Which words differ between two documents whose text descends from one another."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from itertools import groupby

from rashomon.language.data import column
from rashomon.language.text import fold
from rashomon.schema.document import BlockRole, Document
from rashomon.schema.evidence import Evidence, Span
from rashomon.schema.lineage import LineageKind, TextLink

_TOKEN = re.compile(r"\d[\d.,]*\d|\w+(?:['’-]\w+)*")
_LEFT_OUT = frozenset({BlockRole.FURNITURE, BlockRole.TITLE, BlockRole.DATELINE})
_EDIT = 12  # words: of a copy only what is put for a phrase is told; what it leaves out or adds is its own report
_COMPARED = 60  # words: a longer stretch is another passage, not an edit
_LIKE = 0.4  # of the words of both must agree, or one passage was put for another
_BETWEEN = 1  # words
_PHRASE = 4  # words: fewer that stand in one document alone ("but", "he said") tell a reader nothing without a figure
_NO_FIGURE = frozenset({"one", "a", "an"})


class WordsKind(StrEnum):
    """`replaced`: other words stand in the place of some; `added`, `gone`: only one of the two has them."""

    REPLACED = "replaced"
    ADDED = "added"
    GONE = "gone"


@dataclass(frozen=True, slots=True)
class WordChange:
    """Words that differ between the first and the second document of a link.

    `first` and `second` are the words on both sides; None where one side has none. `figure` is True where a number
    was put for another, or is among the words.
    """

    kind: WordsKind
    first: Evidence | None
    second: Evidence | None
    figure: bool


@dataclass(frozen=True, slots=True)
class _Words:
    """The words of a document's paragraphs, in order; `taken` is True for one that stands in an alignment."""

    document: Document
    spans: tuple[Span, ...]
    blocks: tuple[int, ...]
    folded: tuple[str, ...]
    taken: tuple[bool, ...]

    def at(self, offset: int) -> int:
        """The index of the first word that does not begin before an offset."""
        return bisect_left(self.spans, offset, key=lambda span: span.start)

    def evidence(self, words: range) -> Evidence | None:
        """A run of words as evidence."""
        return self.document.evidence(self.spans[words[0]].start, self.spans[words[-1]].end) if words else None


def changed_words(first: Document, second: Document, link: TextLink) -> tuple[WordChange, ...]:
    """What differs between the two documents of a link, figures first, each group in the order of the text.

    Of states of one page all that was changed, added or taken out in the paragraphs; of a copy only what it put for
    other words inside the passages that it shares. Words that merely moved are no change.
    """
    spans = [(a.first, a.second) for a in link.alignments]
    one, other = _words(first, [a for a, _ in spans]), _words(second, [b for _, b in spans])
    whole = link.kind is LineageKind.REVISION
    found = [
        change for gaps in _gaps(one, other, _in_order(spans), whole) for change in _changes(one, other, gaps, whole)
    ]
    return tuple(sorted(found, key=lambda change: not change.figure))


@dataclass(frozen=True, slots=True)
class _Gap:
    first: range
    second: range


def _words(document: Document, aligned: Sequence[Span]) -> _Words:
    spans: list[Span] = []
    blocks: list[int] = []
    for number, block in enumerate(document.blocks):
        if block.role not in _LEFT_OUT:
            for word in _TOKEN.finditer(document.text, block.start, block.end):
                spans.append(Span(*word.span()))
                blocks.append(number)
    taken = [False] * len(spans)
    starts = [span.start for span in spans]
    for span in aligned:
        for at in range(bisect_left(starts, span.start), bisect_left(starts, span.end)):
            taken[at] = True
    folded = (fold(document.text[span.start : span.end]) for span in spans)
    return _Words(document, tuple(spans), tuple(blocks), tuple(folded), tuple(taken))


def _in_order(spans: Sequence[tuple[Span, Span]]) -> list[tuple[Span, Span]]:
    """The most alignments that follow one another on both sides (patience sorting), without those that moved."""
    ordered = sorted(spans)
    tails: list[int] = []
    ends: list[int] = []
    before: list[int | None] = []
    for n, (_, other) in enumerate(ordered):
        at = bisect_left(ends, other.start)
        before.append(tails[at - 1] if at else None)
        tails[at:] = [n, *tails[at + 1 :]]
        ends[at:] = [other.start, *ends[at + 1 :]]
    kept: list[tuple[Span, Span]] = []
    n_or_none = tails[-1] if tails else None
    while n_or_none is not None:
        kept.append(ordered[n_or_none])
        n_or_none = before[n_or_none]
    return kept[::-1]


def _gaps(one: _Words, other: _Words, aligned: Sequence[tuple[Span, Span]], whole: bool) -> Iterator[_Gap]:
    """The stretches between neighbouring alignments; with the ends of the documents where all is compared."""
    last = (0, 0)
    for number, (first, second) in enumerate(aligned):
        if number or whole:
            yield _Gap(
                range(last[0], max(last[0], one.at(first.start))), range(last[1], max(last[1], other.at(second.start)))
            )
        last = max(last[0], one.at(first.end)), max(last[1], other.at(second.end))
    if whole:
        yield _Gap(range(last[0], len(one.spans)), range(last[1], len(other.spans)))


def _changes(one: _Words, other: _Words, gap: _Gap, whole: bool) -> Iterator[WordChange]:
    if not whole:
        if len(gap.first) <= _EDIT and len(gap.second) <= _EDIT:
            yield from _edits(one, other, gap, whole)
        return
    if max(len(gap.first), len(gap.second)) <= _COMPARED and _alike(one, other, gap):
        yield from _edits(one, other, gap, whole)
        return
    yield from (_change(one, other, _Gap(run, range(0))) for run in _runs(one, gap.first))
    yield from (_change(one, other, _Gap(range(0), run)) for run in _runs(other, gap.second))


def _edits(one: _Words, other: _Words, gap: _Gap, whole: bool) -> Iterator[WordChange]:
    """The edits inside a gap, word by word; edits with no more than a word between them are one."""
    for a, b, c, d in _joined(_matcher(one, other, gap).get_opcodes()):
        edit = _Gap(gap.first[a:b], gap.second[c:d])
        if all(one.taken[n] for n in edit.first) and all(other.taken[n] for n in edit.second):
            continue
        change = _change(one, other, edit)
        if whole or change.kind is WordsKind.REPLACED or change.figure:
            yield change


def _joined(opcodes: Iterable[tuple[str, int, int, int, int]]) -> Iterator[tuple[int, int, int, int]]:
    held: tuple[int, int, int, int] | None = None
    for what, a, b, c, d in opcodes:
        if what == "equal":
            continue
        if held and a - held[1] <= _BETWEEN and c - held[3] <= _BETWEEN:
            held = (held[0], b, held[2], d)
            continue
        if held:
            yield held
        held = (a, b, c, d)
    if held:
        yield held


def _matcher(one: _Words, other: _Words, gap: _Gap) -> SequenceMatcher[str]:
    first, second = ([w.folded[n] for n in part] for w, part in ((one, gap.first), (other, gap.second)))
    return SequenceMatcher(None, first, second, autojunk=False)


def _alike(one: _Words, other: _Words, gap: _Gap) -> bool:
    short = min(len(gap.first), len(gap.second)) <= 3
    return (short and max(len(gap.first), len(gap.second)) <= _EDIT) or _matcher(one, other, gap).ratio() >= _LIKE


def _runs(words: _Words, stretch: range) -> Iterator[range]:
    """The words of a stretch that stand in no alignment, a run for each paragraph."""
    loose = (n for n in stretch if not words.taken[n])
    for _, run in groupby(enumerate(loose), key=lambda item: (item[1] - item[0], words.blocks[item[1]])):
        numbers = [n for _, n in run]
        if len(numbers) >= _PHRASE or any(_is_figure(words.folded[n]) for n in numbers):
            yield range(numbers[0], numbers[-1] + 1)


def _change(one: _Words, other: _Words, gap: _Gap) -> WordChange:
    kind = WordsKind.REPLACED if gap.first and gap.second else WordsKind.GONE if gap.first else WordsKind.ADDED
    sides = [
        {w.folded[n] for n in part if _is_figure(w.folded[n])} for w, part in ((one, gap.first), (other, gap.second))
    ]
    figure = sides[0] != sides[1]
    return WordChange(kind, one.evidence(gap.first), other.evidence(gap.second), figure)


def _is_figure(word: str) -> bool:
    return any(c.isdigit() for c in word) or (word in column("number_words", "word") and word not in _NO_FIGURE)
