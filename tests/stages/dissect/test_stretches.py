from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.schema.analysis import Name, NameKind, Token
from rashomon.settings import DEFAULT_MODEL
from rashomon.stages.dissect import stretches
from rashomon.stages.dissect.parsed import Parse
from rashomon.stages.dissect.parser import parse
from rashomon.stages.dissect.stretches import cut, join

SENTENCES = "Police said two men had died. “We saw smoke,” said Ana Roe. The road was shut at noon. "


@pytest.fixture
def short(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stretches, "LONGEST", 60)


class TestCut:
    @given(st.text(alphabet="ab .!”\n", max_size=400))
    def test_the_stretches_joined_are_the_text_and_none_is_too_long(self, text: str) -> None:
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(stretches, "LONGEST", 20)
            parts = cut(text)
        assert "".join(parts) == text
        assert all(len(part) <= 20 for part in parts)

    def test_a_text_that_is_not_too_long_stays_whole(self) -> None:
        assert cut(SENTENCES) == (SENTENCES,)

    @pytest.mark.usefixtures("short")
    def test_it_cuts_after_a_sentence(self) -> None:
        assert cut(SENTENCES) == (
            "Police said two men had died. “We saw smoke,” said Ana Roe. ",
            "The road was shut at noon. ",
        )

    @pytest.mark.usefixtures("short")
    def test_without_a_sentence_end_it_cuts_after_a_word(self) -> None:
        assert cut("word " * 30) == ("word " * 12, "word " * 12, "word " * 6)

    @pytest.mark.usefixtures("short")
    def test_without_white_space_it_cuts_where_it_must(self) -> None:
        assert [len(part) for part in cut("x" * 130)] == [60, 60, 10]


class TestJoin:
    def test_offsets_heads_and_sentences_count_on(self) -> None:
        def piece(text: str) -> Parse:
            word = Token(0, len(text) - 1, text[:-1], text[:-1], "NOUN", "NN", "ROOT", 0, 0)
            return Parse((word,), ((0, 1),), (Name(0, len(text) - 1, text[:-1], NameKind.PERSON, None, "parser"),))

        whole = join(("Ana ", "Roe "), (piece("Ana "), piece("Roe ")))
        assert [(t.start, t.end, t.head, t.sentence) for t in whole.tokens] == [(0, 3, 0, 0), (4, 7, 1, 1)]
        assert whole.sentences == ((0, 1), (1, 2))
        assert [(n.start, n.end, n.text) for n in whole.names] == [(0, 3, "Ana"), (4, 7, "Roe")]


@pytest.mark.usefixtures("short")
def test_a_long_paragraph_is_parsed_like_its_stretches_one_after_another() -> None:
    text = SENTENCES * 3
    (whole,) = parse([text], DEFAULT_MODEL)
    assert [text[t.start : t.end] for t in whole.tokens] == [t.text for t in whole.tokens]
    assert all(0 <= t.head < len(whole.tokens) for t in whole.tokens)
    assert [start for start, _ in whole.sentences] == [0, *(end for _, end in whole.sentences[:-1])]
    assert [whole.tokens[start].sentence for start, _ in whole.sentences] == list(range(len(whole.sentences)))
    alone = [t.dep for part in cut(text) for parsed in parse([part], DEFAULT_MODEL) for t in parsed.tokens]
    assert [t.dep for t in whole.tokens] == alone
