"""Who copied whom, for a terminal: each family as a table of its pages, and what shows each link."""

from __future__ import annotations

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from rashomon.stages.report.copies_words import ToldCopies, ToldFamily, ToldLink, ToldPage
from rashomon.stages.report.terminal import clean

_ROOM_FOR_A_TABLE = 72  # characters: below it a page's dates and what it owes stand under its name


def show_copies(told: ToldCopies, console: Console) -> None:
    """Print a collection's text families. Control characters in it never reach the terminal."""
    console.print(clean(told.summary, "bold"))
    for family in told.families:
        console.print()
        console.rule(clean(family.heading, "bold"), align="left", style="dim")
        if console.width >= _ROOM_FOR_A_TABLE:
            console.print(_table(family, console.width))
        else:
            _print_list(family, console)
        for link in family.links:
            console.print()
            _print_link(link, console)
    if told.sources:
        console.print()
        console.rule(clean("Sources outside", "bold"), align="left", style="dim")
        for line in told.sources:
            console.print(Padding(clean(line), (0, 0, 0, 2)))


def _table(family: ToldFamily, width: int) -> Table:
    table = Table(box=SIMPLE_HEAD, show_edge=False, pad_edge=False, header_style="dim", expand=True)
    table.add_column("", justify="right", no_wrap=True, style="dim")
    table.add_column("Page", ratio=5, overflow="fold")
    table.add_column("When", max_width=max(20, width // 4), overflow="fold")
    table.add_column("What it owes", ratio=4, overflow="fold")
    for page in family.pages:
        table.add_row(str(page.number), _page(page), _lines(page.when), _lines(page.owes))
    return table


def _page(page: ToldPage) -> Text:
    name = clean(page.name, "bold")
    return name + Text("\n") + clean(page.about, "dim") if page.about else name


def _lines(lines: tuple[str, ...]) -> Text:
    return Text("\n").join(map(clean, lines))


def _print_list(family: ToldFamily, console: Console) -> None:
    indent = len(str(family.pages[-1].number)) + 2
    for page in family.pages:
        console.print(Text(f"{page.number}.".ljust(indent), "dim") + clean(page.name, "bold"))
        console.print(Padding(_lines(tuple(filter(None, (page.about, *page.when)))), (0, 0, 0, indent), style="dim"))
        console.print(Padding(_lines(page.owes), (0, 0, 0, indent)))


def _print_link(link: ToldLink, console: Console) -> None:
    grid = Table.grid(padding=(0, 2))
    grid.add_column(no_wrap=True)
    grid.add_column(overflow="fold")
    grid.add_row(clean(link.label, "bold"), clean(link.reason, "dim"))
    for change in link.changes:
        grid.add_row("", clean(change))
    console.print(grid)
