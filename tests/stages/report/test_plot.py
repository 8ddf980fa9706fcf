from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from rashomon.schema.bounds import Bounds
from rashomon.schema.claim import Attribute
from rashomon.schema.finding import Finding, Position, Status
from rashomon.stages.report.plot import WIDTH, Plot, draw, letters


def _draw(*bounds: Bounds, best: int | None = None) -> Plot | None:
    positions = tuple(Position(b, (), (), (), 1) for b in bounds)
    return draw(Finding(Attribute.DEATHS, Status.CONTESTED, None, best, None, positions, "r", "", 1, 1, 1))


def test_one_position_or_none_with_a_figure_needs_no_drawing() -> None:
    assert _draw(Bounds(5, 5)) is None
    assert _draw(Bounds(None, None), Bounds(None, None)) is None


def test_an_exact_figure_is_a_point_and_an_open_end_runs_to_the_edge() -> None:
    plot = _draw(Bounds(62, 62), Bounds(120, None), best=62)
    assert plot is not None
    point, open_ended = plot.lines
    assert point.point
    assert not point.open_high
    assert open_ended.open_high
    assert open_ended.x2 > open_ended.x1 > point.x1
    assert plot.best_x == point.x1
    assert plot.ticks[0].label == "0"
    assert plot.describes == "A: 62; B: at least 120. The record's best figure is 62."


def test_an_open_low_end_begins_at_nought() -> None:
    plot = _draw(Bounds(None, 83), Bounds(10, 10))
    assert plot is not None
    assert plot.lines[0].open_low
    assert plot.lines[0].x1 == plot.ticks[0].x
    assert plot.best_x is None


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
    plot = _draw(*bounds, best=best)
    if plot is None:
        assert all(b.low is None and b.high is None for b in bounds)
        return
    for line in plot.lines:
        assert 0 <= line.x1 <= line.x2 <= WIDTH
        assert line.point or line.open_high or line.open_low or line.x1 <= line.x2
    assert all(0 <= tick.x <= WIDTH for tick in plot.ticks)
    assert [tick.x for tick in plot.ticks] == sorted({tick.x for tick in plot.ticks})
