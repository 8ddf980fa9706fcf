"""Claims that cannot both be true, each in its sentence."""

from __future__ import annotations

from dataclasses import astuple, replace
from typing import Any

from lxml import html
from tests.stages.report.test_sentences import one_page

from rashomon.schema.finding import Conflict
from rashomon.schema.lineage import Lineage
from rashomon.schema.record import Case
from rashomon.stages.report.citations import number_evidence
from rashomon.stages.report.conflict_view import conflict_views
from rashomon.stages.report.lookup import look_up_case
from rashomon.stages.report.views import ConflictView


def _views(case: Case, *conflicts: Conflict) -> list[ConflictView]:
    lookup = look_up_case(case)
    finding = replace(case.records[0].findings[0], conflicts=conflicts or case.records[0].findings[0].conflicts)
    return list(conflict_views(finding, lookup, number_evidence(case, lookup)))


def test_both_sides_stand_in_their_sentences_with_whose_they_are(case: Case) -> None:
    (view,) = _views(case)
    assert view.reason == "31 and 44 cannot both be true."
    assert view.first.before == "An air strike hit the ferry terminal at Marsa Talin on Thursday, "
    assert view.first.words == "killing 31 people"
    assert view.first.after == ", the Health Ministry said."
    assert (view.first.who, view.second.who) == ("The Health Ministry", "The Sidra Rights Monitor")
    assert (view.first.where, view.second.where) == ("1. Halyard", "1. Halyard")
    assert view.second.citations[0].label.startswith("1.")


def test_a_conflict_with_a_claim_that_is_not_there_is_left_out(case: Case) -> None:
    known = case.records[0].findings[0].conflicts[0]
    assert _views(case, replace(known, second="nobody")) == []


def test_a_page_without_full_stops_does_not_flood_the_card(case: Case) -> None:
    known = [claim for claim in case.claims if claim.id in astuple(case.records[0].findings[0].conflicts[0])]
    page = one_page(
        " and so on ".join(["it went on " * 60, *(claim.evidence.text for claim in known), "it went on " * 60])
    )
    claims = []
    for claim in known:
        start = page.text.index(claim.evidence.text)
        claims.append(replace(claim, document="d", evidence=page.evidence(start, start + len(claim.evidence.text))))
    bare = Case(case.version, case.pack, (page,), Lineage(families=(("d",),)), (), (), (), tuple(claims), (), ())
    lookup = look_up_case(bare)
    (view,) = conflict_views(case.records[0].findings[0], lookup, number_evidence(bare, lookup))
    for side in (view.first, view.second):
        assert 200 < len(side.before) <= 241
        assert len(side.after) <= 241
    assert view.first.after.endswith("…")
    assert view.first.before.startswith("…")


def test_the_card_has_the_two_sentences_with_their_claims_marked(made_page: str) -> None:
    tree: Any = html.fromstring(made_page)
    card = tree.get_element_by_id("incident-1-deaths")
    marked = [mark.text_content() for mark in card.find_class("odds")[0].iter("mark")]
    assert marked == ["killing 31 people", "put the toll at 44"]
    assert not tree.get_element_by_id("incident-1-injuries").find_class("odds")
