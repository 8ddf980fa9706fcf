"""Errors by kind, each brought about by itself."""

from __future__ import annotations

import pytest

from benchmarks.attribution_errors import KINDS, errors_table, judge
from benchmarks.rows import Row
from benchmarks.tables import change, share, table

TEXT = "Ann Roe said that the road was shut and the bridge was open. Bob left early."
ROAD = "the road was shut"
BOTH = "the road was shut and the bridge was open"


def _coded(content: str, source: str = "Ann Roe", cue: str = "said") -> Row:
    spans = {"source": source, "cue": cue, "content": content}
    return {n: [[TEXT.index(w), TEXT.index(w) + len(w)]] if w else [] for n, w in spans.items()}


KINDS_FOUND = [
    ([_coded(BOTH)], [_coded(BOTH)], ["exact"]),
    ([_coded(BOTH)], [_coded(BOTH, source="Bob")], ["exact", "wrong-speaker"]),
    ([_coded(BOTH, source="")], [_coded(BOTH)], ["exact", "wrong-speaker"]),
    ([_coded("that " + BOTH)], [_coded(BOTH)], ["wrong-start"]),
    ([_coded(BOTH)], [_coded(BOTH + ". Bob")], ["wrong-end"]),
    ([_coded(ROAD)], [_coded(BOTH)], ["merged"]),
    ([_coded(BOTH)], [_coded(ROAD)], ["split", "beside"]),
    ([_coded(BOTH)], [_coded("left early", source="Bob")], ["wrong-span", "spurious"]),
    ([_coded(BOTH)], [], ["missed-cue"]),
    ([], [_coded(BOTH)], ["spurious"]),
    ([_coded("")], [], []),
    ([_coded(BOTH)], [_coded(BOTH), _coded(BOTH, cue="that")], ["exact", "beside"]),
]


@pytest.mark.parametrize(("gold", "found", "kinds"), KINDS_FOUND)
def test_each_error_has_its_kind(gold: list[Row], found: list[Row], kinds: list[str]) -> None:
    cases = [case for case in judge(TEXT, gold, found) if case.kind not in ("beside",) or "beside" in kinds]
    assert [case.kind for case in cases] == kinds
    assert {case.kind for case in cases} <= set(KINDS)
    assert all("text " in case.words for case in cases)


def test_the_table_has_a_line_for_each_kind_and_shares_of_what_they_are_shares_of() -> None:
    found = [_coded(BOTH, source="Bob"), _coded("Bob left")]
    lines = errors_table(judge(TEXT, [_coded(BOTH), _coded("left early")], found)).splitlines()
    assert [line.split(" | ")[0].strip("| ") for line in lines[2:]] == list(KINDS)
    cells = {line.split(" | ")[0].strip("| "): line.strip("| ").split(" | ")[2:] for line in lines[2:]}
    assert cells["exact"] == ["1", ".500"]
    assert cells["wrong-speaker"] == ["1", "1.000"]
    assert cells["split"] == ["0", ".000"]


def test_figures_are_written_short() -> None:
    assert (share(0.6741), share(1.0), share(0.0)) == (".674", "1.000", ".000")
    assert (change(0.5, 0.48), change(0.5, 0.512), change(0.2, 1.2)) == ("-.020", "+.012", "+1.000")
    assert table(["a", "b"], [["1", "2"]]) == "| a | b |\n| --- | --- |\n| 1 | 2 |"
