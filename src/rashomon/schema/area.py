"""Where something happened as an area: a middle, how far around it, and how exactly the words put it there."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class WherePrecision(StrEnum):
    """What an area rests on, in the order of UCDP's codes for where: the named place itself, its neighbourhood (a
    distance, a direction, "near"), a county or district, a first-level region, a country."""

    PLACE = "place"
    NEAR = "near"
    DISTRICT = "district"
    REGION = "region"
    COUNTRY = "country"


@dataclass(frozen=True, slots=True)
class Area:
    """A middle in degrees (WGS 84) and a radius in kilometres around it; the thing lies somewhere in that circle.

    `radius` is None for regions and countries, whose shape the gazetteer lacks. `key` is the gazetteer's place that the
    area is counted from; `relation` the words that say how ("60 km east of"), empty where it is that place itself.
    """

    latitude: float
    longitude: float
    radius: float | None
    precision: WherePrecision
    key: str
    relation: str = ""
