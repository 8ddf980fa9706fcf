"""Whose word a figure is: what a verb of saying puts forward, what it takes as known, and how far a report reaches."""

from __future__ import annotations

import pytest
from tests.stages.extract.test_claims import heard_in

from rashomon.schema.claim import Attribute

TAKEN_AS_KNOWN = [
    "Norton police are looking for a driver suspected of killing his aunt and her three sons.",
    "Norton police are continuing to investigate the shooting death of a young baker.",
    "The mayor condemned the attack that killed two nurses.",
]

PUT_FORWARD = [
    ("The coroner announced the death of a clerk.", "coroner"),
    ("The clerk advised he had shot his wife.", "clerk"),
    ("Norton police accused the man of killing two nurses.", "Norton police"),
    ("Three people were killed in the fire, according to the harbour office.", "harbour office"),
]

GOES_ON = [
    "The monitors have documented the death of seven people: four sisters, two porters and an unknown guest, "
    "stranded under rubble following a raid that left nine hurt.",
    "The monitors reported a blast in the old market near the mill, killing one clerk and injuring at least three.",
    "The monitors confirmed the two children died of burns, and the father died of a wound.",
]


@pytest.mark.parametrize("text", TAKEN_AS_KNOWN)
def test_what_a_verb_takes_as_known_is_the_documents_word(text: str) -> None:
    told = [c.claimant for c in heard_in(text) if c.attribute in (Attribute.DEATHS, Attribute.CASUALTIES)]
    assert told
    assert not any(told)


@pytest.mark.parametrize(("text", "claimant"), PUT_FORWARD)
def test_what_a_verb_puts_forward_is_the_speakers(text: str, claimant: str) -> None:
    told = [c.claimant.name for c in heard_in(text) if c.claimant]
    assert claimant in told


@pytest.mark.parametrize("text", GOES_ON)
def test_the_rest_of_a_reported_sentence_is_reported_too(text: str) -> None:
    told = [c.claimant.name if c.claimant else None for c in heard_in(text) if c.bounds]
    assert len(told) > 1
    assert set(told) == {"monitors"}


def test_a_clause_beside_the_report_is_the_documents_own() -> None:
    claims = heard_in("Police said the road was shut, and two men died later in hospital.")
    assert [c.claimant for c in claims if c.attribute is Attribute.DEATHS] == [None]
