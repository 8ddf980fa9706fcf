"""Who the victims are, put together from made-up claims."""

from __future__ import annotations

import random
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.stages.reconcile.telling import Told, body

from rashomon.rules.pack import Account, Choice, RulePack
from rashomon.schema.bounds import Bounds
from rashomon.schema.claim import Scope
from rashomon.schema.finding import Breakdown, Finding
from rashomon.schema.statement import Modality
from rashomon.schema.victim import VictimGroup, VictimKind

MINISTRY = body("Ruritanian Health Ministry")
MONITOR = body("Northern Rights Monitor")
TEXT = "Strike on Tarn\nIt killed soldiers and civilians and children there."
CIVILIAN, CHILD, SOLDIER = VictimKind.CIVILIAN, VictimKind.CHILD, VictimKind.COMBATANT


def of(told: Told, where: str, bounds: Bounds, *kinds: VictimKind, side: str = "", mixed: bool = False) -> VictimGroup:
    document = next(d for d in told.documents if d.id == where)
    at = document.text.index("civilians")
    return VictimGroup(kinds, bounds, document.evidence(at, at + 9), side, mixed)


def pages(*names: str) -> Told:
    told = Told()
    for name in names:
        told.page(name, f"{TEXT} Page {name}.")
    return told


def rows(finding: Finding) -> list[tuple[str, str, int | None, int | None]]:
    return [("/".join(r.kinds), r.side, r.low, r.high) for r in finding.breakdown]


def row(finding: Finding, kind: VictimKind) -> Breakdown:
    return next(r for r in finding.breakdown if r.kinds == (kind,))


def test_civilians_and_soldiers_are_counted_apart_with_who_says_so() -> None:
    told = pages("a", "b")
    both = (of(told, "a", Bounds(62, 62), SOLDIER, side="Norland"), of(told, "a", Bounds(12, 12), CIVILIAN))
    told.deaths("a", (74, 74), MONITOR, groups=both)
    told.deaths("b", (15, 15), MINISTRY, words="civilians", groups=(of(told, "b", Bounds(15, 15), CIVILIAN),))
    found = told.finding()
    assert rows(found) == [("civilian", "", 12, 15), ("combatant", "Norland", 62, 62)]
    civilians = row(found, CIVILIAN)
    assert [(p.bounds.low, [o.name for o in p.origins]) for p in civilians.positions] == [
        (12, [MONITOR.name]),
        (15, [MINISTRY.name]),
    ]
    assert civilians.documents == ("a", "b")
    assert set(civilians.claims) == {c.id for c in told.claims}


def test_a_part_counts_in_its_row_though_not_in_the_toll() -> None:
    told = pages("a")
    whole = told.deaths("a", (20, 20), MONITOR)
    told.deaths("a", (9, 9), MONITOR, part_of=whole.id, groups=(of(told, "a", Bounds(9, 9), CHILD),))
    found = told.finding()
    assert (found.low, found.high) == (20, 20)
    assert rows(found) == [("child", "", 9, 9)]


def test_a_civilian_child_is_in_both_rows_and_women_and_children_are_a_row_of_their_own() -> None:
    told = pages("a")
    groups = (
        of(told, "a", Bounds(3, 3), CIVILIAN, CHILD),
        of(told, "a", Bounds(5, None), CHILD, VictimKind.WOMAN, mixed=True),
    )
    told.deaths("a", (20, 20), MONITOR, groups=groups)
    assert rows(told.finding()) == [("civilian", "", 3, 3), ("child", "", 3, 3), ("child/woman", "", 5, None)]


def test_one_who_is_told_of_without_a_number_is_a_row_without_figures() -> None:
    told = pages("a")
    told.deaths("a", (20, 20), MONITOR, groups=(of(told, "a", Bounds(None, None), CHILD),))
    (only,) = told.finding().breakdown
    assert (only.low, only.best, only.high, only.positions, only.documents) == (None, None, None, (), ("a",))


def test_other_events_and_what_is_denied_tell_nothing_of_these_victims() -> None:
    told = pages("a")
    told.deaths("a", (20, 20), MONITOR)
    apart = (of(told, "a", Bounds(9, 9), CHILD),)
    told.deaths("a", (9, 9), MONITOR, words="children", groups=apart, scope=Scope.OTHER_EVENT)
    told.deaths("a", (9, 9), MINISTRY, words="soldiers", groups=apart, modality=Modality.DENIED)
    assert told.finding().breakdown == ()


def test_pages_that_relay_one_monitor_are_one_origin_in_a_row_too() -> None:
    told = pages("a", "b", "c")
    for name in "abc":
        told.deaths(name, (9, 9), MONITOR, groups=(of(told, name, Bounds(9, 9), CHILD),))
    (position,) = row(told.finding(), CHILD).positions
    assert len(position.origins) == 1
    assert position.documents == ("a", "b", "c")


def _seen(told: Told) -> Account:
    seen: list[Account] = []

    def look(account: Account) -> Choice:
        """Look."""
        seen.append(account)
        return Choice(None, None, None)

    told.finding(pack=RulePack("look", "1", look, "test"))
    return seen[-1]


def test_a_rule_sees_civilians_where_fighters_are_told_beside_them() -> None:
    told = pages("a")
    told.deaths("a", (12, 12), MONITOR, groups=(of(told, "a", Bounds(12, 12), CIVILIAN),))
    assert _seen(told).civilians == ()
    told.deaths("a", (62, 62), MONITOR, groups=(of(told, "a", Bounds(62, 62), SOLDIER, side="Norland"),))
    account = _seen(told)
    assert [(b.low, b.high) for b in account.civilians] == [(12, 12)]
    assert {side: [b.low for b in bounds] for side, bounds in account.combatants.items()} == {"Norland": [62]}


@settings(max_examples=25, deadline=None)
@given(st.randoms(use_true_random=False))
def test_the_order_of_claims_changes_nothing(shuffle: random.Random) -> None:
    told = pages("a", "b")
    for name, source, low in (("a", MONITOR, 12), ("a", MINISTRY, 15), ("b", None, 12), ("b", MONITOR, 14)):
        told.deaths(name, (low, low), source, groups=(of(told, name, Bounds(low, low), CIVILIAN),))
    expected = told.finding().breakdown
    shuffled = replace(told)
    shuffled.claims = list(told.claims)
    shuffle.shuffle(shuffled.claims)
    assert shuffled.finding().breakdown == expected
