from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from rashomon.schema.document import Block, BlockRole, Document
from rashomon.schema.page import Location
from rashomon.stages.compare.candidates import (
    COMMON,
    WINDOW,
    Candidate,
    Posting,
    common_fingerprints,
    fingerprints,
    invert,
    propose,
)
from rashomon.stages.compare.words import SHINGLE, WordedDocument, word_document

_SEVERAL = st.lists(st.sampled_from("abcdefghijklmnopq"), min_size=0, max_size=12)


def worded(name: str, text: str) -> WordedDocument:
    blocks = (Block(0, len(text), BlockRole.PARAGRAPH),) if text else ()
    return word_document(Document(id=name, page=name, locations=(Location(name),), text=text, blocks=blocks))


@given(_SEVERAL, _SEVERAL, _SEVERAL, st.permutations("rstuvwxyz"))
def test_a_shared_run_of_eight_words_is_never_missed(a: list[str], b: list[str], c: list[str], run: list[str]) -> None:
    shared = run[: SHINGLE + WINDOW - 1]
    first = worded("a", " ".join([*a, *shared, *b]) + ".")
    second = worded("b", " ".join([*c, *shared, *a]) + ".")
    prints = {"a": fingerprints(first), "b": fingerprints(second)}
    assert [(k.first, k.second) for k in propose(invert(prints))] == [("a", "b")]


def test_quoted_words_propose_nothing() -> None:
    said = "“we counted nine of our neighbours dead in the ashes of their own grain,” she said."
    assert fingerprints(worded("a", said)) == {}


def test_places_are_those_of_the_shingles() -> None:
    text = worded("a", "the guns of the old fort were heard again across the wide valley before dawn on sunday.")
    assert all(text.shingles[at] == value for value, at in fingerprints(text).items())


def test_pairs_come_with_how_many_fingerprints_they_share() -> None:
    postings = [Posting(1, ("a", "b")), Posting(2, ("a", "b", "c"))]
    assert propose(postings) == [Candidate("a", "b", 2), Candidate("a", "c", 1), Candidate("b", "c", 1)]


def test_what_very_many_share_joins_them_in_a_line() -> None:
    names = tuple(f"{n:03}" for n in range(COMMON + 1))
    assert len(propose([Posting(1, names)])) == COMMON
    assert common_fingerprints([Posting(1, names), Posting(2, names[:-1])]) == {1}


def test_only_what_two_share_is_posted() -> None:
    assert invert({"b": {1: 0, 2: 5}, "a": {2: 0, 3: 1}}) == [Posting(2, ("a", "b"))]
