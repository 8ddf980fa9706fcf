"""The step that keeps the postings of every term, and tells which terms count for more or less than before."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from rashomon.engine.base import Engine
from rashomon.engine.join import Records, Step, Tables
from rashomon.joins.columns import KEY, Keys, cut, get_keys, read_of
from rashomon.joins.drawn import FRESH, GONE, HELD
from rashomon.stages.group.candidates import POSTING, first_of_each

POSTINGS = "group.postings"  # columns: postings, in parts by term, sorted by term and document
MOVED = "group.moved"  # columns: terms of this run's documents, with how many documents had them and have them

MOVE: np.dtype[Any] = np.dtype([("term", "<u8"), ("before", "<i8"), ("after", "<i8"), ("meeting", "?")])
_SLICES = 4  # of the terms, each brought up to date by itself: the postings of all at once would not fit


def _spread(tables: Tables, _: Engine) -> None:
    held, postings = tables.columns(HELD, POSTING), tables.columns(POSTINGS, POSTING)
    fresh = get_keys(tables.columns(FRESH, KEY))
    gone = tables.columns(GONE, POSTING).read(0)
    first = not postings.parts()
    moved: list[Records] = [np.zeros(0, MOVE)]
    slices = _SLICES if first else 1
    for number in range(slices):
        came = [rows[_slice(rows["term"], slices) == number] for rows in read_of(held, fresh, "document")]
        new = {part.number: part.rows for part in cut(np.concatenate([np.zeros(0, POSTING), *came]), "term")}
        old = {part.number: part.rows for part in cut(gone, "term")} if not first else {}
        for part in sorted({*new, *old}):
            rows = postings.read(part)
            out, into = old.get(part, rows[:0]), new.get(part, rows[:0])
            kept = rows[~np.isin(rows["document"], out["document"])] if len(out) else rows
            made = np.concatenate([kept, into])
            made = made[np.lexsort((made["document"], made["term"]))]
            postings.write(part, made)
            if not first:
                moved.append(_moves(rows, made, np.concatenate([out, into])))
    tables.columns(MOVED, MOVE).write(0, np.concatenate(moved))


def _slice(terms: Keys, slices: int) -> NDArray[np.int64]:
    """Which slice of the terms each is in: those of one part are in one."""
    return ((terms >> np.uint64(52)) * np.uint64(slices) >> np.uint64(12)).astype(np.int64)


def _moves(before: Records, after: Records, touched: Records) -> Records:
    touched = touched[np.argsort(touched["term"], kind="stable")]
    touched = touched[first_of_each(touched["term"])]
    made = np.empty(len(touched), dtype=MOVE)
    made["term"] = touched["term"]
    made["meeting"] = touched["weight"] == 0
    for field, rows in (("before", before), ("after", after)):
        low, high = (np.searchsorted(rows["term"], touched["term"], side=side) for side in ("left", "right"))
        made[field] = high - low
    return made


SPREAD = Step("group spread", (HELD, FRESH, GONE), (POSTINGS, MOVED), _spread)
