"""Correction and retraction notices on a page: what they say the page told before, and what they took back."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from rashomon.language.data import table
from rashomon.language.quantities import quantities
from rashomon.language.text import fold
from rashomon.schema.analysis import NumberSense
from rashomon.schema.bounds import Bounds
from rashomon.schema.claim import Attribute, Claim
from rashomon.schema.document import Block, BlockRole, Document
from rashomon.schema.evidence import Evidence, Span

_SENTENCE_END = re.compile(r"(?<!\b[A-Z])[.!?][\"'”’)\]]*\s+(?=[\"'“‘(]?[A-Z\d])|\n")
_LABEL = 60  # characters
_LONGEST = 1200  # characters: a notice is a paragraph, and no longer one
_WORD = re.compile(r"[^\W\d_]+")
# A paragraph without any of these is no notice: looked for first, since the patterns are many and notices are few.
_MAYBE = re.compile(
    r"correct|clarif|errat|retract|withdr|version|edition|amend|taken|remov|delet|misstate|mandatory"
    r"|this (?:article|story|report|post|item|page|headline|piece|dispatch)",
    re.IGNORECASE,
)
_ON_NUMBERS = re.compile(r"\b(?:number|toll|count|figure|total|how many)s?\b", re.IGNORECASE)
_OF_ITSELF = ("sure", "old", "whole")


@dataclass(frozen=True, slots=True)
class Notice:
    """A newsroom's notice that it corrects or takes back what its page said.

    `evidence` is its words; `before` the stretches that tell what the page said before, or what was taken out, and
    `figures` the numbers in them; `attributes` what the notice is about, as far as words of harm tell. `withdraws`
    where something was taken back without a word on what stands in its place, `whole` where that is the whole story.
    """

    evidence: Evidence
    before: tuple[Span, ...]
    figures: tuple[Bounds, ...]
    attributes: frozenset[Attribute]
    withdraws: bool
    whole: bool

    def holds(self, claim: Claim) -> bool:
        """True for a claim that stands in the notice's own words."""
        return self.evidence.span.covers(claim.evidence.span) and claim.document == self.evidence.document

    def retells(self, claim: Claim) -> bool:
        """True for a claim that the notice tells as what the page said before."""
        return self.holds(claim) and any(span.overlap(claim.evidence.span) for span in self.before)

    def names(self, claim: Claim) -> bool:
        """True where the notice gives a claim of an earlier state in so many words: its figure, or whom it names."""
        if self.attributes and claim.bounds is not None and claim.attribute not in self.attributes:
            return False
        if claim.bounds is not None:
            return any((b.low, b.high) == (claim.bounds.low, claim.bounds.high) for b in self.figures)
        return self._tells(claim)

    def concerns(self, claim: Claim) -> bool:
        """True for a claim of an earlier state that the notice names, or whose number it corrects without giving it."""
        if self.whole or self.names(claim):
            return True
        on_numbers = not self.figures and _ON_NUMBERS.search(self.evidence.text) is not None
        return on_numbers and claim.bounds is not None and claim.attribute in self.attributes

    def _tells(self, claim: Claim) -> bool:
        """True where the words of what is not counted stand among those that were taken out."""
        wanted = {fold(claim.actor.name if claim.actor else claim.value)} - {""}
        base = self.evidence.start
        told = " ".join(fold(self.evidence.text[span.start - base : span.end - base]) for span in self.before)
        return any(f" {words} " in f" {told} " for words in wanted)


def find_notices(document: Document) -> tuple[Notice, ...]:
    """The notices of one document, in the order of its text."""
    found = []
    labelled = False
    for block in document.blocks:
        if block.role is BlockRole.FURNITURE:
            continue
        notice = _notice(document, block, labelled)
        if notice is not None:
            found.append(notice)
        short = block.end - block.start <= _LABEL
        labelled = short and _matches("alone", document.text[block.start : block.end].rstrip(":"))
    return tuple(found)


@dataclass(frozen=True, slots=True)
class _Cue:
    start: int
    end: int
    says: str


