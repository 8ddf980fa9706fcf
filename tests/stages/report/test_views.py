"""Speakers, families and findings as the page words them."""

from __future__ import annotations

from dataclasses import replace

from rashomon.schema.finding import SetAside
from rashomon.schema.incident import ToldBeside
from rashomon.schema.lineage import LineageKind
from rashomon.schema.record import Case
from rashomon.schema.statement import Modality, Source, SourceKind
from rashomon.stages.report.citations import number_evidence
from rashomon.stages.report.finding_view import finding_view, support_words
from rashomon.stages.report.incident_view import incident_title, incident_view
from rashomon.stages.report.lookup import look_up_case
from rashomon.stages.report.speaker_view import speakers
from rashomon.stages.report.views import IncidentView, Speaker


def _view(case: Case) -> IncidentView:
    lookup = look_up_case(case)
    return incident_view(case.records[0], 1, case, lookup, number_evidence(case, lookup))


def _speakers(case: Case) -> tuple[Speaker, ...]:
    lookup = look_up_case(case)
    return speakers(case.records[0].incident.statements, lookup, number_evidence(case, lookup))


def test_only_what_is_not_plainly_asserted_is_tagged(case: Case) -> None:
    tags = {s.text: s.modality for speaker in _speakers(case) for s in speaker.said}
    assert tags["at least 40 people were wounded"] == ""
    assert tags["“If civilians were hurt, we regret it.”"] == "conditional"


def test_what_was_said_shows_how_it_is_introduced(case: Case) -> None:
    document = case.documents[0]
    at = document.text.index("said at least")
    cue = (document.evidence(at, at + len("said")),)
    changed = tuple(replace(s, cue=cue if s.content[0].text.startswith("at least 40") else ()) for s in case.statements)
    cues = {s.text: s.cue for speaker in _speakers(replace(case, statements=changed)) for s in speaker.said}
    assert cues["at least 40 people were wounded"] == "said"
    assert cues["“If civilians were hurt, we regret it.”"] == ""


def test_the_most_heard_speaks_first_and_the_unknown_last(case: Case) -> None:
    nobody = Source("", SourceKind.UNNAMED, candidates=("Makhlouf", "Barouni"))
    changed = tuple(
        replace(s, speaker=nobody if s.modality is Modality.CONDITIONAL else s.speaker) for s in case.statements
    )
    found = _speakers(replace(case, statements=changed))
    assert [s.name for s in found] == ["Idris Makhlouf", "Sidra Rights Monitor", "Speakers not resolved"]
    assert found[2].said[0].unresolved == "someone, who may be Makhlouf or Barouni"


def test_a_possessive_before_a_role_is_left_out(case: Case) -> None:
    its = Source("Idris Makhlouf", SourceKind.PERSON, described="Its spokesman")
    changed = tuple(replace(s, speaker=its) for s in case.statements)
    assert _speakers(replace(case, statements=changed))[0].described == "spokesman"


def test_links_say_who_copied_whom(case: Case) -> None:
    assert _view(case).families[0].links == (
        "Document 3 copies passages from document 1 (60% of its words): One quotation and its cue, word for word.",
    )
    assert _view(case).alone == ("2. three.txt",)


def test_a_link_without_a_direction_says_so(case: Case) -> None:
    (link,) = case.lineage.links
    turned = replace(link, first=link.second, second=link.first, directed=False, shared=0.9)
    revision = replace(turned, kind=LineageKind.REVISION, reason="one headline")
    lineage = replace(case.lineage, links=(turned, revision))
    assert _view(replace(case, lineage=lineage)).families[0].links == (
        "Documents 1 and 3 are states of one page: one headline.",
        "Documents 1 and 3 share passages; which came first is not known: One quotation and its cue, word for word.",
    )


def test_a_source_that_several_documents_name_is_told_once(case: Case) -> None:
    (link,) = case.lineage.sources
    one = case.documents[0]
    second = replace(link, document=one.id, evidence=one.evidence(0, 6))
    (credit,) = _view(replace(case, lineage=replace(case.lineage, sources=(link, second)))).credits
    assert (credit.source, credit.verb, credit.documents) == ("Halyard", "credited by", "documents 1 and 3")


def test_what_was_set_aside_stands_in_the_order_of_the_documents(case: Case) -> None:
    finding = replace(case.records[0].findings[0], set_aside=tuple(SetAside(c.id, "why") for c in case.claims))
    lookup = look_up_case(case)
    notes = finding_view(finding, "x", lookup, number_evidence(case, lookup)).set_aside
    labels = [[int(part) for part in note.citations[0].label.split(".")] for note in notes]
    assert labels == sorted(labels)
    assert [note.who for note in notes][:2] == ["Halyard, in its own words", "The Health Ministry"]
    assert notes[0].reason == "Why."


def test_a_finding_whose_claims_were_all_set_aside_is_still_shown(case: Case) -> None:
    record = case.records[0]
    missing = replace(record.findings[2], set_aside=(SetAside(case.claims[0].id, "why"),))
    changed = replace(record, findings=(missing,))
    assert [f.title for f in _view(replace(case, records=(changed,))).findings] == ["Missing"]


def test_what_stands_behind_a_finding(case: Case) -> None:
    finding = replace(case.records[0].findings[0], documents=5, families=3, origins=1)
    assert support_words(finding) == "5 documents, 3 text families, 1 origin"


def test_names_put_together(case: Case) -> None:
    assert [(n.name, n.aliases) for n in _view(case).names] == [("Marsa Talin", "Talin")]


def test_an_incident_of_which_nothing_is_known_goes_by_its_first_title(case: Case) -> None:
    incident = replace(
        case.records[0].incident, kind="", place=None, country=None, date=None, documents=(case.documents[0].id,)
    )
    assert incident_title(incident, look_up_case(case)) == "“Strike on ferry terminal kills dozens in Marsa Talin”"


def test_a_document_that_tells_an_incident_beside_another_event_is_named(case: Case) -> None:
    record = case.records[0]
    told = (ToldBeside(record.incident.documents[0], 1),)
    changed = replace(case, records=(replace(record, incident=replace(record.incident, beside=told)),))
    lookup = look_up_case(case)
    label = f"{lookup.numbers[told[0].document]}. {lookup.labels[told[0].document]}"
    (fact,) = [fact for fact in _view(changed).facts if fact.term == "Told beside"]
    assert fact.value == f"{label} tells it beside another event"
    assert "Told beside" not in {fact.term for fact in _view(case).facts}
