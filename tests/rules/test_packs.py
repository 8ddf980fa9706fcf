from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.errors import RashomonError
from rashomon.rules.ends import compatible, highest, lowest
from rashomon.rules.pack import Account
from rashomon.rules.packs import PACKS, pack_named
from rashomon.schema.bounds import Bounds
from rashomon.schema.claim import Attribute
from rashomon.schema.finding import Finding, Position, Status
from rashomon.settings import Settings


def position(low: int | None, high: int | None, modifier: str = "") -> Position:
    return Position(Bounds(low, high, modifier), (), ("a",), (), 1)


CASES = [
    ([position(40, 40), position(57, 57)], (40, 40, 57)),
    ([position(40, 40)], (40, 40, 40)),
    ([position(100, 100), position(120, None, "at least")], (100, 100, None)),
    ([position(6, 6), position(7, 7), position(7, None, "at least")], (6, 6, 7)),
    ([position(80, 80), position(None, 80), position(70, 70), position(24, None)], (70, 70, 80)),
    ([position(30, None, "over"), position(32, 32)], (30, 32, 32)),
    ([position(None, 83)], (None, None, 83)),
    ([position(None, 999, "up to several hundred")], (None, None, 999)),
    ([position(None, 999, "up to several hundred"), position(120, 120)], (120, 120, 120)),
    ([position(None, 999, "up to several hundred"), position(120, None, "at least")], (120, 120, 999)),
    ([position(24, None)], (24, 24, None)),
    ([position(5, None, "at least"), position(None, 3)], (5, 5, None)),
    ([], (None, None, None)),
]


@pytest.mark.parametrize(("positions", "expected"), CASES)
def test_the_lower_is_best_when_nothing_decides(
    positions: list[Position], expected: tuple[int | None, int | None, int | None]
) -> None:
    choice = pack_named("ucdp").choose(Account(positions, Status.CONTESTED))
    assert (choice.low, choice.best, choice.high) == expected


def test_the_range_alone() -> None:
    choice = pack_named("range").choose(Account([position(40, 40), position(57, 57)], Status.CONTESTED))
    assert (choice.low, choice.best, choice.high) == (40, None, 57)


def test_a_plural_word_is_no_low_end_beside_a_figure() -> None:
    assert lowest([position(24, None), position(62, 62)]) == 62
    assert lowest([position(24, None, "at least"), position(62, 62)]) == 24


def test_no_upper_end_above_which_somebody_counts() -> None:
    assert highest([position(100, 100), position(120, None)]) is None
    assert highest([position(100, 100), position(100, None)]) == 100


def test_packs_have_names_and_reasons() -> None:
    assert Settings().pack in [pack.name for pack in PACKS]
    assert len({pack.name for pack in PACKS}) == len(PACKS)
    for pack in PACKS:
        assert pack_named(pack.name) is pack
        assert pack.reason.endswith((".", "them."))
        assert "\n" not in pack.reason
    with pytest.raises(RashomonError, match="ucdp"):
        pack_named("no such pack")


ENDS = st.tuples(st.none() | st.integers(0, 99), st.none() | st.integers(0, 99)).filter(
    lambda ends: None in ends or (ends[0] or 0) <= (ends[1] or 0)
)


@given(st.lists(ENDS, max_size=6))
@settings(deadline=None)
def test_low_best_high_are_in_order(ends: list[tuple[int | None, int | None]]) -> None:
    positions = [position(*some) for some in ends]
    for pack in PACKS:
        choice = pack.choose(Account(positions, Status.CONTESTED))
        known = [end for end in (choice.low, choice.best, choice.high) if end is not None]
        assert known == sorted(known)


@given(st.lists(ENDS, min_size=1, max_size=5))
@settings(deadline=None)
def test_compatible_means_one_number_satisfies_all(ends: list[tuple[int | None, int | None]]) -> None:
    fits = any(all((low or 0) <= n and (high is None or n <= high) for low, high in ends) for n in range(101))
    assert compatible([Bounds(low, high) for low, high in ends]) == fits


