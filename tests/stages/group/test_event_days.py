"""The day that an incident's documents agree on."""

from __future__ import annotations

from dataclasses import replace

from rashomon.schema.document import Dated, Precision
from rashomon.schema.evidence import Evidence
from rashomon.schema.extraction import EventSketch
from rashomon.stages.group.event_days import FROM_OTHERS, elect_day


def told(day: str | None, on: str = "2014-03-10", firm: bool = True) -> EventSketch:
    date = Dated(day, Precision.DAY, "text") if day else None
    evidence = Evidence("d", 0, 6, "Friday") if day else None
    return EventSketch(date=date, date_evidence=evidence, date_firm=firm, told=Dated(on, Precision.DAY, "page"))


def elected(*sketches: EventSketch) -> str:
    date = elect_day(sketches).date
    return date.value if date else ""


def test_no_day_is_elected_from_none() -> None:
    assert elected() == ""
    assert elected(told(None)) == ""


def test_a_page_that_mainly_tells_what_was_elsewhere_gives_that_day() -> None:
    paris, lyon = "place:geonames:2988507", "place:geonames:2996944"
    here = replace(told("2014-03-09", firm=False), places=(paris,))
    there = replace(told("2014-03-08"), places=(lyon,))
    assert elect_day([here, there]).date == there.date
    assert elect_day([here, there], paris).date == here.date
    assert elect_day([here, there], lyon).date == there.date
    assert elect_day([there], paris).date == there.date
    namesake = replace(there, places=("place:geonames:4717560",))  # Paris, Texas
    assert elect_day([here, namesake], paris).date == there.date
    assert elect_day([here, replace(there, places=())], paris).date == there.date
    assert elect_day([here, replace(there, places=("country:FR",))], paris).date == there.date


def test_most_documents_win() -> None:
    assert elected(told("2014-03-08"), told("2014-03-09"), told("2014-03-09")) == "2014-03-09"


def test_a_day_on_the_event_s_own_words_counts_more() -> None:
    assert elected(told("2014-03-08", firm=False), told("2014-03-09")) == "2014-03-09"


def test_a_day_after_the_first_report_is_not_the_event_s() -> None:
    given = [told("2014-03-08", "2014-03-09", firm=False), *(told("2014-03-12", "2014-03-13") for _ in range(3))]
    assert elected(*given) == "2014-03-08"


def test_of_equals_the_first() -> None:
    assert elected(told("2014-03-09"), told("2014-03-08")) == "2014-03-08"


def test_a_page_without_a_date_takes_it_from_the_others() -> None:
    undated = EventSketch(said="friday")
    found = elect_day([undated, EventSketch(told=Dated("2014-03-10", Precision.DAY, "page"))]).date
    assert found is not None
    assert found.value == "2014-03-07"
    assert found.read_from == FROM_OTHERS


def test_nothing_places_it_where_no_page_has_a_date() -> None:
    assert elect_day([EventSketch(said="friday")]).date is None


def left_open(days: str, precision: Precision = Precision.SPAN, at: int = 0) -> EventSketch:
    return EventSketch(within=Dated(days, precision, "text"), within_evidence=Evidence("d", at, at + 4, "week"))


def test_days_that_are_left_open_stand_where_no_day_is_told() -> None:
    weekend, month = left_open("2014-03-08/2014-03-09"), left_open("2014-03", Precision.MONTH)
    assert elected(weekend, told("2014-03-10")) == "2014-03-10"
    assert elected(month, weekend) == "2014-03-08/2014-03-09"
    assert elected(month, weekend, left_open("2014-03", Precision.MONTH, at=9)) == "2014-03"
    found = elect_day([month, left_open("2014-03", Precision.MONTH, at=9)])
    assert [evidence.start for evidence in found.evidence] == [0, 9]
