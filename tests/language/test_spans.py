"""Times that mean some days."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.language.spans import between, pairs_between, span_of
from rashomon.schema.analysis import TimeExpression, TimeKind
from rashomon.schema.document import Dated, Precision

WEDNESDAY, SATURDAY, SUNDAY, MONDAY = (date(2031, 4, day) for day in (9, 5, 6, 7))


def time(text: str, kind: TimeKind, value: str = "") -> TimeExpression:
    return TimeExpression(0, len(text), text, kind, value or text.casefold())


@pytest.mark.parametrize(
    ("said", "anchor", "days"),
    [
        (time("over the weekend", TimeKind.PERIOD), WEDNESDAY, "2031-04-05/2031-04-06"),
        (time("this weekend", TimeKind.PERIOD), SUNDAY, "2031-04-05/2031-04-06"),
        (time("last weekend", TimeKind.PERIOD), SUNDAY, "2031-03-29/2031-03-30"),
        (time("last weekend", TimeKind.PERIOD), MONDAY, "2031-04-05/2031-04-06"),
        (time("next weekend", TimeKind.PERIOD), MONDAY, None),
        (time("last week", TimeKind.RELATIVE, "-1w"), WEDNESDAY, "2031-03-31/2031-04-06"),
        (time("last week", TimeKind.RELATIVE, "-1w"), SUNDAY, "2031-03-24/2031-03-30"),
        (time("this week", TimeKind.RELATIVE, "0w"), WEDNESDAY, "2031-04-07/2031-04-09"),
        (time("this week", TimeKind.RELATIVE, "0w"), MONDAY, "2031-04-07"),
        (time("past week", TimeKind.RELATIVE, "-1w"), WEDNESDAY, "2031-04-03/2031-04-09"),
        (time("the past week", TimeKind.PERIOD), WEDNESDAY, "2031-04-03/2031-04-09"),
        (time("two weeks ago", TimeKind.RELATIVE, "-2w"), WEDNESDAY, None),
        (time("in March", TimeKind.DATE, "--03"), WEDNESDAY, "2031-03"),
        (time("March 2030", TimeKind.DATE, "2030-03"), None, "2030-03"),
        (time("in 2030", TimeKind.DATE, "2030"), WEDNESDAY, None),
        (time("9 April", TimeKind.DATE, "--04-09"), WEDNESDAY, None),
        (time("over the weekend", TimeKind.PERIOD), None, None),
        (time("five-year", TimeKind.PERIOD), WEDNESDAY, None),
    ],
)
def test_the_days_that_a_time_leaves_open(said: TimeExpression, anchor: date | None, days: str | None) -> None:
    found = span_of(said, anchor)
    assert (found.value if found else None) == days


@given(st.dates(), st.sampled_from(["this weekend", "last weekend", "over the weekend", "the past week"]))
def test_no_span_begins_after_the_day_of_writing(anchor: date, words: str) -> None:
    found = span_of(time(words, TimeKind.PERIOD), anchor)
    assert found is None or found.value[:10] <= anchor.isoformat()


def test_between_two_days() -> None:
    one, other = (Dated(f"2031-04-{day:02d}", Precision.DAY, "text") for day in (7, 9))
    assert between(one, other) == Dated("2031-04-07/2031-04-09", Precision.SPAN, "text")
    assert between(other, one) is None
    assert between(one, one) is None
    assert between(one, Dated("2031-04", Precision.MONTH, "text")) is None
    assert between(None, other) is None


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("between Monday and Wednesday", 1),
        ("on Monday and Wednesday", 0),
        ("between Monday, when it rained, and Wednesday", 0),
    ],
)
def test_times_that_stand_as_a_pair(text: str, found: int) -> None:
    times = []
    for word in ("Monday", "Wednesday"):
        at = text.index(word)
        times.append(TimeExpression(at, at + len(word), word, TimeKind.WEEKDAY, word.casefold()))
    assert len(pairs_between(text, times)) == found
