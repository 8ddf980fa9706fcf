from __future__ import annotations

from dataclasses import replace

import pytest

from rashomon.schema.bounds import Bounds
from rashomon.schema.document import Dated, Precision
from rashomon.schema.incident import Grouping
from rashomon.schema.record import Case
from rashomon.stages.report.timeline import timeline


def _grouping(case: Case) -> Grouping:
    return Grouping((case.records[0].incident,), case.actors, case.places, case.statements, case.claims)


def test_the_event_and_the_documents_stand_in_the_order_of_time(case: Case) -> None:
    told = [(e.date.value, e.what) for e in timeline(case.records[0].incident, _grouping(case), case.documents)]
    assert told == [
        ("2019-03-14", "Air strike at Marsa Talin, Libya"),
        ("2019-03-14", "Halyard: published (date from a line at the head of the file)"),
        ("2019-03-14", "The Health Ministry gives 31 killed"),
        ("2019-03-14", "The Sidra Rights Monitor gives 44 killed"),
        ("2019-03-14", "The Sidra Rights Monitor gives at least 40 wounded"),
        ("2019-03-15T02:10:00Z", "three.txt: captured by an archive (date from x)"),
    ]


@pytest.mark.parametrize(
    ("read_from", "said"),
    [
        ("meta article:published_time", "data in the page that readers do not see"),
        ("JSON-LD datePublished", "data in the page that readers do not see"),
        ("time element", "data in the page that readers do not see"),
        ("archive capture", "the archive’s own mark"),
        ("web address", "the page’s web address"),
        ("date line", "the date line of the page"),
        ("row column published", "the row of the table it came in"),
        ("htmldate", "what else the page shows"),
        ("published line", "a line at the head of the file"),
    ],
)
def test_where_a_date_was_read_is_said_in_plain_words(case: Case, read_from: str, said: str) -> None:
    dated = Dated("2019-03-14", Precision.DAY, read_from)
    documents = tuple(replace(document, published=dated) for document in case.documents)
    told = [entry.what for entry in timeline(case.records[0].incident, _grouping(case), documents)]
    assert f"Halyard: published (date from {said})" in told


def test_an_event_without_evidence_is_left_out(case: Case) -> None:
    incident = replace(case.records[0].incident, evidence=())
    assert next(e.what for e in timeline(incident, _grouping(case), case.documents)).startswith("Halyard")


def test_documents_of_other_incidents_are_left_out(case: Case) -> None:
    incident = replace(case.records[0].incident, documents=())
    assert len(timeline(incident, _grouping(case), case.documents)) == 1


def test_a_figure_stands_where_it_was_first_given(case: Case) -> None:
    later = Dated("2019-03-16", Precision.DAY, "x")
    documents = tuple(d if d.published else replace(d, published=later) for d in case.documents)
    told = [(e.date.value, e.what) for e in timeline(case.records[0].incident, _grouping(case), documents)]
    assert ("2019-03-16", "The Sidra Rights Monitor gives more than 30 wounded") in told
    assert ("2019-03-16", "The Sidra Rights Monitor gives at least 44 killed") in told
    assert [what for _, what in told].count("The Sidra Rights Monitor gives 44 killed") == 1


def test_who_tells_of_harm_without_a_number_gives_none(case: Case) -> None:
    some = tuple(replace(c, bounds=Bounds(None, None)) for c in case.claims)
    told = [e.what for e in timeline(case.records[0].incident, _grouping(replace(case, claims=some)), case.documents)]
    assert "The Health Ministry tells of deaths and gives no number" in told
    assert not any("not stated" in what for what in told)


def test_a_part_of_a_toll_is_no_step_of_it(case: Case) -> None:
    parts = replace(case, claims=tuple(replace(c, part_of="x") for c in case.claims))
    assert not any("gives" in e.what for e in timeline(case.records[0].incident, _grouping(parts), case.documents))


def test_the_earliest_of_several_reports_dates_a_figure(case: Case) -> None:
    same = tuple(replace(c, bounds=Bounds(44, 44)) if c.bounds and c.bounds.low == 44 else c for c in case.claims)
    for first, second in (("2019-03-10", "2019-03-20"), ("2019-03-20", "2019-03-10")):
        days = dict(zip(("pages/one.txt", "pages/two.html"), (first, second), strict=True))
        documents = tuple(
            replace(d, published=Dated(days[d.name], Precision.DAY, "x")) if d.name in days else d
            for d in case.documents
        )
        told = timeline(case.records[0].incident, _grouping(replace(case, claims=same)), documents)
        assert [e.date.value for e in told if e.what.endswith("gives 44 killed")] == ["2019-03-10"]
