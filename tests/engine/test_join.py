"""Steps run in the order that their tables give, and touch what they declared."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import permutations
from typing import cast

import numpy as np
import pytest

from rashomon.engine.base import Engine
from rashomon.engine.join import Step, StepError, Tables, in_order, run_steps
from rashomon.engine.local import LocalEngine


def nothing(_: Tables, __: Engine) -> None:
    """Work that does nothing."""


def a_step(name: str, reads: Sequence[str], writes: Sequence[str]) -> Step:
    return Step(name, tuple(reads), tuple(writes), nothing)


def test_each_step_comes_after_those_that_write_what_it_reads_in_one_order() -> None:
    steps = [
        a_step("prints", ["documents"], ["prints"]),
        a_step("pairs", ["prints"], ["pairs"]),
        a_step("links", ["pairs", "documents"], ["links"]),
        a_step("families", ["links"], ["families"]),
        a_step("days", ["documents"], ["days"]),
    ]
    orders = {tuple(s.name for s in in_order(some, ["documents"])) for some in permutations(steps)}
    assert orders == {("days", "prints", "pairs", "links", "families")}


@pytest.mark.parametrize(
    ("steps", "reason"),
    [
        ([a_step("a", ["nowhere"], ["x"])], "reads 'nowhere', which no step writes"),
        ([a_step("a", ["documents"], ["x"]), a_step("b", ["documents"], ["x"])], "written by 'a' and by 'b'"),
        ([a_step("a", [], ["documents"])], "written by 'the caller' and by 'a'"),
        ([a_step("a", ["y"], ["x"]), a_step("b", ["x"], ["y"])], "wait for one another"),
        ([a_step("a", [], ["x"]), a_step("a", [], ["y"])], "two steps have one name"),
    ],
)
def test_steps_that_do_not_fit_together_are_refused(steps: Sequence[Step], reason: str) -> None:
    with pytest.raises(StepError, match=reason):
        in_order(steps, ["documents"])


class _Everything:
    """Tables that say which name was asked for."""

    def input(self, name: str, kind: object) -> str:
        return f"input {name}"

    rows = columns = input


@pytest.mark.parametrize(
    "touch",
    [
        lambda tables: tables.rows("links", str),
        lambda tables: tables.columns("links", np.dtype("u8")),
        lambda tables: tables.input("pages", str),
        lambda tables: tables.input("prints", str),  # a table of another step is no input
    ],
)
def test_a_step_touches_what_it_declared_and_nothing_else(touch: Callable[[Tables], object]) -> None:
    def work(tables: Tables, _: Engine) -> None:
        assert cast(str, tables.input("documents", str)) == "input documents"
        assert cast(str, tables.rows("prints", str)) == "input prints"
        touch(tables)

    step = Step("s", ("documents",), ("prints",), work)
    with pytest.raises(StepError, match=r"'s' (touches|takes)"):
        run_steps([step], cast(Tables, _Everything()), LocalEngine(), ["documents", "pages"])


def test_whoever_waits_is_told_of_each_step() -> None:
    told: list[tuple[str, int, int]] = []
    steps = [a_step("b", ["x"], ["y"]), a_step("a", [], ["x"])]
    run_steps(steps, cast(Tables, _Everything()), LocalEngine(), [], lambda *what: told.append(what))
    assert told == [("a", 1, 2), ("b", 2, 2)]
