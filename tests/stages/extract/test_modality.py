from __future__ import annotations

import pytest
from tests.stages.extract.telling import tell

from rashomon.schema.statement import Modality

CASES = [
    ("Police said two men died.", Modality.ASSERTED, None),
    ("The army said the shell may have hit a school.", Modality.POSSIBLE, "may have"),
    ("The army said it reopened the road on May 5.", Modality.ASSERTED, None),
    ("The army denied that its aircraft hit the school.", Modality.DENIED, "denied"),
    ("The army said if the school was hit, it was a mistake.", Modality.CONDITIONAL, "if"),
    ("Police said the driver allegedly fled.", Modality.REPORTED, "allegedly"),
    ("Officials could not confirm whether anyone had died.", Modality.UNCONFIRMED, "could not confirm"),
]


@pytest.mark.parametrize(("text", "modality", "words"), CASES)
def test_how_far_the_speaker_stands_behind_it(text: str, modality: Modality, words: str | None) -> None:
    statement = tell(text)[0]
    assert statement.modality is modality
    assert (statement.modality_evidence.text if statement.modality_evidence else None) == words
