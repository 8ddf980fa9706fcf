"""An incident's claims on each counted attribute become a finding, under a rule pack."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from rashomon.language.counting import is_vague
from rashomon.rules.decide import Decision, decide, pack_for
from rashomon.rules.ends import compatible, lowest
from rashomon.rules.pack import Account, Ranks, RulePack
from rashomon.rules.packs import Ruling
from rashomon.schema.bounds import Bounds
from rashomon.schema.claim import COUNTED, Attribute, Claim
from rashomon.schema.document import Document
from rashomon.schema.finding import Breakdown, Drift, Finding, Position, SetAside, Status
from rashomon.schema.incident import Grouping, Incident
from rashomon.schema.lineage import Lineage
from rashomon.schema.victim import Victim, VictimKind
from rashomon.stages.reconcile.aside import Sifted, parts_by_their_words, parts_told_singly, sift
from rashomon.stages.reconcile.beside import Beside, look_beside, set_against
from rashomon.stages.reconcile.breakdown import Parted, break_down, figures_of
from rashomon.stages.reconcile.closing import closed_by_notices, put_aside
from rashomon.stages.reconcile.deeds import reconcile_deeds
from rashomon.stages.reconcile.dying import told_before_they_died
from rashomon.stages.reconcile.origins import Voices, Weighed, listen
from rashomon.stages.reconcile.parts import parts_of_wholes, tells_of_persons
from rashomon.stages.reconcile.positions import Stand, Taken, merge, take_stands
from rashomon.stages.reconcile.ranks import rank_claims
from rashomon.stages.reconcile.supersede import Course, superseded_claims
from rashomon.stages.reconcile.told import hear
from rashomon.stages.reconcile.victims import name_victims
from rashomon.stages.reconcile.weighed import weighed_figures


@dataclass(frozen=True, slots=True)
class _Scene:
    """What every attribute of one incident is reconciled against."""

    documents: Mapping[str, Document]
    voices: Voices
    originals: Mapping[str, frozenset[str]]
    pack: RulePack
    kind: str
    ranks: Ranks
    named: Mapping[Attribute, tuple[Victim, ...]]


def reconcile(
    incident: Incident, grouping: Grouping, documents: Sequence[Document], lineage: Lineage, rules: RulePack | Ruling
) -> tuple[Finding, ...]:
    """One finding for each attribute that has claims, in the order of the attributes' definition.

    A pack alone ranks nobody. The order of claims, documents and actors changes nothing.
    """
    ruling = rules if isinstance(rules, Ruling) else Ruling(rules)
    pack = ruling.pack
    told_in = set(incident.documents)
    mine = sorted((d for d in documents if d.id in told_in), key=lambda d: d.id)
    here = {document.id for document in mine}
    wanted = set(incident.claims)
    told = sorted((c for c in grouping.claims if c.id in wanted and c.document in here), key=lambda c: c.id)
    closed = closed_by_notices(hear(told, mine, lineage), told)
    claims = [claim for claim in told if claim.id not in closed]
    scene = _Scene(
        documents={document.id: document for document in mine},
        voices=listen(grouping.actors, mine, lineage),
        originals=_originals(lineage),
        pack=pack,
        kind=incident.kind,
        ranks=rank_claims(claims, grouping.actors, {d.id: d for d in mine}, ruling.reliability),
        named=name_victims(claims),
    )
    by_attribute: dict[Attribute, list[Claim]] = {}
    for claim in claims:
        by_attribute.setdefault(claim.attribute, []).append(claim)
    findings: list[Finding] = []
    died_since = 0
    beside = look_beside(claims)
    for attribute in Attribute:  # deaths come first: the course of the others depends on them
        if attribute in COUNTED and attribute in by_attribute:
            course = Course(scene.documents, lineage, died_since)
            whole = _sift_parts(attribute, by_attribute[attribute], scene, beside)
            finding = _find(attribute, by_attribute[attribute], whole, scene, course)
            if attribute is Attribute.INJURIES:
                finding = replace(finding, died=told_before_they_died(whole.counted, beside.told, beside.died))
            findings.append(finding)
            if attribute is Attribute.DEATHS:
                died_since = _rise(findings[-1])
                beside = replace(beside, died=_least(findings[-1]))
    found = (*pack.complete(findings), *reconcile_deeds(claims, scene.voices, scene.documents))
    return put_aside(found, [claim for claim in told if claim.id in closed], closed, pack.title)


def _least(deaths: Finding) -> int:
    """The least number of dead that stands, whatever the rule pack chooses."""
    standing = [p.bounds for p in deaths.positions if not p.superseded]
    return min((b.low for b in standing if b.low is not None), default=0)


def _rise(deaths: Finding) -> int:
    """By how many the toll rose from its last superseded exact figure to the one that stands, under whatever pack."""
    old = [p.bounds.low or 0 for p in deaths.positions if p.superseded and p.bounds.exact]
    now = lowest([p for p in deaths.positions if not p.superseded])
    return max(0, (now or 0) - max(old)) if old else 0


def _originals(lineage: Lineage) -> dict[str, frozenset[str]]:
    """Document to those it was copied from."""
    sources: dict[str, set[str]] = {}
    for link in lineage.links:
        if link.directed:
            sources.setdefault(link.second, set()).add(link.first)
    return {document: frozenset(found) for document, found in sources.items()}


def _sift_parts(attribute: Attribute, claims: Sequence[Claim], scene: _Scene, beside: Beside) -> Sifted:
    """The claims that state a figure for the whole incident, and the others."""
    weighed = [scene.voices.weigh(claim) for claim in claims]
    sifted = sift(weighed)
    counted, aside = sifted.counted, sifted.aside
    increments = [item for item in weighed if item.claim.increment]
    for parts in (
        lambda left: set_against(attribute, left, beside),
        parts_by_their_words,
        lambda left: parts_of_wholes(left, increments, scene.documents),
        lambda left: parts_told_singly(left, weighed),
    ):
        found = parts(counted)
        counted, aside = _without(counted, found), (*aside, *found)
    return Sifted(counted, aside, sifted.uncounted)


def _find(attribute: Attribute, claims: Sequence[Claim], whole: Sifted, scene: _Scene, course: Course) -> Finding:
    taken = take_stands(whole.counted, scene.originals)
    aside = [*whole.aside]
    old = superseded_claims(taken.stands, attribute, course)
    stands, singles = _leave_singles(taken, old)
    positions = merge(stands, old)
    left = {entry.claim for entry in singles}
    drifts = [drift for drift in taken.drifts if drift.changed not in left]
    aside += [*taken.aside, *singles]
    rows = break_down(Parted(claims, scene.voices.weigh, scene.originals, old), pack_for(scene.pack, attribute))
    rest = _Rest(tuple(drifts), tuple(aside), weighed_figures(whole.counted), whole.uncounted, rows)
    return replace(_conclude(attribute, positions, rest, scene), breakdown=rows, named=scene.named.get(attribute, ()))


def _without(counted: Sequence[Weighed], aside: Sequence[SetAside]) -> tuple[Weighed, ...]:
    out = {entry.claim for entry in aside}
    return tuple(item for item in counted if item.claim.id not in out)


@dataclass(frozen=True, slots=True)
class _Rest:
    drifts: tuple[Drift, ...]
    aside: tuple[SetAside, ...]
    weighed: Mapping[str, Bounds]
    uncounted: tuple[str, ...]
    rows: tuple[Breakdown, ...]


def _account(current: Sequence[Position], status: Status, rest: _Rest) -> Account:
    """What the rule sees; civilians stand apart only where fighters are told of beside them."""
    combatants = figures_of(rest.rows, VictimKind.COMBATANT)
    told_apart = any(VictimKind.COMBATANT in row.kinds for row in rest.rows)
    civilians = figures_of(rest.rows, VictimKind.CIVILIAN).get("", ()) if told_apart else ()
    apart = [p for row in rest.rows if row.kinds == (VictimKind.CIVILIAN,) for p in row.positions] if civilians else []
    return Account(current, status, rest.weighed, civilians, rest.uncounted, combatants, apart=apart)


def _leave_singles(taken: Taken, old: frozenset[str]) -> tuple[list[Stand], list[SetAside]]:
    """Persons told of are no total against a higher figure, unless that figure came later and replaced them."""
    current = [stand for stand in taken.stands if not all(item.claim.id in old for item in stand.claims)]
    highest = max((stand.bounds.low or 0 for stand in current), default=0)
    kept: list[Stand] = []
    aside: list[SetAside] = []
    for stand in taken.stands:
        persons = all(tells_of_persons(item.claim) for item in stand.claims)
        below = (stand.bounds.low or 0) < highest
        if below and persons and not all(item.claim.id in old for item in stand.claims):
            reason = "tells of single persons, and others give a higher figure"
            aside += [SetAside(item.claim.id, reason) for item in (*stand.claims, *stand.echoes)]
        else:
            kept.append(stand)
    return kept, aside


def _conclude(attribute: Attribute, positions: tuple[Position, ...], rest: _Rest, scene: _Scene) -> Finding:
    current = [position for position in positions if not position.superseded]
    status = _status(positions, current)
    account = replace(_account(current, status, rest), attribute=attribute, kind=scene.kind, ranks=scene.ranks)
    decision = decide(scene.pack, account)
    documents = {document for position in positions for document in position.documents}
    families = {scene.voices.families[document] for document in documents}
    return Finding(
        attribute=attribute,
        status=status,
        low=decision.low,
        best=decision.best,
        high=decision.high,
        positions=positions,
        rule=decision.rule,
        reason=_reason(status, positions, decision),
        documents=len(documents),
        families=len(families),
        origins=len({origin for position in positions for origin in position.origins}),
        drifts=tuple(sorted(rest.drifts, key=lambda d: (d.original, d.changed))),
        set_aside=tuple(sorted(rest.aside, key=lambda s: (s.claim, s.reason))),
        traces=decision.traces,
    )


def _status(positions: Sequence[Position], current: Sequence[Position]) -> Status:
    if not positions:
        return Status.NOT_REPORTED
    if not compatible([position.bounds for position in current]):
        return Status.CONTESTED
    if len(current) < len(positions):
        return Status.SUPERSEDED
    origins = {origin for position in positions for origin in position.origins}
    return Status.AGREED if len(origins) > 1 else Status.SINGLE_SOURCE


_STATUS_WORDS = {
    Status.NOT_REPORTED: "No claim counts towards a figure for the whole incident.",
    Status.CONTESTED: "The figures cannot all be true.",
    Status.SUPERSEDED: "A later figure replaced an earlier one.",
    Status.AGREED: "All figures can be true together, and they come from more than one origin.",
    Status.SINGLE_SOURCE: "All of it rests on one origin.",
}


def _reason(status: Status, positions: Sequence[Position], decision: Decision) -> str:
    said = "; ".join(_says(position) for position in positions)
    words = f"{_STATUS_WORDS[status]} {said[:1].upper()}{said[1:]}." if said else _STATUS_WORDS[status]
    return f"{words} {decision.reason}" if positions else words


def _says(position: Position) -> str:
    names = ", ".join(origin.name for origin in position.origins)
    said = position.bounds.words()
    if position.bounds.low is None and is_vague(position.bounds):
        said += f" (“{position.bounds.modifier}”)"  # a word's top is nobody's figure
    return f"{said} by {names}" + (" (since replaced)" if position.superseded else "")
