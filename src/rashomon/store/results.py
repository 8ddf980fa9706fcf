"""What each stage has made so far, so that nothing is made twice."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any, Generic, TypeVar

from rashomon.errors import CaseFileError
from rashomon.store.codec import pack, unpack
from rashomon.store.database import Database

T = TypeVar("T")


class Results(Generic[T]):
    """What one stage has made with one method, by the hash of what it was made from.

    A result of another method (older code, another model) is not seen, and is replaced when the new one is made.
    """

    def __init__(self, database: Database, stage: str, method: str, kind: type[T]) -> None:
        self._database = database
        self.stage = stage
        self._method = method
        self._kind = kind

    def has(self, key: str) -> bool:
        """True when there is a result under `key`."""
        return self._find("1", key) is not None

    def get(self, key: str) -> T | None:
        """The result kept under `key`; None where there is none or it cannot be read back."""
        row = self._find("data", key)
        try:
            return unpack(row[0], self._kind) if row else None
        except CaseFileError:
            return None

    def packed(self, key: str) -> bytes | None:
        """The result kept under `key` as `pack` wrote it; None where there is none."""
        row = self._find("data", key)
        return bytes(row[0]) if row else None

    def put(self, key: str, result: T) -> None:
        """Keep `result` under `key`."""
        self._database.write(
            "INSERT OR REPLACE INTO results VALUES (?, ?, ?, ?)", self.stage, self._method, key, pack(result)
        )

    def keep(self, keys: Collection[str]) -> None:
        """Forget every result that is not under one of `keys`."""
        held = [row[0] for row in self._database.rows("SELECT key FROM results WHERE stage = ?", self.stage)]
        for key in held:
            if key not in keys:
                self._database.write("DELETE FROM results WHERE stage = ? AND key = ?", self.stage, key)

    def _find(self, column: str, key: str) -> tuple[Any, ...] | None:
        return self._database.first(
            f"SELECT {column} FROM results WHERE stage = ? AND key = ? AND method = ?",
            self.stage,
            key,
            self._method,
        )
