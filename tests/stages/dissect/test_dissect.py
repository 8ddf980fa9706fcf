"""Documents in, analyses out: each text once, offsets that read back, furniture left out."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.schema.document import Block, BlockRole, Document
from rashomon.settings import Settings
from rashomon.stages.dissect.casing import is_shouted, recase
from rashomon.stages.dissect.dissect import analyse_paragraphs, assemble, dissect, paragraph_texts

SETTINGS = Settings()


def document_of(*paragraphs: str, furniture: str = "") -> Document:
    text, blocks = "", []
    for paragraph in (*paragraphs, *filter(None, [furniture])):
        text += "\n\n" if text else ""
        role = BlockRole.FURNITURE if paragraph == furniture else BlockRole.PARAGRAPH
        blocks.append(Block(len(text), len(text) + len(paragraph), role))
        text += paragraph
    return Document("d", "p", (), text, tuple(blocks))


def test_furniture_is_never_analysed() -> None:
    document = document_of("Two men died on Monday.", furniture='Sign up for "more" news')
    (analysis,) = dissect([document], SETTINGS)
    assert [placed.paragraph.text for placed in analysis.paragraphs] == ["Two men died on Monday."]
    assert analysis.quotations == ()


def test_line_breaks_become_spaces_and_offsets_hold() -> None:
    document = document_of("First\r\nline.", "Two men\ndied on\nMonday in Hama.")
    (analysis,) = dissect([document], SETTINGS)
    placed = analysis.paragraphs[1]
    assert placed.paragraph.text == "Two men died on Monday in Hama."
    for token in placed.paragraph.tokens:
        raw = document.text[placed.start + token.start : placed.start + token.end]
        assert raw.replace("\n", " ") == token.text
    assert [time.value for time in placed.paragraph.times] == ["monday"]
    assert [str(number.text) for number in placed.paragraph.numbers] == ["Two"]


def test_each_distinct_text_is_analysed_once() -> None:
    texts = ["Two men died.", "Nobody came.", "Two men died."]
    assert [paragraph.text for paragraph in analyse_paragraphs(texts, SETTINGS)] == texts[:2]


def test_assemble_places_paragraphs() -> None:
    document = document_of("Two men died.", 'He said "we left" then.')
    paragraphs = {p.text: p for p in analyse_paragraphs([t.text for t in paragraph_texts(document)], SETTINGS)}
    analysis = assemble(document, paragraphs, SETTINGS.model)
    assert [placed.start for placed in analysis.paragraphs] == [0, 15]
    (quotation,) = analysis.quotations
    assert document.text[quotation.inner_start : quotation.inner_end] == "we left"
    assert analysis.model == SETTINGS.model


def test_tokens_point_inside_their_paragraph() -> None:
    (paragraph,) = analyse_paragraphs(["Two men died. Nobody came."], SETTINGS)
    assert all(0 <= token.head < len(paragraph.tokens) for token in paragraph.tokens)
    assert [paragraph.tokens[a].text for a, _ in paragraph.sentences] == ["Two", "Nobody"]
    assert all(paragraph.tokens[i].sentence == n for n, (a, b) in enumerate(paragraph.sentences) for i in range(a, b))


@settings(deadline=None, max_examples=25)
@given(st.lists(st.text(min_size=1, max_size=60), max_size=3))
def test_any_text_is_dissected(paragraphs: list[str]) -> None:
    document = document_of(*paragraphs)
    (analysis,) = dissect([document], SETTINGS)
    for placed in analysis.paragraphs:
        text = placed.paragraph.text
        paragraph = placed.paragraph
        spans = [(token.start, token.end, token.text) for token in paragraph.tokens]
        spans += [(name.start, name.end, name.text) for name in paragraph.names]
        spans += [(time.start, time.end, time.text) for time in paragraph.times]
        assert all(text[start:end] == written for start, end, written in spans)
        assert document.text[placed.start : placed.start + len(text)].split() == text.split()


def test_shouted_text_is_read_as_english_and_stands_as_written() -> None:
    text = "WE NOW KNOW THE NAMES OF THE THREE WHO DIED. DANA MARLOW AND HER TWO SONS WERE SHOT IN THE OLD MILL."
    (paragraph,) = analyse_paragraphs([text], SETTINGS)
    tagged = {token.text: token.pos for token in paragraph.tokens}
    assert (tagged["NAMES"], tagged["OLD"]) == ("NOUN", "ADJ")
    assert all(text[token.start : token.end] == token.text for token in paragraph.tokens)
    assert "DANA MARLOW" in [name.text for name in paragraph.names]
    assert paragraph.text == text


@pytest.mark.parametrize("text", ["BREAKING NEWS", "UN", "Two Men Died In The Old Mill", ""])
def test_headings_and_title_case_are_left_alone(text: str) -> None:
    assert not is_shouted(text)
    assert recase([text], SETTINGS.model) == {}


def test_recasing_keeps_every_place() -> None:
    text = "THE MEN OF İZMİR SAW NOTHING, SAID ALİ AT THE STRASSE"
    (cased,) = recase([text], SETTINGS.model).values()
    assert len(cased) == len(text)
    assert cased.casefold().startswith("the men of")


def test_a_rank_ends_no_sentence() -> None:
    (paragraph,) = analyse_paragraphs(["Staff Sgt. Dave Hill and Maj. Gen. Ali Rahmi spoke. Nobody left."], SETTINGS)
    assert [paragraph.tokens[a].text for a, _ in paragraph.sentences] == ["Staff", "Nobody"]
    assert [token.sentence for token in paragraph.tokens] == sorted(token.sentence for token in paragraph.tokens)
