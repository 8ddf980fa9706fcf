"""The words of a figure's sentence that say it is a new one."""

from __future__ import annotations

from functools import cache

from rashomon.language.data import column
from rashomon.language.text import fold
from rashomon.schema.claim import Claim
from rashomon.schema.document import Document

_NEAR = 120  # code points: a cue stands in the figure's own sentence; longer sentences than this around it are rare
_STOPS = (". ", ".\n", "\n\n")


def tells_of_change(document: Document, claim: Claim) -> bool:
    """True when the sentence says, up to the figure's end, that the figure replaces another ("has risen to")."""
    return _says(document, claim, _cues("update_cues"))


def tells_of_a_first_count(document: Document, claim: Claim) -> bool:
    """True when the sentence says, up to the figure's end, that the figure is an early one ("initially")."""
    return _says(document, claim, _cues("first_count_cues"))


def _says(document: Document, claim: Claim, cues: tuple[str, ...]) -> bool:
    start, end = claim.evidence.start, claim.evidence.end
    before = document.text[max(0, start - _NEAR) : start]
    for stop in _STOPS:
        before = before.rpartition(stop)[2]
    words = f" {fold(before + document.text[start:end])} "
    return any(cue in words for cue in cues)


def sentence_after(document: Document, claim: Claim) -> str:
    """The claim's words with the rest of their sentence."""
    end = claim.evidence.end
    after = document.text[end : end + _NEAR]
    return claim.evidence.text + min((after.partition(stop)[0] for stop in _STOPS), key=len)


@cache
def _cues(table: str) -> tuple[str, ...]:
    return tuple(f" {cue} " for cue in sorted(column(table, "cue")))
