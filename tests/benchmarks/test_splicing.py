"""Synthetic pages for measuring at scale."""

from __future__ import annotations

from collections import Counter
from itertools import islice

from tests.benchmarks.test_planted import TEXTS

from benchmarks.splicing import Shares, Splicer
from rashomon.stages.compare.compare import compare


def test_pages_are_the_same_for_the_same_seed_and_of_about_four_hundred_words() -> None:
    pages = list(Splicer(TEXTS, 1).pages(30))
    assert pages == list(Splicer(TEXTS, 1).pages(30))
    assert pages == list(islice(Splicer(TEXTS, 1).pages(60), 30))
    words = [len(page.document.text.split()) for page in pages]
    assert 350 < sum(words) / len(words) < 520
    assert len({page.document.id for page in pages}) == 30


def test_blocks_are_the_lines_of_the_text() -> None:
    (page,) = Splicer(TEXTS, 2).pages(1)
    document = page.document
    assert [document.text[b.start : b.end] for b in document.blocks] == document.text.split("\n\n")


def test_pages_without_planted_text_owe_one_another_nothing() -> None:
    pages = [page.document for page in Splicer(TEXTS, 3, Shares(0, 0, 0, 0, 0)).pages(60)]
    assert compare(pages).links == ()


def test_copies_name_their_source_and_are_found() -> None:
    pages = list(Splicer(TEXTS, 4, Shares(copies=0.5, passages=0.2, boilerplate=0, quotations=0, wire=0)).pages(80))
    planted = {(page.source, page.document.id) for page in pages if page.source}
    lineage = compare([page.document for page in pages])
    assert len(planted) > 20
    together = [lineage.family_of(copy) == lineage.family_of(source or "") for source, copy in planted]
    assert sum(together) >= 0.95 * len(planted)
    incidents = Counter(page.incident for page in pages)
    assert max(incidents.values()) > 1
