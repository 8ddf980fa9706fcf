"""The brief that a case file itself would make: that the marks can be had, and how many words they take."""

from __future__ import annotations

from collections.abc import Iterator

from benchmarks.brief_gold import GoldCase, GoldPosition
from benchmarks.brief_names import plain
from benchmarks.brief_reading import Sentence, read_sentence
from rashomon.schema.bounds import Bounds
from rashomon.schema.claim import Attribute
from rashomon.stages.report.brief.figures import Figure, Wording, clause, make_wording
from rashomon.stages.report.words import join_words


def perfect(case: GoldCase, known: list[str]) -> list[Sentence]:
    """One sentence for each position, and one that names the speakers whom these do not."""
    told = list(_positions(case))
    words = f" {plain(' '.join(text for text, _ in told))} "
    missing = [s for s in case.speakers if f" {plain(s)} " not in words]
    if missing:
        told.append((f"Also quoted: {join_words(missing)}.", case.documents))
    return [read_sentence(text, documents, known, case.names) for text, documents in told]


def _positions(case: GoldCase) -> Iterator[tuple[str, frozenset[str]]]:
    wording = make_wording(())
    for position in case.positions:
        who = join_words(position.holders) or "One report"
        yield f"{who} said {_said(position, wording)}.", position.documents or case.documents


def _said(position: GoldPosition, wording: Wording) -> str:
    if position.bounds is None:
        return position.words
    low, high = position.bounds
    modifier = "at least" if high is None else "up to" if low is None else ""
    return clause([Figure(Attribute(position.attribute), Bounds(low, high, modifier))], wording)
