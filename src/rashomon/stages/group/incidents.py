"""Documents become incidents."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import combinations

import numpy as np

from rashomon.language.general_kinds import TAKE_IN
from rashomon.schema.document import Document
from rashomon.schema.evidence import Evidence
from rashomon.schema.extraction import EventSketch, Extraction
from rashomon.schema.identity import content_id
from rashomon.schema.incident import Incident, OpenPair
from rashomon.schema.lineage import Lineage, LineageKind, TextLink
from rashomon.stages.group.candidates import POSTING, Index, Shared, likeness, pairs_of, postings_of
from rashomon.stages.group.cluster import PARTS, Border, Pair, Rule, cluster, in_parts
from rashomon.stages.group.event_days import elect_day
from rashomon.stages.group.event_places import elect_place
from rashomon.stages.group.evidence import Likeness, weigh_pair, weight_of
from rashomon.stages.group.judged import NOTHING_JUDGED, Judged
from rashomon.stages.group.profile import Profile, profile, towns_of
from rashomon.stages.group.terms import read_words, weigh_terms
from rashomon.stages.group.units import Said, Unit, Units, own_words, units_of

THRESHOLD = 0.18  # the mean weight at which public sets of shootings and of mixed events group best
MARGIN = 0.02  # a mean weight nearer the threshold than this leaves open what it decides
_ASKED = 12  # documents of an incident whose pairs tell its reasons
BOUND = "put together by a person"
REVISIONS = "states of one page"


@dataclass(frozen=True, slots=True)
class Together:
    """The documents of one incident, sorted, and why they are together.

    What a document tells beside its main event stands among them under the id that `Units` gives it.
    """

    documents: tuple[str, ...]
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sorted:
    """The documents of each incident, and the pairs that the evidence leaves open."""

    together: tuple[Together, ...]
    open_pairs: tuple[OpenPair, ...]


@dataclass(frozen=True, slots=True)
class Bonds:
    """What ties documents by number beside their likeness: text links, and people's judgements."""

    links: Mapping[Pair, TextLink]
    bound: frozenset[Pair]
    apart: frozenset[Pair]

    @classmethod
    def of(cls, links: Iterable[TextLink], judged: Judged, number: Mapping[str, int]) -> Bonds:
        """The bonds among the documents that `number` knows."""
        return cls(links_by_pair(links, number), _numbered(judged.same, number), _numbered(judged.different, number))

    def rule(self) -> Rule:
        """How documents tied so are grouped: people's bonds first, then the states of one page."""
        revisions = sorted(pair for pair, link in self.links.items() if link.kind is LineageKind.REVISION)
        return Rule(THRESHOLD, MARGIN, [*sorted(self.bound), *revisions], sorted(self.apart))


def group_documents(
    documents: Sequence[Document],
    extractions: Mapping[str, Extraction],
    lineage: Lineage,
    judged: Judged = NOTHING_JUDGED,
) -> Sorted:
    """Which documents tell one incident. Candidates come from an index of words and places and from lineage alone.

    What a document surely tells of other events than its main one is grouped beside it, under ids of `Units`.
    """
    own = [Unit(d, extractions.get(d.id) or Extraction(d.id, (), (), EventSketch())) for d in documents]
    others = [unit for one in own for unit in units_of(one.document, one.extraction)]
    ordered = sorted((*own, *others), key=lambda unit: unit.document.id)
    number = {unit.document.id: n for n, unit in enumerate(ordered)}
    profiles: list[Profile] = []
    postings = []
    for n, unit in enumerate(ordered):
        document = own_words(unit.document, unit.extraction)
        wording = read_words(document)
        profiles.append(profile(document, unit.extraction, wording))
        postings.append(postings_of(n, weigh_terms(wording), meeting_keys(profiles[n])))
    apart = Units.of(one.extraction for one in own).apart()
    bonds = Bonds.of(lineage.links, replace(judged, different=judged.different | apart), number)
    index = Index.of([Shared.of(np.concatenate([np.zeros(0, POSTING), *postings]))])
    shared = {pair: count for lot in index.pairs() for pair, count in pairs_of(lot)}
    shared |= {pair: index.shared(*pair) for pair in sorted(bonds.links.keys() - shared.keys())}

    def between(pair: Pair) -> tuple[Profile, Profile, float, TextLink | None]:
        return profiles[pair[0]], profiles[pair[1]], likeness(shared[pair]), bonds.links.get(pair)

    weights = {pair: in_parts(weight_of(*between(pair))) / PARTS for pair in sorted(shared)}
    return sort_documents(
        [unit.document.id for unit in ordered], weights, bonds, lambda pair: weigh_pair(*between(pair))
    )


