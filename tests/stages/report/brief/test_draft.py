"""Names in full where they come first, and what leaves when there is no room."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from rashomon.schema.evidence import Evidence
from rashomon.stages.report.brief.draft import Draft, Part, Who, clauses, fit, length, listed, render

CITED = (Evidence("d", 0, 4, "word"),)
CHIEF = Who("a", "Ann Roe, the police chief,", "Roe", bare="Ann Roe")


def texts(*drafts: Draft) -> list[str]:
    return [sentence.text for sentence in render(drafts)]


def test_a_name_is_told_in_full_once() -> None:
    drafts = [Draft(0, (CHIEF, " said no"), CITED), Draft(0, (CHIEF, " went"), CITED)]
    assert texts(*drafts) == ["Ann Roe, the police chief, said no.", "Roe went."]
    assert texts(drafts[1]) == ["Ann Roe, the police chief, went."]


def test_in_a_list_an_office_has_no_commas() -> None:
    row: tuple[Part, ...] = listed([(CHIEF.in_list(),), ("two others",)])
    assert texts(Draft(0, row, CITED)) == ["Ann Roe and two others."]


def test_an_owner_has_its_mark() -> None:
    units = Who("u", "the Arvo Units", "the Arvo Units")
    assert texts(Draft(0, (CHIEF.possessive(), " word and ", units.possessive(), " word"), CITED)) == [
        "Ann Roe’s word and the Arvo Units’ word."
    ]


def test_a_quotation_ends_with_its_own_stop() -> None:
    assert texts(Draft(0, ("She said: “No.”",), CITED)) == ["She said: “No.”"]
    assert texts(Draft(0, ("she “said no”",), CITED)) == ["She “said no”."]


def test_clauses_are_parted_by_semicolons() -> None:
    assert texts(Draft(0, clauses([("a",), ("b",)]), CITED)) == ["A; b."]
    assert texts(Draft(0, clauses([("a",), ("b",), ("c",)]), CITED)) == ["A; b; and c."]


def test_what_cites_nothing_is_left_out() -> None:
    assert fit([Draft(0, ("one",), ())], 9, 0) == []


def test_the_least_important_leaves_first_and_little_leaves_room() -> None:
    drafts = [Draft(rank, (" ".join(["word"] * 4),), CITED) for rank in (0, 3, 2, 4)]
    assert [d.rank for d in fit(drafts, 16, 0)] == [0, 3, 2, 4]
    assert [d.rank for d in fit(drafts, 15, 0)] == [0, 3, 2]
    assert [d.rank for d in fit(drafts, 12, 4)] == [0, 2]
    assert [d.rank for d in fit(drafts[:1] + drafts[2:3], 8, 4)] == [0, 2]


@given(st.lists(st.tuples(st.integers(0, 6), st.integers(1, 30)), max_size=20), st.integers(1, 120))
def test_there_is_never_a_word_too_many(sizes: list[tuple[int, int]], most: int) -> None:
    kept = fit([Draft(rank, (" ".join(["word"] * words),), CITED) for rank, words in sizes], most, 10)
    assert length(render(kept)) <= most
