"""One row an incident under the 31 columns of the Armed Conflict Location & Event Data project.

What the columns mean follows ACLED's codebook of 2024, in our own words. Codes and the figure are those of the rule
pack `acled`; ids, actors under the project's names, and its regions stay blank.
"""

from __future__ import annotations

from collections.abc import Mapping

from rashomon.schema.record import Case
from rashomon.stages.report.exports.table import Table, Value, columns, table
from rashomon.stages.report.exports.told import Told, distinct, told_incidents

COLUMNS = (
    *("event_id_cnty", "event_date", "year", "time_precision", "disorder_type", "event_type", "sub_event_type"),
    *("actor1", "assoc_actor_1", "inter1", "actor2", "assoc_actor_2", "inter2", "interaction", "civilian_targeting"),
    *("iso", "region", "country", "admin1", "admin2", "admin3", "location", "latitude", "longitude", "geo_precision"),
    *("source", "source_scale", "notes", "fatalities", "tags", "timestamp"),
)


def acled_table(case: Case) -> Table:
    """A row for each incident; whatever is not known, or is the project's own to assign, is empty."""
    return table(columns(*COLUMNS), map(_row, told_incidents(case)))


def _row(told: Told) -> Mapping[str, Value]:
    incident = told.record.incident
    coded = told.codes("acled", COLUMNS)
    return {
        "year": int(incident.date.value[:4]) if incident.date else None,
        "iso": told.country_number,
        "country": told.country or None,
        **(_where(told) if coded.get("geo_precision") else {}),
        "source": distinct(told.outlets()),
        **coded,
        "notes": " ".join(filter(None, (_first(told), str(coded.get("notes") or "")))),
    }


def _where(told: Told) -> Mapping[str, Value]:
    """The place, where the pack finds it exact enough for one: a country alone has none."""
    area = told.record.incident.area
    return {
        "admin1": told.region or None,
        "admin2": told.district or None,
        "location": told.place or None,
        "latitude": area.latitude if area else None,
        "longitude": area.longitude if area else None,
    }


def _first(told: Told) -> str:
    """What happened, in the brief's own words."""
    return told.record.brief[0].text if told.record.brief else ""
