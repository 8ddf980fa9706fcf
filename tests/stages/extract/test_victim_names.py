"""The victims whom a count names, in sentences of our own about nobody."""

from __future__ import annotations

import pytest
from tests.stages.extract.test_claims import claims_in, heard_in

from rashomon.schema.claim import Claim

Named = tuple[str, int | None, str | None]


def named(claim: Claim) -> list[Named]:
    return [(v.name, v.age, v.sex.value if v.sex else None) for v in claim.named]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Ann Roe, 44, and her son Jonas, 6, were killed.", [("Ann Roe", 44, None), ("Jonas", 6, "male")]),
        ("Two people, Ann Roe, 44, and Tom Lane, 12, were killed.", [("Ann Roe", 44, None), ("Tom Lane", 12, None)]),
        (
            "Two journalists, Jonas Vey and Petra Holm, were killed.",
            [("Jonas Vey", None, None), ("Petra Holm", None, None)],
        ),
        ("Mrs Dina Marsh, 36, died at the scene.", [("Dina Marsh", 36, "female")]),
        ("Mila Stroud, a 9-year-old girl, died.", [("Mila Stroud", 9, "female")]),
        ("Police said the dead man was 34-year-old Ilan Frost.", [("Ilan Frost", 34, None)]),
        (
            "The victims were identified as Ann Roe, 44, Karl Lind, 31, and Mila Stroud, 9.",
            [("Ann Roe", 44, None), ("Karl Lind", 31, None), ("Mila Stroud", 9, None)],
        ),
        (
            "Killed were Anna Marsh, 30; Joel Pike, 24; and 7-year-old Sam Pike.",
            [("Anna Marsh", 30, None), ("Joel Pike", 24, None), ("Sam Pike", 7, None)],
        ),
        ("The blast killed Capt. Joel Pike.", [("Joel Pike", None, None)]),
        ("Two people were killed in Tarn.", []),
    ],
)
def test_names_ages_and_sexes_as_the_words_tell_them(sentence: str, expected: list[Named]) -> None:
    assert named(claims_in(sentence)[0]) == expected


def test_a_name_alone_tells_no_sex() -> None:
    assert named(claims_in("Maria Lind was killed.")[0]) == [("Maria Lind", None, None)]


def test_months_are_no_years() -> None:
    (claim,) = claims_in("Lina Stroud, eight months old, was killed.")
    assert [v.age for v in claim.named] == [0]


@pytest.mark.parametrize(
    "sentence",
    [
        "The raid killed a guard, Mayor Ann Roe said.",
        "The Marsh family lost its home, and five people were killed.",
        "Five members of the Marsh family were killed.",
    ],
)
def test_speakers_and_families_are_no_victims(sentence: str) -> None:
    assert all(not claim.named for claim in heard_in(sentence))


def test_no_more_names_are_taken_than_are_counted() -> None:
    (claim,) = claims_in("One man was killed, Ann Roe and Tom Lane told a rally.")
    assert named(claim) == []
