"""What an incident's claims on one attribute come to."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from rashomon.schema.bounds import Bounds
from rashomon.schema.claim import Attribute
from rashomon.schema.victim import Victim, VictimKind


class Status(StrEnum):
    """agreed: all positions can be true together, two or more origins hold them; contested: they can't;
    single-source: one origin; superseded: a later figure replaced an earlier; not-reported: no claim.

    Where it is told of and nobody gives a number, agreed and single-source count those who tell of it."""

    AGREED = "agreed"
    CONTESTED = "contested"
    SINGLE_SOURCE = "single-source"
    SUPERSEDED = "superseded"
    NOT_REPORTED = "not-reported"


class Stance(StrEnum):
    """How those who hold a position stand to it. unanswered: they neither confirm nor deny it; unclaimed: they say that
    nobody has claimed the deed; the others as the modality of their claims."""

    ASSERTED = "asserted"
    REPORTED = "reported"
    POSSIBLE = "possible"
    CONDITIONAL = "conditional"
    UNCONFIRMED = "unconfirmed"
    DENIED = "denied"
    UNANSWERED = "unanswered"
    UNCLAIMED = "unclaimed"


@dataclass(frozen=True, slots=True)
class Origin:
    """Whose word claims finally rest on. `actor` is an actor id, or None where a document speaks for itself,
    and then `document` is the first of its text family. `name` is for the reader."""

    name: str
    actor: str | None = None
    document: str | None = None


@dataclass(frozen=True, slots=True)
class Position:
    """The claims on one attribute that can be true together: one figure, who holds it, and where.

    `claims` and `documents` are ids, sorted; `families` counts the text families among the documents. `words` is what
    the position says where nothing is counted ("Russia", "not Russia", "possibly mistaken"), and then `bounds` are
    open, `value` is the same without how its holders stand to it ("Russia", "mistaken"), and `stance` says that.
    """

    bounds: Bounds
    claims: tuple[str, ...]
    documents: tuple[str, ...]
    origins: tuple[Origin, ...]
    families: int
    superseded: bool = False
    words: str = ""
    value: str = ""
    stance: Stance = Stance.ASSERTED


@dataclass(frozen=True, slots=True)
class Drift:
    """A claim whose figure changed between a source and its copy or relay: shown, never a second position."""

    origin: Origin
    original: str
    changed: str
    reason: str


@dataclass(frozen=True, slots=True)
class SetAside:
    """A claim that does not count towards the finding, and why, in words."""

    claim: str
    reason: str


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two claims that stand and cannot both be true: of the claims of two positions those that tell them best.

    `first` and `second` are ids of claims, in the order of the positions; `reason` says in words what is at odds.
    """

    first: str
    second: str
    reason: str


@dataclass(frozen=True, slots=True)
class Breakdown:
    """What the claims come to on those of the victims who are said to be of some kind: "civilians 12 to 15".

    `kinds` and `mixed` as in `VictimGroup`; `side` is the side they are on, "" where none is said. `low`, `best`,
    `high` are chosen by the finding's own rule; all None where no number is given. `claims` and `documents` are ids,
    sorted, of all that tell of such victims, with those that give no number.
    """

    kinds: tuple[VictimKind, ...]
    mixed: bool
    side: str
    low: int | None
    best: int | None
    high: int | None
    positions: tuple[Position, ...]
    claims: tuple[str, ...]
    documents: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Trace:
    """Why one end of a finding has its value.

    `end` is "low", "best" or "high". `rule` names the rule that chose ("ucdp/3 most_reliable"); `reason` says in words
    how the value comes from the claims. `claims` are the ids of those that decided, sorted: the others that stand
    changed nothing, and those that do not stand are in the finding's `set_aside`.
    """

    end: str
    value: int
    rule: str
    reason: str
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Finding:
    """What the claims on one attribute come to, under the rule that is named.

    `low`, `best`, `high` are None where they are not known. `reason` says in words how they were chosen;
    `documents`, `families`, `origins` count what stands behind it ("5 documents, 3 text families, 2 origins").
    `died` are ids of claims on the injured that tell of persons who, as other claims tell, have died since.
    `traces` says of each end that is known which rule chose it and which claims decided.
    `breakdown` is who the victims are, as far as claims say so: its rows overlap (a child may be a civilian) and need
    not add up. `named` are the victims whom claims name, by name. `no_best` says in words why there is no best figure
    though something is known ("ucdp does not count injuries"); empty where there is one, or nothing counts.
    `conflicts` are the claims that are at odds, two by two, those with the most origins first: what no difference of
    time, scope or kind explains. `uncounted` are the claims that tell of it and give no number ("people were killed"),
    as a position without bounds: where it is all there is, nothing is known but that it is told of.
    """

    attribute: Attribute
    status: Status
    low: int | None
    best: int | None
    high: int | None
    positions: tuple[Position, ...]
    rule: str
    reason: str
    documents: int
    families: int
    origins: int
    drifts: tuple[Drift, ...] = ()
    set_aside: tuple[SetAside, ...] = ()
    died: tuple[str, ...] = ()
    breakdown: tuple[Breakdown, ...] = ()
    named: tuple[Victim, ...] = ()
    traces: tuple[Trace, ...] = ()
    no_best: str = ""
    conflicts: tuple[Conflict, ...] = ()
    uncounted: Position | None = None
