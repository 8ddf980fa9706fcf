"""People and names, for and against."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.stages.group.profiles import report, weights

from rashomon.schema.claim import Attribute
from rashomon.stages.group.cast import name_key
from rashomon.stages.group.profile import Profile
from rashomon.stages.group.who import weigh_names

FIRED = "Zenda Lancers dismiss coach\nThe Zenda Lancers dismissed coach Anna Brandl on Saturday. Brandl had won little."
FIRED_AGAIN = "Coach out\nAfter a poor year the club let Anna Brandl go. Fans had called for Brandl to leave."
OTHER = "Zenda Lancers dismiss coach\nThe Zenda Lancers dismissed coach Hugo Marr on Saturday. Marr had won little."
PASSING = f"{OTHER} {'And so it went on for a long while. ' * 6} Years ago the club had let Anna Brandl go."


def said(one: str, other: str) -> dict[str, float]:
    return weights(weigh_names(report(one), report(other)))


def test_the_same_person_foremost_speaks_for_one_event() -> None:
    told = said(FIRED, FIRED_AGAIN)
    assert told["about the same person"] > 0
    assert told["people that both name"] > 0
    assert "about other people" not in told


def test_two_people_of_whom_each_report_names_one_speak_against() -> None:
    told = said(FIRED, OTHER)
    assert told["about other people"] == pytest.approx(-0.16)
    assert "about the same person" not in told


def test_a_person_named_in_passing_does_not_make_two_events_one() -> None:
    told = said(FIRED, PASSING)
    assert told["about other people"] < 0
    assert "about the same person" not in told


def test_other_people_count_between_undated_texts_alone() -> None:
    one, other = report(FIRED, published="1957-04-06"), report(OTHER, published="1957-04-06")
    assert "about other people" not in weights(weigh_names(one, other))
    assert "about other people" in weights(weigh_names(one, report(OTHER)))


def test_the_same_names_speak_for_one_event_and_a_foremost_name_that_the_other_lacks_against() -> None:
    assert said(FIRED, FIRED)["much the same names"] == pytest.approx(0.1)
    told = said("Fire\nIn Strelsau the mill burnt.", "Fire\nIn Hentzau the mill burnt.")
    assert told == {"each about a name that the other lacks": pytest.approx(-0.03)}


def test_a_text_that_names_nobody_says_little() -> None:
    assert said("Fire\nIt burnt.", FIRED) == {}


def victim(one: Profile, *names: str) -> Profile:
    return replace(one, victims=frozenset(name_key(name) for name in names))


def test_a_victim_that_the_other_names_speaks_for_one_event_and_other_victims_against() -> None:
    one, other = victim(report(FIRED), "Brandl"), report(FIRED_AGAIN)
    assert weights(weigh_names(one, other))["same victim named"] > 0
    assert weights(weigh_names(other, one))["same victim named"] > 0
    assert weights(weigh_names(one, victim(report(OTHER), "Marr")))["other victims named"] < 0


def test_of_many_victims_two_reports_may_name_different_ones() -> None:
    one, other = victim(report(FIRED), "Brandl"), victim(report(OTHER), "Marr")
    assert "other victims named" not in weights(
        weigh_names(replace(one, tolls=frozenset({(Attribute.DEATHS, 9)})), other)
    )
