"""The third step of lineage: the pairs that are to be compared, and what comparing them shows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from rashomon.engine.base import Engine
from rashomon.engine.join import Records, Tables
from rashomon.joins.chunks import chunked, map_chunks
from rashomon.joins.columns import document_of, numbers_of
from rashomon.joins.lineage_candidates import RETELL, RETOLD, candidates, told_texts
from rashomon.joins.lineage_keys import DOCUMENTS, listed
from rashomon.joins.links import LINKS
from rashomon.joins.sent import Sent, send
from rashomon.joins.sharded import contains
from rashomon.schema.document import Document
from rashomon.schema.lineage import TextLink
from rashomon.stages.compare.candidates import told_of
from rashomon.stages.compare.link import link, read_documents
from rashomon.stages.compare.pairs import Listed, pair_documents
from rashomon.store.codec import pack

ASKED = "lineage.asked"
FAILED_PAIRS = "lineage.failed pairs"

# Two documents that are compared, the smaller number first. Part 0.
PAIR = np.dtype([("first", "<u8"), ("second", "<u8")])

_CHUNK = 128  # pairs

Fingerprints = NDArray[np.uint64]


class Question(NamedTuple):
    """A pair of documents to compare, each with the fingerprints of it that very many texts have, sorted."""

    first: Sent
    second: Sent
    told_first: Fingerprints
    told_second: Fingerprints


class Answer(NamedTuple):
    """What comparing two documents showed: their link, packed, or None."""

    key: str
    packed: bytes | None


def answer(questions: Sequence[Question]) -> tuple[Answer, ...]:
    """Compare each pair. What is made of a document serves all the pairs that it stands in."""
    sent = {sent.id: sent for q in questions for sent in (q.first, q.second)}
    told = {sent.id: some for q in questions for sent, some in ((q.first, q.told_first), (q.second, q.told_second))}
    documents = [one.read() for one in sent.values()]
    read = dict(zip(sent, read_documents(documents, [told[name] for name in sent]), strict=True))
    return tuple(Answer(_key(q), _packed(link(read[q.first.id], read[q.second.id]))) for q in questions)


def _packed(found: TextLink | None) -> bytes | None:
    return pack(found) if found is not None else None


def keep_links(tables: Tables, engine: Engine) -> None:
    """Compare the pairs that are new, or of which a document or what is common in it has changed."""
    rows = listed(tables).all()
    asked = _asked(rows, candidates(tables).all())
    column = tables.columns(ASKED, PAIR)
    before = column.read(0)
    links, failed = tables.rows(LINKS, TextLink), tables.rows(FAILED_PAIRS, str)
    for first, second in before[~contains(asked, before, "first", "second")].tolist():
        for table in (links, failed):
            table.drop(f"{document_of(first)} {document_of(second)}")
    again = ~contains(before, asked, "first", "second") | _touched(tables, rows, asked)
    questions = _questions(tables, rows, asked[again].tolist())
    failing = set(failed.keys())
    for made in map_chunks(engine, answer, chunked(questions, _CHUNK)):
        if isinstance(made[0], Question):
            failed.put(_key(made[0]), made[1].reason)
            links.drop(_key(made[0]))
            continue
        for one in made:
            if one.key in failing:
                failed.drop(one.key)
            if one.packed is None:
                links.drop(one.key)
            else:
                links.put_packed(one.key, one.packed)
    column.write(0, asked)


def _asked(rows: Records, found: Records) -> Records:
    """The pairs of documents to compare, sorted."""
    texts, sizes, addresses = (np.ascontiguousarray(rows[name]) for name in ("text", "size", "address"))
    pairs = pair_documents(Listed(texts, sizes.astype(np.int64), addresses), found)
    asked = np.empty(len(pairs), PAIR)
    for column, name in enumerate(("first", "second")):
        asked[name] = rows["document"][pairs[:, column]]
    return asked


def _touched(tables: Tables, rows: Records, asked: Records) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
    """For each pair whether one of its documents changed, or what is common in its text."""
    changed = numbers_of(tables.input(DOCUMENTS, Document).changed())
    retold = tables.columns(RETOLD, RETELL).read(0)["text"]
    moved = np.union1d(changed, rows["document"][np.isin(rows["text"], retold)])
    return np.isin(asked["first"], moved) | np.isin(asked["second"], moved)


def _questions(tables: Tables, rows: Records, pairs: Sequence[tuple[int, int]]) -> Iterator[Question]:
    """The pairs with their documents, read as they are needed."""
    documents = tables.input(DOCUMENTS, Document)
    numbers = np.unique(np.array(pairs, np.uint64))
    texts = rows["text"][np.searchsorted(rows["document"], numbers)]
    told = dict(zip(numbers.tolist(), told_of(told_texts(tables).find(texts), texts), strict=True))
    for chunk in chunked(_together(pairs), _CHUNK):
        some = sorted({number for pair in chunk for number in pair})
        held = dict(zip(some, send(documents, map(document_of, some)), strict=True))
        for first, second in chunk:
            yield Question(held[first], held[second], told[first], told[second])


def _together(pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The pairs so that those with documents in common, or through others, stand together: each is then split once."""
    head: dict[int, int] = {}

    def root(number: int) -> int:
        while head.setdefault(number, number) != number:
            head[number] = head[head[number]]
            number = head[number]
        return number

    for first, second in pairs:
        one, other = sorted((root(first), root(second)))
        head[other] = one
    return sorted(pairs, key=lambda pair: (root(pair[0]), pair))


def _key(question: Question) -> str:
    return f"{question.first.id} {question.second.id}"
