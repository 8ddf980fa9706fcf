"""What happened and between what sorts of actors, in ACLED's terms, as far as the record can tell it."""

from __future__ import annotations

from collections.abc import Iterator

from rashomon.language.parties import state_named
from rashomon.rules.codes import Field, standing
from rashomon.rules.pack import Situation
from rashomon.rules.packdata import pack_data
from rashomon.schema.claim import Attribute, Claim
from rashomon.schema.finding import Finding, Status
from rashomon.schema.statement import Modality
from rashomon.schema.victim import VictimKind

_DATA = pack_data("acled")
_REMOTE, _BATTLES, _CIVILIANS = "Explosions/Remote violence", "Battles", "Violence against civilians"
_CLASH, _ABDUCTION, _ATTACK = "Armed clash", "Abduction/forced disappearance", "Attack"
_FIRM = frozenset({Modality.ASSERTED, Modality.REPORTED})
_HARM = (Attribute.DEATHS, Attribute.INJURIES)


def event_type(situation: Situation) -> tuple[Field, ...]:
    """The event's type and sub-type where its kind and the weapon settle them; blank where they do not."""
    kind, type_, sub = situation.incident.kind, "", ""
    if kind == "abduction":
        type_, sub = _CIVILIANS, _ATTACK if any(_hurts(situation, attribute) for attribute in _HARM) else _ABDUCTION
    elif kind == "clash" and _fighters_hit(situation):
        type_, sub = _BATTLES, _CLASH
    else:
        sub = _remote(situation)
        type_ = _REMOTE if sub else ""
    reason = f"From the kind of incident, {kind}, and the weapons named." if type_ else "The record does not settle it."
    return (
        Field("disorder_type", "Political violence" if type_ else None, reason),
        Field("event_type", type_ or None, reason),
        Field("sub_event_type", sub or None, reason),
    )


def _remote(situation: Situation) -> str:
    """The sub-event of remote violence: of those that the kind and the weapons name, the first in the codebook."""
    kind = situation.incident.kind
    own = _DATA.codes["sub_event_of_kind"].get(kind)
    if own is None and kind not in _DATA.lists["by_weapon"]:
        return ""
    of_weapon = _DATA.codes["sub_event_of_weapon"]
    named = {of_weapon[claim.value] for claim in _outright(situation, Attribute.WEAPON) if claim.value in of_weapon}
    return next((sub for sub in _DATA.lists["remote"] if sub in named or sub == own), "")


def civilian_targeting(situation: Situation) -> tuple[Field, ...]:
    """Whether civilians were the main or only target, where that can be told."""
    aimed = [c for c in _outright(situation, Attribute.INTENDED_TARGET) if "civilian" in c.value.casefold()]
    if aimed:
        claims = tuple(sorted(claim.id for claim in aimed))
        return (Field("civilian_targeting", "Civilians targeted", "They are said to have been the target.", claims),)
    if _against_civilians(situation):
        return (Field("civilian_targeting", "Civilians targeted", "All violence against civilians targets them."),)
    return (Field("civilian_targeting", None, "Nobody says, undisputed, that civilians were the target."),)


def interaction(situation: Situation) -> tuple[Field, ...]:
    """What sorts of actors met: a state that is said to have done it, and civilians attacked as such."""
    numbers: list[int] = []
    blamed = _outright(situation, Attribute.RESPONSIBILITY)
    parties = {_party(claim, situation) for claim in blamed}
    doer = _sort_of(next(iter(parties)), situation) if len(parties) == 1 else 0
    numbers += [doer] if doer else []
    victims = [7] if _against_civilians(situation) else []
    both = sorted((*numbers, *victims)) if numbers and victims else []
    claims = tuple(sorted(claim.id for claim in blamed)) if doer else ()
    reason = "From who is said to have done it." if doer else "Nobody is known to have done it whose sort can be told."
    return (
        Field("inter1", _sorts(numbers), reason, claims),
        Field("inter2", _sorts(victims), "The victims of violence against civilians." if victims else reason),
        Field("interaction", _sorts(both), reason, claims if both else ()),
    )


def _sorts(numbers: list[int]) -> str | None:
    return "-".join(_DATA.meaning("inter", number) for number in numbers) or None


def _sort_of(party: str, situation: Situation) -> int:
    """The number of the sort a party is: a state at home or abroad; 0 where it is no state, or nobody knows where."""
    here = state_named(situation.incident.country or "")
    if not here or not party or state_named(party) != party:
        return 0
    return 1 if party == here else 8


def _party(claim: Claim, situation: Situation) -> str:
    actor = situation.actors.get(claim.actor.actor or "") if claim.actor is not None else None
    return actor.party if actor is not None else ""


def _outright(situation: Situation, attribute: Attribute) -> list[Claim]:
    """The claims that say a thing outright, where nobody disputes it."""
    finding = situation.findings.get(attribute)
    if finding is None or finding.status is Status.CONTESTED:
        return []
    return [claim for claim in _claims_of(finding, situation) if claim.modality in _FIRM]


def _claims_of(finding: Finding, situation: Situation) -> Iterator[Claim]:
    ids = (claim for position in standing(finding) for claim in position.claims)
    return (situation.claims[claim] for claim in ids if claim in situation.claims)


def _against_civilians(situation: Situation) -> bool:
    return situation.incident.kind == "abduction"


def _hurts(situation: Situation, attribute: Attribute) -> bool:
    return any(position.bounds.high != 0 for position in standing(situation.findings.get(attribute)))


def _fighters_hit(situation: Situation) -> bool:
    """Are fighters said to be among those killed or hurt?"""
    found = (situation.findings.get(attribute) for attribute in (*_HARM, Attribute.CASUALTIES))
    rows = (row for finding in found if finding is not None for row in finding.breakdown)
    return any(VictimKind.COMBATANT in row.kinds and not row.mixed for row in rows)
