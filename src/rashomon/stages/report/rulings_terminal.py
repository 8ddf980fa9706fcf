"""Rule packs for a terminal: the list, one pack in words, and an incident under several of them."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from rashomon.rules.pack import Mark, RuleNote, RulePack
from rashomon.schema.claim import Attribute
from rashomon.schema.finding import Finding
from rashomon.schema.record import Case
from rashomon.stages.report.incident_view import incident_title
from rashomon.stages.report.lookup import look_up_case
from rashomon.stages.report.rulings import Ruled, counted_words
from rashomon.stages.report.terminal import clean
from rashomon.stages.report.words import attribute_word

_MARKS = {
    Mark.FOLLOWS: "Note",
    Mark.DEPARTS: "Does otherwise",
    Mark.SILENT: "The codebook is silent",
    Mark.UNCHECKED: "Not checked",
}


def show_packs(packs: Sequence[RulePack], console: Console) -> None:
    """Print the packs there are, one a row."""
    table = Table(box=SIMPLE_HEAD, show_edge=False, pad_edge=False, header_style="dim")
    for heading in ("Pack", "Counts", "For"):
        table.add_column(heading, overflow="fold")
    for pack in packs:
        table.add_row(clean(pack.title, "bold"), clean(counted_words(pack)), clean(pack.use))
    console.print(table)


def show_pack(pack: RulePack, console: Console) -> None:
    """Print what a pack does: each rule in words, the passage it follows, and where its codebook leaves off."""
    console.print(clean(pack.title, "bold"))
    console.print(clean(f"Follows {pack.source}."))
    console.print(clean(f"For {pack.use}. Counts {counted_words(pack)}."))
    if pack.words:
        console.print(clean(f"Numbers for words: {'; '.join(pack.words)}."))
    for rule in pack.rules:
        console.print()
        console.print(clean(rule.name, "bold") + Text("  ") + clean(", ".join(rule.fields), "dim"))
        for line in _rule_lines(rule):
            console.print(Padding(line, (0, 0, 0, 2)))


def _rule_lines(rule: RuleNote) -> list[Text]:
    where = f" ({rule.cites})" if rule.cites else ""
    lines = [clean(rule.says), clean("Codebook:", "dim") + Text(" ") + clean(f"{rule.passage}{where}")]
    if rule.note or rule.mark is not Mark.FOLLOWS:
        note = f": {rule.note}" if rule.note else "."
        lines.append(clean(_MARKS[rule.mark], "dim") + clean(note))
    return lines


def show_rulings(rulings: Sequence[Ruled], case: Case, console: Console) -> None:
    """Print each incident under each pack: its figures, then the fields of the incident as a whole."""
    lookup = look_up_case(case)
    for number, found in groupby(rulings, key=lambda ruled: ruled.number):
        under = list(found)
        console.print()
        title = incident_title(under[0].incident, lookup)
        console.rule(clean(f"{number}. {title}", "bold"), align="left", style="dim")
        attributes = list(dict.fromkeys(f.attribute for ruled in under for f in ruled.counted()))
        if attributes:
            console.print(_figures(under, attributes))
        for ruled in under:
            if ruled.codings:
                console.print()
                _print_codings(ruled, console)
    console.print()
    console.print(
        clean("Figures are low / best / high. What a pack does not count is a plain range in brackets.", "dim")
    )


def _figures(under: Sequence[Ruled], attributes: Sequence[Attribute]) -> Table:
    table = Table(box=SIMPLE_HEAD, show_edge=False, pad_edge=False, header_style="dim")
    table.add_column("Pack", no_wrap=True)
    for attribute in attributes:
        table.add_column(attribute_word(attribute, "title"), overflow="fold")
    for ruled in under:
        findings = {finding.attribute: finding for finding in ruled.counted()}
        cells = (_cell(findings.get(attribute), ruled.pack) for attribute in attributes)
        table.add_row(clean(ruled.pack.title), *cells)
    return table


def _cell(finding: Finding | None, pack: RulePack) -> Text:
    if finding is None:
        return clean("–", "dim")
    words = " / ".join("–" if end is None else f"{end:,}" for end in (finding.low, finding.best, finding.high))
    return clean(words) if pack.counts(finding.attribute) else clean(f"({words})", "dim")


def _print_codings(ruled: Ruled, console: Console) -> None:
    grid = Table.grid(padding=(0, 2))
    grid.add_column(no_wrap=True)
    grid.add_column(overflow="fold")
    grid.add_column(overflow="fold", style="dim")
    for coding in ruled.codings:
        value = "–" if coding.value is None else str(coding.value)
        grid.add_row(clean(coding.name), clean(value, "bold"), clean(coding.reason))
    console.print(clean(ruled.pack.title, "dim"))
    console.print(Padding(grid, (0, 0, 0, 2)))
