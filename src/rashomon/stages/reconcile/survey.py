"""All that an incident's claims come to, before a rule pack chooses among it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from rashomon.rules.ends import compatible, lowest
from rashomon.schema.bounds import Bounds
from rashomon.schema.claim import COUNTED, Attribute, Claim
from rashomon.schema.document import Document
from rashomon.schema.entity import Actor
from rashomon.schema.finding import Conflict, Drift, Finding, Position, SetAside, Status
from rashomon.schema.incident import Grouping, Incident
from rashomon.schema.lineage import Lineage
from rashomon.schema.victim import Victim
from rashomon.stages.reconcile.aside import PEOPLE, Sifted, parts_by_their_words, parts_told_singly, sift, why_not
from rashomon.stages.reconcile.beside import Beside, look_beside, set_against
from rashomon.stages.reconcile.breakdown import Parted, Row, part
from rashomon.stages.reconcile.camps import leave_camps
from rashomon.stages.reconcile.closing import closed_by_notices
from rashomon.stages.reconcile.conflicts import conflicts_among
from rashomon.stages.reconcile.deeds import reconcile_deeds
from rashomon.stages.reconcile.dying import told_before_they_died
from rashomon.stages.reconcile.origins import Voices, Weighed, listen
from rashomon.stages.reconcile.parts import parts_of_wholes, tells_of_persons
from rashomon.stages.reconcile.positions import Stand, Taken, merge, take_stands
from rashomon.stages.reconcile.retracted import retracted
from rashomon.stages.reconcile.shares import counts_of_some
from rashomon.stages.reconcile.supersede import Course, reprints, revised_drifts, superseded_claims
from rashomon.stages.reconcile.told import Told as Heard
from rashomon.stages.reconcile.told import hear
from rashomon.stages.reconcile.victims import name_victims
from rashomon.stages.reconcile.weighed import weighed_figures


@dataclass(frozen=True, slots=True)
class Told:
    """What stands on one attribute, whichever pack then chooses among it.

    `amounts` are words of amount beside the claims of `uncounted`, which tell of it and give no number. `documents`,
    `families` and `origins` count what stands behind the positions; where there are none, behind `uncounted`.
    """

    attribute: Attribute
    positions: tuple[Position, ...]
    status: Status
    drifts: tuple[Drift, ...]
    aside: tuple[SetAside, ...]
    weighed: Mapping[str, Bounds]
    amounts: tuple[str, ...]
    uncounted: Position | None
    rows: tuple[Row, ...]
    named: tuple[Victim, ...]
    died: tuple[str, ...]
    documents: int
    families: int
    origins: int
    conflicts: tuple[Conflict, ...]


@dataclass(frozen=True, slots=True)
class Survey:
    """All that an incident's claims come to before a rule pack chooses: made once, and ruled under any number of packs.

    `told` holds the counted attributes in the order of their definition, `deeds` the findings on those that are not
    counted; `closed` maps each of `claims` that a notice closed to the reason; `heard` is what changes are told from.
    """

    kind: str
    told: tuple[Told, ...]
    deeds: tuple[Finding, ...]
    claims: tuple[Claim, ...]
    closed: Mapping[str, str]
    actors: tuple[Actor, ...]
    documents: Mapping[str, Document]
    heard: Heard


@dataclass(frozen=True, slots=True)
class _Scene:
    """What every attribute of one incident is looked at against."""

    documents: Mapping[str, Document]
    voices: Voices
    originals: Mapping[str, frozenset[str]]
    named: Mapping[Attribute, tuple[Victim, ...]]


def survey(incident: Incident, grouping: Grouping, documents: Sequence[Document], lineage: Lineage) -> Survey:
    """What an incident's claims come to, before any pack chooses."""
    told_in = set(incident.documents)
    mine = sorted((d for d in documents if d.id in told_in), key=lambda d: d.id)
    here = {document.id: document for document in mine}
    wanted = set(incident.claims)
    told = sorted((c for c in grouping.claims if c.id in wanted and c.document in here), key=lambda c: c.id)
    heard = hear(told, mine, lineage)
    voices = listen(grouping.actors, mine, lineage)
    closed = closed_by_notices(heard, told, retracted(told, voices, here))
    claims = [claim for claim in told if claim.id not in closed]
    scene = _Scene(here, voices, _originals(lineage), name_victims(claims))
    return Survey(
        kind=incident.kind,
        told=tuple(_look_at_each(claims, scene, lineage)),
        deeds=reconcile_deeds(claims, scene.voices, scene.documents),
        claims=tuple(told),
        closed=closed,
        actors=grouping.actors,
        documents=here,
        heard=heard,
    )


