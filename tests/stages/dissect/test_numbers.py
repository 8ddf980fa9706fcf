from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.schema.analysis import Number, NumberSense
from rashomon.stages.dissect.numbers import find_numbers

BOUNDS = [
    ("62 miners", 62, 62),
    ("26, 000 villagers", 26000, 26000),
    ("3,037 villagers", 3037, 3037),
    ("twenty-one sailors", 21, 21),
    ("a hundred and five sailors", 105, 105),
    ("two hundred thousand voters", 200000, 200000),
    ("2.5 million voters", 2500000, 2500000),
    ("a half-dozen trucks", 6, 6),
    ("half a dozen trucks", 6, 6),
    ("a dozen trucks", 12, 12),
    ("two dozen trucks", 24, 24),
    ("dozens of trucks", 24, None),
    ("scores of trucks", 40, None),
    ("hundreds of trucks", 200, None),
    ("tens of thousands of trucks", 20000, None),
    ("hundreds of thousands of trucks", 200000, None),
    ("several trucks", 3, None),
    ("several hundred trucks", 300, None),
    ("a few trucks", 3, None),
    ("a number of trucks", 3, None),
    ("a handful of trucks", 3, None),
    ("a couple of trucks", 2, 2),
    ("a couple of dozen trucks", 24, 24),
    ("a trio of gunmen", 3, 3),
    ("no trucks", 0, 0),
    ("no one", 0, 0),
    ("at least 62 trucks", 62, None),
    ("at least another 12 trucks", 12, None),
    ("more than a dozen trucks", 13, None),
    ("over 29 trucks", 30, None),
    ("up to 83 trucks", None, 83),
    ("as many as 83 trucks", None, 83),
    ("fewer than 20 trucks", None, 19),
    ("no more than 20 trucks", None, 20),
    ("between 12 and 24 trucks", 12, 24),
    ("12-24 trucks", 12, 24),
    ("10 to 15 trucks", 10, 15),
    ("one or two trucks", 1, 2),
    ("20 or more trucks", 20, None),
    ("about 200 trucks", 200, 200),
    ("nearly 32 trucks", 32, 32),
]

SENSES = [
    ("a 6-year-old girl", NumberSense.AGE),
    ("Dana Vey, 6, ran", NumberSense.AGE),
    ("Dana Vey, 6, and Bo Orel, 7 were there", NumberSense.AGE),
    ("In Velm, 12 were hurt", NumberSense.COUNT),
    ("Teen killed - WXYZ 41 Velm News", NumberSense.IDENTIFIER),
    ("As fights broke out in East Velm, 46, among them two boys, were held", NumberSense.COUNT),
    ("Tuesday, 46 were held", NumberSense.COUNT),
    ("a boy of six", NumberSense.AGE),
    ("a woman aged 44", NumberSense.AGE),
    ("an 8 - year - old girl", NumberSense.AGE),
    ("in 2014 it began", NumberSense.YEAR),
    ("on Sept. 12 it began", NumberSense.DATE),
    ("on 12 September", NumberSense.DATE),
    ("at 6:53 p.m.", NumberSense.CLOCK),
    ("at 1353 GMT", NumberSense.CLOCK),
    ("for two days", NumberSense.DURATION),
    ("the five-year war", NumberSense.DURATION),
    ("about 30 miles away", NumberSense.DISTANCE),
    ("a 500-pound bomb", NumberSense.MEASURE),
    ("a magnitude 5 quake", NumberSense.MEASURE),
    ("a quake of 6.1", NumberSense.MEASURE),
    ("a $ 35,000 reward", NumberSense.MONEY),
    ("54 million dollars", NumberSense.MONEY),
    ("30 percent of them", NumberSense.PERCENT),
    ("two-thirds of them", NumberSense.FRACTION),
    ("the 20th time", NumberSense.ORDINAL),
    ("an F-16 flew", NumberSense.IDENTIFIER),
    ("Highway 214 was shut", NumberSense.IDENTIFIER),
    ("near 305 E. Main St.", NumberSense.IDENTIFIER),
    ("call 800-555-3855 now", NumberSense.IDENTIFIER),
    ("a 3-0 win", NumberSense.SCORE),
]


def only(text: str) -> Number:
    (number,) = find_numbers(text, ())
    return number


@pytest.mark.parametrize(("text", "low", "high"), BOUNDS)
def test_bounds(text: str, low: int | None, high: int | None) -> None:
    number = only(text)
    assert (number.bounds.low, number.bounds.high, number.sense) == (low, high, NumberSense.COUNT)


@pytest.mark.parametrize(("text", "sense"), SENSES)
def test_sense(text: str, sense: NumberSense) -> None:
    assert find_numbers(text, ())[0].sense is sense


def test_the_core_leaves_the_modifier_out() -> None:
    text = "He saw at least twenty-one men."
    number = only(text)
    assert number.text == "at least twenty-one"
    assert text[number.core_start : number.core_end] == "twenty-one"
    assert number.bounds.modifier == "at least"


def test_a_day_of_the_month_is_not_joined_to_the_count_after_it() -> None:
    day, count = find_numbers("On Nov. 12, 300 people fled.", ())
    assert (day.sense, count.bounds.low) == (NumberSense.DATE, 300)


def test_a_rise_is_no_range() -> None:
    assert [n.bounds.low for n in find_numbers("rose from 3 to 10", ())] == [3, 10]


@given(st.text(max_size=200) | st.lists(st.sampled_from([b[0] for b in BOUNDS] + [s[0] for s in SENSES])).map(" ".join))
def test_any_text_reads_back_in_order(text: str) -> None:
    numbers = find_numbers(text, ())
    assert numbers == find_numbers(text, ())
    at = 0
    for number in numbers:
        assert text[number.start : number.end] == number.text
        assert at <= number.start <= number.core_start < number.core_end <= number.end
        at = number.end


def test_two_numbers_never_share_a_modifier() -> None:
    first, second = find_numbers("1 at least 2", ())
    assert first.end <= second.start
