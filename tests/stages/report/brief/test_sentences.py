"""The sentences of the brief, from made-up pages to words."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.stages.reconcile.telling import Told, body, person
from tests.stages.report.brief.briefed import briefed

from rashomon.schema.bounds import Bounds
from rashomon.schema.claim import Attribute, Scope
from rashomon.schema.entity import Place
from rashomon.schema.statement import Directness, Modality, Source, SourceKind
from rashomon.schema.victim import NamedVictim, VictimGroup, VictimKind

CHIEF = person("Ann Roe", "Velden Police Chief")
WATCH, PORT = body("Rights Watch of Velden"), body("Port Authority")


def two_pages() -> Told:
    told = Told()
    told.page("a", "Fire in Velden\nA fire in Velden burned all night, Ann Roe said.", outlet="Arvo Times")
    told.page("b", "Night of fire in Velden\nIn Velden a fire burned, the watch said.", outlet="Coast Post")
    return told


def test_the_dead_and_the_wounded_of_one_source_are_told_together() -> None:
    told = two_pages()
    told.deaths("a", (3, 3), CHIEF)
    told.claim("a", Attribute.INJURIES, (12, 12), CHIEF)
    assert briefed(told)[0] == (
        "A fire in Velden, Norway, on Saturday 5 April 2031 killed three people and wounded 12, according to Velden "
        "Police Chief Ann Roe alone."
    )


def test_sides_are_told_with_their_figures() -> None:
    told = two_pages()
    told.deaths("a", (3, 3), CHIEF)
    told.deaths("b", (9, 9), WATCH)
    told.claim("a", Attribute.INJURIES, (12, 12), CHIEF)
    told.claim("b", Attribute.INJURIES, (20, 20), WATCH)
    first, second, *_ = briefed(told)
    assert first.endswith(
        "killed three people, according to Velden Police Chief Ann Roe, or nine, according to Rights Watch of Velden."
    )
    assert second == "The number of wounded is disputed: Roe said 12 and Rights Watch of Velden 20."


def test_many_sides_leave_the_lead_to_the_one_that_most_reports_have() -> None:
    told = two_pages()
    for where in ("a", "b"):
        told.deaths(where, (3, 3), CHIEF)
    for number in (5, 7, 9):
        told.deaths("a", (number, number), body(f"Office {number}"))
    first, second, *_ = briefed(told)
    assert first.endswith("killed three people, according to Velden Police Chief Ann Roe, but the toll is disputed.")
    assert second == "Against that, Office 5 said five people were killed, Office 7 seven and Office 9 nine."


def test_who_alone_counts_things_shares_a_sentence() -> None:
    told = two_pages()
    told.claim("a", Attribute.STRIKES, (4, 4), PORT)
    told.claim("b", Attribute.VEHICLES, (2, 2), WATCH)
    assert (
        "The Port Authority alone said there were four strikes and Rights Watch of Velden that there were two vehicles."
    ) in briefed(told)


def test_what_was_fired_goes_by_the_word_of_those_who_count_it() -> None:
    told = Told()
    told.page("a", "Fire in Velden\nNine shells fell on Velden, the watch said. A mortar fired.")
    told.claim("a", Attribute.MUNITIONS, (9, 9), WATCH, "Nine shells")
    assert "Rights Watch of Velden said nine shells were fired." in briefed(told)
    told.claim("a", Attribute.MUNITIONS, (9, 9), WATCH, "A mortar")
    assert "Rights Watch of Velden said nine munitions were fired." in briefed(told)


def test_nobody_is_counted_who_is_only_meant() -> None:
    told = two_pages()
    told.claim("a", Attribute.ARRESTS, (1, 1), CHIEF, subject="the person responsible")
    assert not any("arrested" in text for text in briefed(told))


def test_all_the_hurt_are_not_fewer_than_the_dead() -> None:
    told = two_pages()
    told.deaths("a", (3, 3), CHIEF)
    told.claim("b", Attribute.CASUALTIES, (1, 1), WATCH, subject="a child")
    assert not any("killed or wounded" in text for text in briefed(told))


def test_people_go_by_the_word_of_the_one_who_counts_them() -> None:
    told = two_pages()
    told.deaths("a", (3, 3), CHIEF, subject="three dock watchmen")
    assert "killed three dock watchmen, according to" in briefed(told)[0]


def test_one_word_is_not_put_into_two_mouths() -> None:
    told = two_pages()
    told.deaths("a", (3, 3), CHIEF, subject="three looters")
    told.deaths("b", (3, 3), WATCH, subject="three people")
    texts = briefed(told)
    assert "killed three people, Rights Watch of Velden and Velden Police Chief Ann Roe agree." in texts[0]
    assert "Roe described the dead as looters." in texts


def test_civilians_are_told_with_who_says_so() -> None:
    told = two_pages()
    claim = told.deaths("a", (9, 9), CHIEF, "Ann Roe said")
    group = VictimGroup((VictimKind.CIVILIAN,), Bounds(5, None, "at least"), claim.evidence)
    told.claims[0] = replace(claim, groups=(group,))
    assert "Roe said at least five of the dead were civilians." in briefed(told)


def test_the_named_dead_have_their_ages() -> None:
    told = two_pages()
    claim = told.deaths("a", (2, 2), CHIEF, "Ann Roe said")
    named = tuple(
        NamedVictim(name, claim.evidence, age)
        for name, age in (("Bo Lane", 44), ("Cy Dee", None), ("Al", 3), ("Musa Al", 5))
    )
    told.claims[0] = replace(claim, named=named)
    assert "Reports name Bo Lane, 44, and Cy Dee as the dead." in briefed(told)


def test_what_may_have_been_is_told_so() -> None:
    told = two_pages()
    told.deaths("a", (1, None), CHIEF, modality="possible")
    assert "may have killed at least one person" in briefed(told)[0]


def test_another_event_is_not_quoted() -> None:
    told = Told()
    told.page("a", "Fire in Velden\nA fire in Velden.\nIn Arvo 5 died.\nWe could not have known of any fire deaths.")
    told.say("a", "We could not have known of any fire deaths.", CHIEF)
    assert any("We could not have known" in text for text in briefed(told))
    told.deaths("a", (5, 5), CHIEF, "In Arvo 5 died", scope=Scope.OTHER_EVENT)
    assert not any("We could not have known" in text for text in briefed(told))


@pytest.mark.parametrize(
    ("words", "directness", "told"),
    [
        ("The fire road is closed until May.", Directness.DIRECT, "said: “The fire road is closed until May.”"),
        ("the fire road was closed until May", Directness.INDIRECT, "said the fire road was closed until May."),
        ("It was a closed road at the fire", Directness.INDIRECT, None),
        ("the road fire closed until Monday", Directness.INDIRECT, None),
        ("Nine of us were on the road to the fire.", Directness.DIRECT, None),
        ("Yes.", Directness.DIRECT, None),
    ],
)
def test_what_is_quoted_stands_by_itself(words: str, directness: Directness, told: str | None) -> None:
    pages = Told()
    pages.page("a", f"Fire in Velden\nA fire in Velden.\nAnn Roe said {words}")
    statement = pages.say("a", words, CHIEF)
    cue = pages.documents[0].evidence(*_place(pages.documents[0].text, "said"))
    pages.statements[0] = replace(statement, directness=directness, cue=(cue,))
    texts = briefed(pages)
    assert any("Ann Roe" in text for text in texts)  # quoted, or named among those who are
    assert (f"Velden Police Chief Ann Roe {told}" in texts) if told else not any("Roe said" in text for text in texts)


def _place(text: str, words: str) -> tuple[int, int]:
    start = text.index(words)
    return start, start + len(words)


def test_those_who_also_speak_are_named_and_those_whom_nobody_can_ring_up_are_not() -> None:
    told = two_pages()
    told.say("a", "burned all night", CHIEF)
    told.say("b", "a fire burned", Source("his neighbours", SourceKind.CROWD))
    assert "Also quoted: Velden Police Chief Ann Roe." in briefed(told)


def test_an_earthquake_has_its_magnitude_and_who_measured_it() -> None:
    told = Told()
    told.page("a", "Quake in Velden\nA quake in Velden had a magnitude of 5.9, the Survey said.")
    told.page("b", "Quake\nIn Velden a 6.1-magnitude quake struck, the Institute said.")
    told.page("c", "Quake\nVelden was struck. In 1990 one of magnitude 7 had struck.")
    told.say("a", "A quake in Velden had a magnitude of 5.9", body("Survey"))
    told.say("b", "In Velden a 6.1-magnitude quake struck", body("Institute"))
    texts = briefed(told, "earthquake")
    assert "Its magnitude was 5.9, according to the Survey, or 6.1, according to the Institute." in texts
    assert not any("magnitude was" in text for text in briefed(told, "fire"))


def test_a_magnitude_that_nobody_gives_is_that_of_the_reports() -> None:
    told = Told()
    told.page("a", "Quake in Velden\nA quake in Velden of magnitude 5.9 struck.")
    assert "Its magnitude was 5.9, according to one report." in briefed(told, "earthquake")


PASSING = (
    "Raids on Arvo kill nine\nRaids on Arvo killed nine, Ann Roe said.\nThe raids went on.\nThey ended.\n"
    "In Velden a fire killed three, the watch said.\nIt burned all night.\nIn Hove 40 were hurt, Ann Roe said.\n"
    "That made nine in all."
)


def test_what_a_report_tells_elsewhere_when_it_turns_to_the_incident_in_passing_is_left_out() -> None:
    told = two_pages()
    told.page("c", PASSING)
    told.deaths("a", (3, 3), WATCH)
    told.deaths("c", (9, 9), CHIEF, "killed nine")
    told.deaths("c", (3, 3), WATCH, "killed three")
    told.claim("c", Attribute.INJURIES, (40, 40), CHIEF, "40 were hurt")
    told.claims[1] = replace(told.claims[1], evidence=told.documents[2].evidence(*_place(PASSING, "nine in all")))
    texts = briefed(told)
    assert texts[0].endswith("killed three people, according to Rights Watch of Velden alone.")
    assert not any("nine" in text or "40" in text for text in texts)


def test_a_report_that_leads_with_a_toll_is_not_in_passing() -> None:
    told = two_pages()
    told.page("c", PASSING)
    told.deaths("a", (3, 3), WATCH)
    told.deaths("c", (9, 9), CHIEF, "killed nine")
    told.deaths("c", (3, 3), WATCH, "killed three")
    assert "or nine, according to Velden Police Chief Ann Roe." in briefed(told)[0]


@pytest.mark.parametrize(
    ("within", "where"),
    [
        (("Arvo County", "Norland", "Norway"), "in Velden, Arvo County, Norway, on "),
        (("Norland", "Norway"), "in Velden, Norway, on "),
        (("Norway",), "in Velden, Norway, on "),
    ],
)
def test_a_place_is_told_with_what_holds_it(within: tuple[str, ...], where: str) -> None:
    told = two_pages()
    told.deaths("a", (3, 3), CHIEF)
    assert where in briefed(told, within=within)[0]


def test_two_who_speak_together_are_named_one_by_one() -> None:
    told = two_pages()
    told.deaths("a", (3, 3), Source("Port Authority and Rights Watch of Velden", SourceKind.CROWD))
    told.deaths("b", (3, 3), WATCH)
    told.say("b", "the watch", PORT)
    assert "Rights Watch of Velden and the Port Authority agree" in briefed(told)[0]


@pytest.mark.parametrize(
    ("place", "where"),
    [
        (Place("p", "Hot Springs", key="place:geonames:4115412", country="US"), "in Hot Springs, Arkansas, on "),
        (Place("p", "VELDEN", country="NO"), "in Velden, Norway, on "),
        (Place("p", "Arvo Strip", country="NO"), "in the Arvo Strip, Norway, on "),
        (None, "A fire on Saturday"),
    ],
)
def test_a_place_is_written_as_newspapers_do(place: Place | None, where: str) -> None:
    told = two_pages()
    told.deaths("a", (3, 3), CHIEF)
    assert where in briefed(told, place=place)[0]


@pytest.mark.parametrize(
    ("attribute", "value", "modality", "sentence"),
    [
        (Attribute.RESPONSIBILITY, "Northern Army", "asserted", "named the Northern Army as responsible."),
        (Attribute.RESPONSIBILITY, "Northern Army", "possible", "said it may have been the Northern Army."),
        (Attribute.RESPONSIBILITY, "Northern Army", "denied", "denied that the Northern Army did it."),
        (Attribute.INTENT, "mistaken", "asserted", "called it a mistake."),
        (Attribute.INTENT, "deliberate", "denied", "said it was not deliberate."),
        (Attribute.INTENT, "mistaken", "conditional", "spoke of a mistake only conditionally."),
        (Attribute.INTENT, "mistaken", "possible", "said it may have been a mistake."),
        (Attribute.INTENDED_TARGET, "power station", "asserted", "said the target was a power station."),
        (Attribute.WEAPON, "petrol bomb", "asserted", "said the weapon was a petrol bomb."),
        (Attribute.WEAPON, "gunfire", "asserted", None),
    ],
)
def test_deeds_are_told_with_who_tells_them(
    attribute: Attribute, value: str, modality: str, sentence: str | None
) -> None:
    told = two_pages()
    claim = told.claim("a", attribute, (None, None), WATCH, modality=modality)
    actor = body(value) if attribute is Attribute.RESPONSIBILITY else None
    told.claims[0] = replace(claim, bounds=None, value=value, actor=actor, modality=Modality(modality))
    texts = briefed(told)
    whole = f"Rights Watch of Velden {sentence}"
    assert (whole in texts) if sentence else not any(value in text for text in texts)


def test_who_names_somebody_has_no_need_of_a_vague_word_and_keeps_his_denial() -> None:
    told = two_pages()
    for value, modality in (("two gunmen", "asserted"), ("Northern Army", "asserted"), ("Southern Army", "denied")):
        claim = told.claim("a", Attribute.RESPONSIBILITY, (None, None), WATCH, modality=modality)
        told.claims[-1] = replace(claim, bounds=None, value=value, actor=body(value))
    (sentence,) = (text for text in briefed(told) if "Army" in text)
    assert "named the Northern Army as responsible" in sentence
    assert "denied that the Southern Army did it" in sentence
    assert "gunmen" not in sentence


def test_an_age_has_its_article() -> None:
    told = two_pages()
    claim = told.claim("a", Attribute.RESPONSIBILITY, (None, None), WATCH)
    told.claims[-1] = replace(claim, bounds=None, value="18-year-old man", actor=body("18-year-old man"))
    assert "Rights Watch of Velden named an 18-year-old man as responsible." in briefed(told)


def _named_by(told: Told, where: str, value: str, who: Source, attribute: Attribute, words: str = "") -> None:
    told.claim(where, attribute, (None, None), who, words)
    told.claims[-1] = replace(told.claims[-1], bounds=None, value=value)


def test_who_else_is_named_is_told_in_fewer_words() -> None:
    told = two_pages()
    _named_by(told, "a", "Northern Army", WATCH, Attribute.RESPONSIBILITY)
    _named_by(told, "b", "Southern Army", PORT, Attribute.RESPONSIBILITY)
    (sentence,) = (text for text in briefed(told) if "Army" in text)
    assert sentence.count(" as responsible") == 1
    assert sentence.count(" named the ") == 2


@pytest.mark.parametrize(
    ("value", "told"),
    [
        ("two houses in the north", "the targets were two houses in the north"),
        ("a leader and planner", "the target was a leader and planner"),
        ("police", "the targets were police"),
    ],
)
def test_a_target_has_its_verb(value: str, told: str) -> None:
    pages = two_pages()
    _named_by(pages, "a", value, WATCH, Attribute.INTENDED_TARGET)
    assert f"Rights Watch of Velden said {told}." in briefed(pages)


@pytest.mark.parametrize(("value", "told"), [("artillery", "artillery"), ("drone", "a drone"), ("knives", "knives")])
def test_a_weapon_has_its_article(value: str, told: str) -> None:
    pages = Told()
    pages.page("a", f"Fire in Velden\nIn Velden a fire burned; the {value} fired, the watch said.")
    _named_by(pages, "a", value, WATCH, Attribute.WEAPON)
    assert f"Rights Watch of Velden said the weapon was {told}." in briefed(pages)


@pytest.mark.parametrize(
    ("words", "told"),
    [("a stray shell", "called it an accident"), ("a grave error", "called it a mistake")],
)
def test_what_was_not_on_purpose_goes_by_the_word_of_those_who_say_so(words: str, told: str) -> None:
    pages = Told()
    pages.page("a", f"Fire in Velden\nIn Velden {words} began a fire, the watch said.")
    _named_by(pages, "a", "mistaken", WATCH, Attribute.INTENT, words)
    assert f"Rights Watch of Velden {told}." in briefed(pages)


def test_civilians_of_the_lead_are_not_told_again() -> None:
    told = two_pages()
    for where, who in (("a", CHIEF), ("b", WATCH)):
        claim = told.deaths(where, (9, 9) if who is CHIEF else (7, 7), who, subject="nine civilians")
        group = VictimGroup((VictimKind.CIVILIAN,), claim.bounds or Bounds(9, 9), claim.evidence)
        told.claims[-1] = replace(claim, groups=(group,))
    texts = briefed(told)
    assert "killed seven civilians" in texts[0] or "killed nine civilians" in texts[0]
    assert not any("were civilians" in text for text in texts)


@pytest.mark.parametrize(
    ("name", "kind", "told"),
    [
        ("another witness", SourceKind.ROLE, "another witness"),
        ("Texas ranger", SourceKind.ROLE, "a Texas ranger"),
        ("boy's father", SourceKind.CROWD, "the boy's father"),
        ("31-year-old man", SourceKind.CROWD, "a 31-year-old man"),
        ("18-year-old driver", SourceKind.CROWD, "an 18-year-old driver"),
    ],
)
def test_a_role_keeps_its_article_and_its_place(name: str, kind: SourceKind, told: str) -> None:
    pages = Told()
    pages.page("a", f"Fire in Velden\nA fire in Velden.\nThe fire road was closed, {name} said.")
    pages.say("a", "The fire road was closed", Source(name, kind))
    said = " ".join(briefed(pages))
    assert told in said or f"{told[0].upper()}{told[1:]}" in said


@pytest.mark.parametrize(("name", "told"), [("complaint", "the complaint"), ("indictment papers", "indictment papers")])
def test_a_paper_has_the_article_of_its_number(name: str, told: str) -> None:
    pages = Told()
    pages.page("a", f"Fire in Velden\nIn Velden 5 died, {name} said.")
    pages.deaths("a", (5, 5), Source(name, SourceKind.DOCUMENT), "5 died")
    assert f"according to {told}." in briefed(pages)[0]


def test_a_role_is_small_where_its_word_mostly_is() -> None:
    pages = Told()
    text = "Fire in Velden\nA fire in Velden.\nMilitary source: The fire road was closed. "
    pages.page("a", f"{text}A military court, a military car. In the Military Museum it rained.")
    pages.say("a", "The fire road was closed", Source("Military source", SourceKind.ROLE))
    assert any("military source said" in text for text in briefed(pages))


def test_an_outlet_goes_by_the_name_before_its_head_line() -> None:
    told = Told()
    told.page("a", "Fire in Velden\nIn Velden 5 died.", outlet="KABC News 12 Velden, Norland News, Weather & Sports")
    told.deaths("a", (5, 5), None, "5 died")
    assert "according to KABC News 12 Velden." in briefed(told)[0]


def test_a_number_is_nobody_to_quote() -> None:
    pages = Told()
    pages.page("a", "Fire in Velden\nA fire in Velden.\n2139 said the fire road was closed.")
    pages.say("a", "the fire road was closed", body("2139"))
    assert not any("2139" in text for text in briefed(pages))


@pytest.mark.parametrize(
    ("modality", "method", "told"),
    [
        (
            "unconfirmed",
            "unanswered/1",
            "Rights Watch of Velden neither confirmed nor denied that the Northern Army did it.",
        ),
        ("asserted", "unclaimed/1", "Rights Watch of Velden said nobody had claimed responsibility."),
        ("denied", "denied/1", "Rights Watch of Velden denied that the Northern Army did it."),
        ("possible", "blamed/1", "Rights Watch of Velden said it may have been the Northern Army."),
    ],
)
def test_how_holders_stand_to_a_deed(modality: str, method: str, told: str) -> None:
    pages = two_pages()
    claim = pages.claim("a", Attribute.RESPONSIBILITY, (None, None), WATCH, modality=modality)
    pages.claims[-1] = replace(claim, bounds=None, value="Northern Army", actor=body("Northern Army"), method=method)
    assert told in briefed(pages)


def test_nobody_doubts_what_he_also_says_outright() -> None:
    pages = two_pages()
    for where, value, modality in (("a", "grain store", "possible"), ("b", "grain store and mill", "asserted")):
        claim = pages.claim(where, Attribute.INTENDED_TARGET, (None, None), WATCH, modality=modality)
        pages.claims[-1] = replace(claim, bounds=None, value=value)
    texts = briefed(pages)
    assert "Rights Watch of Velden said the target was a grain store and mill." in texts
    assert not any("may have been" in text for text in texts)
