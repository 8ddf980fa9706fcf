"""Which document of a family came before which, and what each owes those before it."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.schema.descent import descend, share_of
from rashomon.schema.document import Block, BlockRole, Dated, Document, Precision
from rashomon.schema.evidence import Span
from rashomon.schema.lineage import Alignment, LineageKind, TextLink
from rashomon.schema.page import Location

TEXT = " ".join(f"word{n:02}" for n in range(50))
WORD = 7  # characters of a word and the space after it


def document(name: str, day: str = "", changed: str = "") -> Document:
    blocks = (Block(0, len(TEXT), BlockRole.PARAGRAPH),)
    published = Dated(day, Precision.DAY, "test") if day else None
    modified = Dated(changed, Precision.TIME, "test") if changed else None
    return Document(name, name, (Location(name),), TEXT, blocks, published=published, modified=modified)


def link(
    first: str,
    second: str,
    words: tuple[int, int] = (0, 50),
    kind: LineageKind = LineageKind.COPIES_PASSAGES,
    **known: object,
) -> TextLink:
    span = Span(words[0] * WORD, words[1] * WORD - 1)
    directed = bool(known.get("directed", True))
    shared = (words[1] - words[0]) / 50
    return TextLink(kind, first, second, directed, (Alignment(span, span, True),), shared, "reason", "test/1")


def order(documents: list[Document], links: list[TextLink]) -> list[str]:
    return [step.document for step in descend(documents, links)]


def sources(documents: list[Document], links: list[TextLink]) -> dict[str, list[str]]:
    return {s.document: [k.first for k in s.sources] for s in descend(documents, links)}


def test_a_source_comes_before_its_copy_whatever_their_dates() -> None:
    found = [document("a", "2020-01-02"), document("b", "2020-01-01")]
    assert order(found, [link("a", "b")]) == ["a", "b"]


def test_what_nothing_orders_comes_by_date_and_what_has_none_last() -> None:
    found = [document("a"), document("b", "2020-01-02"), document("c", "2020-01-01")]
    links = [link("a", "b", directed=False), link("b", "c", directed=False)]
    assert order(found, links) == ["c", "b", "a"]


def test_of_one_day_the_page_that_was_never_changed_comes_first() -> None:
    found = [document("a", "2020-01-01", "2020-01-01T12:00:00Z"), document("b", "2020-01-01")]
    assert order(found, [link("a", "b", directed=False)]) == ["b", "a"]


def test_a_copy_owes_the_earliest_of_those_that_have_as_much_of_it() -> None:
    found = [document("a", "2020-01-01"), document("b", "2020-01-02"), document("c", "2020-01-03")]
    links = [link("b", "c"), link("a", "c"), link("a", "b")]
    assert sources(found, links) == {"a": [], "b": ["a"], "c": ["a"]}


def test_a_copy_owes_the_one_with_most_of_its_words() -> None:
    found = [document("a", "2020-01-01"), document("b", "2020-01-02"), document("c", "2020-01-03")]
    assert sources(found, [link("a", "c", (0, 20)), link("b", "c", (0, 40))])["c"] == ["b"]


def test_a_state_owes_the_state_before_it() -> None:
    found = [document(name, f"2020-01-0{n}") for n, name in enumerate("abc", 1)]
    pairs = [("a", "b"), ("a", "c"), ("b", "c")]
    links = [link(*pair, kind=LineageKind.REVISION) for pair in pairs]
    assert sources(found, links) == {"a": [], "b": ["a"], "c": ["b"]}


def test_a_page_put_together_from_two_owes_both() -> None:
    found = [document("a", "2020-01-01"), document("b", "2020-01-02"), document("c", "2020-01-03")]
    assert sources(found, [link("a", "c", (0, 30)), link("b", "c", (25, 50))])["c"] == ["a", "b"]
    assert sources(found, [link("a", "c", (0, 30)), link("b", "c", (25, 36))])["c"] == ["a"]


def test_a_circle_of_links_loses_no_document() -> None:
    found = [document("a"), document("b")]
    assert order(found, [link("a", "b"), link("b", "a")]) == ["a", "b"]


@pytest.mark.parametrize("end", ["a", "b"])
def test_the_share_is_of_either_document(end: str) -> None:
    assert share_of(link("a", "b", (0, 25)), document(end)) == 0.5


@given(st.lists(st.tuples(st.integers(0, 5), st.integers(0, 5), st.booleans()), max_size=12), st.randoms())
def test_every_document_is_told_once_and_the_order_of_links_changes_nothing(
    pairs: list[tuple[int, int, bool]], random: Random
) -> None:
    found = [document("abcdef"[n]) for n in range(6)]
    links = [link("abcdef"[a], "abcdef"[b], directed=d) for a, b, d in sorted(set(pairs)) if a < b]
    told = descend(found, links)
    assert sorted(step.document for step in told) == list("abcdef")
    place = {step.document: n for n, step in enumerate(told)}
    assert all(place[k.first] < place[k.second] for k in links if k.directed)
    random.shuffle(links)
    assert descend(found[::-1], links) == told
