"""How far whoever speaks stands behind it, and the words that say so."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from rashomon.language.data import table
from rashomon.language.hearsay import is_hearsay
from rashomon.schema.evidence import Span
from rashomon.schema.statement import Modality
from rashomon.stages.extract.drafts import Draft
from rashomon.stages.extract.lexicon import cue_nouns
from rashomon.stages.extract.taken_back import noun_taken_back

_NOMINAL = frozenset({"object", "preposition", "passive-agent", "learned-object"})
_CLAIMED = frozenset({"report", "figure", "number", "toll", "count", "version", "account", "story", "involvement"})
_CLAIMED |= {"responsibility", "link", "finding", "statement", "rumor", "rumour", "estimate", "narrative", "death"}
_INFINITIVE = 40  # characters: "to immediately confirm"
_STOP = re.compile(r"[.?!](?=\s+[\"“A-Z])")
_ORDER = (Modality.UNCONFIRMED, Modality.DENIED, Modality.CONDITIONAL, Modality.REPORTED, Modality.POSSIBLE)


@dataclass(frozen=True, slots=True)
class Stance:
    """A modality with the words that carry it; `words` is None for a plain assertion."""

    modality: Modality
    words: Span | None


@cache
def _patterns(where: str) -> tuple[tuple[Modality, re.Pattern[str]], ...]:
    """The words of each modality that count in one place, in the order in which they are looked for."""
    grouped: dict[Modality, list[str]] = {}
    for row in table("modality_words"):
        if row["where"] == where:
            grouped.setdefault(Modality(row["modality"]), []).append(row["pattern"])
    return tuple(
        (modality, re.compile(rf"\b(?:{'|'.join(grouped[modality])})\b", re.IGNORECASE))
        for modality in _ORDER
        if modality in grouped
    )


def stance_of(draft: Draft, text: str) -> Stance:
    """The modality of a draft: what its cue says first, then what its content says."""
    back = _taken_back(draft)
    if back is not None:
        return Stance(Modality.DENIED, back)
    places = [("cue", draft.cue), ("withheld", _with_infinitive(draft))]
    if draft.source is None and draft.method.startswith("passive"):
        places.insert(0, ("nobody", draft.cue))
    if _is_claim(draft):
        places.append(("claim", draft.cue))
    for where, spans in places:
        stance = _first(where, text, spans)
        if stance.words is not None:
            return stance
    if draft.source is not None and is_hearsay(text[draft.source.span.start : draft.source.span.end]):
        return Stance(Modality.REPORTED, draft.source.span)
    opening = _first("opening", text, [Span(s.start, min(s.end, s.start + 40)) for s in draft.content[:1]])
    return opening if opening.words is not None else _first("content", text, [_sentence(text, draft.content[0])])


def _taken_back(draft: Draft) -> Span | None:
    """ "Has retracted its report that": the words by which a saying that a noun names is taken back."""
    noun = draft.tree.at(draft.cue[0].start) if draft.method == "noun" and draft.cue else None
    back = noun_taken_back(draft.tree, noun) if noun is not None else None
    return draft.tree.span(back.first, back.last) if back is not None else None


def _with_infinitive(draft: Draft) -> list[Span]:
    """ "declined to say": the verb with the words after it."""
    if draft.method not in ("infinitive", "learned", "learned-object"):
        return []
    return [Span(c.start, draft.start + _INFINITIVE) for c in draft.cue if c.start < draft.start]


def _is_claim(draft: Draft) -> bool:
    """False where the content is a thing that no one can doubt: "questioned the timing", "rejected the plan"."""
    if draft.method not in _NOMINAL or draft.verb is None:
        return True
    thing = draft.tree.at(draft.start)
    if thing is None:
        return False
    path = [thing, *(k for k in draft.tree.climb(thing) if draft.tree.start(k) < draft.end)]
    lemmas = {draft.tree.tokens[k].lemma for k in path if draft.tree.start(k) >= draft.start}
    return bool(lemmas & (_CLAIMED | cue_nouns().keys()))


def _sentence(text: str, span: Span) -> Span:
    """The first sentence of a stretch: what a long quotation goes on to say no longer colours its beginning."""
    stop = _STOP.search(text, span.start, span.end)
    return Span(span.start, stop.start()) if stop else span


def _first(where: str, text: str, spans: list[Span]) -> Stance:
    for modality, pattern in _patterns(where):
        find = pattern.match if where == "opening" else pattern.search
        for span in spans:
            match = find(text, span.start, span.end)
            if match:
                return Stance(modality, Span(match.start(), match.end()))
    return Stance(Modality.ASSERTED, None)
