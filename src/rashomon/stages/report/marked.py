"""A document's text with stretches of it marked and labelled, for a piece of HTML."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rashomon.schema.document import Block, BlockRole, Document
from rashomon.schema.evidence import Span
from rashomon.stages.report.marks import Piece, cut, share_out
from rashomon.stages.report.words import count_words

HUES = 8  # as many as the style has; what comes ninth shares with the first
PLAIN = 9  # the hue of what has no colour of its own
_WHOLE = 60_000  # characters: of a longer document only the paragraphs that hold something marked are shown


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch to mark: of item `number`, its content or its cue; `first` where its name is to stand."""

    span: Span
    number: int
    cue: bool
    first: bool


@dataclass(frozen=True, slots=True)
class Label:
    """What an item is called before its first stretch, its hue, and what a pointer over it shows."""

    name: str
    hue: int
    title: str


@dataclass(frozen=True, slots=True)
class Chip:
    """The label before a marked stretch; `name` is "" where the item has been named before."""

    number: int
    name: str
    hue: int


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text with one look. `hue` is 0 outside any item; `title` is what a pointer over it shows."""

    text: str
    hue: int
    cue: bool
    title: str
    chips: tuple[Chip, ...]


@dataclass(frozen=True, slots=True)
class Passage:
    """A block of the text; or, where `left_out` is not empty, what stands for blocks that are not shown."""

    role: str
    runs: tuple[Run, ...]
    left_out: str = ""


def mark_passages(document: Document, marks: Sequence[Mark], labels: Sequence[Label], what: str) -> Iterator[Passage]:
    """The article's blocks with `marks` in them; item 1 has the first label. `what` is what an item is: "statement"."""
    blocks = document.content_blocks()
    whole = len(document.text) <= _WHOLE
    skipped = 0
    for block, held in zip(blocks, share_out(blocks, [mark.span for mark in marks]), strict=True):
        if not held and not whole and block.role is not BlockRole.TITLE:
            skipped += 1
            continue
        if skipped:
            yield _left_out(skipped, what)
            skipped = 0
        yield Passage(block.role.value, tuple(_runs(document, block, [marks[n] for n in held], labels)))
    if skipped:
        yield _left_out(skipped, what)


def _left_out(number: int, what: str) -> Passage:
    return Passage("", (), f"{count_words(number, 'paragraph')} without a {what}")


def _runs(document: Document, block: Block, marks: Sequence[Mark], labels: Sequence[Label]) -> Iterator[Run]:
    for piece in cut(Span(block.start, block.end), [mark.span for mark in marks]):
        yield _run(document.text[piece.start : piece.end], piece, marks, labels)


def _run(text: str, piece: Piece, marks: Sequence[Mark], labels: Sequence[Label]) -> Run:
    """A piece in the hue of the innermost item that holds it."""
    contents = [marks[n] for n in piece.held if not marks[n].cue]
    inmost = min(contents, key=lambda m: (m.span.end - m.span.start, -m.number), default=None)
    label = labels[inmost.number - 1] if inmost else Label("", 0, "")
    opening = sorted((marks[n] for n in piece.opens if not marks[n].cue), key=lambda m: (-m.span.end, m.number))
    return Run(
        text=text,
        hue=label.hue,
        cue=any(marks[n].cue for n in piece.held),
        title=label.title,
        chips=tuple(
            Chip(m.number, labels[m.number - 1].name if m.first else "", labels[m.number - 1].hue) for m in opening
        ),
    )
