"""Documents become incidents."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rashomon.schema.claim import Claim, Scope
from rashomon.schema.document import Document
from rashomon.schema.evidence import Evidence
from rashomon.schema.extraction import EventSketch, Extraction
from rashomon.schema.identity import content_id
from rashomon.schema.incident import Incident
from rashomon.schema.lineage import Lineage, LineageKind, TextLink
from rashomon.schema.statement import Statement
from rashomon.stages.group.candidates import Pair, candidate_pairs, likeness, pairs_at_places
from rashomon.stages.group.cluster import cluster
from rashomon.stages.group.event_days import elect_day
from rashomon.stages.group.event_places import elect_place
from rashomon.stages.group.evidence import Likeness, of_one_day, weigh_pair
from rashomon.stages.group.profile import profile, towns_of
from rashomon.stages.group.terms import cased_words, spell_alike, terms, vectors

THRESHOLD = 0.18  # the mean weight at which public sets of shootings and of mixed events group best


@dataclass(frozen=True, slots=True)
class Together:
    """The documents of one incident, sorted, and why they are together."""

    documents: tuple[str, ...]
    reasons: tuple[str, ...]


def group_documents(
    documents: Sequence[Document], extractions: Mapping[str, Extraction], lineage: Lineage
) -> tuple[Together, ...]:
    """Which documents tell one incident. Candidates come from an index of words and from lineage alone."""
    ordered = sorted(documents, key=lambda d: d.id)
    number = {document.id: n for n, document in enumerate(ordered)}
    counts = [terms(document) for document in ordered]
    nothing = EventSketch()
    profiles = [
        profile(document, extractions.get(document.id) or Extraction(document.id, (), (), nothing), count)
        for document, count in zip(ordered, counts, strict=True)
    ]
    links = _links(lineage, number)
    spelt = vectors(spell_alike(counts, [cased_words(document) for document in ordered]))
    pairs = candidate_pairs(spelt)
    near = [
        pair
        for pair in pairs_at_places([towns_of(one) for one in profiles])
        if of_one_day(*(profiles[n] for n in pair))
    ]
    for first, second in (*links, *near):
        pairs.setdefault((first, second), likeness(spelt[first], spelt[second]))
    weighed = {pair: weigh_pair(profiles[pair[0]], profiles[pair[1]], pairs[pair], links.get(pair)) for pair in pairs}
    revisions = [pair for pair, link in links.items() if link.kind is LineageKind.REVISION]
    groups = cluster(len(ordered), {pair: like.weight for pair, like in weighed.items()}, THRESHOLD, revisions)
    return tuple(
        Together(tuple(ordered[n].id for n in group), _reasons(group, weighed, set(revisions))) for group in groups
    )


def _links(lineage: Lineage, number: Mapping[str, int]) -> dict[Pair, TextLink]:
    """The text link of each pair; a revision before copied passages."""
    found: dict[Pair, TextLink] = {}
    for link in sorted(lineage.links, key=lambda k: k.kind is LineageKind.REVISION):
        if link.first in number and link.second in number and link.first != link.second:
            one, other = sorted((number[link.first], number[link.second]))
            found[(one, other)] = link
    return found


def _reasons(group: Sequence[int], weighed: Mapping[Pair, Likeness], revisions: set[Pair]) -> tuple[str, ...]:
    """What most often holds the documents together, in words."""
    counted: Counter[str] = Counter()
    for place_in, first in enumerate(group):
        for second in group[place_in + 1 :]:
            if (first, second) in revisions:
                counted["states of one page"] += 1
            if (first, second) in weighed:
                counted.update(weighed[(first, second)].reasons)
    return tuple(reason for reason, _ in sorted(counted.items(), key=lambda item: (-item[1], item[0])))


def make_incident(
    together: Together,
    extractions: Mapping[str, Extraction],
    claims: Sequence[Claim],
    statements: Sequence[Statement],
) -> Incident:
    """The incident that some documents tell: its kind, day and place are what most of them say."""
    sketches = [(d, extractions[d].event) for d in together.documents if d in extractions]
    kind = _elect([(s.kind, s.kind_evidence) for _, s in sketches if s.kind])
    where = elect_place([s for _, s in sketches])
    day = elect_day([s for _, s in sketches])
    return Incident(
        id=content_id("incident", *together.documents),
        kind=kind.value,
        documents=together.documents,
        claims=tuple(sorted(c.id for c in claims if c.scope is Scope.INCIDENT)),
        statements=tuple(sorted(s.id for s in statements)),
        date=day.date,
        place=where.id or None,
        country=where.country,
        reasons=together.reasons,
        evidence=tuple(sorted({*kind.evidence, *day.evidence, *where.evidence})),
        area=where.area,
    )


@dataclass(frozen=True, slots=True)
class _Elected:
    value: str
    evidence: tuple[Evidence, ...]


def _elect(votes: Sequence[tuple[str, Evidence | None]]) -> _Elected:
    """The value that most documents give; of equal ones the one with more evidence, then the first by name."""
    counted = Counter(value for value, _ in votes)
    shown = Counter(value for value, evidence in votes if evidence is not None)
    if not counted:
        return _Elected("", ())
    value = min(counted, key=lambda v: (-counted[v], -shown[v], v))
    return _Elected(value, tuple(e for v, e in votes if v == value and e is not None))
