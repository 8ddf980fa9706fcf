"""What the coding rules of several packs share: a field with its rule and reason, claims that decided, days."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from rashomon.rules.pack import UNRELIABLE, Coder, Ranks, Situation, words_of
from rashomon.schema.claim import Attribute
from rashomon.schema.coding import Coding
from rashomon.schema.document import Dated, Precision
from rashomon.schema.finding import Finding, Origin, Position

BEST, LOW, HIGH = "best", "low", "high"


@dataclass(frozen=True, slots=True)
class Field:
    """A field of a pack before the rule that gives it is written beside it."""

    name: str
    value: int | str | None
    reason: str
    claims: tuple[str, ...] = ()


FieldRule = Callable[[Situation], tuple[Field, ...]]


def coder(title: str, rules: Iterable[FieldRule]) -> Coder:
    """One coder of several rules; each field names its rule: "ucdp/3 where_prec"."""
    return _Coder(title, tuple(rules))


@dataclass(frozen=True, slots=True)
class _Coder:
    title: str
    rules: tuple[FieldRule, ...]

    def __call__(self, situation: Situation) -> tuple[Coding, ...]:
        return tuple(
            Coding(
                field.name, field.value, f"{self.title} {rule.__name__}", field.reason or words_of(rule), field.claims
            )
            for rule in self.rules
            for field in rule(situation)
        )


def deciding(finding: Finding | None, *ends: str) -> tuple[str, ...]:
    """The ids of the claims that decided these ends of a finding, sorted."""
    traces = finding.traces if finding is not None else ()
    return tuple(sorted({claim for trace in traces if trace.end in ends for claim in trace.claims}))


def why(finding: Finding | None, end: str) -> str:
    """Why an end of a finding has its value, as its trace says; empty where it has none."""
    traces = finding.traces if finding is not None else ()
    return next((trace.reason for trace in traces if trace.end == end), "")


def standing(finding: Finding | None) -> list[Position]:
    """The positions of a finding that no later one has replaced."""
    return [position for position in finding.positions if not position.superseded] if finding is not None else []


def origins_of(situation: Situation, attributes: Iterable[Attribute]) -> list[Origin]:
    """Those on whose word the figures on `attributes` rest, without those whom the user calls unreliable.

    Whoever says that there was nobody bears out no figure, and is none of them.
    """
    return _reliable([p for attribute in attributes for p in standing(situation.findings.get(attribute))], situation)


def tellers_of(situation: Situation, attributes: Iterable[Attribute]) -> list[Origin]:
    """As `origins_of`, with those who tell of it and give no number."""
    findings = [finding for attribute in attributes if (finding := situation.findings.get(attribute)) is not None]
    told = [position for finding in findings for position in standing(finding)]
    return _reliable([*told, *(f.uncounted for f in findings if f.uncounted is not None)], situation)


def _reliable(positions: Iterable[Position], situation: Situation) -> list[Origin]:
    """Those on whose word they rest."""
    heard = (p for p in positions if p.bounds.high != 0 and is_reliable(p, situation.ranks))
    found = {origin for p in heard for origin in p.origins}
    return sorted(found, key=lambda origin: (origin.name, origin.actor or "", origin.document or ""))


def is_reliable(position: Position, ranks: Ranks) -> bool:
    """False where the user calls everyone unreliable who holds it."""
    return not position.claims or any(ranks.get(claim) != UNRELIABLE for claim in position.claims)


def families_of(situation: Situation) -> int:
    """How many text families tell the incident: pages whose text descends from one another are one."""
    return len(situation.lineage.families_among(situation.incident.documents))


@dataclass(frozen=True, slots=True)
class Days:
    """The first and the last day that a date may mean, ISO; both empty where it is not known."""

    first: str = ""
    last: str = ""

    @property
    def count(self) -> int:
        """How many days it may be; 0 where it is not known."""
        return (date.fromisoformat(self.last) - date.fromisoformat(self.first)).days + 1 if self.first else 0

    @property
    def middle(self) -> str:
        """The day in the middle, of two such days the earlier."""
        if not self.first:
            return ""
        return (date.fromisoformat(self.first) + timedelta(days=(self.count - 1) // 2)).isoformat()


def days_of(dated: Dated | None) -> Days:
    """The days that a date spans: "2016-09" is 2016-09-01 to 2016-09-30."""
    if dated is None:
        return Days()
    if dated.day is not None:
        return Days(dated.day, dated.day)
    if dated.ends is not None:
        return Days(dated.begins, dated.ends)
    year, month = dated.value[:4], dated.value[5:7]
    if dated.precision is Precision.YEAR or not month.isdigit() or not 1 <= int(month) <= 12:
        return Days(f"{year}-01-01", f"{year}-12-31")
    return Days(f"{year}-{month}-01", f"{year}-{month}-{monthrange(int(year), int(month))[1]:02d}")
