"""Figures that count a share of the people, by their own words: the rest of them, those in hospital, one kind."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from rashomon.language.data import column, table
from rashomon.language.text import fold
from rashomon.schema.bounds import Bounds
from rashomon.schema.claim import Attribute, Claim
from rashomon.schema.finding import SetAside
from rashomon.schema.victim import VictimKind
from rashomon.stages.reconcile.aside import PEOPLE
from rashomon.stages.reconcile.beside import Beside
from rashomon.stages.reconcile.origins import Weighed

_NEAR = 200  # code points between a count of some and that of "the other three": a sentence or two
_DEFINITE = re.compile(
    r"\b(?:the|these|those|his|her|their) (?:other|remaining) (\w+)|\bthe (\w+) (?:others?|remaining)\b"
)
_OTHERS = re.compile(r"\bothers? (\w+)|\b(\w+) (?:others?|more)\b|\banother (\w+)")


def counts_of_some(attribute: Attribute, counted: Sequence[Weighed], beside: Beside) -> tuple[SetAside, ...]:
    """The claims that count a share of the people where others count more of them.

    "The other three were stable" and "killed two others" leave out whom the text has told of; "four were taken to
    hospital" leaves out who was not; "no officers were hurt" says nothing of everybody else.
    """
    if attribute not in PEOPLE:
        return ()
    return tuple(SetAside(item.claim.id, reason) for item in counted for reason in _why(item, counted, beside))


def _why(item: Weighed, counted: Sequence[Weighed], beside: Beside) -> Iterator[str]:
    """The first reason why a claim counts some of the people, if any."""
    low = _low(item)
    more = [other for other in counted if _low(other) > low]
    attribute = item.claim.attribute
    if _bounds(item).high == 0:
        if more and _of_one_kind(item.claim):
            yield "says it of some of the people alone"
    elif not _bounds(item).exact:
        return
    elif attribute is Attribute.INJURIES and _is_rest(item.claim, beside) and _outnumbered(item, counted, beside):
        yield "counts the rest, besides those of whom it told before"
    elif _leaves_out_attackers(item, counted, beside):
        yield "leaves out those who did it, and another figure counts them too"
    elif attribute in (Attribute.DEATHS, Attribute.CASUALTIES) and more and _says_others(item.claim):
        yield "counts others than those of whom it told before, and a higher figure counts them all"
    elif attribute is Attribute.INJURIES and _in_hospital(item.claim) and _counts_all(more, beside):
        yield "counts those who came to hospital, and a higher figure counts all the wounded"


def _of_one_kind(claim: Claim) -> bool:
    """ "No officers", "no one else": the nobody of whom harm is denied is not everybody."""
    told_of = set(fold(claim.subject).split())
    return "else" in fold(claim.evidence.text).split() or not told_of <= _anybody()


@cache
def _anybody() -> frozenset[str]:
    """Words that may stand before or for any people."""
    words = {fold(row["word"]) for name in ("function_words", "number_words") for row in table(name)}
    return frozenset(words | {fold(word) for word in column("any_people", "word")} | {"nobody", "none", "one"})


def _is_rest(claim: Claim, beside: Beside) -> bool:
    """Does it count the wounded besides others who are wounded too, and not besides the dead?"""
    firm = _counts_by(_DEFINITE, claim)
    if not firm and not _counts_by(_OTHERS, claim):
        return False
    before = _told_before(claim, beside)
    if before is None or before.attribute is not claim.attribute or before.bounds is None:
        return False
    return firm or before.bounds.low != (claim.bounds.low if claim.bounds else None)


def _told_before(claim: Claim, beside: Beside) -> Claim | None:
    """The last that the page tells of the killed and the hurt shortly before the claim."""
    start = claim.evidence.start
    here = (c for c in beside.told if c.document == claim.document and start - _NEAR <= c.evidence.end <= start)
    return max(here, key=lambda c: (c.evidence.end, c.evidence.start, c.id), default=None)


def _outnumbered(item: Weighed, counted: Sequence[Weighed], beside: Beside) -> bool:
    """Does another figure count as many wounded, or one of all who were hit more?"""
    others = (o for o in counted if o.claim.id != item.claim.id and not _is_rest(o.claim, beside))
    return any(_low(o) >= _low(item) for o in others) or any(hit > _low(item) for hit in beside.hit)


def _leaves_out_attackers(item: Weighed, counted: Sequence[Weighed], beside: Beside) -> bool:
    """ "He killed two people" beside three dead, when he died as well."""
    dead = beside.attackers.get(item.claim.attribute, 0)
    if not dead or not _low(item) or any(VictimKind.ATTACKER in group.kinds for group in item.claim.groups):
        return False
    return any(_bounds(other).exact and _low(other) == _low(item) + dead for other in counted)


def _says_others(claim: Claim) -> bool:
    return _counts_by(_DEFINITE, claim) or _counts_by(_OTHERS, claim)


def _counts_by(pattern: re.Pattern[str], claim: Claim) -> bool:
    """Do the words count as the pattern says, with a number for the claim's own figure?"""
    low = claim.bounds.low if claim.bounds is not None else None
    words = (word for match in pattern.finditer(fold(claim.evidence.text)) for word in match.groups() if word)
    return any(word == str(low) or _values().get(word) == low for word in words)


@cache
def _values() -> dict[str, int]:
    """Number words with their values."""
    return {fold(row["word"]): int(row["value"]) for row in table("number_words") if row["value"].isdigit()}


def _in_hospital(claim: Claim) -> bool:
    """Is it told by the way to hospital alone, without a word for wounds?"""
    words = set(fold(claim.evidence.text).split())
    return bool(words & _hospital_words()) and not _of_wounds(claim)


def _counts_all(more: Sequence[Weighed], beside: Beside) -> bool:
    return any(_of_wounds(other.claim) and not _is_rest(other.claim, beside) for other in more)


def _of_wounds(claim: Claim) -> bool:
    return not _wound_words().isdisjoint(fold(claim.evidence.text).split())


@cache
def _hospital_words() -> frozenset[str]:
    return frozenset(form for row in _injury_rows() if _tells_of_hospital(row) for form in row["forms"].split())


@cache
def _wound_words() -> frozenset[str]:
    return frozenset(form for row in _injury_rows() if not row["needs"] for form in row["forms"].split()) - (
        _hospital_words()
    )


def _injury_rows() -> list[dict[str, str]]:
    return [row for row in table("harm_words") if row["attribute"] == Attribute.INJURIES]


def _tells_of_hospital(row: dict[str, str]) -> bool:
    return row["needs"] == "hospital" or row["lemma"] in ("hospitalise", "airlift")


def _low(item: Weighed) -> int:
    return _bounds(item).low or 0


def _bounds(item: Weighed) -> Bounds:
    assert item.claim.bounds is not None
    return item.claim.bounds
