"""From runs of words back to characters: the alignments a reader sees."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

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
    runs = [run for passage in passages for run in passage.runs if run.length >= _SHOWN]
    parts = [part for part in _within_blocks(runs, first[1], second[1]) if part.length >= _SHOWN]
    lengths = [part.length for part in parts]
    ones = _spans(first[1], [part.first for part in parts], lengths)
    others = _spans(second[1], [part.second for part in parts], lengths)
    found = []
    for one, other in zip(ones, others, strict=True):
        same = first[0].text[one.start : one.end] == second[0].text[other.start : other.end]
        found.append(Alignment(one, other, same))
    return _in_order(found)


def turned_round(found: Iterable[Alignment]) -> tuple[Alignment, ...]:
    """The same alignments read the other way round, sorted."""
    return _in_order(Alignment(one.second, one.first, one.identical) for one in found)


def _in_order(found: Iterable[Alignment]) -> tuple[Alignment, ...]:
    """Alignments as they sort, by their numbers: quicker than by themselves."""
    return tuple(sorted(found, key=lambda a: (a.first.start, a.first.end, a.second.start, a.second.end, a.identical)))


def words_in(wording: Wording, spans: tuple[Span, ...]) -> int:
    """How many different words of a document stand in the spans."""
    inside = np.zeros(len(wording.words), bool)
    ends = np.searchsorted(wording.starts, [(span.start, span.end) for span in spans]).reshape(-1, 2)
    for first, last in ends.tolist():
        inside[first:last] = True
    return int(inside.sum())


def _within_blocks(runs: Sequence[Run], first: Wording, second: Wording) -> Iterator[Run]:
    """The runs cut where either document begins a new block."""
    for run in runs:
        one = first.blocks[run.first : run.first + run.length]
        other = second.blocks[run.second : run.second + run.length]
        if one[0] == one[-1] and other[0] == other[-1]:
            yield run
            continue
        cuts = np.flatnonzero((one[1:] != one[:-1]) | (other[1:] != other[:-1])) + 1
        for begun, end in pairwise([0, *cuts.tolist(), run.length]):
            yield Run(run.second + begun, run.first + begun, end - begun)


def _spans(wording: Wording, firsts: Sequence[int], lengths: Sequence[int]) -> Iterator[Span]:
    """The spans of runs of so many words from those on."""
    heads = np.array(firsts, np.int64)
    starts, ends = wording.starts[heads], wording.ends[heads + np.array(lengths, np.int64) - 1]
    return map(Span, starts.tolist(), ends.tolist())
