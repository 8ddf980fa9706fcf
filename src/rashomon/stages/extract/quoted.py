"""Quotations and their cues: which stretches are somebody's own words, and whose cue they hang on."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from rashomon.schema.analysis import Quotation
from rashomon.schema.evidence import Span
from rashomon.schema.statement import Directness
from rashomon.stages.extract.drafts import Draft
from rashomon.stages.extract.tree import Tree

_ENDS = ".?!…,"
_LONGEST_SPEECH = 1500  # characters
_SHORTEST_PASTE = 400  # characters
_VOICES_PASTED = 3  # cues with a named source: nobody quotes so many in one breath
_GAP = 200  # characters between a quotation and its cue: a name with its office fits, a second sentence does not


class Quotations:
    """The outer quotations of a document, found by where they stand."""

    def __init__(self, quotations: Sequence[Quotation]) -> None:
        self.outer = [q for q in quotations if q.depth == 0]
        self._starts = [q.start for q in self.outer]

    def touching(self, span: Span) -> list[Quotation]:
        """Those that share a character with `span`, marks included."""
        last = bisect_left(self._starts, span.end)
        first = bisect_right(self._starts, span.start)
        return [q for q in self.outer[max(0, first - 1) : last] if q.end > span.start]

    def around(self, offset: int) -> Quotation | None:
        """The one that holds `offset`."""
        i = bisect_right(self._starts, offset) - 1
        return self.outer[i] if i >= 0 and self.outer[i].end > offset else None

    def speech_around(self, offset: int) -> Quotation | None:
        """The same, if it is no longer than people speak: a longer one is a text pasted between marks."""
        quotation = self.around(offset)
        return quotation if quotation is not None and quotation.end - quotation.start <= _LONGEST_SPEECH else None

    def before(self, offset: int) -> Quotation | None:
        """The last that ends at or before `offset`."""
        i = bisect_right(self._starts, offset) - 1
        return self.outer[i] if i >= 0 and self.outer[i].end <= offset else None

    def after(self, offset: int) -> Quotation | None:
        """The first that begins at or after `offset`."""
        i = bisect_left(self._starts, offset)
        return self.outer[i] if i < len(self.outer) else None


def without_pasted(quotations: Quotations, drafts: Sequence[Draft]) -> Quotations:
    """The quotations without those that quote several speakers at length: an article pasted between marks."""
    voices: dict[int, int] = {}
    for draft in drafts:
        if draft.source is None or draft.kind not in ("say", "write") or not draft.cue:
            continue
        named = draft.source.tree.tokens[draft.source.head].pos != "PRON"
        around = quotations.around(draft.cue[0].start) if named else None
        if around is not None and around.end - around.start >= _SHORTEST_PASTE:
            voices[around.start] = voices.get(around.start, 0) + 1
    return Quotations([q for q in quotations.outer if voices.get(q.start, 0) < _VOICES_PASTED])


def join_quotations(draft: Draft, quotations: Quotations, text: str) -> None:
    """Stretch a draft's content over the quotations it meets, and tell whether it is direct, indirect or mixed."""
    spans, direct, touched = [], 0, False
    for span in draft.content:
        met = [q for q in quotations.touching(span) if not _holds_cue(q, draft)]
        if not met:
            spans.append(span)
            continue
        touched = True
        joined, is_direct = _join(span, met, text)
        spans.append(joined)
        direct += is_direct
    draft.content = _merge(spans)
    if touched:
        draft.directness = Directness.DIRECT if direct == len(spans) else Directness.MIXED


def _holds_cue(quotation: Quotation, draft: Draft) -> bool:
    return any(quotation.start <= cue.start < quotation.end for cue in draft.cue)


def _join(span: Span, met: Sequence[Quotation], text: str) -> tuple[Span, bool]:
    first, last = met[0], met[-1]
    if first is last and not text[first.inner_end : span.end].strip("”\"' ,.’") and span.start >= first.start - 1:
        return Span(first.inner_start, first.inner_end), True
    start = min(span.start, first.start) if first.start <= span.start else span.start
    end = max(span.end, last.end)
    return Span(start, end), False


def _merge(spans: Sequence[Span]) -> list[Span]:
    merged: list[Span] = []
    for span in sorted(spans):
        if merged and span.start <= merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(span.end, merged[-1].end))
        elif span.start < span.end:
            merged.append(span)
    return merged


def is_utterance(quotation: Quotation, text: str, tree: Tree) -> bool:
    """True for a quotation that can stand as a statement of its own: a sentence, not a word in quotation marks."""
    inner = text[quotation.inner_start : quotation.inner_end].strip()
    before = text[tree.placed.start : quotation.start].rstrip()
    opens = not before or before[-1] in ".?!:,”\"’'—–)"
    words = inner.count(" ") + 1
    if quotation.continues:
        return True
    if opens and words >= 2 and (inner.endswith(tuple(_ENDS)) or text[quotation.end : quotation.end + 1] in ",."):
        return True
    return opens and words >= 6


def adjacent_cue(quotation: Quotation, cues: Sequence[Draft], text: str, quotations: Quotations) -> Draft | None:
    """The cue that stands right after the quotation, or else right before it, with no sentence's end between.

    `cues` are sorted by where their cue begins.
    """
    best: tuple[int, Draft] | None = None
    low = bisect_left(cues, quotation.start - 2 * _GAP, key=_cue_start)
    high = bisect_right(cues, quotation.end + _GAP, key=_cue_start)
    for draft in cues[low:high]:
        at = draft.cue[0].start
        if quotations.around(at) is not None:
            continue
        if at >= quotation.end:
            gap = text[quotation.end : at]
            distance = len(gap)
        else:
            gap = text[draft.cue[0].end : quotation.start]
            distance = len(gap) + 40 * (not gap.rstrip().endswith((",", ":")))
        if at >= quotation.end and _is_over(quotation, draft, text):
            continue
        if len(gap) > _GAP or _has_stop(gap) or any(mark in gap for mark in '“”"'):
            continue
        if best is None or distance < best[0]:
            best = (distance, draft)
    return best[1] if best else None


def _is_over(quotation: Quotation, draft: Draft, text: str) -> bool:
    """A stop before the closing mark ends the sentence: the cue after it is another's, unless it opens the next."""
    if not text[quotation.inner_start : quotation.inner_end].rstrip().endswith("."):
        return False
    first = draft.cue[0].start if draft.source is None else min(draft.cue[0].start, draft.source.span.start)
    return bool(text[quotation.end : first].strip(" –—-"))


def _cue_start(draft: Draft) -> int:
    return draft.cue[0].start


def _has_stop(gap: str) -> bool:
    """A sentence ends in the gap: a stop before a space and a capital, but for initials and short titles."""
    for i, char in enumerate(gap[:-1]):
        if char in ".?!" and gap[i + 1] == " ":
            word = gap[:i].rsplit(" ", 1)[-1]
            if len(word) > 4 and not word.isupper():
                return True
    return False
