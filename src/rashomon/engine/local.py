"""This machine: in this process, or over several."""

from __future__ import annotations

import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import CancelledError, Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import islice
from multiprocessing import get_context
from types import TracebackType
from typing import Any, Self

from rashomon.engine.base import Failure, R, T, attempt

# Four items a worker in flight: enough that none waits, few enough that items are made as they are needed.
_AHEAD = 4

_DIED = "the process that worked on it died, perhaps for want of memory"


class LocalEngine:
    """Runs `map` in this process (`jobs` 1) or over `jobs` processes that live as long as the engine.

    Processes are spawned, not forked: the same on every system, and each loads the language model once.
    """

    def __init__(self, jobs: int = 1) -> None:
        self.jobs = jobs
        self._pool: ProcessPoolExecutor | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stop()

    def map(self, work: Callable[[T], R], items: Iterable[T]) -> Iterator[R | Failure]:
        """`work` of each item in order, or a `Failure` where it raised or its process died."""
        if self.jobs <= 1:
            for item in items:
                yield attempt(work, item)
            return
        coming = iter(items)
        waiting: deque[tuple[T, Future[R | Failure]]] = deque()
        while True:
            for item in islice(coming, self.jobs * _AHEAD - len(waiting)):
                waiting.append((item, self._send(work, item)))
            if not waiting:
                return
            item, future = waiting.popleft()
            try:
                result = future.result()
            except (BrokenProcessPool, CancelledError):
                self._stop()
                again = [item, *(other for other, _ in waiting)]
                waiting.clear()
                yield from (self._alone(work, one) for one in again)
            else:
                yield result

    def _alone(self, work: Callable[[T], R], item: T) -> R | Failure:
        """One item with nothing beside it, so that a death is surely its own."""
        try:
            return self._send(work, item).result()
        except BrokenProcessPool:
            self._stop()
            return Failure(_DIED)

    def _send(self, work: Callable[[T], R], item: T) -> Future[R | Failure]:
        for _ in range(2):
            if self._pool is None:
                self._pool = ProcessPoolExecutor(
                    self.jobs, mp_context=get_context("spawn"), initializer=_ignore_interrupts
                )
            try:
                return self._pool.submit(attempt, work, item)
            except BrokenProcessPool:  # it died between two calls
                self._stop()
        raise RuntimeError("worker processes die as soon as they start")

    def _stop(self) -> None:
        if self._pool is not None:
            self._pool.shutdown(wait=True, cancel_futures=True)
            self._pool = None


def _ignore_interrupts(*_: Any) -> None:  # noqa: ANN401
    """Ctrl-C reaches the whole process group; the parent alone answers it and stops the workers."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
