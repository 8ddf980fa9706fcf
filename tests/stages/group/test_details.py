from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.stages.group.details import details_of


@pytest.mark.parametrize(
    ("text", "kind", "values"),
    [
        ("a 31-year-old man", "age", {"31"}),
        ("a 31 - year - old man", "age", {"31"}),
        ("Ada Lind, 43, of Zenda", "age", {"43"}),
        ("a boy aged 7 and a girl, 9, played", "age", {"7", "9"}),
        ("Rudi Marr (62) won", "age", {"62"}),
        ("at 2:05 a.m. and 11 pm", "hour", {"2:05", "23:00"}),
        ("at 12:30 p.m., and at 12.30 am", "hour", {"12:30", "0:30"}),
        ("worth $2.6 million, or 2,000 euros", "money", {"2600000", "2000"}),
        ("a £1.5bn fund", "money", {"1500000000"}),
        ("a 6.1-magnitude quake, 5.9 on the Richter scale", "magnitude", {"6.1", "5.9"}),
        ("the 81st fair", "ordinal", {"81"}),
        ("Zenda won 31-24 at home", "score", {"31-24"}),
        ("in the 2900 block of North Elm Street", "block", {"2900"}),
        ("in the 2900 block of North Elm Street", "street", {"elm"}),
        ("on 21st Ave. and Harbor Blvd", "street", {"21st", "harbor"}),
        ("near Route 94 and I-40", "route", {"94", "40"}),
        ("12,345 tickets and 288 candidates", "number", {"12345", "288"}),
        ("on Friday, said police on Monday", "weekday", {"friday"}),
        ("on Dec. 11 and 3 May", "date", {"12-11", "5-3"}),
        ("in September and in May 1957", "month", {"9", "5"}),
    ],
)
def test_details_are_read(text: str, kind: str, values: set[str]) -> None:
    assert details_of(text).get(kind) == frozenset(values)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("on pages 4, 43, and 90", "age"),
        ("It may rain, they march on, May said", "month"),
        ("the California Highway Patrol and the Superior Court", "street"),
        ("in 1957 he called 555-1234 or 0800 111", "number"),
        ("some 200, 000 live there", "number"),
        ("version 6.1 of it", "magnitude"),
        ("sun and sat", "weekday"),
        ("3.14 and 1-2-3", "score"),
    ],
)
def test_what_only_looks_like_one_is_not(text: str, kind: str) -> None:
    assert kind not in details_of(text)


def test_a_figure_has_one_sense() -> None:
    assert details_of("A 100-year-old won $100.") == {"age": frozenset({"100"}), "money": frozenset({"100"})}


@given(st.text(alphabet="0123456789 .,:-$£%()amprdsthMayFriday", max_size=300))
def test_any_text_has_details(text: str) -> None:
    found = details_of(text)
    assert list(found) == sorted(found)
    assert all(found.values())
    assert found == details_of(text)
