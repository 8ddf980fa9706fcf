from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.stages.reconcile.telling import Told, page, person

from rashomon.schema.claim import Attribute, Scope
from rashomon.schema.document import Dated, Precision
from rashomon.schema.extraction import EventSketch, Extraction
from rashomon.schema.lineage import LineageKind
from rashomon.stages.group.evidence import weigh_pair
from rashomon.stages.group.profile import profile
from rashomon.stages.group.terms import number_of, read_words, weigh_terms

MILL = "Blast at mill kills two\nA boiler blew up at the old grain mill in Strelsau, killing the miller and a carter."
MILL_AGAIN = (
    "Miller and carter die\nThe boiler of the Strelsau grain mill burst on Monday. The miller and his carter died."
)
FERRY = "Ferry goes down off Zenda\nThe night ferry Halcyon sank in a gale off the Zenda lighthouse with forty aboard."
FERRY_AGAIN = "Gale sinks Halcyon\nForty were aboard the ferry Halcyon when it went down near the lighthouse at Zenda."


def incidents(told: Told) -> list[list[str]]:
    return sorted(list(incident.documents) for incident in told.grouped().incidents)


def two_events() -> Told:
    told = Told()
    for name, text in zip("abcd", (MILL, FERRY, MILL_AGAIN, FERRY_AGAIN), strict=True):
        told.page(name, text, "1921-03-04")
    return told


def test_reports_of_two_events_come_apart() -> None:
    told = two_events()
    assert incidents(told) == [["a", "c"], ["b", "d"]]
    assert all("same day" in incident.reasons for incident in told.grouped().incidents)


SHOT = """Gunman wounds three at market
Three people were hurt when a gunman opened fire at the fish market in Zenda. Traders hid behind crates of herring,
and a constable chased somebody in a blue cap across the canal bridge."""
SHOT_AGAIN = """Shoppers flee market hall
A man fired on buyers in the square of Zenda before he rode off by bicycle. Nurses treated three for minor wounds,
and the mayor asked that church bells ring at noon."""


def test_a_likeness_of_words_does_not_outweigh_years() -> None:
    near, apart = Told(), Told()
    for told, day in ((near, "2001-02-04"), (apart, "2009-08-07")):
        told.page("a", SHOT, "2001-02-03")
        told.page("b", SHOT_AGAIN, day)
        told.events["a"] = EventSketch(kind="shooting", date=Dated("2001-02-03", Precision.DAY, "test"))
        told.events["b"] = EventSketch(kind="shooting", date=Dated(day, Precision.DAY, "test"))
    assert incidents(near) == [["a", "b"]]
    assert incidents(apart) == [["a"], ["b"]]


def test_other_victims_speak_against_one_event() -> None:
    told = Told()
    told.page("a", f"{SHOT} Jonas Marsh died at the clinic.", "2001-02-03")
    told.page("b", f"{SHOT_AGAIN} Petra Lang died at the infirmary.", "2001-02-03")
    alike = weight_of(told)
    for name, victim in (("a", "Jonas Marsh"), ("b", "Petra Lang")):
        told.claim(name, Attribute.DEATHS, (1, 1), None, victim, subject=victim)
    assert weight_of(told) < alike - 0.04


def weight_of(told: Told) -> float:
    one, other = (profile(d, told.extractions()[n], read_words(d)) for n, d in enumerate(told.documents))
    return weigh_pair(one, other, 0.1, None).weight


def test_states_of_one_page_are_one_incident() -> None:
    told = Told()
    told.page("a", MILL)
    told.page("b", FERRY)
    told.copy("a", "b", kind=LineageKind.REVISION)
    assert incidents(told) == [["a", "b"]]
    assert told.grouped().incidents[0].reasons[0] == "states of one page"


def test_a_copied_passage_alone_does_not_settle_it() -> None:
    told = Told()
    told.page("a", MILL)
    told.page("b", FERRY)
    for name, country in (("a", "country:FR"), ("b", "country:JP")):
        told.events[name] = EventSketch(kind={"a": "explosion", "b": "crash"}[name], places=(country,))
    told.copy("a", "b")
    assert incidents(told) == [["a"], ["b"]]


def test_an_attack_is_what_the_one_document_that_knows_more_calls_it() -> None:
    told = two_events()
    told.page("e", MILL + " Strelsau mourns.", "1921-03-05")
    for name, kind in (("a", "attack"), ("e", "shelling")):
        told.events[name] = EventSketch(kind=kind, date=Dated("1921-03-03", Precision.DAY, "test"))
    assert next(i for i in told.grouped().incidents if "a" in i.documents).kind == "shelling"


