"""Who said what in one document, as a piece of HTML for a notebook: nothing loaded, no script, its own style."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rashomon.schema.document import Document
from rashomon.schema.issue import Issue
from rashomon.schema.statement import Statement
from rashomon.stages.report.document_view import printable
from rashomon.stages.report.marked import HUES, PLAIN, Label, Mark, mark_passages
from rashomon.stages.report.quotes_words import Told, document_line, tell_statements
from rashomon.stages.report.templating import template


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
        passages=list(mark_passages(document, _marks(statements), [_label(line) for line in lines], "statement")),
        lines=lines,
        issues=issues,
    )
    return printable(rendered)


def _lines(told: Sequence[Told]) -> list[Line]:
    """Each statement with its speaker's hue, 1 to `HUES` in the order of first speaking; 0 where nobody is named."""
    hues: dict[str, int] = {}
    for one in told:
        if one.speaker.sure:
            hues.setdefault(one.speaker.name, len(hues) % HUES + 1)
    return [Line(one, hues[one.speaker.name] if one.speaker.sure else PLAIN) for one in told]


def _marks(statements: Sequence[Statement]) -> list[Mark]:
    return [
        *(
            Mark(evidence.span, number, cue=False, first=nth == 0)
            for number, statement in enumerate(statements, 1)
            for nth, evidence in enumerate(statement.content)
        ),
        *(
            Mark(evidence.span, number, cue=True, first=False)
            for number, statement in enumerate(statements, 1)
            for evidence in statement.cue
        ),
    ]


def _label(line: Line) -> Label:
    speaker = line.told.speaker
    note = f", {speaker.note}" if speaker.note else ""
    return Label(speaker.name, line.hue, f"{line.told.number}. {speaker.name}{note}: {line.told.how}")
