"""What a stage may ask of whatever runs it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from traceback import extract_tb
from typing import Protocol, TypeVar

from rashomon.errors import EvidenceError, RashomonError

T = TypeVar("T")
R = TypeVar("R")

_OURS = "rashomon"


@dataclass(frozen=True, slots=True)
class Failure:
    """What became of an item whose work raised: the run goes on without it. `reason` is a plain sentence."""

    reason: str


class Engine(Protocol):
    """Runs a map stage.

    `work` is a function at a module's top level, or a `functools.partial` of one, so that it can be sent elsewhere.
    Results come in the order of the items, whatever order they were made in.
    """

    def map(self, work: Callable[[T], R], items: Iterable[T]) -> Iterator[R | Failure]:
        """`work` of each item, or why there is none."""
        ...


def attempt(work: Callable[[T], R], item: T) -> R | Failure:
    """`work(item)`; an exception becomes a `Failure`.

    Raises:
        RashomonError: a cause that would meet every item alike, such as a missing model.
    """
    try:
        return work(item)
    except EvidenceError as error:  # one item's own: its words did not read back
        return Failure(str(error))
    except RashomonError:
        raise
    except Exception as error:
        return Failure(f"{type(error).__name__}: {error}, in {_where(error)}")


def _where(error: Exception) -> str:
    """The innermost line of ours that the error came through, so that a report of it can be acted on."""
    frames = [frame for frame in extract_tb(error.__traceback__) if _OURS in Path(frame.filename).parts]
    if not frames:
        return "a library"
    parts = Path(frames[-1].filename).parts
    path = "/".join(parts[len(parts) - parts[::-1].index(_OURS) - 1 :])
    return f"{path} line {frames[-1].lineno}"
