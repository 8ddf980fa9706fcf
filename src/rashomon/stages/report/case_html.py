"""A case, or an incident of one, as a piece of HTML for a notebook: nothing loaded, no script, its own style."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rashomon.schema.finding import Finding, Status
from rashomon.schema.record import Case, Record
from rashomon.stages.report.document_view import printable
from rashomon.stages.report.finding_view import STATUS_WORDS, end_words, range_end, support_words
from rashomon.stages.report.incident_view import incident_title, lineage_words
from rashomon.stages.report.lookup import Lookup
from rashomon.stages.report.templating import template
from rashomon.stages.report.words import attribute_word, count_words

_MOST = 20  # incidents that a notebook shows of a case


@dataclass(frozen=True, slots=True)
class Row:
    """A finding as a row: "–" where it is not counted or no figure was chosen, "open" where an end is not known."""

    about: str
    status: str
    figures: tuple[str, str, str]
    support: str


@dataclass(frozen=True, slots=True)
class Chapter:
    """An incident with its findings, and the sentences of its brief where they are shown."""

    title: str
    lineage: str
    sentences: tuple[str, ...]
    rows: tuple[Row, ...]


def case_html(case: Case, lookup: Lookup) -> str:
    """The incidents of a case with their findings. Every text from outside is escaped."""
    chapters = [_chapter(record, case, lookup, brief=False) for record in case.records[:_MOST]]
    left = len(case.records) - len(chapters)
    more = f"and {count_words(left, 'more incident')}" if left else ""
    return _rendered(case_line(case), chapters, more)


def case_line(case: Case) -> str:
    """What a case holds: "8 documents, 1 incident, 79 statements, 38 claims, 1 issue; rule pack ucdp/3"."""
    held: tuple[tuple[str, Sequence[object]], ...] = (
        ("document", case.documents),
        ("incident", case.records),
        ("statement", case.statements),
        ("claim", case.claims),
        ("issue", case.issues),
    )
    counts = (f"{len(things):,} {noun if len(things) == 1 else noun + 's'}" for noun, things in held)
    return f"{', '.join(counts)}; rule pack {case.pack}"


def incident_html(record: Record, case: Case, lookup: Lookup) -> str:
    """An incident with its brief and its findings. Every text from outside is escaped."""
    return _rendered("", [_chapter(record, case, lookup, brief=True)], "")


def _rendered(facts: str, chapters: Sequence[Chapter], more: str) -> str:
    return printable(template("case.html.j2").render(facts=facts, chapters=chapters, more=more))


def _chapter(record: Record, case: Case, lookup: Lookup, *, brief: bool) -> Chapter:
    return Chapter(
        incident_title(record.incident, lookup),
        lineage_words(record, case.lineage),
        tuple(sentence.text for sentence in record.brief) if brief else (),
        tuple(_row(finding) for finding in record.findings if finding.status is not Status.NOT_REPORTED),
    )


def _row(finding: Finding) -> Row:
    low, high = finding.low, finding.high
    figures = (range_end(low, high), end_words(finding.best), range_end(high, low))
    title = attribute_word(finding.attribute, "title")
    return Row(title, STATUS_WORDS[finding.status], figures, support_words(finding))
