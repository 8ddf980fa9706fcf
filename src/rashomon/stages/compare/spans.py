"""From runs of words back to characters: the alignments a reader sees."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from rashomon.schema.document import Document
from rashomon.schema.evidence import Span
from rashomon.schema.lineage import Alignment
from rashomon.stages.compare.align import Passage, Run
from rashomon.stages.compare.words import Wording

_SHOWN = 3  # words: a shorter run between two edits ("of the") shows a reader nothing


def alignments(
    first: tuple[Document, Wording], second: tuple[Document, Wording], passages: tuple[Passage, ...]
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


def words_in(wording: Wording, spans: tuple[Span, ...]) -> int:
    """How many different words of a document stand in the spans."""
    inside = np.zeros(len(wording.words), bool)
    ends = np.searchsorted(wording.starts, [(span.start, span.end) for span in spans]).reshape(-1, 2)
    for first, last in ends.tolist():
        inside[first:last] = True
    return int(inside.sum())


def _within_blocks(run: Run, first: Wording, second: Wording) -> Iterator[Run]:
    """The run cut where either document begins a new block."""
    if _in_one_block(first, run.first, run.length) and _in_one_block(second, run.second, run.length):
        yield run
        return
    begun = 0
    for at in range(1, run.length + 1):
        if (
            at == run.length
            or first.blocks[run.first + at] != first.blocks[run.first + at - 1]
            or second.blocks[run.second + at] != second.blocks[run.second + at - 1]
        ):
            yield Run(run.second + begun, run.first + begun, at - begun)
            begun = at


def _in_one_block(wording: Wording, at: int, length: int) -> bool:
    return bool(wording.blocks[at] == wording.blocks[at + length - 1])


def _span(wording: Wording, at: int, length: int) -> Span:
    return Span(int(wording.starts[at]), int(wording.ends[at + length - 1]))
