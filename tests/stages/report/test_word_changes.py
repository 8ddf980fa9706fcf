# ruff: noqa: E501 - paragraphs of pages are one line each, as pages have them
"""Which words differ between a page and its copy, or between two states of a page."""

from __future__ import annotations

import re
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from rashomon.schema.document import Block, BlockRole, Document
from rashomon.schema.lineage import LineageKind
from rashomon.schema.page import Location
from rashomon.stages.compare.compare import compare
from rashomon.stages.report.word_changes import WordsKind, changed_words

FIRST = """Quarry wall falls on camp

The wall of the old quarry above Orrin gave way on Monday night and buried the camp of the road builders, killing 14 people and wounding 30, the district office said.

Neighbours dug with their hands until the first excavator came up from the harbour towards three in the morning.

The camp had stood there since the spring because the owner of the quarry asked for no rent, two of the builders said."""

LATER = """Quarry wall kills builders

The wall of the old quarry above Orrin gave way on Monday night and buried the camp of the road builders, killing at least 17 people and wounding 30, the district office said.

Neighbours dug with their hands until the first excavator came up from the harbour towards four in the morning.

Four men are still missing, the office added on Tuesday."""


def document(name: str, text: str) -> Document:
    blocks = [Block(m.start(), m.end(), BlockRole.PARAGRAPH) for m in re.finditer(r"\S(?:.*\S)?", text)]
    blocks[0] = Block(blocks[0].start, blocks[0].end, BlockRole.TITLE)
    return Document(
        name, name, (Location(name),), text, tuple(blocks), url="https://quarry.example/wall", language="en"
    )


def told(first: Document, second: Document, kind: LineageKind | None = None) -> list[tuple[str, str, str]]:
    (link,) = compare([first, second]).links
    if kind:
        link = replace(link, kind=kind)
    found = changed_words(first, second, link)
    return [(c.kind.value, c.first.text if c.first else "", c.second.text if c.second else "") for c in found]


def test_figures_come_first_and_what_only_one_state_has_is_told() -> None:
    assert told(document("a", FIRST), document("b", LATER)) == [
        ("replaced", "14", "at least 17"),
        ("replaced", "three", "four"),
        (
            "gone",
            "The camp had stood there since the spring because the owner of the quarry asked for no rent, two of the "
            "builders said",
            "",
        ),
        ("added", "", "Four men are still missing, the office added on Tuesday"),
    ]


def test_of_a_copy_only_what_it_put_for_other_words_is_told() -> None:
    changes = told(document("a", FIRST), document("b", LATER), LineageKind.COPIES_PASSAGES)
    assert changes == [("replaced", "14", "at least 17"), ("replaced", "three", "four")]


def test_the_same_words_in_another_order_of_paragraphs_are_no_change() -> None:
    parts = FIRST.split("\n\n")
    moved = "\n\n".join([parts[0], parts[3], parts[1], parts[2]])
    assert told(document("a", FIRST), document("b", moved)) == []


def test_marks_and_capitals_are_no_change() -> None:
    assert told(document("a", FIRST), document("b", FIRST.replace(",", " –").replace("Monday", "MONDAY"))) == []


def test_every_side_reads_back() -> None:
    first, second = document("a", FIRST), document("b", LATER)
    (link,) = compare([first, second]).links
    for change in changed_words(first, second, link):
        for side, page in ((change.first, first), (change.second, second)):
            assert side is None or page.text[side.start : side.end] == side.text
        assert (change.first is None, change.second is None) == {
            WordsKind.REPLACED: (False, False),
            WordsKind.ADDED: (True, False),
            WordsKind.GONE: (False, True),
        }[change.kind]


@given(st.lists(st.sampled_from(FIRST.split("\n\n") + LATER.split("\n\n") + ["12 dead"]), min_size=1, max_size=6))
def test_any_two_states_give_changes_that_read_back(parts: list[str]) -> None:
    first, second = document("a", FIRST), document("b", "\n\n".join(parts))
    for link in compare([first, second]).links:
        for change in changed_words(first, second, link):
            assert change.first is not None or change.second is not None
