"""One typed value a claimant puts forward."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from rashomon.schema.bounds import Bounds
from rashomon.schema.evidence import Evidence
from rashomon.schema.statement import Modality, Source
from rashomon.schema.victim import NamedVictim, VictimGroup


class Attribute(StrEnum):
    """What a claim is about.

    `casualties` is killed and wounded together, and "shot" where the text does not say which; `detained` is
    people seized or held in raids, conflict and protest, `arrests` criminal suspects; `strikes` counts attacks,
    `munitions` what was fired. The last four are not counted: who did it, whether on purpose ("deliberate",
    "mistaken"), whom or what it was aimed at, and with what it was done.
    """

    DEATHS = "deaths"
    INJURIES = "injuries"
    CASUALTIES = "casualties"
    MISSING = "missing"
    DETAINED = "detained"
    ARRESTS = "arrests"
    DISPLACED = "displaced"
    STRIKES = "strikes"
    MUNITIONS = "munitions"
    AIRCRAFT = "aircraft"
    VEHICLES = "vehicles"
    RESPONSIBILITY = "responsibility"
    INTENT = "intent"
    INTENDED_TARGET = "intended-target"
    WEAPON = "weapon"


COUNTED = frozenset(
    {
        Attribute.DEATHS,
        Attribute.INJURIES,
        Attribute.CASUALTIES,
        Attribute.MISSING,
        Attribute.DETAINED,
        Attribute.ARRESTS,
        Attribute.DISPLACED,
        Attribute.STRIKES,
        Attribute.MUNITIONS,
        Attribute.AIRCRAFT,
        Attribute.VEHICLES,
    }
)


class Scope(StrEnum):
    """Whose toll it is: this incident's, another event's told in the same page, or a sum over many."""

    INCIDENT = "incident"
    OTHER_EVENT = "other-event"
    AGGREGATE = "aggregate"


@dataclass(frozen=True, slots=True)
class Claim:
    """One typed value that a claimant puts forward.

    `evidence` is the words that carry the value, at most 400 code points. `bounds` is None for an attribute that
    is not counted, and then `value` holds the words ("US-led coalition"). `claimant` is None where the document
    speaks for itself. `via` is the chain from the claimant to the document, nearest source first. `statement`
    is the id of the statement it stands in. `subject` is whom or what is counted, as written ("Syrian
    soldiers"). `part_of` is the id of the claim this is a part of ("including two children"). `increment` is
    True where the number adds to an earlier one ("two more"). `scope` tells whose toll it is and
    `scope_reason` why, in words. `method` names the rule that read it. `actor` is whoever a claim of responsibility or
    of an intended target names; where it is denied, by whomever, `modality` is denied, and where its claimant will
    neither confirm nor deny it, unconfirmed. `groups` are those of the counted of whom the words say what people they
    are, and `named` those whom they name. `telling` is the number of the event it is about, of those that its document
    tells: 0 for the main one, else that of a `Telling` of the extraction.
    """

    id: str
    document: str
    attribute: Attribute
    bounds: Bounds | None
    evidence: Evidence
    claimant: Source | None
    modality: Modality
    method: str
    value: str = ""
    via: tuple[Source, ...] = ()
    statement: str | None = None
    subject: str = ""
    part_of: str | None = None
    increment: bool = False
    scope: Scope = Scope.INCIDENT
    scope_reason: str = ""
    modality_evidence: Evidence | None = None
    actor: Source | None = None
    groups: tuple[VictimGroup, ...] = ()
    named: tuple[NamedVictim, ...] = ()
    telling: int = 0
