"""What people a count is of: the groups that its own words name, and those that the words right after it do.

"62 soldiers and 13 civilians" are two groups; "twenty people, most of them children" have one of 11 to 20.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from rashomon.language.data import table
from rashomon.language.victim_kinds import kind_term, of_one
from rashomon.schema.bounds import Bounds
from rashomon.schema.claim import Attribute
from rashomon.schema.document import Document
from rashomon.schema.victim import VictimGroup, VictimKind
from rashomon.stages.extract.kinds_told import METHOD as KINDS_TOLD
from rashomon.stages.extract.people import Headcount
from rashomon.stages.extract.reading import Reading
from rashomon.stages.extract.tally import Tally
from rashomon.stages.extract.victim_parts import ONE, Part, begins_part, find_parts
from rashomon.stages.extract.victim_sides import side_of

PEOPLE = frozenset(
    {
        *(Attribute.DEATHS, Attribute.INJURIES, Attribute.CASUALTIES, Attribute.MISSING),
        *(Attribute.DETAINED, Attribute.ARRESTS, Attribute.DISPLACED),
    }
)
_LONGEST = 60  # tokens of a count that are looked at
_MOST = 12  # groups of one count
_REACH = 12  # words after a count in which "most of them civilians" begins
_SPELT = 14  # words that such a phrase runs to
_THEM = frozenset({"them", "whom", "those", "these", "victims", "dead", "deceased", "wounded", "injured", "killed"})
_BEING = frozenset({"were", "was", "are", "is", "being", "said", "reported", "believed", "to", "be", "also"})
_MEMBERS = frozenset({"member", "members", "personnel", "staff", "staffers", "employees", "employee", "officials"})
_ENDS = frozenset({";", ".", "(", ")", "“", "”", '"', "who", "which", "that", "while", "when", "after", "but", "as"})


def groups_of(document: Document, tally: Tally) -> tuple[VictimGroup, ...]:
    """The groups of those whom `tally` counts, in the order of the text; () where the words say nothing of them."""
    count, reading = tally.count, tally.reading
    if tally.attribute not in PEOPLE or count.bounds.high == 0:
        return ()
    parts = find_parts(reading, count.first, min(described_to(reading, count), count.first + _LONGEST))
    own = [part for part in parts if part.kinds]
    one = count.bounds == Bounds(1, 1)
    if own and len(parts) == 1 and (one or parts[0].age is None):
        own[0].bounds = count.bounds
    after = _told_after(reading, tally) if len(own) <= 1 and tally.method != KINDS_TOLD else []
    groups = _added([_group(document, reading, part) for part in own], document)
    groups += [_group(document, reading, part) for part in after]
    return tuple(group for group in groups if _fits(group.bounds, count.bounds))


def described_to(reading: Reading, count: Headcount) -> int:
    """The token after the words for the counted, with names and ages, and with what one person is said to be.

    "her son Bo, 6", "Omar Vey, a 12-year-old boy", "nine women and children".
    """
    _, end = reading.tree.sentence(count.last)
    stop = count.last + 1
    while stop < end and stop in reading.people:
        stop += 1
    if count.bounds != Bounds(1, 1) and stop + 1 < end and reading.lower(stop) in {"and", "or"}:
        term = kind_term(reading.words, stop + 1)
        if term is not None and reading.tree.tokens[stop + term.length].tag == "NNS":
            return stop + 1 + term.length
    while stop + 1 < end and reading.lower(stop) in {",", "("} and stop + 1 in reading.ages:
        stop += 2
    one = count.bounds == Bounds(1, 1) and not count.numeral
    if one and reading.lower(stop) == "," and reading.lower(stop + 1) in ONE:
        k = stop + 2
        while k < min(end, stop + _SPELT) and not _stops(reading, k):
            k += 1
        return k
    return stop


def _added(groups: list[VictimGroup], document: Document) -> list[VictimGroup]:
    """The groups of a list with those of one sort added up: "a boy of six, a girl of four and their mother"."""
    found: dict[tuple[tuple[VictimKind, ...], bool, str], VictimGroup] = {}
    for group in groups:
        key = (group.kinds, group.mixed, group.side)
        known = found.get(key)
        if known is None:
            found[key] = group
        elif known.bounds.exact and group.bounds.exact:
            total = (known.bounds.low or 0) + (group.bounds.low or 0)
            words = document.evidence(known.evidence.start, group.evidence.end)
            found[key] = replace(known, bounds=Bounds(total, total), evidence=words)
    return list(found.values())


def _fits(bounds: Bounds, whole: Bounds) -> bool:
    return whole.high is None or (bounds.low or 0) <= whole.high


def _group(document: Document, reading: Reading, part: Part) -> VictimGroup:
    tree = reading.tree
    bounds = part.bounds or (Bounds(None, None) if part.many else Bounds(1, 1))
    kinds = of_one(part.kinds) if not part.mixed else tuple(kind for kind in VictimKind if kind in part.kinds)
    sided = not part.mixed and VictimKind.COMBATANT in kinds
    return VictimGroup(
        kinds=kinds,
        bounds=bounds,
        evidence=document.evidence(_start(reading, part.first), tree.end(part.last)),
        side=side_of(reading, part.first, part.noun) if sided else "",
        mixed=part.mixed and len(kinds) > 1,
    )


def _start(reading: Reading, first: int) -> int:
    """Where the words begin, with those that bound their number ("at least nine")."""
    number = reading.count(first)
    start = reading.tree.start(first)
    return min(start, reading.tree.placed.start + number.start) if number is not None else start


def _told_after(reading: Reading, tally: Tally) -> list[Part]:
    """The groups that the words after the count, or after its word of harm, tell of."""
    count = tally.count
    start = max(count.first, min(count.last, tally.at))
    _, end = reading.tree.sentence(start)
    members = _of_members(reading, count, end)
    if members:
        return members
    found: list[Part] = _said_of_all(reading, count, max(count.last, tally.at) + 1, end)
    at, edge = start + 1, min(end, max(count.last, tally.at) + _REACH)
    while at < edge and len(found) < _MOST:
        part = _shared(reading, at, end, count.bounds)
        if part is not None and part.kinds:
            found.append(part)
            at = part.noun + 1
            edge = min(end, at + _REACH)
        elif reading.lower(at) in {":", "–", "—"} and not found:
            return _spelt_out(reading, at + 1, end, count)
        elif at > max(count.last, tally.at) and reading.lower(at) in _ENDS - {"who"}:
            break
        else:
            at += 1
    return found


def _said_of_all(reading: Reading, count: Headcount, at: int, end: int) -> list[Part]:
    """ "three of the wounded were journalists"."""
    if reading.lower(at) not in {"were", "are", "was"}:
        return []
    k = at + 1
    while k < end and (reading.lower(k) in _BEING or _shares().get(reading.lower(k)) == "all"):
        k += 1
    stop = next((j for j in range(k, min(end, k + _SPELT)) if _stops(reading, j)), end)
    parts = find_parts(reading, k, stop)
    if len(parts) != 1 or not parts[0].kinds:
        return []
    parts[0].bounds, parts[0].first = count.bounds, count.first
    return parts


def _of_members(reading: Reading, count: Headcount, end: int) -> list[Part]:
    """ "Eight members of the pro-government militia": the kind is told after "of"."""
    if reading.lower(count.last) not in _MEMBERS or reading.lower(count.last + 1) != "of":
        return []
    stop = next((k for k in range(count.last + 2, min(end, count.last + _REACH)) if _stops(reading, k)), end)
    parts = [part for part in find_parts(reading, count.last + 2, stop) if part.kinds]
    for part in parts[:1]:
        part.bounds, part.first = count.bounds, count.first
    return parts[:1]


def _stops(reading: Reading, k: int) -> bool:
    return reading.lower(k) in _ENDS or reading.lower(k) in {",", ":"} or _finite(reading, k)


def _finite(reading: Reading, k: int) -> bool:
    return reading.tree.tokens[k].tag in {"VBD", "VBZ", "VBP", "MD"}


def _shared(reading: Reading, at: int, end: int, whole: Bounds) -> Part | None:
    """ "most of them children", "three of whom were women", "all civilians", "including children" at token `at`."""
    number = reading.count(at)
    share = _shares().get(reading.lower(at), "")
    if number is None and not share:
        return None
    k = at + 1
    while number is not None and reading.numbers.get(k) is number:
        k += 1
    if reading.lower(k) == "of":
        k += 1
        k += reading.lower(k) in {"the", "those", "all"} and reading.lower(k + 1) in _THEM
        if reading.lower(k) not in _THEM:
            return None
        k += 1
    elif number is not None and reading.lower(k) not in {"were", "was"}:
        return None  # "including two children": a claim of its own
    elif share == "among" and reading.lower(k) in _THEM:
        k += 1
    while k < end and reading.lower(k) in _BEING:
        k += 1
    if k >= end or (share == "among" and begins_part(reading, k) is not None):
        return None
    parts = find_parts(reading, k, next((j for j in range(k, min(end, k + _SPELT)) if _stops(reading, j)), end))
    if not parts or not parts[0].kinds or len(parts) > 1:
        return None
    part = parts[0]
    part.bounds = number.bounds if number is not None else _share_of(share, whole)
    part.first, part.many = at, True
    return part


def _share_of(share: str, whole: Bounds) -> Bounds:
    """So many as the share leaves possible, and no more exact than that."""
    if share == "all":
        return whole
    if share == "both":
        return Bounds(2, 2)
    if share == "most" and whole.low is not None:
        return Bounds(whole.low // 2 + 1, whole.high, "most")
    return Bounds(None, None)


def _spelt_out(reading: Reading, at: int, end: int, count: Headcount) -> list[Part]:
    """ "thirty people: 18 civilians and 12 fighters", where no more are spelt out than were counted."""
    stop = next(
        (k for k in range(at, min(end, at + 3 * _SPELT)) if _finite(reading, k) or reading.lower(k) == "."), end
    )
    parts = find_parts(reading, at, stop)
    total = sum((part.bounds.low or 0) if part.bounds is not None else 1 for part in parts)
    counted = [part for part in parts if part.kinds and part.bounds is not None]
    high = count.bounds.high
    return counted if counted and (high is None or total <= high) else []


@cache
def _shares() -> dict[str, str]:
    return {row["word"]: row["share"] for row in table("shares")}
