"""What a case file says that a brief should tell: positions, figures that somebody gives, speakers, when and where."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from benchmarks.brief_names import Names, make_names

_COUNTED = frozenset(
    [
        "deaths",
        "injuries",
        "casualties",
        "missing",
        "detained",
        "displaced",
        "strikes",
        "aircraft",
        "vehicles",
        "arrests",
        "munitions",
    ]
)


@dataclass(frozen=True, slots=True)
class GoldPosition:
    """A position of a finding: bounds where people or things are counted, else words; and on whose word, where."""

    attribute: str
    bounds: tuple[int | None, int | None] | None
    words: str
    holders: tuple[str, ...]
    documents: frozenset[str]


@dataclass(frozen=True, slots=True)
class GoldFigure:
    """A figure that a document gives on somebody's word; `holder` is "" where it speaks for itself."""

    attribute: str
    low: int | None
    high: int | None
    holder: str
    outlet: str
    document: str


@dataclass(frozen=True, slots=True)
class GoldCase:
    """What a careful reader took down of one case. `statuses` is by attribute; `date` is ISO or ""."""

    name: str
    positions: tuple[GoldPosition, ...]
    figures: tuple[GoldFigure, ...]
    statuses: Mapping[str, str]
    speakers: tuple[str, ...]
    names: Names
    documents: frozenset[str]
    kind: str
    date: str
    country: str
    place: str


def read_gold(path: Path) -> GoldCase:
    """The case of an `expected.yaml`.

    Raises:
        OSError: the file cannot be read.
    """
    case: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    incident, reconciled = case["incident"], case.get("reconciled") or {}
    findings = {str(name): row for name, row in reconciled.items() if isinstance(row, dict)}
    positions = tuple(position for name, row in findings.items() for position in _positions(name, row))
    return GoldCase(
        name=path.parent.name,
        positions=positions,
        figures=(*map(_figure, case.get("quantities") or ()), *_held(positions)),
        statuses={name: str(row["status"]) for name, row in findings.items() if row.get("status")},
        speakers=tuple(sorted({str(s["speaker"]) for s in case.get("statements") or () if s.get("speaker")})),
        names=make_names(case.get("same_entity") or (), case.get("not_same_entity") or ()),
        documents=frozenset(map(_key, incident["documents"])),
        kind=str(incident.get("kind") or ""),
        date=str(incident.get("date") or ""),
        country=str(incident.get("country") or ""),
        place=str(incident.get("place") or ""),
    )


def _positions(attribute: str, finding: dict[str, Any]) -> Iterator[GoldPosition]:
    rows = finding.get("positions") or ([finding] if finding.get("value") is not None else [])
    for row in [*rows, *(finding.get("superseded") or ())]:
        value = row["value"]
        counted = attribute in _COUNTED and isinstance(value, list)
        yield GoldPosition(
            attribute,
            (value[0], value[1]) if counted else None,
            "" if counted else _in_words(attribute, value),
            tuple(str(h) for h in row.get("holders") or () if h),
            frozenset(map(_key, row.get("documents") or ())),
        )


def _in_words(attribute: str, value: object) -> str:
    """What is told in words; a number of something else with the name of what is numbered."""
    if isinstance(value, list):
        value = next(end for end in value if end is not None)
    return f"{attribute.replace('_', ' ')} {value}" if isinstance(value, (int, float)) else str(value)


def _figure(row: dict[str, Any]) -> GoldFigure:
    low, high = row["value"]
    outlet = str(row.get("outlet") or "").split(",")[0]
    return GoldFigure(str(row["attribute"]), low, high, str(row.get("holder") or ""), outlet, _key(row["document"]))


def _held(positions: Sequence[GoldPosition]) -> Iterator[GoldFigure]:
    for position in positions:
        for holder in position.holders if position.bounds else ():
            assert position.bounds is not None
            yield GoldFigure(position.attribute, *position.bounds, holder, "", "")


def _key(document: object) -> str:
    return f"{int(str(document)):03d}"