def _notice(document: Document, block: Block, labelled: bool) -> Notice | None:
    text = document.text[block.start : min(block.end, block.start + _LONGEST)]
    if not labelled and not _MAYBE.search(text):
        return None
    cues = _cues(text)
    told = labelled or (_head(text, "label") and any(cue.says not in ("new", "not") for cue in cues))
    start = 0 if told else _opening(text, cues)
    if start is None:
        return None
    inside = [cue for cue in cues if cue.end > start]
    before, withdraws = _before(text, start, inside)
    figures = [q.bounds for span in before for q in quantities(text[span.start : span.end]) if _counts(q.sense)]
    at = block.start
    return Notice(
        evidence=document.evidence(at + start, at + len(text.rstrip())),
        before=tuple(Span(at + span.start, at + span.end) for span in before),
        figures=tuple(dict.fromkeys(figures)),
        attributes=frozenset(_attributes(text[start:])),
        withdraws=withdraws,
        whole=any(cue.says == "whole" for cue in inside),
    )


def _opening(text: str, cues: Sequence[_Cue]) -> int | None:
    """Where a notice without a label begins: at the head of the sentence with the first cue that is one by itself."""
    sentences = [0, *(m.end() for m in _SENTENCE_END.finditer(text))]
    heads = {start for start in sentences if _head(text[start : start + 200], "sure")}
    at = [cue.start for cue in cues if cue.says in _OF_ITSELF and cue.says != "sure"]
    starts = sorted(heads | {max(start for start in sentences if start <= place) for place in at})
    return starts[0] if starts else None


def _before(text: str, start: int, cues: Sequence[_Cue]) -> tuple[list[Span], bool]:
    """The stretches that tell what the page said before, and whether any was merely taken out."""
    spans: list[Span] = []
    withdraws = False
    ends = [m.end() for m in _SENTENCE_END.finditer(text) if m.end() > start] + [len(text)]
    for end in dict.fromkeys(ends):
        old, since = False, start
        for cue in (c for c in cues if start <= c.start < end):
            now = {"old": True, "was": True, "new": False, "not": not old, "withdraws": True}.get(cue.says, old)
            withdraws = withdraws or cue.says == "withdraws"
            if old and not now:
                spans.append(Span(since, cue.start))
            if now and not old:
                since = cue.start if cue.says == "withdraws" else cue.end
            old = now
        if old and since < end:
            spans.append(Span(since, end))
        start = end
    return [span for span in spans if span.start < span.end], withdraws


def _counts(sense: NumberSense) -> bool:
    return sense is NumberSense.COUNT


def _attributes(text: str) -> Iterator[Attribute]:
    forms = _harm_forms()
    for word in _WORD.findall(text.lower()):
        if word in forms:
            yield forms[word]


@cache
def _harm_forms() -> dict[str, Attribute]:
    """Words that say by themselves what kind of harm is told."""
    found: dict[str, Attribute] = {}
    for row in table("harm_words"):
        if not row["needs"] and row["frame"] != "injury" and row["attribute"] != Attribute.CASUALTIES:
            found |= {form: Attribute(row["attribute"]) for form in row["forms"].split() if form not in found}
    return found


def _cues(text: str) -> list[_Cue]:
    """The cues in a text in their order; of two that overlap the longer, "old" before what is only part of it."""
    found = [
        _Cue(m.start(), m.end(), says)
        for says, pattern in _patterns()
        if says not in ("label", "alone", "sure")
        for m in pattern.finditer(text)
    ]
    kept: list[_Cue] = []
    for cue in sorted(found, key=lambda c: (c.start, -c.end)):
        if not kept or cue.start >= kept[-1].end:
            kept.append(cue)
    return kept


def _head(text: str, says: str) -> bool:
    return any(kind == says and pattern.match(text) for kind, pattern in _patterns())


def _matches(says: str, line: str) -> bool:
    return any(kind == says and pattern.fullmatch(line) for kind, pattern in _patterns())


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((row["says"], re.compile(row["pattern"], re.IGNORECASE)) for row in table("correction_notices"))
