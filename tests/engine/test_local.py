"""Results in the order of the items, whatever fails, over one process or several."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator

import pytest

from rashomon.engine.base import Failure, attempt
from rashomon.engine.local import LocalEngine
from rashomon.errors import EvidenceError, ModelError
from rashomon.schema.page import page_id

DIE = "__import__('os')._exit(1)"  # work for `eval`: ends the worker process without a word


@pytest.mark.parametrize("jobs", [1, 2])
def test_results_come_in_the_order_of_the_items_and_a_failing_one_stops_no_other(jobs: int) -> None:
    with LocalEngine(jobs) as engine:
        results = list(engine.map(math.sqrt, [n * n if n != 7 else -1 for n in range(40)]))
    failure = results.pop(7)
    assert results == [n for n in range(40) if n != 7]
    assert isinstance(failure, Failure)
    assert failure.reason.startswith("ValueError: ")


def test_an_item_that_kills_its_process_fails_alone() -> None:
    with LocalEngine(2) as engine:
        results = list(engine.map(eval, ["1", "2", DIE, *map(str, range(4, 30))]))
    assert results[:2] == [1, 2]
    assert isinstance(results[2], Failure)
    assert "died" in results[2].reason
    assert results[3:] == list(range(4, 30))


def test_an_engine_can_be_used_again_after_a_death() -> None:
    with LocalEngine(2) as engine:
        list(engine.map(eval, [DIE]))
        assert list(engine.map(eval, ["1 + 1"])) == [2]


@pytest.mark.parametrize("jobs", [1, 2])
def test_nothing_to_do_gives_nothing(jobs: int) -> None:
    with LocalEngine(jobs) as engine:
        assert list(engine.map(math.sqrt, [])) == []


@pytest.mark.parametrize(("jobs", "ahead"), [(1, 1), (2, 9)])
def test_items_are_made_only_as_they_are_needed(jobs: int, ahead: int) -> None:
    made = 0

    def items() -> Iterator[int]:
        nonlocal made
        for n in range(1000):
            made += 1
            yield n

    with LocalEngine(jobs) as engine:
        next(iter(engine.map(math.sqrt, items())))
        assert made <= ahead


def test_a_cause_that_meets_every_item_stops_the_run() -> None:
    def no_model(_: int) -> int:
        raise ModelError("no model")

    with pytest.raises(ModelError):
        list(LocalEngine().map(no_model, [1]))


def test_an_error_names_the_line_of_ours_it_came_through() -> None:
    failure = attempt(page_id, "no bytes")  # type: ignore[arg-type]
    assert isinstance(failure, Failure)
    assert re.fullmatch(r"TypeError: .*, in rashomon/schema/page\.py line \d+", failure.reason)


def test_words_that_do_not_read_back_are_the_items_own_failure() -> None:
    def misread(_: int) -> int:
        raise EvidenceError("misread")

    assert attempt(misread, 1) == Failure("misread")
