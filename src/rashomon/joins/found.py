"""The step that keeps the incidents: which documents tell one, why, and which pairs the evidence leaves open."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from rashomon.engine.base import Engine
from rashomon.engine.join import Columns, Input, Records, Rows, Step, Tables
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
from rashomon.joins.weighed import PAIRS, REDONE, STORED, TURNED, TURNS, weigh_two
from rashomon.schema.document import Document
from rashomon.schema.identity import content_id
from rashomon.schema.incident import OpenPair
from rashomon.schema.judgement import Verdict
from rashomon.schema.lineage import LineageKind, TextLink
from rashomon.stages.group.cluster import PARTS, Pair, components, in_parts
from rashomon.stages.group.evidence import Likeness
from rashomon.stages.group.incidents import MARGIN, THRESHOLD, Bonds, sort_documents
from rashomon.stages.group.judged import Judged

FOUND = "group.incidents"  # rows: what documents tell an incident, under its id
MEMBERS = "group.members"  # columns: the incident and the connected set of each document, in parts by document
JUDGED = "judgements"  # an input: the verdict on a pair of documents, under their ids, the lower first

MEMBER: np.dtype[Any] = np.dtype([("document", "<u8"), ("incident", "<u8"), ("component", "<u8")])
_EDGE = in_parts(THRESHOLD - MARGIN)


@dataclass(frozen=True, slots=True)
class Found:
    """The documents of an incident, why they are together, and pairs of theirs, with others too, that are open."""

    documents: tuple[str, ...]
    reasons: tuple[str, ...]
    open_pairs: tuple[OpenPair, ...] = ()


@dataclass(frozen=True, slots=True)
class _Component:
    """Documents by number, sorted, and the weighed pairs among them."""

    documents: Keys
    pairs: Records


def _find_all(tables: Tables, _: Engine) -> None:
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
    new = _write(tables, ties, found, gone)
    for incident in sorted(old - new):
        tables.rows(FOUND, Found).drop(incident)


def _write(tables: Tables, ties: _Ties, found: Iterable[_Component], gone: Keys) -> set[str]:
    rows = tables.rows(FOUND, Found)
    new: set[str] = set()
    made: list[tuple[int, int, int]] = []
    for component in found:
        for one in _incidents_of(component, tables, ties):
            incident = content_id("incident", *one.documents)
            rows.put(incident, one)
            new.add(incident)
            lowest = int(component.documents[0])
            made += [(number_of(document), number_of(incident), lowest) for document in one.documents]
    members = tables.columns(MEMBERS, MEMBER)
    parts = {part.number: part.rows for part in cut(np.array(made, dtype=MEMBER), "document")}
    for number in sorted({*parts, *distinct_parts(gone)}):
        before = members.read(number)
        kept = before[~np.isin(before["document"], gone)]
        members.write(number, np.concatenate([kept, parts.get(number, kept[:0])]))
    return new


def _incidents_of(component: _Component, tables: Tables, ties: _Ties) -> Iterator[Found]:
    """The incidents of documents that weighed pairs and bonds connect."""
    ids = [document_of(number) for number in component.documents.tolist()]
    if len(ids) == 1:
        yield Found((ids[0],), ())
        return
    number = {n: at for at, n in enumerate(component.documents.tolist())}
    profiles, links = tables.rows(PROFILES, bytes), tables.rows(LINKS, TextLink)
    weights: dict[Pair, float] = {}
    shared: dict[Pair, int] = {}
    linked: dict[Pair, TextLink] = {}
    for first, second, count, weight, tied in component.pairs.tolist():
        pair = number[first], number[second]
        weights[pair], shared[pair] = weight / PARTS, count
        link = link_of(links, (first, second)) if tied else None
        if link is not None:
            linked[pair] = link
    packed = {at: profiles.get(document) or b"" for at, document in enumerate(ids)}

    def why(pair: Pair) -> Likeness:
        return weigh_two(packed[pair[0]], packed[pair[1]], shared[pair], linked.get(pair))

    made = sort_documents(
        ids,
        weights,
        Bonds.of(linked.values(), ties.judged_among(ids), dict(zip(ids, range(len(ids)), strict=True))),
        why,
    )
    for together in made.together:
        own = frozenset(together.documents)
        open_pairs = tuple(pair for pair in made.open_pairs if pair.first in own or pair.second in own)
        yield Found(together.documents, together.reasons, open_pairs)


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
        profiles = self.tables.rows(PROFILES, bytes)
        there = [n for n in seeds.tolist() if profiles.get(document_of(n)) is not None]
        found = ahead = np.array(there, dtype=np.uint64)
        while len(ahead):
            ahead = np.setdiff1d(self._next(ahead), found)
            found = np.union1d(found, ahead)
        return found

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
    documents = numbers_of(tables.rows(PROFILES, bytes).keys())
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
