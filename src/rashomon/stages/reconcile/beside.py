"""What the claims on one attribute come to beside those on the others: the killed, the wounded, all who were hit."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType

from rashomon.language.text import fold
from rashomon.schema.bounds import Bounds
from rashomon.schema.claim import Attribute, Claim, Scope
from rashomon.schema.finding import SetAside
from rashomon.schema.statement import Modality
from rashomon.schema.victim import VictimKind
from rashomon.stages.reconcile.aside import why_not
from rashomon.stages.reconcile.dying import HIT
from rashomon.stages.reconcile.origins import Weighed
from rashomon.stages.reconcile.parts import tells_of_persons

_VICTIMS = frozenset({"victim", "victims"})  # of a killing: the dead; of a shooting: those whom it tells of
_HIMSELF = frozenset({"himself", "herself", "themselves"})
_WOUNDED = ("wound", "injur", "hurt", "harm")


@dataclass(frozen=True, slots=True)
class Beside:
    """What an incident's pages count beside the attribute at hand.

    `tolls` maps a document to the highest exact figure it gives of killed or of wounded; `highest` is the highest of
    all documents, `hit` the exact figures of all who were hit, `halves` those of the killed and of the wounded that
    make up one of these together, `attackers` the killed and the wounded among those who did it, `died` the least
    number of dead that stands (0 where none does), `told` all claims on these.
    """

    tolls: Mapping[str, int]
    highest: int
    hit: frozenset[int]
    halves: frozenset[int] = frozenset()
    attackers: Mapping[Attribute, int] = field(default_factory=lambda: MappingProxyType({}))
    died: int = 0
    told: tuple[Claim, ...] = ()


def look_beside(claims: Iterable[Claim]) -> Beside:
    """Gather the exact figures that count for the whole incident."""
    given = tuple(claims)
    tolls: dict[str, int] = {}
    hit: set[int] = set()
    found: dict[Attribute, set[int]] = {Attribute.DEATHS: set(), Attribute.INJURIES: set()}
    for claim in given:
        if claim.bounds is None or not claim.bounds.exact or why_not(claim):
            continue
        low = claim.bounds.low or 0
        if claim.attribute in (Attribute.DEATHS, Attribute.INJURIES):
            tolls[claim.document] = max(low, tolls.get(claim.document, 0))
            found[claim.attribute].add(low)
        elif claim.attribute is Attribute.CASUALTIES:
            hit.add(low)
    told = tuple(claim for claim in given if claim.attribute in HIT)
    highest = max(tolls.values(), default=0)
    halves = _halves(found[Attribute.DEATHS], found[Attribute.INJURIES], hit)
    hurt = (Attribute.DEATHS, Attribute.INJURIES)
    attackers = {at: max((_attackers(claim) for claim in told if claim.attribute is at), default=0) for at in hurt}
    return Beside(tolls, highest, frozenset(hit), halves, attackers, told=told)


def _attackers(claim: Claim) -> int:
    """How many a claim tells killed or wounded of those who did it, and of them alone."""
    if claim.bounds is None or claim.scope is not Scope.INCIDENT:
        return 0
    told = claim.modality in (Modality.ASSERTED, Modality.REPORTED) and claim.bounds.exact
    alone = any(g.kinds == (VictimKind.ATTACKER,) and not g.mixed and g.bounds == claim.bounds for g in claim.groups)
    himself = fold(claim.subject) in _HIMSELF
    return (claim.bounds.low or 0) if told and (alone or himself) else 0


def _halves(killed: set[int], wounded: set[int], hit: set[int]) -> frozenset[int]:
    """The figures of the killed and of the wounded that add up to one of all who were hit."""
    pairs = ((whole - dead, dead) for whole in hit for dead in killed if dead and whole - dead in wounded - {0})
    return frozenset(figure for pair in pairs for figure in pair)


def set_against(attribute: Attribute, counted: Sequence[Weighed], beside: Beside) -> tuple[SetAside, ...]:
    """The claims on `attribute` that the figures on the others show to be no figure for the whole incident."""
    if attribute is Attribute.CASUALTIES:
        return tuple(entry for item in counted if (entry := _below_the_tolls(item, beside)) is not None)
    if attribute is Attribute.INJURIES:
        return _dead_among_the_wounded(counted, beside)
    return ()


def _below_the_tolls(item: Weighed, beside: Beside) -> SetAside | None:
    """All who were hit are no fewer than the killed or the wounded: "shot his wife" beside three dead is a part."""
    bounds = _bounds(item)
    told = item.narrated or tells_of_persons(item.claim)
    if told and bounds.exact and 0 < (bounds.low or 0) < beside.tolls.get(item.claim.document, 0):
        return SetAside(item.claim.id, "is below those whom the same document counts as killed or as wounded alone")
    victims = not _VICTIMS.isdisjoint(
        fold(item.claim.evidence.text).split()
    )  # "four were shot" counts all who were hit
    if victims and bounds.exact and bounds.low in beside.halves and (bounds.low or 0) < max(beside.hit):
        return SetAside(
            item.claim.id, "counts as many as were killed or wounded alone, and a higher figure counts both"
        )
    if (bounds.low or 0) < beside.highest and tells_of_persons(item.claim):
        return SetAside(item.claim.id, "tells of persons who are part of a higher toll")
    return None


def _dead_among_the_wounded(counted: Sequence[Weighed], beside: Beside) -> tuple[SetAside, ...]:
    """ "Five were taken to hospital", where five were shot, one of them died and others count four wounded.

    Words that say wounded or injured mean those alone; the road to hospital is also that of the dying.
    """
    exact = [item for item in counted if _bounds(item).exact]
    lower = {low for item in exact if (low := _bounds(item).low)}
    reason = "is the figure of all who were hit, the wounded and those who died"
    return tuple(
        SetAside(item.claim.id, reason)
        for item in exact
        if beside.died
        and _bounds(item).low in beside.hit
        and (_bounds(item).low or 0) - beside.died in lower
        and not any(word.startswith(_WOUNDED) for word in fold(item.claim.evidence.text).split())
    )


def _bounds(item: Weighed) -> Bounds:
    assert item.claim.bounds is not None
    return item.claim.bounds
