"""Which claim of one document is which claim of another whose text it shares."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from rashomon.language.text import fold
from rashomon.schema.bounds import Bounds
from rashomon.schema.claim import Claim
from rashomon.schema.document import BlockRole, Document
from rashomon.schema.evidence import Span
from rashomon.schema.lineage import LineageKind, TextLink
from rashomon.stages.reconcile.images import Image, image

_IN_PLACE = 4  # the score of claims that stand in the same place
_ALIKE = 0.5  # of the words of both sentences, numbers left out
_SENTENCE = 300  # characters to either side within which a sentence ends


@dataclass(frozen=True)
class Side:
    """The claims of one document."""

    document: Document
    claims: tuple[Claim, ...]

    @cached_property
    def sentences(self) -> dict[str, str]:
        """The folded sentence of each claim."""
        return {claim.id: fold(sentence_of(self.document, claim.evidence.span)) for claim in self.claims}

    @cached_property
    def text(self) -> str:
        """The folded text of what the document tells."""
        parts = (self.document.text[b.start : b.end] for b in self.document.content_blocks())
        return f" {' '.join(map(fold, parts))} "


@dataclass(frozen=True, slots=True)
class Pairing:
    """Claims that are one claim in two documents, and those that only one of the two has.

    `gone` are claims of the first whose passage the second lacks, `come` the other way round; claims whose words stand
    in both, but that were read in one alone, are in neither.
    """

    pairs: tuple[tuple[Claim, Claim], ...]
    gone: tuple[Claim, ...]
    come: tuple[Claim, ...]


def pair_claims(first: Side, second: Side, link: TextLink) -> Pairing:
    """Pair the claims of the two documents of a link: by where their words stand, then by what they say.

    Of a page and its copy those alone that stand in the same place of the text they share: what else both tell of one
    thing may well be two people's words.
    """
    least = 1 if link.kind is LineageKind.REVISION else _IN_PLACE
    there = {claim.id: image(claim.evidence.span, link.alignments) for claim in first.claims}
    rated = sorted(
        (-score, one.evidence.start, other.evidence.start, one.id, other.id)
        for one in first.claims
        for other in second.claims
        if (score := _score(one, other, there[one.id], (first, second))) >= least
    )
    taken: dict[str, str] = {}
    used: set[str] = set()
    for *_, one_id, other_id in rated:
        if one_id not in taken and other_id not in used:
            taken[one_id] = other_id
            used.add(other_id)
    known = {claim.id: claim for claim in second.claims}
    left = [claim for claim in second.claims if claim.id not in used]
    return Pairing(
        pairs=tuple((claim, known[taken[claim.id]]) for claim in first.claims if claim.id in taken),
        gone=tuple(_lacking([c for c in first.claims if c.id not in taken], first, second)),
        come=tuple(_lacking(left, second, first)),
    )


def _score(one: Claim, other: Claim, there: Image | None, sides: tuple[Side, Side]) -> int:
    """How surely two claims are one: 0 for not at all."""
    if one.attribute is not other.attribute or one.scope is not other.scope:
        return 0
    if (one.part_of is None) != (other.part_of is None) or one.increment is not other.increment:
        return 0
    same = same_value(one, other)
    if there is not None and there.span.overlap(other.evidence.span):
        return _IN_PLACE + same
    if same and _named(one) == _named(other):
        return 3
    if sides[0].sentences[one.id] == sides[1].sentences[other.id] or all(
        side.document.role_at(claim.evidence.start) is BlockRole.TITLE
        for side, claim in zip(sides, (one, other), strict=True)
    ):
        return 2
    return 1 if there is None and _alike(sides[0].sentences[one.id], sides[1].sentences[other.id]) else 0


def same_value(one: Claim, other: Claim) -> bool:
    """True for the same figure, or the same words for what is not counted."""
    if one.bounds is None or other.bounds is None:
        return one.bounds is other.bounds and fold(one.value) == fold(other.value)
    return _ends(one.bounds) == _ends(other.bounds)


def differ(one: Claim, other: Claim) -> bool:
    """True for another value; "about 200" in the place of "200" is one as well."""
    if not same_value(one, other):
        return True
    both = [b for b in (one.bounds, other.bounds) if b is not None]
    return all(b.exact for b in both) and len({bool(b.modifier) for b in both}) > 1


def _ends(bounds: Bounds) -> tuple[int | None, int | None]:
    return bounds.low, bounds.high


def _named(claim: Claim) -> str:
    source = claim.claimant
    return "" if source is None else source.actor or fold(source.name or source.described)


def _alike(one: str, other: str) -> bool:
    """True where the sentences share most words, figures left aside."""
    sides = [{word for word in text.split() if not word.isdigit()} for text in (one, other)]
    return len(sides[0] & sides[1]) >= _ALIKE * max(1, len(sides[0] | sides[1]))


def _lacking(left: Sequence[Claim], own: Side, other: Side) -> Iterator[Claim]:
    """Those of the claims left over whose words the other document lacks, and whose value it nowhere gives."""
    for claim in left:
        said = any(claim.attribute is one.attribute and same_value(claim, one) for one in other.claims)
        if not said and f" {own.sentences[claim.id]} " not in other.text:
            yield claim


def sentence_of(document: Document, span: Span) -> str:
    """The sentence around a stretch, within its paragraph."""
    text = document.text
    start = max(0, span.start - _SENTENCE, *(b.start for b in document.blocks if b.start <= span.start))
    ends = [b.end for b in document.blocks if b.start <= span.start < b.end]
    end = min([len(text), span.end + _SENTENCE, *(max(e, span.end) for e in ends)])
    for stop in (". ", "! ", "? ", "\n"):
        at = text.rfind(stop, start, span.start)
        start = at + len(stop) if at >= 0 else start
        at = text.find(stop, span.end, end)
        end = at + 1 if at >= 0 else end
    return text[start:end].strip()
