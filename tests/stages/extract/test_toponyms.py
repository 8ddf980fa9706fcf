"""Places named by themselves, inside other names and by their people, placed where the story is."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.stages.extract.telling import page

from rashomon.language.gazetteer import place
from rashomon.schema.analysis import Analysis
from rashomon.schema.document import Document
from rashomon.schema.entity import PlaceMention, PlaceRole
from rashomon.settings import Settings
from rashomon.stages.dissect.dissect import dissect
from rashomon.stages.extract.toponyms import find_toponyms


def read(text: str) -> tuple[Document, Analysis]:
    document = page(*text.split("\n"))
    return document, dissect([document], Settings())[0]


def mentions(text: str) -> tuple[PlaceMention, ...]:
    document, analysis = read(text)
    return find_toponyms(document, analysis).mentions


def keys(text: str) -> dict[str, str | None]:
    return {mention.evidence.text: mention.key for mention in mentions(text)}


def where(text: str, name: str) -> tuple[str, str, str]:
    entry = place(keys(text)[name] or "")
    assert entry is not None
    return entry.country, entry.admin, entry.kind


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        ("A barn burned near Monroe, La., the Ouachita Parish Fire District said.", "Ouachita Parish", ("US", "LA")),
        ("The Toledo Fire Department put out a fire in Ohio on Monday.", "Toledo", ("US", "OH")),
        ("She studied at the University of Kentucky in Lexington.", "Kentucky", ("US", "KY")),
        (
            "Roads were closed in Barrow, Jackson and Madison counties, north of Athens, Georgia.",
            "Madison",
            ("US", "GA"),
        ),
        ("Officials in Columbus said most Ohioans were safe.", "Ohioans", ("US", "OH")),
        ("A church in Lebanon, Tenn., burned.", "Lebanon", ("US", "TN")),
        ("Rockets fell on Tripoli, the Lebanese army said in Beirut.", "Tripoli", ("LB", "09")),
        ("Police in Valencia said two Spanish tourists drowned near Alicante.", "Valencia", ("ES", "60")),
        ("A bus crashed between Valencia and Maracay, Venezuelan officials said.", "Valencia", ("VE", "07")),
        ("Fighting broke out in Hyderabad and Karachi, Pakistani police said.", "Hyderabad", ("PK", "05")),
        ("A bus fell from a bridge in Hyderabad, Indian officials in Telangana said.", "Hyderabad", ("IN", "40")),
    ],
)
def test_where_a_name_lies(text: str, name: str, expected: tuple[str, str]) -> None:
    assert where(text, name)[:2] == expected


def test_a_county_list_names_counties() -> None:
    assert where("Roads closed in Barrow, Jackson and Madison counties of Georgia.", "Barrow")[2] == "county"


def test_roles() -> None:
    text = "Syrian troops shelled a school on Ashby Street in Homs, the Homs Police Department said."
    roles = {mention.evidence.text: mention.role for mention in mentions(text)}
    assert roles["Syrian"] is PlaceRole.PEOPLE
    assert roles["Homs"] in (PlaceRole.PLACE, PlaceRole.INSIDE)


def test_the_same_name_may_be_written_with_two_states() -> None:
    found = [
        m.key
        for m in mentions("He drove from Portland, Maine, to Portland, Ore., in May.")
        if "Port" in m.evidence.text
    ]
    assert [entry.admin for key in found if key and (entry := place(key))] == ["ME", "OR"]


@settings(max_examples=25, deadline=None)
@given(st.text(alphabet="AbC Mr.,Countyndis-’\n", max_size=120))
def test_any_text_gives_mentions_that_read_back(text: str) -> None:
    document, analysis = read(f"News. {text}")
    for mention in find_toponyms(document, analysis).mentions:
        evidence = mention.evidence
        assert document.text[evidence.start : evidence.end] == evidence.text
        assert mention.key is None or place(mention.key) is not None


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        ("Shells fell on Deir Ezzor in Syria, and on Dayr az Zawr again.", "Deir Ezzor", "SY"),
        ("A drone struck Kharkov in Ukraine.", "Kharkov", "UA"),
        ("Clashes in Benghazi and Misurata, Libya, killed four.", "Misurata", "LY"),
    ],
)
def test_spellings_of_one_name(text: str, name: str, country: str) -> None:
    assert where(text, name)[0] == country


def test_a_country_s_name_may_be_a_town_s() -> None:
    text = "Lebanon schools closed. Police in Harrisburg, Pa., and Lancaster, Pa., helped. Lebanon lies between them."
    assert where(text, "Lebanon")[:2] == ("US", "PA")
    assert where("Rockets fell near Tyre and Sidon in Lebanon. Lebanon said two died.", "Lebanon")[0] == "LB"


@pytest.mark.parametrize("text", ["Metro police said a man died.", "The Panama City Police Department said so."])
def test_words_are_no_towns_and_towns_are_no_countries(text: str) -> None:
    found = keys(text)
    assert "Metro" not in found or found["Metro"] is None
    assert "country:PA" not in found.values()
