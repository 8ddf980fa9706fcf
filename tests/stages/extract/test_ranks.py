from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.stages.extract.telling import analyse, heard, page, tell

from rashomon.schema.analysis import Paragraph, Token
from rashomon.stages.extract.ranks import mend_ranks

SPOKEN = [
    (
        "Four men were shot by a gang, according to Ald. Peter Holm (15th).",
        "Peter Holm",
        "Four men were shot by a gang",
    ),
    (
        "Officers found a gun in the car and a bag on the seat, Norton police Lt. Gerald Holm said.",
        "Gerald Holm",
        "Officers found a gun in the car and a bag on the seat",
    ),
    ("Six people were hurt, said Norton police Sgt. Mary Ash.", "Mary Ash", "Six people were hurt"),
    ("No one was hurt, Norton County Sheriff's Capt. Mary Ash said Tuesday.", "Mary Ash", "No one was hurt"),
    ("“We have a suspect,” Supt. John Roe said at a press conference.", "John Roe", "We have a suspect"),
    ("“We lost two,” Cllr. Ann Roe told the paper.", "Ann Roe", "We lost two"),
    ("Three people died, Rep. Ann Roe told reporters.", "Ann Roe", "Three people died"),
]


@pytest.mark.parametrize(("text", "speaker", "content"), SPOKEN, ids=[s[1] + str(i) for i, s in enumerate(SPOKEN)])
def test_a_rank_written_short_ends_no_sentence(text: str, speaker: str, content: str) -> None:
    assert heard(tell(text)) == [(speaker, content)]


def test_the_rank_describes_whom_it_stands_before() -> None:
    (statement,) = tell("Six people were hurt, said Norton police Sgt. Mary Ash.")
    assert statement.speaker is not None
    assert statement.speaker.described == "Norton police Sgt."


def test_a_full_word_ends_its_sentence() -> None:
    (statement,) = tell("The man in the car is a major. Mary Ash said the road was shut.")
    assert heard([statement]) == [("Mary Ash", "the road was shut")]


def test_a_paragraph_without_ranks_is_left_alone() -> None:
    (placed,) = analyse(page("The mayor spoke. Mary Ash said the road was shut.")).paragraphs
    assert mend_ranks(placed.paragraph) is placed.paragraph


WORDS = st.sampled_from(["Sgt", ".", "Ann", "Roe", "police", "said", ",", "'s", "Lt."])
POS = {"said": "VERB", "police": "NOUN", ".": "PUNCT", ",": "PUNCT", "'s": "PART"}


@given(st.lists(st.tuples(WORDS, st.integers(0, 30), st.booleans()), min_size=1, max_size=30))
def test_heads_lead_to_a_root_whatever_the_parse(drawn: list[tuple[str, int, bool]]) -> None:
    tokens, at, number, sentences = [], 0, 0, [0]
    for i, (word, back, ends) in enumerate(drawn):
        head = i - back if i - back >= sentences[-1] else i
        tokens.append(Token(at, at + len(word), word, word.lower(), POS.get(word, "PROPN"), "NNP", "dep", head, number))
        at += len(word) + (0 if i + 1 < len(drawn) and drawn[i + 1][0] == "." else 1)
        if ends and i + 1 < len(drawn):
            number += 1
            sentences.append(i + 1)
    spans = tuple(zip(sentences, [*sentences[1:], len(tokens)], strict=True))
    mended = mend_ranks(Paragraph("x" * at, tuple(tokens), spans))
    assert [t.text for t in mended.tokens] == [t.text for t in tokens]
    assert [k for s in mended.sentences for k in range(*s)] == list(range(len(tokens)))
    for i in range(len(tokens)):
        seen = {i}
        here = i
        while mended.tokens[here].head != here:
            here = mended.tokens[here].head
            assert here not in seen
            seen.add(here)
