from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from tests.stages.reconcile.telling import Told, body, person

from rashomon.schema.entity import Actor, NameMention
from rashomon.schema.extraction import EventSketch
from rashomon.schema.incident import Grouping
from rashomon.schema.statement import Source, SourceKind
from rashomon.stages.group.group import group

EVENT = "Raid on the Zenda mill\nThe raid on the Zenda mill near Strelsau was told by many."


def told_by(*sources: Source, event: str = EVENT) -> Told:
    """Pages on one event, each with one figure from one source."""
    told = Told()
    for number, source in enumerate(sources):
        told.page(f"page{number}", event)
        told.deaths(f"page{number}", (3, 3), source)
    return told


def actors(told: Told) -> list[Actor]:
    return list(told.grouped().actors)


def names(told: Told) -> list[set[str]]:
    return sorted(({actor.name, *actor.aliases} for actor in actors(told)), key=sorted)


def test_spellings_of_a_body_are_one_actor() -> None:
    told = told_by(body("Zendan Defense Ministry"), body("Zendan ministry of defence"), body("Zendan Defence Ministry"))
    assert len(names(told)) == 1
    claims = told.grouped().claims
    assert len({c.claimant.actor for c in claims if c.claimant is not None}) == 1


def test_short_forms_and_initials_join_the_one_body_that_they_fit() -> None:
    told = told_by(body("Zenda Observatory for Human Rights"), body("Observatory"), body("ZOHR"))
    assert names(told) == [{"Zenda Observatory for Human Rights", "Observatory", "ZOHR"}]
    assert actors(told)[0].name == "Zenda Observatory for Human Rights"
    assert "its initials" in actors(told)[0].reasons
    two = told_by(body("Zenda Observatory for Human Rights"), body("Observatory"), body("Strelsau Observatory"))
    assert len(names(two)) == 3


def test_the_alias_list_joins_what_no_spelling_shows() -> None:
    told = told_by(body("ISIS"), body("Daesh"), body("Islamic State"))
    assert len(names(told)) == 1


def test_armies_of_two_states_stay_two() -> None:
    told = told_by(body("Russian military"), body("Syrian military"))
    assert sorted(actor.party for actor in actors(told)) == ["Russia", "Syria"]
    assert len(names(told)) == 2


def test_two_mouths_at_once_are_neither() -> None:
    assert len(names(told_by(body("France and Spain"), body("Spain")))) == 2


def test_people_join_by_surname_and_spelling_within_their_incident() -> None:
    told = told_by(person("Heydar Tahmasebi"), person("Heidar Tahmasepi"), person("Tahmasebi"))
    assert len(names(told)) == 1
    apart = told_by(person("Jonas Marsh"), person("Jakob Marsh"), person("Marsh"))
    assert names(apart) == [{"Jakob Marsh"}, {"Jonas Marsh"}, {"Marsh"}]


def test_an_office_is_the_person_who_is_named_for_it() -> None:
    governor = Source("governor of Strelsau island", SourceKind.ROLE)
    told = told_by(person("Petra Moss", "governor of Strelsau island"), governor)
    assert names(told) == [{"Petra Moss", "governor of Strelsau island"}]
    assert actors(told)[0].name == "Petra Moss"


def test_people_speak_for_the_body_that_describes_them() -> None:
    told = told_by(body("Zenda Police"), person("Jonas Marsh", "a Zenda Police captain"))
    assert {actor.party for actor in actors(told)} == {"Zenda Police"}
    assert told.finding().origins == 1


def test_a_name_without_office_is_preferred() -> None:
    told = told_by(person("Petra Moss"), person("Ambassador Petra Moss"))
    assert actors(told)[0].name == "Petra Moss"
    assert actors(told)[0].aliases == ("Ambassador Petra Moss",)


def test_common_words_stay_within_their_incident() -> None:
    told = Told()
    told.page("a", "Quake shakes Ruritania\nThe quake shook the hills of Strelsau and its vineyards.")
    told.page("b", "Ferry sinks off Zenda\nThe ferry went down in a gale near the lighthouse.")
    told.events["a"] = EventSketch(kind="earthquake")
    told.events["b"] = EventSketch(kind="crash")
    for where in "ab":
        told.deaths(where, (3, 3), Source("officials", SourceKind.ROLE))
    grouping = told.grouped()
    assert len(grouping.incidents) == 2
    assert len(grouping.actors) == 2
    assert len({actor.id for actor in grouping.actors}) == 2


