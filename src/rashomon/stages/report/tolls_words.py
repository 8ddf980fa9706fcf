"""How many, on whose word, worded for a reader: the same words in the terminal and in a notebook."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rashomon.language.quantities import quantities
from rashomon.schema.bounds import Bounds
from rashomon.schema.claim import Claim, Scope
from rashomon.schema.document import Document
from rashomon.schema.statement import Modality
from rashomon.stages.report.quotes_words import (
    Speaker,
    chain_name,
    facts_line,
    modality_words,
    one_line,
    speaker_words,
)
from rashomon.stages.report.victim_words import groups_words, named_words
from rashomon.stages.report.words import attribute_word, count_words, figure_words, shortened

_SCOPES = {Scope.OTHER_EVENT: "another event", Scope.AGGREGATE: "a sum over many"}
_ITSELF = Speaker("The page itself", "", False)
_MOST_WORDS = 8  # of a subject that is quoted


@dataclass(frozen=True, slots=True)
class ToldClaim:
    """A claim worded, under its `number` in the document.

    `figure` is how many of what ("24 or more killed"); `written` the words that this was read from, where the page
    gives no figure ("dozens"); `words` the evidence on one line; `manner` what else there is to know, a phrase each:
    firmness, chain, part of another claim, whose toll it is; `where` its offsets.
    """

    number: int
    figure: str
    written: str
    claimant: Speaker
    words: str
    manner: tuple[str, ...]
    where: str

    @property
    def told(self) -> str:
        """The figure with the words it was read from: "24 or more killed, written “dozens”"."""
        return f"{self.figure}, written “{self.written}”" if self.written else self.figure

    @property
    def how(self) -> str:
        """What else there is to know, on one line."""
        return "; ".join(self.manner)


def tell_claims(claims: Sequence[Claim]) -> tuple[ToldClaim, ...]:
    """Every claim of one document, numbered from 1."""
    numbers = {claim.id: number for number, claim in enumerate(claims, 1)}
    return tuple(
        ToldClaim(
            number=number,
            figure=claim_figure(claim),
            written=written_words(claim),
            claimant=_ITSELF if claim.claimant is None else speaker_words(claim.claimant),
            words=one_line(claim.evidence.text),
            manner=tuple(_manner(claim, numbers)),
            where=f"{claim.evidence.start}–{claim.evidence.end}",
        )
        for number, claim in enumerate(claims, 1)
    )


def claim_figure(claim: Claim) -> str:
    """How many of what: "34 killed", "more than 30 wounded", "none missing", "wounded, no number given".

    Nothing is made more exact than it is: "dozens" is "24 or more".
    """
    one = claim.bounds is not None and claim.bounds.low == 1 and claim.bounds.high in (1, None)
    what = attribute_word(claim.attribute, "one" if one else "many")
    if claim.bounds is None:
        return f"{what}: {one_line(claim.value)}" if claim.value else what
    if not claim.bounds.stated:
        return f"{what}, no number given"
    return f"{_count(claim.bounds)}{' more' if claim.increment else ''} {what}"


def written_words(claim: Claim) -> str:
    """The words for a number that was read from a word alone ("dozens", "several", "soldiers"); "" for a figure."""
    bounds = claim.bounds
    if bounds is None or not bounds.stated or bounds.high is not None or bounds.modifier:
        return ""
    subject = claim.subject or claim.evidence.text
    same = (q.text for q in quantities(subject) if (q.bounds.low, q.bounds.high) == (bounds.low, bounds.high))
    return one_line(next(same, shortened(subject, _MOST_WORDS)))


def claims_line(document: Document, claims: Sequence[Claim]) -> str:
    """Outlet, date and how much was found: "Halyard · 14 March 2019 · nine claims"."""
    return facts_line(document, count_words(len(claims), "claim"))


def _count(bounds: Bounds) -> str:
    if bounds.high is None and not bounds.modifier:
        return f"{bounds.low:,} or more"
    return figure_words(bounds)


def _manner(claim: Claim, numbers: dict[str, int]) -> Iterator[str]:
    if claim.scope is not Scope.INCIDENT:
        reason = one_line(claim.scope_reason)
        yield f"{_SCOPES[claim.scope]} ({reason})" if reason else _SCOPES[claim.scope]
    if claim.part_of in numbers:
        yield f"part of {numbers[claim.part_of]}"
    if claim.groups:
        yield groups_words(claim)
    if claim.named:
        yield f"named: {named_words(claim)}"
    if claim.modality is not Modality.ASSERTED:
        yield modality_words(claim.modality, claim.modality_evidence)
    if claim.via:
        yield f"via {', '.join(map(chain_name, claim.via))}"
