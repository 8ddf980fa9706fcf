"""From runs of words back to characters: the alignments a reader sees."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from rashomon.schema.document import Document
from rashomon.schema.evidence import Span
from rashomon.schema.lineage import Alignment
from rashomon.stages.compare.align import Passage, Run
from rashomon.stages.compare.words import WordedDocument

_SHOWN = 3  # words: a shorter run between two edits ("of the") shows a reader nothing


def alignments(
    first: tuple[Document, WordedDocument], second: tuple[Document, WordedDocument], passages: tuple[Passage, ...]
) -> tuple[Alignment, ...]:
    """The runs of the passages as spans, none across two blocks, sorted.

    Both spans of an alignment hold the same folded words; `identical` says whether they hold the same characters.
    """
    found = []
    for passage in passages:
        for run in passage.runs:
            for part in _within_blocks(run, first[1], second[1]):
                if part.length >= _SHOWN:
                    one = _span(first[1], part.first, part.length)
                    other = _span(second[1], part.second, part.length)
                    same = first[0].text[one.start : one.end] == second[0].text[other.start : other.end]
                    found.append(Alignment(one, other, same))
    return tuple(sorted(found))


def turn(alignment: Alignment) -> Alignment:
    """The same alignment read the other way round."""
    return Alignment(alignment.second, alignment.first, alignment.identical)


def words_in(worded: WordedDocument, spans: tuple[Span, ...]) -> int:
    """How many different words of a document stand in the spans."""
    return len(
        {at for s in spans for at in range(bisect_left(worded.starts, s.start), bisect_left(worded.starts, s.end))}
    )


def _within_blocks(run: Run, first: WordedDocument, second: WordedDocument) -> Iterator[Run]:
    """The run cut where either document begins a new block."""
    begun = 0
    for at in range(1, run.length + 1):
        if (
            at == run.length
            or first.blocks[run.first + at] != first.blocks[run.first + at - 1]
            or second.blocks[run.second + at] != second.blocks[run.second + at - 1]
        ):
            yield Run(run.second + begun, run.first + begun, at - begun)
            begun = at


def _span(worded: WordedDocument, at: int, length: int) -> Span:
    return Span(worded.starts[at], worded.ends[at + length - 1])
