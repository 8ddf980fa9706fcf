"""A stretch of a document as an analysis of its own, so that what reads a whole page reads a part of one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from rashomon.schema.analysis import Analysis, Name, Paragraph, PlacedParagraph, TimeExpression
from rashomon.schema.evidence import Span


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a document: the paragraph it stands in, its number there, and where it stands in the document."""

    paragraph: int
    number: int
    span: Span


def sentences_of(analysis: Analysis) -> tuple[Sentence, ...]:
    """Every sentence of the document, in the order of the text."""
    return tuple(
        Sentence(order, number, Span(placed.start + tokens[first].start, placed.start + tokens[last - 1].end))
        for order, placed in enumerate(analysis.paragraphs)
        for tokens in (placed.paragraph.tokens,)
        for number, (first, last) in enumerate(placed.paragraph.sentences)
        if last > first
    )


def text_of(analysis: Analysis, sentence: Sentence) -> str:
    """The words of a sentence, as its paragraph has them."""
    placed = analysis.paragraphs[sentence.paragraph]
    at = _within(placed, sentence)
    return placed.paragraph.text[at.start : at.stop]


def times_in(analysis: Analysis, sentence: Sentence) -> Iterator[TimeExpression]:
    """The times that a sentence names."""
    placed = analysis.paragraphs[sentence.paragraph]
    return (time for time in placed.paragraph.times if time.start in _within(placed, sentence))


def names_in(analysis: Analysis, sentence: Sentence) -> Iterator[Name]:
    """The names that stand in a sentence."""
    placed = analysis.paragraphs[sentence.paragraph]
    return (name for name in placed.paragraph.names if name.start in _within(placed, sentence))


def _within(placed: PlacedParagraph, sentence: Sentence) -> range:
    """Where a sentence stands in its paragraph."""
    return range(sentence.span.start - placed.start, sentence.span.end - placed.start)


def begins_in(span: Span, spans: Sequence[Span]) -> bool:
    """Does a span begin inside one of `spans`?"""
    return any(one.start <= span.start < one.end for one in spans)


def cut(analysis: Analysis, spans: Sequence[Span]) -> Analysis:
    """The sentences of the document that begin inside `spans`, each paragraph of them placed where it stands."""
    kept: list[PlacedParagraph] = []
    for placed in analysis.paragraphs:
        sentences = placed.paragraph.sentences
        inside = [_is_inside(placed, first, last, spans) for first, last in sentences]
        if inside and all(inside):
            kept.append(placed)
        else:
            kept.extend(_piece(placed, run) for run in _runs(inside))
    return replace(analysis, paragraphs=tuple(kept))


def _is_inside(placed: PlacedParagraph, first: int, last: int, spans: Sequence[Span]) -> bool:
    start = placed.start + placed.paragraph.tokens[first].start if last > first else -1
    return any(span.start <= start < span.end for span in spans)


def _runs(inside: Sequence[bool]) -> Iterator[range]:
    """The runs of sentences that are inside."""
    start = None
    for at, here in enumerate([*inside, False]):
        if here and start is None:
            start = at
        elif not here and start is not None:
            yield range(start, at)
            start = None


def _piece(placed: PlacedParagraph, run: range) -> PlacedParagraph:
    """Some sentences of a paragraph as a paragraph, its offsets counted from its own start."""
    whole = placed.paragraph
    first, last = whole.sentences[run[0]][0], whole.sentences[run[-1]][1]
    start, end = whole.tokens[first].start, whole.tokens[last - 1].end
    tokens = tuple(
        replace(
            token,
            start=token.start - start,
            end=token.end - start,
            head=token.head - first if first <= token.head < last else at,
            sentence=token.sentence - run[0],
        )
        for at, token in enumerate(whole.tokens[first:last])
    )
    piece = Paragraph(
        text=whole.text[start:end],
        tokens=tokens,
        sentences=tuple((one - first, other - first) for one, other in whole.sentences[run[0] : run[-1] + 1]),
        names=tuple(
            replace(n, start=n.start - start, end=n.end - start)
            for n in whole.names
            if start <= n.start and n.end <= end
        ),
        numbers=tuple(
            replace(
                n,
                start=n.start - start,
                end=n.end - start,
                core_start=n.core_start - start,
                core_end=n.core_end - start,
            )
            for n in whole.numbers
            if start <= n.start and n.end <= end
        ),
        times=tuple(
            replace(t, start=t.start - start, end=t.end - start)
            for t in whole.times
            if start <= t.start and t.end <= end
        ),
    )
    return replace(placed, start=placed.start + start, paragraph=piece)
