"""People who are to be counted: lists, ages, participles, and harm that a page tells without a word of harm."""

from __future__ import annotations

import pytest
from tests.stages.extract.test_claims import claims_in, told

LISTS = [
    ("A man is wanted for killing his wife and four daughters.", 5),
    ("He is held over the murders of his mother Alice Vale, 58, and sister Katie Vale, 20.", 2),
    ("He killed his mother, his father and two neighbors.", 4),
    ("He shot and killed his wife, Anna Vale, and their sons — ages 14, 11, 7 and 3.", 5),
    ("She is charged with the shooting deaths of a clerk, 34, and the two porters, Jan, 24, and Rudi, 21.", 3),
    ("The fire killed a woman, her daughters, aged 3 and 5, and a neighbor.", 4),
    ("The raid killed the chief, two guards, Ann Roe and Bo Lark, and a clerk.", 4),
    ("The boy, his two brothers and their uncle Ivo Lark died.", 4),
    ("The quake killed two guards, Ann Roe and Bo Lark.", 2),
    ("The flood killed his wife and about ten horses.", 1),
    ("We mourn the loss of three children.", 3),
    ("He goes to trial for gunning down three people in a home.", 3),
    ("Ivo K. Lark, 41; Ruth T. Dorn, 38; and Cy M. Vale, 29, died in the fire.", 3),
    ("A guard questioning two drivers and a porter near the gate was fatally shot when a van came up.", 1),
    ("Dead in the mill from gunshot wounds were Ruth Dorn, 51; Ivo Lark, 47; and Cy Vale, 19.", 3),
    ("The march followed the killing by guards of a 19-year-old porter, Ivo Lark.", 1),
    ("One of the hikers has stumbled on the ridge and has fallen some 90 metres to his death.", 1),
    ("A landslide killed 10-year-old and 6-year-old boys.", 2),
    ("The police spoke about the farmer and two girls found dead at home.", 3),
]

HURT = [
    ("The nurse said that six villagers had received treatment after being injured by the flood.", 6),
    ("Two other guests arrived at the hospital with gunshot wounds.", 2),
    ("The blast left 38 civilians, women and children among them, injured.", 38),
    ("Officers found the 16-year-old victim in a yard around 7 p.m. with at least one gunshot wound.", 1),
    ("All four victims survived the fire.", 4),
    ("All four victims have since been released from the hospital.", 4),
    ("Ruth Dorn was also shot in the arm but survived.", 1),
    ("One — a retired baker — has been upgraded to serious condition.", 1),
    ("Two men died and a third was wounded.", 1),
    ("Injured in the crash were a nurse, two clerks and a driver.", 4),
    ("The five other guests did not suffer life-threatening wounds.", 5),
    ("The four other victims were taken to the clinic. One baker later died.", 4),
    ("An injured man, named Ivo Lark, was delivered to the hospital.", 1),
    ("The girl was recovering in stable condition after surgery.", 1),
    ("The clerk, James Miller, and Anna Hale suffered burns.", 2),
]


HIT = [
    ("A gunman opened fire, hitting four people.", 4),
    ("Bullets flew through the yard, striking two women.", 2),
    ("The victims are Bo Lark, 28, Ivo Dorn, 27, Cy Vale, 25, Ann Roe, 22.", 4),
]


@pytest.mark.parametrize(("text", "hit"), HIT)
def test_those_whom_shots_hit_are_counted(text: str, hit: int) -> None:
    assert ("casualties", hit, hit) in told(claims_in(text))


@pytest.mark.parametrize(
    "text",
    ["He was hitting four people with his questions.", "A bus ran on, hitting two men, before a shot was heard."],
)
def test_hitting_without_a_shot_before_it_is_another_matter(text: str) -> None:
    assert told(claims_in(text)) == []


ARRESTS = [
    ("No arrests have been made in the shooting, the chief said.", 0),
    ("No arrest had been reported by evening.", 0),
    ("There have been no arrests.", 0),
    ("The police have not made any arrests.", 0),
    ("The driver turned himself in on Friday.", 1),
]


@pytest.mark.parametrize(("text", "arrested"), ARRESTS)
def test_arrests_are_told_also_where_there_are_none(text: str, arrested: int) -> None:
    assert ("arrests", arrested, arrested) in told(claims_in(text))


@pytest.mark.parametrize(
    "text",
    [
        "The judge signed no arrest warrant.",
        "Any arrests will be announced on Friday.",
        "He turned himself around at the door.",
        "The mayor said it does not take arrests to end this.",
    ],
)
def test_other_words_of_arrests_count_none(text: str) -> None:
    assert all(attribute != "arrests" for attribute, _, _ in told(claims_in(text)))


@pytest.mark.parametrize(("text", "dead"), LISTS)
def test_people_told_one_by_one_are_added_up(text: str, dead: int) -> None:
    assert ("deaths", dead, dead) in told(claims_in(text))


@pytest.mark.parametrize(("text", "hurt"), HURT)
def test_the_hurt_are_told_in_many_ways(text: str, hurt: int) -> None:
    assert ("injuries", hurt, hurt) in told(claims_in(text))


def test_an_age_stands_for_its_person_in_a_headline() -> None:
    assert told(claims_in("5-year-old wounded as bullet goes through window", title=True)) == [("injuries", 1, 1)]


def test_a_headline_in_capitals_tells_whom_its_verb_hits() -> None:
    assert told(claims_in("Harbour Officers Kill Velm Teen After Alleged Chase", title=True)) == [("deaths", 1, 1)]


HEADLINES = [
    ("Cops : Norton Woman Killed In Hit - And - Run.", 1),
    ("Brother, sister among 3 now dead in Norton fire", 3),
    ("Gunman Kills Norton Deputy", 1),
]


@pytest.mark.parametrize(("text", "dead"), HEADLINES)
def test_headlines_count_their_dead(text: str, dead: int) -> None:
    assert told(claims_in(text, title=True)) == [("deaths", dead, dead)]


def test_victims_are_counted_without_those_beside_them() -> None:
    told_so = told(claims_in("Ten people were in the house: four victims, two suspects and four witnesses."))
    assert told_so == [("casualties", 4, 4)]


def test_more_than_two_hundred_add_to_nothing() -> None:
    claims = claims_in("The march left 70 people injured, and more than 200 people arrested.")
    assert not any(claim.increment for claim in claims)


def test_what_happens_whenever_it_does_is_no_claim() -> None:
    assert told(claims_in("When one is killed, all of us lose.")) == []


@pytest.mark.parametrize("text", ["The driver drew a pistol and shot at them.", "Officers were shot at in the chase."])
def test_who_is_shot_at_is_not_hit(text: str) -> None:
    assert told(claims_in(text)) == []


def test_injuries_that_were_not_grave_are_not_nobody_hurt() -> None:
    assert told(claims_in("None of the injuries suffered by the crew was grave.")) == []


def test_a_market_does_not_recover_from_wounds() -> None:
    assert told(claims_in("Sales recovered after the strike at the hospital.")) == []


def test_who_is_found_with_a_wound_may_be_the_dead_one() -> None:
    alive = told(claims_in("Officers said a baker was found with a gunshot wound to the neck."))
    assert alive == [("injuries", 1, 1)]
    dead = told(
        claims_in("Officers said a baker was found with a gunshot wound to the neck.", "A man died in the house.")
    )
    assert dead == [("casualties", 1, 1), ("deaths", 1, 1)]
