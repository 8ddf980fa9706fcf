from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from rashomon.schema.document import Block, BlockRole
from rashomon.schema.evidence import Span
from rashomon.stages.report.marks import Piece, cut, share_out

_SPANS = st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40)).map(lambda p: Span(min(p), max(p))), max_size=12)


def test_nested_spans_are_cut_where_the_inner_one_begins_and_ends() -> None:
    assert cut(Span(0, 10), [Span(2, 8), Span(4, 6)]) == (
        Piece(0, 2, (), ()),
        Piece(2, 4, (0,), (0,)),
        Piece(4, 6, (0, 1), (1,)),
        Piece(6, 8, (0,), ()),
        Piece(8, 10, (), ()),
    )


def test_overlapping_spans_share_their_common_stretch() -> None:
    assert [p.held for p in cut(Span(0, 9), [Span(1, 5), Span(3, 7)])] == [(), (0,), (0, 1), (1,), ()]


def test_a_span_from_the_block_before_goes_on_but_does_not_open_again() -> None:
    assert cut(Span(5, 9), [Span(2, 7)]) == (Piece(5, 7, (0,), ()), Piece(7, 9, (), ()))


def test_a_span_that_misses_the_block_or_is_empty_marks_nothing() -> None:
    assert cut(Span(5, 9), [Span(0, 5), Span(9, 12), Span(6, 6)]) == (Piece(5, 9, (), ()),)


@given(spans=_SPANS, start=st.integers(0, 30), length=st.integers(1, 20))
def test_pieces_cover_the_whole_once_and_every_span_reads_back(spans: list[Span], start: int, length: int) -> None:
    whole = Span(start, start + length)
    pieces = cut(whole, spans)
    assert [offset for p in pieces for offset in range(p.start, p.end)] == list(range(whole.start, whole.end))
    for index, span in enumerate(spans):
        held = {offset for p in pieces if index in p.held for offset in range(p.start, p.end)}
        assert held == set(range(max(span.start, whole.start), min(span.end, whole.end)))
        opened = [p.start for p in pieces if index in p.opens]
        assert opened == ([span.start] if span.start < span.end and whole.start <= span.start < whole.end else [])


@given(spans=_SPANS, edges=st.lists(st.integers(0, 45), min_size=2, max_size=9, unique=True))
def test_share_out_gives_each_block_the_spans_that_touch_it(spans: list[Span], edges: list[int]) -> None:
    ordered = sorted(edges)
    blocks = [Block(a, b, BlockRole.PARAGRAPH) for a, b in zip(ordered[::2], ordered[1::2], strict=False)]
    solid = [s for s in spans if s.start < s.end]
    expected = tuple(tuple(n for n, s in enumerate(solid) if s.overlap(Span(b.start, b.end))) for b in blocks)
    assert share_out(blocks, solid) == expected
