"""An incident as a chapter of the page."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from rashomon.language.text import fold
from rashomon.schema.finding import Status
from rashomon.schema.incident import Incident
from rashomon.schema.lineage import FAMILY_KINDS, Lineage, LineageKind, SourceLink, TextLink
from rashomon.schema.record import BriefSentence, Case, Record, TimelineEntry
from rashomon.schema.statement import Directness, Modality, Statement
from rashomon.stages.report.citations import Citations
from rashomon.stages.report.finding_view import document_words, finding_view, not_reported_words, summary_words
from rashomon.stages.report.lookup import Lookup, country_name, families_of, kind_noun
from rashomon.stages.report.views import Credit, Fact, Family, IncidentView, Said, Sentence, Speaker
from rashomon.stages.report.words import (
    as_sentence,
    attribute_word,
    capitalised,
    count_words,
    dated_words,
    day_words,
    join_words,
    shortened,
)

_VERBS = {
    LineageKind.QUOTES_OUTLET: "quoted by",
    LineageKind.CREDITS_AGENCY: "credited by",
    LineageKind.RELAYS: "relayed by",
}
_POSSESSIVE = re.compile(r"^(?:its|his|her|their|our|my)\s+", re.IGNORECASE)
_UNATTRIBUTED = "No source given"
_UNRESOLVED = "Speakers not resolved"


def incident_view(record: Record, number: int, case: Case, lookup: Lookup, citations: Citations) -> IncidentView:
    """A record worded for its chapter."""
    incident = record.incident
    anchor = f"incident-{number}"
    reported = [f for f in record.findings if f.status is not Status.NOT_REPORTED]
    return IncidentView(
        anchor=anchor,
        title=incident_title(incident, lookup),
        summary=f"{document_count(incident)}; {summary_words(record.findings)}",
        facts=tuple(_facts(record, case, lookup, citations)),
        brief=tuple(_sentence(s, citations) for s in record.brief),
        findings=tuple(finding_view(f, f"{anchor}-{f.attribute.value}", lookup, citations) for f in reported),
        not_reported=not_reported_words(record.findings),
        speakers=speakers(incident.statements, lookup, citations),
        lineage=lineage_words(record, case.lineage),
        families=_families(incident, case.lineage, lookup),
        credits=tuple(_credits(incident, case.lineage, lookup, citations)),
        timeline=tuple(_entry(e, citations) for e in record.timeline),
        reasons=incident.reasons,
    )


def incident_title(incident: Incident, lookup: Lookup) -> str:
    """A heading: "Air strike at Deir ez-Zor, Syria, 17 September 2016"; the first title where nothing is known."""
    kind = capitalised(kind_noun(incident.kind) or "incident")
    place = lookup.place_name(incident)
    date = day_words(incident.date.value, weekday=False) if incident.date else ""
    if not (incident.kind or place or date):
        titles = [title for d in incident.documents if (title := lookup.documents[d].title)]
        return f"“{shortened(titles[0], 14)}”" if titles else kind
    return ", ".join(part for part in (f"{kind} at {place}" if place else kind, date) if part)


def document_count(incident: Incident) -> str:
    """How many documents tell an incident: "five documents"."""
    return count_words(len(incident.documents), "document")


def lineage_words(record: Record, lineage: Lineage) -> str:
    """What the documents come to: "5 documents, 3 text families, 2 origins for deaths"."""
    documents = record.incident.documents
    families = len(families_of(documents, lineage))
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
    where = lookup.place_name(incident) or "not known"
    yield Fact("Where", where)
    if place and place.latitude is not None and place.longitude is not None:
        yield Fact("Position", f"{place.latitude:.3f}, {place.longitude:.3f}")
    elif incident.place:
        yield Fact("Position", "not in the gazetteer")
    if place and place.aliases:
        yield Fact("Also written", join_words(place.aliases))
    if incident.country and not where.endswith(country_name(incident.country)):
        yield Fact("Country", country_name(incident.country))
    yield Fact("Read from", lineage_words(record, case.lineage))
    yield Fact("Coded under", case.pack)


def _sentence(sentence: BriefSentence, citations: Citations) -> Sentence:
    return Sentence(sentence.text, citations.of(sentence.evidence))


def _entry(entry: TimelineEntry, citations: Citations) -> Sentence:
    return Sentence(entry.what, citations.of(entry.evidence), dated_words(entry.date), entry.date.value)


def speakers(ids: Iterable[str], lookup: Lookup, citations: Citations) -> tuple[Speaker, ...]:
    """Who said what, the most heard speaker first; words that several documents carry are told once."""
    by_name: dict[str, list[Statement]] = {}
    for id_ in ids:
        statement = lookup.statements.get(id_)
        if statement:
            by_name.setdefault(_speaker_name(statement, lookup), []).append(statement)
    made = [Speaker(name, _described(found), _said(found, lookup, citations)) for name, found in by_name.items()]
    return tuple(sorted(made, key=_speaker_order))


def _speaker_order(speaker: Speaker) -> tuple[int, int, str, str]:
    last = {_UNRESOLVED: 1, _UNATTRIBUTED: 2}
    return (last.get(speaker.name, 0), -len(speaker.said), speaker.name.casefold(), speaker.name)


def _speaker_name(statement: Statement, lookup: Lookup) -> str:
    source = statement.speaker
    if source is None:
        return _UNATTRIBUTED
    return capitalised(lookup.speaker(source)) or _UNRESOLVED


def _described(statements: Sequence[Statement]) -> str:
    found = {_POSSESSIVE.sub("", s.speaker.described) for s in statements if s.speaker}
    return max(found, key=lambda d: (len(d), d), default="")


def _said(statements: Sequence[Statement], lookup: Lookup, citations: Citations) -> tuple[Said, ...]:
    same: dict[tuple[str, Directness, Modality], list[Statement]] = {}
    for s in sorted(statements, key=lambda s: (lookup.numbers[s.document], s.start, s.end, s.id)):
        same.setdefault((fold(_words(s)), s.directness, s.modality), []).append(s)
    return tuple(_one_said(group, lookup, citations) for group in same.values())


def _words(statement: Statement) -> str:
    return " … ".join(" ".join(e.text.split()) for e in statement.content)


def _one_said(group: Sequence[Statement], lookup: Lookup, citations: Citations) -> Said:
    first = group[0]
    via = sorted({lookup.running_name(source) for s in group for source in s.via})
    modality = "" if first.modality is Modality.ASSERTED else first.modality.value
    return Said(
        text=f"“{_words(first)}”" if first.directness is Directness.DIRECT else _words(first),
        directness={"direct": "in their own words", "mixed": "partly quoted"}.get(first.directness.value, "reported"),
        modality=modality,
        via=join_words(via),
        unresolved=_unresolved(first, lookup),
        documents=document_words((s.document for s in group), lookup),
        citations=citations.of(s.content[0] for s in group),
    )


def _unresolved(statement: Statement, lookup: Lookup) -> str:
    """Whom the text names only as "he" or "the official", and who that may be; "" for a resolved speaker."""
    source = statement.speaker
    if source is None or lookup.speaker(source):
        return ""
    mention = f"“{source.mention.text}”" if source.mention else "someone"
    return f"{mention}, who may be {join_words(source.candidates, 'or')}" if source.candidates else mention


def _families(incident: Incident, lineage: Lineage, lookup: Lookup) -> tuple[Family, ...]:
    found = families_of(incident.documents, lineage)
    found.sort(key=lambda family: (-len(family), [lookup.numbers.get(d, 0) for d in family]))
    number_of = {document: n for n, family in enumerate(found) for document in family}
    links: list[list[TextLink]] = [[] for _ in found]
    for link in lineage.links:
        if link.kind in FAMILY_KINDS and number_of.get(link.first, -1) == number_of.get(link.second, -2):
            links[number_of[link.first]].append(link)
    return tuple(_family(n, family, links[n], lookup) for n, family in enumerate(found))


def _family(number: int, family: Sequence[str], links: list[TextLink], lookup: Lookup) -> Family:
    members = sorted((lookup.numbers[d], lookup.labels[d]) for d in family if d in lookup.numbers)
    links.sort(key=lambda k: (not k.directed, k.kind is not LineageKind.REVISION, -k.shared, k.first, k.second))
    return Family(
        f"Family {number + 1}",
        tuple(f"{n}. {label}" for n, label in members),
        tuple(as_sentence(_link(link, lookup)) for link in links),
    )


def _link(link: TextLink, lookup: Lookup) -> str:
    first, second = lookup.numbers[link.first], lookup.numbers[link.second]
    if not link.directed:
        first, second = sorted((first, second))
    if link.kind is LineageKind.REVISION:
        what = f"Document {second} is a later state of document {first}" if link.directed else ""
        what = what or f"Documents {first} and {second} are states of one page"
    elif link.directed:
        what = f"Document {second} copies passages from document {first}"
    else:
        what = f"Documents {first} and {second} share passages; which came first is not known"
    return f"{what} ({link.shared:.0%} of its words): {link.reason}" if link.directed else f"{what}: {link.reason}"


def _credits(incident: Incident, lineage: Lineage, lookup: Lookup, citations: Citations) -> Iterator[Credit]:
    wanted = set(incident.documents)
    rows: dict[tuple[str, str], list[SourceLink]] = {}
    for link in lineage.sources:
        if link.document in wanted and link.document in lookup.numbers:
            rows.setdefault((link.source, _VERBS.get(link.kind, link.kind.value)), []).append(link)
    for (source, verb), links in sorted(rows.items(), key=lambda row: (row[0][0].casefold(), row[0])):
        documents = document_words((link.document for link in links), lookup)
        yield Credit(source, verb, documents, citations.of(link.evidence for link in links))