def test_mentions_read_back() -> None:
    told = Told()
    text = "Toll of the raid\nThe Zenda Observatory said three had died."
    told.page("a", text)
    told.deaths("a", (3, 3), body("Zenda Observatory"), "three had died")
    (actor,) = actors(told)
    (mention,) = actor.mentions
    assert text[mention.start : mention.end] == mention.text == "Zenda Observatory"


def test_those_who_never_speak_are_known_from_the_names_in_the_texts() -> None:
    told = Told()
    text = "Raid on Daesh\nTroops fought ISIS."
    told.page("a", text)
    found = [
        NameMention(at, at + len(word), SourceKind.INSTITUTION, "actor:islamic-state")
        for word in ("Daesh", "ISIS")
        for at in [text.index(word)]
    ]
    grouping = grouped_with(told, found)
    assert [{actor.name, *actor.aliases} for actor in grouping.actors] == [{"Daesh", "ISIS"}]


def grouped_with(told: Told, names: Sequence[NameMention]) -> Grouping:
    """The one page of `told`, with the names that were found in it."""
    (extraction,) = told.extractions()
    return group(told.documents, [replace(extraction, names=tuple(names))], told.lineage)


def overheard(text: str, *words: tuple[str, SourceKind]) -> set[frozenset[str]]:
    told = Told()
    told.page("a", text)
    at, found = 0, []
    for word, kind in words:
        at = text.index(word, at)
        found.append(NameMention(at, at + len(word), kind))
        at += len(word)
    grouping = grouped_with(told, found)
    for actor in grouping.actors:
        assert all(text[m.start : m.end] == m.text for m in actor.mentions)
    return {frozenset({actor.name, *actor.aliases}) for actor in grouping.actors}


def test_people_under_several_names_are_actors_though_silent() -> None:
    text = "Sheriff Jonas Marsh came. Marsh left. Petra Lang stayed."
    person_kind = SourceKind.PERSON
    found = overheard(text, ("Jonas Marsh", person_kind), ("Marsh", person_kind), ("Petra Lang", person_kind))
    assert found == {frozenset({"Jonas Marsh", "Sheriff Jonas Marsh", "Marsh"})}


def test_bodies_under_several_names_are_actors_though_silent() -> None:
    body_kind = SourceKind.INSTITUTION
    text = "The Zenda River Police (ZRP) searched. The Strelsau Post reported."
    found = overheard(text, ("Zenda River Police", body_kind), ("ZRP", body_kind), ("Strelsau Post", body_kind))
    assert found == {frozenset({"Zenda River Police", "ZRP"})}


def test_officials_are_a_longer_office_s_only_where_both_stand_in_one_page() -> None:
    officials, militia = Source("Officials", SourceKind.ROLE), Source("Zendan militia officials", SourceKind.ROLE)
    assert len(names(told_by(officials, militia))) == 2
    told = told_by(officials, militia)
    told.say("page1", "The raid on the Zenda mill", officials)
    assert names(told) == [{"Officials", "Zendan militia officials"}]


def test_a_country_is_not_the_initials_of_a_body() -> None:
    assert len(names(told_by(body("Union Station"), body("US")))) == 2
    assert len(names(told_by(body("Velm Stevedores"), body("VS")))) == 1


def test_a_bare_surname_is_the_one_whom_its_own_page_names() -> None:
    told = Told()
    told.page("a", f"{EVENT}\nJonas Marsh fell. Marsh was 30.")
    told.page("b", f"{EVENT}\nJakob Marsh fell. Marsh was 31.")
    for page, name in (("a", "Jonas Marsh"), ("b", "Jakob Marsh")):
        told.say(page, "The raid on the Zenda mill", person(name))
        told.deaths(page, (3, 3), person("Marsh"))
    assert names(told) == [{"Jakob Marsh", "Marsh"}, {"Jonas Marsh", "Marsh"}]
    by_id = {actor.id: actor.name for actor in actors(told)}
    claimants = {c.document: by_id[c.claimant.actor or ""] for c in told.grouped().claims if c.claimant is not None}
    assert claimants == {"a": "Jonas Marsh", "b": "Jakob Marsh"}


