"""Marking evidence in a text: spans that nest or overlap become flat pieces, each knowing which spans hold it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from rashomon.schema.document import Block
from rashomon.schema.evidence import Span


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch in which nothing begins or ends: `held` are the indexes of the spans over it, `opens` of those
    that begin here; both sorted."""

    start: int
    end: int
    held: tuple[int, ...]
    opens: tuple[int, ...]


def cut(whole: Span, spans: Sequence[Span]) -> tuple[Piece, ...]:
    """`whole` as pieces without gap or overlap, cut wherever one of `spans` begins or ends inside it.

    A span that leaves `whole` is cut off at its edge; one that misses it, or is empty, is in no piece. A span that
    began before `whole` does not open in it.
    """
    edges = {whole.start, whole.end}
    begins: dict[int, list[int]] = {}
    ends: dict[int, list[int]] = {}
    for index, span in enumerate(spans):
        start, end = max(span.start, whole.start), min(span.end, whole.end)
        if start < end:
            edges |= {start, end}
            begins.setdefault(start, []).append(index)
            ends.setdefault(end, []).append(index)
    held: set[int] = set()
    pieces = []
    ordered = sorted(edges)
    for start, end in pairwise(ordered):
        held.difference_update(ends.get(start, ()))
        held.update(begins.get(start, ()))
        opens = tuple(index for index in begins.get(start, ()) if spans[index].start == start)
        pieces.append(Piece(start, end, tuple(sorted(held)), opens))
    return tuple(pieces)


def share_out(blocks: Sequence[Block], spans: Sequence[Span]) -> tuple[tuple[int, ...], ...]:
    """For each block, the indexes of the spans that touch it. Blocks must be sorted, as a document's are."""
    waiting = sorted(range(len(spans)), key=lambda n: (spans[n].start, n), reverse=True)
    active: list[int] = []
    shares = []
    for block in blocks:
        while waiting and spans[waiting[-1]].start < block.end:
            active.append(waiting.pop())
        active = [n for n in active if spans[n].end > block.start]
        shares.append(tuple(sorted(active)))
    return tuple(shares)
