"""Where a sentence of a report ends."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.schema.document import Block, BlockRole, Document
from rashomon.schema.evidence import Span
from rashomon.schema.page import Location
from rashomon.stages.report.sentences import first_sentence, sentence_around


def one_page(*lines: str) -> Document:
    blocks, at = [], 0
    for line in lines:
        blocks.append(Block(at, at + len(line), BlockRole.PARAGRAPH))
        at += len(line) + 1
    return Document("d", "d", (Location("d.txt"),), "\n".join(lines), tuple(blocks))


def _around(words: str, *lines: str) -> str:
    document = one_page(*lines)
    start = document.text.index(words)
    span = sentence_around(document, Span(start, start + len(words)))
    return document.text[span.start : span.end]


@pytest.mark.parametrize(
    ("words", "line", "sentence"),
    [
        ("nine died", "It rained. Police said nine died there. Nobody was held.", "Police said nine died there."),
        ("nine died", "Police said nine died", "Police said nine died"),
        ("nine died", "The U.S. Army said nine died. It left.", "The U.S. Army said nine died."),
        ("nine died", "“It fell.” “So nine died!” he said. Then rain.", "“So nine died!” he said."),
        (
            "nine died",
            "Of 3.5 million, J. Marsh said, nine died... of cold. 12 fled.",
            "Of 3.5 million, J. Marsh said, nine died... of cold.",
        ),
        ("fell. Nine died", "It was dry. It fell. Nine died. It rained.", "It fell. Nine died."),
    ],
)
def test_the_sentence_around_a_claim(words: str, line: str, sentence: str) -> None:
    assert _around(words, "Before it.", line, "After it.") == sentence


def test_words_that_no_block_holds_stand_alone() -> None:
    document = one_page("One.", "Two.")
    assert sentence_around(document, Span(2, 7)) == Span(2, 7)


@given(st.text(alphabet="aA. ”“!\n", max_size=40), st.data())
def test_a_sentence_holds_its_claim_and_stays_in_its_block(text: str, data: st.DataObject) -> None:
    document = one_page("Before.", text, "After.")
    block = document.blocks[1]
    start = data.draw(st.integers(block.start, block.end))
    end = data.draw(st.integers(start, block.end))
    found = sentence_around(document, Span(start, end))
    assert block.start <= found.start <= start
    assert end <= found.end <= block.end


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("It fell. It broke.", "It fell."),
        ("Lt. Ann Roe of the U.S. Coast Guard saw it. It fell.", "Lt. Ann Roe of the U.S. Coast Guard saw it."),
        ("Did it fall?” It did.", "Did it fall?”"),
        ("It was 3.5 metres long", "It was 3.5 metres long"),
        ("", ""),
    ],
)
def test_the_first_sentence(text: str, first: str) -> None:
    assert first_sentence(text) == first


@given(st.text(alphabet="aAL.t ?”\n", max_size=30))
def test_a_text_begins_with_its_first_sentence(text: str) -> None:
    assert text.startswith(first_sentence(text))
    assert first_sentence(text) or not text.strip()
