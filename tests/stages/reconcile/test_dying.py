from __future__ import annotations

from tests.stages.reconcile.telling import Told

from rashomon.rules.packs import pack_named
from rashomon.schema.claim import Attribute, Claim


def hurt(told: Told, where: str, words: str, subject: str) -> Claim:
    return told.claim(where, Attribute.INJURIES, (1, 1), None, words, subject=subject)


def died_since(told: Told) -> tuple[str, ...]:
    return told.finding(Attribute.INJURIES).died


def two_pages(first: str, second: str) -> Told:
    told = Told()
    told.page("a", first, "2021-05-01")
    told.page("b", second, "2021-05-02")
    return told


def test_the_one_who_was_hurt_and_died_is_not_hurt_any_more() -> None:
    told = two_pages("Shot in the yard\nA teen was taken to hospital.", "Boy dies\nThe 15-year-old died at dawn.")
    claim = hurt(told, "a", "A teen was taken to hospital", "A teen")
    told.deaths("b", (1, 1), None, "The 15-year-old died", subject="The 15-year-old")
    assert died_since(told) == (claim.id,)
    assert [p.bounds.low for p in told.finding(Attribute.INJURIES).positions] == [1]
    counted = {f.attribute: f.best for f in told.findings(pack_named("gva"))}
    assert counted[Attribute.INJURIES] == 0


def test_another_who_was_hurt_still_is() -> None:
    told = two_pages("Shot in the yard\nA woman was taken to hospital.", "Boy dies\nThe boy died at dawn.")
    hurt(told, "a", "A woman was taken to hospital", "A woman")
    told.deaths("b", (1, 1), None, "The boy died", subject="The boy")
    assert died_since(told) == ()


def test_one_wounded_beside_one_dead_are_two() -> None:
    told = two_pages("Shot in the yard\nOne was killed and one wounded.", "He dies\nThe man died at dawn.")
    told.claim("a", Attribute.INJURIES, (1, 1), None, "one wounded", subject="one")
    told.deaths("b", (1, 1), None, "The man died", subject="The man")
    assert died_since(told) == ()


def test_a_name_tells_which_of_two_died() -> None:
    told = two_pages("Two shot\nAnn Velm was hurt, and Bo Rok.", "Two shot\nAnn Velm died at dawn.")
    ann = hurt(told, "a", "Ann Velm was hurt", "Ann Velm")
    told.claim("a", Attribute.CASUALTIES, (2, 2), None, "Two shot", subject="Two")
    died = told.deaths("b", (1, 1), None, "Ann Velm died", subject="Ann Velm")
    assert died.bounds is not None
    assert died_since(told) == (ann.id,)
