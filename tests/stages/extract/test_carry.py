from __future__ import annotations

from tests.stages.extract.telling import heard, tell

from rashomon.schema.statement import Directness


def test_the_next_paragraph_goes_on_speaking() -> None:
    told = heard(
        tell(
            "“The shells fell on the market,” said Anna Holt, a nurse.",
            "“We carried the wounded out by hand.”",
        )
    )
    assert ("Anna Holt", "We carried the wounded out by hand.") in told


def test_a_quotation_over_two_paragraphs_keeps_its_speaker() -> None:
    statements = tell(
        "“The shells fell on the market,” Anna Holt said. “We ran to the cellar.",
        "“Then the roof came down on us.”",
    )
    assert {s.speaker.name for s in statements if s.speaker is not None} == {"Anna Holt"}


def test_who_acts_in_the_sentence_before_speaks() -> None:
    told = heard(
        tell(
            "“I ran,” said Mark Reed. Anna Holt, who works nearby, also heard the blast. “It shook the house.”",
        )
    )
    assert ("Anna Holt", "It shook the house.") in told


def test_a_colon_announces_the_quotation() -> None:
    told = heard(tell("Governor Anna Holt released a statement saying:", "“We mourn the dead and we will rebuild.”"))
    assert ("Anna Holt", "We mourn the dead and we will rebuild.") in told


def test_a_line_with_a_dash_signs_the_quotation() -> None:
    told = heard(tell("“The roof came down on all of us.”", "– Anna Holt, nurse"))
    assert ("Anna Holt", "The roof came down on all of us.") in told


def test_a_quotation_set_apart_is_the_one_in_the_text() -> None:
    told = heard(
        tell(
            "Market hit by shells",
            "“The roof came down on all of us.”",
            "Rescue work went on for hours on Monday.",
            "“The roof came down on all of us,” Anna Holt said.",
            title=True,
        )
    )
    assert [name for name, words in told if words.startswith("The roof")] == ["Anna Holt", "Anna Holt"]


def test_a_word_in_quotation_marks_is_no_statement() -> None:
    assert tell("The “safe zone” was hit twice on Monday.") == ()


def test_quoted_words_make_a_statement_mixed() -> None:
    (statement,) = tell("Anna Holt said the raid was a “bad omen” for the truce.")
    assert statement.directness is Directness.MIXED
    assert statement.content[0].text == "the raid was a “bad omen” for the truce"


def test_a_press_statement_is_its_issuers() -> None:
    told = heard(
        tell(
            "Press statement by Anna Holt, director of the relief fund",
            "VELDEN, 4 May – “The market was hit at noon.",
            "“We ask all sides to spare it.”",
        )
    )
    assert ("Anna Holt", "The market was hit at noon.") in told
    assert ("Anna Holt", "We ask all sides to spare it.") in told


def test_a_statement_told_of_in_a_sentence_is_no_heading() -> None:
    told = heard(tell("Officials read a statement by Anna Holt on Monday.", "It rained.", "“We ran to the cellar.”"))
    assert ("Anna Holt", "We ran to the cellar.") not in told
