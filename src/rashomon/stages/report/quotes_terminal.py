"""Who said what in one document, for a terminal: a table where there is room for one, else one below the other."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from rashomon.schema.document import Document
from rashomon.schema.statement import Statement
from rashomon.stages.report.quotes_words import Speaker, Told, document_line, tell_statements
from rashomon.stages.report.terminal import clean
from rashomon.stages.report.told_terminal import ROOM_FOR_A_TABLE, numbered_table, print_heading

_MOST_WORDS = 60  # about four lines of a table; NDJSON and CSV have all of it


def show_quotes(document: Document, statements: Sequence[Statement], console: Console) -> None:
    """Print a document's name and what is said in it. Control characters in it never reach the terminal."""
    print_heading(document, document_line(document, statements), console)
    told = tell_statements(statements)
    if not told:
        return
    console.print()
    if console.width >= ROOM_FOR_A_TABLE:
        console.print(_table(told, console.width))
    else:
        _print_list(told, console)


def _table(told: Sequence[Told], width: int) -> Table:
    table = numbered_table()
    table.add_column("Speaker", max_width=width // 5, overflow="fold")
    table.add_column("Cue", max_width=width // 9, overflow="fold")
    table.add_column("What was said", ratio=1, overflow="fold")
    table.add_column("How", max_width=width // 6, overflow="fold")
    table.add_column("Where", justify="right", no_wrap=True, style="dim")
    for one in told:
        table.add_row(
            str(one.number),
            _speaker(one.speaker, "\n"),
            clean(one.cue, "dim"),
            clean(one.words(_MOST_WORDS)),
            Text("\n").join(map(clean, one.manner)),
            Text("\n").join(map(clean, one.where)),
        )
    return table


def _print_list(told: Sequence[Told], console: Console) -> None:
    indent = len(str(len(told))) + 2
    for one in told:
        number = Text(f"{one.number}.".ljust(indent), "dim")
        console.print(number + _speaker(one.speaker, ", "))
        console.print(Padding(clean(one.words(_MOST_WORDS)), (0, 0, 0, indent)))
        notes = [f"cue “{one.cue}”" if one.cue else "", one.how, ", ".join(one.where)]
        console.print(Padding(clean("; ".join(filter(None, notes)), "dim"), (0, 0, 0, indent)))


def _speaker(speaker: Speaker, between: str) -> Text:
    name = clean(speaker.name, "bold" if speaker.sure else "yellow")
    return name + Text(between) + clean(speaker.note, "dim") if speaker.note else name
