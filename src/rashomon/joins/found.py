"""The step that keeps the incidents: which documents tell one, why, and which pairs the evidence leaves open."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from rashomon.engine.base import Engine, Failure
from rashomon.engine.join import Columns, Input, Records, Rows, Step, StepError, Tables
from rashomon.joins.chunks import map_some
from rashomon.joins.columns import (
    KEY,
    Keys,
    clear,
    cut,
    distinct_parts,
    document_of,
    get_keys,
    is_large,
    number_of,
    numbers_of,
    parts_of,
    read_all,
    read_of,
)
from rashomon.joins.drawn import PROFILES
from rashomon.joins.links import LINKS, link_of, pair_of
from rashomon.joins.pairs import STORED, TURNED
from rashomon.joins.settled import Found, Opened, settle
from rashomon.joins.weighed import PAIRS, REDONE, TURNS
from rashomon.schema.document import Document
from rashomon.schema.identity import content_id
from rashomon.schema.judgement import Verdict
from rashomon.schema.lineage import LineageKind, TextLink
from rashomon.stages.group.cluster import Pair, components, in_parts
from rashomon.stages.group.incidents import MARGIN, THRESHOLD
from rashomon.stages.group.judged import Judged
from rashomon.stages.group.profile import Profile

FOUND = "group.incidents"  # rows: what documents tell an incident, under its id
MEMBERS = "group.members"  # columns: the incident and the connected set of each document, in parts by document
JUDGED = "judgements"  # an input: the verdict on a pair of documents, under their ids, the lower first

MEMBER: np.dtype[Any] = np.dtype([("document", "<u8"), ("incident", "<u8"), ("component", "<u8")])
_LOT = 1000  # documents and pairs worked on at once
_FEW = 8  # lots for which no process is woken
_EDGE = in_parts(THRESHOLD - MARGIN)


@dataclass(frozen=True, slots=True)
class _Component:
    """Documents by number, sorted, and the weighed pairs among them."""

    documents: Keys
    pairs: Records


def _find_all(tables: Tables, engine: Engine) -> None:
    members = tables.columns(MEMBERS, MEMBER)
    ties = _Ties.of(tables)
    seeds = np.union1d(get_keys(tables.columns(REDONE, KEY)), ties.rejudged)
    every = len(tables.input("documents", Document).keys())
    anew = is_large(len(seeds), every) or not members.parts()
    if anew:
        found = _all_components(tables, ties)
        clear(members)
        old = set(tables.rows(FOUND, Found).keys())
        gone = seeds[:0]
    else:
        turned = tables.columns(TURNS, TURNED).read(0)
        seeds = np.union1d(seeds, _decisive(turned, members))
        walked = _Walk(tables, ties).from_(seeds)
        gone = np.union1d(seeds, walked)
        old = {document_of(n) for rows in read_of(members, gone, "document") for n in rows["incident"].tolist()}
        found = _components_of(walked, tables, ties)
    new = _write(tables, engine, (_open(one, tables, ties) for one in found), gone)
    for incident in sorted(old - new):
        tables.rows(FOUND, Found).drop(incident)


def _write(tables: Tables, engine: Engine, found: Iterable[Opened], gone: Keys) -> set[str]:
    rows = tables.rows(FOUND, Found)
    new: set[str] = set()
    made: list[tuple[int, int, int]] = []
    for lot in map_some(engine, settle, _lots(found), _FEW):
        if isinstance(lot, Failure):
            raise StepError(f"documents could not be grouped: {lot.reason}")
        for settled in lot:
            for one in settled.incidents:
                incident = content_id("incident", *one.documents)
                rows.put(incident, one)
                new.add(incident)
                made += [(number_of(document), number_of(incident), settled.lowest) for document in one.documents]
    members = tables.columns(MEMBERS, MEMBER)
    parts = {part.number: part.rows for part in cut(np.array(made, dtype=MEMBER), "document")}
    for number in sorted({*parts, *distinct_parts(gone)}):
        before = members.read(number)
        kept = before[~np.isin(before["document"], gone)]
        members.write(number, np.concatenate([kept, parts.get(number, kept[:0])]))
    return new


def _open(component: _Component, tables: Tables, ties: _Ties) -> Opened:
    """A connected set with all that decides on it."""
    numbers = component.documents.tolist()
    ids = tuple(document_of(number) for number in numbers)
    if len(ids) == 1:
        return Opened(ids)
    profiles, links = tables.rows(PROFILES, Profile), tables.rows(LINKS, TextLink)
    at = {number: n for n, number in enumerate(numbers)}
    rows = component.pairs.tolist()
    linked = (link_of(links, (first, second)) for first, second, _, _, _, tied in rows if tied)
    return Opened(
        documents=ids,
        pairs=tuple(((at[first], at[second]), shared, weight) for first, second, shared, _, weight, _ in rows),
        linked=tuple(link for link in linked if link is not None),
        judged=ties.judged_among(ids),
        profiles=tuple(profiles.packed(document) or b"" for document in ids),
    )


def _lots(found: Iterable[Opened]) -> Iterator[Sequence[Opened]]:
    """Connected sets in lots of about as many pairs."""
    lot: list[Opened] = []
    size = 0
    for one in found:
        lot.append(one)
        size += 1 + len(one.pairs)
        if size >= _LOT:
            yield lot
            lot, size = [], 0
    if lot:
        yield lot


@dataclass(frozen=True, slots=True)
class _Ties:
    """What people judged: documents by pair with whom they are judged, and those judged otherwise than before."""

    judged: Mapping[str, tuple[tuple[str, str, Verdict], ...]]
    rejudged: Keys

    @classmethod
    def of(cls, tables: Tables) -> _Ties:
        given: Input[str] = tables.input(JUDGED, str)
        judged: dict[str, list[tuple[str, str, Verdict]]] = {}
        for key in sorted(given.keys()):
            first, second = key.split()
            for document in (first, second):
                judged.setdefault(document, []).append((first, second, Verdict(given.get(key) or "")))
        changed = {pair for key in (*given.changed(), *given.removed()) for pair in pair_of(key)}
        return cls({d: tuple(rows) for d, rows in judged.items()}, np.array(sorted(changed), dtype=np.uint64))

    def judged_among(self, documents: Iterable[str]) -> Judged:
        """The judgements on pairs of these documents and others."""
        rows = {row for document in documents for row in self.judged.get(document, ())}
        return Judged(
            frozenset((one, other) for one, other, verdict in rows if verdict is Verdict.SAME),
            frozenset((one, other) for one, other, verdict in rows if verdict is Verdict.DIFFERENT),
        )

    def bound_to(self, documents: Iterable[str]) -> list[Pair]:
        """The pairs that a person put together, with one of these documents."""
        return [(number_of(one), number_of(other)) for one, other in sorted(self.judged_among(documents).same)]


def _decisive(turned: Records, members: Columns) -> Keys:
    """The documents of pairs whose change may change an incident: those near the threshold, or of one connected set."""
    strong = np.maximum(turned["before"], turned["after"]) >= _EDGE
    weak = turned[~strong]
    both = np.unique(np.concatenate([weak["first"], weak["second"]]))
    rows = np.concatenate([np.zeros(0, MEMBER), *read_of(members, both, "document")])
    rows = rows[np.argsort(rows["document"])]
    known = np.isin(weak["first"], rows["document"]) & np.isin(weak["second"], rows["document"])
    weak = weak[known]
    first, second = (rows["component"][np.searchsorted(rows["document"], weak[side])] for side in ("first", "second"))
    inside = weak[first == second]
    found = [turned[strong]["first"], turned[strong]["second"], inside["first"], inside["second"]]
    return np.unique(np.concatenate(found))


@dataclass(frozen=True, slots=True)
class _Walk:
    """Finds what pairs and bonds connect with some documents."""

    tables: Tables
    ties: _Ties

    def from_(self, seeds: Keys) -> Keys:
        """The documents that are connected with one of `seeds`, with those themselves that are still there; sorted."""
        found = ahead = self._there(seeds)
        while len(ahead):
            ahead = self._there(np.setdiff1d(self._next(ahead), found))
            found = np.union1d(found, ahead)
        return found

    def _there(self, documents: Keys) -> Keys:
        """Those of `documents` that the case holds: a judgement may be on others."""
        profiles = self.tables.rows(PROFILES, Profile)
        known = [n for n in documents.tolist() if profiles.packed(document_of(n)) is not None]
        return np.array(known, dtype=np.uint64)

    def _next(self, documents: Keys) -> Keys:
        pairs = self.tables.columns(PAIRS, STORED)
        links = self.tables.rows(LINKS, TextLink)
        found = [documents]
        for part in distinct_parts(documents):
            rows = pairs.read(part)
            rows = rows[np.isin(rows["first"], documents) | np.isin(rows["second"], documents)]
            rows = rows[_connecting(rows, links)]
            found += [rows["first"], rows["second"]]
        bound = self.ties.bound_to(document_of(n) for n in documents.tolist())
        found.append(np.array([n for pair in bound for n in pair], dtype=np.uint64))
        return np.concatenate(found)


def _connecting(pairs: Records, links: Rows[TextLink]) -> NDArray[np.bool_]:
    """True for pairs that may bring their documents into one incident: by weight, or as states of one page."""
    strong: NDArray[np.bool_] = pairs["weight"] >= _EDGE
    for at in np.flatnonzero(pairs["linked"] & ~strong).tolist():
        link = link_of(links, (int(pairs["first"][at]), int(pairs["second"][at])))
        strong[at] = link is not None and link.kind is LineageKind.REVISION
    return strong


def _all_components(tables: Tables, ties: _Ties) -> Iterator[_Component]:
    documents = numbers_of(tables.rows(PROFILES, Profile).keys())
    columns = tables.columns(PAIRS, STORED)
    own = [rows[parts_of(rows["first"]) == part] for part, rows in zip(columns.parts(), read_all(columns), strict=True)]
    return _components(documents, np.concatenate([np.zeros(0, STORED), *own]), tables, ties)


def _components_of(documents: Keys, tables: Tables, ties: _Ties) -> Iterator[_Component]:
    columns = tables.columns(PAIRS, STORED)
    found = [np.zeros(0, STORED)]
    for part in distinct_parts(documents):
        rows = columns.read(part)
        rows = rows[np.isin(rows["first"], documents) & np.isin(rows["second"], documents)]
        found.append(rows[parts_of(rows["first"]) == part])
    return _components(documents, np.concatenate(found), tables, ties)


def _components(documents: Keys, pairs: Records, tables: Tables, ties: _Ties) -> Iterator[_Component]:
    """The connected sets of `documents`, of which `pairs` are all."""
    first, second = (np.searchsorted(documents, pairs[side]) for side in ("first", "second"))
    tied = _connecting(pairs, tables.rows(LINKS, TextLink))
    bound = np.array(ties.bound_to(ties.judged), dtype=np.uint64).reshape(-1, 2)
    bound = bound[np.isin(bound, documents).all(axis=1)]
    edges = [
        *zip(first[tied].tolist(), second[tied].tolist(), strict=True),
        *map(tuple, np.searchsorted(documents, bound).tolist()),
    ]
    sets = components(len(documents), edges)
    of = np.empty(len(documents), dtype=np.int64)
    for n, numbers in enumerate(sets):
        of[numbers] = n
    inside = of[first] == of[second]
    pairs, owner = pairs[inside], of[first[inside]]
    order = np.lexsort((pairs["second"], pairs["first"], owner))
    pairs, owner = pairs[order], owner[order]
    bounds = np.searchsorted(owner, np.arange(len(sets) + 1))
    for n, numbers in enumerate(sets):
        yield _Component(documents[numbers], pairs[bounds[n] : bounds[n + 1]])


FIND = Step("group find", ("documents", JUDGED, PROFILES, LINKS, PAIRS, TURNS, REDONE), (FOUND, MEMBERS), _find_all)
