"""A case as a Python program gets it."""

from __future__ import annotations

import dataclasses
import pickle
import shutil
import sys
from pathlib import Path

import pytest
from lxml import html
from tests.stages.report.exports.made_case import made_case

import rashomon
from rashomon.errors import InputError
from rashomon.opened import Findings, OpenCase, OpenIncident, opened
from rashomon.schema.claim import Attribute
from rashomon.schema.finding import Status
from rashomon.store.codec import case_to_json, pack

_EXAMPLE = Path(__file__).parents[1] / "examples" / "marsa-talin" / "pages"
_DOCS = Path(__file__).parents[1] / "docs" / "python.md"


@pytest.fixture
def case() -> OpenCase:
    return opened(made_case())


class TestCase:
    def test_it_equals_the_plain_case_and_is_kept_as_the_same_bytes(self, case: OpenCase) -> None:
        plain = made_case()
        assert case.incidents
        assert case.by_id
        assert case == plain
        assert plain == case
        assert hash(case) == hash(plain)
        assert case != dataclasses.replace(plain, pack="other/1")
        assert case != "a case"
        assert (case_to_json(case), pack(case)) == (case_to_json(plain), pack(plain))

    def test_a_changed_copy_and_a_pickled_one_have_the_same_ways_in(self, case: OpenCase) -> None:
        changed = dataclasses.replace(case, records=case.records[:1])
        assert isinstance(changed, OpenCase)
        assert len(changed.incidents) == 1
        assert pickle.loads(pickle.dumps(case)).incidents[0].title == case.incidents[0].title

    def test_it_says_what_it_holds_on_one_line(self, case: OpenCase) -> None:
        assert repr(case) == "<Case: 3 documents, 3 incidents, 4 statements, 6 claims, 2 issues; rule pack test-pack>"

    def test_its_tables_become_frames(self, case: OpenCase) -> None:
        pytest.importorskip("pandas")
        pytest.importorskip("polars")
        assert len(case.to_pandas()) == len(case.claims)
        assert len(case.to_polars("statements")) == len(case.statements)
        deaths = case.to_pandas("findings").query("attribute == 'deaths'")
        assert deaths["amount"].tolist() == ["counted", "unknown", "zero"]
        with pytest.raises(InputError, match="no table 'quotes'"):
            case.to_polars("quotes")

    @pytest.mark.parametrize("library", ["pandas", "polars"])
    def test_a_library_that_is_not_there_is_named(
        self, case: OpenCase, library: str, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setitem(sys.modules, library, None)
        with pytest.raises(InputError, match=rf"{library} is not installed.* pip install 'rashomon\[tables\]'"):
            getattr(case, f"to_{library}")()

    def test_it_gives_itself_in_every_form(self, case: OpenCase) -> None:
        assert case.export("json") == case_to_json(case)
        assert b'"FeatureCollection"' in case.export("geojson")


class TestIncident:
    def test_it_holds_all_that_belongs_to_it(self, case: OpenCase) -> None:
        first, second, _ = case.incidents
        assert first.title == "Air strike at Marsa Talin, Libya, 14 March 2019"
        assert first.brief == "An air strike was reported at Marsa Talin."
        assert {claim.id for claim in first.claims} == set(first.incident.claims)
        assert {document.id for document in first.documents} == set(first.incident.documents)
        assert len(first.statements) == 4
        assert first.codes["fatalities"] == 31
        assert (second.number, second.claims, second.codes) == (2, (), {})
        assert repr(first) == "<Incident 1: Air strike at Marsa Talin, Libya, 14 March 2019; three documents>"

    def test_findings_are_found_by_name(self, case: OpenCase) -> None:
        findings = case.incidents[0].findings
        assert findings["deaths"].best == 31
        assert findings[Attribute.DEATHS] is findings["deaths"]
        assert list(findings) == ["deaths", "injuries"]
        assert (len(findings), "deaths" in findings, "missing" in findings) == (2, True, False)
        assert repr(findings) == "<Findings deaths: contested 31, 31, 44; injuries: single-source 40, 40, None>"

    def test_what_nobody_tells_of_is_neither_zero_nor_unknown(self, case: OpenCase) -> None:
        counted, unknown, zero = (incident.findings["deaths"] for incident in case.incidents)
        silent = case.incidents[0].findings["displaced"]
        assert [finding.best for finding in (counted, unknown, zero, silent)] == [31, None, 0, None]
        assert (unknown.status, silent.status) == (Status.SINGLE_SOURCE, Status.NOT_REPORTED)

    def test_a_name_that_is_no_attribute_is_refused_with_those_there_are(self, case: OpenCase) -> None:
        with pytest.raises(KeyError, match="'death' is no attribute; there are: deaths, injuries"):
            _ = case.incidents[0].findings["death"]


class TestNotebook:
    def test_a_case_shows_its_incidents_and_an_incident_its_brief(self, case: OpenCase) -> None:
        shown = case._repr_html_()
        assert shown.count('class="rc-title"') == 3
        assert "An air strike was reported" not in shown
        assert "An air strike was reported" in case.incidents[0]._repr_html_()

    def test_an_end_is_open_only_where_the_other_is_known(self, case: OpenCase) -> None:
        (record, *_) = case.records
        (finding, *_) = record.findings
        for (low, high), told in (((5, None), ["5", "—", "open"]), ((None, None), ["—", "—", "—"])):
            changed = dataclasses.replace(finding, low=low, best=None, high=high)
            made = dataclasses.replace(case, records=(dataclasses.replace(record, findings=(changed,)),))
            row = html.fromstring(made.incidents[0]._repr_html_()).xpath("//tbody/tr[1]/td")
            assert [cell.text_content().strip() for cell in row][1:4] == told

    def test_what_pages_hold_is_escaped(self, case: OpenCase) -> None:
        (place, *_) = case.places
        wicked = dataclasses.replace(case, places=(dataclasses.replace(place, name="<script>alert(1)</script>"),))
        assert "<script" not in wicked._repr_html_() + wicked.incidents[0]._repr_html_()
        assert "&lt;script&gt;" in wicked._repr_html_()

    def test_a_case_of_nothing_says_so(self, case: OpenCase) -> None:
        empty = dataclasses.replace(case, records=())
        assert "No incident was found" in empty._repr_html_()


class TestSurface:
    """What a Python program may count on, and where it is written down."""

    def test_the_ways_into_a_case_are_these(self) -> None:
        data = {field.name for field in dataclasses.fields(OpenCase)}
        assert _public(OpenCase) - data == {"all_evidence", "by_id", "export", "incidents", "to_pandas", "to_polars"}
        incident = "brief case claims codes documents findings incident number record statements title"
        assert _public(OpenIncident) == set(incident.split())
        assert _public(Findings) == {"get", "items", "keys", "values"}

    def test_each_is_in_the_docs(self) -> None:
        written = _DOCS.read_text(encoding="utf-8")
        names = {f"rashomon.{name}" for name in rashomon.__all__}
        names |= _public(OpenCase) | _public(OpenIncident)
        assert sorted(name for name in names if f"`{name}" not in written) == []


def _public(kind: type) -> set[str]:
    fields = {field.name for field in dataclasses.fields(kind)} if dataclasses.is_dataclass(kind) else set()
    return {name for name in dir(kind) if not name.startswith("_")} | fields


def test_the_program_in_the_docs_runs_as_it_is_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("pandas")
    shutil.copytree(_EXAMPLE, tmp_path / "pages")
    monkeypatch.chdir(tmp_path)
    program = _DOCS.read_text(encoding="utf-8").split("```python\n")[1].split("```")[0]
    exec(program, {})
    assert (tmp_path / "strike.geojson").stat().st_size > 0
    assert (tmp_path / "out" / "case.db").is_file()
