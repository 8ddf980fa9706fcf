"""Victims named in made-up claims: one entry a person."""

from __future__ import annotations

import random
from itertools import count
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.schema.bounds import Bounds
from rashomon.schema.claim import Attribute, Claim, Scope
from rashomon.schema.evidence import Evidence
from rashomon.schema.statement import Modality
from rashomon.schema.victim import NamedVictim, Sex, Victim
from rashomon.stages.reconcile.victims import name_victims

_NUMBERS = count()


def claim(document: str, *named: tuple[str, int | None], sex: Sex | None = None, **more: object) -> Claim:
    n = next(_NUMBERS)
    victims = tuple(
        NamedVictim(name, Evidence(document, 100 * n + i, 100 * n + i + len(name), name), age, sex=sex)
        for i, (name, age) in enumerate(named)
    )
    given: dict[str, Any] = {"attribute": Attribute.DEATHS, "modality": Modality.ASSERTED, **more}
    words = Evidence(document, n, n + 4, "died")
    return Claim(
        f"c{n:04}", document, bounds=Bounds(1, 1), evidence=words, claimant=None, method="t/1", named=victims, **given
    )


def told(*claims: Claim) -> tuple[Victim, ...]:
    return name_victims(claims).get(Attribute.DEATHS, ())


def test_one_person_named_in_ten_pages_is_one() -> None:
    (only,) = told(*(claim(f"d{n}", ("Ann Roe", 44)) for n in range(10)))
    assert (only.name, only.ages, len(only.documents), len(only.claims)) == ("Ann Roe", (44,), 10, 10)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Omar Hasan al-Vey", "Umar Hassan Al Vey"),
        ("Mohammed Dahl", "Muhammad Dahl"),
        ("William Stroud", "Bill Stroud"),
        ("Abdul Rahman Lund", "Abdulrahman Lund"),
        ("Ann Maria Roe", "Ann Roe"),
        ("Ann Roe", "Roe"),
        ("Ann Roe", "ANN ROE"),
        ("Zoë Lund", "Zoe Lund"),
    ],
)
def test_spellings_of_one_name_are_joined(one: str, other: str) -> None:
    (only,) = told(claim("a", (one, 30)), claim("b", (other, None)))
    assert {only.name, *only.spellings} == {one, other}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("Ann Roe", 44), ("Jonas Roe", 44)),
        (("Ann Roe", 44), ("Ann Roe", 12)),
        (("Ann Roe", None), ("Ann Lund", None)),
        (("Mila Lund", None), ("Mel Lund", None)),
    ],
)
def test_two_persons_stay_two(one: tuple[str, int | None], other: tuple[str, int | None]) -> None:
    assert len(told(claim("a", one), claim("b", other))) == 2


def test_two_whom_one_claim_names_are_two_whatever_their_names() -> None:
    assert len(told(claim("a", ("Ann Roe", None), ("Ann Rowe", None)))) == 2


def test_a_surname_that_fits_two_is_nobody_s() -> None:
    people = told(claim("a", ("Ann Roe", None)), claim("a", ("Jonas Roe", None)), claim("b", ("Roe", None)))
    assert [v.name for v in people] == ["Ann Roe", "Jonas Roe", "Roe"]


def test_ages_that_differ_by_a_year_are_both_kept() -> None:
    (only,) = told(claim("a", ("Ann Roe", 44)), claim("b", ("Ann Roe", 45)))
    assert only.ages == (44, 45)


def test_sexes_that_differ_are_of_two_people() -> None:
    people = told(claim("a", ("Kim Roe", None), sex=Sex.MALE), claim("b", ("Kim Roe", None), sex=Sex.FEMALE))
    assert sorted(v.sex or "" for v in people) == ["female", "male"]


def test_whoever_is_named_among_the_hurt_and_the_dead_has_one_name_in_both() -> None:
    people = name_victims([claim("a", ("Ann Roe", 44)), claim("b", ("Roe", None), attribute=Attribute.INJURIES)])
    assert [v.name for v in people[Attribute.INJURIES]] == ["Ann Roe"]
    assert people[Attribute.INJURIES][0].documents == ("b",)
    assert people[Attribute.DEATHS][0].documents == ("a",)


def test_other_events_and_denials_name_nobody_here() -> None:
    other = claim("a", ("Ann Roe", 44), scope=Scope.OTHER_EVENT)
    denied = claim("b", ("Jonas Lund", 44), modality=Modality.DENIED)
    assert told(other, denied) == ()


@settings(max_examples=40)
@given(
    st.lists(
        st.tuples(st.sampled_from(["Ann Roe", "Anne Roe", "Roe", "J. Lund", "Jo Lund"]), st.integers(1, 5)), max_size=8
    ),
    st.randoms(use_true_random=False),
)
def test_order_changes_nothing_and_nobody_is_lost(names: list[tuple[str, int]], shuffle: random.Random) -> None:
    claims = [claim(f"d{n}", (name, age)) for n, (name, age) in enumerate(names)]
    people = told(*claims)
    mixed = list(claims)
    shuffle.shuffle(mixed)
    assert told(*mixed) == people
    assert {c for v in people for c in v.claims} == {c.id for c in claims}
