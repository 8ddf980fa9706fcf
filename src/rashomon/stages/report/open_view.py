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
    ends = ((pair.first, pair.first_telling), (pair.second, pair.second_telling))
    (first, one), (second, other) = sorted(ends, key=lambda end: (lookup.numbers[end[0]], end[1]))
    return OpenView(
        first=lookup.numbers[first],
        first_label=lookup.labels[first] + _event(one),
        second=lookup.numbers[second],
        second_label=lookup.labels[second] + _event(other),
        taken="taken for one incident" if pair.together else "taken for two incidents",
        reasons=join_words(pair.reasons),
        against=join_words(pair.against),
        command=f"rashomon judge same {_named(lookup, first, one)} {_named(lookup, second, other)}",
    )


def _event(telling: int) -> str:
    """Which of a document's events is meant, where it is not the main one."""
    return f" (event {telling} beside its own)" if telling else ""


def _named(lookup: Lookup, document: str, telling: int) -> str:
    number = lookup.numbers[document]
    return f"{number}#{telling}" if telling else str(number)
