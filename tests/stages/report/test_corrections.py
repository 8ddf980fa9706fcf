"""Corrections and retractions as sentences of the brief."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.stages.reconcile.telling import Told, body

from rashomon.schema.change import ChangeKind, ClaimChange
from rashomon.schema.claim import Attribute
from rashomon.schema.incident import Incident
from rashomon.schema.lineage import LineageKind
from rashomon.schema.record import BriefSentence
from rashomon.stages.report.brief import WORD_LIMIT
from rashomon.stages.report.corrections import add_corrections

NOTICE = "Correction: An earlier version of this article said nine people died."


def told(kind: ChangeKind, sentences: int = 1, replaced: bool = True, words: int = 10, times: int = 1) -> list[str]:
    """The brief's sentences, `sentences` of `words` words before any correction."""
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
    grouping = pages.grouped()
    incident = Incident("i", "", ("a", "b"), tuple(c.id for c in pages.claims), ())
    brief = [BriefSentence(" ".join(["word"] * words), (claims[0].evidence,))] * sentences
    found = add_corrections(brief, [*changes, *changes], incident, grouping, pages.documents)
    return [sentence.text for sentence in found[sentences:]]


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


def test_a_full_brief_stays_as_it_is_and_many_corrections_are_cut() -> None:
    assert told(ChangeKind.CORRECTED, words=WORD_LIMIT) == []
    assert len(told(ChangeKind.CORRECTED, times=5)) == 3


def test_what_is_not_counted_is_quoted() -> None:
    pages = Told()
    pages.page("b", f"Army blamed\nThe army did it.\n{NOTICE}", outlet="Arvo Times")
    counted = pages.claim("b", Attribute.RESPONSIBILITY, (None, None), None, "The army did it")
    claim = replace(counted, bounds=None, value="army")
    pages.claims[0] = claim
    notice = pages.documents[0].evidence(*_place(pages.documents[0].text))
    change = ClaimChange(ChangeKind.WITHDRAWN, LineageKind.REVISION, "b", "b", True, claim.id, None, "", "t", notice)
    incident = Incident("i", "", ("b",), (claim.id,), ())
    (found,) = add_corrections([], [change], incident, pages.grouped(), pages.documents)
    assert found.text.startswith("Arvo Times took back what it had said of ")
    assert found.text.endswith("“army”.")
