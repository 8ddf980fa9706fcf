"""Villages that are in no gazetteer, where reports name one in the region that they agree on.

"In Zendrin village, eastern Strelsau countryside" is in Zendrin, though only Strelsau is on the map.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from rashomon.language.areas import area_of, near
from rashomon.language.data import table
from rashomon.language.gazetteer import PlaceEntry, place
from rashomon.language.spelling import spelling_key
from rashomon.language.text import fold
from rashomon.schema.area import Area
from rashomon.schema.document import Document
from rashomon.schema.entity import Place, PlaceMention, PlaceRole
from rashomon.schema.evidence import Evidence
from rashomon.schema.identity import content_id
from rashomon.schema.incident import Incident

_LEAD = 1_500  # code points in which a report says where it was
_AFTER = 60  # code points after a name in which what it lies in is told
_LONGEST = 4  # words of a village's name
_NAME = re.compile(r"(?:[A-Z][\w’'-]*|[a-z]{1,3}-[A-Z][\w’'-]*)")


@dataclass(frozen=True, slots=True)
class Village:
    """A place that only its name tells, where it is named, and the area it lies in."""

    place: Place
    evidence: tuple[Evidence, ...]
    area: Area


@dataclass(frozen=True, slots=True)
class _Told:
    """One mention of a village: its evidence, and whether the words after it speak of a region."""

    evidence: Evidence
    around: bool


def find_village(
    incident: Incident, mentions: Mapping[str, Sequence[PlaceMention]], documents: Mapping[str, Document]
) -> Village | None:
    """The village that most documents put the incident in, where its place is a region, or called as its region is."""
    held = place(incident.place or "")
    if held is None or not (held.kind in ("region", "county") or region_of_capital(held) is not None):
        return None
    told: dict[str, list[_Told]] = {}
    for document in (documents[id_] for id_ in incident.documents if id_ in documents):
        for one in _told(document, mentions.get(document.id, ()), held):
            told.setdefault(spelling_key(one.evidence.text), []).append(one)
    if not told:
        return None
    ranked = {key: (-len({t.evidence.document for t in some}), -len(some), key) for key, some in told.items()}
    return _village(told[min(told, key=lambda key: ranked[key])], held, incident.country)


def region_of_capital(city: PlaceEntry) -> PlaceEntry | None:
    """The region that is called after a city: reports that say Idlib may mean either."""
    region = place(f"region:{city.country}-{city.admin}") if city.kind == "city" else None
    same = region is not None and spelling_key(region.name) == spelling_key(city.name)
    return region if same else None


def with_village(incident: Incident, village: Village | None) -> Incident:
    """The incident in its village."""
    if village is None:
        return incident
    held = place(incident.place or "")
    around = (held.name,) if held is not None and held.name not in incident.within else ()
    return replace(
        incident,
        place=village.place.id,
        area=village.area,
        evidence=tuple(sorted({*incident.evidence, *village.evidence})),
        within=tuple(dict.fromkeys((*around, *incident.within))),
    )


def _village(told: Sequence[_Told], held: PlaceEntry, country: str | None) -> Village:
    names = Counter(" ".join(one.evidence.text.split()) for one in told)
    name = min(names, key=lambda n: (-names[n], n))
    around = [region for one in told if one.around and (region := region_of_capital(held)) is not None]
    area = area_of(around[0]) if around else area_of(held) if held.kind != "city" else near(held)
    own = Place(id=content_id("place", "unknown", fold(name), country), name=name, country=country)
    return Village(own, tuple(sorted(one.evidence for one in told)), area)


def _told(document: Document, mentions: Iterable[PlaceMention], held: PlaceEntry) -> Iterable[_Told]:
    """The mentions of villages in the lead of a document that lie in a place."""
    lead = min((block.start for block in document.content_blocks()), default=0) + _LEAD
    for mention in mentions:
        at = mention.evidence
        words = at.text.split()
        if mention.key is not None or mention.role is not PlaceRole.PLACE or at.start > lead or len(words) > _LONGEST:
            continue
        if not all(map(_NAME.fullmatch, words)) or fold(words[-1]) in _tails():
            continue
        after = document.text[at.end : at.end + _AFTER].split("\n", maxsplit=1)[0].split(". ", maxsplit=1)[0]
        if _settlement().match(after) is None and _of_settlement().search(document.text[: at.start][-_AFTER:]) is None:
            continue
        found = _HELD.match(_settlement().sub("", after, count=1))
        name = found["name"] if found is not None else ""
        if name and spelling_key(held.name) == spelling_key(name):
            yield _Told(at, bool(_around().search(after)))


_HELD = re.compile(
    r",?\s*(?:(?:in|of|near|eastern|western|northern|southern|rural|the|east|west|north|south|[a-z]+side)\s+)*"
    r"(?P<name>[A-Z][\w’'-]*(?:[ -](?:(?:al|el|ez|az|ash|as)[ -])?[A-Z][\w’'-]*)*)"
)


@cache
def _settlement() -> re.Pattern[str]:
    words = sorted(row["word"] for row in table("settlement_words") if row["kind"] == "settlement")
    return re.compile(rf"\s+(?:{'|'.join(words)})\b|(?=,\s)")


@cache
def _of_settlement() -> re.Pattern[str]:
    words = sorted(row["word"] for row in table("settlement_words") if row["kind"] == "settlement")
    return re.compile(rf"\b(?:{'|'.join(words)}) of\s+\Z")


@cache
def _around() -> re.Pattern[str]:
    words = sorted(row["word"] for row in table("settlement_words") if row["kind"] == "around")
    return re.compile(rf"\b(?:{'|'.join(words)})\b")


@cache
def _tails() -> frozenset[str]:
    return frozenset(fold(row["tail"]).rsplit(maxsplit=1)[-1] for row in table("place_tails"))
