"""The join stages over what the map stages made: who owes whom text, and which documents tell one incident.

What the case knows of the collection is brought up to date with the documents that came, changed or went.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any, TypeVar

from rashomon.engine.base import Failure
from rashomon.engine.join import Tables, run_steps
from rashomon.engine.method import method_of
from rashomon.joins import incidents, lineage
from rashomon.joins.drawn import TELLINGS
from rashomon.joins.found import FOUND, JUDGED
from rashomon.joins.lineage_keys import FAILED
from rashomon.joins.lineage_links import FAILED_PAIRS
from rashomon.joins.settled import Found
from rashomon.schema.document import Document
from rashomon.schema.extraction import Extraction
from rashomon.schema.issue import Issue, Severity
from rashomon.schema.judgement import Judgement, Verdict
from rashomon.schema.lineage import Lineage
from rashomon.stages.group.incidents import Sorted, Together
from rashomon.stages.group.judged import judged_pairs
from rashomon.stages.group.units import Unit, Units, units_of
from rashomon.steps import Run, Tell, failed
from rashomon.store.codec import digest
from rashomon.store.working import Given

V = TypeVar("V")


@dataclass(frozen=True, slots=True)
class Joined:
    """The lineage of the documents, the incidents they tell, and what could not be compared."""

    lineage: Lineage
    sorted: Sorted
    issues: tuple[Issue, ...]


def join_documents(documents: Sequence[Document], extractions: Sequence[Extraction], run: Run) -> Joined:
    """Compare and group the documents of a case, at the cost of those that are new."""
    given: dict[str, Given[Any]] = {
        "documents": _given(documents, [document.id for document in documents]),
        "extractions": _given(extractions, [extraction.document for extraction in extractions]),
        TELLINGS: _tellings(documents, extractions),
        JUDGED: _judged(run.case.judgements(), Units.of(extractions)),
    }
    with run.case.working(method_of("compare", "group"), given).run() as tables:
        run_steps((*lineage.STEPS, *incidents.STEPS), tables, run.engine, given, partial(_tell, run.tell))
        return Joined(lineage.lineage_of(tables), _incidents(tables), tuple(_issues(tables, documents)))


def _tell(tell: Tell, _: str, done: int, of: int) -> None:
    """The steps are our own affair: whoever waits sees one stage."""
    tell("join", done, of)


def _given(values: Sequence[V], keys: Sequence[str]) -> Given[V]:
    held = dict(zip(keys, values, strict=True))
    return Given({key: digest(value) for key, value in held.items()}, held.get)


def _tellings(documents: Sequence[Document], extractions: Sequence[Extraction]) -> Given[Unit]:
    """What documents tell beside their main event, each under an id of its own."""
    several = {extraction.document: extraction for extraction in extractions if extraction.tellings}
    units = [u for d in documents if d.id in several for u in units_of(d, several[d.id])]
    return _given(units, [unit.document.id for unit in units])


def _judged(judgements: Sequence[Judgement], units: Units) -> Given[str]:
    """The verdict on each pair of documents that a person put together or apart, or that one page tells as two."""
    judged = judged_pairs(judgements)
    verdicts = {f"{one} {other}": Verdict.DIFFERENT.value for one, other in units.apart()}
    verdicts |= {f"{one} {other}": Verdict.SAME.value for one, other in judged.same}
    verdicts |= {f"{one} {other}": Verdict.DIFFERENT.value for one, other in judged.different}
    return Given(verdicts, verdicts.get)


def _incidents(tables: Tables) -> Sorted:
    found = sorted((one for _, one in tables.rows(FOUND, Found).items()), key=lambda one: one.documents)
    return Sorted(
        tuple(Together(one.documents, one.reasons) for one in found),
        tuple(sorted({pair for one in found for pair in one.open_pairs})),
    )


def _issues(tables: Tables, documents: Sequence[Document]) -> Iterator[Issue]:
    names = {document.id: document.name for document in documents}
    for document, reason in tables.rows(FAILED, str).items():
        yield _failed(document, names, reason)
    for pair, reason in tables.rows(FAILED_PAIRS, str).items():
        for document in pair.split():
            yield _failed(document, names, reason)


def _failed(document: str, names: Mapping[str, str], reason: str) -> Issue:
    return failed("compare", names.get(document, document), Failure(reason), Severity.PARTIAL, document)
