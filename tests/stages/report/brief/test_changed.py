"""Corrections and retractions as sentences of the brief."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.stages.reconcile.telling import Told, body

from rashomon.schema.change import ChangeKind, ClaimChange
from rashomon.schema.claim import Attribute
from rashomon.schema.incident import Incident
from rashomon.schema.lineage import Lineage, LineageKind
from rashomon.schema.record import Record
from rashomon.stages.report.brief import WORD_LIMIT, brief

NOTICE = "Correction: An earlier version of this article said nine people died."


def told(kind: ChangeKind, replaced: bool = True, times: int = 1) -> list[str]:
    """The brief's sentences on corrections, where a page changed so."""
    pages = Told()
    pages.page("a", "Nine die in Velden\nNine people died.", outlet="Arvo Times")
    pages.page("b", f"Six die in Velden\nSix people died.\n{NOTICE}", outlet="Arvo Times")
    claims = [pages.deaths("a", (9 + n, 9 + n), body("Governor"), "Nine people died") for n in range(times)]
    later = pages.deaths("b", (6, 6), body("Governor"), "Six people died")
    notice = pages.documents[1].evidence(*_place(pages.documents[1].text))
    changes = [
        ClaimChange(kind, LineageKind.REVISION, "a", "b", True, c.id, later.id if replaced else None, "", "t", notice)
        for c in claims
    ]
    return _corrections(pages, [*changes, *changes])


def _corrections(pages: Told, changes: list[ClaimChange]) -> list[str]:
    documents = tuple(d.id for d in pages.documents)
    incident = Incident("i", "", documents, tuple(c.id for c in pages.claims), ())
    record = Record(incident, (), (), (), changes=tuple(changes))
    found = [s.text for s in brief(record, pages.grouped(), pages.documents, Lineage((), (), ()))]
    assert sum(len(text.split()) for text in found) <= WORD_LIMIT
    return [text for text in found if text.startswith("Arvo Times")]


def _place(text: str) -> tuple[int, int]:
    start = text.index(NOTICE)
    return start, start + len(NOTICE)


def test_a_correction_gives_both_figures_once() -> None:
    assert told(ChangeKind.CORRECTED) == ["Arvo Times corrected the number killed from “9” to “6”."]


def test_what_nothing_took_the_place_of_was_taken_back() -> None:
    taken = ["Arvo Times took back what it had said of the number killed, “9”."]
    assert told(ChangeKind.WITHDRAWN, replaced=False) == taken


@pytest.mark.parametrize("kind", [ChangeKind.BOUNDS, ChangeKind.NO_LONGER_THERE, ChangeKind.HEDGED])
def test_other_changes_are_not_for_the_brief(kind: ChangeKind) -> None:
    assert told(kind) == []


def test_many_corrections_are_cut() -> None:
    assert len(told(ChangeKind.CORRECTED, times=5)) == 3


def test_what_is_not_counted_is_quoted() -> None:
    pages = Told()
    pages.page("b", f"Army blamed\nThe army did it.\n{NOTICE}", outlet="Arvo Times")
    counted = pages.claim("b", Attribute.RESPONSIBILITY, (None, None), None, "The army did it")
    claim = replace(counted, bounds=None, value="army")
    pages.claims[0] = claim
    notice = pages.documents[0].evidence(*_place(pages.documents[0].text))
    change = ClaimChange(ChangeKind.WITHDRAWN, LineageKind.REVISION, "b", "b", True, claim.id, None, "", "t", notice)
    (found,) = _corrections(pages, [change])
    assert found.startswith("Arvo Times took back what it had said of ")
    assert found.endswith("“army”.")
