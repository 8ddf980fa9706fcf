from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from rashomon.schema.document import Block, BlockRole, Document
from rashomon.schema.page import Location
from rashomon.stages.compare.align import Passage, Run, align, edits
from rashomon.stages.compare.words import Wording, split_words


def worded(text: str) -> Wording:
    blocks = (Block(0, len(text), BlockRole.PARAGRAPH),) if text else ()
    return split_words(Document(id="x", page="x", locations=(Location("x"),), text=text, blocks=blocks))


def shared(first: str, second: str) -> list[str]:
    one, other = worded(first), worded(second)
    return [
        " | ".join(" ".join(other.words[r.second : r.second + r.length]) for r in p.runs) for p in align(one, other)
    ]


def test_the_longest_run_is_found_whole() -> None:
    assert shared("so the old fort on the hill fell at dawn they say", "but the old fort on the hill fell at noon") == [
        "the old fort on the hill fell at"
    ]


def test_four_words_are_no_passage() -> None:
    assert shared("one two three four x", "one two three four y") == []
    assert shared("one two three four five x", "one two three four five y") == ["one two three four five"]


def test_a_passage_holds_over_a_changed_figure() -> None:
    one = "officials in the town said at least 120 people were wounded in the blast on friday"
    two = "officials in the town said more than 100 people were wounded in the blast on friday"
    assert shared(one, two) == ["officials in the town said | people were wounded in the blast on friday"]
    (passage,) = align(worded(one), worded(two))
    ((before, after),) = edits(passage)
    assert [worded(one).words[at] for at in before] == ["at", "least", "120"]
    assert [worded(two).words[at] for at in after] == ["more", "than", "100"]


def test_edges_reach_over_single_words() -> None:
    one = "the grey old bridge over the river near the mill was shut again"
    two = "the old bridge over the river near the big mill was shut again"
    assert shared(one, two) == ["old bridge over the river near the | mill was shut again"]
    assert shared(
        "a small old bridge over the river near the mill", "a big old bridge over the river near the mill"
    ) == ["old bridge over the river near the mill"]
    assert shared("on a small old bridge over the river now", "on a big old bridge over the river then") == [
        "on a | old bridge over the river"
    ]


def test_case_accents_points_and_marks_do_not_matter() -> None:
    assert shared("The U.S. envoy’s café, in Ólavik, was hit.", "the US envoys cafe in OLAVIK was hit") == [
        "the us envoy | cafe in olavik was hit"
    ] or shared("The U.S. envoy’s café, in Ólavik, was hit.", "the US envoy's cafe in OLAVIK was hit") == [
        "the us envoy cafe in olavik was hit"
    ]


def test_words_far_apart_are_two_passages() -> None:
    filler = " ".join(f"x{n}" for n in range(20))
    other = " ".join(f"y{n}" for n in range(20))
    one = f"the old fort on the hill {filler} the new mill by the lake"
    two = f"the old fort on the hill {other} the new mill by the lake"
    assert shared(one, two) == ["the old fort on the hill", "the new mill by the lake"]


def test_matched_counts_words() -> None:
    assert Passage((Run(0, 0, 5), Run(6, 6, 3))).matched() == 8


_TEXTS = st.lists(st.sampled_from("abcd"), max_size=60).map(" ".join)


@given(_TEXTS, _TEXTS)
def test_runs_agree_word_for_word_in_order_and_take_no_word_twice(first: str, second: str) -> None:
    one, other = worded(first), worded(second)
    taken: set[int] = set()
    for passage in align(one, other):
        for run in passage.runs:
            assert run.length > 0
            assert one.words[run.first : run.first + run.length] == other.words[run.second : run.second + run.length]
            assert taken.isdisjoint(range(run.second, run.second + run.length))
            taken.update(range(run.second, run.second + run.length))
        for before, after in zip(passage.runs, passage.runs[1:], strict=False):
            assert before.first + before.length <= after.first
            assert before.second + before.length <= after.second


@given(_TEXTS.filter(lambda text: len(text.split()) >= 5))
def test_a_text_with_itself_is_one_passage(text: str) -> None:
    words = " ".join(f"{word}{at}" for at, word in enumerate(text.split()))
    assert shared(words, words) == [words]
