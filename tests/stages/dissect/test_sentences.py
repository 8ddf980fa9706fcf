"""Sentences end where English ends them: not after a rank, a title or an initial."""

from __future__ import annotations

import pytest

from rashomon.settings import Settings
from rashomon.stages.dissect.dissect import analyse_paragraphs


@pytest.mark.parametrize(
    "sentences",
    [
        ("On Monday Lt. Dana Marlow said two men died.", "Capt. Omar Reyes agreed."),
        ("Gov. Ann Lake and Sen. Bo Hill toured the site.", "Rep. Ida Cole did not."),
        ("Ald. Pete Rowe said four were hurt.", "Supt. Jo Kane spoke with Det. Sam Ortiz at the scene."),
        ("Maj. Gen. R. K. Dutt said the J. P. Stone bridge fell.", "Nobody was hurt."),
        ("The U.S. Embassy said it was shut.", "The U.N. mission left."),
    ],
)
def test_a_short_form_before_a_name_ends_no_sentence(sentences: tuple[str, ...]) -> None:
    (paragraph,) = analyse_paragraphs([" ".join(sentences)], Settings())
    tokens = paragraph.tokens
    found = [paragraph.text[tokens[first].start : tokens[last - 1].end] for first, last in paragraph.sentences]
    assert found == list(sentences)
