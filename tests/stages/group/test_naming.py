from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.stages.group.naming import abbreviates, bag, core, head, is_acronym, joint, proper
from rashomon.stages.group.person_names import (
    additions,
    name_words,
    office_start,
    one_letter_apart,
    person_name,
    same_person,
    title_start,
)

SAME = [
    ("Heydar Tahmasebi", "Heidar Tahmasebi"),
    ("Heydar Tahmasebi", "Heydar Tahmasepi"),
    ("Col. Greg Onslow", "Gregg Onslow"),
    ("G. Onslow", "Greg Onslow"),
    ("Jeffrey Dean Marsh", "Jeffrey Marsh"),
    ("Bill Marsh", "William Marsh"),
    ("Bill Marsh", "Billy Marsh"),
    ("Sheriff Nell Barrow", "Nell Barrow, a spokeswoman"),
    ("Ida Lang-Moss", "Ida Lang - Moss"),
    ("Anton Calhoun", "Anton LaCalhoun"),
    ("Anton Calhoun", "Anton Calhoun III"),
    ("Ruud van der Berg", "Ruud Van Der Berg"),
    ("Samir Abdul-Rahim", "Samir Abdul Rahim"),
    ("Anton Calhoun", "Anton “Tony” Calhoun"),
    ("- Ida Lang", "Ida Lang"),
]
OTHER = [
    ("Jonas Marsh", "Jakob Marsh"),
    ("Ann Lee", "Ann Leo"),
    ("Bill Marsh", "Robert Marsh"),
    ("Petra Moss", "Petra Lang"),
    ("Marsh", "Jonas Marsh"),
    ("Ida Lang-Moss", "Ida Moss"),
    ("Van Buren", "Van Berg"),
    ("Anton Calhoun Jr.", "Anton Calhoun Sr."),
    ("Anton Calhoun", "Anton Tricalhoun"),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_spellings_of_one_name(one: str, other: str) -> None:
    first, second = person_name(one), person_name(other)
    assert first is not None
    assert second is not None
    assert same_person(first, second)
    assert same_person(second, first)


@pytest.mark.parametrize(("one", "other"), OTHER)
def test_names_of_two_people(one: str, other: str) -> None:
    first, second = person_name(one), person_name(other)
    assert first is not None
    assert second is not None
    assert not same_person(first, second)


def test_small_words_and_spellings_do_not_matter() -> None:
    assert bag("Ruritanian Ministry of Defence") == bag("the Ruritanian defense ministry")
    assert bag("Zenda Observatory for Human Rights") == bag("Zenda Observatory on Human Rights")
    assert bag("Ruritanian military") != bag("Zendan military")


def test_the_head_is_what_the_others_describe() -> None:
    assert head("Zenda Observatory for Human Rights") == "observatory"
    assert head("U.S. Central Command") == "command"
    assert head("") == ""


@pytest.mark.parametrize(
    ("short", "full"),
    [
        ("ZOHR", "Zenda Observatory for Human Rights"),
        ("SOUTHCOM", "US Southern Command"),
        ("FAO", "Food and Agriculture Organization"),
        ("DoD", "Department of Defense"),
    ],
)
def test_short_forms(short: str, full: str) -> None:
    assert abbreviates(short, full)


@pytest.mark.parametrize(
    ("short", "full"), [("ZOHR", "Zenda Police"), ("ZP", "Zenda"), ("COM", "Command"), ("SDF", "Zendan Defense Forces")]
)
def test_what_is_no_short_form(short: str, full: str) -> None:
    assert not abbreviates(short, full)


def test_kinds_of_names() -> None:
    assert is_acronym("ZOHR")
    assert is_acronym("U.N.")
    assert not is_acronym("Zenda")
    assert not is_acronym("A")
    assert proper("Zenda police")
    assert not proper("the police")
    assert joint("Ruritania and Zenda")
    assert not joint("Zenda Sandbank Authority")
    assert additions("Petra Moss") < additions("Captain Petra Moss") < additions("Zenda's envoy to the UN Petra Moss")
    assert additions("Petra Moss") < additions("Moss")


def test_one_letter() -> None:
    assert one_letter_apart("tahmasebi", "tahmasepi")
    assert one_letter_apart("marsh", "mash")
    assert one_letter_apart("marsh", "marsh")
    assert not one_letter_apart("marsh", "moss")
    assert not one_letter_apart("ab", "abcd")


@pytest.mark.parametrize(
    ("name", "first", "surname"),
    [
        ("Van Buren", "", "Van Buren"),
        ("Ruud van der Berg", "Ruud", "van der Berg"),
        ("van der Berg", "", "van der Berg"),
        ("Ben Carver", "Ben", "Carver"),
        ("Abu Salim", "", "Abu Salim"),
        ("Lang-Moss", "", "Lang-Moss"),
        ("Lang - Moss", "", "Lang-Moss"),
        ("Dr. Ida (Dee) Lang", "Ida", "Lang"),
    ],
)
def test_a_surname_keeps_its_particles_and_both_its_halves(name: str, first: str, surname: str) -> None:
    words = name_words(name)
    assert words[-1] == surname
    assert " ".join(words[:-1]) == first


@given(st.text(max_size=40), st.text(max_size=40))
@settings(deadline=None)
def test_any_text_has_an_answer(one: str, other: str) -> None:
    first, second = person_name(one), person_name(other)
    if first is not None and second is not None:
        assert same_person(first, second) == same_person(second, first)
    assert bag(one) == bag(one)
    assert isinstance(abbreviates(one, other), bool)
    assert isinstance(head(one), str)


@pytest.mark.parametrize(
    ("before", "titled"),
    [
        ("then ", "Marsh"),
        ("then Capt. ", "Capt. Marsh"),
        ("then Lt. Col. ", "Lt. Col. Marsh"),
        ("the sheriff ", "Marsh"),
        ("by the Sheriff, ", "Marsh"),
        ("of the General\n", "Marsh"),
        ("", "Marsh"),
    ],
)
def test_titles_before_a_name(before: str, titled: str) -> None:
    text = f"{before}Marsh"
    assert text[title_start(text, len(before)) :] == titled


@pytest.mark.parametrize(
    ("before", "told"),
    [
        ("then Zenda Borough President ", "Zenda Borough President Marsh"),
        ("On Monday, Zenda Borough President ", "Zenda Borough President Marsh"),
        ("But President ", "President Marsh"),
    ],
)
def test_an_office_begins_with_its_capitals(before: str, told: str) -> None:
    text = f"{before}Marsh"
    assert text[office_start(text, title_start(text, len(before))) :] == told


@pytest.mark.parametrize(
    ("name", "plain"),
    [
        ("Zenda News weekly newspaper", "Zenda News"),
        ("student ZNA news agency", "ZNA"),
        ("pro-opposition Zenda TV", "Zenda TV"),
        ("Zenda News", ""),
        ("Zenda officials", ""),
        ("news agency", ""),
    ],
)
def test_common_words_beside_a_name(name: str, plain: str) -> None:
    assert core(name) == plain


def test_a_surname_that_is_a_title_is_no_addition() -> None:
    assert additions("Garth Major") == 0
    assert additions("ZPD Capt. Garth Major") == 2
    assert additions("Garth Major Jr.") == 0
