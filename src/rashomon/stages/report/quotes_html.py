"""Who said what in one document, as a piece of HTML for a notebook: nothing loaded, no script, its own style."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rashomon.schema.document import Block, BlockRole, Document
from rashomon.schema.evidence import Span
from rashomon.schema.issue import Issue
from rashomon.schema.statement import Statement
from rashomon.stages.report.document_view import printable
from rashomon.stages.report.marks import Piece, cut, share_out
from rashomon.stages.report.quotes_words import Told, document_line, tell_statements
from rashomon.stages.report.templating import template
from rashomon.stages.report.words import count_words

_HUES = 8  # as many as the style has; the ninth speaker shares with the first
_WHOLE = 60_000  # characters: of a longer document only the paragraphs that hold a statement are shown


@dataclass(frozen=True, slots=True)
class _Mark:
    """A stretch to mark: of statement `number`, its content or its cue; `first` where its name is to stand."""

    span: Span
    number: int
    cue: bool
    first: bool


@dataclass(frozen=True, slots=True)
class Chip:
    """The label before a marked stretch; `name` is "" where the statement has been named before."""

    number: int
    name: str
    hue: int


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text with one look. `hue` is 0 outside any statement; `title` is what a pointer over it shows."""

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


@dataclass(frozen=True, slots=True)
class Line:
    """A statement's line in the table, in its speaker's hue."""

    told: Told
    hue: int


def quotes_html(document: Document, statements: Sequence[Statement], issues: Sequence[Issue] = ()) -> str:
    """The text with its statements marked, each with its speaker; a table of them; the issues.

    Every text from outside is escaped. Colours are laid over whatever the notebook's own are, light or dark.
    """
    lines = _lines(tell_statements(statements))
    rendered = template("quotes.html.j2").render(
        title=document.title or document.name,
        facts=document_line(document, statements),
        name=document.name,
        passages=list(_passages(document, _marks(statements), lines)),
        lines=lines,
        issues=issues,
    )
    return printable(rendered)


def _lines(told: Sequence[Told]) -> list[Line]:
    """Each statement with its speaker's hue, 1 to `_HUES` in the order of first speaking; 0 where nobody is named."""
    hues: dict[str, int] = {}
    for one in told:
        if one.speaker.sure:
            hues.setdefault(one.speaker.name, len(hues) % _HUES + 1)
    return [Line(one, hues[one.speaker.name] if one.speaker.sure else 9) for one in told]


def _marks(statements: Sequence[Statement]) -> list[_Mark]:
    return [
        *(
            _Mark(evidence.span, number, cue=False, first=nth == 0)
            for number, statement in enumerate(statements, 1)
            for nth, evidence in enumerate(statement.content)
        ),
        *(
            _Mark(evidence.span, number, cue=True, first=False)
            for number, statement in enumerate(statements, 1)
            for evidence in statement.cue
        ),
    ]


def _passages(document: Document, marks: Sequence[_Mark], lines: Sequence[Line]) -> Iterator[Passage]:
    blocks = document.content_blocks()
    whole = len(document.text) <= _WHOLE
    skipped = 0
    for block, held in zip(blocks, share_out(blocks, [mark.span for mark in marks]), strict=True):
        if not held and not whole and block.role is not BlockRole.TITLE:
            skipped += 1
            continue
        if skipped:
            yield _left_out(skipped)
            skipped = 0
        yield Passage(block.role.value, tuple(_runs(document, block, [marks[n] for n in held], lines)))
    if skipped:
        yield _left_out(skipped)


def _left_out(number: int) -> Passage:
    return Passage("", (), f"{count_words(number, 'paragraph')} without a statement")


def _runs(document: Document, block: Block, marks: Sequence[_Mark], lines: Sequence[Line]) -> Iterator[Run]:
    for piece in cut(Span(block.start, block.end), [mark.span for mark in marks]):
        yield _run(document.text[piece.start : piece.end], piece, marks, lines)


def _run(text: str, piece: Piece, marks: Sequence[_Mark], lines: Sequence[Line]) -> Run:
    """A piece in the hue of the innermost statement that holds it."""
    contents = [marks[n] for n in piece.held if not marks[n].cue]
    inmost = min(contents, key=lambda m: (m.span.end - m.span.start, -m.number), default=None)
    opening = sorted((marks[n] for n in piece.opens if not marks[n].cue), key=lambda m: (-m.span.end, m.number))
    return Run(
        text=text,
        hue=lines[inmost.number - 1].hue if inmost else 0,
        cue=any(marks[n].cue for n in piece.held),
        title=_pointed_at(lines[inmost.number - 1].told) if inmost else "",
        chips=tuple(
            Chip(m.number, lines[m.number - 1].told.speaker.name if m.first else "", lines[m.number - 1].hue)
            for m in opening
        ),
    )


def _pointed_at(told: Told) -> str:
    note = f", {told.speaker.note}" if told.speaker.note else ""
    return f"{told.number}. {told.speaker.name}{note}: {told.how}"
