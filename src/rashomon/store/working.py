"""The tables of the join steps, in the case file: what they know of the collection between two builds."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

import numpy as np
from numpy.typing import NDArray

from rashomon.errors import CaseFileError
from rashomon.store.codec import pack, unpack
from rashomon.store.database import Database

T = TypeVar("T")

_SEEN = "states/"  # the tables that hold the states of each input at the last run begin so
_SEEN_PARTS = 256  # rows of such a table: a row a key would be a hundred thousand rows to read before any work
_LOT = 1000
_LAST = "\U0010ffff"  # no key of ours goes beyond it


@dataclass(frozen=True, slots=True)
class Given(Generic[T]):
    """An input of the steps: the state of each of its keys today, and how to read a value.

    `states` changes for a key whenever its value does. `load` gives None for a key without a value, and so does
    `packed`, which gives a value as it is kept where it is kept packed.
    """

    states: Mapping[str, str]
    load: Callable[[str], T | None]
    packed: Callable[[str], bytes | None] | None = None


class Working:
    """The tables of one build's steps. They are brought up to date together, or stay as they were.

    What was written with another `method` (other code, another parser) is forgotten.
    """

    def __init__(self, database: Database, method: str, given: Mapping[str, Given[Any]]) -> None:
        self._database = database
        self._method = method
        self._given = given
        self._rows: dict[str, WorkingRows[Any]] = {}
        self._inputs: dict[str, WorkingInput[Any]] = {}

    @contextmanager
    def run(self) -> Iterator[Working]:
        """One run of the steps: all that they write lasts when it ends, and nothing of it when it is broken off."""
        with self._database.transaction():
            if self._database.first("SELECT 1 FROM working_method WHERE method = ?", self._method) is None:
                for table in ("working_method", "working_rows", "working_columns"):
                    self._database.write(f"DELETE FROM {table}")
                self._database.write("INSERT INTO working_method VALUES (?)", self._method)
            yield self
            for name, given in self._given.items():
                self._remember(name, given)
            self._inputs.clear()

    def input(self, name: str, kind: type[T]) -> WorkingInput[T]:  # noqa: ARG002 - the kind is for the type checker
        """The input called `name`; what the last run saw of it is read once a run."""
        if name not in self._inputs:
            before: dict[str, str] = {}
            for _, states in self._seen(name).items():
                before.update(states)
            self._inputs[name] = WorkingInput(self._given[name], before)
        return self._inputs[name]

    def rows(self, name: str, kind: type[T]) -> WorkingRows[T]:
        """The rows called `name`; the same object each time, for it knows what changed."""
        if name not in self._rows:
            self._rows[name] = WorkingRows(self._database, name, kind)
        return self._rows[name]

    def columns(self, name: str, dtype: np.dtype[Any]) -> WorkingColumns:
        """The columns called `name`."""
        return WorkingColumns(self._database, name, dtype)

    def _seen(self, name: str) -> WorkingRows[dict[str, str]]:
        """The states of an input's keys at the last run, in parts by the hash of the key."""
        return self.rows(_SEEN + name, dict[str, str])

    def _remember(self, name: str, given: Given[Any]) -> None:
        came: WorkingInput[Any] = self.input(name, object)
        seen = self._seen(name)
        parts: dict[str, dict[str, str]] = {}
        for key in (*came.changed(), *came.removed()):
            part = _part(key)
            if part not in parts:
                parts[part] = seen.get(part) or {}
            if key in given.states:
                parts[part][key] = given.states[key]
            else:
                del parts[part][key]
        for part, states in sorted(parts.items()):
            if states:
                seen.put(part, dict(sorted(states.items())))
            else:
                seen.drop(part)


def _part(key: str) -> str:
    return f"{zlib.crc32(key.encode('utf-8', 'surrogatepass')) % _SEEN_PARTS:02x}"


class WorkingInput(Generic[T]):
    """An input, and how it differs from what the last run saw."""

    def __init__(self, given: Given[T], before: Mapping[str, str]) -> None:
        self._given = given
        self._changed = sorted(key for key, state in given.states.items() if before.get(key) != state)
        self._removed = sorted(before.keys() - given.states.keys())

    def keys(self) -> Collection[str]:
        """Every key of today, sorted."""
        return sorted(self._given.states)

    def get(self, key: str) -> T | None:
        """The value under `key`."""
        return self._given.load(key) if key in self._given.states else None

    def packed(self, key: str) -> bytes | None:
        """The value under `key` as `pack` writes it."""
        if self._given.packed is not None:
            return self._given.packed(key) if key in self._given.states else None
        value = self.get(key)
        return None if value is None else pack(value)

    def changed(self) -> Sequence[str]:
        """The keys that are new, or whose value is another than at the last run; sorted."""
        return self._changed

    def removed(self) -> Sequence[str]:
        """The keys of the last run that are no longer there; sorted."""
        return self._removed


