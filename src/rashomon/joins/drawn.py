"""The step that draws each document's profile and terms: what grouping compares, so that no later step reads texts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from rashomon.engine.base import Engine, Failure
from rashomon.engine.join import Columns, Input, Records, Step, StepError, Tables
from rashomon.joins.chunks import chunked, map_some
from rashomon.joins.columns import KEY, Keys, cut, distinct_parts, number_of, numbers_of, set_keys
from rashomon.schema.document import Document
from rashomon.schema.extraction import EventSketch, Extraction
from rashomon.stages.group.candidates import POSTING, postings_of
from rashomon.stages.group.incidents import meeting_keys
from rashomon.stages.group.profile import profile
from rashomon.stages.group.terms import read_words, weigh_terms
from rashomon.store.codec import pack

PROFILES = "group.profiles"  # rows: a document's profile, packed
HELD = "group.terms"  # columns: postings, in parts by document
FRESH = "group.drawn"  # columns: the documents that are new in this run, or that it drew anew
GONE = "group.gone"  # columns: the postings that they had before, and those of documents that left


_LOT = 64  # documents drawn at once
_AT_HAND = 10_000  # documents whose postings, some 20 MB, are put into their parts together


@dataclass(frozen=True, slots=True)
class Drawn:
    """A document's packed profile, and the bytes of its postings."""

    document: str
    profile: bytes
    postings: bytes


def draw(given: Sequence[tuple[Document, Extraction]]) -> tuple[Drawn, ...]:
    """What grouping compares of each document."""
    return tuple(_draw(document, extraction) for document, extraction in given)


def _draw(document: Document, extraction: Extraction) -> Drawn:
    wording = read_words(document)
    seen = profile(document, extraction, wording)
    postings = postings_of(number_of(document.id), weigh_terms(wording), meeting_keys(seen))
    return Drawn(document.id, pack(seen), postings.tobytes())


def _draw_all(tables: Tables, engine: Engine) -> None:
    documents = tables.input("documents", Document)
    extractions = tables.input("extractions", Extraction)
    profiles = tables.rows(PROFILES, bytes)
    held = tables.columns(HELD, POSTING)
    changed = sorted({*documents.changed(), *extractions.changed()})
    gone = _take_out(held, numbers_of({*changed, *documents.removed()}))
    tables.columns(GONE, POSTING).write(0, gone)
    made: list[Records] = []
    drawn = set()
    for results in map_some(engine, draw, chunked(_given(changed, documents, extractions), _LOT)):
        if isinstance(results, Failure):
            raise StepError(f"a document's profile could not be drawn: {results.reason}")
        for one in results:
            drawn.add(one.document)
            profiles.put(one.document, one.profile)
            made.append(np.frombuffer(one.postings, dtype=POSTING))
        if len(made) >= _AT_HAND:
            _put_in(held, made)
            made = []
    _put_in(held, made)
    for document in sorted({*changed, *documents.removed()} - drawn):
        profiles.drop(document)
    set_keys(tables.columns(FRESH, KEY), numbers_of(drawn))


def _take_out(held: Columns, documents: Keys) -> Records:
    """Take the postings of some documents away, and give them."""
    gone = [np.zeros(0, POSTING)]
    for number in distinct_parts(documents):
        rows = held.read(number)
        out = np.isin(rows["document"], documents)
        if out.any():
            gone.append(rows[out])
            held.write(number, rows[~out])
    return np.concatenate(gone)


def _put_in(held: Columns, made: Sequence[Records]) -> None:
    for part in cut(np.concatenate([np.zeros(0, POSTING), *made]), "document"):
        held.write(part.number, np.concatenate([held.read(part.number), part.rows]))


def _given(
    changed: list[str], documents: Input[Document], extractions: Input[Extraction]
) -> Iterator[tuple[Document, Extraction]]:
    for key in changed:
        document = documents.get(key)
        if document is not None:
            yield document, extractions.get(key) or Extraction(document.id, (), (), EventSketch())


DRAW = Step("group draw", ("documents", "extractions"), (PROFILES, HELD, FRESH, GONE), _draw_all)