def _look_at_each(claims: Sequence[Claim], scene: _Scene, lineage: Lineage) -> Iterator[Told]:
    """Each counted attribute; deaths come first, for the course of the others depends on them."""
    by_attribute: dict[Attribute, list[Claim]] = {}
    for claim in claims:
        by_attribute.setdefault(claim.attribute, []).append(claim)
    died_since = 0
    beside, reprinted = look_beside(claims), reprints(lineage)
    for attribute in Attribute:
        if attribute in COUNTED and attribute in by_attribute:
            figures = _exact_figures(by_attribute[attribute])
            course = Course(scene.documents, lineage, died_since, reprinted, figures)
            whole = _sift_parts(attribute, by_attribute[attribute], scene, beside)
            told = _look_at(attribute, by_attribute[attribute], whole, scene, course)
            if attribute is Attribute.INJURIES:
                told = replace(told, died=told_before_they_died(whole.counted, beside.told, beside.died))
            if attribute is Attribute.DEATHS:
                died_since = _rise(told.positions)
                beside = replace(beside, died=_least(told.positions))
            yield told


def _exact_figures(claims: Sequence[Claim]) -> dict[str, frozenset[int]]:
    """The exact figures of the whole incident that each document gives."""
    given: dict[str, set[int]] = {}
    for claim in claims:
        if claim.bounds is not None and claim.bounds.exact and claim.bounds.low is not None and not why_not(claim):
            given.setdefault(claim.document, set()).add(claim.bounds.low)
    return {document: frozenset(found) for document, found in given.items()}


def _least(deaths: Sequence[Position]) -> int:
    """The least number of dead that stands, whatever the rule pack chooses."""
    standing = [p.bounds for p in deaths if not p.superseded]
    return min((b.low for b in standing if b.low is not None), default=0)


def _rise(deaths: Sequence[Position]) -> int:
    """By how many the toll rose from its last superseded exact figure to the one that stands, under whatever pack."""
    old = [p.bounds.low or 0 for p in deaths if p.superseded and p.bounds.exact]
    now = lowest([p for p in deaths if not p.superseded])
    return max(0, (now or 0) - max(old)) if old else 0


def _originals(lineage: Lineage) -> dict[str, frozenset[str]]:
    """Document to those it was copied from, at first hand or through other copies."""
    sources: dict[str, set[str]] = {}
    for link in lineage.links:
        if link.directed:
            sources.setdefault(link.second, set()).add(link.first)
    found: dict[str, frozenset[str]] = {}
    for document in sources:
        seen: set[str] = set()
        left = [document]
        while left:
            new = sources.get(left.pop(), set()) - seen
            seen |= new
            left += new
        found[document] = frozenset(seen - {document})
    return found


def _sift_parts(attribute: Attribute, claims: Sequence[Claim], scene: _Scene, beside: Beside) -> Sifted:
    """The claims that state a figure for the whole incident, and the others."""
    weighed = [scene.voices.weigh(claim) for claim in claims]
    sifted = sift(weighed)
    counted, aside = sifted.counted, sifted.aside
    increments = [item for item in weighed if item.claim.increment]
    for parts in (
        lambda left: set_against(attribute, left, beside),
        parts_by_their_words,
        lambda left: parts_of_wholes(left, increments, scene.documents, beside.hit),
        lambda left: counts_of_some(attribute, left, beside),
        lambda left: parts_told_singly(left, weighed),
    ):
        found = parts(counted)
        counted, aside = _without(counted, found), (*aside, *found)
    return Sifted(counted, aside, sifted.uncounted)


