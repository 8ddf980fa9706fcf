"""Figures that count a share of the people by their own words."""

from __future__ import annotations

import pytest
from tests.stages.reconcile.telling import Told, body

from rashomon.schema.bounds import Bounds
from rashomon.schema.claim import Attribute
from rashomon.schema.finding import Status
from rashomon.schema.victim import VictimGroup, VictimKind

SHERIFF = body("Brackwater County Sheriff's Office")
CLINIC = body("Brackwater Clinic")
INJURIES, DEATHS, CASUALTIES = Attribute.INJURIES, Attribute.DEATHS, Attribute.CASUALTIES


def figures(told: Told, attribute: Attribute) -> list[tuple[int | None, int | None]]:
    return [(p.bounds.low, p.bounds.high) for p in told.finding(attribute).positions]


def pair(first: str, second: str) -> Told:
    told = Told()
    told.page("a", first, "2021-05-01")
    told.page("b", second, "2021-05-02")
    return told


def test_the_other_three_are_the_rest_of_the_wounded() -> None:
    told = pair("Shots at fair\nFour were wounded.", "After the fair\nOne was airlifted. The other three were stable.")
    told.claim("a", INJURIES, (4, 4), None, "Four were wounded")
    told.claim("b", INJURIES, (1, 1), None, "One was airlifted")
    told.claim("b", INJURIES, (3, 3), None, "The other three were stable")
    assert figures(told, INJURIES)[-1] == (4, 4)
    assert (3, 3) not in figures(told, INJURIES)


def test_a_rest_that_is_as_many_as_another_counts_is_no_second_source() -> None:
    told = pair("Shots at fair\nOne was airlifted, the other four were treated.", "A death\nHe hurt four others.")
    told.claim("a", INJURIES, (1, 1), None, "One was airlifted")
    told.claim("a", INJURIES, (4, 4), None, "the other four were treated")
    told.claim("b", INJURIES, (4, 4), None, "hurt four others")
    assert (4, 4) in figures(told, INJURIES)
    standing = next(p for p in told.finding(INJURIES).positions if p.bounds.low == 4)
    assert standing.documents == ("b",)


def test_others_besides_the_dead_are_all_the_wounded() -> None:
    told = pair("Shots at fair\nOne died. The other four were hurt.", "Shots\nFive were wounded.")
    told.deaths("a", (1, 1), None, "One died")
    told.claim("a", INJURIES, (4, 4), None, "The other four were hurt")
    told.claim("b", INJURIES, (5, 5), None, "Five were wounded")
    assert figures(told, INJURIES) == [(4, 4), (5, 5)]


def test_a_rest_stands_where_nobody_counts_as_many() -> None:
    told = pair("Shots at fair\nOne was airlifted. The other three were stable.", "Nothing\nNo more.")
    told.claim("a", INJURIES, (1, 1), None, "One was airlifted")
    told.claim("a", INJURIES, (3, 3), None, "The other three were stable")
    assert (3, 3) in figures(told, INJURIES)
    told.claim("b", CASUALTIES, (4, 4), None, "No more")
    assert (3, 3) not in figures(told, INJURIES)


@pytest.mark.parametrize("words", ["killing two others", "two other people died", "another two are dead"])
def test_others_who_died_are_not_all_the_dead(words: str) -> None:
    told = pair("Three dead\nNo more.", f"Mill shooting\nHe took his life, {words}.")
    told.deaths("a", (3, 3), SHERIFF, "Three dead")
    told.deaths("b", (2, 2), None, words)
    assert figures(told, DEATHS) == [(3, 3)]


def test_others_stand_where_no_figure_is_higher() -> None:
    told = pair("Two dead\nNo more.", "Mill shooting\nHe killed nine others.")
    told.deaths("a", (2, 2), SHERIFF, "Two dead")
    told.deaths("b", (9, 9), CLINIC, "killed nine others")
    assert figures(told, DEATHS) == [(2, 2), (9, 9)]


def test_a_number_that_is_not_the_claim_s_own_says_nothing() -> None:
    told = pair("Three dead\nNo more.", "Mill shooting\nTwo people died after five others fled.")
    told.deaths("a", (3, 3), SHERIFF, "Three dead")
    told.deaths("b", (2, 2), CLINIC, "Two people died after five others fled")
    assert told.finding(DEATHS).status is Status.CONTESTED


def test_those_in_hospital_are_some_of_the_wounded() -> None:
    told = pair("Nine hurt\nNine people were wounded.", "Clinic\nSix people were taken in.\nFour were injured.")
    told.claim("a", INJURIES, (9, 9), SHERIFF, "Nine people were wounded")
    told.claim("b", INJURIES, (6, 6), CLINIC, "Six people were taken in")
    assert figures(told, INJURIES) == [(9, 9)]
    told.claim("b", INJURIES, (4, 4), CLINIC, "Four were injured")
    assert figures(told, INJURIES) == [(4, 4), (9, 9)]


