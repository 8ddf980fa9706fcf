from __future__ import annotations

from dataclasses import replace

from rashomon.schema.incident import Grouping
from rashomon.schema.record import Case
from rashomon.stages.report.timeline import timeline


def _grouping(case: Case) -> Grouping:
    return Grouping((case.records[0].incident,), case.actors, case.places, case.statements, case.claims)


def test_the_event_and_the_documents_stand_in_the_order_of_time(case: Case) -> None:
    told = [(e.date.value, e.what) for e in timeline(case.records[0].incident, _grouping(case), case.documents)]
    assert told == [
        ("2019-03-14", "Air strike at Marsa Talin, Libya"),
        ("2019-03-14", "Halyard: published (published line)"),
        ("2019-03-15T02:10:00Z", "three.txt: captured by an archive (x)"),
    ]


def test_an_event_without_evidence_is_left_out(case: Case) -> None:
    incident = replace(case.records[0].incident, evidence=())
    assert next(e.what for e in timeline(incident, _grouping(case), case.documents)).startswith("Halyard")


def test_documents_of_other_incidents_are_left_out(case: Case) -> None:
    incident = replace(case.records[0].incident, documents=())
    assert len(timeline(incident, _grouping(case), case.documents)) == 1
