"""What cannot speak, and who does where the words beside a cue name a day, a page, a paper or a line above."""

from __future__ import annotations

import pytest
from tests.stages.extract.telling import heard, tell

from rashomon.language.quotation import find_quotations
from rashomon.schema.analysis import Analysis, PlacedParagraph
from rashomon.schema.document import Block, BlockRole, Document
from rashomon.schema.page import Location
from rashomon.settings import Settings
from rashomon.stages.dissect.dissect import dissect
from rashomon.stages.extract.statements import find_statements

MUTE = [
    "Friday said two men were killed.",
    "This story says two men were killed.",
    "Correction said two men were killed.",
    "Police found the clerk lying in the yard.",
    "Two men showed up at the hospital with wounds.",
]


@pytest.mark.parametrize("text", MUTE)
def test_a_day_a_page_and_a_finder_say_nothing(text: str) -> None:
    assert heard(tell(text)) == []


def test_who_stands_for_the_last_person_before_it() -> None:
    said = heard(tell("The toll was confirmed by harbour officials on Monday, who say a crane fell."))
    assert ("harbour officials", "a crane fell") in said
    said = heard(tell("The couple gave no clear story, according to police, who said Roe shot the girl in the hip."))
    assert ("police", "Roe shot the girl in the hip") in said


def test_a_man_does_not_speak_in_his_autopsy() -> None:
    said = heard(tell("Dale Rowe was a clerk. On Monday Rowe's autopsy showed he had drowned."))
    assert [name for name, _ in said] == ["Rowe's autopsy"]


def test_who_leads_a_body_stays_in_its_name_unless_it_has_a_name_of_its_own() -> None:
    told = heard(tell("The Velm-led authority in the north said two men were dead."))
    assert [name for name, _ in told] == ["Velm-led authority in the north"]
    told = heard(tell("The Velm-led Norton Defence Forces said two men were dead."))
    assert [name for name, _ in told] == ["Norton Defence Forces"]


def test_a_video_shows_and_a_report_is_its_issuers() -> None:
    assert [name for name, _ in heard(tell("Video showed two men were dead."))] == ["Video"]
    assert [name for name, _ in heard(tell("The army's report said two men were dead."))] == ["army"]


def _titled(title: str, *lines: str) -> list[tuple[str | None, str]]:
    text, blocks = "", []
    for n, line in enumerate((title, *lines)):
        blocks.append(Block(len(text), len(text) + len(line), BlockRole.PARAGRAPH if n else BlockRole.TITLE))
        text += line + "\n\n"
    page = Document("d", "p", (Location("p.txt"),), text, tuple(blocks), language="en")
    (analysis,) = dissect([page], Settings())
    return heard(find_statements(page, analysis))


def test_a_headline_ends_with_its_source() -> None:
    assert _titled("Quake hits island, five hurt : media.", "The sea was calm.")[0][0] == "media"
    told = _titled("4 killed in raid on Velm – Asayish", "The Asayish said four people were killed.")
    assert ("Asayish", "4 killed in raid on Velm") in told


def test_a_headline_without_a_finite_verb_ends_with_who_says_it() -> None:
    told = _titled("Driver Killed by Guards After Firing at a Patrol in East Norton, NYPD Says", "The sea was calm.")
    assert told == [("NYPD", "Driver Killed by Guards After Firing at a Patrol in East Norton")]


def test_a_line_over_quotations_names_their_speaker() -> None:
    told = tell(
        "Statement by Ann Vale, Director of the Fund",
        "“Five people were killed in the town early this morning.",
        "“This is a reminder that the war is not over, and that children pay for it.”",
    )
    assert [name for name, _ in heard(told)] == ["Ann Vale", "Ann Vale"]


def test_an_analysis_without_paragraphs_tells_nothing() -> None:
    page = Document("d", "p", (Location("p.txt"),), "", (), language="en")
    placed: tuple[PlacedParagraph, ...] = ()
    assert find_statements(page, Analysis("d", "test", placed, find_quotations("", ()))) == ()


@pytest.mark.parametrize(
    "text",
    [
        "A 44-year-old man, described as a neighbour, was held.",
        "A revolver believed to be the weapon was recovered.",
        "Violence reignited vigils for the teenager killed by police.",
        "2254, which prohibits attacks, was passed.",
    ],
)
def test_things_told_of_say_nothing(text: str) -> None:
    assert heard(tell(text)) == []


def test_a_dash_in_a_headline_may_part_a_word_or_a_caption() -> None:
    assert _titled("Norton clerk killed by a drunk hit - and - run driver.", "The sea was calm.") == []
    assert _titled("Harbour street in Norton – North Press", "The sea was calm.") == []


def test_a_name_is_written_without_age_and_broken_brackets() -> None:
    (said,) = heard(tell("The Internal Security Forces (Asayish) said two men were dead."))
    assert said[0] == "Internal Security Forces"
