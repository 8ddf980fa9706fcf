"""Days, weekdays and months, for and against."""

from __future__ import annotations

import pytest
from tests.stages.group.profiles import report, weights

from rashomon.stages.group.when import weigh_days


def dated(one: str, other: str, *, events: bool = False) -> dict[str, float]:
    first, second = (
        report("Fire at mill", day=day) if events else report("Fire at mill", published=day) for day in (one, other)
    )
    return weights(weigh_days(first, second))


@pytest.mark.parametrize(
    ("other", "reason", "sign"),
    [
        ("1957-04-06", "same day", 1),
        ("1957-04-07", "days close together", 1),
        ("1957-04-12", "days close together", 1),
        ("1957-04-20", "days apart", -1),
        ("1959-04-06", "days apart", -1),
    ],
)
def test_days_near_each_other_speak_for_one_event(other: str, reason: str, sign: int) -> None:
    told = dated("1957-04-06", other)
    assert [*told] == [reason]
    assert told[reason] * sign > 0


def test_the_nearer_the_more() -> None:
    days = ["1957-04-06", "1957-04-09", "1957-04-13", "1957-05-06", "1958-04-01", "1959-04-06"]
    falling = [sum(dated("1957-04-06", day).values()) for day in days]
    assert falling == sorted(falling, reverse=True)
    assert len(set(falling)) == len(days)


def test_events_years_apart_are_two() -> None:
    assert sum(p.weight for p in weigh_days(report("A", day="1957-04-06"), report("B", day="1957-04-30"))) > -0.2
    assert sum(p.weight for p in weigh_days(report("A", day="1957-04-06"), report("B", day="1959-04-06"))) < -0.4


FRIDAY, MONDAY = "Fire at mill\nIt burnt on Friday.", "Fire at mill\nIt burnt on Monday."


def test_weekdays_count_between_undated_texts_alone() -> None:
    assert weights(weigh_days(report(FRIDAY), report(FRIDAY)))["same weekday"] > 0
    assert weights(weigh_days(report(FRIDAY), report(MONDAY)))["another weekday"] < 0
    both = weigh_days(report(FRIDAY, published="1957-04-06"), report(MONDAY, published="1957-04-06"))
    assert [*weights(both)] == ["same day"]


def test_months_count_between_undated_texts_and_a_day_of_a_month_always() -> None:
    may, june = "Fire at mill\nIt burnt on 3 May.", "Fire at mill\nIt burnt in June."
    assert weights(weigh_days(report(may), report(june))) == {"another month": pytest.approx(-0.05)}
    assert [*weights(weigh_days(report(may), report(may)))] == ["the same day of a month named", "same month"]
    told = weigh_days(report(may, published="1957-05-06"), report(may, published="1958-05-06"))
    assert weights(told)["the same day of a month named"] > 0


def test_the_month_of_a_dated_text_is_compared_with_the_one_that_an_undated_one_names() -> None:
    undated, elsewhere = report("Fire at mill\nIt burnt in April."), report("Fire at mill\nIt burnt in June.")
    dated = report("Fire at mill", published="1957-04-06")
    assert "same month" in weights(weigh_days(undated, dated))
    assert "another month" in weights(weigh_days(dated, elsewhere))
