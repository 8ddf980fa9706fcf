"""Names of persons where the parser takes them for something else."""

from __future__ import annotations

import pytest

from rashomon.schema.analysis import Name, NameKind
from rashomon.stages.extract.people_names import _mend


def _name(text: str, kind: NameKind = NameKind.ORGANISATION) -> Name:
    return Name(7, 7 + len(text), text, kind, None, "test")


@pytest.mark.parametrize(
    ("text", "person"),
    [
        ("Velden Governor Oru Tamsen", "Oru Tamsen"),
        ("East Velden Mayor Oru Van Tamsen", "Oru Van Tamsen"),
    ],
)
def test_a_name_after_a_place_and_an_office_is_a_persons(text: str, person: str) -> None:
    mended = _mend(_name(text))
    assert (mended.text, mended.kind) == (person, NameKind.PERSON)
    assert mended.start == 7 + text.index(person)
    assert mended.end == 7 + len(text)


@pytest.mark.parametrize(
    "text",
    [
        "Velden General Oru Tamsen",  # "general" is also the word before "hospital"
        "Velden Mayor Office",
        "Velden Police Chief Association",
        "Velden Governor Press Office",
        "Velden Governor Tamsen",  # one word may be anything
        "Oru Tamsen Foundation",
    ],
)
def test_other_names_of_bodies_stay(text: str) -> None:
    assert _mend(_name(text)) == _name(text)
