"""A case as a Python program gets it: incidents by number, findings by name, tables, a picture in a notebook."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from functools import cached_property
from typing import TYPE_CHECKING, TypeVar

from rashomon.exporting import export
from rashomon.schema.claim import Attribute, Claim
from rashomon.schema.document import Document
from rashomon.schema.finding import Finding, Status
from rashomon.schema.incident import Incident
from rashomon.schema.record import Case, Record
from rashomon.schema.statement import Statement
from rashomon.stages.report.case_html import case_html, case_line, incident_html
from rashomon.stages.report.exports.sheets import sheet
from rashomon.stages.report.exports.table import to_pandas, to_polars
from rashomon.stages.report.incident_view import incident_title
from rashomon.stages.report.lookup import Lookup, look_up_case
from rashomon.stages.report.words import count_words

if TYPE_CHECKING:
    import pandas
    import polars

_T = TypeVar("_T")


class Findings(Mapping[str, Finding]):
    """What an incident's claims come to, by attribute: `findings["deaths"]`.

    It holds those of which something is said. Asked for another attribute it gives a finding whose status is
    not-reported, which is neither zero nor unknown.
    """

    def __init__(self, found: tuple[Finding, ...]) -> None:
        self._found = {f.attribute: f for f in found if f.status is not Status.NOT_REPORTED}

    def __getitem__(self, name: str) -> Finding:
        """The finding on an attribute, by its name or as an `Attribute`.

        Raises:
            KeyError: there is no such attribute; the message lists those there are.
        """
        try:
            attribute = Attribute(name)
        except ValueError:
            raise KeyError(f"{name!r} is no attribute; there are: {', '.join(Attribute)}") from None
        silent = Finding(attribute, Status.NOT_REPORTED, None, None, None, (), "", "Nobody tells of it.", 0, 0, 0)
        return self._found.get(attribute, silent)

    def __contains__(self, name: object) -> bool:
        return name in self._found

    def __iter__(self) -> Iterator[str]:
        return (attribute.value for attribute in self._found)

    def __len__(self) -> int:
        return len(self._found)

    def __repr__(self) -> str:
        told = (f"{name}: {f.status.value} {f.low}, {f.best}, {f.high}" for name, f in self.items())
        return f"<Findings {'; '.join(told)}>"


@dataclass(frozen=True, repr=False, eq=False)
class OpenIncident:
    """An incident of a case with all that belongs to it. `number` counts from 1, as the report does.

    `incident` has its id, kind, date, place and area; `record` also its brief, timeline, codings and changes.
    """

    number: int
    record: Record
    case: OpenCase

    @property
    def incident(self) -> Incident:
        """What happened, where and when."""
        return self.record.incident

    @property
    def title(self) -> str:
        """A heading: "Air strike at Deir ez-Zor, Syria, 17 September 2016"."""
        return incident_title(self.incident, self.case.by_id)

    @property
    def brief(self) -> str:
        """The brief as running text; `record.brief` has the evidence of each sentence."""
        return " ".join(sentence.text for sentence in self.record.brief)

    @property
    def codes(self) -> dict[str, int | str | None]:
        """What the rule pack coded, by the name of the field; None where it leaves a field blank."""
        return {coding.name: coding.value for coding in self.record.codings}

    @cached_property
    def findings(self) -> Findings:
        """What the claims come to, by attribute."""
        return Findings(self.record.findings)

    @cached_property
    def documents(self) -> tuple[Document, ...]:
        """The documents that tell it."""
        return _those(self.incident.documents, self.case.by_id.documents)

    @cached_property
    def claims(self) -> tuple[Claim, ...]:
        """The claims about it."""
        return _those(self.incident.claims, self.case.by_id.claims)

    @cached_property
    def statements(self) -> tuple[Statement, ...]:
        """Who said what about it."""
        return _those(self.incident.statements, self.case.by_id.statements)

    def __repr__(self) -> str:
        return f"<Incident {self.number}: {self.title}; {count_words(len(self.incident.documents), 'document')}>"

    def _repr_html_(self) -> str:
        return incident_html(self.record, self.case, self.case.by_id)


def _those(ids: tuple[str, ...], known: Mapping[str, _T]) -> tuple[_T, ...]:
    return tuple(known[id_] for id_ in ids if id_ in known)


@dataclass(frozen=True, repr=False, eq=False)
class OpenCase(Case):
    """A case: all that was made of the pages, as plain data (`documents`, `claims`, `records`, …), and ways into it.

    Two cases are equal when they hold the same.
    """

    @cached_property
    def incidents(self) -> tuple[OpenIncident, ...]:
        """The incidents in the order of the report."""
        return tuple(OpenIncident(number, record, self) for number, record in enumerate(self.records, 1))

    @cached_property
    def by_id(self) -> Lookup:
        """Documents, claims, statements, actors and places by id."""
        return look_up_case(self)

    def to_pandas(self, table: str = "claims") -> pandas.DataFrame:
        """The "claims", "statements" or "findings" as a pandas frame; what is not known is NA, in typed columns.

        Raises:
            InputError: there is no such table, or pandas is not installed: pip install 'rashomon[tables]'.
        """
        return to_pandas(sheet(self, table))

    def to_polars(self, table: str = "claims") -> polars.DataFrame:
        """The "claims", "statements" or "findings" as a polars frame; what is not known is null, in typed columns.

        Raises:
            InputError: there is no such table, or polars is not installed: pip install 'rashomon[tables]'.
        """
        return to_polars(sheet(self, table))

    def export(self, form: str, reliability: str = "") -> bytes:
        """The case in a form of `rashomon export`: "geojson", "ucdp", "prov" and the others in docs/exports.md.

        `reliability` is a file that ranks claimants, for a form that follows a rule pack.

        Raises:
            InputError: there is no such form, or a library that it needs is not installed.
        """
        return export(self, form, reliability=reliability).content

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Case):
            return NotImplemented
        return all(getattr(self, field.name) == getattr(other, field.name) for field in fields(Case))

    __hash__ = Case.__hash__

    def __repr__(self) -> str:
        return f"<Case: {case_line(self)}>"

    def _repr_html_(self) -> str:
        return case_html(self, self.by_id)


def opened(case: Case) -> OpenCase:
    """The same case with ways into it."""
    made = object.__new__(OpenCase)  # its evidence was checked when the case was made, and is not read a second time
    for field in fields(Case):
        object.__setattr__(made, field.name, getattr(case, field.name))
    return made
