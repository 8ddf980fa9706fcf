"""One row an incident with the fields of an Airwars assessment.

Airwars publishes assessments as web pages, so the names of the columns are ours, after the headings there. Figures and
the grading are those of the rule pack `airwars`; the incident's code is the project's to assign. The columns say killed
and not civilians killed: the pack counts civilians alone only where a page tells them from fighters.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from rashomon.schema.claim import Attribute
from rashomon.schema.finding import Breakdown, Finding
from rashomon.schema.record import Case
from rashomon.schema.victim import VictimKind
from rashomon.stages.report.exports.names import address
from rashomon.stages.report.exports.sheets import amount, figures_told, victim_name
from rashomon.stages.report.exports.table import Table, Value, columns, table
from rashomon.stages.report.exports.told import Told, distinct, told_incidents

_HARM = ((Attribute.DEATHS, "killed"), (Attribute.INJURIES, "injured"))
_KINDS = (
    *((VictimKind.CHILD, "children"), (VictimKind.WOMAN, "women"), (VictimKind.MAN, "men")),
    (VictimKind.COMBATANT, "fighters"),
)
_ACTS = (
    (Attribute.RESPONSIBILITY, "belligerents_told"),
    (Attribute.INTENDED_TARGET, "target_told"),
    (Attribute.WEAPON, "weapon_told"),
)

COLUMNS = (
    *("incident_code", "incident_date", "date_precision", "location", "region", "country", "latitude", "longitude"),
    *("geolocation_radius_km", "geolocation_precision", "strike_type", "grading"),
    *(f"{verb}_{part}" for _, verb in _HARM for part in ("min", "max", "amount", "told")),
    *(f"{noun}_{verb}_{part}" for _, verb in _HARM for _, noun in _KINDS for part in ("min", "max")),
    "named_victims",
    *(name for _, name in _ACTS),
    *("sources", "source_urls", "notes", "rule_pack"),
)


def airwars_table(case: Case) -> Table:
    """A row for each incident; whatever is not known, or is the project's own to assign, is empty."""
    return table(columns(*COLUMNS), ({**_row(told), "rule_pack": case.pack} for told in told_incidents(case)))


def _row(told: Told) -> Mapping[str, Value]:
    date = told.record.incident.date
    return {
        "incident_date": date.value if date else None,
        "date_precision": date.precision.value if date else None,
        **_where(told),
        "strike_type": told.record.incident.kind or None,
        **dict(_harm(told)),
        **dict(_who(told)),
        "named_victims": _named(told),
        **dict(_acts(told)),
        "sources": len(told.documents),
        "source_urls": distinct([address(document) or document.name for document in told.documents]),
        "notes": " ".join(sentence.text for sentence in told.record.brief) or None,
        **told.codes("airwars", COLUMNS),
    }


def _where(told: Told) -> Mapping[str, Value]:
    area = told.record.incident.area
    within = area is not None and area.radius is not None  # a region's or country's middle is nobody's location
    return {
        "location": told.described or None,
        "region": told.region or None,
        "country": told.country or None,
        "latitude": area.latitude if area and within else None,
        "longitude": area.longitude if area and within else None,
        "geolocation_radius_km": area.radius if area else None,
        "geolocation_precision": area.precision.value if area else None,
    }


def _harm(told: Told) -> Iterator[tuple[str, Value]]:
    for attribute, verb in _HARM:
        finding = told.finding(attribute)
        yield f"{verb}_min", finding.low if finding else None
        yield f"{verb}_max", finding.high if finding else None
        yield f"{verb}_amount", amount(attribute, finding)
        yield f"{verb}_told", _told_by(finding, told)


def _who(told: Told) -> Iterator[tuple[str, Value]]:
    """Those of whom claims say what people they were; they overlap, and need not add up to the whole."""
    for attribute, verb in _HARM:
        finding = told.finding(attribute)
        for kind, noun in _KINDS:
            row = _row_of(finding, kind) if finding else None
            yield f"{noun}_{verb}_min", row.low if row else None
            yield f"{noun}_{verb}_max", row.high if row else None


def _row_of(finding: Finding, kind: VictimKind) -> Breakdown | None:
    """The row of these people; None where there is one for each of several sides, for these do not simply add up."""
    rows = [row for row in finding.breakdown if row.kinds == (kind,) and not row.mixed]
    return next((row for row in rows if not row.side), rows[0] if len(rows) == 1 else None)


def _named(told: Told) -> str | None:
    found = told.finding(Attribute.DEATHS)
    return "; ".join(map(victim_name, found.named)) or None if found else None


def _acts(told: Told) -> Iterator[tuple[str, Value]]:
    for attribute, name in _ACTS:
        yield name, _told_by(told.finding(attribute), told)


def _told_by(finding: Finding | None, told: Told) -> str | None:
    return figures_told(finding, told.lookup) or None if finding else None
