"""A run of marks costs no more than its length, and loses nothing around it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from rashomon.settings import Settings
from rashomon.stages.dissect.dissect import analyse_paragraphs
from rashomon.stages.dissect.runs import blank_runs


def test_what_a_run_has_beyond_64_marks_is_blank() -> None:
    assert blank_runs('He said: "' + '"' * 100 + "Go." + '"') == 'He said: "' + '"' * 63 + " " * 37 + 'Go."'
    assert blank_runs("-" * 64 + "a" * 200) == "-" * 64 + "a" * 200


@given(st.text(alphabet="a“\"' .-", max_size=400))
def test_the_length_and_all_words_stay(text: str) -> None:
    seen = blank_runs(text)
    assert len(seen) == len(text)
    assert all(mark in (there, " ") for there, mark in zip(text, seen, strict=True))
    assert [i for i, char in enumerate(text) if char == "a"] == [i for i, char in enumerate(seen) if char == "a"]


def test_a_page_of_marks_is_read() -> None:
    text = "Police said two men had died. " + '"' * 200_000 + " Ann Roe said she was safe."
    (paragraph,) = analyse_paragraphs([text], Settings())
    assert paragraph.text == text
    assert all(text[token.start : token.end] == token.text for token in paragraph.tokens)
    assert [token.text for token in paragraph.tokens if token.text in ("died", "safe")] == ["died", "safe"]
