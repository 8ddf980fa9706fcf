"""What the tables of statements and of counts have in common on a terminal."""

from __future__ import annotations

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table

from rashomon.schema.document import Document
from rashomon.stages.report.terminal import clean

ROOM_FOR_A_TABLE = 100  # characters: below it the words of a row get fewer than 40 a line


def print_heading(document: Document, line: str, console: Console) -> None:
    """Print a document's name, its title and a line on it. Control characters in it never reach the terminal."""
    console.print()
    console.rule(clean(document.name, "bold"), align="left", style="dim")
    if document.title:
        console.print(clean(document.title))
    console.print(clean(line, "dim"))


def numbered_table() -> Table:
    """A table without lines whose rows have numbers."""
    table = Table(box=SIMPLE_HEAD, show_edge=False, pad_edge=False, header_style="dim", expand=True)
    table.add_column("", justify="right", no_wrap=True, style="dim")
    return table
