from __future__ import annotations

import pytest
from tests.stages.extract.telling import tell

from rashomon.schema.statement import SourceKind


def speaker_of(words: str, *lines: str) -> str | None:
    """The speaker of the statement whose content begins with `words`."""
    for statement in tell(*lines):
        if statement.content[0].text.startswith(words):
            return statement.speaker.name if statement.speaker is not None else None
    raise AssertionError(f"no statement begins with {words!r}")


NAMES = [
    ("surname", "the bridge", "Mayor Anna Holt visited.", "Holt said the bridge would reopen."),
    ("courtesy title", "the bridge", "Anna Holt is the mayor.", "Ms. Holt said the bridge would reopen."),
]


@pytest.mark.parametrize(("why", "words", "first", "second"), NAMES, ids=[n[0] for n in NAMES])
def test_a_surname_gets_the_full_name(why: str, words: str, first: str, second: str) -> None:
    assert speaker_of(words, first, second) == "Anna Holt"


def test_office_beside_the_name_is_described() -> None:
    (statement,) = tell("Norland’s envoy to the council, Anna Holt, said the raid broke the truce.")
    assert statement.speaker is not None
    assert statement.speaker.name == "Anna Holt"
    assert "envoy" in statement.speaker.described
    assert statement.speaker.kind is SourceKind.PERSON


def test_a_pronoun_goes_back_to_the_last_speaker_it_agrees_with() -> None:
    lines = (
        "Interior minister Anna Holt said two soldiers were wounded.",
        "General Mark Reed said the raid was lawful.",
        "She said the wounded were flown out.",
    )
    assert speaker_of("the wounded", *lines) == "Anna Holt"


def test_he_is_nobody_where_no_person_came_before() -> None:
    lines = (
        "Norland called for a meeting of the council.",
        "“I have never seen such a thing,” he said before Mark Reed arrived.",
    )
    (statement,) = [s for s in tell(*lines) if s.content[0].text.startswith("I have never")]
    assert statement.speaker is not None
    assert statement.speaker.name == ""
    assert statement.speaker.method == "unresolved"


def test_the_statement_speaks_for_who_issued_it() -> None:
    lines = (
        "“Our aircraft struck a depot,” the Norland Defence Ministry said in a statement.",
        "“No civilians were near,” the statement said.",
    )
    assert speaker_of("No civilians", *lines) == "Norland Defence Ministry"


def test_another_army_with_an_article_is_not_the_army_before() -> None:
    lines = ("The Norland military said it hit a depot.", "The Sudland military said 40 soldiers were killed.")
    assert speaker_of("40 soldiers", *lines) == "Sudland military"


def test_those_who_speak_together_keep_both_names() -> None:
    assert speaker_of("the strike", "France and Spain said the strike broke the truce.") == "France and Spain"


def test_a_relay_is_not_the_speaker() -> None:
    outer, statement = tell("The Norland military said 40 soldiers were killed, according to state media.")
    assert outer.speaker is not None
    assert (outer.speaker.name, outer.content[0].text) == (
        "state media",
        "The Norland military said 40 soldiers were killed",
    )
    assert statement.inside == outer.id
    assert statement.speaker is not None
    assert statement.speaker.name == "Norland military"
    assert [source.name for source in statement.via] == ["state media"]
    assert statement.content[0].text == "40 soldiers were killed"


def test_who_asks_is_not_who_is_asked() -> None:
    asked, said = tell("Asked whether the dam would hold, Anna Holt said nobody knew.")
    assert (asked.speaker, asked.content[0].text) == (None, "whether the dam would hold")
    assert said.speaker is not None
    assert said.speaker.name == "Anna Holt"


def test_the_mention_holds_the_name_beside_the_office_but_no_dateline() -> None:
    (statement,) = tell("The harbour board’s chair, Anna Holt, said the dam was safe.")
    assert statement.speaker is not None
    assert statement.speaker.mention is not None
    assert statement.speaker.mention.text == "The harbour board’s chair, Anna Holt"


def test_the_one_quoted_speaks_and_the_agency_passes_it_on() -> None:
    statements = tell("Ten people died in the flood, Norland officials were quoted by Reuters as saying.")
    (statement,) = [s for s in statements if s.content[0].text.startswith("Ten people")]
    assert statement.speaker is not None
    assert statement.speaker.name == "Norland officials"
    assert [source.name for source in statement.via] == ["Reuters"]


def test_the_page_itself_is_no_speaker() -> None:
    assert tell("We said last week that the bridge was closed.") == ()


def test_an_outlet_told_is_on_the_way_and_a_court_is_not() -> None:
    (statement,) = tell("Anna Holt told AFP the bridge was closed.")
    assert [source.name for source in statement.via] == ["AFP"]
    (statement,) = tell("Anna Holt told the court that the bridge was closed.")
    assert statement.via == ()


def test_the_company_is_no_person_who_works_for_one() -> None:
    lines = (
        "“The pipe was old,” said Anna Holt of the security company Blue Gate.",
        "“It will be replaced,” the company said.",
    )
    assert speaker_of("It will be", *lines) != "Anna Holt"


NAMED_BODY = "The Norland Observatory for Human Rights (NOHR) was founded in 2004. "
SPEAK_FOR = [
    (NAMED_BODY + "NOHR activists reported that rockets hit a market.", "Norland Observatory for Human Rights"),
    (NAMED_BODY + "NOHR sources have reported that rockets hit a market.", "Norland Observatory for Human Rights"),
    ("Sources of the Hawar News Agency said rockets hit a market.", "Hawar News Agency"),
    ("Hawar News Agency’s reporter said rockets hit a market.", "Hawar News Agency"),
    ("Norlandic activists said rockets hit a market.", "Norlandic activists"),
    ("A US official told CNN that rockets hit a market.", "US official"),
]


@pytest.mark.parametrize(("line", "name"), SPEAK_FOR, ids=[s[0][-60:] for s in SPEAK_FOR])
def test_sources_and_reporters_speak_for_the_body_that_owns_them(line: str, name: str) -> None:
    assert speaker_of("rockets hit", line) == name


def test_those_who_speak_for_a_body_are_described() -> None:
    (statement,) = tell(NAMED_BODY + "NOHR activists reported that rockets hit a market.")
    assert statement.speaker is not None
    assert statement.speaker.described == "NOHR activists"
