"""What is read token by token is what reading the text from its first character to its last gives."""

from __future__ import annotations

import re
from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.language.quotation import find_quotations
from rashomon.schema.document import Block, BlockRole, Document
from rashomon.schema.page import Location
from rashomon.stages.compare import tokens
from rashomon.stages.compare.common_words import mark_documents, sentences
from rashomon.stages.compare.prints import key_documents
from rashomon.stages.compare.stock import stock_sentences
from rashomon.stages.compare.tokens import cut_documents, folded
from rashomon.stages.compare.words import split_all_words, split_words

# As the words of a text are defined, whatever stands between them.
WORD = re.compile(r"(?:[^\W\d_]\.){2,}|[^\W_]+(?:['’][^\W\d_]+)?")

_PIECES = [
    *("town", "Town", "Élan", "U.S.", "o’clock", "rock'n'roll", "31,000", "14-year-old", "—", "x_y", "...", "5th.b"),
    *("said.", 'fell."', "“We", "ours’", "'", "(The", "ſ", "İ", "2nd?", "you", "555-0100", "@desk", "tip", "line"),
]
_GAPS = [" ", "  ", "\t", "\u00a0", "\u3000", " \u2028"]
_LINES = st.lists(st.tuples(st.sampled_from(_PIECES), st.sampled_from(_GAPS)), min_size=1, max_size=25).map(
    lambda parts: "".join(piece + gap for piece, gap in parts).strip()
)
_ROLES = st.sampled_from([BlockRole.PARAGRAPH, BlockRole.PARAGRAPH, BlockRole.FURNITURE, BlockRole.CAPTION])
_PAGES = st.lists(st.tuples(_LINES, _ROLES), max_size=6)


def page(lines: list[tuple[str, BlockRole]], name: str = "a") -> Document:
    text, blocks = "", []
    for line, role in lines:
        blocks.append(Block(len(text), len(text) + len(line), role))
        text += f"{line}\n\n"
    return Document(id=name, page=name, locations=(Location(name),), text=text, blocks=tuple(blocks))


@given(st.lists(_PAGES, max_size=3))
def test_words_are_those_of_the_content_and_stand_where_they_say(made: list[list[tuple[str, BlockRole]]]) -> None:
    documents = [page(lines, f"{number}") for number, lines in enumerate(made)]
    cut = cut_documents(documents)
    for document, wording in zip(documents, split_all_words(cut, cut.starts()), strict=True):
        found = [m for b in document.content_blocks() for m in WORD.finditer(document.text, b.start, b.end)]
        assert wording.id == document.id
        assert list(wording.words) == [folded(match.group()) for match in found]
        assert list(zip(wording.starts.tolist(), wording.ends.tolist(), strict=True)) == [m.span() for m in found]
        assert wording.plain.tolist() == [match.group()[0].islower() for match in found]
        numbers = [
            n for n, b in enumerate(document.content_blocks()) for _ in WORD.findall(document.text, b.start, b.end)
        ]
        places = [wording.blocks.tolist().index(block) for block in wording.blocks.tolist()]
        assert places == [numbers.index(number) for number in numbers]


@given(st.lists(_PAGES, max_size=4))
def test_one_document_of_several_is_as_it_is_alone(made: list[list[tuple[str, BlockRole]]]) -> None:
    documents = [page(lines, f"{number}") for number, lines in enumerate(made)]
    cut = cut_documents(documents)
    for number, document in enumerate(documents):
        one, alone = cut.only(number), cut_documents([document])
        assert (one.documents, one.blocks) == (alone.documents, alone.blocks)
        for some, others in ((one.tokens, alone.tokens), (one.owners, alone.owners), (one.starts(), alone.starts())):
            assert some.tolist() == others.tolist()


@given(_PAGES)
def test_sentences_are_cut_where_the_text_is(lines: list[tuple[str, BlockRole]]) -> None:
    document = page(lines)
    cut = cut_documents([document])
    stock = set(stock_sentences(cut, cut.starts())[0])
    whole = {span for b in document.content_blocks() for span in sentences(document.text, b.start, b.end)}
    assert stock <= whole
    for start, end in whole:
        alone = page([(document.text[start:end].strip(), BlockRole.PARAGRAPH)])
        again = cut_documents([alone])
        assert bool(stock_sentences(again, again.starts())[0]) == ((start, end) in stock)


@given(_PAGES)
def test_a_page_without_a_telling_mark_has_no_quotation(lines: list[tuple[str, BlockRole]]) -> None:
    document = page(lines)
    cut = cut_documents([document])
    (marked,) = mark_documents(cut, cut.starts())
    assert marked.may_quote or not find_quotations(document.text, document.blocks)


@pytest.mark.parametrize(
    ("sentence", "stock"),
    [
        ("Anyone with information is asked to come forward.", True),
        ("Anyone with  INFORMATION\nabout the fire may come forward.", True),
        ("Information about the fire came from a neighbour.", False),
        ("The desk can be reached under (555) 555-0100 at any hour.", True),
        ("Of the 555 who fled, most came back.", False),
        ("Write to desk@valley.example with what was seen.", True),
        ("What you’ve seen may matter to the family.", True),
        ("Seven Hurt As Old Bridge Falls In Velden", True),
        ("Seven hurt as Old Bridge falls", False),
        ("Old Bridge Falls In Velden", False),
    ],
)
def test_stock_sentences(sentence: str, stock: bool) -> None:
    cut = cut_documents([page([("The bridge fell at noon. " + sentence, BlockRole.PARAGRAPH)])])
    assert stock_sentences(cut, cut.starts()) == [[(25, 25 + len(sentence))] if stock else []]


def test_what_is_remembered_changes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    made = [page([(f"Word{n} after word{n + 1} fell in town{n}.", BlockRole.PARAGRAPH)], f"{n}") for n in range(20)]
    before = [split_words(document).words for document in made], key_documents(made).entries.tolist()
    monkeypatch.setattr(tokens, "_REMEMBERED", 3)
    assert ([split_words(document).words for document in made], key_documents(made).entries.tolist()) == before


def test_threads_do_not_disturb_one_another() -> None:
    made = [
        page([(f"Word{n} after word{n % 7} fell in street{n % 13}.", BlockRole.PARAGRAPH)], f"{n}") for n in range(400)
    ]
    with ThreadPoolExecutor(4) as pool:
        found = list(pool.map(split_words, made))
    assert [wording.words for wording in found] == [
        (f"word{n}", "after", f"word{n % 7}", "fell", "in", f"street{n % 13}") for n in range(400)
    ]


def test_no_documents_and_documents_without_words() -> None:
    assert list(split_all_words(cut_documents([]), cut_documents([]).starts())) == []
    empty = [page([]), page([("— …", BlockRole.PARAGRAPH)])]
    cut = cut_documents(empty)
    assert [wording.words for wording in split_all_words(cut, cut.starts())] == [(), ()]
    assert [(marked.stock, marked.may_quote) for marked in mark_documents(cut, cut.starts())] == [([], False)] * 2
