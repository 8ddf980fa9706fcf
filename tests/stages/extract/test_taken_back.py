"""Figures that are told as taken back or wrong are nobody's assertion; other things may be withdrawn."""

from __future__ import annotations

import pytest
from tests.stages.extract.telling import tell
from tests.stages.extract.test_claims import heard_in

from rashomon.language.taking_back import takes_back
from rashomon.schema.claim import Claim
from rashomon.schema.statement import Modality


def one(text: str) -> Claim:
    (claim,) = [claim for claim in heard_in("A blast hit the market in Velden on Monday.", text) if claim.bounds]
    return claim


TAKEN = [
    ("The Coast Herald has retracted its report that 120 people died in the blast.", "Coast Herald", 120),
    ("The Coast Herald retracted a story which said 120 people had died.", "Coast Herald", 120),
    ("Radio Velden has withdrawn its report of 120 deaths.", "Radio Velden", 120),
    ("The Velden Daily has withdrawn a report claiming 120 deaths.", "Velden Daily", 120),
    ("The ministry withdrew its claim of 34 dead.", "ministry", 34),
    ("The agency took back its earlier figure of 34 dead on Tuesday.", "agency", 34),
    ("The governor's office walked back its statement that nine people were killed.", "governor's office", 9),
    ("The ministry disowned its earlier toll of 34.", "ministry", 34),
    ("The report that 120 people died was withdrawn by the Coast Herald.", "Coast Herald", 120),
    ("The ministry's claim that 34 people were killed has been retracted.", "ministry", 34),
    ("After retracting its claim of 34 dead, the ministry fell silent.", "ministry", 34),
    ("The Coast Herald, which had reported 120 dead, has withdrawn the report.", "Coast Herald", 120),
    ("The hospital said its earlier count of 12 dead was wrong.", "hospital", 12),
    ("The hospital said it had wrongly reported 12 dead.", "hospital", 12),
    ("The Monitor apologised for its erroneous report that 120 people had died.", "Monitor", 120),
]


@pytest.mark.parametrize(("text", "who", "many"), TAKEN)
def test_a_figure_is_taken_back_by_its_claimant(text: str, who: str, many: int) -> None:
    claim = one(text)
    assert claim.claimant is not None
    assert claim.bounds is not None
    assert (claim.claimant.name, claim.bounds.low, claim.modality) == (who, many, Modality.DENIED)
    assert claim.modality_evidence is not None
    assert takes_back(claim.modality_evidence.text)


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("The army said the ministry's claim of 34 dead was false.", "army"),
        ("The army said the report of 34 dead was false.", "army"),
        ("The ministry's claim that 34 people died was false.", None),
        ("The army made a false claim that 34 people died.", None),
        ("The Coast Herald wrongly reported that 34 people had died.", None),
    ],
)
def test_what_another_calls_wrong_is_denied_by_that_one(text: str, who: str | None) -> None:
    claim = one(text)
    assert (claim.claimant.name if claim.claimant else None, claim.modality) == (who, Modality.DENIED)
    assert claim.modality_evidence is not None
    assert not takes_back(claim.modality_evidence.text)


@pytest.mark.parametrize(
    "text",
    [
        "The ministry withdrew its troops after 34 people died.",
        "The surgeon retracted the blade after 12 people were wounded.",
        "The ministry revised its guidelines after 34 people were killed.",
        "The ministry withdrew its ambassador, saying 34 people were killed.",
        "The ministry retracted its report on the raid that killed 34 people.",
        "The army corrected its course after a blast that killed 34 people.",
        "The army took back the town after 34 people were killed.",
        "The report was withdrawn after 34 people died.",
        "The court withdrew the case against the man who killed 34 people.",
        "The ministry did not withdraw its claim of 34 dead.",
        "The ministry would not withdraw its claim that 34 people died.",
        "The ministry refused to retract its claim that 34 people died.",
        "The opposition urged the ministry to withdraw its claim of 34 dead.",
        "If the ministry retracts its claim of 34 dead, we will say so.",
        "The ministry's claim that 34 people died was not wrong.",
        "Police corrected the number of dead to six.",
        "Police mistakenly killed 12 people.",
        "The mistaken attack killed 34 people.",
        "The number of dead is 34, and the story was wrong.",
    ],
)
def test_other_things_are_withdrawn_and_the_figure_stands(text: str) -> None:
    assert one(text).modality is Modality.ASSERTED


def test_a_figure_beside_the_one_taken_back_stands() -> None:
    claims = heard_in("The Coast Herald retracted its report that 120 people died; 12 people died.")
    assert [(c.bounds.low, c.modality.value) for c in claims if c.bounds] == [(120, "denied"), (12, "asserted")]


def test_the_statement_that_is_taken_back_is_denied() -> None:
    (said,) = tell("The Coast Herald has retracted its report that 120 people died in the blast.")
    assert (said.modality, said.modality_evidence and said.modality_evidence.text) == (
        Modality.DENIED,
        "has retracted",
    )


@pytest.mark.parametrize(
    ("text", "who", "many"),
    [
        ("The health ministry has revised its count of the dead to 41 from 44.", "health ministry", 41),
        ("The health ministry has revised the death toll to 41, from 44.", "health ministry", 41),
        ("The monitor lowered the death toll from 44 to 41.", "monitor", 41),
        ("The ministry raised its death toll to 44.", "ministry", 44),
        ("Bombs left many dead. The monitor has revised its count to 41 (from 44).", "monitor", 41),
        ("Bombs left many dead. The governor lowered his earlier figure to 41.", "governor", 41),
    ],
)
def test_a_revised_figure_is_his_who_revises_it(text: str, who: str, many: int) -> None:
    claim = next(c for c in reversed(heard_in(text)) if c.bounds and c.bounds.low == many)
    assert (claim.claimant and claim.claimant.name, claim.modality) == (who, Modality.ASSERTED)


@pytest.mark.parametrize(
    "text",
    [
        "Bombs left many dead. The ministry lowered its vote count to 41.",
        "Bombs left many dead. The ministry lowered its count to 41 votes.",
        "The ministry revised its estimate to 41.",
        "The death of two guards raised the number of guards to 41.",
    ],
)
def test_other_counts_are_revised(text: str) -> None:
    assert 41 not in {claim.bounds.low for claim in heard_in(text) if claim.bounds}
