"""Incidents as GeoJSON (RFC 7946), each where the words put it: an area, never a false point."""

from __future__ import annotations

import json
import math
from collections.abc import Sequence
from typing import Any

from rashomon.schema.area import Area, WherePrecision
from rashomon.schema.claim import COUNTED
from rashomon.schema.record import Case
from rashomon.stages.report.exports.sheets import amount
from rashomon.stages.report.exports.told import Told, told_incidents

_EARTH = 6371.0088  # kilometres, mean radius
_SIDES = 64  # of the polygon that stands for a circle: its area is 0.16 % too small
_LEAST = 0.5  # kilometres: a named place is never better known than this
_DIGITS = 5  # of a degree: about a metre

Ring = list[tuple[float, float]]


def geojson(case: Case) -> str:
    """A feature for each incident, on a line of its own. Its geometry is the circle in which it lies; null for a region
    or a country, whose shape the gazetteer lacks, and where no place is known.
    """
    features = [json.dumps(_feature(told), ensure_ascii=False) for told in told_incidents(case)]
    pack = json.dumps(case.pack, ensure_ascii=False)
    return f'{{"type": "FeatureCollection", "rule_pack": {pack}, "features": [\n' + ",\n".join(features) + "\n]}\n"


def _feature(told: Told) -> dict[str, Any]:
    incident = told.record.incident
    area = incident.area
    return {
        "type": "Feature",
        "id": incident.id,
        "geometry": _geometry(area) if area else None,
        "properties": {
            "kind": incident.kind or None,
            "date": incident.date.value if incident.date else None,
            "date_precision": incident.date.precision.value if incident.date else None,
            "place": told.place or None,
            "region": told.region or None,
            "country": incident.country,
            **_precision(area),
            "documents": len(incident.documents),
            "findings": {
                finding.attribute.value: {
                    "status": finding.status.value,
                    **({"amount": amount(finding.attribute, finding)} if finding.attribute in COUNTED else {}),
                    **{"low": finding.low, "best": finding.best, "high": finding.high, "rule": finding.rule},
                }
                for finding in told.record.findings
            },
        },
    }


def _precision(area: Area | None) -> dict[str, Any]:
    if area is None:
        return {"precision": None, "radius_km": None, "relation": None, "gazetteer": None}
    return {
        "precision": area.precision.value,
        "radius_km": area.radius,
        "relation": area.relation or None,
        "gazetteer": area.key,
    }


def _geometry(area: Area) -> dict[str, Any] | None:
    if area.radius is None or area.precision in (WherePrecision.REGION, WherePrecision.COUNTRY):
        return None
    rings = circle(area.latitude, area.longitude, max(_LEAST, area.radius))
    if len(rings) == 1:
        return {"type": "Polygon", "coordinates": [rings[0]]}
    return {"type": "MultiPolygon", "coordinates": [[ring] for ring in rings]}


def circle(latitude: float, longitude: float, radius: float) -> list[Ring]:
    """The rings of a circle of `radius` kilometres, counterclockwise and closed; two across the 180th meridian.

    Around a pole it is the cap between a parallel and the pole.
    """
    reach = math.degrees(radius / _EARTH)
    if abs(latitude) + reach >= 90:
        edge, pole = latitude - math.copysign(reach, latitude), math.copysign(90.0, latitude)
        low, high = sorted((edge, pole))
        return [_closed([(-180.0, low), (180.0, low), (180.0, high), (-180.0, high)])]
    points = [_along(latitude, longitude, reach, 360 - side * 360 / _SIDES) for side in range(_SIDES)]
    pieces = (_within(points, turn) for turn in (0, -360, 360))
    return [_closed(piece) for piece in pieces if len(piece) > 2]


def _along(latitude: float, longitude: float, reach: float, bearing: float) -> tuple[float, float]:
    """The point `reach` degrees away on a bearing; its longitude may lie beyond 180°."""
    here, far, way = math.radians(latitude), math.radians(reach), math.radians(bearing)
    there = math.asin(math.sin(here) * math.cos(far) + math.cos(here) * math.sin(far) * math.cos(way))
    east = math.atan2(math.sin(way) * math.sin(far) * math.cos(here), math.cos(far) - math.sin(here) * math.sin(there))
    return longitude + math.degrees(east), math.degrees(there)


def _within(points: Sequence[tuple[float, float]], turn: int) -> Ring:
    """The part of a ring that lies within 180° of longitude after a turn around the globe."""
    ring = [(x + turn, y) for x, y in points]
    for side in (1, -1):
        ring = _cut(ring, side)
    return ring


def _cut(ring: Ring, side: int) -> Ring:
    """The ring without what lies beyond 180° east (`side` 1) or west (-1)."""
    kept: Ring = []
    for (x, y), (next_x, next_y) in zip(ring, [*ring[1:], *ring[:1]], strict=True):
        if x * side <= 180:
            kept.append((x, y))
        if (x * side - 180) * (next_x * side - 180) < 0:
            share = (180 * side - x) / (next_x - x)
            kept.append((180.0 * side, y + share * (next_y - y)))
    return kept


def _closed(ring: Ring) -> Ring:
    rounded = [(round(x, _DIGITS), round(y, _DIGITS)) for x, y in ring]
    return [*rounded, rounded[0]]
