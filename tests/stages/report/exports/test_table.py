"""A table of plain values: what each file and frame makes of "not known", truth, and what looks like a formula."""

from __future__ import annotations

import csv
import io
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.stages.report.exports.made_case import made_case

from rashomon.errors import InputError
from rashomon.stages.report.exports.sheets import SHEETS, sheet
from rashomon.stages.report.exports.table import (
    Kind,
    Table,
    Value,
    columns,
    table,
    to_arrow,
    to_csv,
    to_pandas,
    to_parquet,
    to_polars,
)
from rashomon.stages.report.tables import write_rows

_HEAD = columns("name", "number", "share", "told", number=Kind.WHOLE, share=Kind.NUMBER, told=Kind.TRUTH)


@pytest.fixture
def made() -> Table:
    rows: list[dict[str, Value]] = [
        {"name": "=SUM(A1)", "number": -3, "share": 0.5, "told": True},
        {"name": "", "number": 0, "told": False},
        {},
    ]
    return table(_HEAD, iter(rows))


def test_csv(made: Table) -> None:
    assert to_csv(made) == "name,number,share,told\n'=SUM(A1),-3,0.5,yes\n,0,,no\n,,,\n"


@given(st.lists(st.lists(st.text(st.characters(exclude_categories=["Cs"])), min_size=2, max_size=2), max_size=5))
def test_every_cell_reads_back_whatever_breaks_it_holds(rows: list[list[str]]) -> None:
    written = write_rows(rows)
    assert list(csv.reader(io.StringIO(written, newline=""))) == rows
    assert write_rows([["a\rb", "c\nd"]]) == '"a\rb","c\nd"\n'


def test_arrow(made: Table) -> None:
    pytest.importorskip("pyarrow")
    assert to_arrow(made).to_pylist()[1:] == [
        {"name": "", "number": 0, "share": None, "told": False},
        {"name": None, "number": None, "share": None, "told": None},
    ]


def test_pandas(made: Table) -> None:
    pytest.importorskip("pandas")
    frame = to_pandas(made)
    assert [str(kind) for kind in frame.dtypes] == ["string", "Int64", "Float64", "boolean"]
    assert frame["number"].tolist()[:2] == [-3, 0]
    assert frame.isna().iloc[2].all()


def test_polars(made: Table) -> None:
    polars = pytest.importorskip("polars")
    frame = to_polars(made)
    assert frame.schema == {
        "name": polars.String,
        "number": polars.Int64,
        "share": polars.Float64,
        "told": polars.Boolean,
    }
    assert frame["number"].to_list() == [-3, 0, None]


@pytest.mark.parametrize("name", SHEETS)
def test_a_table_of_nothing_keeps_its_types(name: str) -> None:
    made = sheet(made_case(), name)
    empty = Table(made.columns, ())
    for library, make in (("pandas", to_pandas), ("polars", to_polars), ("pyarrow", to_arrow)):
        pytest.importorskip(library)
        full, bare = make(made), make(empty)
        kinds = "dtypes" if library == "pandas" else "schema"
        assert str(getattr(full, kinds)) == str(getattr(bare, kinds))


@pytest.mark.parametrize(
    ("library", "make"), [("pandas", to_pandas), ("polars", to_polars), ("pyarrow", to_arrow), ("pyarrow", to_parquet)]
)
def test_a_library_that_is_not_there_is_named_with_the_remedy(
    library: str, make: object, made: Table, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, library, None)
    with pytest.raises(InputError, match=rf"{library} is not installed, .* pip install 'rashomon\[tables\]'"):
        make(made)  # type: ignore[operator]


def test_a_table_that_is_not_there_is_refused() -> None:
    with pytest.raises(InputError, match="no table 'quotes'; there are: claims, statements, findings"):
        sheet(made_case(), "quotes")
