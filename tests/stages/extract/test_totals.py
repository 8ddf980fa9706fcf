"""Counts that mislead a total: round-ups, pictures in a row, persons told twice, the hit and the dead."""

from __future__ import annotations

import pytest
from tests.stages.extract.test_claims import Told, claims_in, heard_in

from rashomon.schema.claim import Claim, Scope


def told(claims: tuple[Claim, ...]) -> list[Told]:
    return [(c.attribute.value, c.bounds.low, c.bounds.high) for c in claims if c.bounds is not None]


@pytest.mark.parametrize(
    "text",
    [
        "Four people were killed in shootings across the city.",
        "At least six people were wounded in separate shootings overnight.",
        "Three men died in shootings on Saturday night.",
    ],
)
def test_a_sum_over_crimes_is_no_toll_of_one(text: str) -> None:
    assert claims_in(text)
    assert Scope.INCIDENT not in {claim.scope for claim in claims_in(text)}


@pytest.mark.parametrize(
    "text",
    [
        "Four people were killed in the shootings.",
        "Four people were killed in two shootings at the mill.",
        "Four people were killed in a shooting.",
        "One man was killed in shootings across the city.",
    ],
)
def test_crimes_that_may_be_this_incident(text: str) -> None:
    assert {claim.scope for claim in claims_in(text)} == {Scope.INCIDENT}


def test_a_toll_of_the_year_is_none_of_the_incident() -> None:
    assert told(claims_in("The shooting pushed the year's toll to 85.")) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Image 3 of 12 A woman died at the scene.", [("deaths", 1, 1)]),
        ("Ann Roe, 17, a junior at Orel High School, died on Saturday.", [("deaths", 1, 1)]),
        ("A bullet struck the girl in the left side of the chest.", []),
        ("A raid in Velm left one person dead and two others in critical condition.", [("deaths", 1, 1)]),
        ("The strike killed Ann Roe, a 45-year-old clerk and resident of Velm.", [("deaths", 1, 1)]),
        ("At least 39 people from at least five different families were killed.", [("deaths", 39, None)]),
        ("She saw about ten friends, including the boy who was killed.", [("deaths", 1, 1)]),
        ("Ann Roe, 21 of Velm was shot and killed.", [("deaths", 1, 1)]),
        ("The gunman killed a farmer and wounded one of the horses.", [("deaths", 1, 1)]),
    ],
)
def test_nobody_is_counted_twice(text: str, expected: list[Told]) -> None:
    assert [claim for claim in told(claims_in(text)) if claim[0] in ("deaths", "casualties")] == expected
    assert not [claim for claim in told(claims_in(text)) if claim[0] == "injuries" and "horses" in text]


def test_a_list_of_parts_before_the_verb_is_not_the_whole() -> None:
    claims = claims_in("At least six villagers, including a woman and a child, were killed in the raid.")
    assert claims[0].bounds is not None
    assert (claims[0].bounds.low, claims[0].part_of) == (6, None)
    assert all(c.part_of for c in claims[1:])


def test_as_many_identified_as_were_hit_are_not_all_dead() -> None:
    text = (
        "Five people were shot outside the bar, and one of them died.",
        "The victims were identified as Ann Velm, Bo Lark, Ida Moss, Rok Tarn and Uwe Hill.",
    )
    assert [claim for claim in told(claims_in(*text)) if claim[1] == 5] == [("casualties", 5, 5), ("casualties", 5, 5)]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The dead number 34, the ministry said.", [("deaths", 34, 34)]),
        ("The wounded numbered more than fifty.", [("injuries", 51, None)]),
        ("The dead, who numbered 34, were taken to Orel.", [("deaths", 34, 34)]),
        ("The dead, whether they number 34 or 36, were buried on Tuesday.", [("deaths", 34, 36)]),
        ("The dead are 34 and the wounded 50.", [("deaths", 34, 34), ("injuries", 50, 50)]),
        ("The dead now total 34 and the wounded 50.", [("deaths", 34, 34), ("injuries", 50, 50)]),
        ("The missing were said to number about 40.", [("missing", 40, 40)]),
        ("The injured, numbering around 120, were taken to Orel.", [("injuries", 120, 120)]),
        ("Those killed numbered twelve.", [("deaths", 12, 12)]),
        ("Deaths number in the hundreds.", [("deaths", 200, None)]),
        ("The number of wounded is 60.", [("injuries", 60, 60)]),
        ("The number of people killed in the raid rose to 60.", [("deaths", 60, 60)]),
        ("Residents put the number of dead at 40.", [("deaths", 40, 40)]),
        ("The number of wounded soldiers reached 14.", [("injuries", 14, 14)]),
        ("The number of casualties has not been released.", []),
        ("The dead, who lived at number 34, were a couple.", []),
        ("The protesters numbered 34.", []),
        ("The number of dead trees rose to 40.", []),
        ("The dead outnumber the wounded.", []),
    ],
)
def test_tolls_told_by_a_verb_of_number(sentence: str, expected: list[tuple[str, int | None, int | None]]) -> None:
    assert told(claims_in(sentence)) == expected


def test_two_figures_for_the_same_dead_have_a_claimant_each() -> None:
    sentence = (
        "The dead, whether they number 34, as the Orlan Health Board says, or 47, as the Tarn Monitor says, "
        "are left waiting."
    )
    found = [(c.bounds and c.bounds.low, c.claimant and c.claimant.name) for c in heard_in(sentence)]
    assert found == [(34, "Orlan Health Board"), (47, "Tarn Monitor")]
