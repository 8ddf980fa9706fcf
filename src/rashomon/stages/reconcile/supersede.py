"""Which figures a later one has replaced."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rashomon.schema.claim import Attribute
from rashomon.schema.document import Document
from rashomon.schema.lineage import Lineage, LineageKind
from rashomon.stages.reconcile.parts import tells_of_persons
from rashomon.stages.reconcile.positions import Stand
from rashomon.stages.reconcile.update import tells_of_change


@dataclass(frozen=True, slots=True)
class Course:
    """What is known of the course of an incident: its documents, their lineage, and how many died between reports."""

    documents: Mapping[str, Document]
    lineage: Lineage
    died_since: int = 0


def superseded_claims(stands: Sequence[Stand], attribute: Attribute, course: Course) -> frozenset[str]:
    """Ids of the claims that a later figure replaced."""
    old: set[str] = set()
    revised = _revised(course.lineage)
    for earlier in stands:
        for later in stands:
            if earlier.bounds.meets(later.bounds):
                continue
            if _replaces(later, earlier, attribute, course):
                old.update(item.claim.id for item in earlier.claims)
            elif not _tells_of_some(later, earlier):
                old.update(_dropped_by_revision(later, earlier, revised))
    if all(item.claim.id in old for stand in stands for item in stand.claims):
        return frozenset()  # each replaced the other by some sign: then nobody knows which is the newest
    return frozenset(old)


def _replaces(later: Stand, earlier: Stand, attribute: Attribute, course: Course) -> bool:
    if later.origin == earlier.origin and not _tells_of_some(later, earlier):
        return _all_later(later, earlier) or _says_so(later, earlier, course.documents)
    if not all(item.narrated for item in later.claims) or not _all_later(later, earlier):
        return False
    # The dead do not come back: a document that tells a higher toll in its own voice on a later day, when nobody
    # holds to the lower one any more, tells what the toll has become; and the wounded are fewer by those who died.
    if attribute is Attribute.INJURIES and earlier.bounds.exact and later.bounds.exact:
        return 0 < course.died_since == (earlier.bounds.low or 0) - (later.bounds.low or 0)
    return attribute is Attribute.DEATHS and _higher(later, earlier)


def _tells_of_some(later: Stand, earlier: Stand) -> bool:
    """True when the later, lower figure only tells of persons: naming two of three dead takes none of them back."""
    return not _higher(later, earlier) and all(tells_of_persons(item.claim) for item in later.claims)


def _higher(later: Stand, earlier: Stand) -> bool:
    return (later.bounds.low or 0) > (earlier.bounds.low or 0)


def _all_later(later: Stand, earlier: Stand) -> bool:
    """Every claim of `later` is from a later day than every claim of `earlier`."""
    after = [item.day for item in later.claims]
    before = [item.day for item in earlier.claims]
    if any(day is None for day in (*after, *before)):
        return False
    return min(str(day) for day in after) > max(str(day) for day in before)


def _says_so(later: Stand, earlier: Stand, documents: Mapping[str, Document]) -> bool:
    """One document holds both and says that the higher is the new one; or one without a date says so."""
    if not _higher(later, earlier):
        return False
    both = {i.claim.document for i in later.claims} & {i.claim.document for i in earlier.claims}
    dated = all(item.day for item in (*later.claims, *earlier.claims))
    here = [item for item in (*later.claims, *later.echoes) if item.claim.document in both or not (both or dated)]
    return any(tells_of_change(documents[item.claim.document], item.claim) for item in here)


def _revised(lineage: Lineage) -> dict[str, frozenset[str]]:
    """Document to the later states of the same page."""
    later: dict[str, set[str]] = {}
    for link in lineage.links:
        if link.kind is LineageKind.REVISION and link.directed:
            later.setdefault(link.first, set()).add(link.second)
    return {document: frozenset(states) for document, states in later.items()}


def _dropped_by_revision(later: Stand, earlier: Stand, revised: Mapping[str, frozenset[str]]) -> set[str]:
    """Claims of an earlier state of a page whose later state gives another figure and no longer this one."""
    now = {item.claim.document for item in (*later.claims, *later.echoes)}
    still = {item.claim.document for item in (*earlier.claims, *earlier.echoes)}
    dropped = set()
    for item in earlier.claims:
        states = revised.get(item.claim.document, frozenset())
        if states & now and not states & still:
            dropped.add(item.claim.id)
    return dropped
