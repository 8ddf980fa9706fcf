"""The pages on rule packs: what they show runs, and what is written from the program is up to date."""

from __future__ import annotations

import importlib.util
import re
import tomllib
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

import rashomon
from rashomon import api
from rashomon.rules.own import OPTIONS
from rashomon.rules.pack import RulePack
from rashomon.rules.packs import GROUP, PACKS
from rashomon.rules.words import known_words
from rashomon.schema.claim import COUNTED
from rashomon.schema.record import Case

ROOT = Path(__file__).parents[1]
PAGE = (ROOT / "docs" / "rule-packs.md").read_text(encoding="utf-8")
_FENCED = re.compile(r"^```(\w+)\n(.*?)^```$", re.DOTALL | re.MULTILINE)
TEXT = """\
Blast in Tirana market

Published: 2031-04-02

Dozens of people were killed by a bomb in Tirana on Wednesday, the Harbour Rights Monitor said.

The Interior Ministry said nine people were killed.
"""


def shown(language: str) -> list[str]:
    return [code for written, code in _FENCED.findall(PAGE) if written == language]


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Case:
    page = tmp_path_factory.mktemp("docs") / "market.txt"
    page.write_text(TEXT, encoding="utf-8")
    return rashomon.build([page])


def test_the_lists_that_are_shown_work(case: Case, tmp_path: Path) -> None:
    ranks, desk, _ = shown("toml")
    (tmp_path / "ranks.toml").write_text(ranks, encoding="utf-8")
    (tmp_path / "desk.toml").write_text(desk, encoding="utf-8")
    (ruled,) = rashomon.compare_packs(case, packs=[tmp_path / "desk.toml"], reliability=tmp_path / "ranks.toml")
    deaths = ruled.findings[0]
    assert (deaths.rule, deaths.low, deaths.best, deaths.high) == ("desk/1", 9, 24, 60)
    assert "Most reliable by the user's list: Harbour Rights Monitor." in deaths.reason


def test_the_pack_in_python_that_is_shown_works(case: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    (source,) = shown("python")
    names: dict[str, Any] = {}
    exec(compile(source, "house_rules.py", "exec"), names)
    house = names["HOUSE"]
    assert isinstance(house, RulePack)
    monkeypatch.setattr("rashomon.rules.packs.offered_packs", lambda: (house,))
    monkeypatch.setattr(api, "offered_packs", lambda: (house,))
    assert house in rashomon.rule_packs()
    (ruled,) = rashomon.compare_packs(case, packs=["house"])
    assert [(coding.name, coding.value) for coding in ruled.codings] == [("disputed", "yes")]
    assert ruled.findings[0].reason.endswith("The middle of the range is taken as best, rounded down.")


def test_the_entry_point_that_is_shown_is_ours() -> None:
    assert tomllib.loads(shown("toml")[2])["project"]["entry-points"][GROUP] == {"house": "house_rules:HOUSE"}


def test_the_page_names_every_pack_key_and_word() -> None:
    rows = {row.split("|")[1].strip(): row for row in PAGE.splitlines() if row.startswith("| `")}
    assert [name.split("`")[1] for name in rows][: len(PACKS)] == [pack.name for pack in PACKS]
    for end, options in OPTIONS.items():
        assert all(f"`{option}`" in rows[f"`{end}`"] for option in options)
    assert all(f"`{word}`" in rows["`[words]`"] for word in known_words())
    counted = {attribute.value for attribute in COUNTED}
    assert all(f"`{attribute}`" in rows["`attributes`"] for attribute in counted)


def test_the_codebooks_page_is_up_to_date() -> None:
    generate = _module(ROOT / "docs" / "generate.py")
    assert generate.CODEBOOKS.read_text(encoding="utf-8") == generate.codebooks_text(), "run: python docs/generate.py"


def _module(path: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location(path.stem, path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