def test_the_sheriff_is_the_one_sheriff_and_of_two_neither() -> None:
    sheriff = Source("sheriff", SourceKind.ROLE)
    told = told_by(person("Petra Moss", "Zenda County Sheriff"), sheriff)
    assert names(told) == [{"Petra Moss", "sheriff"}]
    two = told_by(person("Petra Moss", "Zenda Sheriff"), person("Jonas Lang", "Strelsau Sheriff"), sheriff)
    assert names(two) == [{"Jonas Lang"}, {"Petra Moss"}, {"sheriff"}]
    deputy = told_by(person("Petra Moss", "Deputy Sheriff"), sheriff)
    assert len(names(deputy)) == 2


def test_a_sheriff_speaks_for_his_office_and_is_not_it() -> None:
    told = told_by(body("Zenda County Sheriff's Office"), person("Petra Moss", "Zenda County Sheriff"))
    assert {actor.party for actor in actors(told)} == {"Zenda County Sheriff's Office"}
    assert len(names(told)) == 2
    assert told.finding().origins == 1


def test_the_spokesman_is_the_one_whom_the_page_names() -> None:
    told = Told()
    text = f"{EVENT}\nSpokesman Jonas Lang spoke. The spokesman said three died."
    document = told.page("a", text)
    at = text.index("The spokesman")
    told.say("a", "The raid on the Zenda mill", person("Jonas Lang", "spokesman"))
    mention = document.evidence(at, at + len("The spokesman"))
    told.deaths("a", (3, 3), replace(Source("spokesman", SourceKind.ROLE), mention=mention))
    assert {"Jonas Lang", "spokesman"} <= names(told)[0]


def test_the_monitor_is_the_one_that_its_page_names() -> None:
    told = Told()
    told.page("a", EVENT)
    told.say("a", "The raid on the Zenda mill", body("Airwars"))
    told.deaths("a", (3, 3), body("monitoring group"))
    assert names(told) == [{"Airwars", "monitoring group"}]
    told.say("a", "The raid", body("Human Rights Watch"))
    assert len(names(told)) == 3


def test_an_outlet_is_the_body_that_others_quote() -> None:
    told = Told()
    told.page("a", EVENT, outlet="Syrian Observatory for Human Rights")
    told.page("b", EVENT, outlet="Strelsau Post")
    told.deaths("a", (3, 3))
    told.deaths("b", (3, 3), body("SOHR"))
    assert names(told) == [{"SOHR", "Syrian Observatory for Human Rights"}]  # the Post says nothing itself
    assert told.finding().origins == 1


def test_a_department_speaks_for_the_body_that_it_is_of() -> None:
    told = told_by(body("Zenda Press Agency"), body("Records Department of the Zenda Press Agency"))
    assert {actor.party for actor in actors(told)} == {"Zenda Press Agency"}
    assert len(names(told)) == 2


def test_a_joint_speaker_has_members() -> None:
    told = told_by(Source("France and Zenda Police", SourceKind.CROWD), body("France"), body("Zenda Police"))
    by_id = {actor.id: actor.name for actor in actors(told)}
    (several,) = [actor for actor in actors(told) if actor.members]
    assert sorted(by_id[id_] for id_ in several.members) == ["France", "Zenda Police"]
    assert several.party == ""
    envoys = told_by(Source("French and Spanish envoys", SourceKind.ROLE))
    assert [actor.party for actor in actors(envoys)] == [""]
    assert not actors(told_by(body("Ministry of Roads and Bridges")))[0].members


def test_the_fullest_name_is_a_name_alone() -> None:
    told = told_by(body("Zenda Falls police"), body("Zenda Falls Police Department"))
    assert actors(told)[0].name == "Zenda Falls Police Department"
    told = told_by(body("Zenda Observatory"), body("Zenda Observatory war monitoring group"))
    assert {actor.name for actor in actors(told)} == {"Zenda Observatory", "Zenda Observatory war monitoring group"}
    told = told_by(person("Ruud van Moss"), person("van Moss"), person("Capt. Ruud van Moss Jr."))
    assert [actor.name for actor in actors(told)] == ["Ruud van Moss"]


