"""Short forms that a text goes on with."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.schema.evidence import Span
from rashomon.stages.group.in_passing import body_names, is_personal, offices_in, short_names


def short(text: str, *names: str) -> list[str]:
    return sorted(text[at.start : at.end] for at in short_names(text, names, [Span(0, len(text))]))


def bodies(text: str, *names: str) -> list[str]:
    return sorted(text[at.start : at.end] for at in body_names(text, names, [Span(0, len(text))]))


@pytest.mark.parametrize(
    ("text", "name", "found"),
    [
        ("Ida Quill was hit. Quill is 30.", "Ida Quill", ["Quill"]),
        ("Ida Quill was hit. Friends of Ida wept.", "Ida Quill", ["Ida"]),
        ("Ida Quill came. But Quill left.", "Ida Quill", ["Quill"]),
        ("Ida Quill came. Mrs. Quill left.", "Ida Quill", ["Quill"]),
        ("Ida Quill came to Quill Street.", "Ida Quill", []),
        ("Ida Quill came with Jonas Quill.", "Ida Quill", []),
        ("Ida Quill met the Quill-Marsh clan.", "Ida Quill", []),
        ("Ida Quill's dog, and Quill's cat.", "Ida Quill", ["Quill"]),
        ("Ida Lang - Quill came. Lang - Quill left.", "Ida Lang - Quill", ["Lang - Quill"]),
        ("Ruud van der Berg came. Van der Berg left.", "Ruud Van der Berg", ["Van der Berg"]),
        ("Ida (Dee) Quill came.", "Ida Quill", ["Ida (Dee) Quill"]),
        ("The Omar al-Quill house. Omar al-Quill.", "Omar al-Quill", []),
        ("J. Quill came.", "J. Quill", []),
        ("Will Long will long stay. Long is not Will.", "Will Long", []),
        ("Ida Quill Hospital was full. Hospital staff left.", "Ida Quill Hospital", []),
    ],
)
def test_parts_of_a_name_that_stand_alone(text: str, name: str, found: list[str]) -> None:
    assert short(text, name) == found


def test_a_text_is_read_where_it_may_be_evidence_alone() -> None:
    text = "Ida Quill came.\nQuill left."
    assert not list(short_names(text, ["Ida Quill"], [Span(0, 15)]))


@pytest.mark.parametrize(
    ("text", "name", "found"),
    [
        ("Zenda Falls police said so.", "Zenda Falls Police Department", ["Zenda Falls police"]),
        ("Zenda Falls Police said so.", "Zenda Falls Police Department", ["Zenda Falls Police"]),
        ("Old Zenda Falls policemen said so.", "Zenda Falls Police Department", []),
        ("A ZRA boat, and the XZRA.", "Zenda River Authority", ["ZRA"]),
        ("The FBI came.", "Farm Board of Idria", []),
        ("The ZR came.", "Zenda Rivers", []),
        ("So the Observatory said.", "Zenda Observatory for River Rights", ["Observatory"]),
        ("An Observatory near the Observatory Hill.", "Zenda Observatory for River Rights", []),
        ("ZRA Capt. Lang came.", "Zenda River Authority", ["ZRA"]),
        ("Zenda Falls Police Department men came.", "Zenda Falls police", ["Zenda Falls Police Department"]),
    ],
)
def test_short_forms_of_a_body(text: str, name: str, found: list[str]) -> None:
    assert bodies(text, name) == found


def test_hospitals_and_flights_are_no_persons() -> None:
    assert is_personal("Ida Quill")
    assert not is_personal("Ida Quill Hospital")
    assert not is_personal("Quill 0843")


@given(st.text(max_size=60), st.text(min_size=1, max_size=20).filter(str.strip))
@settings(deadline=None)
def test_any_text_has_an_answer(text: str, name: str) -> None:
    within = [Span(0, len(text))]
    for at in (*short_names(text, [name], within), *body_names(text, [name], within)):
        assert 0 <= at.start < at.end <= len(text)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The Zenda County Sheriff's Office came.", ["Zenda County Sheriff's Office"]),
        ("said Old Zenda County Coroner’s Office", ["Old Zenda County Coroner’s Office"]),
        ("the sheriff's office", []),
    ],
)
def test_offices_are_found_whole(text: str, found: list[str]) -> None:
    assert [text[at.start : at.end] for at in offices_in(text)] == found