def test_an_incident_is_what_most_of_its_documents_say() -> None:
    told = two_events()
    told.page("e", MILL + " Strelsau mourns.", "1921-03-05")
    for name, kind, day in (("a", "explosion", "04"), ("c", "fire", "03"), ("e", "explosion", "03")):
        date = Dated(f"1921-03-{day}", Precision.DAY, "test")
        evidence = next(d for d in told.documents if d.id == name).evidence(0, 5)
        told.events[name] = EventSketch(kind=kind, date=date, kind_evidence=evidence)
    mill = next(i for i in told.grouped().incidents if "a" in i.documents)
    assert mill.kind == "explosion"
    assert mill.date is not None
    assert mill.date.value == "1921-03-03"
    assert {e.document for e in mill.evidence} == {"a", "e"}


def test_only_claims_about_the_incident_are_its_claims() -> None:
    told = two_events()
    mine = told.deaths("a", (2, 2), None, "killing the miller")
    told.deaths("a", (900, 900), None, "Blast", scope=Scope.AGGREGATE)
    said = told.say("c", "his carter died", person("Jonas Marsh"))
    incident = next(i for i in told.grouped().incidents if "a" in i.documents)
    assert incident.claims == (mine.id,)
    assert incident.statements == (said.id,)
    assert len(told.grouped().claims) == 2


def test_a_page_without_words_stands_alone() -> None:
    told = two_events()
    told.page("e", "...\n!?")
    assert ["e"] in incidents(told)


def test_nothing_gives_nothing() -> None:
    grouping = Told().grouped()
    assert (grouping.incidents, grouping.actors, grouping.claims) == ((), (), ())


@given(st.randoms(use_true_random=False))
@settings(max_examples=20, deadline=None)
def test_order_changes_nothing(chance: random.Random) -> None:
    told = two_events()
    told.deaths("a", (2, 2), person("Jonas Marsh"), "killing the miller")
    told.deaths("c", (2, 2), person("Marsh"), "died")
    told.copy("b", "d")
    before = told.grouped()
    for some in (told.documents, told.claims):
        chance.shuffle(some)
    assert told.grouped() == before
    named = {claim.claimant.actor for claim in before.claims if claim.claimant is not None}
    assert len(named) == 1


def test_every_document_is_in_one_incident() -> None:
    told = two_events()
    every = [document for incident in told.grouped().incidents for document in incident.documents]
    assert sorted(every) == ["a", "b", "c", "d"]


def test_a_victim_s_name_outweighs_a_day_read_from_a_later_report() -> None:
    told = Told()
    told.page("a", f"{SHOT} Jonas Marsh died at the clinic.", "2001-02-03")
    told.page("b", f"{SHOT} The brother of Jonas Marsh left the clinic at last.", "2001-04-05")
    for name, day in (("a", "2001-02-03"), ("b", "2001-04-05")):
        told.events[name] = EventSketch(kind="shooting", date=Dated(day, Precision.DAY, "test"))
    first, later = (profile(d, told.extractions()[n], read_words(d)) for n, d in enumerate(told.documents))
    before = weigh_pair(first, later, 0.1, None).weight
    told.claim("a", Attribute.DEATHS, (1, 1), None, "Jonas Marsh", subject="Jonas Marsh")
    named = profile(told.documents[0], told.extractions()[0], read_words(told.documents[0]))
    assert weigh_pair(named, later, 0.1, None).weight > before + 0.1


KILLS_SEVEN, KILLS_THREE = (
    "Blast kills 7 in Tarn\nA blast killed seven people.",
    "Blast kills 3\nA blast killed three people.",
)


def test_two_tolls_with_nothing_else_in_common_stay_apart() -> None:
    told = Told()
    for name, text, dead in (("a", KILLS_SEVEN, 7), ("b", KILLS_THREE, 3)):
        told.page(name, text)
        told.events[name] = EventSketch(kind="explosion")
        told.claim(name, Attribute.DEATHS, (dead, dead), None, text.split("\n")[1])
    assert incidents(told) == [["a"], ["b"]]
    same = Told()
    for name, text in (("a", KILLS_SEVEN), ("b", KILLS_THREE.replace("3", "7").replace("three", "seven"))):
        same.page(name, text)
        same.events[name] = EventSketch(kind="explosion")
        same.claim(name, Attribute.DEATHS, (7, 7), None, text.split("\n")[1])
    assert incidents(same) == [["a", "b"]]


