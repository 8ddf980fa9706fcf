"""Times resolved against the day they were written on."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.language.calendar import day_of, days_of, resolve_value
from rashomon.schema.document import Dated, Precision

WEDNESDAY = date(2014, 3, 5)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("wednesday", "2014-03-05"),
        ("tuesday", "2014-03-04"),
        ("thursday", "2014-02-27"),
        ("last wednesday", "2014-02-26"),
        ("last tuesday", "2014-03-04"),
        ("next wednesday", "2014-03-12"),
        ("2011-06-30", "2011-06-30"),
        ("2011-06", "2011-06"),
        ("2011", "2011"),
        ("--03-01", "2014-03-01"),
        ("--03-20", "2014-03-20"),
        ("--12-24", "2013-12-24"),
        ("--02", "2014-02"),
        ("--11", "2013-11"),
        ("-1d", "2014-03-04"),
        ("0d", "2014-03-05"),
        ("+1d", "2014-03-06"),
        ("-2w", "2014-02"),
        ("-1w", "2014-02"),
        ("-3m", "2013-12"),
        ("-1y", "2013"),
    ],
)
def test_resolves(value: str, expected: str) -> None:
    found = resolve_value(value, WEDNESDAY)
    assert found is not None
    assert found.value == expected


def test_precision_follows_what_is_said() -> None:
    kinds = [resolve_value(value, WEDNESDAY) for value in ("friday", "2011-06", "2011")]
    assert [k.precision for k in kinds if k] == [Precision.DAY, Precision.MONTH, Precision.YEAR]


def test_forward_looks_ahead() -> None:
    found = resolve_value("monday", WEDNESDAY, forward=True)
    assert found is not None
    assert found.value == "2014-03-10"


@pytest.mark.parametrize("value", ["saturday", "-1d", "--05-05"])
def test_without_an_anchor_relations_stay_open(value: str) -> None:
    assert resolve_value(value, None) is None


@pytest.mark.parametrize("value", ["2013-02-30", "--02-30", "14:00", "since 2011", "", "+9999y", "-9999y"])
def test_no_such_day(value: str) -> None:
    assert resolve_value(value, WEDNESDAY) is None


def test_day_of() -> None:
    assert day_of(Dated("2014-03-05T10:00:00Z", Precision.TIME, "x")) == WEDNESDAY
    assert day_of(Dated("2014-03", Precision.MONTH, "x")) is None
    assert day_of(Dated("2014-99-99", Precision.DAY, "x")) is None
    assert day_of(None) is None


@settings(deadline=None)  # the first text loads the tables
@given(st.text(max_size=12), st.dates())
def test_total(value: str, anchor: date) -> None:
    resolve_value(value, anchor)


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [
        ("2031-03-03", (2031, 3, 3), (2031, 3, 3)),
        ("2031-02", (2031, 2, 1), (2031, 2, 28)),
        ("2030", (2030, 1, 1), (2030, 12, 31)),
        ("--06-03", (2030, 6, 3), (2030, 6, 3)),
        ("--05-13", (2031, 5, 13), (2031, 5, 13)),
        ("-1m", (2031, 4, 1), (2031, 4, 30)),
        ("monday", (2031, 5, 5), (2031, 5, 5)),
    ],
)
def test_the_days_that_a_time_may_mean(value: str, first: tuple[int, int, int], last: tuple[int, int, int]) -> None:
    days = days_of(value, date(2031, 5, 11), ahead=3)
    assert days is not None
    assert (days.first, days.last) == (date(*first).toordinal(), date(*last).toordinal())


def test_days_that_cannot_be_told_are_none() -> None:
    assert days_of("--06-03", None) is None
    assert days_of("2031-02-30", None) is None
    assert days_of("0000", None) is None
    assert days_of("two moons", date(2031, 5, 11)) is None
