"""The second step of lineage: which texts may share a passage, kept up to date from what moved in the index."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from rashomon.engine.base import Engine, Failure
from rashomon.engine.join import Records, StepError, Tables
from rashomon.joins.chunks import chunked, map_some
from rashomon.joins.columns import document_of
from rashomon.joins.lineage_keys import DOCUMENTS, LISTED_MOVES, MOVE, MOVED, TOO_MANY, index, listed
from rashomon.joins.sent import Sent, send
from rashomon.joins.sharded import Sharded, contains
from rashomon.schema.document import Document
from rashomon.stages.compare.candidates import (
    CANDIDATE,
    HIT,
    TOLD,
    differs,
    find_hits,
    told,
    weigh_hits,
    worth_keeping,
)
from rashomon.stages.compare.prints import ENTRY, key_documents

CANDIDATES = "lineage.candidates"
TOLD_TEXTS = "lineage.told"
RETOLD = "lineage.retold"

# A text of which other fingerprints are common now than before this run. Part 0.
RETELL = np.dtype([("text", "<u8")])

_BITS = 10
_LOT = 200_000  # entries of the index that are worked on together
_AFFECTED = 5_000  # pairs to weigh again: above that it is cheaper to weigh all
_CHUNK = 200  # documents


def told_texts(tables: Tables) -> Sharded:
    """The common fingerprints by text."""
    return Sharded(tables.columns(TOLD_TEXTS, TOLD), TOLD, _BITS)


def candidates(tables: Tables) -> Sharded:
    """The candidate pairs of texts."""
    return Sharded(tables.columns(CANDIDATES, CANDIDATE), CANDIDATE, _BITS)


def keep_candidates(tables: Tables, engine: Engine) -> None:
    """Bring the candidates and the common fingerprints up to date with the index."""
    moved = tables.columns(MOVED, MOVE)
    moves = moved.read(LISTED_MOVES)
    change = _Change(tables, moves) if TOO_MANY not in moved.parts() else None
    if change is not None and len(change.pairs) <= _AFFECTED:
        change.carry_out(engine)
        retold = change.retold
    else:
        retold = _weigh_all(tables)
    texts = np.empty(len(retold), RETELL)
    texts["text"] = retold
    tables.columns(RETOLD, RETELL).write(0, texts)


def _weigh_all(tables: Tables) -> NDArray[np.uint64]:
    """Make candidates and common fingerprints from the whole index; the texts of which others are common now."""
    hits, common = [np.empty(0, HIT)], [np.empty(0, TOLD)]
    for entries in index(tables).lots(_LOT):  # to send them elsewhere takes as long as to look through them
        hits.append(find_hits(entries))
        common.append(told(entries))
    pairs = weigh_hits(np.concatenate(hits))
    candidates(tables).replace(pairs[worth_keeping(pairs)])
    now, holder = np.concatenate(common), told_texts(tables)
    retold = _unlike(holder.all(), now, "text", "fingerprint")["text"]
    holder.replace(now)
    return np.unique(retold)


class _Change:
    """What moved in the index, and the pairs and texts that this can have changed anything for."""

    def __init__(self, tables: Tables, moves: Records) -> None:
        self._tables = tables
        after = index(tables).find(np.ascontiguousarray(moves["fingerprint"]))
        before = _before(after, moves)
        hits = _unlike(find_hits(before), find_hits(after), *(HIT.names or ()))
        self.pairs = _pairs(hits)
        self._told = (told(before), told(after))
        self.retold = np.unique(_unlike(*self._told, "text", "fingerprint")["text"])

    def carry_out(self, engine: Engine) -> None:
        """Weigh the pairs again, and say which fingerprints are common."""
        before, after = self._told
        common = told_texts(self._tables)
        common.remove(before[~contains(after, before, "text", "fingerprint")])
        common.add(after[~contains(before, after, "text", "fingerprint")])
        weighed = self._weighed(engine)
        holder = candidates(self._tables)
        held = holder.find(np.ascontiguousarray(self.pairs["first"]))
        holder.remove(held[contains(self.pairs, held, "first", "second")])
        holder.add(weighed[worth_keeping(weighed)])

    def _weighed(self, engine: Engine) -> Records:
        """The pairs by the index as it is now: those that share nothing any more are left out."""
        shared = self._shared(self._prints(engine))
        hits = find_hits(index(self._tables).find(shared))
        return weigh_hits(hits[contains(self.pairs, hits, "first", "second")])

    def _prints(self, engine: Engine) -> dict[int, NDArray[np.uint64]]:
        """The fingerprints of each text of the pairs that a document has."""
        rows = listed(self._tables).all()
        texts = np.concatenate([self.pairs["first"], self.pairs["second"]])
        wanted = rows[np.isin(rows["text"], texts)]
        wanted = wanted[np.unique(wanted["text"], return_index=True)[1]]
        documents = self._tables.input(DOCUMENTS, Document)
        names = (document_of(number) for number in wanted["document"].tolist())
        found: dict[int, NDArray[np.uint64]] = {}
        for entries in map_some(engine, _entries, chunked(send(documents, names), _CHUNK)):
            if isinstance(entries, Failure):
                raise StepError(f"a document cannot be read again: {entries.reason}")
            for rows_of_one in np.split(entries, np.flatnonzero(differs(entries, "text"))[1:]):
                if len(rows_of_one):
                    found[int(rows_of_one["text"][0])] = np.sort(rows_of_one["fingerprint"])
        return found

    def _shared(self, prints: dict[int, NDArray[np.uint64]]) -> NDArray[np.uint64]:
        """The fingerprints that the two texts of any pair have in common."""
        none = np.empty(0, np.uint64)
        found = [
            np.intersect1d(prints.get(first, none), prints.get(second, none), assume_unique=True)
            for first, second in self.pairs.tolist()
        ]
        return np.unique(np.concatenate([none, *found]))


def _entries(sent: Sequence[Sent]) -> Records:
    """The entries of some documents, by text."""
    return np.sort(key_documents([one.read() for one in sent]).entries, order="text")


def _before(after: Records, moves: Records) -> Records:
    """Whole postings as they were before the moves."""
    came = moves[moves["came"]]
    kept = after[~contains(came, after, "fingerprint", "text")]
    went = np.empty(int(np.sum(~moves["came"])), ENTRY)
    for name in ENTRY.names or ():
        went[name] = moves[~moves["came"]][name]
    both = np.concatenate([kept, went])
    return both[np.lexsort((both["text"], both["fingerprint"]))]


def _unlike(one: Records, other: Records, *fields: str) -> Records:
    """The records that only one of two lists has."""
    return np.concatenate([one[~contains(other, one, *fields)], other[~contains(one, other, *fields)]])


def _pairs(hits: Records) -> Records:
    pairs = np.empty(len(hits), np.dtype([("first", "<u8"), ("second", "<u8")]))
    for name in ("first", "second"):
        pairs[name] = hits[name]
    ordered = pairs[np.lexsort((pairs["second"], pairs["first"]))]
    return ordered[differs(ordered, "first", "second")]