def _look_at(attribute: Attribute, claims: Sequence[Claim], whole: Sifted, scene: _Scene, course: Course) -> Told:
    taken = take_stands(whole.counted, scene.originals)
    old = superseded_claims(taken.stands, attribute, course)
    stands, singles = _leave_singles(taken, old)
    whole_tolls = leave_camps(stands, old, claims if attribute in PEOPLE else ())
    singles += whole_tolls.aside
    positions = merge(whole_tolls.stands, old)
    left = {entry.claim for entry in singles} | revised_drifts(taken.stands, course)
    drifts = [drift for drift in taken.drifts if drift.changed not in left]
    aside = [*whole.aside, *taken.aside, *singles]
    uncounted = _numberless(whole.uncounted)
    behind = positions or ((uncounted,) if uncounted is not None else ())
    documents = {document for position in behind for document in position.documents}
    origins = {origin for position in behind for origin in position.origins}
    return Told(
        attribute=attribute,
        positions=positions,
        status=_status(positions, len(origins)),
        drifts=tuple(sorted(drifts, key=lambda d: (d.original, d.changed))),
        aside=tuple(sorted(aside, key=lambda s: (s.claim, s.reason))),
        weighed=weighed_figures(whole.counted),
        amounts=whole.amounts(),
        uncounted=uncounted,
        rows=part(Parted(claims, scene.voices.weigh, scene.originals, old)),
        named=scene.named.get(attribute, ()),
        died=(),
        documents=len(documents),
        families=len({scene.voices.families[document] for document in documents}),
        origins=len(origins),
        conflicts=conflicts_among(positions, {claim.id: claim for claim in claims}),
    )


def _without(counted: Sequence[Weighed], aside: Sequence[SetAside]) -> tuple[Weighed, ...]:
    out = {entry.claim for entry in aside}
    return tuple(item for item in counted if item.claim.id not in out)


def _leave_singles(taken: Taken, old: frozenset[str]) -> tuple[list[Stand], list[SetAside]]:
    """Persons told of are no total against a higher figure, unless that figure came later and replaced them.

    What was told no earlier than a higher figure was never replaced by it.
    """
    current = [stand for stand in taken.stands if not all(item.claim.id in old for item in stand.claims)]
    highest = max((stand.bounds.low or 0 for stand in current), default=0)
    kept: list[Stand] = []
    aside: list[SetAside] = []
    for stand in taken.stands:
        persons = all(tells_of_persons(item.claim) for item in stand.claims)
        below = (stand.bounds.low or 0) < highest
        replaced = all(item.claim.id in old for item in stand.claims) and not _was_outnumbered(stand, current)
        if below and persons and not replaced:
            reason = "tells of single persons, and others give a higher figure"
            aside += [SetAside(item.claim.id, reason) for item in (*stand.claims, *stand.echoes)]
        else:
            kept.append(stand)
    return kept, aside


def _was_outnumbered(stand: Stand, current: Sequence[Stand]) -> bool:
    """Was a higher figure known by the day on which this one was first told?"""
    told = [item.day for item in stand.claims]
    known = (i.day for other in current if (other.bounds.low or 0) > (stand.bounds.low or 0) for i in other.claims)
    days = [day for day in told if day is not None]
    return len(days) == len(told) and min((day for day in known if day is not None), default="9") <= min(days)


def _status(positions: Sequence[Position], origins: int) -> Status:
    """Of no figure at all it says who tells of it; nobody, and it is not reported."""
    current = [position for position in positions if not position.superseded]
    if not compatible([position.bounds for position in current]):
        return Status.CONTESTED
    if len(current) < len(positions):
        return Status.SUPERSEDED
    if not origins:
        return Status.NOT_REPORTED
    return Status.AGREED if origins > 1 else Status.SINGLE_SOURCE


def _numberless(told: Sequence[Weighed]) -> Position | None:
    """Those who tell of it and give no number, as a position without bounds; None where there are none."""
    if not told:
        return None
    return Position(
        Bounds(None, None),
        tuple(sorted(item.claim.id for item in told)),
        tuple(sorted({item.claim.document for item in told})),
        tuple(sorted({item.origin for item in told}, key=lambda o: (o.name, o.actor or "", o.document or ""))),
        len({item.family for item in told}),
        words="no number given",
    )
