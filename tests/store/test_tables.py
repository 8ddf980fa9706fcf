"""The readable tables of the case file, as SQLite and Datasette see them."""

from __future__ import annotations

import asyncio
import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from tests.stages.report.exports.made_case import made_case

from rashomon.schema.record import Case
from rashomon.store.casefile import open_case
from rashomon.store.tables import TABLES

_DOCS = Path(__file__).parents[2] / "docs" / "data-model.md"
_VIEWS = ("who_claims_what", "who_said_what", "what_it_came_to")


@pytest.fixture(scope="module")
def case() -> Case:
    return made_case()


@pytest.fixture(scope="module")
def path(case: Case, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("case") / "case.db"
    with open_case(path) as case_file:
        case_file.take_in(case)
    return path


@pytest.fixture
def database(path: Path) -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)) as connection:
        yield connection


def test_every_row_finds_what_it_refers_to(database: sqlite3.Connection) -> None:
    assert database.execute("PRAGMA foreign_key_check").fetchall() == []
    assert database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]


def test_every_table_holds_its_part_of_the_case(database: sqlite3.Connection, case: Case) -> None:
    rows = {name: database.execute(f"SELECT count(*) FROM {name}").fetchone()[0] for name in TABLES}
    assert rows["claims"] == len(case.claims)
    assert rows["statements"] == len(case.statements)
    assert rows["findings"] == sum(len(record.findings) for record in case.records)
    assert rows["codings"] == sum(len(record.codings) for record in case.records)
    assert (rows["areas"], rows["victims"], rows["victim_names"]) == (2, 4, 1)
    assert min(rows.values()) > 0


def test_a_row_an_incident_keeps_none_unknown_and_not_reported_apart(database: sqlite3.Connection) -> None:
    rows = database.execute("SELECT deaths_status, deaths_best, injuries_status, injuries_low FROM what_it_came_to")
    assert sorted(rows.fetchall(), key=str) == [
        ("contested", 31, "single-source", 40),
        ("single-source", 0, "not-reported", None),
        ("single-source", None, "not-reported", None),
    ]


def test_the_view_that_the_docs_show_gives_who_claims_what(database: sqlite3.Connection) -> None:
    query = re.search(r'sqlite3 out/case\.db "(.+)"', _DOCS.read_text(encoding="utf-8"))
    assert query is not None
    rows = database.execute(query[1]).fetchall()
    assert ("Health Ministry", 31, 31, "killing 31 people") in rows
    assert ("Halyard", 24, None, "kills dozens") in rows


def test_the_docs_name_every_table_and_view(database: sqlite3.Connection) -> None:
    written = _DOCS.read_text(encoding="utf-8")
    views = {name for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'view'")}
    assert views == set(_VIEWS)
    assert sorted(name for name in (*TABLES, *_VIEWS) if f"`{name}`" not in written) == []


def test_a_case_file_from_before_a_table_came_gains_it(path: Path, case: Case, tmp_path: Path) -> None:
    older = tmp_path / "case.db"
    older.write_bytes(path.read_bytes())
    with closing(sqlite3.connect(older)) as connection, connection:
        connection.executescript("DROP VIEW what_it_came_to; DROP TABLE codings;")
    with open_case(older) as case_file:
        case_file.take_in(case)
    with closing(sqlite3.connect(older)) as connection:
        assert connection.execute("SELECT count(*) FROM codings").fetchone()[0] > 0
        assert connection.execute("SELECT count(*) FROM what_it_came_to").fetchone()[0] == 3


def test_datasette_serves_tables_and_views(path: Path) -> None:
    app = pytest.importorskip("datasette.app")

    async def ask(table: str) -> int:
        served = app.Datasette([str(path)])
        answer = await served.client.get(f"/case/{table}.json?_shape=array")
        rows: list[object] = answer.json()
        return len(rows)

    assert asyncio.run(ask("what_it_came_to")) == 3
    assert asyncio.run(ask("claims")) == 6