AIRWARS = [
    ([position(7, None, "at least")], {}, (7, 7)),
    ([position(7, None, "at least"), position(9, 9)], {}, (7, 9)),
    ([position(None, 20, "up to"), position(14, None, "at least")], {}, (14, 20)),
    ([position(None, 6, "up to")], {}, (6, 6)),
    ([position(24, None)], {}, (12, 24)),
    ([position(3, None)], {}, (2, 2)),
    ([position(2, None)], {}, (2, 2)),
    ([position(2, None, "a large number of")], {}, (12, 24)),
    ([position(2, None, "many")], {}, (2, 10)),
    ([position(200, None)], {}, (200, 200)),
    ([position(3, None), position(5, 5)], {}, (5, 5)),
    ([position(3, 3), position(17, 17)], {"a": Bounds(17, 17)}, (17, 17)),
    ([position(3, 3), position(17, 17)], {"b": Bounds(17, 17)}, (3, 17)),
    ([position(3, 3), position(17, 17)], {"a": Bounds(None, 17, "up to")}, (3, 17)),
    ([position(11, 11)], {"a": Bounds(9, None, "at least")}, (9, 11)),
    ([position(40, 40), position(12, 12)], {"a": Bounds(10, 14)}, (10, 14)),
    ([position(40, 40)], {"a": Bounds(10, 10)}, (10, 40)),
    ([], {}, (None, None)),
]


@pytest.mark.parametrize(("positions", "weighed", "expected"), AIRWARS)
def test_airwars_closes_ranges(
    positions: list[Position], weighed: dict[str, Bounds], expected: tuple[int | None, int | None]
) -> None:
    choice = pack_named("airwars").choose(Account(positions, Status.CONTESTED, weighed))
    assert (choice.low, choice.best, choice.high) == (expected[0], None, expected[1])


@pytest.mark.parametrize(
    ("positions", "uncounted", "expected"),
    [
        ([], ("",), (2, 2)),
        ([], ("many",), (2, 10)),
        ([], ("large",), (12, 24)),
        ([position(1, 1)], ("",), (1, 2)),
        ([position(4, 4)], ("",), (4, 4)),
        ([position(24, None)], ("",), (12, 24)),
        ([position(40, None, "at least"), position(200, None)], (), (40, 200)),  # "hundreds" is more than 40
        ([position(40, None, "at least"), position(24, None)], (), (40, 40)),
        ([position(3, 3)], ("large",), (3, 12)),
    ],
)
def test_airwars_codes_harm_without_a_number(
    positions: list[Position], uncounted: tuple[str, ...], expected: tuple[int, int]
) -> None:
    choice = pack_named("airwars").choose(Account(positions, Status.AGREED, uncounted=uncounted))
    assert (choice.low, choice.high) == expected


def test_airwars_counts_civilians_where_they_are_told_apart() -> None:
    account = Account([position(6, 6)], Status.AGREED, {"a": Bounds(6, 6)}, (Bounds(5, 5),))
    assert pack_named("airwars").choose(account).high == 5


def finding(attribute: Attribute, best: int | None) -> Finding:
    return Finding(attribute, Status.AGREED, best, best, best, (), "test/1", "Said so.", 1, 1, 1)


def test_gva_takes_what_most_texts_give_and_of_equal_ones_the_higher() -> None:
    many = Position(Bounds(3, 3), (), ("a", "b"), (), 2)
    choose = pack_named("gva").choose
    assert choose(Account([many, position(5, 5)], Status.CONTESTED)).best == 3
    assert choose(Account([position(3, 3), position(5, 5)], Status.CONTESTED)).best == 5
    assert choose(Account([position(0, 0), position(4, None, "at least")], Status.CONTESTED)).best == 4
    assert choose(Account([position(24, None)], Status.CONTESTED)).best == 24


@pytest.mark.parametrize(
    ("dead", "hurt", "hit", "expected"), [(1, 2, 5, 4), (1, None, 5, 4), (None, None, 3, 3), (1, 4, 5, 4), (2, 6, 5, 6)]
)
def test_gva_counts_those_who_were_hit_and_did_not_die(
    dead: int | None, hurt: int | None, hit: int, expected: int
) -> None:
    given = [
        *([finding(Attribute.DEATHS, dead)] if dead is not None else []),
        *([finding(Attribute.INJURIES, hurt)] if hurt is not None else []),
        finding(Attribute.CASUALTIES, hit),
    ]
    found = {f.attribute: f for f in pack_named("gva").complete(given)}
    assert found[Attribute.INJURIES].best == expected
    assert (found[Attribute.INJURIES].low or 0) <= expected <= (found[Attribute.INJURIES].high or 0)


def test_the_other_packs_leave_the_injured_as_they_are_reported() -> None:
    given = (finding(Attribute.DEATHS, 1), finding(Attribute.CASUALTIES, 5))
    assert all(pack.complete(given) == given for pack in PACKS if pack.name != "gva")
