"""Names: the parser's, set right by aliases, countries and the gazetteer."""

from __future__ import annotations

from functools import cache
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.schema.analysis import Name, NameKind
from rashomon.settings import Settings
from rashomon.stages.dissect.dissect import analyse_paragraphs
from rashomon.stages.dissect.names import find_names


@cache
def names(text: str) -> tuple[Name, ...]:
    (paragraph,) = analyse_paragraphs([text], Settings())
    return paragraph.names


def key_of(text: str, name: str) -> str | None:
    return next(n.key for n in names(text) if n.text == name)


def kind_of(text: str, name: str) -> NameKind:
    return next(n.kind for n in names(text) if n.text == name)


@pytest.mark.parametrize(
    ("text", "name", "key"),
    [
        ("Fighters of Daesh burned the mill.", "Daesh", "actor:islamic-state"),
        (
            "The Syrian Observatory for Human Rights counted nine dead.",
            "Syrian Observatory for Human Rights",
            "actor:sohr",
        ),
        ("He told Reuters that the bridge fell.", "Reuters", "outlet:reuters"),
        ("The Russian ministry of defence denied it.", "Russian ministry of defence", "actor:russian-defence-ministry"),
        ("Russian jets flew over Syria.", "Russian", "country:RU"),
        ("Russian jets flew over Syria.", "Syria", "country:SY"),
        ("A U.S.-led force left on Monday.", "U.S.", "country:US"),
        ("A shell hit a mill in Manbij, Syria, on Monday.", "Manbij", "place:geonames:167357"),
    ],
)
def test_keys(text: str, name: str, key: str) -> None:
    assert key_of(text, name) == key


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("A quake shook Hormozgan and Bandar Abbas in Iran.", "Bandar Abbas", NameKind.PLACE),
        ("Two men died near Deir Ezzor in Syria, officials said.", "Deir Ezzor", NameKind.PLACE),
        ("Viktor Churkov spoke first. Churkov told reporters that he was angry.", "Churkov", NameKind.PERSON),
        ("The Carver County Sheriff's Office said so.", "Carver County Sheriff's Office", NameKind.ORGANISATION),
    ],
)
def test_kinds(text: str, name: str, kind: NameKind) -> None:
    assert kind_of(text, name) is kind


def test_a_longer_body_keeps_its_name() -> None:
    assert "UN" not in [name.text for name in names("The UN Mission in South Sudan left Juba on Monday.")]


def test_state_after_the_comma_chooses() -> None:
    oregon = key_of("A bank in Woodburn, Ore., was robbed on Monday.", "Woodburn")
    indiana = key_of("A bank in Woodburn, Ind., was robbed on Monday.", "Woodburn")
    assert oregon == "place:geonames:5761708"
    assert indiana not in (None, oregon)


def test_titles_are_no_part_of_a_name() -> None:
    assert "Dana Marlow" in [name.text for name in names("Sheriff Dana Marlow told reporters that two men died.")]


def test_towns_before_local_bodies_are_found() -> None:
    assert kind_of("Duluth police said on Monday that two men died.", "Duluth") is NameKind.PLACE


def test_weekdays_are_no_places() -> None:
    found = names("The mill burned on Sunday and on Monday in Hama, Syria.")
    assert not {"Sunday", "Monday"} & {name.text for name in found if name.kind is NameKind.PLACE}


@settings(deadline=None)
@given(
    st.text(max_size=80),
    st.lists(st.tuples(st.integers(0, 80), st.integers(1, 20), st.sampled_from(sorted(NameKind))), max_size=5),
)
def test_total_sorted_without_overlap(text: str, spans: list[tuple[int, int, NameKind]]) -> None:
    parsed, last = [], 0
    for start, length, kind in sorted(spans):
        end = min(start + length, len(text))
        if last <= start < end:
            parsed.append(Name(start, end, text[start:end], kind, None, "parser"))
            last = end
    found = find_names(text, (), parsed)
    assert all(text[name.start : name.end] == name.text and name.text for name in found)
    assert all(a.end <= b.start for a, b in pairwise(found))
    assert found == find_names(text, (), parsed)
