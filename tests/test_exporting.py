"""Exports of the bundled example: under the pack that each form follows, whatever the case was built under."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

import rashomon
from rashomon.errors import InputError, RashomonError
from rashomon.exporting import export
from rashomon.opened import OpenCase
from rashomon.rules.packs import specify
from rashomon.rulings import case_under
from rashomon.schema.record import Case
from rashomon.stages.report.exports import FORMS

_PAGES = Path(__file__).parents[1] / "examples" / "marsa-talin" / "pages"
_PACKS = [form for form in FORMS if form.pack]


@pytest.fixture(scope="module")
def case() -> Case:
    return rashomon.build([_PAGES])


def _row(content: bytes) -> dict[str, str]:
    (row,) = csv.DictReader(io.StringIO(content.decode()))
    return row


@pytest.mark.parametrize("form", [form.name for form in _PACKS])
def test_the_pack_a_case_was_built_under_changes_no_coders_sheet(case: Case, form: str) -> None:
    other = case_under(case, specify("range"))
    assert other.pack == "range/1"
    assert export(other, form).content == export(case, form).content
    assert export(other, form).told[0].startswith(f"{form} follows the rule pack {form}/")
    assert "reconciled anew under it, for the case has range/1" in export(other, form).told[0]


_FOUR = {
    "counted": "A mortar shell hit a house in Gulu, Uganda, on Monday, killing 3 people, the mayor said.",
    "zero": "A mortar shell hit a yard in Goma, in Congo, on Tuesday. Nobody was killed, the mayor said.",
    "unknown": "A mortar shell hit a bakery in Maroua, Cameroon, on Friday. People were killed, the fire service said.",
    "not-reported": "A mortar shell hit a bridge in Taiz, Yemen, on Sunday and closed it, the mayor said.",
}


@pytest.fixture(scope="module")
def four(tmp_path_factory: pytest.TempPathFactory) -> OpenCase:
    """Four incidents: one's dead are counted, one has none, one's have no number, and of one's dead nobody tells."""
    folder = tmp_path_factory.mktemp("four")
    for number, (name, text) in enumerate(_FOUR.items(), 1):
        head = f"Published: 2031-0{number}-20\nOutlet: Paper {number}\n\n"
        (folder / f"{name}.txt").write_text(head + text + "\n", encoding="utf-8")
    return rashomon.build([folder])


def _rows(case: OpenCase, form: str) -> dict[str, dict[str, str]]:
    """The row of each incident by the name of its page."""
    names = {r.incident.id: case.by_id.documents[r.incident.documents[0]].name for r in case.records}
    rows = list(csv.DictReader(io.StringIO(export(case, form).content.decode())))
    if form == "findings":
        return {names[row["incident_id"]].removesuffix(".txt"): row for row in rows if row["attribute"] == "deaths"}
    ordered = [names[record.incident.id].removesuffix(".txt") for record in case.records]
    return dict(zip(ordered, rows, strict=True))


def test_unknown_none_and_not_reported_are_three_things_in_every_sheet(four: OpenCase) -> None:
    found = _rows(four, "findings")
    assert {name: row["amount"] for name, row in found.items()} == {name: name for name in _FOUR}
    assert found["unknown"]["positions"] == "no number given (fire service)"
    assert {name: row["status"] for name, row in found.items()} == {
        **dict.fromkeys(_FOUR, "single-source"),
        "not-reported": "not-reported",
    }
    airwars = _rows(four, "airwars")
    assert {name: row["killed_amount"] for name, row in airwars.items()} == {name: name for name in _FOUR}
    assert airwars["unknown"]["killed_told"] == "no number given (fire service)"
    assert {name: row["grading"] for name, row in airwars.items()} == {
        **dict.fromkeys(_FOUR, ""),
        **dict.fromkeys(("counted", "unknown"), "Weak"),
    }
    ucdp = {name: (row["best"], row["source_original"]) for name, row in _rows(four, "ucdp").items()}
    assert ucdp == {
        "counted": ("3", "mayor"),
        "zero": ("0", "mayor"),
        "unknown": ("", "fire service"),
        "not-reported": ("", ""),
    }
    acled = _rows(four, "acled")
    assert {name: row["fatalities"] for name, row in acled.items()} == {
        "counted": "3",
        "zero": "0",
        "unknown": "10",
        "not-reported": "",
    }
    said = ("3 (mayor)", "0 (mayor)", "told of without a number", "not reported")
    assert all(f"Fatalities: {words}." in acled[name]["notes"] for name, words in zip(_FOUR, said, strict=True))


