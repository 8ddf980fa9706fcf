"""Two documents compared word by word, and the link that this shows."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

import numpy as np

from rashomon.schema.document import Document
from rashomon.schema.lineage import Alignment, SourceLink, TextLink
from rashomon.stages.compare.align import Passage, align
from rashomon.stages.compare.common_words import Marked, mark_documents, spans_not_counted
from rashomon.stages.compare.direction import direct
from rashomon.stages.compare.judge import Comparison, Verdict, enough, judge, same_address, weigh
from rashomon.stages.compare.prints import WINDOW
from rashomon.stages.compare.shingles import SHINGLE, Hashes
from rashomon.stages.compare.sources import find_all_sources
from rashomon.stages.compare.spans import alignments, turned_round, words_in
from rashomon.stages.compare.tokens import Cut, cut_documents
from rashomon.stages.compare.words import Flags, WordedDocument, Wording, count_words, split_all_words

METHOD = "copies/2"


class Read:
    """A document on its way through several comparisons: what is made of it for one serves the next.

    It is the one of that `number` in a `cut`. `told` are its fingerprints that very many texts have, sorted.
    """

    def __init__(self, cut: Cut, number: int, wording: Wording, marked: Marked, told: Hashes) -> None:
        self.document = cut.documents[number]
        self.wording = wording
        self._cut = cut
        self._number = number
        self._marked = marked
        self._told = told

    @cached_property
    def worded(self) -> WordedDocument:
        """Its words with what each can show."""
        return count_words(self.wording, spans_not_counted(self.document, self._marked))

    @cached_property
    def sources(self) -> tuple[SourceLink, ...]:
        """The sources it names."""
        return find_all_sources(self._cut.only(self._number))[0]

    @cached_property
    def told(self) -> Flags:
        """For each word whether it stands in a passage that very many documents have.

        Winnowing leaves up to WINDOW - 1 shingles between two it keeps, so that two common fingerprints no further
        apart cover what is between them.
        """
        told = np.zeros(len(self.wording.words), bool)
        reached = -WINDOW
        for at in self.wording.shingles.places_of(self._told):
            start = min(at, reached) if at - reached <= WINDOW else at
            told[max(0, start) : at + SHINGLE] = True
            reached = at + SHINGLE
        return told


def read_documents(documents: Sequence[Document], told: Sequence[Hashes]) -> list[Read]:
    """Documents as they are compared. `told` are the fingerprints of each that very many texts have, sorted."""
    cut = cut_documents(documents)
    starts = cut.starts()
    parts = zip(split_all_words(cut, starts), mark_documents(cut, starts), told, strict=True)
    return [Read(cut, number, *some) for number, some in enumerate(parts)]


def link(one: Read, other: Read) -> TextLink | None:
    """The link between two documents, or None. Nothing depends on which of them is named first."""
    first, second = sorted((one, other), key=_in_order_of_text)
    passages = align(first.wording, second.wording)
    if not (enough(first.wording, second.wording, passages) or same_address(first.document, second.document)):
        return None
    comparison = weigh(first.worded, second.worded, passages, second.told)
    verdict = judge(comparison, first.document, second.document)
    return _link(first, second, comparison, verdict) if verdict else None


def _in_order_of_text(read: Read) -> tuple[int, tuple[str, ...], str]:
    """An order that texts give, for a passage that one of them repeats weighs unlike in the other."""
    return -len(read.wording.words), read.wording.words, read.document.id


def _link(first: Read, second: Read, comparison: Comparison, verdict: Verdict) -> TextLink:
    """The link in the direction that can be shown, its alignments read the same way round."""
    pair = (first.document, second.document)
    found = _aligned(first, second, comparison.passages)
    read = {one.document.id: one for one in (first, second)}
    order = direct(verdict.kind, *pair, lambda name: read[name].sources, found)
    turned = order.first != first.document.id
    if turned:
        found = turned_round(found)
    later = first.wording if turned else second.wording
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


def _aligned(first: Read, second: Read, passages: tuple[Passage, ...]) -> tuple[Alignment, ...]:
    return alignments((first.document, first.wording), (second.document, second.wording), passages)
