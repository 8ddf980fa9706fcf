"""A story set between quotation marks has been copied; a long speech has been quoted."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.language.quotation import find_quotations
from rashomon.schema.document import Block, BlockRole, Document
from rashomon.schema.identity import content_id
from rashomon.schema.lineage import Lineage
from rashomon.schema.page import Location
from rashomon.stages.compare.compare import compare
from rashomon.stages.compare.pasted import spoken

STORY = (
    "Shells hit the grain market of Velden shortly before noon on Tuesday and set two warehouses alight, the governor "
    "said. Rescue workers carried the wounded to the clinic in farm carts, residents told reporters in the town. The "
    "army closed the bridge in the afternoon and searched the ruins until dusk. 'It burned all night,' the miller said."
)
SPEECH = (
    "We counted nine of our neighbours in the ashes. The governor said that help would come, and it never came. People "
    "told us to wait. We waited by the bridge until dusk and then we went home in farm carts, all of us, and nobody in "
    "the town slept. He said it again on the radio, and nobody here believed a word of what he said to us."
)


def kept(text: str) -> list[str]:
    blocks = [Block(0, len(text), BlockRole.PARAGRAPH)]
    return [text[q.start : q.end] for q in spoken(text, find_quotations(text, blocks))]


@pytest.mark.parametrize("marks", ['""', "“”"])
def test_a_story_between_marks_is_not_spoken_but_its_quotations_are(marks: str) -> None:
    assert kept(f"From the wire: {marks[0]}{STORY}{marks[1]} More soon.") == ["'It burned all night,'"]


def test_a_story_whose_marks_never_close_is_not_spoken() -> None:
    assert kept(f'"{STORY}') == ["'It burned all night,'"]


def test_a_speech_stays_spoken_however_long() -> None:
    assert kept(f"“{SPEECH}” a farmer said.") == [f"“{SPEECH}”"]


def test_a_short_quotation_stays_spoken_whoever_it_names() -> None:
    words = "“The governor said no. The army said yes. Nobody told the town.”"
    assert kept(f"{words} So it went.") == [words]


def test_a_statement_without_speakers_stays_spoken() -> None:
    line = "The bridge over the Aller will stay closed to all traffic until engineers have searched it. "
    words = f"“{line * 4}”"
    assert kept(words) == [words]


def page(text: str) -> Document:
    found = content_id("document", text)
    return Document(found, found, (Location(f"{found}.txt"),), text, (Block(0, len(text), BlockRole.PARAGRAPH),))


def linked(*texts: str) -> Lineage:
    return compare([page(text) for text in texts])


def test_a_pasted_story_is_a_copy_and_a_shared_speech_is_none() -> None:
    assert len(linked(STORY, f'A post of mine. "{STORY}" (from the wire) What a day that was for the town.').links) == 1
    posts = (f'A post of mine. "{SPEECH}" Sad.', f'Another page, other words here. "{SPEECH}" Nothing else is known.')
    assert linked(*posts).links == ()


@given(st.text(alphabet="ab. '\"“”‘’\nIsaid", max_size=200))
def test_only_outer_quotations_are_left_out(text: str) -> None:
    found = find_quotations(text, [Block(0, len(text), BlockRole.PARAGRAPH)] if text else [])
    left = spoken(text, found)
    assert [q for q in found if q in left] == left
    assert all(q in left for q in found if q.depth)
