"""Every reader of given names folds what it looks up, so the table must be folded too."""

from __future__ import annotations

from rashomon.language.data import table
from rashomon.language.text import fold


def test_names_stand_as_they_are_looked_up() -> None:
    names = [name for row in table("first_names") for name in (row["short"], *row["full"].split(";"))]
    assert len(names) > 100
    assert [name for name in names if fold(name) != name] == []
