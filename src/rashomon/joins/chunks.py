"""Work over chunks of items on an engine: one item that cannot be done costs itself alone."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain, islice
from typing import TypeVar

from rashomon.engine.base import Engine, Failure, attempt

T = TypeVar("T")
R = TypeVar("R")


def chunked(items: Iterable[T], size: int) -> Iterator[tuple[T, ...]]:
    """The items in tuples of `size`; the last may have fewer."""
    coming = iter(items)
    while chunk := tuple(islice(coming, size)):
        yield chunk


def map_chunks(
    engine: Engine, work: Callable[[Sequence[T]], R], chunks: Iterable[Sequence[T]]
) -> Iterator[R | tuple[T, Failure]]:
    """`work` of each chunk in order; of one that fails each item alone, and those that fail again with the reason."""
    sent: deque[Sequence[T]] = deque()

    def noted() -> Iterator[Sequence[T]]:
        for chunk in chunks:
            sent.append(chunk)
            yield chunk

    for result in map_some(engine, work, noted()):
        chunk = sent.popleft()
        if not isinstance(result, Failure):
            yield result
            continue
        for item, alone in zip(chunk, engine.map(work, ([item] for item in chunk)), strict=True):
            yield (item, alone) if isinstance(alone, Failure) else alone


def map_some(engine: Engine, work: Callable[[T], R], items: Iterable[T], few: int = 2) -> Iterator[R | Failure]:
    """`engine.map`, but fewer items than `few` are worked on here: to wake processes for them takes longer."""
    coming = iter(items)
    first = list(islice(coming, few))
    if len(first) < few:
        yield from (attempt(work, item) for item in first)
    else:
        yield from engine.map(work, chain(first, coming))
