"""Who is named by surname alone in a copied passage, and who had introduced them."""

from __future__ import annotations

import pytest

from rashomon.schema.evidence import Span
from rashomon.stages.compare.antecedent import introduced, surnames


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The fire was out by noon, Tollis said on Tuesday.", ["Tollis"]),
        ("But later on Tollis closed the quay, and then Brandt told reporters so.", ["Brandt", "Tollis"]),
        ("The Harbour said it was closed.", []),
        ("Monday said nothing. Iran said it would reply.", []),
    ],
)
def test_surnames_stand_alone_before_verbs(text: str, found: list[str]) -> None:
    assert surnames(text, [Span(0, len(text))]) == found


def test_a_town_is_nobody_to_introduce() -> None:
    text = "The Arvo Port Authority closed the quay. Port officials blamed the crew."
    assert introduced(text, surnames(text, [Span(0, len(text))])) == {}


@pytest.mark.parametrize(
    "text",
    [
        "Ines Tollis was there. Later Tollis denied it.",  # she speaks
        "Colonel Vell Tollis was there.",
        "Maria Tollis was there.",
        "Vell Tollis, 41, was there.",
        "Vell Tollis, the governor, was there.",
    ],
)
def test_a_person_is_introduced(text: str) -> None:
    assert list(introduced(text, ["Tollis"])) == ["Tollis"]


@pytest.mark.parametrize(
    "text",
    [
        "Old Tollis was hit.",
        "Vell Tollis was hit.",
        "Vell Tollis, a fishing town, was hit.",
        "Maria Tollis Bridge was hit.",
        "Colonel Tollis was there.",
    ],
)
def test_what_may_be_no_person_is_not(text: str) -> None:
    assert introduced(text, ["Tollis"]) == {}
