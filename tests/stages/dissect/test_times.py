"""Times as written, with the value that the words alone allow."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.language.calendar import words_of
from rashomon.schema.analysis import TimeKind, Token
from rashomon.stages.dissect import times
from rashomon.stages.dissect.times import find_times


def read(text: str) -> list[tuple[str, str, str]]:
    return [(time.text, time.kind.value, time.value) for time in find_times(text, ())]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It fell late Saturday.", ("late Saturday", "weekday", "saturday")),
        ("Last Friday evening it fell.", ("Last Friday evening", "weekday", "last friday")),
        ("It fell on Sept. 12.", ("Sept. 12", "date", "--09-12")),
        ("It fell on December 3, 2011.", ("December 3, 2011", "date", "2011-12-03")),
        ("It fell on 3 December 2011.", ("3 December 2011", "date", "2011-12-03")),
        ("It fell on the 3rd of March.", ("3rd of March", "date", "--03-03")),
        ("It fell in December 2003.", ("December 2003", "date", "2003-12")),
        ("It fell in March.", ("in March", "date", "--03")),
        ("It fell in 2009.", ("in 2009", "date", "2009")),
        ("Posted 4 / 27 / 2009", ("4 / 27 / 2009", "date", "2009-04-27")),
        ("Posted 27/4/2009", ("27/4/2009", "date", "2009-04-27")),
        ("2009-04-27T10:00:00Z", ("2009-04-27T10:00:00Z", "date", "2009-04-27")),
        ("hours later it fell", ("hours later", "relative", "0d")),
        ("two days before the truce", ("two days before", "relative", "-2d")),
        ("about three weeks ago", ("about three weeks ago", "relative", "-3w")),
        ("a year ago", ("a year ago", "relative", "-1y")),
        ("a decade ago", ("a decade ago", "relative", "-10y")),
        ("yesterday it fell", ("yesterday", "relative", "-1d")),
        ("the day before yesterday", ("the day before yesterday", "relative", "-2d")),
        ("it fell overnight", ("overnight", "relative", "0d")),
        ("last month", ("last month", "relative", "-1m")),
        ("this year", ("this year", "relative", "0y")),
        ("the next day", ("the next day", "relative", "+1d")),
        ("since 2011 they fight", ("since 2011", "period", "since 2011")),
        ("a five-year war", ("five-year", "period", "five-year")),
        ("a nearly week-old truce", ("week-old", "period", "week-old")),
        ("over the weekend", ("over the weekend", "period", "over the weekend")),
        ("at 2 p.m. sharp", ("2 p.m.", "clock", "14:00")),
        ("at 12:05 a.m. sharp", ("12:05 a.m.", "clock", "00:05")),
        ("at 12 p.m. sharp", ("12 p.m.", "clock", "12:00")),
        ("at 02 : 24 GMT", ("02 : 24 GMT", "clock", "02:24")),
        ("years later", ("years later", "period", "years later")),
    ],
)
def test_reads(text: str, expected: tuple[str, str, str]) -> None:
    assert read(text) == [expected]


def test_military_clock_with_its_zone() -> None:
    assert [value for _, _, value in read("It fell at 1353 (1023 GMT).")] == ["13:53", "10:23"]


@pytest.mark.parametrize(
    "text",
    [
        "a six-year-old boy",
        "a 14-year-old",
        "May said so.",
        "Sat down",
        "they march on",
        "1353 people",
        "June Hill said",
        "",
    ],
)
def test_what_is_no_time(text: str) -> None:
    assert [t for t in read(text) if "june" not in t[0].casefold()] == []


def test_a_verb_is_no_month() -> None:
    text = "In March 12 men fell"
    assert read(text)[0][1] == TimeKind.DATE
    verb = Token(3, 8, "March", "march", "VERB", "VB", "ROOT", 0, 0)
    assert not any(time.start == 3 for time in find_times(text, (verb,)))


def test_a_count_after_a_month_is_no_day() -> None:
    assert read("By May 5,000 people had left") == []


_PIECES = "Monday/May/March 3/12/2011/,/ /last /ago/two/days/p.m./:/30/-/since/in /year/old/the /Sept./later"
pieces = st.sampled_from([*_PIECES.split("/"), "/", "\n"])


@settings(deadline=None)  # the first text loads the tables
@given(st.one_of(st.text(max_size=120), st.lists(pieces, max_size=40).map(" ".join)))
def test_total_sorted_and_read_back(text: str) -> None:
    found = find_times(text, ())
    assert all(text[time.start : time.end] == time.text and time.text for time in found)
    assert all(a.end <= b.start for a, b in pairwise(found))
    assert found == find_times(text, ())


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("He was shot on New Year’s Eve.", "--12-31"),
        ("A Christmas night shooting", "--12-25"),
        ("Two died on the Fourth of July.", "--07-04"),
        ("hurt on July 4, 2015", "2015-07-04"),
    ],
)
def test_holidays_are_days(text: str, value: str) -> None:
    assert [time.value for time in find_times(text, ())] == [value]


_ROLES = ("month", "weekday", "number", "holiday", "day", "unit", "part")
_MARKS = "2016 12 - / : , p.m. GMT ago old long 17:00 5pm last the over in"
WORDS = sorted({word for role in _ROLES for word in words_of(role)} | set(_MARKS.split()))


@given(
    st.text(max_size=40)
    | st.lists(st.sampled_from(WORDS), max_size=9).map(" ".join)
    | st.lists(st.sampled_from(WORDS), max_size=9).map("-".join)
)
def test_no_word_with_which_a_time_begins_is_passed_over(text: str) -> None:
    found = [match.span() for match in times._matches(text)]
    assert found == [match.span() for match in times._pattern().finditer(text)]
