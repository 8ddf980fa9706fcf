"""What sources withhold, doubt or rule out: the words that carry it, and what they are said of."""

from __future__ import annotations

import pytest
from tests.stages.extract.telling import tell

from rashomon.schema.statement import Modality

WITHHELD = [
    ("Norland officials could still not confirm those numbers.", Modality.UNCONFIRMED, "could still not confirm"),
    ("Police did not say how many people were hurt.", Modality.UNCONFIRMED, "did not say"),
    ("Police have not said what led to the shooting.", Modality.UNCONFIRMED, "have not said"),
    ("The ministry neither confirmed nor denied the strike.", Modality.UNCONFIRMED, "neither confirmed nor denied"),
    (
        "The ministry could neither confirm nor deny that soldiers had died.",
        Modality.UNCONFIRMED,
        "neither confirm nor deny",
    ),
    ("A spokesman declined to comment on the raid.", Modality.UNCONFIRMED, "declined to comment"),
    ("Norland’s army refused to confirm the deaths.", Modality.UNCONFIRMED, "refused to confirm"),
    ("Officials could not immediately verify the report.", Modality.UNCONFIRMED, "could not immediately verify"),
    ("The army has no indications that civilians were hurt.", Modality.DENIED, "no indications"),
    ("The envoy questioned whether the strike was lawful.", Modality.UNCONFIRMED, "questioned"),
    ("The mayor rejected the claim.", Modality.DENIED, "rejected"),
    ("The army denied the attack.", Modality.DENIED, "denied"),
    ("The sheriff ruled out suicide.", Modality.DENIED, "ruled out"),
    ("Detectives have not ruled out a second gunman.", Modality.POSSIBLE, "not ruled out"),
]


@pytest.mark.parametrize(("line", "modality", "words"), WITHHELD, ids=[w[0] for w in WITHHELD])
def test_withheld(line: str, modality: Modality, words: str) -> None:
    (statement,) = tell(line)
    assert statement.modality is modality
    assert statement.modality_evidence is not None
    assert statement.modality_evidence.text == words


PLAIN = [
    "The envoy questioned the timing of the strikes.",
    "The mayor rejected the plan to close the school.",
    "The rebels refused to leave the town.",
]


@pytest.mark.parametrize("line", PLAIN)
def test_a_thing_that_claims_nothing_is_neither_doubted_nor_denied(line: str) -> None:
    assert [s.modality for s in tell(line)] == [Modality.ASSERTED]


def test_the_cue_of_what_somebody_lacks_begins_with_the_verb() -> None:
    (statement,) = tell("The army has no indications that civilians were hurt.")
    assert [c.text for c in statement.cue] == ["has no indications"]
    assert [c.text for c in statement.content] == ["civilians were hurt"]
