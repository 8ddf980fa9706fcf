"""The record as tables in a terminal; plain text where there is none."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from rashomon.schema.finding import Status
from rashomon.schema.record import Case
from rashomon.stages.report.citations import Citation, Citations, number_evidence
from rashomon.stages.report.incident_view import incident_view
from rashomon.stages.report.lookup import Lookup, look_up_case
from rashomon.stages.report.open_view import open_views
from rashomon.stages.report.views import Changes, FindingView, IncidentView, Speaker

_STYLES = {
    Status.CONTESTED.value: "red",
    Status.AGREED.value: "green",
    Status.SINGLE_SOURCE.value: "yellow",
    Status.SUPERSEDED.value: "dim",
}
_MOST_SAID = 3
_MOST_CITED = 6


def print_case(case: Case, console: Console | None = None) -> None:
    """Print every incident of a case: its brief, findings, who said what, lineage; then documents and issues.

    Without a terminal there is no colour, and lines are as wide as COLUMNS says, else 80. Control characters in the
    documents never reach the terminal.
    """
    console = console or Console(highlight=False)
    lookup = look_up_case(case)
    citations = number_evidence(case, lookup)
    for number, record in enumerate(case.records, 1):
        _print_incident(incident_view(record, number, case, lookup, citations), console)
    if not case.records:
        console.print("No incident was found in these documents.")
    _print_documents(lookup, citations, console)
    _print_left_open(case, lookup, console)
    _print_issues(case, lookup, console)


def clean(text: str, style: str = "") -> Text:
    """Text that cannot steer a terminal: control and direction-changing characters become a visible mark."""
    line = " ".join(text.split())
    return Text("".join("�" if unicodedata.category(c) in ("Cc", "Cf", "Cs") else c for c in line), style=style)


def _heading(words: str, console: Console) -> None:
    console.print()
    console.print(clean(words, "bold"))


def _cites(citations: Iterable[Citation]) -> str:
    labels = [c.label for c in citations]
    more = f" and {len(labels) - _MOST_CITED} more" if len(labels) > _MOST_CITED else ""
    return f" [{', '.join(labels[:_MOST_CITED])}{more}]" if labels else ""


def _print_incident(view: IncidentView, console: Console) -> None:
    console.print()
    console.rule(clean(view.title, "bold"), align="left", style="dim")
    console.print(clean(view.lineage, "dim"))
    console.print()
    for sentence in view.brief:
        console.print(clean(sentence.text) + Text(_cites(sentence.citations), "dim"))
    if view.findings:
        _heading("Findings", console)
        console.print(_findings(view.findings))
    if view.not_reported:
        console.print(clean(view.not_reported, "dim"))
    for finding in view.findings:
        _print_positions(finding, console)
    _heading("Who said what", console)
    for speaker in view.speakers:
        _print_speaker(speaker, console)
    _print_lineage(view, console)


def _print_lineage(view: IncidentView, console: Console) -> None:
    _heading("Lineage", console)
    if view.alone:
        console.print(clean(f"Text of their own: {'; '.join(view.alone)}"))
    for family in view.families:
        console.print(clean(f"{family.name}: {'; '.join(family.documents)}"))
        for link in family.links:
            console.print(Padding(clean(link, "dim"), (0, 0, 0, 2)))
    for changes in view.changes:
        _print_changes(changes, console)
    for credit in view.credits:
        console.print(clean(f"{credit.source}, {credit.verb} {credit.documents}{_cites(credit.citations)}"))


def _print_changes(changes: Changes, console: Console) -> None:
    console.print(clean(changes.title))
    for row in changes.rows:
        said = f". The page says: “{row.notice}”" if row.notice else f". {row.why}" if row.why else ""
        line = clean(f"{row.about}:") + Text(" ") + clean(row.what, "bold") + clean(f": {row.words}{said}")
        console.print(Padding(line + Text(_cites(row.citations), "dim"), (0, 0, 0, 2)))


def _table(*columns: tuple[str, str]) -> Table:
    table = Table(box=SIMPLE_HEAD, show_edge=False, pad_edge=False, header_style="dim")
    for name, justify in columns:
        table.add_column(name, justify="right" if justify == "right" else "left", overflow="fold")
    return table


def _findings(findings: Iterable[FindingView]) -> Table:
    table = _table(("About", ""), ("Status", ""), ("Low", "right"), ("Best", "right"), ("High", "right"), ("From", ""))
    for f in findings:
        status = Text(f.status_words, _STYLES.get(f.status, ""))
        figures = (clean(f.low), clean(f.best, "bold"), clean(f.high)) if f.counted else (Text("–"),) * 3
        table.add_row(clean(f.title), status, *figures, clean(f.support))
    return table


def _print_positions(finding: FindingView, console: Console) -> None:
    _heading(finding.title, console)
    table = _table(("Figure", ""), ("Claimant", ""), ("Found in", ""), ("Evidence", ""))
    for p in finding.positions:
        figure = f"{p.figure} (superseded)" if p.superseded else p.figure
        table.add_row(clean(figure), clean(p.holders), clean(p.documents), clean(_cites(p.citations)))
    if finding.positions:
        console.print(table)
    _print_victims(finding, console)
    console.print(clean(f"Rule {finding.rule}: {finding.reason}", "dim"))
    for one in finding.decided:
        line = clean(f"{one.ends} {one.value}: {one.reason}") + Text(_cites(one.citations), "dim")
        console.print(Padding(line, (0, 0, 0, 2)))
    if finding.no_best:
        console.print(Padding(clean(f"no best: {finding.no_best}"), (0, 0, 0, 2)))
    for d in finding.drifts:
        console.print(clean(f"Drift, {d.who}: “{d.words}” became “{d.changed}”. {d.reason}{_cites(d.citations)}"))
    if finding.set_aside:
        console.print(clean(f"Set aside: {len(finding.set_aside)}", "dim"))
    for s in finding.set_aside:
        console.print(Padding(clean(f"“{s.words}”, {s.who}: {s.reason}{_cites(s.citations)}", "dim"), (0, 0, 0, 2)))


def _print_victims(finding: FindingView, console: Console) -> None:
    if finding.who:
        table = _table(("Who they are, where said", ""), ("Figure", ""), ("Claimant", ""), ("Found in", ""))
        for w in finding.who:
            table.add_row(clean(w.who), clean(w.figure), clean(w.holders), clean(w.documents))
        console.print(table)
    if finding.named:
        table = _table(("Victims named", ""), ("Age", "right"), ("Also written", ""), ("Found in", ""))
        for n in finding.named:
            table.add_row(clean(n.name), clean(n.age), clean(n.also), clean(n.documents))
        console.print(table)


def _print_speaker(speaker: Speaker, console: Console) -> None:
    name = clean(speaker.name, "bold")
    console.print(name + Text(", ") + clean(speaker.described, "dim") if speaker.described else name)
    for s in speaker.said[:_MOST_SAID]:
        notes = [s.unresolved, s.directness, s.modality, f"through {s.via}" if s.via else "", s.documents]
        console.print(
            Padding(
                clean(s.text) + Text(f" ({', '.join(note for note in notes if note)}){_cites(s.citations)}", "dim"),
                (0, 0, 0, 2),
            )
        )
    if len(speaker.said) > _MOST_SAID:
        console.print(Padding(Text(f"and {len(speaker.said) - _MOST_SAID} more", "dim"), (0, 0, 0, 2)))


def _print_documents(lookup: Lookup, citations: Citations, console: Console) -> None:
    _heading("Documents", console)
    for id_, document in lookup.documents.items():
        marks = len(citations.in_document(id_))
        console.print(clean(f"{lookup.numbers[id_]}. {lookup.labels[id_]}: {document.name}, {marks} marks"))


def _print_left_open(case: Case, lookup: Lookup, console: Console) -> None:
    if not case.open_pairs:
        return
    _heading(f"Left open ({len(case.open_pairs)})", console)
    for pair in open_views(case, lookup):
        both = f"{pair.first}. {pair.first_label} and {pair.second}. {pair.second_label}, {pair.taken}."
        reasons = f" For one: {pair.reasons}." if pair.reasons else ""
        against = f" For two: {pair.against}." if pair.against else ""
        console.print(clean(f"{both}{reasons}{against} To decide: {pair.command}, or with different for same."))


def _print_issues(case: Case, lookup: Lookup, console: Console) -> None:
    if not case.issues:
        return
    _heading(f"Issues ({len(case.issues)})", console)
    for issue in case.issues:
        document = lookup.documents.get(issue.where)
        where = document.name if document else issue.where
        remedy = f" {issue.remedy}" if issue.remedy else ""
        console.print(clean(f"{issue.severity.value}: {where}: {issue.reason}{remedy}"))
