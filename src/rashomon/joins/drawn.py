"""The step that draws each document's profile and terms: what grouping compares, so that no later step reads texts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from rashomon.engine.base import Engine, Failure
from rashomon.engine.join import Columns, Input, Records, Step, StepError, Tables
from rashomon.joins.chunks import chunked, map_some
from rashomon.joins.columns import KEY, Keys, as_rows, cut, number_of, numbers_of, set_keys
from rashomon.schema.document import Document
from rashomon.schema.extraction import EventSketch, Extraction
from rashomon.stages.group.candidates import POSTING, postings_of
from rashomon.stages.group.incidents import meeting_keys
from rashomon.stages.group.profile import Profile, profile
from rashomon.stages.group.terms import read_words, weigh_terms
from rashomon.stages.group.units import Unit, own_words
from rashomon.store.codec import pack, unpack

TELLINGS = "tellings"  # an input: what documents tell beside their main event, each as a document of its own
PROFILES = "group.profiles"  # rows: a document's profile
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


@dataclass(frozen=True, slots=True)
class Told:
    """A document and what was extracted from it, packed: whoever draws it unpacks them, in another process or here."""

    document: bytes
    extraction: bytes | None


def draw(given: Sequence[Told | Unit]) -> tuple[Drawn, ...]:
    """What grouping compares of each document."""
    return tuple(map(_draw_told, given))


def _draw_told(told: Told | Unit) -> Drawn:
    if isinstance(told, Unit):
        return _draw(told.document, told.extraction)
    document = unpack(told.document, Document)
    nothing = Extraction(document.id, (), (), EventSketch())
    return _draw(document, unpack(told.extraction, Extraction) if told.extraction is not None else nothing)


def _draw(document: Document, extraction: Extraction) -> Drawn:
    document = own_words(document, extraction)
    wording = read_words(document)
    seen = profile(document, extraction, wording)
    postings = postings_of(number_of(document.id), weigh_terms(wording), meeting_keys(seen))
    return Drawn(document.id, pack(seen), postings.tobytes())


def _draw_all(tables: Tables, engine: Engine) -> None:
    documents = tables.input("documents", Document)
    extractions = tables.input("extractions", Extraction)
    profiles = tables.rows(PROFILES, Profile)
    held = tables.columns(HELD, POSTING)
    tellings = tables.input(TELLINGS, Unit)
    changed = sorted({*documents.changed(), *extractions.changed(), *tellings.changed()})
    removed = {*documents.removed(), *tellings.removed()}
    gone = _take_out(held, numbers_of({*changed, *removed}))
    tables.columns(GONE, POSTING).write(0, gone)
    made: list[Records] = []
    drawn = set()
    for results in map_some(engine, draw, chunked(_given(changed, documents, extractions, tellings), _LOT)):
        if isinstance(results, Failure):
            raise StepError(f"a document's profile could not be drawn: {results.reason}")
        for one in results:
            drawn.add(one.document)
            profiles.put_packed(one.document, one.profile)
            made.append(np.frombuffer(one.postings, dtype=POSTING))
        if len(made) >= _AT_HAND:
            _put_in(held, made)
            made = []
    _put_in(held, made)
    for document in sorted({*changed, *removed} - drawn):
        profiles.drop(document)
    set_keys(tables.columns(FRESH, KEY), numbers_of(drawn))


def _take_out(held: Columns, documents: Keys) -> Records:
    """Take the postings of some documents away, and give them."""
    gone = [np.zeros(0, POSTING)]
    for part in cut(as_rows(documents), "key"):
        rows = held.read(part.number)
        out = np.isin(rows["document"], part.rows["key"])
        if out.any():
            gone.append(rows[out])
            held.write(part.number, rows[~out])
    return np.concatenate(gone)


def _put_in(held: Columns, made: Sequence[Records]) -> None:
    for part in cut(np.concatenate([np.zeros(0, POSTING), *made]), "document"):
        held.write(part.number, np.concatenate([held.read(part.number), part.rows]))


def _given(
    changed: list[str], documents: Input[Document], extractions: Input[Extraction], tellings: Input[Unit]
) -> Iterator[Told | Unit]:
    for key in changed:
        document = documents.packed(key)
        if document is not None:
            yield Told(document, extractions.packed(key))
        unit = tellings.get(key)
        if unit is not None:
            yield unit


DRAW = Step("group draw", ("documents", "extractions", TELLINGS), (PROFILES, HELD, FRESH, GONE), _draw_all)
