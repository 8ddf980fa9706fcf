"""Tables of linguistic knowledge: tab-separated files that people read and mend."""

from __future__ import annotations

from functools import cache
from importlib.resources import files


@cache
def table(name: str, language: str = "en") -> tuple[dict[str, str], ...]:
    """The rows of `language/<language>/<name>.tsv`, each as column name to value, in the file's order.

    Lines that begin with `#` say what the file is and where its facts come from; the first other line names the
    columns. A row may leave its last columns out; they are "". The rows are read once: do not change them.

    Raises:
        FileNotFoundError: there is no such table.
        ValueError: a row has more cells than there are columns.
    """
    text = files("rashomon.language").joinpath(language, f"{name}.tsv").read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if line.strip() and not line.startswith("#")]
    columns = lines[0].split("\t")
    rows = []
    for line in lines[1:]:
        cells = [cell.strip() for cell in line.split("\t")]
        if len(cells) > len(columns):
            raise ValueError(f"{name}.tsv has a row with {len(cells)} cells for {len(columns)} columns: {line[:60]!r}")
        rows.append(dict(zip(columns, cells + [""] * (len(columns) - len(cells)), strict=True)))
    return tuple(rows)


@cache
def column(name: str, key: str, language: str = "en") -> frozenset[str]:
    """The distinct values of one column of a table."""
    return frozenset(row[key] for row in table(name, language))
