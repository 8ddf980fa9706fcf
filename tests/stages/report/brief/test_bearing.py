"""How far what somebody says bears on the incident."""

from __future__ import annotations

from tests.stages.reconcile.telling import Told, body, person
from tests.stages.report.brief.briefed import briefed

from rashomon.stages.report.brief.bearing import Bearing

CHIEF, WATCH, PORT = person("Ann Roe", "Velden Police Chief"), body("Rights Watch of Velden"), body("Port Authority")


def _told(*said: str) -> Told:
    """Two mouths say something each beside a claim in a sentence on a ropewalk."""
    told = Told()
    text = "\n".join(f"“{words}” they said." for words in said)
    told.page("a", f"Fire in Velden\nIt was night. Three people died at the ropewalk. It was dry.\n{text}")
    told.deaths("a", (3, 3), CHIEF, "Three people died")
    for words, who in zip(said, (WATCH, PORT), strict=False):
        told.say("a", words, who)
    return told


def test_words_of_the_field_and_of_the_claims_sentences_count_once() -> None:
    bearing = Bearing(frozenset({"ropewalk"}))
    assert bearing.of("The ropewalk fire: a fire, a ropewalk") == 2
    assert bearing.of("Of all the parties, none will win in autumn") == 0


def test_what_tells_of_the_incident_is_quoted() -> None:
    assert "Rights Watch of Velden said: “The ropewalk was locked when the fire broke out.”" in briefed(
        _told("The ropewalk was locked when the fire broke out.")
    )


def test_what_was_said_of_other_matters_is_not_quoted_but_its_speaker_is_named() -> None:
    found = briefed(_told("It was dry and windy for the whole autumn."))
    assert not any("autumn" in sentence for sentence in found)
    assert "Also quoted: Rights Watch of Velden." in found


def test_who_says_most_of_the_incident_comes_first() -> None:
    found = briefed(_told("Someone spoke of fire at the ropewalk.", "The ropewalk was on fire when victims died."))
    said = [sentence.split(" said: ")[0] for sentence in found if " said: " in sentence]
    assert said == ["The Port Authority", "Rights Watch of Velden"]