def test_a_father_and_a_son_stay_two() -> None:
    told = told_by(person("Anton Marsh"), person("Anton Marsh Jr."))
    assert len(names(told)) == 1
    told = told_by(person("Anton Marsh"), person("Anton Marsh Jr."), person("Anton Sr."))
    assert {"Anton Marsh Jr."} in names(told)
    assert {"Anton Marsh", "Anton Sr."} in names(told)


def test_a_surname_taken_for_a_state_or_a_body_is_the_person_s() -> None:
    told = told_by(person("Petra Haven"))
    told.say("page0", "The raid on the Zenda mill", Source("Haven", SourceKind.STATE))
    assert names(told) == [{"Haven", "Petra Haven"}]
    told = told_by(person("Mehdi Iran-Nezhad"), body("Mehdi Irannezhad"))
    assert len(names(told)) == 1


def test_the_police_of_a_town_are_not_their_spokesman() -> None:
    told = told_by(person("Jonas Lang", "Zenda police spokesman"), Source("police in Zenda", SourceKind.ROLE))
    assert names(told) == [{"Jonas Lang"}, {"police in Zenda"}]
    told = told_by(
        body("Zenda Falls Police Department"),
        Source("spokeswoman from the Zenda Falls Police Department", SourceKind.ROLE),
    )
    assert len(names(told)) == 2


def test_a_body_with_common_words_beside_it_is_the_body() -> None:
    told = told_by(body("Zenda Courier"), body("Zenda Courier weekly newspaper"))
    assert names(told) == [{"Zenda Courier", "Zenda Courier weekly newspaper"}]
    assert actors(told)[0].name == "Zenda Courier"


def test_who_is_called_by_his_office_alone_goes_by_it_too() -> None:
    told = Told()
    document = told.page("a", f"{EVENT}\nA police spokeswoman said three died. The spokeswoman said so twice.")
    whole = Source("police spokeswoman", SourceKind.ROLE)
    for words in ("A police spokeswoman", "The spokeswoman"):
        at = document.text.index(words)
        told.deaths("a", (3, 3), replace(whole, mention=document.evidence(at, at + len(words))))
    assert names(told) == [{"police spokeswoman", "spokeswoman"}]


def test_a_speaker_by_surname_alone_is_the_one_speaker_of_the_incident_who_bears_it() -> None:
    told = told_by(person("Petra Lang"), body("Lang"))
    assert names(told) == [{"Lang", "Petra Lang"}]
    told = told_by(person("Anton Calhoun"), person("Anton LaCalhoun"))
    assert len(names(told)) == 1


def test_an_office_that_the_parser_cuts_short_is_found_in_the_text() -> None:
    told = Told()
    told.page("a", f"{EVENT}\nCrews of the Zenda County Sheriff's Office came. ZCSO Capt. Petra Moss spoke.")
    told.deaths("a", (3, 3), person("Petra Moss", "ZCSO Capt."))
    assert {"Zenda County Sheriff's Office", "ZCSO"} in names(told)


def test_a_short_name_does_not_join_bodies_of_two_incidents() -> None:
    told = Told()
    told.page("a", "Quake shakes Ruritania\nThe quake shook the hills of Strelsau and its vineyards.")
    told.page("b", "Ferry sinks off Zenda\nThe ferry went down in a gale near the lighthouse.")
    told.events["a"] = EventSketch(kind="earthquake")
    told.events["b"] = EventSketch(kind="crash")
    for where, town in (("a", "Strelsau"), ("b", "Zenda")):
        told.deaths(where, (3, 3), body(f"{town} Harbour Board"))
        told.deaths(where, (4, 4), body("Harbour Board"))
        told.deaths(where, (5, 5), body("Ruritanian River Trust"))
    found = names(told)
    assert len(found) == 3
    assert {"Ruritanian River Trust"} in found
    assert {"Harbour Board", "Zenda Harbour Board"} in found
