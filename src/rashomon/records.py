"""The record of each incident, made anew only where the incident's own part of the collection has changed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial

from rashomon.engine.method import method_of
from rashomon.parts import Part, Parts
from rashomon.rules.packs import RulingSpec, ruling, specify
from rashomon.schema.issue import Issue, Severity
from rashomon.schema.record import Record
from rashomon.stages.reconcile.changes import tell_changes
from rashomon.stages.reconcile.coding import code, situation_of
from rashomon.stages.reconcile.reconcile import choose
from rashomon.stages.reconcile.survey import survey
from rashomon.stages.report.brief import brief
from rashomon.stages.report.timeline import timeline
from rashomon.steps import DAMAGED, Run, failed, fill
from rashomon.store.codec import digest


@dataclass(frozen=True, slots=True)
class Reconciled:
    """The record of each incident, in the order of the incidents, and what could not be made of them."""

    records: tuple[Record, ...]
    issues: tuple[Issue, ...]


def reconcile_incidents(parts: Parts, run: Run) -> Reconciled:
    """The record of each incident. One whose documents, claims and lineage are as they were is not made again."""
    spec = specify(run.settings.pack, run.settings.reliability)
    results = run.case.results("reconcile", f"{method_of('reconcile', 'report')} {spec.key}", Record)
    keys = {incident.id: digest(parts.of(incident)) for incident in parts.incidents}
    makers: dict[str, Callable[[], Part]] = {keys[i.id]: partial(parts.of, i) for i in parts.incidents}
    failures = fill(run, results, partial(make_record, spec), makers)
    records: list[Record] = []
    issues: list[Issue] = []
    for incident in parts.incidents:
        key = keys[incident.id]
        record = results.get(key)
        if record is None:
            issues.append(failed("reconcile", incident.id, failures.get(key, DAMAGED), Severity.PARTIAL))
        records.append(record or Record(incident, (), (), ()))
    results.keep(makers)  # an incident that gained a page has another key: its old record would stay for good
    return Reconciled(tuple(records), tuple(issues))


def make_record(spec: RulingSpec, part: Part) -> Record:
    """The record of the one incident of `part`, under a ruling."""
    (incident,) = part.grouping.incidents
    rules = ruling(spec)
    found = survey(incident, part.grouping, part.documents, part.lineage)
    situation = situation_of(incident, part.grouping, part.documents, part.lineage, rules.reliability)
    findings = choose(found, rules, situation.ranks)
    changes = tell_changes(found.heard, part.grouping, part.lineage)
    record = Record(
        incident=incident,
        findings=findings,
        brief=(),
        timeline=timeline(incident, part.grouping, part.documents),
        codings=code(situation, findings, rules.pack),
        changes=changes,
    )
    return replace(record, brief=brief(record, part.grouping, part.documents, part.lineage))
