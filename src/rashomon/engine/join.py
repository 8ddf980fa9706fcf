"""Whole-collection work as named steps over tables: each says what it reads and writes, and the rest follows from that.

A step never sees an engine's insides: it gets tables by name, and an engine to run its parallel parts on. That is all
that another engine must offer to run the same steps elsewhere.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from graphlib import CycleError, TopologicalSorter
from typing import Any, Protocol, TypeVar

import numpy as np
from numpy.typing import NDArray

from rashomon.engine.base import Engine
from rashomon.errors import RashomonError

V = TypeVar("V")
V_co = TypeVar("V_co", covariant=True)

Records = NDArray[np.void]  # a structured array: one field a column


class StepError(RashomonError):
    """Steps that do not fit together, or a step that touches what it did not declare: a mistake in our own code."""


class Input(Protocol[V_co]):
    """What the map stages made, by key. A key may have no value: a page without an article."""

    def keys(self) -> Collection[str]:
        """Every key of today, sorted."""
        ...

    def get(self, key: str) -> V_co | None:
        """The value under `key`."""
        ...

    def packed(self, key: str) -> bytes | None:
        """The value under `key` as `store.codec.pack` writes it: cheap to get, and to send to another process."""
        ...

    def changed(self) -> Sequence[str]:
        """The keys that are new, or whose value is another than at the last run; sorted."""
        ...

    def removed(self) -> Sequence[str]:
        """The keys of the last run that are no longer there; sorted."""
        ...


class Rows(Protocol[V]):
    """Values under keys, kept from run to run."""

    def keys(self, prefix: str = "") -> Iterator[str]:
        """The keys that begin with `prefix`, sorted."""
        ...

    def items(self, prefix: str = "") -> Iterator[tuple[str, V]]:
        """The keys that begin with `prefix`, sorted, with their values, read as they are asked for."""
        ...

    def get(self, key: str) -> V | None:
        """The value under `key`, None where there is none."""
        ...

    def packed(self, key: str) -> bytes | None:
        """The value under `key` as `store.codec.pack` writes it."""
        ...

    def put(self, key: str, value: V) -> bool:
        """Keep `value` under `key`. False where the same was there already, which is no change."""
        ...

    def put_packed(self, key: str, packed: bytes) -> bool:
        """The same of a value as `store.codec.pack` writes it: as it comes from where it was made."""
        ...

    def drop(self, key: str) -> None:
        """Forget what is under `key`, if anything is."""
        ...

    def changed(self) -> Sequence[str]:
        """The keys that were put or dropped in this run, sorted."""
        ...


class Columns(Protocol):
    """Numbers in parts, kept from run to run: for what has too many rows to be an object each."""

    def parts(self) -> Sequence[int]:
        """The numbers of the parts that hold anything, sorted."""
        ...

    def read(self, part: int) -> Records:
        """One part, empty where nothing was written. The array is not to be written to."""
        ...

    def write(self, part: int, rows: Records) -> None:
        """Replace one part."""
        ...


class Tables(Protocol):
    """The tables that steps share."""

    def input(self, name: str, kind: type[V]) -> Input[V]:
        """The input called `name`, which holds values of `kind`."""
        ...

    def rows(self, name: str, kind: type[V]) -> Rows[V]:
        """The rows called `name`, which hold values of `kind`."""
        ...

    def columns(self, name: str, dtype: np.dtype[Any]) -> Columns:
        """The columns called `name`, whose fields are those of `dtype`."""
        ...


@dataclass(frozen=True, slots=True)
class Step:
    """One piece of whole-collection work.

    `reads` names the inputs and the tables of other steps that it looks at, `writes` the tables that are its own, which
    it may read too. `work` brings those up to date with what changed; run on empty tables it must come to the same.
    """

    name: str
    reads: tuple[str, ...]
    writes: tuple[str, ...]
    work: Callable[[Tables, Engine], None]


def run_steps(
    steps: Sequence[Step],
    tables: Tables,
    engine: Engine,
    given: Collection[str],
    tell: Callable[[str, int, int], None] = lambda *_: None,
) -> None:
    """Run every step after those that write what it reads. `given` names the inputs.

    Raises:
        StepError: steps do not fit together, or one touches a table that it did not declare.
    """
    ordered = in_order(steps, given)
    for number, step in enumerate(ordered, 1):
        step.work(_Declared(tables, step, frozenset(given)), engine)
        tell(step.name, number, len(ordered))


def in_order(steps: Sequence[Step], given: Collection[str]) -> tuple[Step, ...]:
    """The steps so that each comes after those that write what it reads; of free choices the first by name.

    Raises:
        StepError: a table has two writers or none, or steps wait for one another.
    """
    writer: dict[str, Step] = {}
    for step in sorted(steps, key=lambda step: step.name):
        for table in step.writes:
            if table in writer or table in given:
                other = writer[table].name if table in writer else "the caller"
                raise StepError(f"the table {table!r} is written by {other!r} and by {step.name!r}; one writer alone")
            writer[table] = step
    waits: TopologicalSorter[str] = TopologicalSorter()
    for step in sorted(steps, key=lambda step: step.name):
        missing = [table for table in step.reads if table not in writer and table not in given]
        if missing:
            raise StepError(f"the step {step.name!r} reads {missing[0]!r}, which no step writes and nobody gave")
        waits.add(step.name, *sorted({writer[table].name for table in step.reads if table in writer}))
    by_name = {step.name: step for step in steps}
    if len(by_name) < len(steps):
        raise StepError("two steps have one name")
    try:
        waits.prepare()
    except CycleError as error:
        raise StepError(f"steps wait for one another: {' -> '.join(error.args[1])}") from error
    found: list[Step] = []
    while waits.is_active():
        ready = sorted(waits.get_ready())
        found += [by_name[name] for name in ready]
        waits.done(*ready)
    return tuple(found)


class _Declared:
    """The tables that one step declared, and no other."""

    def __init__(self, tables: Tables, step: Step, given: frozenset[str]) -> None:
        self._tables = tables
        self._step = step
        self._given = given

    def input(self, name: str, kind: type[V]) -> Input[V]:
        if name not in self._given:
            raise StepError(f"the step {self._step.name!r} takes {name!r} for an input")
        self._check(name)
        return self._tables.input(name, kind)

    def rows(self, name: str, kind: type[V]) -> Rows[V]:
        self._check(name)
        return self._tables.rows(name, kind)

    def columns(self, name: str, dtype: np.dtype[Any]) -> Columns:
        self._check(name)
        return self._tables.columns(name, dtype)

    def _check(self, name: str) -> None:
        if name not in self._step.reads and name not in self._step.writes:
            raise StepError(f"the step {self._step.name!r} touches {name!r}, which it did not declare")
