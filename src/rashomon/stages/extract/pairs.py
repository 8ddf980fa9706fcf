"""Two words of harm said of the same people: "killed or wounded 25", "shot and killed two"."""

from __future__ import annotations

from dataclasses import replace

from rashomon.schema.bounds import Bounds
from rashomon.schema.claim import Attribute
from rashomon.stages.extract.people import Headcount
from rashomon.stages.extract.tally import Tally


def merge_pairs(drafts: list[Tally]) -> list[Tally]:
    """ "killed or wounded 25", "shot and killed two": two harms of the same people are one claim."""
    merged: list[Tally] = []
    places: dict[tuple[int, Bounds | None], int] = {}
    for draft in sorted(drafts, key=lambda d: (d.at, d.attribute)):
        people = draft.count.head, draft.count.bounds if draft.count.numeral else None
        twin = places.setdefault(people, len(merged))
        if twin == len(merged):
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
    larger = max(first, second, key=lambda count: count.bounds.low or 0)
    return replace(larger, first=min(first.first, second.first), last=max(first.last, second.last))


def _joined(first: Tally, second: Tally) -> bool:
    """Are the two words of harm joined by "and", "or" or a mark, with nothing else between?"""
    low, high = sorted((first.at, second.at))
    words = {first.reading.lower(k) for k in range(low + 1, high)}
    return words <= {"and", "or", "/", ",", "seriously", "critically"}


_STRENGTH = (Attribute.DEATHS, Attribute.MISSING, Attribute.INJURIES, Attribute.DETAINED, Attribute.ARRESTS)


def _stronger(first: Tally, second: Tally) -> Tally:
    ranks = {attribute: rank for rank, attribute in enumerate(_STRENGTH)}
    return second if ranks.get(second.attribute, 9) < ranks.get(first.attribute, 9) else first


def join_listed(drafts: list[Tally]) -> list[Tally]:
    """ "a woman with a wound to the head and a man with a wound to the leg": two people, told in one breath."""
    joined: list[Tally] = []
    for draft in drafts:
        before = joined[-1] if joined else None
        if before is not None and _in_one_breath(before, draft):
            joined[-1] = replace(before, count=_sum(before.count, draft.count))
        else:
            joined.append(draft)
    return joined


def _in_one_breath(first: Tally, second: Tally) -> bool:
    alike = first.method == second.method == "harm-injury" and first.attribute == second.attribute
    singles = not first.count.numeral and not second.count.numeral and second.count.bounds == Bounds(1, 1)
    reading, start = second.reading, second.count.first
    if not (alike and singles) or first.count.last >= start or reading.lower(start - 1) not in {"and", ","}:
        return False
    return all(reading.tree.tokens[k].pos not in {"VERB", "AUX"} for k in range(first.at, start))


def _sum(first: Headcount, second: Headcount) -> Headcount:
    total = (first.bounds.low or 0) + 1
    return replace(_widest(first, second), bounds=Bounds(total, total))
