from __future__ import annotations

import pytest
from tests.stages.extract.test_claims import claims_in

from rashomon.schema.bounds import Bounds


def untold(text: str) -> list[tuple[str, str]]:
    """The attribute and the word of amount of each claim that states no number."""
    return [
        (claim.attribute.value, claim.bounds.modifier)
        for claim in claims_in(text)
        if claim.bounds is not None and claim.bounds.low is None and claim.bounds.high is None
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Two men died and others were wounded.", [("injuries", "")]),
        ("The shells wounded many civilians.", [("injuries", "many")]),
        ("Residents were killed when the roof fell.", [("deaths", "")]),
        ("The blast caused injuries.", [("injuries", "")]),
        ("The raid resulted in injuries, the agency said.", [("injuries", "")]),
        ("The shelling went on for hours, killing people.", [("deaths", "")]),
    ],
)
def test_harm_in_the_plural_without_a_number(text: str, expected: list[tuple[str, str]]) -> None:
    assert untold(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "He suffered injuries.",
        "The victims were killed.",
        "Four guards were wounded.",
        "No residents were hurt.",
        "It is killing people.",
        "The strike hit houses and wounded horses.",
        "The blast caused injuries to four people.",
        "Both brothers were killed.",
    ],
)
def test_what_is_no_untold_number_of_people(text: str) -> None:
    assert untold(text) == []


def test_such_a_claim_has_open_ends() -> None:
    (claim,) = claims_in("Residents were killed when the roof fell.")
    assert claim.bounds == Bounds(None, None)
    assert claim.evidence.text == "Residents were killed"
