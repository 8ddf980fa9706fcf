"""Claims, statements and findings as tables: for spreadsheets, and for pandas, polars and Parquet."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType

from rashomon.errors import InputError
from rashomon.rules.words import told_words
from rashomon.schema.claim import COUNTED, Attribute, Claim
from rashomon.schema.finding import Finding, Origin, Status
from rashomon.schema.record import Case, Record
from rashomon.schema.statement import Source, Statement
from rashomon.schema.victim import NamedVictim, Victim
from rashomon.stages.report.exports.table import Kind, Table, Value, columns, table
from rashomon.stages.report.holders import shown_positions
from rashomon.stages.report.lookup import Lookup, look_up_case
from rashomon.stages.report.record_view import chain_names, in_order, source_name
from rashomon.stages.report.victim_words import age_words, group_words

_CLAIMS = columns(
    *("incident", "id", "document", "attribute", "low", "high", "modifier", "value", "claimant", "claimant_mention"),
    *("via", "modality", "subject", "part_of", "increment", "scope", "scope_reason", "start", "end", "text"),
    *("statement", "method", "incident_id", "document_id", "groups", "named"),
    **{"incident": Kind.WHOLE, "low": Kind.WHOLE, "high": Kind.WHOLE, "start": Kind.WHOLE, "end": Kind.WHOLE},
    increment=Kind.TRUTH,
)
_STATEMENTS = columns(
    *("incident", "id", "document", "speaker", "mention", "described", "directness", "modality", "via"),
    *("start", "end", "text", "cue", "inside", "method", "incident_id", "document_id"),
    **{"incident": Kind.WHOLE, "start": Kind.WHOLE, "end": Kind.WHOLE},
)
_FINDINGS = columns(
    *("incident", "incident_id", "kind", "date", "place", "country", "attribute", "status", "amount", "low", "best"),
    *("high", "positions", "documents", "families", "origins", "rule", "reason", "no_best"),
    **dict.fromkeys(("incident", "low", "best", "high", "documents", "families", "origins"), Kind.WHOLE),
)


def claims_table(case: Case) -> Table:
    """One row for each claim of the case, with the number of its incident (none for a claim of another event)."""
    lookup = look_up_case(case)
    homes = _homes(case, "claims")
    return table(_CLAIMS, (_claim(c, homes, lookup) for c in in_order(lookup.claims, lookup.claims, lookup)))


def _claim(claim: Claim, homes: Mapping[str, tuple[int, str]], lookup: Lookup) -> Mapping[str, Value]:
    bounds, number = claim.bounds, homes.get(claim.id)
    return {
        "incident": number[0] if number else None,
        "incident_id": number[1] if number else None,
        "id": claim.id,
        "document": lookup.documents[claim.document].name,
        "document_id": claim.document,
        "attribute": claim.attribute.value,
        "low": bounds.low if bounds else None,
        "high": bounds.high if bounds else None,
        "modifier": (bounds.modifier or None) if bounds else None,
        "value": claim.value or None,
        "claimant": source_name(claim.claimant, lookup),
        "claimant_mention": _mention(claim.claimant),
        "via": "; ".join(chain_names(claim.via, lookup)) or None,
        "modality": claim.modality.value,
        "subject": claim.subject or None,
        "part_of": claim.part_of,
        "increment": claim.increment,
        "scope": claim.scope.value,
        "scope_reason": claim.scope_reason or None,
        "start": claim.evidence.start,
        "end": claim.evidence.end,
        "text": claim.evidence.text,
        "statement": claim.statement,
        "method": claim.method,
        "groups": "; ".join(map(group_words, claim.groups)) or None,
        "named": "; ".join(map(victim_name, claim.named)) or None,
    }


def victim_name(victim: NamedVictim | Victim) -> str:
    """A victim with the ages that are given: "Mira Sand (8 or 9)"."""
    known = victim.ages if isinstance(victim, Victim) else () if victim.age is None else (victim.age,)
    return f"{victim.name} ({age_words(known)})" if known else victim.name


def statements_table(case: Case) -> Table:
    """One row for each statement of the case; the stretches of a cut quotation are joined by " … "."""
    lookup = look_up_case(case)
    homes = _homes(case, "statements")
    rows = (_statement(s, homes, lookup) for s in in_order(lookup.statements, lookup.statements, lookup))
    return table(_STATEMENTS, rows)


def _statement(statement: Statement, homes: Mapping[str, tuple[int, str]], lookup: Lookup) -> Mapping[str, Value]:
    number = homes.get(statement.id)
    return {
        "incident": number[0] if number else None,
        "incident_id": number[1] if number else None,
        "id": statement.id,
        "document": lookup.documents[statement.document].name,
        "document_id": statement.document,
        "speaker": source_name(statement.speaker, lookup),
        "mention": _mention(statement.speaker),
        "described": (statement.speaker.described or None) if statement.speaker else None,
        "directness": statement.directness.value,
        "modality": statement.modality.value,
        "via": "; ".join(chain_names(statement.via, lookup)) or None,
        "start": statement.start,
        "end": statement.end,
        "text": " … ".join(e.text for e in statement.content),
        "cue": " … ".join(e.text for e in statement.cue) or None,
        "inside": statement.inside,
        "method": statement.method,
    }


def findings_table(case: Case) -> Table:
    """One row for each incident and attribute, also for those of which nothing is said: status "not-reported"."""
    lookup = look_up_case(case)
    return table(_FINDINGS, (row for n, record in enumerate(case.records, 1) for row in _found(n, record, lookup)))


def _found(number: int, record: Record, lookup: Lookup) -> Iterator[Mapping[str, Value]]:
    incident = record.incident
    place = lookup.place(incident)
    by_attribute = {finding.attribute: finding for finding in record.findings}
    for attribute in Attribute:
        finding = by_attribute.get(attribute)
        yield {
            "incident": number,
            "incident_id": incident.id,
            "kind": incident.kind or None,
            "date": incident.date.value if incident.date else None,
            "place": place.name if place else None,
            "country": incident.country,
            "attribute": attribute.value,
            "amount": amount(attribute, finding),
            **(_figures(finding, lookup) if finding else {"status": Status.NOT_REPORTED.value}),
        }


def _figures(finding: Finding, lookup: Lookup) -> Mapping[str, Value]:
    return {
        "status": finding.status.value,
        "low": finding.low,
        "best": finding.best,
        "high": finding.high,
        "positions": figures_told(finding, lookup) or None,
        "documents": finding.documents,
        "families": finding.families,
        "origins": finding.origins,
        "rule": finding.rule,
        "reason": finding.reason,
        "no_best": finding.no_best or None,
    }


def amount(attribute: Attribute, finding: Finding | None) -> str | None:
    """What a reader of bare numbers must know of them: "counted", "zero", "unknown", "not-reported".

    "unknown": it is told of and nobody gives a number. None for an attribute that is not counted, where it is told of.
    """
    if finding is None or finding.status is Status.NOT_REPORTED:
        return "not-reported"
    if attribute not in COUNTED:
        return None
    if finding.uncounted is not None and not finding.positions:
        return "unknown"  # whatever number the pack writes for words
    ends = {end for end in (finding.low, finding.best, finding.high) if end is not None}
    return "unknown" if not ends else "zero" if ends == {0} else "counted"


def figures_told(finding: Finding, lookup: Lookup) -> str:
    """Who gives which figure: "34 (Gulf Health Authority); at least 47 (Sidra Rights Monitor), since replaced".

    Where nobody gives one, who tells of it: "no number given (fire service)".
    """
    told = []
    for position in shown_positions(finding):
        who = ", ".join(dict.fromkeys(_holder(origin, lookup) for origin in position.origins))
        gone = ", since replaced" if position.superseded else ""
        told.append(f"{position.words or told_words(position.bounds)} ({who}){gone}")
    return "; ".join(told)


def holders(finding: Finding, lookup: Lookup) -> list[str]:
    """Those on whose word a finding's positions rest, in their order; else those who tell of it without a number."""
    return [_holder(origin, lookup) for position in shown_positions(finding) for origin in position.origins]


def _holder(origin: Origin, lookup: Lookup) -> str:
    """An origin by its name alone; a document that speaks for itself by its outlet, else by its file."""
    if lookup.narrates(origin):
        document = lookup.documents[origin.document or ""]
        return document.outlet or document.name
    return origin.name or "an unnamed source"


def _mention(source: Source | None) -> str | None:
    return source.mention.text if source and source.mention else None


def _homes(case: Case, field: str) -> dict[str, tuple[int, str]]:
    """Claims or statements to the number and id of their incident."""
    return {
        id_: (number, record.incident.id)
        for number, record in enumerate(case.records, 1)
        for id_ in getattr(record.incident, field)
    }


SHEETS: Mapping[str, Callable[[Case], Table]] = MappingProxyType(
    {"claims": claims_table, "statements": statements_table, "findings": findings_table}
)


def sheet(case: Case, name: str) -> Table:
    """The table called `name`.

    Raises:
        InputError: there is none; the message lists those there are.
    """
    if name not in SHEETS:
        raise InputError(f"there is no table {name!r}; there are: {', '.join(SHEETS)}")
    return SHEETS[name](case)
