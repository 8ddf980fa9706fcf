"""How far whoever speaks stands behind it, and the words that say so."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from rashomon.language.data import table
from rashomon.schema.evidence import Span
from rashomon.schema.statement import Modality
from rashomon.stages.extract.drafts import Draft

_ORDER = (Modality.UNCONFIRMED, Modality.DENIED, Modality.CONDITIONAL, Modality.REPORTED, Modality.POSSIBLE)


@dataclass(frozen=True, slots=True)
class Stance:
    """A modality with the words that carry it; `words` is None for a plain assertion."""

    modality: Modality
    words: Span | None


@cache
def _patterns() -> dict[tuple[str, Modality], re.Pattern[str]]:
    grouped: dict[tuple[str, Modality], list[str]] = {}
    for row in table("modality_words"):
        grouped.setdefault((row["where"], Modality(row["modality"])), []).append(row["pattern"])
    return {key: re.compile(rf"\b(?:{'|'.join(p)})\b", re.IGNORECASE) for key, p in grouped.items()}


def stance_of(draft: Draft, text: str) -> Stance:
    """The modality of a draft: what its cue says first, then what its content says."""
    cue = _first("cue", text, draft.cue)
    if cue.words is not None:
        return cue
    opening = _first("opening", text, [Span(s.start, min(s.end, s.start + 40)) for s in draft.content[:1]])
    return opening if opening.words is not None else _first("content", text, [_sentence(text, draft.content[0])])


def _sentence(text: str, span: Span) -> Span:
    """The first sentence of a stretch: what a long quotation goes on to say no longer colours its beginning."""
    stop = re.compile(r"[.?!](?=\s+[\"“A-Z])").search(text, span.start, span.end)
    return Span(span.start, stop.start()) if stop else span


def _first(where: str, text: str, spans: list[Span]) -> Stance:
    for modality in _ORDER:
        pattern = _patterns().get((where, modality))
        for span in spans if pattern else []:
            match = pattern.match(text, span.start, span.end) if where == "opening" and pattern else None
            if where != "opening" and pattern:
                match = pattern.search(text, span.start, span.end)
            if match:
                return Stance(modality, Span(match.start(), match.end()))
    return Stance(Modality.ASSERTED, None)
