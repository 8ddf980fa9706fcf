"""Which figures a later one has replaced."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import permutations
from types import MappingProxyType

from rashomon.schema.claim import Attribute
from rashomon.schema.document import Document
from rashomon.schema.finding import Origin
from rashomon.schema.lineage import Lineage, LineageKind
from rashomon.stages.reconcile.camps import counts_alone
from rashomon.stages.reconcile.origins import Weighed
from rashomon.stages.reconcile.parts import tells_of_persons
from rashomon.stages.reconcile.positions import Stand
from rashomon.stages.reconcile.revision import revision_in
from rashomon.stages.reconcile.update import tells_of_a_first_count, tells_of_change


@dataclass(frozen=True, slots=True)
class Course:
    """What is known of the course of an incident: its documents, their lineage, and how many died between reports.

    `reprinted` maps a document to those from which it has text, `figures` to the exact figures that it gives of the
    attribute at hand, whether they count or not.
    """

    documents: Mapping[str, Document]
    lineage: Lineage
    died_since: int = 0
    reprinted: Mapping[str, frozenset[str]] = field(default_factory=lambda: MappingProxyType({}))
    figures: Mapping[str, frozenset[int]] = field(default_factory=lambda: MappingProxyType({}))


def reprints(lineage: Lineage) -> Mapping[str, frozenset[str]]:
    """Document to those from which it has text; a later state of a page is no reprint of it."""
    found: dict[str, set[str]] = {}
    for link in lineage.links:
        if link.directed and link.kind is not LineageKind.REVISION:
            found.setdefault(link.second, set()).add(link.first)
    return {document: frozenset(sources) for document, sources in found.items()}


def superseded_claims(stands: Sequence[Stand], attribute: Attribute, course: Course) -> frozenset[str]:
    """Ids of the claims that a later figure replaced."""
    old = {
        *_replaced_by_their_own(stands, attribute, course),
        *_replaced_by_the_course(stands, attribute, course),
        *_grown_since(stands, attribute, course),
        *_dropped_by_revision(stands, course.lineage),
        *_first_counts(stands, course.documents),
        *_none_yet(stands, attribute, course),
    }
    if all(item.claim.id in old for stand in stands for item in stand.claims):
        return frozenset()  # each replaced the other by some sign: then nobody knows which is the newest
    return frozenset(old)


def _replaced_by_their_own(stands: Sequence[Stand], attribute: Attribute, course: Course) -> Iterator[str]:
    """Figures of one origin that the same origin replaced, by speaking on a later day or by saying so.

    Of the dead a page that gives two counts of one origin says so without a word: the higher is the later. What a text
    says outright ("lowered its toll from 44 to 41") goes before what days and heights tell.
    """
    by_origin: dict[Origin, list[Stand]] = {}
    for stand in stands:
        by_origin.setdefault(stand.origin, []).append(stand)
    for own in by_origin.values():
        for earlier, later in permutations(own, 2):
            if earlier.bounds.meets(later.bounds) or _tells_of_some(later, earlier):
                continue
            if _revised_by(later, earlier, course):
                yield from (item.claim.id for item in earlier.claims)
                continue
            if _revised_by(earlier, later, course):
                continue
            grown = attribute is Attribute.DEATHS and _grew(later, earlier, course)
            if grown or _all_later(later, earlier, course) or _says_so(later, earlier, course):
                yield from (item.claim.id for item in earlier.claims)


def _replaced_by_the_course(stands: Sequence[Stand], attribute: Attribute, course: Course) -> Iterator[str]:
    """Figures that pages have outrun which tell a toll in their own voice on a later day.

    The dead do not come back: a page that tells a higher toll, when nobody holds to the lower one any more, tells
    what the toll has become; and the wounded are fewer by those who died.
    """
    told = {
        (stand.bounds.low, stand.bounds.high, min(days)): stand.bounds
        for stand in stands
        if all(item.narrated for item in stand.claims) and (days := _days(stand, course))
    }
    for earlier in stands:
        if (days := _days(earlier, course)) is None:
            continue
        low = earlier.bounds.low or 0
        for (_, _, day), later in told.items():
            if day <= max(days) or earlier.bounds.meets(later):
                continue
            now = later.low or 0
            fewer = later.exact and earlier.bounds.exact and 0 < course.died_since == low - now
            if (attribute is Attribute.DEATHS and now > low) or (attribute is Attribute.INJURIES and fewer):
                yield from (item.claim.id for item in earlier.claims)
                break


def _grown_since(stands: Sequence[Stand], attribute: Attribute, course: Course) -> Iterator[str]:
    """What pages told in their own voice, before anybody gave a higher figure on a later day: the count of that day."""
    if attribute not in (Attribute.DEATHS, Attribute.INJURIES):
        return
    firsts = {(stand.bounds.low or 0, min(days)) for stand in stands if (days := _days(stand, course))}
    for earlier in stands:
        if not earlier.bounds.exact or not all(item.narrated for item in earlier.claims):
            continue
        low, days = earlier.bounds.low or 0, _days(earlier, course)
        if days and any(higher > low and day > max(days) for higher, day in firsts):
            yield from (item.claim.id for item in earlier.claims)


def _none_yet(stands: Sequence[Stand], attribute: Attribute, course: Course) -> Iterator[str]:
    """That nobody had been arrested, where somebody had by a later day: it holds for the day it is told on."""
    if attribute not in (Attribute.ARRESTS, Attribute.DETAINED):
        return
    arrested = [min(days) for stand in stands if stand.bounds.low and (days := _days(stand, course))]
    for stand in stands:
        days = _days(stand, course)
        if stand.bounds.exact and stand.bounds.low == 0 and days and any(day > max(days) for day in arrested):
            yield from (item.claim.id for item in stand.claims)


def _first_counts(stands: Sequence[Stand], documents: Mapping[str, Document]) -> Iterator[str]:
    """Figures that a page calls early ones ("initially four") and itself goes past."""
    highest: dict[str, int] = {}
    for stand in stands:
        for item in (*stand.claims, *stand.echoes):
            where = item.claim.document
            highest[where] = max(highest.get(where, 0), _low(item))
    for stand in stands:
        if all(
            _low(item) < highest[item.claim.document]
            and tells_of_a_first_count(documents[item.claim.document], item.claim)
            for item in (*stand.claims, *stand.echoes)
        ):
            yield from (item.claim.id for item in stand.claims)


def _low(item: Weighed) -> int:
    return (item.claim.bounds.low or 0) if item.claim.bounds is not None else 0


def _days(stand: Stand, course: Course) -> list[str] | None:
    """The days of its claims, None where one has none; a reprint of a page that tells it too tells nothing later."""
    told_in = {item.claim.document for item in stand.claims}
    own = [item for item in stand.claims if not told_in & course.reprinted.get(item.claim.document, frozenset())]
    days = [item.day for item in own if item.day is not None]
    return days if len(days) == len(own) else None


def _tells_of_some(later: Stand, earlier: Stand) -> bool:
    """True when the later, lower figure only tells of persons: naming two of three dead takes none of them back."""
    return not _higher(later, earlier) and all(tells_of_persons(item.claim) for item in later.claims)


def _higher(later: Stand, earlier: Stand) -> bool:
    return (later.bounds.low or 0) > (earlier.bounds.low or 0)


def _all_later(later: Stand, earlier: Stand, course: Course) -> bool:
    """Every claim of `later` is from a later day than every claim of `earlier`."""
    after, before = _days(later, course), _days(earlier, course)
    return after is not None and before is not None and min(after) > max(before)


def _says_so(later: Stand, earlier: Stand, course: Course) -> bool:
    """One document holds both and says that the higher is the new one; or one without a date says so."""
    if not _higher(later, earlier):
        return False
    both = {i.claim.document for i in later.claims} & {i.claim.document for i in earlier.claims}
    dated = _days(later, course) is not None and _days(earlier, course) is not None
    here = [item for item in (*later.claims, *later.echoes) if item.claim.document in both or not (both or dated)]
    return any(tells_of_change(course.documents[item.claim.document], item.claim) for item in here)


def revised_drifts(stands: Sequence[Stand], course: Course) -> frozenset[str]:
    """Ids of the claims whose other figure is no drift in relay: their claimant has since put the stand's in its place.

    "Raised its toll to 44" where others had "at least 40" of it: both are true, and nobody changed it on the way.
    """
    return frozenset(
        item.claim.id for stand in stands for item in stand.claims if _replaced_within(item, stand, course)
    )


def _replaced_within(old: Weighed, stand: Stand, course: Course) -> bool:
    for item in stand.claims:
        bounds, earlier = item.claim.bounds, old.claim.bounds
        if bounds is None or earlier is None or (bounds.low, bounds.high) == (earlier.low, earlier.high):
            continue
        told = revision_in(course.documents[item.claim.document], item.claim)
        if told is not None and (told.before is None or told.replaces(bounds, earlier)):
            return True
    return False


def _revised_by(later: Stand, earlier: Stand, course: Course) -> bool:
    """A text tells the one figure as put in the other's place, or the other as what its claimant had said earlier.

    Where it does not give the replaced figure, that is one which was told by the day of the text.
    """
    days = [item.day for item in earlier.claims if item.day is not None]
    for item in later.claims:
        told = revision_in(course.documents[item.claim.document], item.claim)
        bounds = item.claim.bounds
        if told is None or bounds is None or not told.replaces(bounds, earlier.bounds):
            continue
        if told.before is not None or item.day is None or len(days) < len(earlier.claims) or min(days) <= item.day:
            return True
    return _had_said(later, earlier, course)


def _had_said(later: Stand, earlier: Stand, course: Course) -> bool:
    """ "Police had earlier said five": a page that gives both figures as one claimant's calls this one his earlier."""
    now = {item.claim.document for item in later.claims if not _first(item, course)}
    return any(item.claim.document in now and _first(item, course) for item in earlier.claims)