class WorkingRows(Generic[T]):
    """Values under keys."""

    def __init__(self, database: Database, name: str, kind: type[T]) -> None:
        self._database = database
        self._name = name
        self._kind = kind
        self._changed: set[str] = set()

    def keys(self, prefix: str = "") -> Iterator[str]:
        """The keys that begin with `prefix`, sorted as bytes are."""
        return (key for key, _ in self._page("key, NULL", prefix))

    def items(self, prefix: str = "") -> Iterator[tuple[str, T]]:
        """The keys that begin with `prefix`, sorted as bytes are, with their values."""
        return ((key, unpack(data, self._kind)) for key, data in self._page("key, data", prefix))

    def get(self, key: str) -> T | None:
        """The value under `key`, None where there is none."""
        data = self._find(key)
        return unpack(data, self._kind) if data is not None else None

    def packed(self, key: str) -> bytes | None:
        """The value under `key` as `pack` wrote it."""
        return self._find(key)

    def put(self, key: str, value: T) -> bool:
        """Keep `value` under `key`. False where the same was there already, which is no change."""
        return self.put_packed(key, pack(value))

    def put_packed(self, key: str, packed: bytes) -> bool:
        """The same of a value as `pack` writes it."""
        if packed == self._find(key):
            return False
        self._database.write("INSERT OR REPLACE INTO working_rows VALUES (?, ?, ?)", self._name, key, packed)
        self._changed.add(key)
        return True

    def drop(self, key: str) -> None:
        """Forget what is under `key`, if anything is."""
        if self._find(key) is not None:
            self._database.write("DELETE FROM working_rows WHERE name = ? AND key = ?", self._name, key)
            self._changed.add(key)

    def changed(self) -> Sequence[str]:
        """The keys that were put or dropped in this run, sorted."""
        return sorted(self._changed)

    def _page(self, fields: str, prefix: str) -> Iterator[tuple[str, bytes]]:
        """Rows in lots, each asked for by the last key of the one before: whoever reads them may write meanwhile."""
        sql = f"SELECT {fields} FROM working_rows WHERE name = ? AND key {{}} ? AND key < ? ORDER BY key LIMIT {_LOT}"
        lot = self._database.rows(sql.format(">="), self._name, prefix, prefix + _LAST).fetchall()
        while lot:
            yield from lot
            lot = self._database.rows(sql.format(">"), self._name, lot[-1][0], prefix + _LAST).fetchall()

    def _find(self, key: str) -> bytes | None:
        row = self._database.first("SELECT data FROM working_rows WHERE name = ? AND key = ?", self._name, key)
        return row[0] if row else None


class WorkingColumns:
    """Structured arrays in parts."""

    def __init__(self, database: Database, name: str, dtype: np.dtype[Any]) -> None:
        self._database = database
        self._name = name
        self._dtype = dtype

    def parts(self) -> Sequence[int]:
        """The numbers of the parts that hold anything, sorted."""
        sql = "SELECT part FROM working_columns WHERE name = ? ORDER BY part"
        return [row[0] for row in self._database.rows(sql, self._name)]

    def read(self, part: int) -> NDArray[np.void]:
        """One part, empty where nothing was written; not to be written to.

        Raises:
            CaseFileError: what is kept has other fields.
        """
        sql = "SELECT data FROM working_columns WHERE name = ? AND part = ?"
        row = self._database.first(sql, self._name, part)
        data: bytes = row[0] if row else b""
        if len(data) % self._dtype.itemsize:
            raise CaseFileError(f"the working table {self._name!r} is damaged; build the case again into a new folder")
        return np.frombuffer(data, dtype=self._dtype)

    def write(self, part: int, rows: NDArray[np.void]) -> None:
        """Replace one part; an empty one is taken away."""
        if not len(rows):
            self._database.write("DELETE FROM working_columns WHERE name = ? AND part = ?", self._name, part)
            return
        data = np.ascontiguousarray(rows, dtype=self._dtype).tobytes()
        self._database.write("INSERT OR REPLACE INTO working_columns VALUES (?, ?, ?)", self._name, part, data)
