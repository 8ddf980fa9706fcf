from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.schema.document import Block, BlockRole, Document
from rashomon.schema.page import Location
from rashomon.stages.compare import candidates
from rashomon.stages.compare.candidates import CANDIDATE, COMMON, choose, find_hits, told, weigh_hits, worth_keeping
from rashomon.stages.compare.prints import ENTRY, WINDOW, Entries, key_documents
from rashomon.stages.compare.shingles import SHINGLE
from rashomon.stages.compare.words import split_words

_SEVERAL = st.lists(st.sampled_from("abcdefghijklmnopq"), min_size=0, max_size=12)


def page(name: str, text: str) -> Document:
    blocks = (Block(0, len(text), BlockRole.PARAGRAPH),) if text else ()
    return Document(id=name, page=name, locations=(Location(name),), text=text, blocks=blocks)


def entries(*rows: tuple[int, int, int]) -> Entries:
    return np.array(sorted(rows), ENTRY)


def pairs(found: Entries) -> list[tuple[int, int]]:
    return sorted({(row["first"].item(), row["second"].item()) for row in found})


@given(_SEVERAL, _SEVERAL, _SEVERAL, st.permutations("rstuvwxyz"))
def test_a_shared_run_of_eight_words_is_never_missed(a: list[str], b: list[str], c: list[str], run: list[str]) -> None:
    shared = run[: SHINGLE + WINDOW - 1]
    made = [page("a", " ".join([*a, *shared, *b])), page("b", " ".join(["z", *c, *shared, *a]))]
    keys = key_documents(made)
    assert pairs(find_hits(keys.entries)) == [tuple(sorted(keys.texts.tolist()))]


@given(st.lists(_SEVERAL.map(" ".join), max_size=5))
def test_the_keys_of_a_document_are_its_own_and_stand_where_they_say(texts: list[str]) -> None:
    made = [page(f"{n}", text) for n, text in enumerate(texts)]
    together = key_documents(made)
    for number, document in enumerate(made):
        alone = key_documents([document])
        assert alone.texts[0] == together.texts[number]
        if alone.texts[0]:
            mine = together.entries[together.entries["text"] == alone.texts[0]]
            assert mine.tolist() == alone.entries.tolist()
        shingles = split_words(document).shingles.by_place.tolist()
        assert all(shingles.index(fingerprint) == place for fingerprint, _, place in alone.entries.tolist())


def test_the_words_and_not_their_marks_make_the_text() -> None:
    one, other, third = key_documents(
        [page("a", "The mayor’s car."), page("b", "the MAYOR, car!"), page("c", "")]
    ).texts
    assert one == other != 0
    assert third == 0


def test_hits_of_one_passage_come_to_its_length() -> None:
    found = weigh_hits(find_hits(entries((1, 7, 0), (1, 9, 20), (2, 7, 4), (2, 9, 25), (3, 7, 90), (3, 9, 95))))
    assert found.tolist() == [(7, 9, 3, 0, 4 + SHINGLE)]


def test_scattered_phrases_are_no_passage() -> None:
    (found,) = weigh_hits(find_hits(entries((1, 7, 0), (1, 9, 80), (2, 7, 40), (2, 9, 20))))
    assert found["cover"] == SHINGLE


def test_what_very_many_texts_have_is_told_of_each() -> None:
    rows = [(1, text, 0) for text in range(1, COMMON + 2)] + [(2, text, 5) for text in range(1, COMMON + 1)]
    found = told(entries(*rows))
    assert found.tolist() == [(text, 1) for text in range(1, COMMON + 2)]


@given(st.integers(2, 60))
def test_no_posting_gives_more_than_some_pairs_a_text(size: int) -> None:
    found = find_hits(entries(*((1, text, 0) for text in range(size))))
    assert len(found) <= size * 6
    joined = {0}
    for first, second in pairs(found):
        assert first < second
        if first in joined:
            joined.add(second)
    assert len(joined) == size


@pytest.mark.parametrize(("cover", "shared", "kept"), [(9, 4, False), (10, 1, True), (5, 5, True)])
def test_what_can_never_be_chosen_is_not_kept(cover: int, shared: int, kept: bool) -> None:
    assert worth_keeping(np.array([(1, 2, shared, 0, cover)], CANDIDATE)).tolist() == [kept]


def _chosen(rows: Sequence[tuple[int, int, int, int, int]], size: int = 100) -> list[tuple[int, int]]:
    texts = np.unique(np.array([row[:2] for row in rows], np.uint64))
    return pairs(choose(np.array(rows, CANDIDATE), texts, np.full(len(texts), size, np.int64)))


def test_common_fingerprints_propose_where_they_are_much_of_a_text() -> None:
    assert _chosen([(1, 2, 20, 20, 0)]) == [(1, 2)]
    assert _chosen([(1, 2, 19, 19, 0)]) == []


def test_of_many_weak_pairs_a_text_keeps_the_best_and_strong_ones_all() -> None:
    weak = [(1, 2 + n, 3 + n % 2, 0, 12) for n in range(30)]
    others = [(2 + n, 40 + m, 9, 0, 12) for n in range(30) for m in range(8)]
    mine = [pair for pair in _chosen([*weak, *others]) if pair[0] == 1]
    assert len(mine) == candidates._WEAK
    assert all(second % 2 for _, second in mine)
    strong = [(1, 2 + n, 30, 0, 50) for n in range(30)]
    assert len([pair for pair in _chosen([*strong, *others]) if pair[0] == 1]) == 30


def test_the_order_of_candidates_chooses_no_others() -> None:
    rows = [(one, other, 3, 0, 12) for one in range(1, 21) for other in range(30, 50)]
    chosen = _chosen(rows)
    assert len(chosen) < len(rows)  # so that a choice is made, between pairs that count the same
    assert chosen == _chosen(rows[::-1])


@given(st.lists(st.tuples(st.integers(0, 40), st.integers(1, 5)), unique=True, max_size=90))
def test_only_pairs_that_share_several_fingerprints_are_weighed(held: list[tuple[int, int]]) -> None:
    hits = find_hits(entries(*sorted((fingerprint, text, fingerprint) for fingerprint, text in held)))
    shared = Counter(zip(hits["first"].tolist(), hits["second"].tolist(), strict=True))
    found = weigh_hits(hits[::-1])
    expected = sorted((*pair, times) for pair, times in shared.items() if times > 1)
    assert [row[:3] for row in found.tolist()] == expected
