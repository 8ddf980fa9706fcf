"""A finished case under other rule packs: its incidents are reconciled anew, and no page is read again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from rashomon.errors import InputError
from rashomon.parts import Parts
from rashomon.records import make_record
from rashomon.rules.packs import RulingSpec, ruling, specify
from rashomon.schema.incident import Incident
from rashomon.schema.record import Case
from rashomon.settings import Settings
from rashomon.stages.reconcile.coding import code, situation_of
from rashomon.stages.reconcile.ranks import names_of
from rashomon.stages.reconcile.reconcile import choose
from rashomon.stages.reconcile.survey import survey
from rashomon.stages.report.rulings import Ruled


def rule_case(case: Case, specs: Sequence[RulingSpec], incident: str = "") -> tuple[Ruled, ...]:
    """Each incident of a case under each ruling, in the order of both; `incident` is a number or an id, "" for all.

    Raises:
        InputError: the case has no such incident.
        RashomonError: there is no such pack, or its file says what cannot be.
    """
    rulings = [ruling(spec) for spec in specs]
    parts = Parts.in_case(case)
    found = []
    for number, one in _wanted(parts.incidents, incident):
        part = parts.of(one)
        told = (one, part.grouping, part.documents, part.lineage)
        surveyed = survey(*told)  # what stands is the same under every pack
        for under in rulings:
            situation = situation_of(*told, under.reliability)
            findings = choose(surveyed, under, situation.ranks)
            found.append(Ruled(number, under.pack, one, findings, code(situation, findings, under.pack)))
    return tuple(found)


def case_under(case: Case, spec: RulingSpec) -> Case:
    """The case as it would be had it been built under another ruling.

    Raises:
        RashomonError: as for `rule_case`.
    """
    parts = Parts.in_case(case)
    records = tuple(make_record(spec, parts.of(record.incident)) for record in case.records)
    return replace(case, pack=ruling(spec).pack.title, records=records)


def ranked_nobody(case: Case, reliability: str) -> tuple[str, ...]:
    """The names in a file of reliability that are of no claimant and no outlet in the case: written otherwise, perhaps.

    Raises:
        InputError: the file cannot be read or is wrong; the message says where.
    """
    if not reliability:
        return ()
    ranks = ruling(specify(Settings().pack, reliability)).reliability
    actors = {actor.id: actor for actor in case.actors}
    names = {name for claim in case.claims for name in names_of(claim, actors)}
    return ranks.unknown(names, {document.outlet for document in case.documents if document.outlet})


def _wanted(incidents: Sequence[Incident], name: str) -> list[tuple[int, Incident]]:
    numbered = list(enumerate(incidents, 1))
    if not name:
        return numbered
    found = [(number, one) for number, one in numbered if name in (str(number), one.id)]
    if not found:
        raise InputError(f"there is no incident {name!r} in this case; it has {len(incidents)}, counted from 1")
    return found
