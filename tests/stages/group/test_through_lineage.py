from __future__ import annotations

from tests.stages.reconcile.telling import Told, person

from rashomon.schema.claim import Attribute
from rashomon.schema.statement import Source, SourceKind, Statement

QUOTE = '"We have never seen such a thing," he said, before he left the hall.'
NAMELESS = Source("", SourceKind.PERSON, method="pronoun", candidates=("Ivo Lang", "Petra Moss"))


def told_twice() -> Told:
    told = Told()
    told.page("a", f"Row over raid\nEnvoy Ivo Lang questioned the timing.\n{QUOTE}\nHe said 12 had died.")
    told.page("b", f"Hall in uproar\nA raid was debated.\n{QUOTE}\nHe said 12 had died.")
    told.copy("a", "b", f"{QUOTE}\nHe said 12 had died.")
    return told


def in_b(told: Told) -> Statement:
    return next(s for s in told.grouped().statements if s.document == "b")


def test_a_name_that_the_copy_cut_comes_from_the_original() -> None:
    told = told_twice()
    told.say("a", "We have never seen such a thing", person("Ivo Lang", "envoy"))
    told.say("b", "We have never seen such a thing", NAMELESS)
    speaker = in_b(told).speaker
    assert speaker is not None
    assert (speaker.name, speaker.method, speaker.described, speaker.candidates) == ("Ivo Lang", "lineage", "envoy", ())
    actors = {s.speaker.actor for s in told.grouped().statements if s.speaker is not None}
    assert len(actors) == 1
    assert None not in actors


def test_a_claim_s_nameless_claimant_is_found_in_the_original_or_through_its_statement() -> None:
    told = told_twice()
    told.deaths("a", (12, 12), person("Ivo Lang"), "12 had died")
    told.deaths("b", (12, 12), NAMELESS, "12 had died")
    claim = next(c for c in told.grouped().claims if c.document == "b")
    assert claim.claimant is not None
    assert claim.claimant.name == "Ivo Lang"
    through = told_twice()
    through.say("a", "We have never seen such a thing", person("Ivo Lang"))
    said = through.say("b", "We have never seen such a thing", NAMELESS)
    through.claim("b", Attribute.DEATHS, (12, 12), NAMELESS, "12 had died", statement=said.id)
    claim = through.grouped().claims[0]
    assert claim.claimant is not None
    assert claim.claimant.name == "Ivo Lang"


def test_a_name_that_is_there_is_kept() -> None:
    told = told_twice()
    told.say("a", "We have never seen such a thing", person("Ivo Lang"))
    told.say("b", "We have never seen such a thing", person("Petra Moss"))
    speaker = in_b(told).speaker
    assert speaker is not None
    assert speaker.name == "Petra Moss"


def test_a_name_that_a_copy_s_pronoun_found_gives_way_to_the_original() -> None:
    guessed = Source("Petra Moss", SourceKind.PERSON, method="pronoun")
    told = told_twice()
    told.say("a", "We have never seen such a thing", person("Ivo Lang", "envoy"))
    told.say("b", "We have never seen such a thing", guessed)
    speaker = in_b(told).speaker
    assert speaker is not None
    assert (speaker.name, speaker.method, speaker.candidates) == ("Ivo Lang", "lineage", ("Petra Moss",))


def test_an_original_does_not_learn_its_speakers_from_its_copy() -> None:
    guessed = Source("Ivo Lang", SourceKind.PERSON, method="pronoun")
    told = told_twice()
    told.say("a", "We have never seen such a thing", guessed)
    told.say("b", "We have never seen such a thing", person("Petra Moss"))
    in_a = next(s for s in told.grouped().statements if s.document == "a").speaker
    assert in_a is not None
    assert (in_a.name, in_a.method) == ("Ivo Lang", "pronoun")


def test_without_copied_text_no_name_is_taken() -> None:
    told = told_twice()
    told.links.clear()
    told.say("a", "We have never seen such a thing", person("Ivo Lang"))
    told.say("b", "We have never seen such a thing", NAMELESS)
    assert in_b(told).speaker == NAMELESS


def test_originals_that_disagree_name_nobody() -> None:
    told = told_twice()
    told.page("c", f"Another page\n{QUOTE}\nHe said 12 had died.")
    told.copy("c", "b", QUOTE)
    told.say("a", "We have never seen such a thing", person("Ivo Lang"))
    told.say("c", "We have never seen such a thing", person("Petra Moss"))
    told.say("b", "We have never seen such a thing", NAMELESS)
    assert in_b(told).speaker == NAMELESS
