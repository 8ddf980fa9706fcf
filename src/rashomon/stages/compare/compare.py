"""The compare stage: what each document of a collection owes the others."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from rashomon.schema.document import Document
from rashomon.schema.lineage import Lineage, SourceLink, TextLink
from rashomon.stages.compare.address import canonical_url
from rashomon.stages.compare.align import align
from rashomon.stages.compare.candidates import (
    WINDOW,
    common_fingerprints,
    fingerprints,
    invert,
    propose,
)
from rashomon.stages.compare.direction import direct
from rashomon.stages.compare.families import families
from rashomon.stages.compare.judge import Comparison, Verdict, judge, weigh
from rashomon.stages.compare.sources import find_sources, outside_sources
from rashomon.stages.compare.spans import alignments, turn, words_in
from rashomon.stages.compare.words import SHINGLE, WordedDocument, word_document

METHOD = "copies/1"


def compare(documents: Sequence[Document]) -> Lineage:
    """All links of a collection and the text families they make, in one order whatever the order of `documents`.

    The steps: documents to words; words to fingerprints; fingerprints to candidate pairs through an inverted
    index; candidates to exact alignments; alignments to links; links to families. Documents with the same words
    are compared once, through the first of them by id. Nothing compares all documents with all.
    """
    held = {document.id: document for document in sorted(documents, key=lambda d: d.id)}
    worded = {name: word_document(document) for name, document in held.items()}
    sources = {name: find_sources(document) for name, document in held.items()}
    candidates = _candidates(held, worded)
    links = []
    for comparison in _comparisons(worded, candidates):
        pair = (held[comparison.first.id], held[comparison.second.id])
        verdict = judge(comparison, *pair)
        if verdict:
            links.append(_link(comparison, pair, verdict, sources))
    links.sort(key=lambda link: (link.first, link.second, link.kind))
    return Lineage(
        links=tuple(links),
        sources=tuple(link for name, document in held.items() for link in outside_sources(document, sources[name])),
        families=families(held, links),
    )


@dataclass(frozen=True, slots=True)
class _Candidates:
    """The pairs to align, sorted, and where in each document stand fingerprints that very many documents have."""

    pairs: tuple[tuple[str, str], ...]
    common: Mapping[str, tuple[int, ...]]


def _candidates(held: Mapping[str, Document], worded: Mapping[str, WordedDocument]) -> _Candidates:
    """Pairs that share a fingerprint, that say the same words, or that have one address."""
    twins = _twins(worded)
    prints = {group[0]: fingerprints(worded[group[0]]) for group in twins}
    postings = invert(prints)
    common = common_fingerprints(postings)
    pairs = {(candidate.first, candidate.second) for candidate in propose(postings)}
    pairs.update(pair for group in twins for pair in _star(group))
    pairs.update(_same_page(held))
    places = {name: tuple(sorted(at for f, at in held_by.items() if f in common)) for name, held_by in prints.items()}
    return _Candidates(tuple(sorted(pairs)), places)


def _comparisons(worded: Mapping[str, WordedDocument], candidates: _Candidates) -> Iterator[Comparison]:
    """Each candidate pair aligned and weighed."""
    for pair in candidates.pairs:
        first, second = (worded[name] for name in _longer_first(worded, pair))
        told = _told(second, candidates.common.get(second.id, ()))
        yield weigh(first, second, align(first, second), told)


def _longer_first(worded: Mapping[str, WordedDocument], pair: tuple[str, str]) -> list[str]:
    """The pair in an order that its texts give, for a passage that one of them repeats weighs unlike in the other."""
    return sorted(pair, key=lambda name: (-len(worded[name].words), worded[name].words))


def _twins(worded: Mapping[str, WordedDocument]) -> list[tuple[str, ...]]:
    """Documents grouped by equal words, each group sorted; one without words stands alone."""
    groups: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for name in sorted(worded):
        groups[worded[name].words or (name, "")].append(name)
    return sorted(tuple(group) for group in groups.values())


def _star(group: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    """The first of a group with each of the others: enough to join them."""
    return ((group[0], other) for other in group[1:])


def _same_page(held: Mapping[str, Document]) -> Iterator[tuple[str, str]]:
    """Neighbours among the documents of one address."""
    pages: dict[str, list[str]] = defaultdict(list)
    for name, document in held.items():
        address = canonical_url(document.url)
        if address:
            pages[address].append(name)
    for address in sorted(pages):
        yield from pairwise(pages[address])


def _told(worded: WordedDocument, places: Sequence[int]) -> list[bool]:
    """For each word whether it stands in a passage that very many documents have.

    Winnowing leaves up to WINDOW - 1 shingles between two it keeps, so that two common fingerprints no further
    apart cover what is between them.
    """
    told = [False] * len(worded.words)
    reached = -WINDOW
    for at in places:
        start = min(at, reached) if at - reached <= WINDOW else at
        told[max(0, start) : at + SHINGLE] = [True] * (at + SHINGLE - max(0, start))
        reached = at + SHINGLE
    return told


def _link(
    comparison: Comparison,
    pair: tuple[Document, Document],
    verdict: Verdict,
    sources: Mapping[str, tuple[SourceLink, ...]],
) -> TextLink:
    """The link in the direction that can be shown, its alignments read the same way round."""
    found = alignments((pair[0], comparison.first), (pair[1], comparison.second), comparison.passages)
    order = direct(verdict.kind, *pair, sources, found)
    turned = order.first != comparison.first.id
    if turned:
        found = tuple(sorted(map(turn, found)))
    later = comparison.first if turned else comparison.second
    covered = words_in(later, tuple(alignment.second for alignment in found))
    return TextLink(
        kind=verdict.kind,
        first=order.first,
        second=order.second,
        directed=order.directed,
        alignments=found,
        shared=round(min(1.0, covered / max(1, len(later.words))), 4),
        reason=f"{verdict.reason}; {order.reason}" if order.reason else verdict.reason,
        method=METHOD,
    )
