"""Columns cut into parts by the leading bits of a key, so that all rows of one key stand in one part."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from rashomon.engine.join import Columns, Records

_SHIFT = np.uint64(52)  # 4,096 parts: of 100,000 documents a part holds some 25, or some 4,000 of their postings
_SMALL = 0.2  # of all keys: where more of them changed, all is made anew, which is then quicker

Keys = NDArray[np.uint64]


def parts_of(keys: Keys) -> NDArray[np.int64]:
    """The part of each key."""
    return (keys >> _SHIFT).astype(np.int64)


def distinct_parts(keys: Keys) -> list[int]:
    """The parts that hold some of `keys`, sorted."""
    return np.unique(parts_of(keys)).tolist() if len(keys) else []


@dataclass(frozen=True, slots=True)
class Part:
    """Some rows, all of one part."""

    number: int
    rows: Records


def cut(rows: Records, field: str) -> Iterator[Part]:
    """The rows by the part of the key in `field`, in the order of that key."""
    if not len(rows):
        return
    ordered = rows[np.argsort(rows[field], kind="stable")]
    parts = parts_of(ordered[field])
    heads = np.flatnonzero(np.concatenate([[True], parts[1:] != parts[:-1]]))
    for start, end in zip(heads.tolist(), [*heads[1:].tolist(), len(parts)], strict=True):
        yield Part(int(parts[start]), ordered[start:end])


def read_of(columns: Columns, keys: Keys, field: str) -> Iterator[Records]:
    """The rows that have one of `keys` in `field`, which the parts go by."""
    for part in cut(as_rows(keys), "key"):
        rows = columns.read(part.number)
        yield rows[np.isin(rows[field], part.rows["key"])]


def read_all(columns: Columns) -> Iterator[Records]:
    """All rows, part by part."""
    return (columns.read(part) for part in columns.parts())


def clear(columns: Columns) -> None:
    """Forget all rows."""
    for part in columns.parts():
        columns.write(part, columns.read(part)[:0])


def as_rows(keys: Keys) -> Records:
    """Keys as rows with the one field `key`."""
    rows = np.empty(len(keys), dtype=KEY)
    rows["key"] = keys
    return rows


KEY = np.dtype([("key", "<u8")])


def set_keys(columns: Columns, keys: Keys) -> None:
    """Make `columns` hold these keys and no others."""
    columns.write(0, as_rows(np.unique(keys)))


def get_keys(columns: Columns) -> Keys:
    """The keys that `set_keys` left."""
    found: Keys = columns.read(0)["key"]
    return found


def is_large(some: int, every: int) -> bool:
    """True where so many keys changed of all that it is quicker to make all anew."""
    return some > _SMALL * every


def number_of(document: str) -> int:
    """The number of a document: its id is 16 hexadecimal digits."""
    return int(document, 16)


def document_of(number: int) -> str:
    """The id of a document by its number."""
    return f"{number:016x}"


def numbers_of(documents: Iterable[str]) -> Keys:
    """The numbers of documents, sorted."""
    return np.array(sorted(number_of(document) for document in documents), dtype=np.uint64)
