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
