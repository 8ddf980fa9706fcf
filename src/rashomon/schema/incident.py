"""One thing that happened at a place and time, and the documents that tell it."""

from __future__ import annotations

from dataclasses import dataclass

from rashomon.schema.area import Area
from rashomon.schema.claim import Claim
from rashomon.schema.document import Dated
from rashomon.schema.entity import Actor, Place
from rashomon.schema.evidence import Evidence
from rashomon.schema.issue import Issue
from rashomon.schema.statement import Statement


@dataclass(frozen=True, slots=True, order=True)
class ToldBeside:
    """A document that tells an incident beside its main one, and the number of that telling in it."""

    document: str
    telling: int


@dataclass(frozen=True, slots=True)
class Incident:
    """One incident: `documents`, `claims` and `statements` are ids, sorted.

    `claims` holds those of this incident's scope alone. `country` is ISO 3166 alpha-2. `reasons` says in words
    what holds the documents together; `evidence` what kind, date and place were read from. `place` is the named place;
    `area` where the incident was, seen from it: "60 km east of Ashford" is not Ashford; `waters` is the sea that it was
    in, or "international waters", as pages have it, and "" on land. `within` names what holds the place, the smallest
    first: the city of a quarter, the county of a village, the first-level region, the country. `beside` are those of
    the documents whose main event is another: only their claims and statements with that number are about this
    incident.
    """

    id: str
    kind: str
    documents: tuple[str, ...]
    claims: tuple[str, ...]
    statements: tuple[str, ...]
    date: Dated | None = None
    place: str | None = None
    country: str | None = None
    reasons: tuple[str, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    area: Area | None = None
    beside: tuple[ToldBeside, ...] = ()
    waters: str = ""
    within: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, order=True)
class OpenPair:
    """Two documents of which the evidence leaves open whether they tell one incident, for a person to decide.

    They are the most alike of two sets of documents that a little more evidence, either way, would have put together or
    kept apart. `together` is what was made of them; `weight` the mean weight between the two sets. `reasons` speak for
    one incident and `against` for two, the weightiest first. `first_telling` and `second_telling` number the event
    that is meant of those that the document tells, 0 for its main one.
    """

    first: str
    second: str
    weight: float
    together: bool
    reasons: tuple[str, ...] = ()
    against: tuple[str, ...] = ()
    first_telling: int = 0
    second_telling: int = 0


@dataclass(frozen=True, slots=True)
class Grouping:
    """What `group` makes of the whole collection.

    `statements` and `claims` are those of all documents, with their sources grouped to actors and, where a copied
    passage lost the speaker's name, named through lineage.
    """

    incidents: tuple[Incident, ...]
    actors: tuple[Actor, ...]
    places: tuple[Place, ...]
    statements: tuple[Statement, ...]
    claims: tuple[Claim, ...]
    issues: tuple[Issue, ...] = ()
    open_pairs: tuple[OpenPair, ...] = ()
