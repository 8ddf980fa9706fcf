"""The step that keeps the pairs of documents that are worth weighing, with what they share and their weight."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from rashomon.engine.base import Engine, Failure
from rashomon.engine.join import Records, Rows, Step, StepError, Tables
from rashomon.joins.chunks import map_some
from rashomon.joins.columns import (
    KEY,
    Keys,
    clear,
    document_of,
    get_keys,
    is_large,
    numbers_of,
    read_all,
    read_of,
    set_keys,
)
from rashomon.joins.drawn import FRESH, GONE, HELD, PROFILES
from rashomon.joins.links import LINKS, all_links, link_of, pair_of
from rashomon.joins.pairs import STORED, TURNED, Pair, Touched, both_ways
from rashomon.joins.spread import MOVE, MOVED, POSTINGS
from rashomon.schema.document import Document
from rashomon.schema.lineage import TextLink
from rashomon.stages.group.candidates import (
    LEAST,
    PAIR,
    POSTING,
    Index,
    Shared,
    first_of_each,
    likeness,
    likenesses,
    pairs_of,
    worth,
)
from rashomon.stages.group.cluster import PARTS, components
from rashomon.stages.group.evidence import Likeness, weigh_pair, weight_beside_words, weights_with_words
from rashomon.stages.group.profile import Profile
from rashomon.store.codec import unpack

PAIRS = "group.pairs"  # columns: each pair twice, in the parts by document of both
TURNS = "group.turns"  # columns: the pairs that came, went or changed in this run
REDONE = "group.redone"  # columns: documents that are new or changed, or left

_LOT = 4000  # pairs weighed at once
_KIN = 3  # times as much in common as makes candidates
_FEW = 8  # lots for which no process is woken
_KEPT = 6_000  # profiles read that are kept for the next pair


@dataclass(frozen=True, slots=True)
class Meeting:
    """Pairs with their link, and the packed profiles of their documents."""

    pairs: tuple[tuple[Pair, TextLink | None], ...]
    profiles: Mapping[int, bytes]


def weigh(meeting: Meeting) -> list[float]:
    """The weight of each pair beside its words."""
    read = meeting.profiles
    return [
        weight_beside_words(_read(read[first]), _read(read[second]), link) for (first, second), link in meeting.pairs
    ]


def weigh_two(first: bytes, second: bytes, shared: int, link: TextLink | None) -> Likeness:
    """The likeness of two documents whose packed profiles these are."""
    return weigh_pair(_read(first), _read(second), likeness(shared), link)


@lru_cache(maxsize=_KEPT)  # a pure function of its bytes
def _read(data: bytes) -> Profile:
    return unpack(data, Profile)


def _weigh_all(tables: Tables, engine: Engine) -> None:
    fresh = get_keys(tables.columns(FRESH, KEY))
    every = len(tables.input("documents", Document).keys())
    if is_large(len(fresh), every) or not tables.columns(PAIRS, STORED).parts():
        _make_anew(tables, engine)
    else:
        _bring_up_to_date(tables, engine, fresh)


def _make_anew(tables: Tables, engine: Engine) -> None:
    linked = all_links(tables.rows(LINKS, TextLink))
    index = Index.of([Shared.of(rows) for rows in read_all(tables.columns(POSTINGS, POSTING))])
    found = np.concatenate([np.zeros(0, PAIR), *index.pairs()])
    apart = sorted(linked.keys() - {pair for pair, _ in pairs_of(found)}) if linked else []
    made = np.zeros(len(found) + len(apart), dtype=STORED)
    for name in ("first", "second", "shared"):
        made[name][: len(found)] = found[name]
    for at, pair in enumerate(apart, len(found)):
        made[at] = (*pair, index.shared(*pair), 0.0, 0, False)
    del index, found
    made = made[_by_kinship(made)]
    if linked:
        made["linked"] = [pair in linked for pair in zip(made["first"].tolist(), made["second"].tolist(), strict=True)]
    profiles = tables.rows(PROFILES, Profile)
    made["beside"] = _beside_words(made, linked, profiles, engine)
    _weigh_words(made)
    columns = tables.columns(PAIRS, STORED)
    clear(columns)
    for part, rows in both_ways(made).items():
        columns.write(part, rows)
    tables.columns(TURNS, TURNED).write(0, np.zeros(0, TURNED))
    gone = tables.columns(GONE, POSTING).read(0)["document"]
    set_keys(tables.columns(REDONE, KEY), np.concatenate([numbers_of(profiles.keys()), gone]))


def _bring_up_to_date(tables: Tables, engine: Engine, fresh: Keys) -> None:
    moved = tables.columns(MOVED, MOVE).read(0)
    moved = moved[worth(moved["before"], moved["meeting"]) != worth(moved["after"], moved["meeting"])]
    came = _risen(tables, moved, fresh)
    void = np.union1d(came, tables.columns(GONE, POSTING).read(0)["document"])
    new = _pairs_with(came, tables)
    lowered = _lowered(tables, moved, came)
    links = tables.rows(LINKS, TextLink)
    relinked = {pair_of(key) for key in links.changed()}
    touched = Touched.read(tables.columns(PAIRS, STORED), void, {*new, *lowered, *relinked})
    relinked |= {pair for pair, was in touched.before.items() if was.linked and _in(void, pair)}
    linked = {pair: link for pair in sorted(relinked) if (link := link_of(links, pair)) is not None}
    after = {pair: was.shared for pair, was in touched.before.items() if not _in(void, pair)}
    after |= new
    for pair in lowered.keys() & after.keys() - new.keys():
        after[pair] += lowered[pair]
    after |= {pair: _shared_by(pair, tables) for pair in linked.keys() - after.keys()}
    made = np.zeros(len(after), dtype=STORED)
    for at, (pair, shared) in enumerate(sorted(after.items())):
        was = touched.before.get(pair)
        known = was is not None and pair not in relinked and not _in(void, pair)
        made[at] = (
            *pair,
            shared,
            was.beside if known and was else np.nan,
            0,
            was.linked if known and was else pair in linked,
        )
    made = made[(made["shared"] >= LEAST) | made["linked"]]
    unknown = np.isnan(made["beside"])
    made["beside"][unknown] = _beside_words(made[unknown], linked, tables.rows(PROFILES, Profile), engine)
    _weigh_words(made)
    touched.write(tables.columns(PAIRS, STORED), made)
    tables.columns(TURNS, TURNED).write(0, touched.turns(made))
    ends = np.array([document for pair in sorted(relinked) for document in pair], dtype=np.uint64)
    set_keys(tables.columns(REDONE, KEY), np.concatenate([void, ends]))


def _risen(tables: Tables, moved: Records, fresh: Keys) -> Keys:
    """The documents whose pairs have to be found anew: fresh ones, and those with a term that counts for more now."""
    rising = worth(moved["before"], moved["meeting"]) < worth(moved["after"], moved["meeting"])
    if not rising.any():
        return fresh
    of_two = moved["before"] < 2  # nobody shared it before: whoever shares it now is fresh, or shares it with one
    terms = moved["term"][rising & ~of_two]
    rows = read_of(tables.columns(POSTINGS, POSTING), terms, "term")
    return np.union1d(fresh, np.concatenate([np.zeros(0, np.uint64), *(some["document"] for some in rows)]))


def _pairs_with(documents: Keys, tables: Tables) -> dict[Pair, int]:
    """All candidates among pairs with one of `documents`, with what they share."""
    held = read_of(tables.columns(HELD, POSTING), documents, "document")
    terms = np.unique(np.concatenate([np.zeros(0, np.uint64), *(rows["term"] for rows in held)]))
    shared = [Shared.of(rows) for rows in read_of(tables.columns(POSTINGS, POSTING), terms, "term")]
    return {pair: count for lot in Index.of(shared).pairs(documents) for pair, count in pairs_of(lot)}


def _lowered(tables: Tables, moved: Records, came: Keys) -> dict[Pair, int]:
    """By how much less pairs of other documents share since more documents have their terms."""
    found: list[Shared] = []
    for rows in read_of(tables.columns(POSTINGS, POSTING), moved["term"], "term"):
        others = rows[~np.isin(rows["document"], came)]
        heads = first_of_each(others["term"])
        at = np.searchsorted(moved["term"], others["term"][heads])
        counts = _worth(moved[at], "after") - _worth(moved[at], "before")
        found.append(Shared(others, np.diff(np.append(heads, len(others))), counts).kept())
    return {pair: count for lot in Index.of(found).pairs(least=1) for pair, count in pairs_of(lot)}


def _worth(moved: Records, field: str) -> NDArray[np.int64]:
    return worth(moved[field], moved["meeting"])


def _shared_by(pair: Pair, tables: Tables) -> int:
    """What two documents share, candidates or not."""
    both = np.array(pair, dtype=np.uint64)
    held = list(read_of(tables.columns(HELD, POSTING), both, "document"))
    terms, times = np.unique(np.concatenate([rows["term"] for rows in held]), return_counts=True)
    common = terms[times > 1]
    shared = [Shared.of(rows) for rows in read_of(tables.columns(POSTINGS, POSTING), common, "term")]
    return Index.of(shared).shared(*pair)


def _in(documents: Keys, pair: Pair) -> bool:
    return any(_holds(documents, document) for document in pair)


def _holds(documents: Keys, document: int) -> bool:
    at = int(np.searchsorted(documents, np.uint64(document)))
    return at < len(documents) and int(documents[at]) == document


def _by_kinship(pairs: Records) -> NDArray[np.int64]:
    """An order in which documents that are much alike stand near one another, so that a profile is read seldom."""
    ids, numbers = np.unique(np.concatenate([pairs["first"], pairs["second"]]), return_inverse=True)
    first, second = np.split(numbers, 2)
    strong = pairs["shared"] >= _KIN * LEAST
    kin = np.empty(len(ids), dtype=np.int64)
    for n, members in enumerate(
        components(len(ids), zip(first[strong].tolist(), second[strong].tolist(), strict=True))
    ):
        kin[members] = n
    order: NDArray[np.int64] = np.lexsort((second, first, kin[first]))
    return order


def _beside_words(
    pairs: Records, linked: Mapping[Pair, TextLink], profiles: Rows[Profile], engine: Engine
) -> NDArray[np.float64]:
    made: list[float] = []
    for lot in map_some(engine, weigh, _meetings(pairs, linked, profiles), _FEW):
        if isinstance(lot, Failure):
            raise StepError(f"pairs of documents could not be weighed: {lot.reason}")
        made += lot
    return np.array(made, dtype=np.float64)


def _weigh_words(pairs: Records) -> None:
    """Fill in the weight of pairs from what they share and what speaks beside."""
    weights = weights_with_words(pairs["beside"], likenesses(pairs["shared"]))
    pairs["weight"] = np.rint(weights * PARTS).astype(np.int32)


def _meetings(pairs: Records, linked: Mapping[Pair, TextLink], profiles: Rows[Profile]) -> Iterator[Meeting]:
    for start in range(0, len(pairs), _LOT):
        lot = pairs[start : start + _LOT]
        firsts, seconds = (lot[name].tolist() for name in ("first", "second"))
        yield Meeting(
            tuple((pair, linked.get(pair)) for pair in zip(firsts, seconds, strict=True)),
            {number: profiles.packed(document_of(number)) or b"" for number in sorted({*firsts, *seconds})},
        )


WEIGH = Step(
    "group weigh",
    ("documents", HELD, FRESH, GONE, PROFILES, POSTINGS, MOVED, LINKS),
    (PAIRS, TURNS, REDONE),
    _weigh_all,
)
