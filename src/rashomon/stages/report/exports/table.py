"""A table of plain values, and the files and frames it becomes."""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from rashomon.errors import InputError
from rashomon.stages.report.tables import safe_cell, write_rows

if TYPE_CHECKING:
    import pandas
    import polars
    import pyarrow

Value = str | int | float | bool | None


class Kind(StrEnum):
    """What a column holds; any of its cells may be None, which is "not known" or "does not apply"."""

    TEXT = "text"
    WHOLE = "whole"
    NUMBER = "number"
    TRUTH = "truth"


@dataclass(frozen=True, slots=True)
class Column:
    """A named column of one kind."""

    name: str
    kind: Kind = Kind.TEXT


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under named columns."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[Value, ...], ...]

    def column(self, number: int) -> list[Value]:
        """The cells of a column, from the top."""
        return [row[number] for row in self.rows]


def columns(*names: str, **kinds: Kind) -> tuple[Column, ...]:
    """Columns in the order of `names`; those in `kinds` are of another kind than text."""
    return tuple(Column(name, kinds.get(name, Kind.TEXT)) for name in names)


def table(head: Sequence[Column], rows: Iterator[Mapping[str, Value]]) -> Table:
    """A table of rows that are given by name; a column that a row does not name is empty there."""
    return Table(tuple(head), tuple(tuple(row.get(column.name) for column in head) for row in rows))


def to_csv(made: Table) -> str:
    """The table as CSV: None is an empty cell, truth is yes or no, a formula gets an apostrophe before it."""
    head = [column.name for column in made.columns]
    return write_rows([head, *([_cell(value) for value in row] for row in made.rows)])


def _cell(value: Value) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(value) if isinstance(value, int | float) else safe_cell(value)


def to_parquet(made: Table) -> bytes:
    """The table as Parquet, typed; None is null.

    Raises:
        InputError: pyarrow is not installed.
    """
    arrow = to_arrow(made)
    from pyarrow import parquet  # noqa: PLC0415  (an extra)

    out = io.BytesIO()
    parquet.write_table(arrow, out, compression="zstd")
    return out.getvalue()


def to_arrow(made: Table) -> pyarrow.Table:
    """The table as Apache Arrow.

    Raises:
        InputError: pyarrow is not installed.
    """
    try:
        import pyarrow  # noqa: PLC0415  (an extra)
    except ImportError as error:
        raise _missing("pyarrow") from error
    kinds = {Kind.TEXT: "string", Kind.WHOLE: "int64", Kind.NUMBER: "float64", Kind.TRUTH: "bool_"}
    schema = pyarrow.schema([(column.name, getattr(pyarrow, kinds[column.kind])()) for column in made.columns])
    return pyarrow.table([made.column(n) for n in range(len(made.columns))], schema=schema)


def to_pandas(made: Table) -> pandas.DataFrame:
    """The table as a pandas frame, with types that know "not known": string, Int64, Float64, boolean.

    Raises:
        InputError: pandas is not installed.
    """
    try:
        import pandas  # noqa: PLC0415  (an extra)
    except ImportError as error:
        raise _missing("pandas") from error
    kinds = {Kind.TEXT: "string", Kind.WHOLE: "Int64", Kind.NUMBER: "Float64", Kind.TRUTH: "boolean"}
    return pandas.DataFrame(
        {c.name: pandas.array(made.column(n), dtype=kinds[c.kind]) for n, c in enumerate(made.columns)}
    )


def to_polars(made: Table) -> polars.DataFrame:
    """The table as a polars frame, typed; None is null.

    Raises:
        InputError: polars is not installed.
    """
    try:
        import polars  # noqa: PLC0415  (an extra)
    except ImportError as error:
        raise _missing("polars") from error
    kinds = {
        Kind.TEXT: polars.String,
        Kind.WHOLE: polars.Int64,
        Kind.NUMBER: polars.Float64,
        Kind.TRUTH: polars.Boolean,
    }
    return polars.DataFrame(
        {column.name: made.column(n) for n, column in enumerate(made.columns)},
        schema={column.name: kinds[column.kind] for column in made.columns},
    )


def _missing(library: str) -> InputError:
    return InputError(f"{library} is not installed, and this needs it: pip install 'rashomon[tables]'")
