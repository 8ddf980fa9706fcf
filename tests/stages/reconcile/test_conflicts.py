"""Which of the claims on each side tells a dispute best."""

from __future__ import annotations

from tests.stages.reconcile.telling import Told, body

MINISTRY = body("Ruritanian Health Ministry")
MONITOR = body("Northern Rights Monitor")
GAZETTE = body("Tarn Gazette")
TEXT = "Strike on Tarn\nIt killed nine. It killed 9 people there. The dead may be 9, or 14 as some say. 14 died."


def test_a_sides_own_words_go_before_those_that_relay_it_or_tell_both() -> None:
    told = Told()
    for name in "abc":
        told.page(name, f"{TEXT} Page {name}.")
    told.deaths("a", (9, 9), MINISTRY, "The dead may be 9, or 14 as some say")
    told.deaths("b", (9, 9), MINISTRY, "It killed 9 people there", via=(GAZETTE,))
    own = told.deaths("c", (9, 9), MINISTRY, "killed nine")
    other = told.deaths("a", (14, 14), MONITOR, "14 died")
    (conflict,) = told.finding().conflicts
    assert (conflict.first, conflict.second) == (own.id, other.id)


def test_of_two_that_tell_it_alike_the_fuller_words_are_taken() -> None:
    told = Told()
    for name in "ab":
        told.page(name, f"{TEXT} Page {name}.")
    told.deaths("a", (9, 9), MINISTRY, "killed nine")
    full = told.deaths("b", (9, 9), MINISTRY, "It killed nine")
    told.deaths("a", (14, 14), MONITOR, "14 died")
    assert told.finding().conflicts[0].first == full.id
