from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.stages.group.cast import Cast, cast_of, name_key
from rashomon.stages.group.opening import Opening


def cast(body: str, head: str = "") -> Cast:
    return cast_of(Opening(f"{head}\n{body}", len(head) + 1))


@pytest.mark.parametrize(
    "text",
    [
        "The jury heard Zdenka Brandl in Strelsau. Later Brandl wept.",  # two names, and the second alone later
        "They met Mrs Brandl in Strelsau.",
        "They met Capt. Brandl in Strelsau.",
        "They met Mrs. Zdenka Brandl in Strelsau.",
        "In Strelsau the court heard Anna Brandl.",  # a given name is known
    ],
)
def test_people_are_told_by_how_they_are_named(text: str) -> None:
    assert cast(text).people == (name_key("Brandl"),)


@pytest.mark.parametrize(
    "text",
    [
        "The fair of Old Zenda drew many. In Zenda it rained.",
        "Fans of the Zenda Lancers came. In Zenda the Lancers won.",  # Zenda stands alone, a given name would not
        "They flew from Graustark to Ruritania.",
        "She said France's Ruritania France was near France.",
    ],
)
def test_towns_teams_and_lands_are_no_people(text: str) -> None:
    assert cast(text).people == ()


def test_the_foremost_name_is_told_often_and_early() -> None:
    told = cast("The inquest on Brandl opened in Strelsau. Of Brandl it heard little, and of Kovacz nothing.")
    assert told.foremost == name_key("Brandl")
    assert told.names[told.foremost] == 100
    assert 0 < told.names[name_key("Kovacz")] < 100


def test_a_word_that_is_written_small_too_or_only_begins_sentences_is_no_name() -> None:
    long = "and then it went on for a while, as such things do in the country and elsewhere too. " * 5
    told = cast(f"Millers met. They saw Fog over the town. Bakers came, for fog had come to Strelsau. {long}")
    assert [*told.names] == [name_key("Strelsau")]


def test_headlines_alone_show_no_names_unless_the_text_is_short() -> None:
    long = "it went on for a while, as such things do in the country and elsewhere too, and so on. " * 5
    assert name_key("Orchard") not in cast(long, "Orchard Robbed At Night").names
    assert name_key("Orchard") in cast("It was dark.", "Orchard Robbed At Night").names


def test_transliterations_of_a_name_are_one() -> None:
    assert name_key("Sina'a") == name_key("Sinaa’s")


def test_few_names_are_kept() -> None:
    names = [f"{a}{b}ov" for a in "BDGKLM" for b in ("an", "el", "or")]
    assert len(cast("They met " + ", then ".join(names)).names) == 12


@given(st.text(max_size=400))
def test_any_text_has_a_cast(text: str) -> None:
    told = cast(text)
    assert all(0 < much <= 100 for much in told.names.values())
    assert set(told.people) <= set(told.names)
    assert list(told.names) == sorted(told.names)
    assert not told.names or told.names[told.foremost] == 100
