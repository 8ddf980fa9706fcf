from __future__ import annotations

from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from rashomon.schema.bounds import Bounds
from rashomon.schema.claim import Attribute
from rashomon.schema.finding import Finding, Position, Status
from rashomon.stages.report.plot import WIDTH, Plot, draw, letters
from rashomon.stages.report.under import Packs

Ends = tuple[int | None, int | None, int | None]
_NONE: Ends = (None, None, None)


def _draw(*bounds: Bounds, chosen: Sequence[Ends | None] = (_NONE,)) -> Plot | None:
    """The plot of positions with these figures, under a pack for each of the `chosen` low, best and high."""
    positions = tuple(Position(b, (), (), (), 1) for b in bounds)
    findings = [
        None if ends is None else Finding(Attribute.DEATHS, Status.CONTESTED, *ends, positions, "r", "", 1, 1, 1)
        for ends in chosen
    ]
    return draw(findings, Packs(tuple(f"p{number}" for number in range(len(chosen)))))


def test_one_position_or_none_with_a_figure_needs_no_drawing() -> None:
    assert _draw(Bounds(5, 5)) is None
    assert _draw(Bounds(None, None), Bounds(None, None)) is None


def test_an_exact_figure_is_a_point_and_an_open_end_runs_to_the_edge() -> None:
    plot = _draw(Bounds(62, 62), Bounds(120, None), chosen=[(62, 62, None)])
    assert plot is not None
    point, open_ended = plot.lines
    assert point.point
    assert not point.open_high
    assert open_ended.open_high
    assert open_ended.x2 > open_ended.x1 > point.x1
    (chosen,) = plot.chosen
    assert chosen.value.best_x == chosen.value.x1 == point.x1
    assert chosen.value.open_high
    assert not chosen.value.open_low
    assert plot.ticks[0].label == "0"
    assert plot.describes == "A: 62; B: at least 120; p0: at least 62, best 62."


def test_an_open_low_end_begins_at_nought() -> None:
    plot = _draw(Bounds(None, 83), Bounds(10, 10))
    assert plot is not None
    assert plot.lines[0].open_low
    assert plot.lines[0].x1 == plot.ticks[0].x
    assert plot.chosen[0].value.best_x is None
    assert plot.chosen[0].value.x1 is None
    assert plot.chosen[0].value.label == "p0: no figure"


def test_packs_that_choose_alike_are_drawn_apart_by_name_and_one_without_the_finding_not_at_all() -> None:
    plot = _draw(Bounds(10, 10), Bounds(30, 30), chosen=[(10, 10, 30), (None, 20, 30), None])
    assert plot is not None
    first, second = plot.chosen
    assert (first.marks, first.shown) == ("under u1", True)
    assert (second.marks, second.shown) == ("under u2", False)
    assert (second.value.open_low, second.value.x1) == (True, plot.ticks[0].x)
    assert plot.lines[0].x1 < (second.value.best_x or 0) < plot.lines[1].x1
    assert plot.describes == "A: 10; B: 30; p0: 10 to 30, best 10; p1: up to 30, best 20."
    assert plot.lines[-1].y < plot.chosen_y < plot.axis_y < plot.height


def test_a_figure_above_all_that_is_claimed_has_room() -> None:
    plot = _draw(Bounds(3, 3), Bounds(4, 4), chosen=[(3, 900, 900)])
    assert plot is not None
    assert 0 < (plot.chosen[0].value.best_x or 0) <= WIDTH
    assert plot.lines[1].x1 < (plot.chosen[0].value.best_x or 0)


def test_letters_never_run_out() -> None:
    names = letters(80)
    assert names[:2] == ("A", "B")
    assert names[25:28] == ("Z", "A2", "B2")
    assert len(set(names)) == 80


def _ordered(ends: tuple[int | None, int | None]) -> Bounds:
    low, high = ends
    return Bounds(high, low) if low is not None and high is not None and low > high else Bounds(low, high)


_BOUNDS = st.tuples(st.none() | st.integers(0, 10**7), st.none() | st.integers(0, 10**7)).map(_ordered)


@given(st.lists(_BOUNDS, min_size=2, max_size=6), st.none() | st.integers(0, 10**7))
def test_everything_stays_inside_the_drawing(bounds: list[Bounds], best: int | None) -> None:
    plot = _draw(*bounds, chosen=[(best, best, None), (None, best, best)])
    if plot is None:
        assert all(b.low is None and b.high is None for b in bounds)
        return
    for line in plot.lines:
        assert 0 <= line.x1 <= line.x2 <= WIDTH
        assert line.point or line.open_high or line.open_low or line.x1 <= line.x2
    for under in plot.chosen:
        drawn = (under.value.x1, under.value.x2, under.value.best_x)
        assert all(0 <= x <= WIDTH for x in drawn if x is not None)
    assert all(0 <= tick.x <= WIDTH for tick in plot.ticks)
    assert [tick.x for tick in plot.ticks] == sorted({tick.x for tick in plot.ticks})
