"""The tables of the join steps: what changed, and all or nothing."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.errors import CaseFileError
from rashomon.store.casefile import CaseFile, open_case
from rashomon.store.codec import pack
from rashomon.store.working import Given, Working

PAIRS = np.dtype([("key", "<u8"), ("document", "<u8")])


def taken(states: Mapping[str, str]) -> dict[str, Given[Any]]:
    values = {key: state.upper() for key, state in states.items()}
    return {"pages": Given(states, values.get)}


def tables(case: CaseFile, states: Mapping[str, str] | None = None, method: str = "m/1") -> Working:
    return case.working(method, taken(states or {}))


def test_an_input_says_what_came_changed_and_went_since_the_last_run(tmp_path: Path) -> None:
    with open_case(tmp_path / "case.db") as case:
        with tables(case, {"b": "1", "a": "1"}).run() as run:
            pages = run.input("pages", str)
            assert (list(pages.keys()), pages.changed(), pages.removed()) == (["a", "b"], ["a", "b"], [])
            assert (pages.get("a"), pages.get("c")) == ("1", None)
        with tables(case, {"b": "2", "c": "1"}).run() as run:
            pages = run.input("pages", str)
            assert (pages.changed(), pages.removed()) == (["b", "c"], ["a"])
        with tables(case, {"b": "2", "c": "1"}).run() as run:
            pages = run.input("pages", str)
            assert (pages.changed(), pages.removed()) == ([], [])


@settings(max_examples=25, deadline=None)
@given(st.lists(st.dictionaries(st.text(max_size=3), st.sampled_from("12"), max_size=30), max_size=4))
def test_what_a_run_saw_is_what_the_next_compares_with(runs: list[dict[str, str]]) -> None:
    with TemporaryDirectory() as folder, open_case(Path(folder, "case.db")) as case:
        before: dict[str, str] = {}
        for states in runs:
            with tables(case, states).run() as run:
                pages = run.input("pages", str)
                assert pages.changed() == sorted(key for key in states if before.get(key) != states[key])
                assert pages.removed() == sorted(before.keys() - states.keys())
            before = states


def test_an_input_gives_its_values_packed_also_as_they_are_kept(tmp_path: Path) -> None:
    with open_case(tmp_path / "case.db") as case:
        kept = case.results("stage", "m/1", str)
        kept.put("a", "one")
        stored = {"pages": Given({"a": "1"}, kept.get, kept.packed), "plain": Given({"a": "1"}, {"a": "one"}.get)}
        with case.working("m/1", stored).run() as run:
            for name in stored:
                assert run.input(name, str).packed("a") == pack("one")
                assert run.input(name, str).packed("b") is None


def test_rows_take_and_give_values_packed(tmp_path: Path) -> None:
    with open_case(tmp_path / "case.db") as case, tables(case).run() as run:
        rows = run.rows("links", str)
        assert rows.put_packed("a", pack("one"))
        assert (rows.get("a"), rows.packed("a"), rows.packed("b")) == ("one", pack("one"), None)
        assert not rows.put("a", "one")  # the same, however it came


def test_a_run_that_is_broken_off_leaves_everything_as_it_was(tmp_path: Path) -> None:
    with open_case(tmp_path / "case.db") as case:
        with tables(case, {"a": "1"}).run() as run:
            run.rows("links", str).put("a", "kept")
        with pytest.raises(KeyboardInterrupt):
            _broken_off(tables(case, {"a": "2"}))
        with tables(case, {"a": "2"}).run() as run:
            assert dict(run.rows("links", str).items()) == {"a": "kept"}
            assert run.input("pages", str).changed() == ["a"]


def _broken_off(working: Working) -> None:
    with working.run() as run:
        rows = run.rows("links", str)
        for number in range(1000):  # more than a lot
            rows.put(f"b{number}", "lost")
        rows.drop("a")
        raise KeyboardInterrupt


def test_rows_know_what_changed_in_a_run(tmp_path: Path) -> None:
    with open_case(tmp_path / "case.db") as case:
        with tables(case).run() as run:
            rows = run.rows("links", tuple[int, ...])
            assert rows.put("x", (1,))
            assert rows.put("y", (2,))
            rows.drop("nobody")
            assert run.rows("links", tuple[int, ...]).changed() == ["x", "y"]
        with tables(case).run() as run:
            rows = run.rows("links", tuple[int, ...])
            assert not rows.put("x", (1,))  # the same again is no change
            assert rows.put("x", (3,))
            rows.drop("y")
            assert (rows.changed(), rows.get("x"), rows.get("y")) == (["x", "y"], (3,), None)


def test_keys_come_sorted_under_their_prefix_also_while_they_are_dropped(tmp_path: Path) -> None:
    with open_case(tmp_path / "case.db") as case, tables(case).run() as run:
        rows = run.rows("links", int)
        names = [f"a {n:05}" for n in range(2500)]
        for name in reversed(names):
            rows.put(name, 1)
        for other in ("b 1", "Ab", "a"):
            rows.put(other, 2)
        run.rows("others", int).put("a 99", 1)
        assert list(rows.keys("a ")) == names
        for name, value in rows.items("a "):
            assert value == 1
            rows.drop(name)
        assert list(rows.keys()) == ["Ab", "a", "b 1"]


def test_columns_are_read_back_by_part(tmp_path: Path) -> None:
    held = np.array([(2**64 - 1, 1), (5, 2)], dtype=PAIRS)
    with open_case(tmp_path / "case.db") as case:
        with tables(case).run() as run:
            columns = run.columns("prints", PAIRS)
            columns.write(7, held)
            columns.write(3, held[:1])
            columns.write(4, held[:0])
            assert list(columns.parts()) == [3, 7]
        with tables(case).run() as run:
            columns = run.columns("prints", PAIRS)
            assert columns.read(7).tolist() == held.tolist()
            assert columns.read(1).tolist() == []
            assert columns.read(1).dtype == PAIRS
            columns.write(7, held[:0])
            assert list(columns.parts()) == [3]


def test_what_another_method_wrote_is_forgotten(tmp_path: Path) -> None:
    with open_case(tmp_path / "case.db") as case:
        with tables(case, {"a": "1"}).run() as run:
            run.rows("links", str).put("a", "x")
            run.columns("prints", PAIRS).write(0, np.zeros(1, dtype=PAIRS))
        with tables(case, {"a": "1"}, "m/2").run() as run:
            assert list(run.rows("links", str).keys()) == []
            assert list(run.columns("prints", PAIRS).parts()) == []
            assert run.input("pages", str).changed() == ["a"]


def test_a_part_of_another_shape_is_an_error_that_says_what_to_do(tmp_path: Path) -> None:
    with open_case(tmp_path / "case.db") as case, tables(case).run() as run:
        run.columns("prints", np.dtype("u1")).write(0, np.zeros(3, dtype="u1"))
        with pytest.raises(CaseFileError, match="build the case again"):
            run.columns("prints", PAIRS).read(0)
