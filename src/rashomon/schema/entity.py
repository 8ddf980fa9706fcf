"""Actors and places across documents."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from rashomon.schema.evidence import Evidence
from rashomon.schema.statement import SourceKind


@dataclass(frozen=True, slots=True)
class Actor:
    """Whoever speaks or acts, under all the names the documents give.

    `name` is the fullest; `aliases` are the other names as they stand, sorted. `party` is the name of the side it
    speaks for ("Russia" for the Russian Defence Ministry and Vitaly Churkin), or "". `mentions` is one evidence
    for each distinct name. `reasons` says in words why the names were put together. `members` are the ids of those who
    speak together under a joint name ("Russia and Syria"), where each is an actor too.
    """

    id: str
    name: str
    kind: SourceKind
    aliases: tuple[str, ...] = ()
    party: str = ""
    mentions: tuple[Evidence, ...] = ()
    reasons: tuple[str, ...] = ()
    members: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Place:
    """A place under all the names the documents give. Coordinates are degrees, WGS 84; None when unresolved."""

    id: str
    name: str
    aliases: tuple[str, ...] = ()
    key: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    country: str | None = None
    kind: str = ""
    mentions: tuple[Evidence, ...] = ()


class PlaceRole(StrEnum):
    """How a place is named: by itself, in another name ("Ashford Police Department"), by its people, as a street."""

    PLACE = "place"
    INSIDE = "inside"
    PEOPLE = "people"
    STREET = "street"


@dataclass(frozen=True, slots=True)
class NameMention:
    """One stretch of a document that names a person or a body; `key` is the alias list's, or ""."""

    start: int
    end: int
    kind: SourceKind
    key: str = ""


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """One stretch that names a place; `key` is the gazetteer's, None where it does not know it."""

    evidence: Evidence
    role: PlaceRole
    key: str | None = None
