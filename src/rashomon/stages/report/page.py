"""The record as one HTML page: nothing loaded from elsewhere, no script needed."""

from __future__ import annotations

from rashomon.schema.issue import Issue
from rashomon.schema.record import Case
from rashomon.stages.report.citations import number_evidence
from rashomon.stages.report.document_view import document_view, evidence_kinds, issue_view, printable
from rashomon.stages.report.incident_view import incident_view
from rashomon.stages.report.lookup import look_up_case
from rashomon.stages.report.open_view import open_views
from rashomon.stages.report.templating import template
from rashomon.stages.report.words import capitalised, count_words


def page(case: Case) -> str:
    """The whole case as one self-contained HTML page.

    Every text from outside is escaped; addresses are linked only when they are http or https, and nothing is
    fetched. The same case gives the same text.
    """
    lookup = look_up_case(case)
    citations = number_evidence(case, lookup)
    kinds = evidence_kinds(case)
    doubts: dict[str, list[Issue]] = {}
    for issue in case.issues:
        doubts.setdefault(issue.document or "", []).append(issue)
    incidents = [incident_view(r, n, case, lookup, citations) for n, r in enumerate(case.records, 1)]
    documents = count_words(len(case.documents), "document")
    text = template("page.html.j2").render(
        title=incidents[0].title
        if len(incidents) == 1
        else capitalised(f"{count_words(len(incidents), 'incident')} in {documents}"),
        single=len(incidents) == 1,
        incidents=incidents,
        documents=[document_view(d, doubts.get(d.id, ()), lookup, citations, kinds) for d in lookup.documents.values()],
        left_open=open_views(case, lookup),
        issues=[issue_view(i, lookup) for i in case.issues],
        case=case,
    )
    return printable(text)
