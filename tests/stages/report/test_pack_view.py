"""Packs side by side: what they choose where they differ, and in words where they do not."""

from __future__ import annotations

from dataclasses import replace

import pytest

from rashomon.rules.acled import ACLED
from rashomon.rules.plain import RANGE
from rashomon.rules.ucdp import UCDP
from rashomon.schema.claim import Attribute
from rashomon.schema.finding import Finding, Status
from rashomon.stages.report.chapter_views import BesideCell
from rashomon.stages.report.pack_view import beside_view, by_attribute, pack_views
from rashomon.stages.report.pack_words import chosen_words, span_words
from rashomon.stages.report.rulings import CaseUnder

PACKS = (UCDP, ACLED, RANGE)


def _found(attribute: Attribute, *ends: int | None) -> Finding:
    low, best, high = ends
    return Finding(attribute, Status.AGREED, low, best, high, (), "r", "", 1, 1, 1)


DEATHS = (
    _found(Attribute.DEATHS, 34, 34, 47),
    _found(Attribute.DEATHS, None, 34, None),
    _found(Attribute.DEATHS, 34, None, 47),
)


@pytest.mark.parametrize(
    ("low", "high", "words"),
    [
        *((34, 47, "34 to 47"), (9, 9, "9"), (0, 0, "0"), (1200, None, "at least 1,200"), (None, 12, "up to 12")),
        (None, None, ""),
    ],
)
def test_a_range_in_words(low: int | None, high: int | None, words: str) -> None:
    assert span_words(low, high) == words


def test_what_a_pack_chooses_in_words() -> None:
    assert [chosen_words(found) for found in DEATHS] == ["34 to 47, best 34", "best 34", "34 to 47"]
    assert chosen_words(_found(Attribute.DEATHS, 9, 9, 9)) == "9"
    assert chosen_words(_found(Attribute.DEATHS, 9, None, 9)) == "9"
    assert chosen_words(_found(Attribute.DEATHS, None, None, None)) == "no figure"


def test_where_packs_differ_each_has_a_cell() -> None:
    view = beside_view([(found,) for found in DEATHS], PACKS, "incident-1")
    assert view is not None
    (row,) = view.rows
    assert (row.title, row.anchor, view.same) == ("Deaths", "incident-1-deaths", "")
    assert row.cells == (
        BesideCell("34", "34 to 47", True),
        BesideCell("34", "", True),
        BesideCell("", "34 to 47", True),
    )


def test_what_every_pack_gives_alike_is_a_sentence() -> None:
    missing = (
        _found(Attribute.MISSING, 9, None, 9),
        _found(Attribute.MISSING, 9, 9, 9),
        _found(Attribute.MISSING, None, 9, None),
    )
    view = beside_view([(found,) for found in missing], PACKS, "x")
    assert view is not None
    assert (view.rows, view.same) == ((), "9 missing")
    two = tuple(replace(found, attribute=Attribute.STRIKES) for found in missing)
    both = beside_view([*zip(missing, two, strict=True)], PACKS, "x")
    assert both is not None
    assert both.same == "9 missing and 9 strikes"


def test_a_pack_that_has_no_such_finding_differs_from_one_that_has() -> None:
    view = beside_view([(DEATHS[0],), (), ()], PACKS, "x")
    assert view is not None
    assert [cell is None for cell in view.rows[0].cells] == [False, True, True]


def test_what_a_pack_does_not_count_is_told_apart() -> None:
    hurt = [(_found(Attribute.INJURIES, 40, best, 52),) for best in (None, None, 52)]
    view = beside_view(hurt, PACKS, "x")
    assert view is not None
    assert [cell.counted for cell in view.rows[0].cells if cell] == [False, False, True]


def test_nothing_counted_needs_no_table() -> None:
    assert beside_view([(_found(Attribute.WEAPON, None, None, None),)] * 3, PACKS, "x") is None


def test_attributes_come_in_their_own_order_whichever_pack_has_them() -> None:
    found = by_attribute([(_found(Attribute.MISSING, 1, 1, 1),), (DEATHS[0],)])
    assert [(about, [f is not None for f in under]) for about, under in found] == [
        (Attribute.DEATHS, [False, True]),
        (Attribute.MISSING, [True, False]),
    ]


def test_a_pack_tells_what_it_does_and_where_it_failed() -> None:
    first, second = pack_views((CaseUnder(UCDP, (), own=True), CaseUnder(RANGE, (), problems=("It failed.",))))
    assert (first.number, first.name, first.own, first.counts) == (1, "ucdp", True, "deaths")
    assert first.says == UCDP.reason
    assert (second.number, second.own, second.counts, second.problems) == (2, False, "everything", ("It failed.",))
