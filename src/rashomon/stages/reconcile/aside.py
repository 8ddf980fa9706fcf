"""Which claims do not count towards a finding, and why, in words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from rashomon.language.counting import is_vague, says_one
from rashomon.language.numbers import kind_of
from rashomon.language.text import fold
from rashomon.language.victims import name_words
from rashomon.schema.bounds import Bounds
from rashomon.schema.claim import Attribute, Claim, Scope
from rashomon.schema.finding import Origin, SetAside
from rashomon.schema.statement import Modality
from rashomon.stages.reconcile.origins import Weighed

PEOPLE = frozenset({Attribute.DEATHS, Attribute.INJURIES, Attribute.CASUALTIES, Attribute.MISSING})
# "30 of the 80 wounded", "one of them": of the dead it may yet be the whole toll ("one of the victims has died").
_PARTITIVE = re.compile(r"\b(\w+) of (?:the|those|these|them|whom|which|his|her|their|its|our|us)\b", re.IGNORECASE)
HEDGED = frozenset({Modality.POSSIBLE, Modality.UNCONFIRMED})
NONE_AT_ALL = Bounds(0, 0)


@dataclass(frozen=True, slots=True)
class Sifted:
    """The claims that count, and those set aside; `uncounted` are claims that tell of it and give no number."""

    counted: tuple[Weighed, ...]
    aside: tuple[SetAside, ...]
    uncounted: tuple[Weighed, ...] = ()

    def amounts(self) -> tuple[str, ...]:
        """The words of amount beside claims without a number, each once: "many", "" for a bare plural."""
        return tuple(sorted({item.claim.bounds.modifier for item in self.uncounted if item.claim.bounds is not None}))


def sift(weighed: Sequence[Weighed]) -> Sifted:
    """Set aside what is no figure for the whole incident."""
    counted, aside = [], []
    for item in weighed:
        reason = why_not(item.claim)
        if reason:
            aside.append(SetAside(item.claim.id, reason))
        else:
            counted.append(item)
    hedged = {item.claim.id for item in counted if item.claim.modality in HEDGED}
    if hedged and len(hedged) < len(counted) and not _only_echoes(counted, hedged):
        aside += [SetAside(i, "is only put as possible, and others assert a figure") for i in sorted(hedged)]
        counted = [item for item in counted if item.claim.id not in hedged]
    return Sifted(tuple(counted), tuple(aside), tuple(item for item in weighed if _is_uncounted(item.claim)))


def _is_uncounted(claim: Claim) -> bool:
    """Does it tell harm of this incident without a number?"""
    if claim.bounds is None or not _numberless(claim.bounds) or claim.increment or claim.part_of is not None:
        return False
    return claim.modality not in (Modality.CONDITIONAL, Modality.DENIED) and claim.scope is Scope.INCIDENT


def _numberless(bounds: Bounds) -> bool:
    return bounds.low is None and bounds.high is None


def why_not(claim: Claim) -> str:
    """Why this claim alone cannot be a figure for the whole incident, or ""."""
    zero = claim.bounds is not None and claim.bounds.high == 0
    if claim.bounds is None or _numberless(claim.bounds):
        return "states no number"
    if claim.scope is not Scope.INCIDENT:
        return claim.scope_reason or "is about another event or a sum over many"
    if claim.part_of is not None:
        return "is part of a larger figure in the same document"
    if claim.increment:
        return "adds to an earlier figure and is not the whole"
    if claim.modality is Modality.CONDITIONAL:
        return "holds only under a condition"
    if claim.modality is Modality.DENIED and not zero:
        return "is denied or withdrawn by its source"
    return ""


def _only_echoes(counted: Sequence[Weighed], hedged: set[str]) -> bool:
    """True when whoever asserts a figure merely hardens what one origin put as possible.

    So it is where at least as many text families give that origin's words with the hedge as without, and every
    other assertion is a document's own and fits the hedged figure.
    """
    soft = [item for item in counted if item.claim.id in hedged]
    hard = [item for item in counted if item.claim.id not in hedged]
    origins = {item.origin for item in soft}
    told_soft = {item.family for item in soft}
    told_hard = {item.family for item in hard if item.origin in origins} - told_soft
    echo = all(
        (item.origin in origins or item.narrated) and any(_bounds(item).meets(_bounds(other)) for other in soft)
        for item in hard
    )
    return echo and len(told_soft) >= max(1, len(told_hard))


def _bounds(item: Weighed) -> Bounds:
    bounds = item.claim.bounds
    assert bounds is not None
    return bounds


def tells_one_person(claim: Claim) -> bool:
    """True where a claim tells of one person ("the driver died") and does not count ("one killed")."""
    return claim.attribute in PEOPLE and claim.bounds is not None and _is_one(claim.bounds) and not _counts(claim)


def _is_one(bounds: Bounds) -> bool:
    return bounds.low == bounds.high == 1


def _counts(claim: Claim) -> bool:
    return says_one(claim.evidence.text)


def parts_by_their_words(counted: Sequence[Weighed]) -> tuple[SetAside, ...]:
    """Parts that the text does not tie to their whole: "30 of the wounded", or less than the page gives elsewhere.

    A page that speaks for itself does not contradict itself: of its own figures the highest is the whole, and exact
    ones below it are parts or counts from earlier.
    """
    most = max((_low(item.claim) for item in counted), default=0)
    own: dict[str, int] = {}
    here: dict[str, int] = {}
    for item in counted:
        here[item.claim.document] = max(here.get(item.claim.document, 0), _low(item.claim))
        if item.narrated and not is_vague(_bounds(item)):
            where = item.claim.document
            own[where] = max(own.get(where, 0), _low(item.claim))
    aside = []
    for item in counted:
        low = _low(item.claim)
        above = here[item.claim.document] if item.claim.attribute is Attribute.DEATHS else most
        if low < above and _counts_some(item.claim):
            aside.append(SetAside(item.claim.id, "counts some of those whom a higher figure counts"))
        elif item.narrated and _bounds(item).exact and 0 < low < own.get(item.claim.document, 0):
            reason = "is below another figure that the page itself gives: a part, or an earlier count"
            aside.append(SetAside(item.claim.id, reason))
    return tuple(aside)


def _counts_some(claim: Claim) -> bool:
    found = (match[1] for match in _PARTITIVE.finditer(claim.evidence.text))
    return any(word.isdigit() or kind_of(word.casefold()) for word in found)


def parts_told_singly(counted: Sequence[Weighed], told: Sequence[Weighed]) -> tuple[SetAside, ...]:
    """Single persons who are part of a toll: their document tells of several, or of a higher figure.

    `told` are all claims on the attribute, with those already set aside.
    """
    here, everything = by_document(counted), by_document(told)
    return tuple(
        entry for document in sorted(here) for entry in _singles_of(here[document], _listers(everything[document]))
    )


def by_document(items: Iterable[Weighed]) -> dict[str, list[Weighed]]:
    """The claims of each document."""
    found: dict[str, list[Weighed]] = {}
    for item in items:
        found.setdefault(item.claim.document, []).append(item)
    return found


def _singles_of(items: Sequence[Weighed], listers: set[Origin]) -> Iterator[SetAside]:
    singles = [item.claim for item in items if tells_one_person(item.claim)]
    most = max(_low(item.claim) for item in items)
    several = _tell_of_two(singles)
    for item in items:
        claim, bounds = item.claim, _bounds(item)
        if several and _is_one(bounds):
            yield SetAside(claim.id, "tells of one person of several whom the same document tells singly")
        elif most > 1 and tells_one_person(claim):
            yield SetAside(claim.id, "tells of one person of a higher figure in the same document")
        elif item.origin in listers and bounds.exact and _low(claim) < most:
            yield SetAside(
                claim.id, "is by one who tells the victims one by one, and the same document has a higher figure"
            )


def _listers(items: Sequence[Weighed]) -> set[Origin]:
    """Those who, in one document, tell of two persons or more singly."""
    told: dict[Origin, set[str]] = {}
    for item in items:
        if not item.narrated and tells_one_person(item.claim):
            told.setdefault(item.origin, set()).add(fold(item.claim.subject))
    return {origin for origin, subjects in told.items() if len(subjects) > 1}


def _low(claim: Claim) -> int:
    return (claim.bounds.low or 0) if claim.bounds is not None else 0


def _tell_of_two(singles: Sequence[Claim]) -> bool:
    """True when two of the claims name persons who cannot be one: neither name holds the other's words."""
    names = {words for claim in singles if (words := _name_words(claim.subject))}
    longest = max(names, key=lambda words: (len(words), sorted(words)), default=frozenset())
    return any(not all(_has(word, longest) for word in words) for words in names)


def _has(word: str, words: frozenset[str]) -> bool:
    """True when `word`, or one that may be its short form ("Joey" of "Joseph"), is among `words`."""
    return any(word[:2] == other[:2] for other in words)


def _name_words(subject: str) -> frozenset[str]:
    return frozenset(fold(word) for word in name_words(subject))
