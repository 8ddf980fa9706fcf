"""Lower figures that are parts of a higher one, though no word of the text ties them to it."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import cache

from rashomon.language.counting import is_vague
from rashomon.language.data import column, table
from rashomon.language.text import fold
from rashomon.language.victims import name_words
from rashomon.schema.bounds import Bounds
from rashomon.schema.claim import Attribute, Claim
from rashomon.schema.document import Document
from rashomon.schema.finding import SetAside
from rashomon.stages.reconcile.aside import PEOPLE, by_document, tells_one_person
from rashomon.stages.reconcile.origins import Weighed
from rashomon.stages.reconcile.update import sentence_after, tells_of_change

_AGES = re.compile(r"\b\w+ (?:years?|months?|weeks?|days?) old\b|\baged? \w+")
_LISTING = (" and ", ",", ";", " & ", " as well as ")


@dataclass(frozen=True, slots=True)
class _Count:
    """What is compared of a claim: its figure, the words for whom it counts, whether they list, and its day."""

    low: int
    words: frozenset[str]
    lists: bool
    vague: bool
    day: str | None

    @property
    def kinds(self) -> frozenset[str]:
        """The words that tell what people are counted: "guards", where "people" and "victims" tell nothing."""
        return frozenset(word for word in self.words if word not in _of_anybody() and not word.isdigit())


def parts_of_wholes(
    counted: Sequence[Weighed],
    increments: Sequence[Weighed],
    documents: Mapping[str, Document],
    hit: frozenset[int] = frozenset(),
) -> tuple[SetAside, ...]:
    """The claims that count some of those whom a higher claim counts.

    They count people by their condition ("two were in critical condition"), add up to the whole in one page ("two
    men …, two more men …" of four), name one half of a pair that the whole names too ("two guards" of "two guards
    and their driver"), or are a page's own count of one kind of people, told no earlier than all people were. `hit` are
    the figures of all who were hit: the wounded may add up to one of these as well ("three by ambulance, two by car").
    """
    people = [item for item in counted if item.claim.attribute in PEOPLE]
    summed = _summed(people, increments, hit)
    wholes = _wholes(people)
    told_in = _documents_of_figures(people)
    aside = []
    for item in people:
        low = _low(item)
        higher = {other: where for other, where in wholes.items() if other.low > low}
        reason = ""
        if higher and _bounds(item).exact and low != 0:
            reason = _why_part(item, higher, documents[item.claim.document])
            if not reason and _is_named_with_others(item, higher, told_in[low]):
                reason = "counts some of those whom a higher figure names together"
        if not reason and item.claim.id in summed:
            reason = "adds up with others to a higher figure"
        if reason:
            aside.append(SetAside(item.claim.id, reason))
    return tuple(aside)


def _count(item: Weighed) -> _Count:
    subject = item.claim.subject
    lists = any(sign in subject for sign in _LISTING)
    return _Count(_low(item), frozenset(fold(subject).split()), lists, is_vague(_bounds(item)), item.day)


def _wholes(people: Sequence[Weighed]) -> dict[_Count, frozenset[str]]:
    """What is counted, each with the documents that count it so."""
    found: dict[_Count, set[str]] = {}
    for item in people:
        found.setdefault(_count(item), set()).add(item.claim.document)
    return {count: frozenset(documents) for count, documents in found.items()}


def _documents_of_figures(people: Sequence[Weighed]) -> dict[int, frozenset[str]]:
    found: dict[int, set[str]] = {}
    for item in people:
        found.setdefault(_low(item), set()).add(item.claim.document)
    return {low: frozenset(documents) for low, documents in found.items()}


def _is_named_with_others(item: Weighed, higher: Mapping[_Count, frozenset[str]], told_in: frozenset[str]) -> bool:
    """ "Two guards" of "two guards and their driver": on one page, or where as many pages name them together."""
    mine = _count(item)
    if not any(word in _values() or word.isdigit() for word in mine.words):
        return False
    together: dict[int, set[str]] = {}
    for other, documents in higher.items():
        if other.lists and mine.words < other.words:
            together.setdefault(other.low, set()).update(documents)
    return any(item.claim.document in d or len(d) >= len(told_in) for d in together.values())


def _why_part(item: Weighed, higher: Collection[_Count], document: Document) -> str:
    mine = _count(item)
    firm = [other for other in higher if not other.vague]
    if item.claim.attribute is not Attribute.DEATHS and firm and _by_condition(item.claim, document):
        return "counts those in one condition, and others are counted above it"
    if item.narrated and mine.kinds and not tells_of_change(document, item.claim):
        earlier = [other for other in firm if not (mine.day and other.day and other.day > mine.day)]
        if earlier and not any(other.kinds for other in earlier):
            return "counts one kind of people, and a higher figure counts them all"
    return ""


def _by_condition(claim: Claim, document: Document) -> bool:
    words = f" {fold(sentence_after(document, claim))} "
    return any(phrase in words for phrase in _conditions())


@cache
def _conditions() -> tuple[str, ...]:
    return tuple(f" {fold(phrase)} " for phrase in sorted(column("condition_phrases", "phrase")))


@cache
def _of_anybody() -> frozenset[str]:
    """Words that may stand before or for any people: they tell no kind."""
    words = {fold(row["word"]) for name in ("function_words", "number_words") for row in table(name)}
    return frozenset(words | {fold(word) for word in column("any_people", "word")})


def _summed(people: Sequence[Weighed], increments: Sequence[Weighed], hit: frozenset[int]) -> frozenset[str]:
    """Lower figures of one origin in one document that add up to a number of the document's own or that origin's, or,
    of the wounded, to one of all who were hit.
    """
    found: set[str] = set()
    more = by_document(increments)
    for document, items in by_document(people).items():
        added = more.get(document, [])
        stated = [item for item in items if not tells_of_persons(item.claim)]
        for origin in {item.origin for item in items}:
            mine = [item for item in items if item.origin == origin]
            beside = [item for item in added if item.origin == origin]
            found |= _adding_up(mine, beside, {_low(item) for item in stated if item.narrated or item.origin == origin})
            if mine[0].claim.attribute is Attribute.INJURIES:
                found |= _adding_up([item for item in mine if not tells_of_persons(item.claim)], beside, hit)
    return frozenset(found)


def _adding_up(mine: Sequence[Weighed], added: Sequence[Weighed], wholes: Set[int]) -> frozenset[str]:
    lower = [item for item in mine if _low(item) < max(wholes, default=0)]
    told = {fold(item.claim.subject): item for item in [*lower, *added]}
    total = sum(_low(item) for item in told.values())
    if len(told) > 1 and total in wholes and all(_bounds(item).exact for item in told.values()):
        return frozenset(item.claim.id for item in lower)
    return frozenset()


def tells_of_persons(claim: Claim) -> bool:
    """True where a claim tells of persons, by name or one after the other, and states no number."""
    bounds = claim.bounds
    if claim.attribute not in PEOPLE or bounds is None or not bounds.exact or not bounds.low:
        return False
    if bounds.low == 1:
        return tells_one_person(claim)
    said = _AGES.sub(" ", fold(claim.evidence.text)).split()
    if any(word == str(bounds.low) or _values().get(word) == bounds.low for word in said):
        return False
    return bool(name_words(claim.subject)) or any(sign in claim.subject for sign in _LISTING)


@cache
def _values() -> Mapping[str, int]:
    """Number words with their values."""
    return {fold(row["word"]): int(row["value"]) for row in table("number_words") if row["value"].isdigit()}


def _low(item: Weighed) -> int:
    return _bounds(item).low or 0


def _bounds(item: Weighed) -> Bounds:
    assert item.claim.bounds is not None
    return item.claim.bounds
