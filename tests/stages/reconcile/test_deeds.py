from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.stages.reconcile.telling import Told, body

from rashomon.rules.packs import pack_named
from rashomon.schema.bounds import Bounds
from rashomon.schema.claim import Attribute
from rashomon.schema.finding import Finding, Stance, Status
from rashomon.schema.lineage import Lineage
from rashomon.schema.statement import Modality, Source
from rashomon.stages.reconcile.reconcile import reconcile

EVENT = "Raid on the Zenda mill\nThe raid on the Zenda mill near Strelsau was told by many."


class Deeds(Told):
    """Pages on one event with claims that are not counted."""

    def deed(self, where: str, attribute: Attribute, value: str, who: Source | None = None, **more: object) -> None:
        claim = self.claim(where, attribute, (None, None), who)
        actor = body(value) if attribute is Attribute.RESPONSIBILITY else None
        method = str(more.pop("method", "deed-doer/1"))
        self.claims[-1] = replace(claim, bounds=None, value=value, actor=actor, method=method, **more)  # type: ignore[arg-type]

    def found(self, attribute: Attribute) -> Finding:
        grouping = self.grouped()
        (incident,) = grouping.incidents
        findings = reconcile(incident, grouping, self.documents, Lineage(()), pack_named("ucdp"))
        return next(f for f in findings if f.attribute is attribute)


def told(*rows: tuple[str, Source | None, Modality], attribute: Attribute = Attribute.RESPONSIBILITY) -> Finding:
    deeds = Deeds()
    for number, (value, who, modality) in enumerate(rows):
        deeds.page(f"page{number}", EVENT)
        deeds.deed(f"page{number}", attribute, value, who, modality=modality)
    return deeds.found(attribute)


def words(finding: Finding) -> list[str]:
    return sorted(p.words for p in finding.positions)


YES, NO, MAYBE = Modality.ASSERTED, Modality.DENIED, Modality.POSSIBLE


def test_who_did_it_is_agreed_where_two_say_so() -> None:
    found = told(("Russian forces", body("Zenda Police"), YES), ("Russia", body("Strelsau Council"), YES))
    assert found.status is Status.AGREED
    assert found.origins == 2
    (position,) = found.positions
    assert "Russia" in position.words
    assert position.bounds == Bounds(None, None)


def test_a_denial_is_a_position_of_its_own() -> None:
    found = told(("Russia", body("Zenda Police"), YES), ("Russia", body("Russian Defence Ministry"), NO))
    assert found.status is Status.CONTESTED
    assert words(found) == ["Russia", "not Russia"]


def test_two_states_named_by_different_mouths_are_contested_but_a_description_is_not() -> None:
    found = told(("Russia", body("Zenda Police"), YES), ("Turkey", body("Strelsau Council"), YES))
    assert found.status is Status.CONTESTED
    found = told(("Russia", body("Zenda Police"), YES), ("masked men", body("Strelsau Council"), YES))
    assert found.status is Status.SINGLE_SOURCE  # each says something else: nothing is agreed


def test_only_what_two_say_outright_is_agreed() -> None:
    sure, unsure = ("Russia", body("Zenda Police"), YES), ("Russia", body("Strelsau Council"), MAYBE)
    assert told(sure, unsure).status is Status.SINGLE_SOURCE
    assert told(unsure, ("Russia", body("Ruritanian Army"), MAYBE)).status is Status.SINGLE_SOURCE
    assert told(sure, ("Russia", body("Strelsau Council"), YES), unsure).status is Status.AGREED


def test_who_contradicts_whom_stands_side_by_side() -> None:
    found = told(
        ("Russia", body("Zenda Police"), YES),
        ("Russia", body("Russian Defence Ministry"), NO),
        ("Turkey", body("Strelsau Council"), YES),
    )
    assert sorted(conflict.reason for conflict in found.conflicts) == [
        "Russia and Turkey cannot both be true",
        "Russia and not Russia cannot both be true",
    ]
    held = {claim for position in found.positions for claim in position.claims}
    assert all({conflict.first, conflict.second} <= held for conflict in found.conflicts)


def test_nobody_and_neither_are_told_as_such() -> None:
    deeds = Deeds()
    deeds.page("one", EVENT)
    deeds.deed("one", Attribute.RESPONSIBILITY, "nobody", method="unclaimed/1")
    deeds.deed(
        "one", Attribute.RESPONSIBILITY, "Israel", body("Israel"), method="unanswered/1", modality=Modality.UNCONFIRMED
    )
    assert words(deeds.found(Attribute.RESPONSIBILITY)) == [
        "Israel, neither confirmed nor denied",
        "nobody has claimed it",
    ]


