"""The kind of incident a document mainly tells."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from rashomon.language.data import table
from rashomon.language.general_kinds import TAKE_IN
from rashomon.schema.analysis import Analysis, PlacedParagraph, Token
from rashomon.schema.document import BlockRole, Document
from rashomon.schema.evidence import Evidence

_TITLE = 5.0
_LEAD = (3.0, 2.0, 1.5)  # the first paragraphs tell the event; those below also tell others
_BODY = 0.5
_LENGTHS = (5, 3, 2, 1)  # tokens of a phrase: three words, or a compound with two hyphens
_ENOUGH = 3.0  # one plain word of the lead: below that the body may tell of something else
_LEAD_LENGTH = 900  # code points: a page that is one long paragraph has its lead at its head


@dataclass(frozen=True, slots=True)
class KindFound:
    """The kind, its words, and where every word of that kind stands, as document offsets of tokens."""

    kind: str
    evidence: Evidence | None
    starts: frozenset[int]


def find_kind(document: Document, analysis: Analysis) -> KindFound:
    """The kind whose words weigh most, title and first paragraphs before the rest; "" when no word tells one."""
    scores: dict[str, float] = {}
    hits: dict[str, list[tuple[float, int, int]]] = {}
    for placed, weight in weighted_paragraphs(analysis):
        for start, end, kind, own in _hits(placed.paragraph.tokens):
            share = (weight if start < _LEAD_LENGTH else min(weight, _BODY)) * own
            scores[kind] = scores.get(kind, 0.0) + share
            hits.setdefault(kind, []).append((-own, placed.start + start, placed.start + end))
    if not scores:
        return KindFound("", None, frozenset())
    told = {k: score for k, score in scores.items() if k not in TAKE_IN and score >= _ENOUGH}
    kind = min(told or scores, key=lambda k: (-scores[k], k))
    _, start, end = min(hits[kind])
    return KindFound(kind, document.evidence(start, end), frozenset(hit[1] for hit in hits[kind]))


def weighted_paragraphs(analysis: Analysis) -> list[tuple[PlacedParagraph, float]]:
    """Each paragraph with how much it tells of the main event."""
    weighted: list[tuple[PlacedParagraph, float]] = []
    seen = 0
    for placed in analysis.paragraphs:
        if placed.role is BlockRole.TITLE:
            weighted.append((placed, _TITLE))
        elif placed.role in (BlockRole.PARAGRAPH, BlockRole.HEADING):
            weighted.append((placed, _LEAD[seen] if seen < len(_LEAD) else _BODY))
            seen += placed.role is BlockRole.PARAGRAPH and len(placed.paragraph.tokens) > 8
        else:
            weighted.append((placed, _BODY))
    return weighted


def _hits(tokens: Sequence[Token]) -> list[tuple[int, int, str, float]]:
    """Where event words stand: start, end, kind, weight; the longest phrase at each token."""
    found: list[tuple[int, int, str, float]] = []
    at = 0
    lower = [token.text.casefold() for token in tokens]
    while at < len(tokens):
        if lower[at] not in _openers() and tokens[at].lemma not in _openers():  # most words: looked up once
            at += 1
            continue
        size = 1
        for length in _LENGTHS:
            here = tokens[at : at + length]
            if len(here) < length:
                continue
            written = _joined(lower[at : at + length])
            based = _joined([*lower[at : at + length - 1], here[-1].lemma])
            lemmas = _joined([token.lemma for token in here])
            rows = _kinds().get(written) or _kinds().get(based) or _kinds().get(lemmas)
            if rows:
                found.extend((here[0].start, here[-1].end, kind, weight) for kind, weight in rows)
                size = length
                break
        at += size
    return found


def _joined(words: Sequence[str]) -> str:
    """Words as the table has them: the parser takes "hit-and-run" for five."""
    return " ".join(words).replace(" - ", "-")


@cache
def _openers() -> frozenset[str]:
    """The first word of each phrase for an event."""
    return frozenset(re.split(r"[ -]", words, maxsplit=1)[0] for words in _kinds())


@cache
def _kinds() -> dict[str, tuple[tuple[str, float], ...]]:
    found: dict[str, list[tuple[str, float]]] = {}
    for row in table("event_kinds"):
        found.setdefault(row["words"], []).append((row["kind"], float(row["weight"])))
    return {words: tuple(rows) for words, rows in found.items()}
