"""The first step of lineage: the keys of each document, and the inverted index of fingerprints."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple, TypeVar

import numpy as np

from rashomon.engine.base import Engine
from rashomon.engine.join import Records, Rows, Tables
from rashomon.joins.chunks import chunked, map_chunks
from rashomon.joins.columns import document_of, number_of, numbers_of
from rashomon.joins.sent import Sent, send
from rashomon.joins.sharded import Sharded
from rashomon.schema.document import Document
from rashomon.schema.lineage import SourceLink
from rashomon.stages.compare.pairs import address_number
from rashomon.stages.compare.prints import ENTRY, find_keys
from rashomon.stages.compare.sources import find_all_sources, outside_sources
from rashomon.stages.compare.tokens import cut_documents
from rashomon.store.codec import pack

V = TypeVar("V")

DOCUMENTS = "documents"
LISTED = "lineage.listed"
PRINTS = "lineage.prints"
MOVED = "lineage.moved"
SOURCES = "lineage.sources"
FAILED = "lineage.failed"

# A document by its id: its text, its address (0 for none), and how many fingerprints its text has.
LISTING = np.dtype([("document", "<u8"), ("text", "<u8"), ("address", "<u8"), ("size", "<u4")])

# What this run put into the index or took out of it. Part 0; of very much part 1 says that there was too much to list.
MOVE = np.dtype([*ENTRY.descr, ("came", "?")])
LISTED_MOVES, TOO_MANY = 0, 1
_MOVES = 300_000  # two thousand pages: from there on it is cheaper to look at the whole index again

_NO_TEXT = np.zeros(1, np.uint64)  # what documents without words have
_CHUNK = 100  # documents
_HELD = 20_000_000  # entries, some 400 MB, before they are put into the index: each time all of it is written anew
_LISTING_BITS = 8
_PRINT_BITS = 12  # 50 kB a part at 100,000 pages: a page's fingerprints stand in some 130 of the 4096


@dataclass(frozen=True, slots=True)
class Sketch:
    """What the documents of a chunk come to: their listing, the entries of their texts, the sources that some name."""

    listing: Records
    entries: Records
    sources: tuple[Naming, ...]


class Naming(NamedTuple):
    """The sources that a document names, packed."""

    document: str
    packed: bytes


def listed(tables: Tables) -> Sharded:
    """The documents with their keys."""
    return Sharded(tables.columns(LISTED, LISTING), LISTING, _LISTING_BITS)


def index(tables: Tables) -> Sharded:
    """The inverted index."""
    return Sharded(tables.columns(PRINTS, ENTRY), ENTRY, _PRINT_BITS)


def sketch(sent: Sequence[Sent]) -> Sketch:
    """The keys and sources of some documents."""
    documents = [one.read() for one in sent]
    cut = cut_documents(documents)
    keys = find_keys(cut)
    texts, counts = np.unique(keys.entries["text"], return_counts=True)
    sizes = dict(zip(texts.tolist(), counts.tolist(), strict=True))
    listing = np.zeros(len(documents), LISTING)
    listing["document"] = [number_of(document.id) for document in documents]
    listing["text"] = keys.texts
    listing["address"] = [address_number(document) for document in documents]
    listing["size"] = [sizes.get(text, 0) for text in keys.texts.tolist()]
    sources = zip(documents, map(outside_sources, documents, find_all_sources(cut)), strict=True)
    return Sketch(listing, keys.entries, tuple(Naming(one.id, pack(some)) for one, some in sources if some))


def keep_keys(tables: Tables, engine: Engine) -> None:
    """Bring the listing, the index and the sources up to date with the documents that came, changed or went."""
    documents = tables.input(DOCUMENTS, Document)
    changed, removed = documents.changed(), documents.removed()
    holder = listed(tables)
    before = holder.all()
    goes = np.isin(before["document"], numbers_of({*changed, *removed}))
    gone, stay = before[goes], before[~goes]
    sources, failed = tables.rows(SOURCES, tuple[SourceLink, ...]), tables.rows(FAILED, str)
    _forget(sources, map(document_of, gone["document"].tolist()))
    _forget(failed, {*changed, *removed} & set(failed.keys()))
    news = _News(set(before["text"].tolist()))
    index_ = index(tables)
    for made in map_chunks(engine, sketch, chunked(send(documents, changed), _CHUNK)):
        if isinstance(made, tuple):
            failed.put(made[0].id, made[1].reason)
            continue
        for naming in made.sources:
            sources.put_packed(naming.document, naming.packed)
        news.take(made)
        if news.held >= _HELD:
            index_.add_lots(news.empty())
    index_.add_lots(news.empty())
    listing = np.concatenate([np.empty(0, LISTING), *news.listings])
    went = _take_out(index_, np.setdiff1d(gone["text"], np.concatenate([stay["text"], listing["text"], _NO_TEXT])))
    holder.remove(gone)
    holder.add(listing)
    _note(tables, news, went)


def _forget(table: Rows[V], names: Iterable[str]) -> None:
    for name in sorted(names):
        table.drop(name)


@dataclass(slots=True)
class _News:
    """What came in this run. `known` are the texts whose entries are in the index or on their way there."""

    known: set[int]
    listings: list[Records] = field(default_factory=list)
    held: int = 0
    moved: int = 0
    _entries: list[Records] = field(default_factory=list)
    _moves: list[Records] = field(default_factory=list)

    def take(self, made: Sketch) -> None:
        """Take over a chunk's listing and the entries of the texts that are new."""
        texts = set(made.listing["text"].tolist())
        known = np.array(sorted(texts & self.known), np.uint64)
        entries = made.entries[~np.isin(made.entries["text"], known)] if len(known) else made.entries
        self.known |= texts
        self.listings.append(made.listing)
        self._entries.append(entries)
        self.held += len(entries)
        self.moved += len(entries)
        if self.moved <= _MOVES:
            self._moves.append(entries)

    def empty(self) -> list[Records]:
        """The entries that are not in the index yet, in lots that are sorted."""
        entries, self._entries, self.held = self._entries, [], 0
        return entries

    def came(self) -> Records:
        """All that came, where it is not too much."""
        return np.concatenate([np.empty(0, ENTRY), *self._moves])


def _take_out(entries: Sharded, texts: Records) -> Records:
    """Take the entries of texts that no document has any more out of the index, and give them."""
    if not len(texts):
        return np.empty(0, ENTRY)
    found = [lot[np.isin(lot["text"], texts)] for lot in entries.lots(_HELD // 10)]
    went = np.concatenate(found)
    entries.remove(went)
    return went


def _note(tables: Tables, news: _News, went: Records) -> None:
    """Say what moved in this run."""
    moved = tables.columns(MOVED, MOVE)
    for part in moved.parts():
        moved.write(part, np.empty(0, MOVE))
    if news.moved + len(went) > _MOVES:
        moved.write(TOO_MANY, np.zeros(1, MOVE))
        return
    moved.write(LISTED_MOVES, np.concatenate(list(_moves(((news.came(), True), (went, False))))))


def _moves(lots: Sequence[tuple[Records, bool]]) -> Iterator[Records]:
    for entries, came in lots:
        rows = np.zeros(len(entries), MOVE)
        for name in ENTRY.names or ():
            rows[name] = entries[name]
        rows["came"] = came
        yield rows