def test_unknown_none_and_not_reported_are_three_things_from_python_and_on_a_map(four: OpenCase) -> None:
    deaths = {i.documents[0].name.removesuffix(".txt"): i.findings["deaths"] for i in four.incidents}
    assert {name: (f.status.value, f.low, f.uncounted is not None) for name, f in deaths.items()} == {
        "counted": ("single-source", 3, False),
        "zero": ("single-source", 0, False),
        "unknown": ("single-source", None, True),
        "not-reported": ("not-reported", None, False),
    }
    features = json.loads(export(four, "geojson").content)["features"]
    amounts = sorted(f["properties"]["findings"].get("deaths", {}).get("amount", "none") for f in features)
    assert amounts == ["counted", "none", "unknown", "zero"]


def test_a_case_under_the_forms_own_pack_is_taken_as_it_is(case: Case) -> None:
    told = export(case, "ucdp").told
    assert told[0] == f"ucdp follows the rule pack {case.pack}"


def test_the_sheets_hold_what_the_packs_came_to(case: Case) -> None:
    ucdp, acled, airwars = (_row(export(case, form).content) for form in ("ucdp", "acled", "airwars"))
    assert [ucdp[name] for name in ("low", "best", "high", "where_prec", "date_start")] == [
        "34",
        "34",
        "47",
        "6",
        "2019-03-14",
    ]
    assert sum(int(ucdp[f"deaths_{who}"]) for who in ("a", "b", "civilians", "unknown")) == int(ucdp["best"])
    assert (acled["fatalities"], acled["iso"], acled["event_date"]) == ("34", "434", "2019-03-14")
    assert "Fatalities disputed: 34 (Gulf Health Authority); 47 (Sidra Rights Monitor)." in acled["notes"]
    assert (airwars["killed_min"], airwars["killed_max"]) == ("34", "47")
    assert airwars["grading"]


def test_every_evidence_of_the_example_stands_where_its_annotation_says(case: Case) -> None:
    texts = {f"urn:rashomon:document:{d.id}": d.text for d in case.documents}
    items = json.loads(export(case, "annotations").content)["first"]["items"]
    ours = [target["selector"] for item in items for target in item["target"] if target["source"] in texts]
    assert len(ours) >= len(case.claims) + len(case.statements)
    for item in items:
        for target in item["target"]:
            if target["source"] in texts:
                quote, position = target["selector"]
                assert texts[target["source"]][position["start"] : position["end"]] == quote["exact"]


@pytest.mark.parametrize("form", [form.name for form in FORMS])
def test_each_form_says_what_it_lacks_and_gives_the_same_bytes_for_the_same_case(case: Case, form: str) -> None:
    if form.endswith("parquet"):
        pytest.importorskip("pyarrow")
    first, second = export(case, form), export(case, form)
    assert first == second
    assert first.told[-1].startswith(f"{form} does not carry ")


def test_the_whole_record_lacks_nothing(case: Case, tmp_path: Path) -> None:
    exported = export(case, "json")
    assert exported.told == ()
    (tmp_path / "record.json").write_bytes(exported.content)
    assert rashomon.read_record(tmp_path / "record.json") == case


def test_what_cannot_be_is_refused(case: Case) -> None:
    with pytest.raises(InputError, match="no export called 'xml'"):
        export(case, "xml")
    with pytest.raises(RashomonError, match=r"none\.toml cannot be read"):
        export(case, "ucdp", reliability="none.toml")


class TestReaders:
    def test_prov_reads_the_example(self, case: Case) -> None:
        model = pytest.importorskip("prov.model")
        read = model.ProvDocument.deserialize(content=export(case, "prov").content.decode(), format="json")
        derived = {(str(r.args[0]), str(r.args[1])) for r in read.get_records(model.ProvDerivation)}
        for document in case.documents:
            assert (f"r:document:{document.id}", f"r:page:{document.page}") in derived
        for link in case.lineage.links:
            if link.directed:
                assert (f"r:document:{link.second}", f"r:document:{link.first}") in derived

    def test_a_json_ld_processor_reads_the_example(self, case: Case) -> None:
        jsonld = pytest.importorskip("pyld.jsonld")
        nodes = jsonld.expand(json.loads(export(case, "jsonld").content))
        assert len(nodes) == len(case.documents) + len(case.actors) + len(case.records) + len(case.claims)

    def test_follow_the_money_validates_the_example(self, case: Case) -> None:
        model = pytest.importorskip("followthemoney").model
        for line in export(case, "ftm").content.splitlines():
            entity = json.loads(line)
            model.get(entity["schema"]).validate(entity)
