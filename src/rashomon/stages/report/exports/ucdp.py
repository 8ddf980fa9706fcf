"""One row an incident under the 49 columns of UCDP's Georeferenced Event Dataset.

What the columns mean follows the GED codebook, version 23.1, in our own words. Codes and figures are those of the rule
pack `ucdp`; ids, names of conflicts and dyads, and the project's own checks stay blank.
"""

from __future__ import annotations

import math
from collections.abc import Mapping

from rashomon.schema.area import Area, WherePrecision
from rashomon.schema.claim import Attribute
from rashomon.schema.document import Dated
from rashomon.schema.record import Case
from rashomon.stages.report.exports.sheets import holders
from rashomon.stages.report.exports.table import Table, Value, columns, table
from rashomon.stages.report.exports.told import Told, day_of, distinct, told_incidents

COLUMNS = (
    *("id", "relid", "year", "active_year", "code_status", "type_of_violence"),
    *("conflict_dset_id", "conflict_new_id", "conflict_name", "dyad_dset_id", "dyad_new_id", "dyad_name"),
    *("side_a_dset_id", "side_a_new_id", "side_a", "side_b_dset_id", "side_b_new_id", "side_b"),
    *("number_of_sources", "source_article", "source_office", "source_date", "source_headline", "source_original"),
    *("where_prec", "where_coordinates", "where_description", "adm_1", "adm_2", "latitude", "longitude", "geom_wkt"),
    *("priogrid_gid", "country", "country_id", "region", "event_clarity", "date_prec", "date_start", "date_end"),
    *("deaths_a", "deaths_b", "deaths_civilians", "deaths_unknown", "best", "high", "low", "gwnoa", "gwnob"),
)


def ucdp_table(case: Case) -> Table:
    """A row for each incident; whatever is not known, or is the project's own to assign, is empty."""
    return table(columns(*COLUMNS), map(_row, told_incidents(case)))


def _row(told: Told) -> Mapping[str, Value]:
    """What the record tells, and over it what the rule pack coded."""
    coded = told.codes("ucdp", COLUMNS)
    return {
        **_sources(told),
        **_where(told),
        **_when(told.record.incident.date),
        **_deaths(told),
        **coded,
        "source_original": coded.get("source_original") or _told_by(told),
    }


def _told_by(told: Told) -> str | None:
    """Who tells of dead, where nobody's number is best: blank means that nobody tells of any."""
    found = told.finding(Attribute.DEATHS)
    return distinct(holders(found, told.lookup)) or None if found else None


def _sources(told: Told) -> Mapping[str, Value]:
    pages = list(zip(told.outlets(), told.documents, strict=True))
    return {
        "source_article": "; ".join(f'"{outlet},{day_of(page)},{page.title or ""}"' for outlet, page in pages),
        "source_office": distinct(told.outlets()),
        "source_date": distinct(told.days()),
        "source_headline": distinct([page.title or "" for _, page in pages]),
    }


def _where(told: Told) -> Mapping[str, Value]:
    area = told.record.incident.area
    return {
        "where_coordinates": told.middle or None,
        "where_description": "; ".join(filter(None, (told.record.incident.waters, told.described))) or None,
        "adm_1": told.region or None,
        "adm_2": told.district or None,
        "country": told.country or None,
        **(_point(area) if area else {}),
    }


def _point(area: Area) -> Mapping[str, Value]:
    """The middle of the area; `where_prec` says how far it may lie from there. The cell only where it is that exact."""
    exact = area.precision in (WherePrecision.PLACE, WherePrecision.NEAR)
    return {
        "latitude": area.latitude,
        "longitude": area.longitude,
        "geom_wkt": f"POINT ({area.longitude} {area.latitude})",
        "priogrid_gid": priogrid(area.latitude, area.longitude) if exact else None,
    }


def priogrid(latitude: float, longitude: float) -> int:
    """The PRIO-GRID cell of a point: half-degree cells counted from 1 at 90° S 180° W, eastward, then northward."""
    row = min(359, math.floor((latitude + 90) * 2))
    column = math.floor((longitude + 180) * 2) % 720
    return row * 720 + column + 1


def _when(date: Dated | None) -> Mapping[str, Value]:
    return {"year": int(date.value[:4])} if date else {}


def _deaths(told: Told) -> Mapping[str, Value]:
    found = told.finding(Attribute.DEATHS)
    return {"best": found.best, "high": found.high, "low": found.low} if found else {}
