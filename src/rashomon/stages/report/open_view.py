"""Pairs of documents of which the evidence leaves open whether they tell one incident."""

from __future__ import annotations

from rashomon.schema.incident import OpenPair
from rashomon.schema.record import Case
from rashomon.stages.report.document_views import OpenView
from rashomon.stages.report.lookup import Lookup
from rashomon.stages.report.words import join_words


def open_views(case: Case, lookup: Lookup) -> tuple[OpenView, ...]:
    """The pairs worded for the list, those that most speaks for first."""
    ordered = sorted(case.open_pairs, key=lambda pair: (-pair.weight, pair.first, pair.second))
    return tuple(_view(pair, lookup) for pair in ordered)


def _view(pair: OpenPair, lookup: Lookup) -> OpenView:
    first, second = sorted((pair.first, pair.second), key=lambda document: lookup.numbers[document])
    return OpenView(
        first=lookup.numbers[first],
        first_label=lookup.labels[first],
        second=lookup.numbers[second],
        second_label=lookup.labels[second],
        taken="taken for one incident" if pair.together else "taken for two incidents",
        reasons=join_words(pair.reasons),
        against=join_words(pair.against),
    )
