"""What people those are whom claims count, in the words of the claims."""

from __future__ import annotations

import re
from collections.abc import Sequence

from rashomon.language.quantities import quantities
from rashomon.language.text import fold
from rashomon.schema.claim import Claim
from rashomon.stages.report.brief.lexis import brief_words

_MOST = 40
_LONGEST = 4  # words that say what people they were
_PLURAL = ("s", "men", "children", "police")
_LEADING = re.compile(r"^(?:the|a|an|of|more|another|other|some|different)\s+", re.IGNORECASE)
_WORD = re.compile(r"[A-Za-z][\w’'-]*")


def people(claims: Sequence[Claim]) -> dict[str, frozenset[str]]:
    """What people claims speak of, with the documents that do; "soldiers" goes with "Syrian soldiers"."""
    found: dict[str, set[str]] = {}
    for claim in claims:
        if words := _words(claim):
            found.setdefault(words, set()).add(claim.document)
    if len(found) > _MOST:
        return {}  # so many words for people are no word for them
    full = {w: set(d) for w, d in found.items() if not any(_part(w, other) for other in found)}
    for words in found.keys() - full.keys():
        for whole in full:
            if _part(words, whole):
                full[whole] |= found[words]
    return {words: frozenset(full[words]) for words in sorted(full)}


def _part(one: str, other: str) -> bool:
    return frozenset(one.split()) < frozenset(other.split())


def _words(claim: Claim) -> str:
    """The subject without its number: "Syrian soldiers" of "62 Syrian soldiers"; "" where it only says people."""
    counts = quantities(claim.subject)
    rest = claim.subject[counts[0].end :] if counts else claim.subject
    words = _LEADING.sub("", " ".join(rest.split()))
    kinds = words.split()
    if not 0 < len(kinds) <= _LONGEST or not all(_WORD.fullmatch(w) for w in kinds) or quantities(words):
        return ""
    last = kinds[-1]
    if fold(last) in brief_words("people") or not last.islower() or last.endswith(("ed", "ing", "ly")):
        return ""
    if not counts and not (claim.groups and _LEADING.match(claim.subject)):
        return ""  # a headline without articles may hold a verb: "deputies visit boy"
    one = claim.bounds is not None and claim.bounds.low == 1 and claim.bounds.high in (1, None)
    return words if last.endswith(_PLURAL) != one else ""