def test_intent_is_contested_between_purpose_and_mistake() -> None:
    rows = (("deliberate", body("Zenda Police"), YES), ("mistaken", body("Strelsau Council"), YES))
    assert told(*rows, attribute=Attribute.INTENT).status is Status.CONTESTED
    rows = (("deliberate", body("Zenda Police"), NO), ("mistaken", body("Strelsau Council"), MAYBE))
    found = told(*rows, attribute=Attribute.INTENT)
    assert found.status is Status.SINGLE_SOURCE
    assert words(found) == ["not deliberate", "possibly mistaken"]


def test_what_holds_under_a_condition_alone_is_set_aside() -> None:
    found = told(("Russia", body("Zenda Police"), Modality.CONDITIONAL))
    assert found.status is Status.NOT_REPORTED
    assert [s.reason for s in found.set_aside] == ["holds only under a condition"]


def test_whoever_only_supposes_holds_no_firm_position() -> None:
    rows = (("mistaken", body("Zenda Police"), YES), ("mistaken", body("Strelsau Council"), Modality.CONDITIONAL))
    assert words(told(*rows, attribute=Attribute.INTENT)) == ["mistaken", "on a condition, mistaken"]
    rows = (("mistaken", body("Zenda Police"), YES), ("mistaken", body("Zenda Police"), MAYBE))
    assert words(told(*rows, attribute=Attribute.INTENT)) == ["mistaken"]


ROWS = [
    ("Russia", body("Zenda Police"), YES),
    ("Russia", body("Russian Defence Ministry"), NO),
    ("gunman", None, YES),
    ("Turkey", body("Strelsau Council"), MAYBE),
]


@settings(max_examples=15, deadline=None)
@given(st.permutations(range(len(ROWS))))
def test_the_order_of_claims_and_pages_changes_nothing(order: list[int]) -> None:
    deeds = Deeds()
    for number, (value, who, modality) in enumerate(ROWS):
        deeds.page(f"page{number}", EVENT)
        deeds.deed(f"page{number}", Attribute.RESPONSIBILITY, value, who, modality=modality)
    before = deeds.found(Attribute.RESPONSIBILITY)
    deeds.documents = [deeds.documents[n] for n in order]
    deeds.claims = [deeds.claims[n] for n in order]
    assert deeds.found(Attribute.RESPONSIBILITY) == before


@pytest.mark.parametrize(
    ("modality", "method", "stance", "told_so"),
    [
        (Modality.ASSERTED, "blamed/1", Stance.ASSERTED, "Zenda Guard"),
        (Modality.REPORTED, "blamed/1", Stance.REPORTED, "reportedly Zenda Guard"),
        (Modality.POSSIBLE, "blamed/1", Stance.POSSIBLE, "possibly Zenda Guard"),
        (Modality.DENIED, "denied/1", Stance.DENIED, "not Zenda Guard"),
        (Modality.UNCONFIRMED, "unanswered/1", Stance.UNANSWERED, "Zenda Guard, neither confirmed nor denied"),
        (Modality.ASSERTED, "unclaimed/1", Stance.UNCLAIMED, "nobody has claimed it"),
    ],
)
def test_a_position_says_how_its_holders_stand_to_it(
    modality: Modality, method: str, stance: Stance, told_so: str
) -> None:
    deeds = Deeds()
    deeds.page("a", EVENT)
    deeds.deed("a", Attribute.RESPONSIBILITY, "Zenda Guard", body("Zenda Police"), modality=modality, method=method)
    (position,) = deeds.found(Attribute.RESPONSIBILITY).positions
    assert (position.stance, position.words) == (stance, told_so)
    assert position.value == ("" if stance is Stance.UNCLAIMED else "Zenda Guard")


def test_an_actor_goes_by_what_the_reports_of_the_deed_write() -> None:
    deeds = Deeds()
    deeds.page("a", EVENT)
    deeds.deed("a", Attribute.RESPONSIBILITY, "US-led coalition", body("Zenda Police"))
    claim = deeds.claims[-1]
    assert claim.actor is not None
    deeds.claims[-1] = replace(claim, actor=body("Operation Inherent Resolve"))
    (position,) = deeds.found(Attribute.RESPONSIBILITY).positions
    assert position.value == "US-led coalition"
    deeds.claims[-1] = replace(
        claim, value="forces of Operation Inherent Resolve", actor=body("Operation Inherent Resolve")
    )
    (position,) = deeds.found(Attribute.RESPONSIBILITY).positions
    assert position.value == "Operation Inherent Resolve"
