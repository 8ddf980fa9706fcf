"""Claims of how many: from words of harm, phrases of harm and counts of things, with their evidence and claimant."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from rashomon.language.text import fold
from rashomon.schema.analysis import Analysis
from rashomon.schema.bounds import Bounds
from rashomon.schema.claim import Attribute, Claim
from rashomon.schema.document import Document
from rashomon.schema.evidence import Evidence
from rashomon.schema.extraction import EventSketch
from rashomon.schema.identity import content_id
from rashomon.schema.statement import Modality, Statement
from rashomon.stages.extract.beside import find_beside
from rashomon.stages.extract.claimants import Attributed, attribute_claim
from rashomon.stages.extract.harm import Harm, find_harms
from rashomon.stages.extract.hedges import Hedge, hedge_of
from rashomon.stages.extract.named import find_named
from rashomon.stages.extract.outliers import set_apart
from rashomon.stages.extract.parts import parts_after
from rashomon.stages.extract.people import Headcount, count_people, is_property, names_people
from rashomon.stages.extract.phrases import Told, find_phrases
from rashomon.stages.extract.reading import Reading, read
from rashomon.stages.extract.runs import people_before
from rashomon.stages.extract.scope import Scoped, Surroundings, scope_of, survey
from rashomon.stages.extract.things import find_things

_LONGEST = 400  # code points of evidence a claim may stand on
_ALSO_OF_THINGS = frozenset({Attribute.DETAINED, Attribute.ARRESTS, Attribute.DISPLACED, Attribute.MISSING})
_LONGEST_LIST = 12  # words between a number and the "including" that lists its parts
_REPEATED = 30  # code points after a claim that must be the same too for it to be a repeat
_FAR = 80  # code points between a count and its word of harm past which the count stands alone


@dataclass(frozen=True, slots=True)
class _Draft:
    """A count found, before it is known whose it is."""

    reading: Reading
    at: int
    attribute: Attribute
    count: Headcount
    hedge: Hedge
    method: str
    added: bool = False
    whole: _Draft | None = None


def find_claims(
    document: Document, analysis: Analysis, statements: Sequence[Statement], event: EventSketch | None = None
) -> tuple[Claim, ...]:
    """Every count of people harmed, of strikes, aircraft, vehicles and munitions that `document` states, in order.

    Claims of other events and of sums over many are kept, with their scope and its reason.
    """
    readings = [read(placed, order) for order, placed in enumerate(analysis.paragraphs)]
    surroundings = survey(document, readings, event)
    claims: dict[str, Claim] = {}
    said: set[tuple[str | int | None, ...]] = set()
    for reading in readings:
        for draft in _drafts(reading):
            claim = _claim(document, draft, statements, surroundings)
            words = _as_said(document, claim)
            if words not in said:
                said.add(words)
                claims.setdefault(claim.id, claim)
    placed = set_apart(claims.values(), surroundings)
    return tuple(sorted(placed, key=lambda c: (c.evidence.start, c.evidence.end, c.attribute, c.id)))


def _as_said(document: Document, claim: Claim) -> tuple[str | int | None, ...]:
    """What makes a claim a mere repeat: pages print a headline several times over, with the words that follow it."""
    bounds, end = claim.bounds, claim.evidence.end
    after = fold(document.text[end : end + _REPEATED])
    speaker = claim.claimant.name if claim.claimant else None
    ends = (bounds.low, bounds.high) if bounds else (None, None)
    return (claim.attribute, *ends, fold(claim.evidence.text), after, speaker)


def _drafts(reading: Reading) -> Iterator[_Draft]:
    found = [*_from_harms(reading), *_from_phrases(reading)]
    read_words = frozenset(d.at for d in found)
    found = _merge_pairs(found)
    found.extend(_told(reading, told) for told in find_named(reading, read_words))
    taken = frozenset(k for d in found for k in range(d.count.first, d.count.last + 1))
    found.extend(_told(reading, told) for told in find_beside(reading, taken))
    numbers = frozenset(k for d in found for k in range(d.count.first, d.count.last + 1))
    found.extend(_told(reading, t) for t in find_things(reading) if t.count.last not in numbers)
    kept = [replace(d, added=_adds(d, found)) for d in _once(found) if d.hedge.happened]
    yield from kept
    counted = frozenset(k for d in kept for k in range(d.count.first, d.count.last + 1))
    for draft in kept:
        for part in parts_after(reading, draft.count):
            if part.last not in counted:
                yield replace(draft, count=part, at=part.head, method="part", whole=draft, added=False)


def _adds(draft: _Draft, others: Sequence[_Draft]) -> bool:
    """ "two more" adds to an earlier toll, unless another harm is counted before it: "killed ten and hurt 20 more"."""
    sentence = draft.reading.tree.tokens[draft.at].sentence
    before = (o for o in others if o.attribute != draft.attribute and o.count.last < draft.count.first)
    return draft.count.increment and not any(o.reading.tree.tokens[o.at].sentence == sentence for o in before)


def _told(reading: Reading, told: Told) -> _Draft:
    hedge = hedge_of(reading, told.at)
    if told.method == "possible":
        hedge = Hedge(happened=True, modality=Modality.POSSIBLE)
    return _Draft(reading, told.at, told.attribute, told.count, hedge, told.method)


def _from_phrases(reading: Reading) -> Iterator[_Draft]:
    for told in find_phrases(reading):
        yield _told(reading, told)


def _from_harms(reading: Reading) -> Iterator[_Draft]:
    for harm in find_harms(reading):
        drafts = (_from_harm(reading, harm, victim) for victim in harm.victims)
        draft = next((d for d in drafts if d is not None), None)
        run = people_before(reading, harm.at, harm.victims) if _may_run(reading, harm, draft) else None
        if run is not None:
            hedge = hedge_of(reading, harm.at)
            yield _Draft(reading, harm.at, harm.attribute, run, hedge, f"harm-{harm.word.frame}")
        elif draft is not None:
            yield draft


def _may_run(reading: Reading, harm: Harm, draft: _Draft | None) -> bool:
    """People named one by one before a plural verb, where the parser found one of them or none."""
    if harm.word.frame not in {"patient", "undergoer", "injury"} or reading.tree.kid(harm.at, "dobj") is not None:
        return False
    return draft is None or (draft.count.bounds == Bounds(1, 1) and not draft.count.numeral)


def _from_harm(reading: Reading, harm: Harm, victim: int) -> _Draft | None:
    event_itself = victim == harm.at and harm.word.frame in {"event", "injury", "remains", "counted", "state"}
    if is_property(reading, victim) and not event_itself:
        return None
    count = _whole_of(reading, count_people(reading, victim))
    if count is None or (not count.numeral and not _tells_one(reading, harm, victim)):
        return None
    if event_itself and harm.word.frame != "state" and not count.numeral:
        return None
    if harm.word.frame == "counted" and count.bounds.high == 0:
        return None
    if _wants_people(harm) and not names_people(reading, count.last if count.part else count.head):
        return None
    if _bar_between(reading, harm.at, count.head):
        return None
    if _is_silence(reading, harm, count):
        return None
    return _Draft(reading, harm.at, harm.attribute, count, hedge_of(reading, harm.at), f"harm-{harm.word.frame}")


def _whole_of(reading: Reading, count: Headcount | None) -> Headcount | None:
    """ "six villagers, including a child, were killed": six, though the parser hangs the verb on the list."""
    if count is None or "including" not in {reading.lower(count.first - 1), reading.lower(count.first - 2)}:
        return count
    start, _ = reading.tree.sentence(count.first)
    for k in range(count.first - 3, max(start, count.first - _LONGEST_LIST) - 1, -1):
        number = reading.count(k)
        if number is not None:
            first = reading.tree.at(reading.tree.placed.start + number.start)
            return Headcount(number.bounds, k if first is None else first, k, k, numeral=True)
        if reading.tree.tokens[k].pos in {"VERB", "AUX"}:
            break
    return count


def _wants_people(harm: Harm) -> bool:
    """Words said of things as well ("taken", "evacuated", "captured") count only what is surely people."""
    return bool(harm.word.needs) or harm.attribute in _ALSO_OF_THINGS


def _bar_between(reading: Reading, first: int, second: int) -> bool:
    low, high = sorted((first, second))
    return any(reading.lower(k) in {"|", "•", "·"} for k in range(low + 1, high))


def _tells_one(reading: Reading, harm: Harm, victim: int) -> bool:
    """People counted without a number need a clause that tells their harm, not "the injured boy"."""
    token = reading.tree.tokens[harm.at]
    return not (token.dep == "amod" and token.head == victim and harm.at < victim)


def _is_silence(reading: Reading, harm: Harm, count: Headcount) -> bool:
    """ "no immediate reports of casualties", "no indication of deaths": nothing is claimed."""
    if count.bounds.low != 0 or count.bounds.high != 0:
        return False
    after = {reading.lower(k) for k in range(count.first, harm.at)}
    return bool(after & {"report", "reports", "immediate", "word", "indication", "indications", "sign", "information"})


def _merge_pairs(drafts: list[_Draft]) -> list[_Draft]:
    """ "killed or wounded 25", "shot and killed two": two harms of the same people are one claim."""
    merged: list[_Draft] = []
    for draft in sorted(drafts, key=lambda d: (d.at, d.attribute)):
        twin = next((i for i, other in enumerate(merged) if _same_people(other, draft)), None)
        if twin is None:
            merged.append(draft)
            continue
        other = merged[twin]
        merged[twin] = replace(_stronger(other, draft), count=_widest(other.count, draft.count))
        if {other.attribute, draft.attribute} == {Attribute.DEATHS, Attribute.INJURIES} and _joined(other, draft):
            if draft.count.bounds.high == 0:
                merged[twin] = other
                merged.append(draft)
            else:
                merged[twin] = replace(merged[twin], attribute=Attribute.CASUALTIES)
    return merged


def _widest(first: Headcount, second: Headcount) -> Headcount:
    return replace(first, first=min(first.first, second.first), last=max(first.last, second.last))


def _same_people(first: _Draft, second: _Draft) -> bool:
    return first.count.head == second.count.head and first.count.bounds == second.count.bounds


def _joined(first: _Draft, second: _Draft) -> bool:
    """Are the two words of harm joined by "and", "or" or a mark, with nothing else between?"""
    low, high = sorted((first.at, second.at))
    words = {first.reading.lower(k) for k in range(low + 1, high)}
    return words <= {"and", "or", "/", ",", "seriously", "critically"}


_STRENGTH = (Attribute.DEATHS, Attribute.MISSING, Attribute.INJURIES, Attribute.DETAINED, Attribute.ARRESTS)


def _stronger(first: _Draft, second: _Draft) -> _Draft:
    ranks = {attribute: rank for rank, attribute in enumerate(_STRENGTH)}
    return second if ranks.get(second.attribute, 9) < ranks.get(first.attribute, 9) else first


def _once(drafts: Iterable[_Draft]) -> Iterator[_Draft]:
    """Each number once for an attribute; the first reading of it stands."""
    seen: set[tuple[int, Attribute]] = set()
    for draft in drafts:
        key = (_counted_at(draft), draft.attribute)
        if key not in seen:
            seen.add(key)
            yield draft


def _counted_at(draft: _Draft) -> int:
    """What tells one count from another: where its number begins, or the head of its phrase."""
    count, numbers = draft.count, draft.reading.numbers
    if not count.numeral:
        return -1 - count.head
    return next((numbers[k].start for k in range(count.first, count.last + 1) if k in numbers), -1 - count.head)


def _evidence(document: Document, draft: _Draft) -> Evidence:
    """The number and the word of harm, and what stands between them; the number alone where they are far apart."""
    tree, count = draft.reading.tree, draft.count
    first, last = min(count.first, draft.at), max(count.last, draft.at)
    start, end = tree.start(first), tree.end(last)
    gap = max(tree.start(draft.at) - tree.end(count.last), tree.start(count.first) - tree.end(draft.at))
    if end - start > _LONGEST or (gap > _FAR and count.numeral):
        start, end = tree.start(count.first), min(tree.end(count.last), tree.start(count.first) + _LONGEST)
    return document.evidence(start, end)


def _claim(document: Document, draft: _Draft, statements: Sequence[Statement], surroundings: Surroundings) -> Claim:
    evidence = _evidence(document, draft)
    source: Attributed = attribute_claim(statements, evidence)
    modality, word = source.modality, source.modality_evidence
    if draft.hedge.modality is not None and modality is Modality.ASSERTED:
        modality = draft.hedge.modality
        tree, k = draft.reading.tree, draft.hedge.word
        word = document.evidence(tree.start(k), tree.end(k)) if k is not None else None
    scoped: Scoped = scope_of(surroundings, draft.reading, draft.at, draft.count)
    tree, count = draft.reading.tree, draft.count
    subject = document.text[tree.start(count.first) : tree.end(count.last)][:_LONGEST]
    return Claim(
        id=_claim_id(document, draft, evidence),
        document=document.id,
        attribute=draft.attribute,
        bounds=count.bounds,
        evidence=evidence,
        claimant=source.claimant,
        modality=modality,
        method=f"{draft.method}/1",
        via=source.via,
        statement=source.statement,
        subject=subject,
        increment=draft.added,
        scope=scoped.scope,
        scope_reason=scoped.reason,
        modality_evidence=word,
        part_of=_claim_id(document, draft.whole, _evidence(document, draft.whole)) if draft.whole else None,
    )


def _claim_id(document: Document, draft: _Draft, evidence: Evidence) -> str:
    bounds = draft.count.bounds
    return content_id("claim", document.id, draft.attribute, evidence.start, evidence.end, bounds.low, bounds.high)
