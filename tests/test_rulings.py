"""Rule packs on a finished case: side by side, from the shell and from Python, and as if it had been built so."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
from rich.console import Console

import rashomon
from rashomon import cli, rulings
from rashomon.errors import InputError
from rashomon.rules.ends import lowest
from rashomon.rules.pack import Account, Choice, RulePack
from rashomon.rules.packs import PACKS, specify
from rashomon.rulings import case_under
from rashomon.schema.claim import Attribute
from rashomon.schema.record import Case
from rashomon.settings import Settings
from rashomon.stages.reconcile.survey import Survey, survey
from rashomon.stages.report.rulings_terminal import show_pack

WriteFolder = Callable[[Mapping[str, str | bytes]], Path]

TWO_MOUTHS = """\
Blast in Tirana market

Published: 2031-04-02

At least 14 people were killed by a bomb in Tirana on Wednesday, the Harbour Monitor said.

The Interior Ministry said nine people were killed.
"""
PACK = 'name = "desk"\nversion = "1"\nattributes = ["deaths"]\nhigh = "highest-stated"\nbest = "higher"\n'


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("rulings")
    (folder / "market.txt").write_text(TWO_MOUTHS, encoding="utf-8")
    rashomon.build([folder / "market.txt"], out=folder / "out")
    return folder / "out"


def deaths(case: Case) -> tuple[int | None, int | None, int | None]:
    (record,) = case.records
    (found,) = [f for f in record.findings if f.attribute is Attribute.DEATHS]
    return found.low, found.best, found.high


def test_every_pack_is_told_in_turn(case: Path) -> None:
    opened = rashomon.open(case)
    ruled = rashomon.compare_packs(opened)
    assert [found.pack for found in ruled] == list(PACKS)
    assert [coding.name for found in ruled if found.pack.name == "airwars" for coding in found.codings] == ["grading"]
    assert ruled == rashomon.compare_packs(opened, 1) == rashomon.compare_packs(opened, opened.records[0].incident.id)


def test_an_incident_is_surveyed_once_for_all_packs(case: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    seen = []

    def count(*told: Any) -> Survey:
        seen.append(told)
        return survey(*told)

    monkeypatch.setattr(rulings, "survey", count)
    assert len(rashomon.compare_packs(rashomon.open(case))) == len(PACKS)
    assert len(seen) == 1


def test_a_case_under_another_pack_is_the_case_that_would_be_built(case: Path) -> None:
    opened = rashomon.open(case)
    for pack in PACKS:
        built = rashomon.build([case.parent / "market.txt"], settings=Settings(pack=pack.name))
        assert case_under(opened, specify(pack.name)) == built
    assert case_under(opened, specify("ucdp")) == opened


def test_an_incident_that_is_not_there(case: Path) -> None:
    with pytest.raises(InputError, match="there is no incident '2' in this case; it has 1"):
        rashomon.compare_packs(rashomon.open(case), 2)


def test_reliability_decides_and_is_told(case: Path, tmp_path: Path) -> None:
    ranks = tmp_path / "ranks.toml"
    ranks.write_text('[claimants]\n"Harbour Monitor" = 1\n"Interior Ministry" = 2\n', encoding="utf-8")
    (plain,) = rashomon.compare_packs(rashomon.open(case), packs=["ucdp"])
    (ranked,) = rashomon.compare_packs(rashomon.open(case), packs=["ucdp"], reliability=ranks)
    assert [plain.findings[0].best, ranked.findings[0].best] == [9, 14]
    assert "Most reliable by the user's list: Harbour Monitor." in ranked.findings[0].reason
    assert next(c.value for c in ranked.codings if c.name == "source_original") == "Harbour Monitor"
    built = rashomon.build([case.parent / "market.txt"], settings=Settings(reliability=str(ranks)))
    assert deaths(built) == (9, 14, None)


def test_a_name_that_ranks_nobody_is_told(case: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    ranks = tmp_path / "ranks.toml"
    ranks.write_text('[claimants]\n"Harbor Moniter" = 1\n"the Harbour Monitor" = 2\n[outlets]\n"Dusk" = 1\n', "utf-8")
    assert rulings.ranked_nobody(rashomon.open(case), str(ranks)) == ("Harbor Moniter", "Dusk")
    assert rulings.ranked_nobody(rashomon.open(case), "") == ()
    commands = (["rules", "compare", str(case)], ["export", str(case), "--format", "ucdp"])
    build = ["build", str(case.parent / "market.txt"), "--out", str(tmp_path / "out"), "--quiet"]
    for command in (*commands, build):
        assert cli.run([*command, "--reliability", str(ranks)]) == 0
        told = capsys.readouterr().err
        assert "no claimant and no outlet here goes by “Harbor Moniter”, “Dusk”; names are as `rashomon show`" in told
    assert cli.run([*commands[0], "--pack", "ibc"]) == 0
    assert "goes by" not in capsys.readouterr().err


def test_a_pack_without_notes_on_its_rules_is_told_by_its_rule(capsys: pytest.CaptureFixture[str]) -> None:
    pack = RulePack("house", "1", choose=lowest_alone, source="the house rules")
    show_pack(pack, Console(width=100))
    told = capsys.readouterr().out
    assert "Counts everything." in told
    assert "For ." not in told
    assert "The lowest figure alone." in told


def lowest_alone(account: Account) -> Choice:
    """The lowest figure alone."""
    return Choice(lowest(account.positions), None, None)


def test_a_second_build_with_other_ranks_is_made_anew(tmp_path: Path) -> None:
    page = tmp_path / "market.txt"
    page.write_text(TWO_MOUTHS, encoding="utf-8")
    ranks = tmp_path / "ranks.toml"
    found = []
    for text in ('[claimants]\n"Harbour Monitor" = 1\n', '[claimants]\n"Harbour Monitor" = "unreliable"\n'):
        ranks.write_text(text, encoding="utf-8")
        found.append(deaths(rashomon.build([page], tmp_path / "out", Settings(reliability=str(ranks)))))
    assert found == [(9, 14, None), (9, 9, 9)]


class TestCommand:
    def test_the_list(self, capsys: pytest.CaptureFixture[str]) -> None:
        assert cli.run(["rules"]) == 0
        out = capsys.readouterr().out
        assert all(pack.title in out and pack.use.split()[0] in out for pack in PACKS)

    @pytest.mark.parametrize("pack", PACKS, ids=lambda pack: pack.name)
    def test_one_pack_in_words(
        self, pack: str, capsys: pytest.CaptureFixture[str], request: pytest.FixtureRequest
    ) -> None:
        name = request.node.callspec.id
        assert cli.run(["rules", "show", name]) == 0
        out = " ".join(capsys.readouterr().out.split())
        shown = next(pack for pack in PACKS if pack.name == name)
        assert all(rule.passage in out and rule.note in out and rule.says in out for rule in shown.rules)

    def test_a_pack_of_the_users(self, tmp_path: Path, case: Path, capsys: pytest.CaptureFixture[str]) -> None:
        path = tmp_path / "desk.toml"
        path.write_text(PACK, encoding="utf-8")
        assert cli.run(["rules", "show", str(path)]) == 0
        assert "The higher figure is taken as best." in capsys.readouterr().out
        assert cli.run(["rules", "compare", str(case), "--pack", str(path), "--format", "ndjson"]) == 0
        (row,) = map(json.loads, capsys.readouterr().out.splitlines())
        told = row["findings"][0]
        assert (row["pack"], told["low"], told["best"], told["high"]) == ("desk/1", 9, 14, 14)
        assert [trace["end"] for trace in told["traces"]] == ["low", "best", "high"]

    def test_side_by_side(self, case: Path, capsys: pytest.CaptureFixture[str]) -> None:
        assert cli.run(["rules", "compare", str(case), "1"]) == 0
        out = capsys.readouterr().out
        assert "9 / 9 / open" in out
        assert "– / 9 / –" in out
        assert "9 / – / 14" in out
        assert "where_prec" in out

    def test_side_by_side_says_why(self, case: Path, capsys: pytest.CaptureFixture[str]) -> None:
        assert cli.run(["rules", "compare", str(case), "1"]) == 0
        out = " ".join(capsys.readouterr().out.split())
        assert "Why: deaths said 9 (Interior Ministry); at least 14 (Harbour Monitor)" in out
        assert "ucdp/3 low and best 9 Stated by Interior Ministry." in out
        assert "airwars/3 low 9 Stated by Interior Ministry. high 14 Stated by Harbour Monitor. no best" in out
        assert "acled/2: The most conservative of the figures that stand." in out
        assert "No figure is reported for injuries." in out
        assert "“open” is an end that nobody closes" in out

    def test_side_by_side_tells_unknown_from_not_reported(
        self, page_folder: WriteFolder, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        text = (
            "Published: 2031-04-02\n\nA bomb hit a market in Tirana on Wednesday. People were killed, the mayor said.\n"
        )
        rashomon.build([page_folder({"a.txt": text})], out=tmp_path / "out")
        assert cli.run(["rules", "compare", str(tmp_path / "out")]) == 0
        out = " ".join(capsys.readouterr().out.split())
        assert "ucdp/3 no number" in out
        assert "said no number given (mayor) set aside 1 claim: states no number" in out
        assert "No figure is reported for deaths or injuries." in out

    def test_json_has_all_that_the_figures_rest_on(self, case: Path, capsys: pytest.CaptureFixture[str]) -> None:
        assert cli.run(["rules", "compare", str(case), "--pack", "ibc", "--format", "ndjson"]) == 0
        (row,) = map(json.loads, capsys.readouterr().out.splitlines())
        told = row["findings"][0]
        assert [(p["bounds"]["low"], p["origins"][0]["name"]) for p in told["positions"]] == [
            (9, "Interior Ministry"),
            (14, "Harbour Monitor"),
        ]
        assert told["no_best"].startswith("ibc writes a range")
        assert (told["set_aside"], told["uncounted"]) == ([], None)

    def test_into_a_file(self, case: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        out = tmp_path / "packs.ndjson"
        assert cli.run(["rules", "compare", str(case), "--format", "ndjson", "--out", str(out)]) == 0
        rows = [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]
        assert [row["pack"] for row in rows] == [pack.title for pack in PACKS]
        assert capsys.readouterr().out == ""

    def test_errors_say_what_to_do(self, case: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        assert cli.run(["rules", "show", "ucdp-default"]) == 2
        assert "is called 'ucdp' now" in capsys.readouterr().err
        ranks = tmp_path / "ranks.toml"
        ranks.write_text("[claimants]\nA = -1\n", encoding="utf-8")
        assert cli.run(["rules", "compare", str(case), "--reliability", str(ranks)]) == 2
        assert "line 2: -1 is no rank" in capsys.readouterr().err
        assert (
            cli.run(["build", str(case.parent / "market.txt"), "--out", str(tmp_path / "o"), "--pack", "no.toml"]) == 2
        )
        assert "give --pack a file that is there" in capsys.readouterr().err
