"""Where a stretch of one text stands in another that shares words with it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.schema.evidence import Span
from rashomon.schema.lineage import Alignment
from rashomon.stages.reconcile.images import Image, image

# "The wall fell, killing nine people in the camp." and "Later: the wall fell, killing 12 people in the camp."
FIRST = "The wall fell, killing nine people in the camp."
SECOND = "Later: the wall fell, killing 12 people in the camp."
ALIGNED = (Alignment(Span(0, 22), Span(7, 29), False), Alignment(Span(28, 46), Span(33, 51), True))


def there(words: str) -> str | None:
    start = FIRST.index(words)
    found = image(Span(start, start + len(words)), ALIGNED)
    return SECOND[found.span.start : found.span.end] if found else None


@pytest.mark.parametrize(
    ("words", "stands"),
    [
        ("wall", "wall"),
        ("people in", "people in"),
        ("killing nine people", "killing 12 people"),
        ("nine", " 12 "),
        ("killing nine", "killing 12 "),
        ("nine people", " 12 people"),
    ],
)
def test_a_stretch_in_an_edit_stands_for_the_edit(words: str, stands: str) -> None:
    assert there(words) == stands


def test_only_what_is_aligned_stands_there_whole() -> None:
    assert image(Span(4, 8), ALIGNED) == Image(Span(11, 15), True)
    assert image(Span(15, 34), ALIGNED) == Image(Span(22, 39), False)


def test_what_stands_before_the_first_alignment_or_far_from_any_is_not_there() -> None:
    late = (Alignment(Span(100, 120), Span(100, 120), True), Alignment(Span(900, 920), Span(130, 150), True))
    assert image(Span(10, 20), late) is None
    assert image(Span(400, 420), late) is None
    assert image(Span(0, 5), ()) is None


def test_a_passage_that_moved_gives_no_stretch_between() -> None:
    moved = (Alignment(Span(0, 10), Span(50, 60), True), Alignment(Span(20, 30), Span(0, 10), True))
    assert image(Span(12, 18), moved) is None


spans = st.tuples(st.integers(0, 300), st.integers(1, 40)).map(lambda at: Span(at[0], at[0] + at[1]))


@given(st.lists(st.tuples(spans, spans), max_size=8), spans)
def test_any_alignments_give_a_stretch_or_none(pairs: list[tuple[Span, Span]], span: Span) -> None:
    alignments = tuple(sorted(Alignment(one, other, True) for one, other in pairs))
    found = image(span, alignments)
    assert found is None or found.span.start <= found.span.end
