"""All counts of a paragraph: from words of harm, phrases of harm, headlines and counts of things."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from rashomon.schema.claim import Attribute
from rashomon.schema.statement import Modality
from rashomon.stages.extract.arrests import NONE_MADE, find_arrests
from rashomon.stages.extract.beside import find_beside
from rashomon.stages.extract.hedges import Hedge, hedge_of
from rashomon.stages.extract.kinds_told import find_kinds_told
from rashomon.stages.extract.named import find_named
from rashomon.stages.extract.numbered import find_numbered
from rashomon.stages.extract.pairs import join_listed, merge_pairs
from rashomon.stages.extract.parts import parts_after
from rashomon.stages.extract.phrases import Told, find_phrases
from rashomon.stages.extract.reading import Reading
from rashomon.stages.extract.tally import Tally, counted_at
from rashomon.stages.extract.things import find_things
from rashomon.stages.extract.victims import tally_harms

_MOST = 40  # tallies of one sentence that are looked at together; no sentence of prose holds more


def find_tallies(reading: Reading, without: frozenset[str] = frozenset()) -> Iterator[Tally]:
    """Every count the paragraph states, parts of counts last. What did not happen is left out.

    `without` names mechanisms to leave out.
    """
    numbered = [_told(reading, told) for told in (find_numbered(reading) if "phrases" not in without else ())]
    told_so = frozenset(map(counted_at, numbered))
    spanned = frozenset(k for d in numbered for k in range(d.count.first, d.count.last + 1))
    found = [*tally_harms(reading, without), *(_from_phrases(reading) if "phrases" not in without else ())]
    found = [*numbered, *(d for d in found if counted_at(d) not in told_so and not _repeats(d, spanned))]
    read_words = frozenset(d.at for d in found)
    found = join_listed(merge_pairs(found))
    people = frozenset(d.count.head for d in found)
    named = (
        told for told in find_named(reading, read_words) if told.method != "single" or told.count.head not in people
    )
    found.extend(_told(reading, told) for told in (named if "identified" not in without else ()))
    taken = frozenset(k for d in found for k in range(d.count.first, d.count.last + 1))
    beside = find_beside(reading, taken) if "neighbours" not in without else ()
    found.extend(_told(reading, told) for told in beside)
    numbers = frozenset(k for d in found for k in range(d.count.first, d.count.last + 1))
    found.extend(_told(reading, told) for told in (find_kinds_told(reading, numbers) if "parts" not in without else ()))
    found.extend(_told(reading, t) for t in find_things(reading) if t.count.last not in numbers)
    happened = [d for d in _once(found) if d.hedge.happened]
    told, real = _by_sentence(found), _by_sentence(happened)
    kept = [replace(d, added=_adds(d, told)) for d in happened if not _overtaken(d, real)]
    yield from kept
    if "parts" in without:
        return
    counted = frozenset(k for d in kept for k in range(d.count.first, d.count.last + 1))
    for draft in kept:
        for part in parts_after(reading, draft.count):
            if part.last not in counted:
                yield replace(draft, count=part, at=part.head, method="part", whole=draft, added=False)


def _repeats(tally: Tally, told: frozenset[int]) -> bool:
    """ "the number of people killed rose to 60": "people killed" counts nobody beside it."""
    return not tally.count.bounds.stated and tally.count.head in told


def _by_sentence(tallies: Sequence[Tally]) -> dict[int, list[Tally]]:
    found: dict[int, list[Tally]] = {}
    for tally in tallies:
        there = found.setdefault(tally.reading.tree.tokens[tally.at].sentence, [])
        if len(there) < _MOST:
            there.append(tally)
    return found


def _adds(tally: Tally, others: Mapping[int, Sequence[Tally]]) -> bool:
    """ "two more" adds to an earlier toll, unless another harm is counted before it: "killed ten and hurt 20 more"."""
    sentence = tally.reading.tree.tokens[tally.at].sentence
    beside = others.get(sentence, ())
    before = any(o.attribute != tally.attribute and o.count.last < tally.count.first for o in beside)
    return tally.count.increment and not before


def _told(reading: Reading, told: Told) -> Tally:
    hedge = hedge_of(reading, told.at)
    if told.method == "possible":
        hedge = Hedge(happened=True, modality=Modality.POSSIBLE)
    elif told.method == NONE_MADE:
        hedge = Hedge(happened=True)  # what is negated is counted as none
    return Tally(reading, told.at, told.attribute, told.count, hedge, told.method)


def _from_phrases(reading: Reading) -> Iterator[Tally]:
    for told in (*find_phrases(reading), *find_arrests(reading)):
        yield _told(reading, told)


def _once(drafts: Iterable[Tally]) -> Iterator[Tally]:
    """Each number once for an attribute; the first reading of it stands."""
    seen: set[tuple[int, Attribute]] = set()
    for draft in drafts:
        key = (counted_at(draft), draft.attribute)
        if key not in seen:
            seen.add(key)
            yield draft


def _overtaken(tally: Tally, others: Mapping[int, Sequence[Tally]]) -> bool:
    """ "The boy was taken to hospital, where he died": being taken there is no injury that lasts."""
    if not tally.moved or tally.attribute is not Attribute.INJURIES:
        return False
    tokens = tally.reading.tree.tokens
    sentence = tokens[tally.at].sentence
    after = [*others.get(sentence, ()), *others.get(sentence + 1, ())]
    return any(
        other.attribute is Attribute.DEATHS
        and other.at > tally.at
        and other.count.bounds == tally.count.bounds
        and (tokens[other.count.head].pos == "PRON" or _same_noun(tally, other))
        for other in after
    )


def _same_noun(first: Tally, second: Tally) -> bool:
    return first.reading.lower(first.count.head) == second.reading.lower(second.count.head)
