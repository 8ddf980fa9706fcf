"""Which pairs are worth aligning: documents that share a fingerprint, found through an inverted index."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from rashomon.stages.compare.words import SHINGLE, WordedDocument

WINDOW = (
    4  # of any four shingles in a row one is kept, so a shared run of SHINGLE + WINDOW - 1 = 8 words is never missed
)
COMMON = (
    24  # documents: what stands in more is told by everybody, and pairs are proposed along a line, not all with all
)


@dataclass(frozen=True, slots=True, order=True)
class Candidate:
    """Two documents (ids in order) that share `fingerprints` fingerprints."""

    first: str
    second: str
    fingerprints: int


@dataclass(frozen=True, slots=True)
class Posting:
    """One row of the inverted index: a fingerprint and the documents that hold it, sorted."""

    fingerprint: int
    documents: tuple[str, ...]


def fingerprints(worded: WordedDocument) -> dict[int, int]:
    """The shingles that winnowing keeps, each with the index of its first word where it first stands.

    Winnowing (Schleimer, Wilkerson and Aiken 2003): the least hash of each window, the last of equals. Shingles
    with no word that can show copying are left out first, so a shared quotation proposes nothing.
    """
    usable = [
        (value, at) for at, value in enumerate(worded.shingles) if sum(worded.counts[at : at + SHINGLE]) > SHINGLE // 2
    ]
    kept: dict[int, int] = {}
    for at in range(max(1, len(usable) - WINDOW + 1)):
        window = usable[at : at + WINDOW]
        if window:
            value, place = min(window, key=lambda pair: (pair[0], -pair[1]))
            kept.setdefault(value, place)
    return kept


def invert(prints: Mapping[str, Mapping[int, int]]) -> list[Posting]:
    """The inverted index, of fingerprints that at least two documents hold."""
    index: dict[int, list[str]] = defaultdict(list)
    for document in sorted(prints):
        for fingerprint in prints[document]:
            index[fingerprint].append(document)
    return [Posting(f, tuple(index[f])) for f in sorted(index) if len(index[f]) > 1]


def propose(postings: Sequence[Posting]) -> list[Candidate]:
    """The pairs that share a fingerprint, sorted.

    Linear in the postings: none gives more than COMMON pairs a document.
    """
    shared: Counter[tuple[str, str]] = Counter()
    for posting in postings:
        shared.update(_pairs(posting.documents))
    return [Candidate(first, second, shared[first, second]) for first, second in sorted(shared)]


def common_fingerprints(postings: Sequence[Posting]) -> frozenset[int]:
    """Fingerprints of boilerplate: what stands in more than COMMON documents."""
    return frozenset(posting.fingerprint for posting in postings if len(posting.documents) > COMMON)


def _pairs(documents: Sequence[str]) -> Iterator[tuple[str, str]]:
    """All pairs of a short posting; of a long one each document with the next, which is enough to join a family."""
    if len(documents) > COMMON:
        yield from pairwise(documents)
        return
    for at, first in enumerate(documents):
        for second in documents[at + 1 :]:
            yield first, second