def test_those_in_hospital_stand_where_no_other_counts_the_wounded() -> None:
    told = pair("Nine in hospital\nNine people were hospitalized.", "Clinic\nSix people were taken in.")
    told.claim("a", INJURIES, (9, 9), SHERIFF, "Nine people were hospitalized")
    told.claim("b", INJURIES, (6, 6), CLINIC, "Six people were taken in")
    assert figures(told, INJURIES) == [(6, 6), (9, 9)]


@pytest.mark.parametrize(
    ("words", "subject"), [("no officers were hurt", "no officers"), ("no one else was hurt", "no one else")]
)
def test_that_nobody_of_one_kind_was_hurt_is_no_figure_for_all(words: str, subject: str) -> None:
    told = pair("Five hurt\nNo more.", f"Mill shooting\nHe said {words}.")
    told.claim("a", INJURIES, (5, 5), SHERIFF, "Five hurt")
    told.claim("b", INJURIES, (0, 0), CLINIC, words, subject=subject)
    assert figures(told, INJURIES) == [(5, 5)]


def test_that_nobody_was_hurt_is_a_figure() -> None:
    told = pair("Five hurt\nNo more.", "Mill shooting\nHe said no one was hurt.")
    told.claim("a", INJURIES, (5, 5), SHERIFF, "Five hurt")
    told.claim("b", INJURIES, (0, 0), CLINIC, "no one was hurt", subject="no one")
    assert figures(told, INJURIES) == [(0, 0), (5, 5)]


def test_the_victims_of_a_killing_are_the_dead_alone() -> None:
    told = pair("Five shot\nTwo died, three were hurt.", "In court\nThe two victims knew him. Two people were shot.")
    told.claim("a", CASUALTIES, (5, 5), SHERIFF, "Five shot")
    told.deaths("a", (2, 2), SHERIFF, "Two died")
    told.claim("a", INJURIES, (3, 3), SHERIFF, "three were hurt")
    told.claim("b", CASUALTIES, (2, 2), CLINIC, "The two victims")
    assert figures(told, CASUALTIES) == [(5, 5)]
    told.claim("b", CASUALTIES, (2, 2), CLINIC, "Two people were shot")
    assert figures(told, CASUALTIES) == [(2, 2), (5, 5)]


def test_ages_are_no_counts() -> None:
    told = pair("Three dead\nNo more.", "Mill shooting\nHe shot Ann Roe, 34, and their 2-year-old son Bo.")
    told.deaths("a", (3, 3), SHERIFF, "Three dead")
    names = "Ann Roe, 34, and their 2-year-old son Bo"
    told.deaths("b", (2, 2), CLINIC, f"shot {names}", subject=names)
    assert figures(told, DEATHS) == [(3, 3)]


def test_the_attacker_s_victims_are_not_all_the_dead() -> None:
    told = pair("Three dead\nHe killed himself.", "Mill shooting\nHe killed two people.")
    told.deaths("a", (3, 3), SHERIFF, "Three dead")
    told.deaths("b", (2, 2), CLINIC, "killed two people", subject="two people")
    assert figures(told, DEATHS) == [(2, 2), (3, 3)]
    told.deaths("a", (1, 1), None, "killed himself", subject="himself")
    assert figures(told, DEATHS) == [(3, 3)]


def test_a_count_that_names_the_attacker_too_leaves_nobody_out() -> None:
    told = pair("Three dead\nThe gunman died.", "Mill shooting\nTwo died, the gunman among them.")
    told.deaths("a", (3, 3), SHERIFF, "Three dead")
    (of_a,) = (attackers(told, "a", "The gunman died", Bounds(1, 1)),)
    told.deaths("a", (1, 1), None, "The gunman died", subject="The gunman", groups=(of_a,))
    some = attackers(told, "b", "the gunman", Bounds(None, None))
    told.deaths("b", (2, 2), CLINIC, "Two died", subject="Two", groups=(some,))
    assert figures(told, DEATHS) == [(2, 2), (3, 3)]


def test_the_attacker_may_be_among_the_wounded() -> None:
    told = pair("Five wounded\nThe gunman is in hospital.", "In court\nHe wounded the four people.")
    told.claim("a", INJURIES, (5, 5), SHERIFF, "Five wounded")
    told.claim("b", INJURIES, (4, 4), CLINIC, "wounded the four people", subject="the four people")
    assert figures(told, INJURIES) == [(4, 4), (5, 5)]
    him = attackers(told, "a", "The gunman", Bounds(1, 1))
    told.claim("a", INJURIES, (1, 1), None, "The gunman is in hospital", subject="The gunman", groups=(him,))
    assert figures(told, INJURIES) == [(5, 5)]


def attackers(told: Told, where: str, words: str, bounds: Bounds) -> VictimGroup:
    document = next(d for d in told.documents if d.id == where)
    at = document.text.index(words)
    return VictimGroup((VictimKind.ATTACKER,), bounds, document.evidence(at, at + len(words)))
