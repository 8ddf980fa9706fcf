"""What correction notices say a page told before, and what is no notice."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.stages.reconcile.telling import Told, body

from rashomon.schema.claim import Attribute
from rashomon.schema.statement import Source, SourceKind
from rashomon.stages.reconcile.notices import Notice, find_notices

STORY = "Clinic shelled in Velden\nSix people were killed when shells hit the clinic.\n"


def notices(words: str) -> list[Notice]:
    return list(find_notices(Told().page("a", STORY + words)))


def before(words: str) -> list[str]:
    """What the one notice says its page told before."""
    text = STORY + words
    (notice,) = notices(words)
    return [text[span.start : span.end].strip(" .") for span in notice.before]


@pytest.mark.parametrize(
    ("words", "told", "figures"),
    [
        (
            "Correction: An earlier version of this article said that nine people died. The governor counts six.",
            ["that nine people died"],
            [9],
        ),
        ("This article was amended on 4 May 2019. An earlier version put the dead at nine; it is six.", None, [9]),
        ("An earlier version of this report misstated the number of dead as nine, not six.", None, [9]),
        ("This story has been corrected to show that six people died, not nine.", ["nine"], [9]),
        ("This story has been corrected to say six people, instead of nine, died.", None, [9]),
        ("(This story corrects death toll to six from nine in first paragraph)", None, [9]),
        ("Corrects number of dead to six, not nine.", ["nine"], [9]),
        ("CORRECTION (May 4, 2019): six people died, not nine.", ["nine"], [9]),
        ("Correction, May 4: We wrongly reported nine dead. There are six.", ["nine dead"], [9]),
        ("This article originally said that nine people had died.", ["that nine people had died"], [9]),
        ("Clarification: the article misstated how many died.", ["how many died"], []),
        ("Editor’s note: We have removed a sentence that said nine people died.", None, [9]),
    ],
)
def test_a_notice_tells_what_the_page_said_before(words: str, told: list[str] | None, figures: list[int]) -> None:
    (notice,) = notices(words)
    assert [bounds.low for bounds in notice.figures] == figures
    assert notice.attributes == {Attribute.DEATHS}
    assert notice.evidence.text == words
    if told is not None:
        assert before(words) == told


def test_a_label_on_a_line_of_its_own_opens_the_paragraph_below() -> None:
    assert [n.evidence.text for n in notices("Correction\nSix people died, not nine.")] == [
        "Six people died, not nine."
    ]


def test_a_notice_begins_inside_a_paragraph() -> None:
    words = "Rain is expected. An earlier version of this story said nine had died."
    assert notices(words)[0].evidence.text == "An earlier version of this story said nine had died."


@pytest.mark.parametrize(
    "words",
    [
        "This story has been retracted because its figures could not be verified.",
        "We have withdrawn this article.",
        "MANDATORY KILL: our story from Velden.",
    ],
)
def test_a_whole_story_is_taken_back(words: str) -> None:
    assert notices(words)[0].whole


def test_what_was_taken_out_is_no_correction() -> None:
    (notice,) = notices("Editor's note: We have removed a claim that the army fired the shells.")
    assert (notice.withdraws, notice.whole) == (True, False)


@pytest.mark.parametrize(
    "words",
    [
        "An earlier version of the report, seen by the commission, said that nine had died.",
        "The ministry corrected its figure to six from nine.",
        "“We have removed the bodies,” she said, not hiding her anger.",
        "The report originally said that nine had died, the ministry added.",
        "Update: the governor could not say how many died.",
        "The statement was withdrawn by the ministry.",
        "She corrects the proofs of a newspaper.",
        "This story was told by my mother.",
    ],
)
def test_what_the_news_tells_is_no_notice(words: str) -> None:
    assert notices(words) == []


def test_a_claim_in_the_notice_is_told_apart_from_what_it_puts_in_its_place() -> None:
    told = Told()
    words = "Correction: An earlier version of this article said nine people died. Six people died."
    told.page("a", f"{STORY}{words}")
    old = told.deaths("a", (9, 9), words="nine people died")
    new = told.deaths("a", (6, 6), words="Six people died")
    (notice,) = find_notices(told.documents[0])
    assert (notice.retells(old), notice.retells(new), notice.holds(new)) == (True, False, True)


def test_a_notice_names_a_figure_of_its_own_kind_of_harm() -> None:
    told = Told()
    told.page("a", "Nine dead and nine hurt in Velden\nNine dead.")
    deaths = told.deaths("a", (9, 9))
    hurt = told.claim("a", Attribute.INJURIES, (9, 9))
    other = told.deaths("a", (14, 14))
    (notice,) = notices("Correction: An earlier version of this article said that nine people died.")
    assert [notice.names(claim) for claim in (deaths, hurt, other)] == [True, False, False]
    assert [notice.concerns(claim) for claim in (deaths, hurt, other)] == [True, False, False]


def test_a_notice_on_a_number_that_it_does_not_give_concerns_all_figures_of_its_kind() -> None:
    told = Told()
    told.page("a", "Nine dead in Velden\nNine dead.")
    deaths = told.deaths("a", (9, 9))
    (on_number,) = notices("Correction: An earlier version of this article misstated the number of people killed.")
    (on_name,) = notices("Correction: An earlier version of this article misspelled the name of a man who was killed.")
    assert (on_number.concerns(deaths), on_name.concerns(deaths)) == (True, False)
    assert not on_number.names(deaths)


def test_what_is_not_counted_is_named_by_its_words() -> None:
    told = Told()
    told.page("a", "Army blamed for Velden\nThe army did it.")
    army = Source("Army", SourceKind.INSTITUTION)
    blamed = told.claim("a", Attribute.RESPONSIBILITY, (None, None), body("Residents"), actor=army)
    uncounted = type(blamed)(**{**{f: getattr(blamed, f) for f in blamed.__slots__}, "bounds": None, "value": "army"})
    (notice,) = notices("Editor's note: We have removed a sentence that said the army had fired the shells.")
    assert notice.concerns(uncounted)


@given(
    st.text(
        alphabet=st.sampled_from("Correction: this an earlier version of article said nine, not six.\n"), max_size=300
    )
)
def test_any_text_is_read_and_every_span_lies_in_its_notice(words: str) -> None:
    for notice in notices(words):
        assert all(notice.evidence.span.covers(span) for span in notice.before)