def _first(item: Weighed, course: Course) -> bool:
    return tells_of_a_first_count(course.documents[item.claim.document], item.claim)


def _grew(later: Stand, earlier: Stand, course: Course) -> bool:
    """A page that has the higher count has the lower one as well, and no page of a later day has that one alone."""
    low = earlier.bounds.low
    if not _higher(later, earlier) or low is None or not (later.bounds.exact and earlier.bounds.exact):
        return False
    camps = [camp for stand in (later, earlier) if (camp := counts_alone(stand)) is not None]
    if len(set(camps)) > 1:
        return False  # fighters and others beside them: two counts of two things
    both = [i for i in (*later.claims, *later.echoes) if low in course.figures.get(i.claim.document, frozenset())]
    here = {item.claim.document for item in both}
    days = [item.day for item in both if item.day is not None]
    alone = [item.day for item in earlier.claims if item.claim.document not in here and item.day is not None]
    return bool(both) and not (days and alone and max(alone) > max(days))


def _revised(lineage: Lineage) -> dict[str, frozenset[str]]:
    """Document to the later states of the same page."""
    later: dict[str, set[str]] = {}
    for link in lineage.links:
        if link.kind is LineageKind.REVISION and link.directed:
            later.setdefault(link.first, set()).add(link.second)
    return {document: frozenset(states) for document, states in later.items()}


def _dropped_by_revision(stands: Sequence[Stand], lineage: Lineage) -> Iterator[str]:
    """Claims of an earlier state of a page whose later state gives another figure and no longer this one, and those of
    its copies: a reprint of what the page told then does not hold to it.
    """
    revised = _revised(lineage)
    given: dict[str, list[Stand]] = {}
    for stand in stands:
        for document in {item.claim.document for item in (*stand.claims, *stand.echoes)}:
            given.setdefault(document, []).append(stand)
    for earlier in stands:
        still = {item.claim.document for item in (*earlier.claims, *earlier.echoes)}
        for item in earlier.claims:
            states = revised.get(item.claim.document, frozenset())
            if states & still:
                continue
            now = [stand for state in sorted(states) for stand in given.get(state, ())]
            if any(not earlier.bounds.meets(later.bounds) and not _tells_of_some(later, earlier) for later in now):
                yield from (copy.claim.id for copy in earlier.claims if copy.family == item.family)
