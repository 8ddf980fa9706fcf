"""The record as one HTML page: nothing loaded from elsewhere, no script in it."""

from __future__ import annotations

from collections.abc import Sequence

from rashomon.schema.issue import Issue
from rashomon.schema.record import Case
from rashomon.stages.report.chapter_view import Shown, chapter_view
from rashomon.stages.report.citations import number_evidence
from rashomon.stages.report.document_view import document_view, evidence_kinds, issue_view, printable
from rashomon.stages.report.lookup import look_up_case
from rashomon.stages.report.open_view import open_views
from rashomon.stages.report.pack_view import pack_views
from rashomon.stages.report.rulings import CaseUnder
from rashomon.stages.report.templating import template
from rashomon.stages.report.words import capitalised, count_words


def page(case: Case, under: Sequence[CaseUnder] = ()) -> str:
    """The whole case as one self-contained HTML page.

    A reader may switch between the packs of `under`, of which one is the case's own and is shown at first; where there
    is but one, there is no switch. Every text from outside is escaped; addresses are linked only when they are http or
    https, and nothing is fetched. The same case gives the same text.
    """
    lookup = look_up_case(case)
    citations = number_evidence(case, lookup)
    kinds = evidence_kinds(case)
    doubts: dict[str, list[Issue]] = {}
    for issue in case.issues:
        doubts.setdefault(issue.document or "", []).append(issue)
    shown = Shown(case, lookup, citations, under if len(under) > 1 else ())
    incidents = [chapter_view(r, n, shown) for n, r in enumerate(case.records, 1)]
    documents = count_words(len(case.documents), "document")
    text = template("page.html.j2").render(
        title=incidents[0].told.title
        if len(incidents) == 1
        else capitalised(f"{count_words(len(incidents), 'incident')} in {documents}"),
        single=len(incidents) == 1,
        incidents=incidents,
        documents=[document_view(d, doubts.get(d.id, ()), lookup, citations, kinds) for d in lookup.documents.values()],
        left_open=open_views(case, lookup),
        issues=[issue_view(i, lookup) for i in case.issues],
        case=case,
        packs=pack_views(shown.under),
    )
    return printable(text)