@pytest.mark.parametrize(("low", "together"), [(7, False), (2, True)])
def test_an_open_toll_is_another_one_where_no_number_fits_both(low: int, together: bool) -> None:
    told = Told()
    for name, text, bounds in (("a", KILLS_SEVEN, (low, None)), ("b", KILLS_THREE, (3, 3))):
        told.page(name, text)
        told.events[name] = EventSketch(kind="explosion")
        told.claim(name, Attribute.DEATHS, bounds, None, text.split("\n")[1])
    assert (incidents(told) == [["a", "b"]]) is together


IDLIB, SHUGHUR = "place:geonames:169389", "place:geonames:169023"
WITHOUT_DATE = """Seven die under olive press
Warplanes flattened an olive press and the cottages beside it in the small hours of Friday. Diggers
found a grandmother alive under the beams of her kitchen, and neighbours carried water to the vats."""
WITH_DATE = """Charity mourns its pupils
Five schoolchildren died when bombs fell near Idlib, said the relief fund Lantern, which runs evening lessons."""


def dated_and_undated(day: str) -> Told:
    told = Told()
    told.page("a", WITHOUT_DATE)
    told.page("b", WITH_DATE)
    told.page(
        "c",
        "Olive press hit\nWorkers told of two raids on Friday morning near Idlib, and of a red sky. Lantern mourned."
        " Carts with wounded mules blocked the road to the quarry until a plough cleared it.",
    )
    told.events["a"] = EventSketch(kind="airstrike", places=(SHUGHUR, IDLIB))
    told.events["b"] = EventSketch(kind="attack", date=Dated(day, Precision.DAY, "test"), places=(IDLIB,))
    told.events["c"] = EventSketch(kind="airstrike", places=(IDLIB,))
    return told


def test_a_weekday_at_one_place_ties_a_report_without_a_date_to_one_with_it() -> None:
    assert incidents(dated_and_undated("2022-07-22")) == [["a", "b", "c"]]  # a Friday
    assert ["a", "b", "c"] not in incidents(dated_and_undated("2022-07-20"))


def test_a_place_spelt_otherwise_is_the_same_place() -> None:
    told = Told()
    for name, written in (("a", "Qamishli"), ("b", "Al-Qamishly"), ("c", "Deir Hafer")):
        told.page(name, f"Explosion in {written}\nA parked van blew up in a street of workshops.")
    town = EventSketch(kind="explosion", places=("place:geonames:173377",), place_name="Qamishli")
    weights = {}
    for other, written in (("b", "Al-Qamishly"), ("c", "Deir Hafer")):
        told.events["a"] = town
        told.events[other] = EventSketch(kind="explosion", places=("country:SY",), place_name=written)
        profiles = [
            profile(document, Extraction(document.id, (), (), told.events[document.id]), read_words(document))
            for document in told.documents
            if document.id in ("a", other)
        ]
        weights[other] = weigh_pair(profiles[0], profiles[1], 0.1, None).weight
    assert weights["b"] > weights["c"]


def test_names_count_under_one_spelling_and_words_do_not() -> None:
    pages = [
        page("a", "Fire in Sinaa\nThe brook ran red."),
        page("b", "Sina'a burns\nMr Broock saw it, and Brook Lane."),
    ]
    one, other = (set(weigh_terms(read_words(each)).numbers.tolist()) for each in pages)
    sinaa, brook, broock = (number_of(term) for term in ("sina", "brook", "brok"))
    assert sinaa in one & other
    assert brook in one
    assert broock in other - one


def test_a_country_alone_leaves_the_place_open_and_another_country_does_not() -> None:
    documents = [page(name, f"Explosion reported\nA van blew up, number {name}.") for name in "ab"]
    weights = []
    for country in ("country:SY", "country:NO"):
        events = (EventSketch(places=("place:geonames:173377",)), EventSketch(places=(country,)))
        one, other = (
            profile(document, Extraction(document.id, (), (), event), read_words(document))
            for document, event in zip(documents, events, strict=True)
        )
        weights.append(weigh_pair(one, other, 0.0, None).weight)
    assert weights[0] > 0 > weights[1]
