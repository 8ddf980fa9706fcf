"""How many, on whose word, for a terminal: a table where there is room for one, else one below the other."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from rashomon.schema.claim import Claim
from rashomon.schema.document import Document
from rashomon.stages.report.quotes_words import Speaker
from rashomon.stages.report.terminal import clean
from rashomon.stages.report.told_terminal import ROOM_FOR_A_TABLE, numbered_table, print_heading
from rashomon.stages.report.tolls_words import ToldClaim, claims_line, tell_claims
from rashomon.stages.report.words import shortened

_MOST_WORDS = 40  # of the evidence; NDJSON and CSV have all of it


def show_tolls(document: Document, claims: Sequence[Claim], console: Console) -> None:
    """Print a document's name and the counts in it. Control characters in it never reach the terminal."""
    print_heading(document, claims_line(document, claims), console)
    told = tell_claims(claims)
    if not told:
        return
    console.print()
    if console.width >= ROOM_FOR_A_TABLE:
        console.print(_table(told, console.width))
    else:
        _print_list(told, console)


def _table(told: Sequence[ToldClaim], width: int) -> Table:
    table = numbered_table()
    table.add_column("How many", max_width=width // 5, overflow="fold")
    table.add_column("Whose word", max_width=width // 5, overflow="fold")
    table.add_column("In the words", ratio=1, overflow="fold")
    table.add_column("How", ratio=1, overflow="fold")
    table.add_column("Where", justify="right", no_wrap=True, style="dim")
    for one in told:
        table.add_row(
            str(one.number),
            _figure(one),
            _claimant(one.claimant, "\n"),
            clean(shortened(one.words, _MOST_WORDS)),
            Text("\n").join(map(clean, one.manner)),
            clean(one.where),
        )
    return table


def _print_list(told: Sequence[ToldClaim], console: Console) -> None:
    indent = len(str(len(told))) + 2
    for one in told:
        console.print(Text(f"{one.number}.".ljust(indent), "dim") + clean(one.told, "bold"))
        console.print(Padding(_claimant(one.claimant, ", "), (0, 0, 0, indent)))
        notes = [f"“{shortened(one.words, _MOST_WORDS)}”", one.how, one.where]
        console.print(Padding(clean("; ".join(filter(None, notes)), "dim"), (0, 0, 0, indent)))


def _figure(one: ToldClaim) -> Text:
    figure = clean(one.figure, "bold")
    return figure + Text("\n") + clean(f"written “{one.written}”", "dim") if one.written else figure


def _claimant(claimant: Speaker, between: str) -> Text:
    name = clean(claimant.name, "" if claimant.sure else "yellow" if claimant.note else "dim")
    return name + Text(between) + clean(claimant.note, "dim") if claimant.note else name
