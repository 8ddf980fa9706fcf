from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from rashomon.schema.document import Dated, Document, Precision
from rashomon.schema.finding import Origin
from rashomon.schema.incident import Incident
from rashomon.schema.lineage import Lineage
from rashomon.schema.record import Case
from rashomon.stages.report.lookup import (
    country_name,
    file_stem,
    kind_noun,
    label_documents,
    look_up_case,
)

Make = Callable[..., Document]


def test_labels_go_from_outlet_to_title_to_day_to_file(make_document: Make) -> None:
    day = Dated("2019-03-15T03:11:04Z", Precision.TIME, "x")
    documents = [
        make_document("a", "1.txt", outlet="Halyard", title="Strike."),
        make_document("b", "2.txt", outlet="Kestrel", title="One"),
        make_document("c", "3.txt", outlet="Kestrel", title="Two"),
        make_document("d", "4.txt", title="Same"),
        make_document("e", "5.txt", title="Same", captured=day),
        make_document("f", "in/6.txt"),
        make_document("g", "7.txt", title="Twin", outlet="Lantern"),
        make_document("h", "8.txt", title="Twin", outlet="Lantern"),
    ]
    labels = label_documents(documents)
    assert [labels[d.id] for d in documents] == [
        "Halyard",
        "Kestrel, “One”",
        "Kestrel, “Two”",
        "“Same”",
        "“Same”, captured 15 March 2019",
        "6.txt",
        "7.txt",
        "8.txt",
    ]


def test_two_files_of_one_name_go_by_their_folders(make_document: Make) -> None:
    documents = [make_document("a", "x/1.txt"), make_document("b", "y/1.txt")]
    assert sorted(label_documents(documents).values()) == ["x/1.txt", "y/1.txt"]


def test_names_of_files_kinds_and_countries(make_document: Make) -> None:
    assert file_stem(make_document("a", "in/story.one.html")) == "story.one"
    assert kind_noun("airstrike") == "air strike"
    assert kind_noun("mud-slide") == "mud slide"
    assert country_name("LY") == "Libya"
    assert country_name("ZZ") == "ZZ"


def test_families_are_found_once_and_strangers_stand_alone() -> None:
    lineage = Lineage(families=(("a", "b"), ("c",), ("d", "e")))
    assert lineage.families_among(("b", "a", "c", "z")) == [("a", "b"), ("c",), ("z",)]


def test_where_an_incident_was(case: Case) -> None:
    lookup = look_up_case(case)

    def where(**changes: str | None) -> str:
        return lookup.where(replace(case.records[0].incident, **changes))  # type: ignore[arg-type]

    assert where() == "at Marsa Talin, Libya"
    assert where(place="Somewhere", country=None) == "at Somewhere"
    assert where(place="place:geonames:1", country="LY") == "in Libya"
    assert where(place=None, country=None) == ""


def test_a_document_narrates_only_where_nobody_else_is_named(case: Case) -> None:
    lookup = look_up_case(case)
    one = case.documents[0].id
    assert lookup.narrates(Origin("Halyard", None, one))
    assert lookup.narrates(Origin("pages/one.txt", None, one))
    assert not lookup.narrates(Origin("a local doctor", None, one))
    assert not lookup.narrates(Origin("Halyard", "a-ministry", one))
    assert lookup.origin_name(Origin("", None, "unknown")) == "an unnamed source"


def test_an_incident_of_unknown_documents_is_no_error(case: Case) -> None:
    incident = Incident("i", "", ("unknown",), (), ())
    assert look_up_case(case).where(incident) == ""
