"""An incident as a chapter of the page."""

from __future__ import annotations

from collections.abc import Iterator

from rashomon.schema.finding import Finding, Status
from rashomon.schema.incident import Incident
from rashomon.schema.lineage import Lineage
from rashomon.schema.record import BriefSentence, Case, Record, TimelineEntry
from rashomon.stages.report.change_view import told_changes
from rashomon.stages.report.citations import Citations
from rashomon.stages.report.finding_view import finding_view, not_reported_words
from rashomon.stages.report.lineage_view import names_put_together, outside_sources, text_families
from rashomon.stages.report.lookup import Lookup, country_name, kind_noun
from rashomon.stages.report.matrix_view import claim_matrix
from rashomon.stages.report.speaker_view import speakers
from rashomon.stages.report.views import Fact, IncidentView, Sentence
from rashomon.stages.report.words import (
    area_words,
    attribute_word,
    capitalised,
    count_words,
    dated_words,
    day_words,
    join_words,
    shortened,
)


def incident_view(record: Record, number: int, case: Case, lookup: Lookup, citations: Citations) -> IncidentView:
    """A record worded for its chapter."""
    incident = record.incident
    anchor = f"incident-{number}"
    families = text_families(incident, case.lineage, lookup)
    return IncidentView(
        anchor=anchor,
        title=incident_title(incident, lookup),
        documents=document_count(incident),
        facts=tuple(_facts(record, case, lookup, citations)),
        brief=tuple(_sentence(s, citations) for s in record.brief),
        findings=tuple(finding_view(f, f"{anchor}-{f.attribute.value}", lookup, citations) for f in told_of(record)),
        not_reported=not_reported_words(record.findings),
        speakers=speakers(incident.statements, lookup, citations),
        lineage=lineage_words(record, case.lineage),
        families=tuple(family for family in families if len(family.documents) > 1),
        alone=tuple(label for family in families if len(family.documents) == 1 for label in family.documents),
        names=tuple(names_put_together(incident, case)),
        credits=tuple(outside_sources(incident, case.lineage, lookup, citations)),
        timeline=tuple(_entry(e, citations) for e in record.timeline),
        reasons=incident.reasons,
        matrix=claim_matrix(record.findings, lookup, citations),
        changes=told_changes(record.changes, lookup, citations),
    )


def told_of(record: Record) -> tuple[Finding, ...]:
    """The findings of a record of which something is told, even where none of it counts."""
    return tuple(f for f in record.findings if f.status is not Status.NOT_REPORTED or f.set_aside)


def incident_title(incident: Incident, lookup: Lookup) -> str:
    """A heading: "Air strike at Deir ez-Zor, Syria, 17 September 2016"; the first title where nothing is known."""
    kind = capitalised(kind_noun(incident.kind) or "incident")
    place = lookup.where(incident)
    date = day_words(incident.date.value, weekday=False) if incident.date else ""
    if not (incident.kind or place or date):
        titles = [title for d in incident.documents if (title := lookup.documents[d].title)]
        return f"“{shortened(titles[0], 14)}”" if titles else kind
    return ", ".join(part for part in (f"{kind} {place}" if place else kind, date) if part)


def document_count(incident: Incident) -> str:
    """How many documents tell an incident: "five documents"."""
    return count_words(len(incident.documents), "document")


def lineage_words(record: Record, lineage: Lineage) -> str:
    """What the documents come to: "5 documents, 3 text families, 2 origins for deaths"."""
    documents = record.incident.documents
    families = len(lineage.families_among(documents))
    parts = [
        f"{len(documents):,} {'document' if len(documents) == 1 else 'documents'}",
        f"{families:,} text {'family' if families == 1 else 'families'}",
    ]
    parts += [
        f"{f.origins:,} {'origin' if f.origins == 1 else 'origins'} for {attribute_word(f.attribute, 'title').lower()}"
        for f in record.findings[:1]
        if f.origins
    ]
    return ", ".join(parts)


def _facts(record: Record, case: Case, lookup: Lookup, citations: Citations) -> Iterator[Fact]:
    incident = record.incident
    place = lookup.place(incident)
    yield Fact("What", capitalised(kind_noun(incident.kind)) or "not known", citations.of(incident.evidence))
    yield Fact("When", f"{day_words(incident.date.value)}" if incident.date else "not known")
    where = capitalised(lookup.place_name(incident)) or "not known"
    yield Fact("Where", where)
    if incident.area is not None:
        yield Fact("Position", area_words(incident.area))
    if place and place.latitude is None and incident.place:
        yield Fact("Gazetteer", "the place is not in it")
    if place and place.aliases:
        yield Fact("Also written", join_words(place.aliases))
    if incident.country and not where.endswith(country_name(incident.country)):
        yield Fact("Country", country_name(incident.country))
    yield Fact("Read from", lineage_words(record, case.lineage))
    if incident.beside:
        named = sorted({(lookup.numbers[told.document], lookup.labels[told.document]) for told in incident.beside})
        pages = join_words([f"{number}. {label}" for number, label in named])
        yield Fact("Told beside", f"{pages} {'tells' if len(named) == 1 else 'tell'} it beside another event")


def _sentence(sentence: BriefSentence, citations: Citations) -> Sentence:
    return Sentence(sentence.text, citations.of(sentence.evidence))


def _entry(entry: TimelineEntry, citations: Citations) -> Sentence:
    return Sentence(entry.what, citations.of(entry.evidence), dated_words(entry.date), entry.date.value)
