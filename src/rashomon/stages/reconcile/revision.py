"""What a figure's own sentence says of the figure that it replaces: "lowered its toll from 44 to 41"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from rashomon.language.data import table
from rashomon.language.quantities import quantities
from rashomon.schema.analysis import NumberSense
from rashomon.schema.bounds import Bounds
from rashomon.schema.claim import Claim
from rashomon.schema.document import Document
from rashomon.schema.quantity import Quantity
from rashomon.stages.reconcile.pairing import sentence_of

_TO = re.compile(r"\bto\b", re.IGNORECASE)
_REACH = 40  # characters after "from" in which the old figure stands: "from an earlier figure of at least 44"
_LEADS = 12  # characters before the old figure itself: "the", "an earlier"


@dataclass(frozen=True, slots=True)
class Revision:
    """The text says that a figure replaces an earlier one of the same claimant.

    `turn` is "up", "down" or "either": whether the new one is higher; `before` is the replaced one, where it is given.
    """

    turn: str
    before: Bounds | None

    def replaces(self, new: Bounds, old: Bounds) -> bool:
        """May `old` be the figure that `new` takes the place of?"""
        if self.before is not None:
            return _ends(self.before) == _ends(old)
        higher = (new.low or 0) > (old.low or 0)
        return not new.meets(old) and (self.turn == "either" or (self.turn == "up") is higher)


def revision_in(document: Document, claim: Claim) -> Revision | None:
    """The revision that the sentence of a claim tells with its figure; None where it tells none."""
    if claim.bounds is None:
        return None
    sentence = sentence_of(document, claim.evidence.span)
    end = sentence.find(claim.evidence.text) + len(claim.evidence.text)
    turn = _turn(sentence[:end]) if end >= len(claim.evidence.text) else ""
    before = _before(sentence, bool(turn), claim.bounds)
    if before is None and not turn:
        return None
    return Revision(turn or "either", before)


def _turn(head: str) -> str:
    """The direction in which the words before a figure say that it was revised: the first figure after their "to"."""
    for turn, pattern in _patterns():
        match = pattern.search(head) if turn in ("up", "down", "either") else None
        if match is None:
            continue
        ends = [m.end() for m in _TO.finditer(head, match.end())]
        if any(len(_counts(head[end:])) == 1 for end in ends[:1]):
            return turn
    return ""


def _before(sentence: str, turned: bool, new: Bounds) -> Bounds | None:
    """The replaced figure, where the sentence gives it."""
    for turn, pattern in _patterns():
        if turn not in ("before", "from") or (turn == "from" and not turned):
            continue
        for match in pattern.finditer(sentence):
            found = _counts(sentence[match.end() : match.end() + _REACH])
            if found and found[0].start <= _LEADS and _ends(found[0].bounds) != _ends(new):
                return found[0].bounds
    return None


def _counts(text: str) -> list[Quantity]:
    return [q for q in quantities(text) if q.sense is NumberSense.COUNT]


def _ends(bounds: Bounds) -> tuple[int | None, int | None]:
    return bounds.low, bounds.high


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((row["turn"], re.compile(row["pattern"], re.IGNORECASE)) for row in table("revision_words"))
