"""What a build leaves for readers: every pack on one page, from one survey of each incident."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from lxml import html

import rashomon
from rashomon import cli, publishing
from rashomon.errors import InputError
from rashomon.publishing import under_packs
from rashomon.rules.pack import Account, Choice, RulePack
from rashomon.rules.packs import PACKS, specify
from rashomon.rulings import rule_case
from rashomon.schema.finding import Finding
from rashomon.schema.record import Case
from rashomon.settings import Settings

TWO_MOUTHS = """\
Blast in Tirana market

Published: 2031-04-02

At least 14 people were killed by a bomb in Tirana on Wednesday, the Harbour Monitor said. Four of them were civilians.

The Interior Ministry said nine people were killed. Dozens were wounded, it said.
"""
OTHER = """\
Ferry sinks off Vlora

Published: 2031-06-11

Three sailors drowned when a ferry sank off Vlora on Tuesday, the coast guard said.
"""
PACK = 'name = "desk"\nversion = "1"\nattributes = ["deaths"]\nhigh = "highest-stated"\nbest = "higher"\n'
RANKS = '[claimants]\n"Harbour Monitor" = 1\n"Interior Ministry" = 2\n'


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("publishing")
    (folder / "pages").mkdir()
    (folder / "pages" / "market.txt").write_text(TWO_MOUTHS, encoding="utf-8")
    (folder / "pages" / "ferry.txt").write_text(OTHER, encoding="utf-8")
    (folder / "desk.toml").write_text(PACK, encoding="utf-8")
    (folder / "ranks.toml").write_text(RANKS, encoding="utf-8")
    rashomon.build(folder / "pages", out=folder / "out")
    return folder


@pytest.fixture(scope="module")
def case(folder: Path) -> Case:
    return rashomon.open(folder / "out")


def _buttons(folder: Path) -> tuple[list[str], list[str]]:
    """The packs that the page in a folder can be switched to, and the one it shows."""
    tree: Any = html.parse(folder / "index.html")
    labels = [(label.text_content().strip(), label.find("input")) for label in tree.xpath("//fieldset/label")]
    return [name for name, _ in labels], [name for name, button in labels if button.get("checked") is not None]


def test_every_pack_finds_and_codes_what_it_would_had_the_case_been_built_under_it(case: Case) -> None:
    assert len(case.records) == 2
    under = under_packs(case, Settings())
    specs = [specify(pack.name) for pack in PACKS]
    assert [one.pack for one in under] == list(PACKS)
    for one, spec in zip(under, specs, strict=True):
        ruled = [(found.findings, found.codings) for found in rule_case(case, (spec,))]
        assert [(r.findings, r.codings) for r in one.records] == ruled
        assert not one.problems


def test_the_page_can_be_switched_and_shows_the_packs_own_record_first(folder: Path, case: Case) -> None:
    assert _buttons(folder / "out") == ([pack.name for pack in PACKS], ["ucdp"])
    (own,) = [one for one in under_packs(case, Settings()) if one.own]
    assert own.records == case.records


def test_packs_of_the_users_own_stand_beside_ours(folder: Path, tmp_path: Path) -> None:
    names = ["build", str(folder / "pages"), "--out", str(tmp_path), "--quiet"]
    assert cli.run([*names, "--pack", "ibc", "--pack", str(folder / "desk.toml"), "--pack", "ibc"]) == 0
    ours = [pack.name for pack in PACKS]
    assert _buttons(tmp_path) == ([*ours, "desk"], ["ibc"])
    assert cli.run([*names, "--pack", str(folder / "desk.toml")]) == 0
    assert _buttons(tmp_path) == ([*ours, "desk"], ["desk"])
    assert "desk/1" in (tmp_path / "index.html").read_text(encoding="utf-8").split("<footer>")[1]


def test_a_pack_beside_that_is_not_there_stops_the_build_before_it_reads(folder: Path, tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"nowhere\.toml cannot be read"):
        rashomon.build(folder / "pages", tmp_path / "out", Settings(beside=("nowhere.toml",)))
    assert not (tmp_path / "out" / "record.json").exists()


def test_the_users_ranking_holds_under_every_pack(folder: Path, case: Case, tmp_path: Path) -> None:
    trusting = tmp_path / "trusting.toml"
    trusting.write_text('name = "trusting"\nversion = "1"\nbest = "most-reliable"\n', encoding="utf-8")
    best = []
    for ranks in ("", str(folder / "ranks.toml")):
        under = under_packs(case, Settings(reliability=ranks, beside=(str(trusting),)))
        (ruled,) = [one for one in under if one.pack.name == "trusting"]
        best.append(_deaths(ruled.records[_market(case)].findings).best)
    assert best == [9, 14]


def _market(case: Case) -> int:
    return next(n for n, r in enumerate(case.records) if len(r.findings) > 1)


def _deaths(findings: Sequence[Finding]) -> Finding:
    return next(f for f in findings if f.attribute == "deaths")


def test_a_pack_that_fails_on_an_incident_costs_only_its_own_figures_there(
    case: Case, monkeypatch: pytest.MonkeyPatch
) -> None:
    def shaky(account: Account) -> Choice:
        """Anything but three."""
        if any(position.bounds.low == 3 for position in account.positions):
            raise ValueError("three is too few")
        return Choice(1, 1, 1)

    pack = RulePack("shaky", "1", shaky, "nobody")
    monkeypatch.setattr(publishing, "offered_packs", lambda: (pack,))
    monkeypatch.setattr("rashomon.rules.packs.offered_packs", lambda: (pack,))
    *ours, theirs = under_packs(case, Settings())
    assert [one.pack.name for one in ours] == [known.name for known in PACKS]
    assert not any(one.problems for one in ours)
    number = 2 - _market(case)
    assert theirs.problems == (f"It could make nothing of incident {number}: ValueError: three is too few",)
    assert [bool(record.findings) for record in theirs.records] == [n + 1 != number for n in range(2)]


def test_an_imported_record_has_the_packs_only_where_its_own_gives_what_it_says(folder: Path, tmp_path: Path) -> None:
    rashomon.import_record(folder / "out" / "record.json", tmp_path / "same")
    same = (tmp_path / "same" / "index.html").read_bytes()
    assert same == (folder / "out" / "index.html").read_bytes()
    ranks = str(folder / "ranks.toml")
    rashomon.build(folder / "pages", tmp_path / "ranked", Settings(reliability=ranks))
    assert _buttons(tmp_path / "ranked") == ([pack.name for pack in PACKS], ["ucdp"])
    rashomon.import_record(tmp_path / "ranked" / "record.json", tmp_path / "other")
    assert _buttons(tmp_path / "other") == ([], [])


def test_a_record_under_a_pack_that_is_not_known_here_has_a_page_without_the_others(case: Case) -> None:
    assert under_packs(replace(case, pack="somebodys/7")) == ()
