"""An incident's claims on each counted attribute become a finding, under a rule pack."""

from __future__ import annotations

from collections.abc import Sequence

from rashomon.language.counting import is_vague
from rashomon.rules.decide import Decision, decide, pack_for
from rashomon.rules.pack import Account, Ranks, RulePack
from rashomon.rules.packs import Ruling
from rashomon.rules.words import told_words
from rashomon.schema.document import Document
from rashomon.schema.finding import Finding, Position, Status
from rashomon.schema.incident import Grouping, Incident
from rashomon.schema.lineage import Lineage
from rashomon.schema.victim import VictimKind
from rashomon.stages.reconcile.breakdown import break_down, figures_of
from rashomon.stages.reconcile.closing import put_aside
from rashomon.stages.reconcile.ranks import rank_claims
from rashomon.stages.reconcile.survey import Survey, Told, survey


def reconcile(
    incident: Incident, grouping: Grouping, documents: Sequence[Document], lineage: Lineage, rules: RulePack | Ruling
) -> tuple[Finding, ...]:
    """One finding for each attribute that has claims, in the order of the attributes' definition.

    A pack alone ranks nobody. The order of claims, documents and actors changes nothing.
    """
    return choose(survey(incident, grouping, documents, lineage), rules)


def choose(found: Survey, rules: RulePack | Ruling, ranks: Ranks | None = None) -> tuple[Finding, ...]:
    """The findings of an incident under a pack, as `reconcile` gives them; `ranks` where they are known already."""
    ruling = rules if isinstance(rules, Ruling) else Ruling(rules)
    if ranks is None:
        ranks = rank_claims(found.claims, found.actors, found.documents, ruling.reliability)
    findings = [_conclude(told, found.kind, ranks, ruling.pack) for told in found.told]
    closed = [claim for claim in found.claims if claim.id in found.closed]
    return put_aside((*ruling.pack.complete(findings), *found.deeds), closed, found.closed, ruling.pack.title)


def _account(told: Told, kind: str, ranks: Ranks) -> Account:
    """What the rule sees; civilians stand apart only where fighters are told of beside them."""
    combatants = figures_of(told.rows, VictimKind.COMBATANT)
    told_apart = any(VictimKind.COMBATANT in row.kinds for row in told.rows)
    civilians = figures_of(told.rows, VictimKind.CIVILIAN).get("", ()) if told_apart else ()
    apart = [p for row in told.rows if row.kinds == (VictimKind.CIVILIAN,) for p in row.positions] if civilians else []
    return Account(
        positions=[position for position in told.positions if not position.superseded],
        status=told.status,
        weighed=told.weighed,
        civilians=civilians,
        uncounted=told.amounts,
        combatants=combatants,
        attribute=told.attribute,
        kind=kind,
        ranks=ranks,
        apart=apart,
        tellers=told.uncounted.claims if told.uncounted is not None else (),
    )


def _conclude(told: Told, kind: str, ranks: Ranks, pack: RulePack) -> Finding:
    rows = break_down(told.rows, pack_for(pack, told.attribute))
    decision = decide(pack, _account(told, kind, ranks))
    positions = told.positions
    return Finding(
        attribute=told.attribute,
        status=told.status,
        low=decision.low,
        best=decision.best,
        high=decision.high,
        positions=positions,
        rule=decision.rule,
        reason=_reason(told, decision),
        documents=told.documents,
        families=told.families,
        origins=told.origins,
        drifts=told.drifts,
        set_aside=told.aside,
        died=told.died,
        breakdown=rows,
        named=told.named,
        traces=decision.traces,
        no_best=decision.no_best,
        conflicts=told.conflicts,
        uncounted=told.uncounted,
    )


_STATUS_WORDS = {
    Status.NOT_REPORTED: "No claim counts towards a figure for the whole incident.",
    Status.CONTESTED: "The figures cannot all be true.",
    Status.SUPERSEDED: "A later figure replaced an earlier one.",
    Status.AGREED: "All figures can be true together, and they come from more than one origin.",
    Status.SINGLE_SOURCE: "All of it rests on one origin.",
}


def _reason(told: Told, decision: Decision) -> str:
    status, positions = told.status, told.positions
    if not positions and told.uncounted:
        rule = decision.reason if any(end is not None for end in (decision.low, decision.best, decision.high)) else ""
        return f"It is told of, and nobody gives a number. {rule}".rstrip()
    said = "; ".join(_says(position) for position in positions)
    words = f"{_STATUS_WORDS[status]} {said[:1].upper()}{said[1:]}." if said else _STATUS_WORDS[status]
    return f"{words} {decision.reason}" if positions else words


def _says(position: Position) -> str:
    names = ", ".join(origin.name for origin in position.origins)
    said = told_words(position.bounds)
    if position.bounds.low is None and is_vague(position.bounds):
        said += f" (“{position.bounds.modifier}”)"  # a word's top is nobody's figure
    return f"{said} by {names}" + (" (since replaced)" if position.superseded else "")
