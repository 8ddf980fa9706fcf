"""The timeline: what is dated, and where that was read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rashomon.schema.bounds import Bounds
from rashomon.schema.claim import Attribute, Claim
from rashomon.schema.document import Dated, Document
from rashomon.schema.evidence import Evidence
from rashomon.schema.incident import Grouping, Incident
from rashomon.schema.record import TimelineEntry
from rashomon.stages.report.cited import openings
from rashomon.stages.report.lookup import Lookup, kind_noun, look_up
from rashomon.stages.report.words import attribute_word, capitalised, is_plural, read_from_words, tally_words


def timeline(incident: Incident, grouping: Grouping, documents: Sequence[Document]) -> tuple[TimelineEntry, ...]:
    """The incident, its documents as published, changed and captured, and each figure as it is first given.

    Oldest first. Dates of unlike precision sort as text, so "2016-09" stands before "2016-09-17".
    """
    lookup = look_up(incident, grouping, documents)
    entries = [*_event(incident, lookup), *_documents(incident, lookup), *_figures(incident, lookup)]
    return tuple(sorted(entries, key=lambda e: (e.date.value, e.what, e.evidence)))


def _event(incident: Incident, lookup: Lookup) -> Iterator[TimelineEntry]:
    if incident.date and incident.evidence:
        place = lookup.where(incident)
        what = capitalised(kind_noun(incident.kind) or "incident") + (f" {place}" if place else "")
        yield TimelineEntry(incident.date, what, tuple(sorted(set(incident.evidence))))


def _documents(incident: Incident, lookup: Lookup) -> Iterator[TimelineEntry]:
    for id_ in incident.documents:
        document = lookup.documents.get(id_)
        if document is None:
            continue
        evidence: tuple[Evidence, ...] = openings((id_,), lookup)
        label = lookup.labels[id_]
        for date, done in _dates(document):
            yield TimelineEntry(date, f"{label}: {done} (date from {read_from_words(date)})", evidence)


def _figures(incident: Incident, lookup: Lookup) -> Iterator[TimelineEntry]:
    """Who gives which figure for the first time, dated by the document: so that a rising toll is seen to rise."""
    first: dict[tuple[str, str], tuple[Dated, list[Claim]]] = {}
    for id_ in incident.claims:
        claim = lookup.claims.get(id_)
        dated = _told(lookup.documents[claim.document]) if claim else None
        if claim is None or dated is None or claim.claimant is None or claim.part_of or claim.bounds is None:
            continue
        who = lookup.running_name(claim.claimant)
        key = (who, f"{claim.attribute.value} {claim.bounds.low} {claim.bounds.high}")
        known = first.get(key)
        if known is None or dated.value < known[0].value:
            first[key] = (dated, [claim])
        elif dated == known[0]:
            known[1].append(claim)
    for (who, _), (dated, claims) in first.items():
        one = min(claims, key=lambda c: c.evidence)
        assert one.bounds is not None  # left out above
        what = f"{capitalised(who)} {_told_words(one.bounds, one.attribute, plural=is_plural(who))}"
        yield TimelineEntry(dated, what, tuple(sorted({c.evidence for c in claims})))


def _told_words(bounds: Bounds, attribute: Attribute, *, plural: bool) -> str:
    """What somebody does who gives a figure, or tells of harm and gives none."""
    verb = "give" if plural else "gives"
    if bounds.stated:
        return f"{verb} {tally_words(bounds, attribute)}"
    return f"{'tell' if plural else 'tells'} of {attribute_word(attribute, 'lacking')} and {verb} no number"


def _told(document: Document) -> Dated | None:
    """When a document says what it says: its last change, else its publication, else its capture."""
    return document.modified or document.published or document.captured


def _dates(document: Document) -> Iterator[tuple[Dated, str]]:
    if document.published:
        yield document.published, "published"
    if document.modified:
        yield document.modified, "changed"
    if document.captured:
        yield document.captured, "captured by an archive"
