from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.language.persons import Person, differ, person_told, surely_one


def told(subject: str, words: str = "") -> Person:
    return person_told(subject, words or f"{subject} died")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("A 5-year-old boy", "the child"),
        ("Ann Velm", "she"),
        ("Velm", "Ann Velm"),
        ("a seven-year-old girl", "a 7-year-old girl"),
        ("the suspect", "he"),
        ("an Orel County teen", "Bo Lark, 15"),
        ("his wife", "the woman"),
        ("", "nobody in particular"),
    ],
)
def test_two_tellings_that_may_be_one(one: str, other: str) -> None:
    assert not differ(told(one), told(other))
    assert not differ(told(other), told(one))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("a man", "a woman"),
        ("a man", "another man"),
        ("a toddler", "her mother"),
        ("Ann Velm", "Ida Velm"),
        ("Ann Velm", "Rok"),
        ("a boy, 14", "a boy, 16"),
        ("the suspect", "the deputy"),
    ],
)
def test_two_tellings_that_cannot_be_one(one: str, other: str) -> None:
    assert differ(told(one), told(other))


def test_an_age_beside_the_name_is_the_persons_and_one_further_on_is_not() -> None:
    assert told("Ann Velm", "Ann Velm, 44, died").years == (44, 44)
    assert told("Mother", "Mother hurt by 4-year-old son at a farm near Norton").years == (16, 130)


def test_a_name_or_an_age_makes_two_one() -> None:
    assert surely_one(told("Velm"), told("Ann Velm"))
    assert surely_one(told("a 6-year-old girl"), told("a six-year-old"))
    assert not surely_one(told("Velm"), told("Ann Velm Rok"))
    assert not surely_one(told("the man"), told("he"))


@given(st.text(max_size=60), st.text(max_size=60))
@settings(deadline=None)
def test_any_words_tell_somebody_who_is_no_other_than_himself(subject: str, words: str) -> None:
    person = person_told(subject, words)
    assert person.further or not differ(person, person)
