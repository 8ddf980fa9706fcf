"""What differs between packs stands once for each form, with the packs under which it holds."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from rashomon.stages.report.under import Packs, each

THREE = Packs(("ucdp", "acled", "ibc"), own=1)


def test_what_no_pack_changes_is_not_marked() -> None:
    (same,) = THREE.vary(["9", "9", "9"])
    assert (same.value, same.marks, same.shown, same.names) == ("9", "", True, "")


def test_each_form_names_its_packs_and_the_records_own_is_shown() -> None:
    first, second = THREE.vary(["62", "83", "62"])
    assert (first.value, first.marks, first.shown, first.names) == ("62", "under u1 u3", False, "ucdp and ibc")
    assert (second.value, second.marks, second.shown, second.names) == ("83", "under u2", True, "acled")


def test_where_a_pack_has_nothing_nothing_stands_for_it() -> None:
    (only,) = THREE.vary([None, None, "0"])
    assert (only.marks, only.shown) == ("under u3", False)
    assert THREE.vary([None, None, None]) == ()
    assert each([1, None], str) == ["1", None]


@given(st.lists(st.none() | st.integers(0, 2), min_size=1, max_size=8), st.data())
def test_every_pack_finds_its_own_value_under_its_mark_and_no_other(
    values: list[int | None], data: st.DataObject
) -> None:
    own = data.draw(st.integers(0, len(values) - 1))
    varied = Packs(tuple(map(str, range(len(values)))), own).vary(values)
    for number, value in enumerate(values, 1):
        seen = [u.value for u in varied if not u.marks or f"u{number}" in u.marks.split()]
        assert seen == ([] if value is None else [value])
    assert [u.value for u in varied if u.shown] == ([] if values[own] is None else [values[own]])
