"""What kind of mouth each source is: one mention a line."""

from __future__ import annotations

import pytest
from tests.stages.extract.telling import tell

MENTIONS = [
    ("person", "Dana Orr"),
    ("person", "Mayor Dana Orr"),
    ("person", "Col. Piet Vale"),
    ("person", "Ruth Lane, the governor,"),
    ("person", "Mr. John Holt"),
    ("person", "the actor Peter Brandt"),
    ("role", "a senior defence official"),
    ("role", "the police chief"),
    ("role", "an army commander"),
    ("role", "the mayor"),
    ("role", "a hospital director"),
    ("role", "a UN envoy"),
    ("role", "a diplomat"),
    ("role", "a doctor"),
    ("role", "the pilot"),
    ("role", "a lawyer for the family"),
    ("role", "an analyst"),
    ("role", "a local journalist"),
    ("role", "the imam"),
    ("role", "a security guard"),
    ("role", "a nurse"),
    ("role", "a spokeswoman for the ministry"),
    ("role", "a rebel commander"),
    ("role", "a rescue worker"),
    ("role", "a government official"),
    ("role", "two officials"),
    ("role", "a teacher"),
    ("institution", "the defence ministry"),
    ("institution", "the Norton Police Department"),
    ("institution", "police"),
    ("institution", "the army"),
    ("institution", "the Orlan Rights Group"),
    ("institution", "the United Nations"),
    ("institution", "the Red Cross"),
    ("institution", "the hospital"),
    ("institution", "Amnesty International"),
    ("institution", "the coalition"),
    ("institution", "the militant group"),
    ("institution", "NATO"),
    ("institution", "the White House"),
    ("institution", "the Pentagon"),
    ("institution", "the company"),
    ("institution", "the court"),
    ("institution", "the World Health Organization"),
    ("institution", "the fire service"),
    ("institution", "the coast guard"),
    ("institution", "the opposition"),
    ("state", "Russia"),
    ("state", "France"),
    ("state", "the United States"),
    ("state", "Moscow"),
    ("state", "Washington"),
    ("state", "Syria"),
    ("state", "Tehran"),
    ("state", "Israel"),
    ("media", "state television"),
    ("media", "Reuters"),
    ("media", "the BBC"),
    ("media", "Al Jazeera"),
    ("media", "CNN"),
    ("media", "local media"),
    ("media", "the Orlan Times"),
    ("media", "state news agency SANA"),
    ("media", "the newspaper"),
    ("media", "the Associated Press"),
    ("media", "the New York Times"),
    ("media", "Interfax"),
    ("document", "the report"),
    ("document", "a statement"),
    ("document", "the indictment"),
    ("document", "a study"),
    ("document", "court documents"),
    ("document", "the letter"),
    ("document", "a police report"),
    ("document", "the survey"),
    ("document", "an autopsy"),
    ("crowd", "witnesses"),
    ("crowd", "residents"),
    ("crowd", "survivors"),
    ("crowd", "local people"),
    ("crowd", "relatives"),
    ("crowd", "neighbours"),
    ("crowd", "villagers"),
    ("crowd", "protesters"),
    ("crowd", "a witness"),
    ("crowd", "a resident"),
    ("unnamed", "a source"),
    ("unnamed", "sources"),
    ("unnamed", "someone"),
    ("unnamed", "an anonymous caller"),
    ("unnamed", "some"),
    ("unnamed", "many"),
    ("person", "the army spokesman Peter Brandt"),
    ("unnamed", "reports"),
    ("unnamed", "rumours"),
    ("unnamed", "local media reports"),
]

NOBODY = [
    "It was claimed that the road was shut.",
    "It is believed that the road was shut.",
    "The road is said to be shut.",
    "It has been alleged that 12 people died.",
    "Twelve people are feared dead.",
]


@pytest.mark.parametrize(("kind", "mention"), MENTIONS, ids=[m[1] for m in MENTIONS])
def test_the_kind_of_mouth(kind: str, mention: str) -> None:
    sentence = f"{mention[0].upper()}{mention[1:]} said on Monday that the road was shut."
    (speaker,) = {s.speaker for s in tell(sentence) if "road" in s.content[0].text}
    assert speaker is not None
    assert speaker.kind == kind


@pytest.mark.parametrize("sentence", NOBODY)
def test_what_nobody_says_has_no_speaker(sentence: str) -> None:
    (statement,) = tell(sentence)
    assert statement.speaker is None
