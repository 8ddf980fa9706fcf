"""Every form of export: its bytes for a made case, and what programs that others wrote make of them."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.stages.report.exports.made_case import GOLDEN, JUDGEMENTS, KEPT, made_case

from rashomon.errors import InputError
from rashomon.schema.document import Dated, Precision
from rashomon.schema.record import Case
from rashomon.stages.report.exports import FORMS, Contents, Form, export_case, form_named


@pytest.fixture(scope="module")
def made() -> Case:
    return made_case()


def _rows(made: Case, form: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(export_case(made, form).decode())))


@pytest.mark.parametrize("form", KEPT, ids=lambda form: form.name)
def test_each_form_is_as_it_was(form: Form, made: Case) -> None:
    """Write them anew with `python -m tests.stages.report.exports.made_case`."""
    assert form.write(Contents(made, JUDGEMENTS)).decode() == (GOLDEN / form.name).read_text(encoding="utf-8")


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.name)
def test_each_form_takes_a_case_of_nothing_and_gives_the_same_bytes_twice(form: Form, made: Case) -> None:
    if form.needs:
        pytest.importorskip(form.needs)
    empty = Case(made.version, made.pack, (), type(made.lineage)(), (), (), (), (), (), ())
    assert form.write(Contents(empty)) == form.write(Contents(empty))
    assert form.write(Contents(made)) == form.write(Contents(made_case()))
    assert form.purpose
    assert form.lacks


def test_an_unknown_form_is_refused_and_the_known_ones_are_named() -> None:
    with pytest.raises(InputError, match="no export called 'xml'; choose one of view, claims, "):
        form_named("xml")
    assert form_named("csv") is form_named("claims")


class TestThreeThings:
    """Unknown, zero and not reported: of three incidents one has dead, one none, one an unknown number."""

    def test_in_findings(self, made: Case) -> None:
        rows = [row for row in _rows(made, "findings") if row["attribute"] in ("deaths", "missing")]
        told = [(row["incident"], row["attribute"], row["amount"], row["best"]) for row in rows]
        assert told == [
            ("1", "deaths", "counted", "31"),
            ("1", "missing", "not-reported", ""),
            ("2", "deaths", "unknown", ""),
            ("2", "missing", "not-reported", ""),
            ("3", "deaths", "zero", "0"),
            ("3", "missing", "not-reported", ""),
        ]

    def test_in_ucdp(self, made: Case) -> None:
        silent = [row for row in _without_deaths(made, "ucdp") if not row["source_original"]]
        assert [(row["best"], row["source_original"]) for row in _rows(made, "ucdp")] == [
            ("31", "Health Ministry"),
            ("", "Health Ministry"),
            ("0", "Health Ministry"),
        ]
        assert [row["best"] for row in silent] == ["", "", ""]

    def test_in_acled(self, made: Case) -> None:
        """The pack words the three in its notes; the sheet carries them after what happened."""
        brief = made.records[0].brief[0].text
        assert _rows(made, "acled")[0]["notes"] == f"{brief} Fatalities disputed."

    def test_in_airwars(self, made: Case) -> None:
        amounts = [row["killed_amount"] for row in _rows(made, "airwars")]
        assert amounts == ["counted", "unknown", "zero"]
        assert {row["killed_amount"] for row in _without_deaths(made, "airwars")} == {"not-reported"}

    def test_in_geojson(self, made: Case) -> None:
        features = json.loads(export_case(made, "geojson"))["features"]
        assert [f["properties"]["findings"]["deaths"]["amount"] for f in features] == ["counted", "unknown", "zero"]
        assert "missing" not in features[1]["properties"]["findings"]


def _without_deaths(made: Case, form: str) -> list[dict[str, str]]:
    records = tuple(replace(record, findings=()) for record in made.records)
    coded = tuple(
        replace(r, codings=tuple(c for c in r.codings if c.name not in ("source_original", "fatalities")))
        for r in records
    )
    return _rows(replace(made, records=coded), form)


class TestCodersSheets:
    def test_the_columns_are_the_projects_own_in_their_order(self, made: Case) -> None:
        ucdp, acled = (export_case(made, form).decode().splitlines()[0].split(",") for form in ("ucdp", "acled"))
        assert (len(ucdp), len(acled)) == (49, 31)
        assert (ucdp[0], ucdp[24], ucdp[-6:]) == (
            "id",
            "where_prec",
            ["deaths_unknown", "best", "high", "low", "gwnoa", "gwnob"],
        )
        assert (acled[0], acled[-1]) == ("event_id_cnty", "timestamp")

    def test_what_only_the_project_assigns_stays_blank(self, made: Case) -> None:
        for row in _rows(made, "ucdp"):
            assert {row[name] for name in row if name.endswith(("_dset_id", "_new_id")) or name.startswith("gwno")} == {
                ""
            }
            assert {row[name] for name in ("id", "relid", "active_year", "code_status", "country_id", "region")} == {""}
        for row in _rows(made, "acled"):
            assert {row[name] for name in ("event_id_cnty", "actor1", "actor2", "region", "timestamp")} == {""}

    def test_codes_of_another_pack_are_not_taken(self, made: Case) -> None:
        (first, *_) = _rows(made, "airwars")
        assert first["grading"] == "contested"
        assert first["notes"] == "An air strike was reported at Marsa Talin."

    def test_who_the_victims_were_is_told_where_one_row_tells_it(self, made: Case) -> None:
        (first, *_) = _rows(made, "airwars")
        assert (first["children_killed_min"], first["children_killed_max"]) == ("9", "9")
        assert (first["women_killed_min"], first["fighters_killed_min"]) == ("", "")
        assert first["named_victims"] == "Mira Sand (8 or 9)"

    def test_a_place_known_to_a_country_alone_has_no_point_where_no_column_says_so(self, made: Case) -> None:
        assert [(row["latitude"], row["longitude"]) for row in _rows(made, "acled")][1:] == [("", ""), ("", "")]
        assert [(row["latitude"], row["longitude"]) for row in _rows(made, "airwars")][1:] == [("", ""), ("", "")]


class TestAnnotations:
    def test_positions_and_quotations_read_back(self, made: Case) -> None:
        texts = {f"urn:rashomon:document:{d.id}": d.text for d in made.documents}
        items = json.loads(export_case(made, "annotations"))["first"]["items"]
        assert len(items) == len(made.claims) + len(made.statements)
        for target in (target for item in items for target in item["target"] if target["source"] in texts):
            quote, position = target["selector"]
            text = texts[target["source"]]
            assert text[position["start"] : position["end"]] == quote["exact"]
            start, end = position["start"], position["end"]
            assert text[:start].endswith(quote["prefix"])
            assert text[end:].startswith(quote["suffix"])
            assert bool(quote["prefix"]) is (start > 0)
            assert bool(quote["suffix"]) is (end < len(text))

    def test_no_address_but_of_the_web_is_a_target(self, made: Case) -> None:
        items = json.loads(export_case(made, "annotations"))["first"]["items"]
        sources = {target["source"] for item in items for target in item["target"]}
        assert {source for source in sources if not source.startswith("urn:")} == {"https://halyard.example/story"}


class TestReaders:
    """What others' programs read in the exports; each is skipped where its library is not installed."""

    def test_pandas_reads_the_sheets(self, made: Case) -> None:
        pandas = pytest.importorskip("pandas")
        ucdp = pandas.read_csv(io.BytesIO(export_case(made, "ucdp")))
        assert ucdp.shape == (3, 49)
        assert ucdp["best"].fillna(-1).tolist() == [31, -1, 0]
        assert pandas.read_csv(io.BytesIO(export_case(made, "acled"))).shape == (3, 31)

    def test_parquet_keeps_types_and_nothing_is_zero_that_is_not_known(self, made: Case) -> None:
        parquet = pytest.importorskip("pyarrow.parquet")
        read = parquet.read_table(io.BytesIO(export_case(made, "findings-parquet")))
        deaths = [row for row in read.to_pylist() if row["attribute"] == "deaths"]
        assert [row["best"] for row in deaths] == [31, None, 0]
        claims = parquet.read_table(io.BytesIO(export_case(made, "claims-parquet")))
        assert claims.num_rows == len(made.claims)
        assert str(claims.schema.field("increment").type) == "bool"

    def test_prov_reads_the_provenance_and_writes_it_back_equal(self, made: Case) -> None:
        model = pytest.importorskip("prov.model")
        written = form_named("prov").write(Contents(made, JUDGEMENTS)).decode()
        read = model.ProvDocument.deserialize(content=written, format="json")
        again = model.ProvDocument.deserialize(content=read.serialize(format="json"), format="json")
        assert again == read
        entities = list(read.get_records(model.ProvEntity))
        assert len({str(e.identifier) for e in entities if ":claim:" in str(e.identifier)}) == len(made.claims)
        people = [str(a.identifier) for a in read.get_records(model.ProvAgent) if ":person:" in str(a.identifier)]
        assert people == ["r:person:Ana.20Brandt"]

    def test_shapely_finds_the_areas_valid(self, made: Case) -> None:
        geometry = pytest.importorskip("shapely.geometry")
        features = json.loads(export_case(made, "geojson"))["features"]
        (area,) = [geometry.shape(f["geometry"]) for f in features if f["geometry"]]
        assert area.is_valid
        assert area.exterior.is_ccw
        assert area.contains(geometry.Point(20.05, 32.1))

    def test_a_json_ld_processor_expands_the_graph_without_a_network(self, made: Case) -> None:
        jsonld = pytest.importorskip("pyld.jsonld")
        expanded: list[dict[str, Any]] = jsonld.expand(json.loads(export_case(made, "jsonld")))
        kinds = [node["@type"][0] for node in expanded]
        assert kinds.count("https://schema.org/NewsArticle") == 3
        assert kinds.count("https://schema.org/Event") == 3
        assert kinds.count("https://schema.org/Claim") == len(made.claims)
        assert jsonld.to_rdf(json.loads(export_case(made, "jsonld")), {"format": "application/n-quads"})

    def test_a_json_ld_processor_reads_the_annotations(self, made: Case) -> None:
        """With the few terms of the W3C's context that are used, since nothing is fetched."""
        jsonld = pytest.importorskip("pyld.jsonld")
        written = json.loads(export_case(made, "annotations"))
        written["@context"] = {"@vocab": "http://www.w3.org/ns/oa#", "id": "@id", "type": "@type"}
        (whole,) = jsonld.expand(written)
        assert whole["@type"] == ["http://www.w3.org/ns/oa#AnnotationCollection"]

    def test_follow_the_money_validates_every_entity(self, made: Case) -> None:
        model = pytest.importorskip("followthemoney").model
        entities = [json.loads(line) for line in export_case(made, "ftm").splitlines()]
        assert {entity["schema"] for entity in entities} >= {"Article", "Event", "Person", "Organization"}
        for entity in entities:
            model.get(entity["schema"]).validate(entity)
            assert model.get_proxy(entity).properties == entity["properties"]


_TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)


@settings(max_examples=30)
@given(name=_TEXT, place=_TEXT, title=_TEXT, url=_TEXT, who=_TEXT)
def test_whatever_pages_hold_every_form_is_whole(name: str, place: str, title: str, url: str, who: str) -> None:
    made = made_case()
    one, *others = made.documents
    changed = replace(
        made,
        documents=(replace(one, title=title, outlet=name, url=url, authors=(who,)), *others),
        actors=tuple(replace(actor, name=name, aliases=(place,), party=title) for actor in made.actors),
        places=tuple(replace(known, name=place) for known in made.places),
    )
    decisions = (replace(JUDGEMENTS[0], who=who or "?", target=title, note=name),)
    for form in FORMS:
        if form.needs:
            continue
        written = form.write(Contents(changed, decisions)).decode()
        if written.startswith("{") and form.name != "ftm":
            json.loads(written)
        elif form.name == "ftm":
            assert [json.loads(line)["schema"] for line in written.split("\n")[:-1]]
        elif form.name != "md":
            rows = list(csv.reader(io.StringIO(written, newline="")))
            assert len({len(row) for row in rows}) == 1
            assert not any(cell.startswith(("=", "+", "@")) for row in rows for cell in row)


def test_days_that_are_left_open_have_two_ends(made: Case) -> None:
    first = made.records[0]
    span = Dated("2019-03-16/2019-03-17", Precision.SPAN, "text")
    case = replace(made, records=(replace(first, incident=replace(first.incident, date=span)), *made.records[1:]))
    (event, *_) = [one for one in json.loads(export_case(case, "jsonld"))["@graph"] if one.get("type") == "Event"]
    assert (event["startDate"], event["endDate"]) == ("2019-03-16", "2019-03-17")
