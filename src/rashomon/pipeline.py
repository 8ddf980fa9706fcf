"""The one file that knows the order of the stages."""

from __future__ import annotations

from collections.abc import Sequence

from rashomon.engine.local import LocalEngine
from rashomon.joining import join_documents
from rashomon.language.model import check_model
from rashomon.parts import Parts
from rashomon.records import reconcile_incidents
from rashomon.rules.packs import ruling, specify
from rashomon.schema.issue import Issue, Severity
from rashomon.schema.record import SCHEMA_VERSION, Case
from rashomon.settings import Settings
from rashomon.stages.extract.mechanisms import known_mechanisms
from rashomon.stages.group.group import gather
from rashomon.steps import (
    Run,
    Tell,
    clean_pages,
    dissect_documents,
    extract_documents,
    read_pages,
)
from rashomon.store.casefile import CaseFile


def build(paths: Sequence[str], settings: Settings, case_file: CaseFile, tell: Tell = lambda *_: None) -> Case:
    """Add the pages that `paths` name to a case, and make its record from all the pages it holds.

    What the case holds of each page and paragraph is not made again. The record depends on the pages, the settings
    and nothing else: not on the order of files, of builds, nor on the number of processes.

    Raises:
        InputError: a path names nothing, nothing in the case can be read, or a mechanism to leave out is unknown.
        ModelError: the language model is missing or is not the pinned one.
    """
    pack, *_ = [ruling(specify(name, settings.reliability)).pack for name in (settings.pack, *settings.beside)]
    known_mechanisms(settings.without)
    with LocalEngine(settings.jobs) as engine:
        run = Run(settings, check_model(settings.model), case_file, engine, tell)
        read_pages(paths, run)
        cleaned = clean_pages(run)
        documents = cleaned.documents
        dissected = dissect_documents(documents, run)
        extractions = extract_documents(documents, dissected.analyses, run)
        joined = join_documents(documents, extractions, run)
        grouping = gather(documents, extractions, joined.lineage, joined.sorted)
        reconciled = reconcile_incidents(Parts(grouping, documents, joined.lineage), run)
    case = Case(
        version=SCHEMA_VERSION,
        pack=pack.title,
        documents=documents,
        lineage=joined.lineage,
        actors=grouping.actors,
        places=grouping.places,
        statements=grouping.statements,
        claims=grouping.claims,
        records=reconciled.records,
        issues=_sorted(
            *(case_file.unread(), cleaned.issues, dissected.issues, joined.issues, grouping.issues, reconciled.issues),
            *(extraction.issues for extraction in extractions),
            _left_out(settings),
        ),
        open_pairs=grouping.open_pairs,
    )
    case_file.save(case)
    return case


def _left_out(settings: Settings) -> tuple[Issue, ...]:
    """A record made without some mechanisms says so: it holds less than the pages do."""
    if not settings.without:
        return ()
    reason = f"statements and claims were looked for without: {', '.join(sorted(set(settings.without)))}"
    return (Issue("extract", "all documents", Severity.PARTIAL, reason, "Build it again without leaving any out."),)


def _sorted(*issues: Sequence[Issue]) -> tuple[Issue, ...]:
    distinct = {issue for some in issues for issue in some}
    return tuple(sorted(distinct, key=lambda i: (i.where, i.start or 0, i.end or 0, i.stage, i.severity, i.reason)))
