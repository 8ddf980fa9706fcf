"""Cues read without a parser."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.language.speech import find_cue, speech_forms, tells_of_speech


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        ("We left the hut, he said.", "he said."),
        ("We left the hut, said Dana Marlow of the fire service.", "said Dana Marlow of the fire service."),
        ("Will it hold? Ms. Dana Marlow asked.", "Ms. Dana Marlow asked."),
        ("We left, the deputy mayor added", "the deputy mayor added"),
        ("In the morning, the police said we should go.", None),
        ("We stayed, I said.", None),
        ("We left the hut and went home.", None),
        ("The fire was out, its crew restarted.", None),
    ],
)
def test_finds_the_cue_after_speech(text: str, cue: str | None) -> None:
    at = find_cue(text, 0, len(text))
    assert (None if at is None else text[at:]) == cue


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("He said the bridge was gone.", True),
        ("By then Marlow admitted the error.", True),
        ("We said so and I added that.", False),
        ("Our people tell of fires; the United States reports on them.", False),
        ("The homes burnt.", False),
    ],
)
def test_knows_text_that_tells_of_speakers(text: str, told: bool) -> None:
    assert tells_of_speech(text, 0, len(text)) is told


def test_forms_are_past_or_plainly_finite() -> None:
    assert {"said", "told", "added", "replied", "says"} <= speech_forms()
    assert not {"states", "reports", "say"} & speech_forms()


@settings(deadline=None)  # the first text loads the tables
@given(st.lists(st.sampled_from(["he", "We", "said", "told", ", ", "? ", " ", ".", "x"]), max_size=30).map("".join))
def test_cue_lies_inside_any_text(text: str) -> None:
    at = find_cue(text, 0, len(text))
    assert at is None or 0 < at < len(text)
    assert at is None or tells_of_speech(text, 0, len(text))
