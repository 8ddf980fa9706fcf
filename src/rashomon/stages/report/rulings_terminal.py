"""Rule packs for a terminal: the list, one pack in words, and an incident under several of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from rashomon.rules.pack import Mark, RuleNote, RulePack
from rashomon.schema.claim import Attribute
from rashomon.schema.finding import Finding, Status
from rashomon.schema.record import Case
from rashomon.stages.report.exports.sheets import figures_told
from rashomon.stages.report.finding_view import not_reported_words
from rashomon.stages.report.incident_view import incident_title
from rashomon.stages.report.lookup import Lookup, look_up_case
from rashomon.stages.report.pack_words import OPEN
from rashomon.stages.report.rulings import Ruled, counted_words
from rashomon.stages.report.terminal import clean
from rashomon.stages.report.words import attribute_word, join_words

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
    meant = f"For {pack.use}. " if pack.use else ""
    console.print(clean(f"{meant}Counts {counted_words(pack)}."))
    if pack.words:
        console.print(clean(f"Numbers for words: {'; '.join(pack.words)}."))
    if not pack.rules:
        console.print()
        console.print(clean(pack.reason))
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
    """Print each incident under each pack: its figures and why, then the fields of the incident as a whole."""
    lookup = look_up_case(case)
    for number, found in groupby(rulings, key=lambda ruled: ruled.number):
        under = list(found)
        console.print()
        title = incident_title(under[0].incident, lookup)
        console.rule(clean(f"{number}. {title}", "bold"), align="left", style="dim")
        _print_figures(under, lookup, console)
        for ruled in under:
            if ruled.codings:
                console.print()
                _print_codings(ruled, console)
    console.print()
    for pack in {ruled.pack.title: ruled.pack for ruled in rulings}.values():
        console.print(Padding(clean(f"{pack.title}: {pack.reason}", "dim"), (0, 0, 0, 2)))
    console.print(clean(_LEGEND, "dim"))


_LEGEND = (
    "Figures are low / best / high: “open” is an end that nobody closes, “–” one that the pack does not write. What a "
    "pack does not count is a plain range in brackets. “rashomon rules show PACK” tells all its rules."
)


def _print_figures(under: Sequence[Ruled], lookup: Lookup, console: Console) -> None:
    attributes = list(dict.fromkeys(f.attribute for ruled in under for f in ruled.counted()))
    if attributes:
        console.print(_figures(under, attributes))
    lacking = not_reported_words(under[0].findings)
    if lacking:
        console.print(clean(lacking, "dim"))
    for attribute in attributes:
        console.print()
        console.print(clean(f"Why: {attribute_word(attribute, 'title').lower()}", "bold"))
        console.print(Padding(_grounds(under, attribute, lookup), (0, 0, 0, 2)))


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
    ends = (finding.low, finding.best, finding.high) if finding is not None else (None, None, None)
    if finding is None or ends == (None, None, None):
        told = finding is not None and finding.status is not Status.NOT_REPORTED
        return clean("no number" if told else "not reported", "dim")
    low, best, high = ends
    ranged = low is not None or high is not None
    words = " / ".join((_end(low, OPEN if ranged else "–"), _end(best, "–"), _end(high, OPEN if ranged else "–")))
    return clean(words) if pack.counts(finding.attribute) else clean(f"({words})", "dim")


def _end(value: int | None, without: str) -> str:
    return without if value is None else f"{value:,}"


def _grounds(under: Sequence[Ruled], attribute: Attribute, lookup: Lookup) -> Table:
    """What stands and what is set aside, which is the same under every pack; then what each makes of it, and why."""
    grid = _grid()
    known = [(ruled.pack, f) for ruled in under for f in ruled.counted() if f.attribute is attribute]
    first = next((finding for _, finding in known if finding.positions or finding.set_aside), known[0][1])
    for name, value in (("said", figures_told(first, lookup)), ("set aside", _aside(first))):
        if value:
            grid.add_row(clean(name, "dim"), Text(), clean(value))
    for pack, finding in known:
        if not pack.counts(attribute):
            continue
        for number, (figure, reason) in enumerate(_traced(finding)):
            grid.add_row(clean("" if number else pack.title), clean(figure, "bold"), clean(reason, "dim"))
    return grid


def _aside(finding: Finding) -> str:
    """The reasons for which claims are set aside, with how many: "is part of a larger figure (4)"."""
    reasons = Counter(row.reason for row in finding.set_aside)
    return "; ".join(f"{count} {'claim' if count == 1 else 'claims'}: {reason}" for reason, count in reasons.items())


def _traced(finding: Finding) -> Iterator[tuple[str, str]]:
    """Each figure of a finding with why it is that, ends of one value and one reason together."""
    ends: dict[tuple[int, str], list[str]] = {}
    for trace in finding.traces:
        ends.setdefault((trace.value, trace.reason), []).append(trace.end)
    for (value, reason), named in ends.items():
        yield f"{join_words(named)} {value:,}", reason
    if not ends:
        yield "–", finding.reason
    elif finding.no_best:
        yield "no best", finding.no_best


def _grid() -> Table:
    grid = Table.grid(padding=(0, 2))
    grid.add_column(no_wrap=True)
    grid.add_column(overflow="fold")
    grid.add_column(overflow="fold")
    return grid


def _print_codings(ruled: Ruled, console: Console) -> None:
    grid = _grid()
    for coding in ruled.codings:
        value = "–" if coding.value is None else str(coding.value)
        grid.add_row(clean(coding.name), clean(value, "bold"), clean(coding.reason, "dim"))
    console.print(clean(ruled.pack.title, "dim"))
    console.print(Padding(grid, (0, 0, 0, 2)))
