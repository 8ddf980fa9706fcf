"""The compare stage: what each document of a collection owes the others."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
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
    twins = _twins(worded)
    distinct = {group[0]: worded[group[0]] for group in twins}
    prints = {name: fingerprints(words) for name, words in distinct.items()}
    postings = invert(prints)
    common = common_fingerprints(postings)
    pairs = {(c.first, c.second) for c in propose(postings)}
    pairs |= {pair for group in twins for pair in _star(group)}
    pairs |= set(_same_page(held))
    links = []
    for first, second in sorted(pairs):
        told = _told(worded[second], prints.get(second, {}), common)
        comparison = weigh(worded[first], worded[second], align(worded[first], worded[second]), told)
        verdict = judge(comparison, held[first], held[second])
        if verdict:
            links.append(_link(comparison, (held[first], held[second]), verdict, sources))
    links.sort(key=lambda link: (link.first, link.second, link.kind))
    return Lineage(
        links=tuple(links),
        sources=tuple(link for name, document in held.items() for link in outside_sources(document, sources[name])),
        families=families(held, links),
    )


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


def _told(worded: WordedDocument, prints: Mapping[int, int], common: frozenset[int]) -> list[bool]:
    """For each word whether it stands in a passage that very many documents have.

    Winnowing leaves up to WINDOW - 1 shingles between two it keeps, so that two common fingerprints no further
    apart cover what is between them.
    """
    told = [False] * len(worded.words)
    reached = -WINDOW
    for at in sorted(place for value, place in prints.items() if value in common):
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
    order = direct(verdict.kind, *pair, sources)
    turned = order.first != comparison.first.id
    found = alignments((pair[0], comparison.first), (pair[1], comparison.second), comparison.passages)
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
