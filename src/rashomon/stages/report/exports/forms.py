"""The forms of export there are: for other programs, other projects' sheets, and readers."""

from __future__ import annotations

from collections.abc import Callable

from rashomon.errors import InputError
from rashomon.schema.record import Case
from rashomon.stages.report.exports.acled import acled_table
from rashomon.stages.report.exports.airwars import airwars_table
from rashomon.stages.report.exports.annotations import annotation_collection
from rashomon.stages.report.exports.form import Contents, Form, json_bytes
from rashomon.stages.report.exports.ftm import ftm_lines
from rashomon.stages.report.exports.geojson import geojson
from rashomon.stages.report.exports.jsonld import json_ld
from rashomon.stages.report.exports.prov import prov_json
from rashomon.stages.report.exports.sheets import claims_table, findings_table, statements_table
from rashomon.stages.report.exports.table import Table, to_csv, to_parquet
from rashomon.stages.report.exports.ucdp import ucdp_table
from rashomon.stages.report.markdown import markdown
from rashomon.stages.report.record_view import view

_Write = Callable[[Contents], bytes]


def _text(write: Callable[[Case], str]) -> _Write:
    return lambda contents: write(contents.case).encode("utf-8", "replace")


def _json(write: Callable[[Case], object]) -> _Write:
    return lambda contents: json_bytes(write(contents.case))


def _csv(make: Callable[[Case], Table]) -> _Write:
    return lambda contents: to_csv(make(contents.case)).encode("utf-8", "replace")


def _parquet(make: Callable[[Case], Table]) -> _Write:
    return lambda contents: to_parquet(make(contents.case))


def _prov(contents: Contents) -> bytes:
    return json_bytes(prov_json(contents.case, contents.judgements))


_FLAT = "texts of documents, lineage, the spans of parts; a chain of sources and a cut quotation are one cell"
_FIGURES = "claims and their words: each figure names its holders in one cell"
_CODED = "who says what and where it stands, the disagreement but for low, best and high"

FORMS: tuple[Form, ...] = (
    Form(
        "view",
        _json(view),
        "a small neutral picture: incidents, claims, statements, findings, lineage, entities",
        "texts of documents, methods and reasons, ids",
    ),
    Form("claims", _csv(claims_table), "spreadsheets: a row for each claim", _FLAT),
    Form("statements", _csv(statements_table), "spreadsheets: a row for each statement", _FLAT),
    Form("findings", _csv(findings_table), "spreadsheets: a row for each incident and attribute", _FIGURES),
    Form("claims-parquet", _parquet(claims_table), "data frames: the claims, typed", _FLAT, needs="pyarrow"),
    Form(
        "statements-parquet", _parquet(statements_table), "data frames: the statements, typed", _FLAT, needs="pyarrow"
    ),
    Form("findings-parquet", _parquet(findings_table), "data frames: the findings, typed", _FIGURES, needs="pyarrow"),
    Form("ucdp", _csv(ucdp_table), "UCDP GED: its 49 columns, a row for each incident", _CODED, pack="ucdp"),
    Form("acled", _csv(acled_table), "ACLED: its 31 columns, a row for each incident", _CODED, pack="acled"),
    Form(
        "airwars", _csv(airwars_table), "Airwars: ranges and grading, a row for each incident", _CODED, pack="airwars"
    ),
    Form(
        "geojson",
        _text(geojson),
        "maps: each incident as the area in which it lies",
        "claims, statements and documents; the shape of a region or country, whose geometry is null",
    ),
    Form(
        "annotations",
        _json(annotation_collection),
        "W3C Web Annotations: each claim and statement at its words",
        "findings and lineage; the texts, into which positions count (json has them)",
    ),
    Form(
        "prov",
        _prov,
        "PROV-JSON: where everything comes from, with people's judgements",
        "texts of documents, which words were copied, the brief",
    ),
    Form(
        "jsonld",
        _json(json_ld),
        "schema.org JSON-LD: NewsArticle, Event, Claim",
        "findings and the rule that chose; where in a text a claim stands; denial but as creativeWorkStatus",
    ),
    Form(
        "ftm",
        _text(ftm_lines),
        "FollowTheMoney entities, one a line: Article, Event, Person, Organization, PublicBody, Mention",
        "claims and statements one by one, offsets, lineage; roles, crowds and unnamed sources",
    ),
    Form(
        "md",
        _text(markdown),
        "readers: the brief, findings and evidence as Markdown",
        "statements, lineage and texts of documents",
    ),
)

# What a format was called before there were more of its kind.
_ALSO = (("csv", "claims"),)

NAMES = tuple(sorted({form.name for form in FORMS} | {also for also, _ in _ALSO}))


def form_named(name: str) -> Form:
    """The form called `name`.

    Raises:
        InputError: there is none; the message lists those there are.
    """
    wanted = dict(_ALSO).get(name, name)
    for form in FORMS:
        if form.name == wanted:
            return form
    raise InputError(f"there is no export called {name!r}; choose one of {', '.join(form.name for form in FORMS)}")
