"""Places of events and of names, known to the gazetteer and not."""

from __future__ import annotations

import pytest
from tests.stages.reconcile.telling import Told

from rashomon.schema.extraction import EventSketch
from rashomon.schema.issue import Severity

UNKNOWN = "Raid on Marsa Dulin\nMissiles hit a market in Marsa Dulin, Libya."


def at(told: Told, page: str, words: str, *keys: str) -> None:
    document = next(d for d in told.documents if d.id == page)
    start = document.text.index(words)
    evidence = document.evidence(start, start + len(words))
    told.events[page] = EventSketch(kind="airstrike", places=keys, place_name=words, place_evidence=evidence)


def test_a_place_that_no_gazetteer_has_keeps_its_name_and_gets_no_point() -> None:
    told = Told()
    told.page("a", UNKNOWN)
    at(told, "a", "Marsa Dulin", "country:LY")
    grouped = told.grouped()
    (incident,) = grouped.incidents
    own = next(p for p in grouped.places if p.id == incident.place)
    assert (own.name, own.key, own.latitude, own.longitude, own.country) == ("Marsa Dulin", None, None, None, "LY")
    assert incident.country == "LY"
    libya = next(p for p in grouped.places if p.key == "country:LY")
    assert "Marsa Dulin" not in (libya.name, *libya.aliases)


def test_it_is_one_doubt_however_many_pages_name_it() -> None:
    told = Told()
    for name in ("a", "b"):
        told.page(name, f"{UNKNOWN} Page {name}.")
        at(told, name, "Marsa Dulin", "country:LY")
    told.copy("a", "b", UNKNOWN)
    grouped = told.grouped()
    assert len(grouped.incidents) == 1
    (issue,) = grouped.issues
    assert issue.severity is Severity.DOUBT
    assert "'Marsa Dulin' is not in the gazetteer" in issue.reason
    document = next(d for d in told.documents if d.id == issue.document)
    assert document.text[issue.start : issue.end] == "Marsa Dulin"


@pytest.mark.parametrize(
    ("words", "key"), [("Manbij", "place:geonames:167357"), ("Syria", "country:SY"), ("north of Manbij", "country:SY")]
)
def test_a_known_place_or_a_country_alone_is_in_no_doubt(words: str, key: str) -> None:
    told = Told()
    told.page("a", "Raid north of Manbij in Syria\nMissiles hit a market.")
    at(told, "a", words, key)
    known = words != "north of Manbij"
    assert (told.grouped().issues == ()) is known
