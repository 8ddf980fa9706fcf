"""What a build leaves beside the case file: the whole record, and a page for readers with every rule pack on it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from rashomon.parts import Part, Parts
from rashomon.rules.packs import PACKS, Ruling, RulingSpec, offered_packs, ruling, specify
from rashomon.schema.record import Case, Record
from rashomon.settings import Settings
from rashomon.stages.reconcile.coding import code, situation_of
from rashomon.stages.reconcile.reconcile import choose
from rashomon.stages.reconcile.survey import Survey, survey
from rashomon.stages.report.page import page
from rashomon.stages.report.rulings import CaseUnder
from rashomon.store.codec import case_to_json
from rashomon.store.files import write_whole


def publish(case: Case, folder: Path, settings: Settings | None = None) -> None:
    """Write `record.json` and `index.html` into `folder`, each wholly or not at all.

    `settings` are those that the case was built under. Without them the page has the rule packs side by side only
    where the case's own pack is known and gives the findings that the case has.

    Raises:
        RashomonError: a pack that `settings` names is not there, or its file cannot be used.
    """
    write_whole(folder / "record.json", case_to_json(case))
    write_whole(folder / "index.html", page(case, under_packs(case, settings)).encode("utf-8", "replace"))


def under_packs(case: Case, settings: Settings | None = None) -> tuple[CaseUnder, ...]:
    """The case under its own pack, the packs there are, and those that `settings` name beside it, in a fixed order.

    Each incident is surveyed once, and each pack only chooses among what stands. Empty where the packs cannot be told
    apart from what the record was made under: see `publish`.

    Raises:
        RashomonError: as for `publish`.
    """
    known = settings or _settings_of(case)
    if known is None:
        return ()
    specs = _specs(known)
    own = specify(known.pack, known.reliability).key
    under = tuple(_under(spec, outcomes) for spec, outcomes in zip(specs, _rule_each(case, specs), strict=True))
    mine = next(one for one, spec in zip(under, specs, strict=True) if spec.key == own)
    if settings is None and any(a.findings != b.findings for a, b in zip(mine.records, case.records, strict=True)):
        return ()
    return tuple(replace(one, records=case.records, own=True) if one is mine else one for one in under)


def _settings_of(case: Case) -> Settings | None:
    """The settings that a case with a pack of this title may have been built under; None where there is no such."""
    name = next((pack.name for pack in (*PACKS, *offered_packs()) if pack.title == case.pack), None)
    return Settings(pack=name) if name is not None else None


def _specs(settings: Settings) -> list[RulingSpec]:
    """The packs there are, then those that a user names, each once."""
    names = (*(pack.name for pack in (*PACKS, *offered_packs())), settings.pack, *settings.beside)
    return list({spec.key: spec for spec in (specify(name, settings.reliability) for name in names)}.values())


@dataclass(frozen=True, slots=True)
class _Outcome:
    """A record under a pack, with no findings where there is a `problem`."""

    record: Record
    problem: str = ""


def _under(spec: RulingSpec, outcomes: Sequence[_Outcome]) -> CaseUnder:
    problems = tuple(outcome.problem for outcome in outcomes if outcome.problem)
    return CaseUnder(ruling(spec).pack, tuple(outcome.record for outcome in outcomes), problems=problems)


def _rule_each(case: Case, specs: Sequence[RulingSpec]) -> list[tuple[_Outcome, ...]]:
    """For each pack the case's records under it: their findings and codings, and the rest as the case has it."""
    parts = Parts.in_case(case)
    rulings = [ruling(spec) for spec in specs]
    rows = [_rule(record, number, parts.of(record.incident), rulings) for number, record in enumerate(case.records, 1)]
    return [tuple(row[place] for row in rows) for place in range(len(specs))]


def _rule(record: Record, number: int, part: Part, rulings: Sequence[Ruling]) -> list[_Outcome]:
    told = (record.incident, part.grouping, part.documents, part.lineage)
    found: Survey | None = None
    outcomes = []
    for one in rulings:
        try:
            found = found or survey(*told)
            situation = situation_of(*told, one.reliability)
            findings = choose(found, one, situation.ranks)
            codings = code(situation, findings, one.pack)
            outcomes.append(_Outcome(replace(record, findings=findings, codings=codings)))
        except Exception as error:  # a pack may be anybody's: one that fails costs a reader its figures, not the page
            problem = f"It could make nothing of incident {number}: {type(error).__name__}: {error}"
            outcomes.append(_Outcome(replace(record, findings=(), codings=()), problem))
    return outcomes
