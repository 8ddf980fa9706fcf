"""A record as Markdown: the brief with its citations, the findings, and what they stand on."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from rashomon.schema.record import Case
from rashomon.stages.report.citations import Citation, number_evidence
from rashomon.stages.report.incident_view import incident_view
from rashomon.stages.report.lookup import look_up_case
from rashomon.stages.report.views import Changes, FindingView, IncidentView

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~])")


def markdown(case: Case) -> str:
    """Every incident's brief, findings and documents. Text from outside cannot become markup."""
    lookup = look_up_case(case)
    citations = number_evidence(case, lookup)
    lines: list[str] = []
    cited: dict[str, Citation] = {}
    for number, record in enumerate(case.records, 1):
        view = incident_view(record, number, case, lookup, citations)
        lines += _incident(view, cited)
    lines += ["## Evidence", ""]
    ordered = sorted(cited.values(), key=lambda c: [int(part) for part in c.label.split(".")])
    lines += [f"- {c.label}: {escape(c.where)}, “{escape(_line(c.evidence.text))}”" for c in ordered]
    return "\n".join(lines) + "\n"


def escape(text: str) -> str:
    """Text with whatever Markdown would take for markup escaped, on one line."""
    return _SPECIAL.sub(r"\\\1", _line(text))


def _line(text: str) -> str:
    return " ".join(text.split())


def _incident(view: IncidentView, cited: dict[str, Citation]) -> Iterator[str]:
    yield from (f"# {escape(view.title)}", "", escape(view.lineage) + ".", "")
    for sentence in view.brief:
        yield f"- {escape(sentence.text)}{_cite(sentence.citations, cited)}"
    yield from (
        "",
        "## Findings",
        "",
        "| About | Status | Low | Best | High | Stands on |",
        "|---|---|---:|---:|---:|---|",
    )
    for finding in view.findings:
        cells = (finding.title, finding.status_words, finding.low, finding.best, finding.high, finding.support)
        yield f"| {' | '.join(escape(cell) for cell in cells)} |"
    yield ""
    if view.not_reported:
        yield from (escape(view.not_reported), "")
    for finding in view.findings:
        yield from _finding(finding, cited)
    if view.changes:
        yield from ("## What changed", "")
        for changes in view.changes:
            yield from _changes(changes, cited)


def _changes(changes: Changes, cited: dict[str, Citation]) -> Iterator[str]:
    yield from (f"### {escape(changes.title)}", "")
    for row in changes.rows:
        said = f" The page says: “{escape(row.notice)}”." if row.notice else ""
        why = f" {escape(row.why)}" if row.why else ""
        words = f"{escape(row.about)}, **{escape(row.what)}**: {escape(row.words)}"
        yield f"- {words}.{said}{why}{_cite(row.citations, cited)}"
    yield ""


def _finding(finding: FindingView, cited: dict[str, Citation]) -> Iterator[str]:
    yield from (f"### {escape(finding.title)}", "")
    for p in finding.positions:
        gone = ", since replaced" if p.superseded else ""
        yield f"- **{escape(p.figure)}**{gone}: {escape(p.holders)}, in {p.documents}{_cite(p.citations, cited)}"
    for w in finding.who:
        yield f"- {escape(w.who)}: {escape(w.figure)}, {escape(w.holders)}, in {w.documents}{_cite(w.citations, cited)}"
    for n in finding.named:
        age = f", {escape(n.age)}" if n.age else ""
        also = f", also written {escape(n.also)}" if n.also else ""
        yield f"- Named: **{escape(n.name)}**{age}{also}, in {n.documents}{_cite(n.citations, cited)}"
    for d in finding.drifts:
        change = f"“{escape(d.words)}” became “{escape(d.changed)}”"
        yield f"- Drift: {change}. {escape(d.reason)}{_cite(d.citations, cited)}"
    for s in finding.set_aside:
        yield f"- Set aside: “{escape(s.words)}”, {escape(s.who)}: {escape(s.reason)}{_cite(s.citations, cited)}"
    yield from ("", f"Rule {escape(finding.rule)}: {escape(finding.reason)}", "")
    for one in finding.decided:
        yield f"- {one.ends} **{one.value}**: {escape(one.reason)}{_cite(one.citations, cited)}"
    if finding.no_best:
        yield f"- No best figure: {escape(finding.no_best)}"
    if finding.decided or finding.no_best:
        yield ""


def _cite(citations: Iterable[Citation], cited: dict[str, Citation]) -> str:
    found = list(citations)
    cited.update({c.label: c for c in found})
    return f" \\[{', '.join(c.label for c in found)}\\]" if found else ""