def sort_documents(
    documents: Sequence[str], weights: Mapping[Pair, float], bonds: Bonds, why: Callable[[Pair], Likeness]
) -> Sorted:
    """The incidents that weighed pairs make of documents, given by number; `documents` are sorted.

    `why` tells the reasons of a pair that has a weight.
    """
    found = cluster(len(documents), weights, bonds.rule())
    open_pairs = (_open_pair(border, documents, weights, bonds, why) for border in found.borders)
    return Sorted(
        tuple(Together(tuple(documents[n] for n in g), _reasons(g, weights, bonds, why)) for g in found.groups),
        tuple(sorted(pair for pair in open_pairs if pair is not None)),
    )


def links_by_pair(links: Iterable[TextLink], number: Mapping[str, int]) -> dict[Pair, TextLink]:
    """The text link of each pair of documents, by number; a revision before copied passages."""
    found: dict[Pair, TextLink] = {}
    for link in sorted(links, key=lambda k: k.kind is LineageKind.REVISION):
        if link.first in number and link.second in number and link.first != link.second:
            one, other = sorted((number[link.first], number[link.second]))
            found[(one, other)] = link
    return found


def meeting_keys(one: Profile) -> list[str]:
    """Where and when a document puts its event: short reports of it by two newsrooms may share hardly a word.

    Documents a day apart have a key in common, and so have one with a date and one that names its weekday alone.
    """
    towns = sorted(towns_of(one))
    if one.day is None:
        return [f"at {town} on {weekday}" for town in towns for weekday in sorted(one.weekdays)]
    keys = [f"at {town} by {day}" for town in towns for day in (one.day, one.day + 1)]
    if one.event_day is not None:
        keys += [f"at {town} on {date.fromordinal(one.event_day).weekday()}" for town in towns]
    return keys


def _numbered(pairs: Iterable[tuple[str, str]], number: Mapping[str, int]) -> frozenset[Pair]:
    known = ((number[one], number[other]) for one, other in pairs if one in number and other in number)
    return frozenset((min(pair), max(pair)) for pair in known if pair[0] != pair[1])


def _open_pair(
    border: Border,
    documents: Sequence[str],
    weights: Mapping[Pair, float],
    bonds: Bonds,
    why: Callable[[Pair], Likeness],
) -> OpenPair | None:
    """The most alike of two sets; None where a person has decided on documents of the two already."""
    across = [(min(one, other), max(one, other)) for one in border.one for other in border.other]
    if any(pair in bonds.bound or pair in bonds.apart for pair in across):
        return None
    known = [pair for pair in across if pair in weights]
    first, second = min(known, key=lambda pair: (-weights[pair], pair))
    like = why((first, second))
    weight = round(border.mean, 4)
    return OpenPair(documents[first], documents[second], weight, border.together, like.reasons, like.against)


def _reasons(
    group: Sequence[int], weights: Mapping[Pair, float], bonds: Bonds, why: Callable[[Pair], Likeness]
) -> tuple[str, ...]:
    """What most often holds the documents together, in words; of very many documents, some of them."""
    counted: Counter[str] = Counter()
    for pair in combinations(group[:_ASKED], 2):
        link = bonds.links.get(pair)
        counted[REVISIONS] += link is not None and link.kind is LineageKind.REVISION
        counted[BOUND] += pair in bonds.bound
        if pair in weights:
            counted.update(why(pair).reasons)
    return tuple(reason for reason, n in sorted(counted.items(), key=lambda item: (-item[1], item[0])) if n)


def make_incident(
    together: Together,
    extractions: Mapping[str, Extraction],
    said: Said,
) -> Incident:
    """The incident that some documents tell: its kind, day and place are what most of them say."""
    units = said.units
    sketches = [
        (unit, units.event(extractions[units.document(unit)], unit))
        for unit in together.documents
        if units.document(unit) in extractions
    ]
    kinds = [(s.kind, s.kind_evidence) for _, s in sketches if s.kind]
    kind = _elect([k for k in kinds if k[0] not in TAKE_IN] or kinds)
    where = elect_place([s for _, s in sketches])
    day = elect_day([s for _, s in sketches], where.id)
    return Incident(
        id=content_id("incident", *together.documents),
        kind=kind.value,
        documents=tuple(sorted({units.document(unit) for unit in together.documents})),
        claims=tuple(sorted(c.id for unit in together.documents for c in said.claims_of(unit))),
        statements=tuple(sorted(s.id for unit in together.documents for s in said.statements_of(unit))),
        date=day.date,
        place=where.id or None,
        country=where.country,
        reasons=together.reasons,
        evidence=tuple(sorted({*kind.evidence, *day.evidence, *where.evidence})),
        area=where.area,
        waters=_elect([(s.waters, None) for _, s in sketches]).value,
        within=where.within,
        beside=tuple(sorted(units.beside[unit] for unit in together.documents if unit in units.beside)),
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
