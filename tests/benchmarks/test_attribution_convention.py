"""The corpus' conventions: wider than a statement's own spans, and each by itself."""

from __future__ import annotations

import pytest
from tests.stages.extract.telling import analyse, page

from benchmarks.attribution_convention import CONVENTIONS, as_coded
from benchmarks.rows import Row
from rashomon.stages.extract.statements import find_statements

ALL = frozenset(convention.name for convention in CONVENTIONS)


def _coded(text: str, without: frozenset[str] = frozenset()) -> list[Row]:
    document = page(*text.split("\n\n"))
    analysis = analyse(document)
    return as_coded(document, analysis.quotations, find_statements(document, analysis), without)


def _contents(text: str, without: frozenset[str] = frozenset()) -> list[list[str]]:
    return [[text[start:end] for start, end in row["content"]] for row in _coded(text, without)]


CONTENTS = [
    ("Police said that two men had died.", [["that two men had died"]], [["two men had died"]]),
    ("Police said two men had died.", [["two men had died"]], [["two men had died"]]),
    ("“No one was on it,” said Ann Roe.", [["“No one was on it,”"]], [["No one was on it"]]),
    ("“No one was on it”, said Ann Roe.", [["“No one was on it”"]], [["No one was on it"]]),
    (
        "''No one was on it,'' said Ann Roe. ''It had been shut,'' she said.",
        [["''No one was on it,''"], ["''It had been shut,''"]],
        [["No one was on it"], ["It had been shut"]],
    ),
    ("Police said that “two men” had died.", [["that “two men” had died"]], [["“two men” had died"]]),
    (
        "The hat two men wore was red, police said.",
        [["The hat two men wore was red"]],
        [["The hat two men wore was red"]],
    ),
    ("Two men had died, police said.", [["Two men had died"]], [["Two men had died"]]),
    (
        "Police said the road was shut. “Nobody may use it before the morning,” Ann Roe said.",
        [["the road was shut"], ["“Nobody may use it before the morning,”"]],
        [["the road was shut"], ["Nobody may use it before the morning"]],
    ),
]


@pytest.mark.parametrize(("text", "coded", "plain"), CONTENTS)
def test_contents_are_drawn_as_the_coders_draw_them(text: str, coded: list[list[str]], plain: list[list[str]]) -> None:
    assert _contents(text) == coded
    assert _contents(text, ALL) == plain


def test_each_convention_can_be_left_out() -> None:
    text = "Police said that two men had died. “No one was on it,” said Ann Roe."
    assert _contents(text, frozenset({"that"})) == [["two men had died"], ["“No one was on it,”"]]
    assert _contents(text, frozenset({"marks"})) == [["that two men had died"], ["No one was on it"]]


def test_a_quotation_that_goes_on_has_the_words_that_name_its_speaker_as_source() -> None:
    text = "Ann Roe said she was safe. “The whole street is under water and nobody has come.”"
    sources = [[text[start:end] for start, end in row["source"]] for row in _coded(text)]
    assert sources == [["Ann Roe"], ["Ann Roe"]]
    assert _coded(text, frozenset({"source"}))[1]["source"] == []


def test_a_quotation_cut_by_a_long_cue_is_one_content() -> None:
    text = (
        "“The whole street is under water,” Ann Roe said at a meeting. It was her first. “Nobody has come to help us.”"
    )
    assert [len(content) for content in _contents(text)] == [2]
    assert [len(content) for content in _contents(text, frozenset({"joined"}))] == [1, 1]
