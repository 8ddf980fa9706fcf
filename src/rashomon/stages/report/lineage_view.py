"""What documents owe one another, and which names were put together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rashomon.schema.entity import Actor, Place
from rashomon.schema.incident import Incident
from rashomon.schema.lineage import FAMILY_KINDS, Lineage, LineageKind, SourceLink, TextLink
from rashomon.schema.record import Case
from rashomon.stages.report.citations import Citations
from rashomon.stages.report.descent_view import descent_view
from rashomon.stages.report.lookup import Lookup, document_words
from rashomon.stages.report.views import Credit, Family, Named
from rashomon.stages.report.words import as_sentence, join_words, plain_times

_VERBS = {
    LineageKind.QUOTES_OUTLET: "quoted by",
    LineageKind.CREDITS_AGENCY: "credited by",
    LineageKind.RELAYS: "relayed by",
}


def text_families(incident: Incident, lineage: Lineage, lookup: Lookup) -> tuple[Family, ...]:
    """The text families of an incident, the largest first, with what links their documents."""
    found = lineage.families_among(incident.documents)
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
        tuple(as_sentence(plain_times(_link(link, lookup))) for link in links),
        descent_view(family, links, lookup),
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


def outside_sources(incident: Incident, lineage: Lineage, lookup: Lookup, citations: Citations) -> Iterator[Credit]:
    """The sources outside the case, each with the documents that name it."""
    wanted = set(incident.documents)
    rows: dict[tuple[str, str], list[SourceLink]] = {}
    for link in lineage.sources:
        if link.document in wanted and link.document in lookup.numbers:
            rows.setdefault((link.source, _VERBS.get(link.kind, link.kind.value)), []).append(link)
    for (source, verb), links in sorted(rows.items(), key=lambda row: (row[0][0].casefold(), row[0])):
        documents = document_words((link.document for link in links), lookup)
        yield Credit(source, verb, documents, citations.of(link.evidence for link in links))


def names_put_together(incident: Incident, case: Case) -> Iterator[Named]:
    """The actors and places of an incident that go by several names or speak for a party."""
    own = set(incident.documents)
    entities: list[Actor | Place] = [a for a in case.actors if any(m.document in own for m in a.mentions)]
    entities += [p for p in case.places if any(m.document in own for m in p.mentions)]
    for entity in sorted(entities, key=lambda e: (e.name.casefold(), e.name, e.id)):
        party = entity.party if isinstance(entity, Actor) and entity.party != entity.name else ""
        if entity.aliases or party:
            reasons = entity.reasons if isinstance(entity, Actor) else ()
            yield Named(entity.name, join_words(entity.aliases), party, tuple(as_sentence(r) for r in reasons))
