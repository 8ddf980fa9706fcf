from __future__ import annotations

from tests.stages.extract.telling import heard, tell


def test_according_to_at_either_end_leaves_the_whole_sentence() -> None:
    told = [("Norland Red Cross", "two nurses were hurt in the shelling")]
    last = heard(tell("Two nurses were hurt in the shelling, according to the Norland Red Cross."))
    assert [(name, words.lower()) for name, words in last] == told
    assert heard(tell("According to the Norland Red Cross, two nurses were hurt in the shelling.")) == told


def test_a_headline_names_its_source_before_a_colon() -> None:
    assert heard(tell("Police: two men shot dead", title=True)) == [("Police", "two men shot dead")]


def test_a_headline_says_what_follows_its_verb() -> None:
    told = heard(tell("Air strikes may have hit troops; Norland says 62 dead", title=True))
    assert told == [("Norland", "62 dead")]


def test_a_dateline_is_no_content() -> None:
    told = heard(tell("ARLEN, May 5 (NNA) — Two men were shot dead, police said."))
    assert told == [("police", "Two men were shot dead")]


def test_a_label_before_a_colon_is_no_source() -> None:
    assert tell("Photo: a street in Arlen", title=True) == ()


def test_a_noun_of_saying_gives_its_owner_the_clause() -> None:
    told = heard(tell("The minister’s claim that the school was empty drew protests."))
    assert ("minister", "the school was empty") in told
