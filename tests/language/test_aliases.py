"""Known bodies under their aliases."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.language.aliases import alias_of, find_aliases
from rashomon.language.data import table


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("Daesh and ISIL are the Islamic State.", ["actor:islamic-state"] * 3),
        ("USCENTCOM, CENTCOM and U.S. Central Command agree.", ["actor:us-central-command"] * 3),
        ("The Syrian Democratic Forces (SDF) left.", ["actor:sdf", "actor:sdf"]),
        ("The Security Council met.", ["actor:un-security-council"]),
        ("UN Security Council", ["actor:un-security-council"]),
        ("He told AFP so.", ["outlet:agence-france-presse"]),
        ("Islamic State-held villages", ["actor:islamic-state"]),
        ("Islamic, State of the art", []),
        ("it is who we are", []),
        ("WHO IS IT? THE MAN IS HERE", []),
        ("The State Department said no", ["actor:us-state-department"]),
        ("al-Shabaab and Al Shabab", ["actor:al-shabaab", "actor:al-shabaab"]),
    ],
)
def test_finds_bodies(text: str, keys: list[str]) -> None:
    assert [hit.alias.key for hit in find_aliases(text)] == keys


def test_hits_read_back() -> None:
    text = "A spokesman for Human Rights Watch said"
    (hit,) = find_aliases(text)
    assert text[hit.start : hit.end] == "Human Rights Watch"


def test_alias_of_needs_the_whole_name() -> None:
    found = alias_of("the Pentagon's")
    assert found is not None
    assert (found.key, found.country) == ("actor:pentagon", "US")
    assert alias_of("Pentagon official") is None
    assert alias_of("") is None


def test_keys_are_distinct_and_no_form_names_two_bodies() -> None:
    rows = table("actors")
    assert len({row["key"] for row in rows}) == len(rows)
    forms = [form for row in rows for form in (row["name"], *row["aliases"].split(";")) if form]
    assert len(forms) == len(set(forms))


@settings(deadline=None)  # the first text loads the tables
@given(st.text(max_size=200))
def test_total_sorted_without_overlap(text: str) -> None:
    hits = find_aliases(text)
    assert all(a.end <= b.start for a, b in pairwise(hits))
    assert all(0 <= hit.start < hit.end <= len(text) for hit in hits)


def test_agencies_stand_in_one_table() -> None:
    rows = table("agencies")
    names = [row["name"] for row in rows]
    assert len(names) == len(set(names))
    assert {row["use"] for row in rows} <= {"", "text", "credit"}
    assert {row["alone"] for row in rows} <= {"", "yes"}
    assert names == sorted(
        names, key=lambda name: (next(r["agency"] for r in rows if r["name"] == name).casefold(), name)
    )


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Reuters reported it.", ["Reuters"]),
        ("AP reported it.", ["Associated Press"]),
        ("He climbed Petra in May.", []),
        ("A MAP of the town.", []),
    ],
)
def test_single_words_that_mean_an_agency(text: str, found: list[str]) -> None:
    assert [hit.alias.name for hit in find_aliases(text)] == found
