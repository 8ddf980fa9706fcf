"""Claims that their own claimant took back, as an article of its own or another outlet tells."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from rashomon.language.taking_back import takes_back
from rashomon.schema.claim import COUNTED, Attribute, Claim
from rashomon.schema.document import Document
from rashomon.schema.finding import Origin
from rashomon.schema.statement import Modality
from rashomon.stages.reconcile.origins import Voices, Weighed
from rashomon.stages.reconcile.pairing import same_value, sentence_of
from rashomon.stages.reconcile.update import tells_of_change

_MOST_WORDS = 24
_TAKEN = COUNTED | {Attribute.RESPONSIBILITY, Attribute.INTENT}  # with what a thing was done is told in passing


def retracted(claims: Sequence[Claim], voices: Voices, documents: Mapping[str, Document]) -> dict[str, str]:
    """The ids of the claims that were taken back, each with the reason.

    They are what a text tells as taken back, and every claim of that very claimant, or outlet, with that value: in
    whatever paper, for one that has it a day later has not heard. A later page that tells the figure as a new one keeps
    it. What somebody else claims is not touched, though it be the same figure.
    """
    found: dict[str, str] = {}
    taken = [claim for claim in claims if claim.attribute in _TAKEN and is_retraction(claim)]
    if not taken:
        return found
    weighed = [voices.weigh(claim) for claim in claims if claim.modality is not Modality.DENIED]
    for notice in taken:
        words = _words(documents[notice.document], notice)
        found[notice.id] = f"is told as taken back: {words}"
        if notice.claimant is None or not notice.claimant.name:
            continue
        mouth = _mouth(voices.weigh(notice))
        for item in weighed:
            same = item.claim.attribute is notice.attribute and same_value(item.claim, notice)
            if same and _mouth(item) == mouth and not _told_anew(item, voices.weigh(notice), documents):
                found.setdefault(item.claim.id, f"was taken back by {item.origin.name}: {words}")
    return found


def is_retraction(claim: Claim) -> bool:
    """True for a figure that its claimant, as the text tells, takes back."""
    words = claim.modality_evidence
    return claim.modality is Modality.DENIED and words is not None and takes_back(words.text)


def _mouth(item: Weighed) -> tuple[str, Origin]:
    """Who speaks: the very actor, not his party; where a page speaks for itself, the outlet."""
    actor = item.claim.claimant.actor if item.claim.claimant is not None and not item.narrated else item.origin.actor
    return (actor, Origin("")) if actor else ("", item.origin)


def _told_anew(item: Weighed, notice: Weighed, documents: Mapping[str, Document]) -> bool:
    later = item.day is not None and notice.day is not None and item.day > notice.day
    return later and tells_of_change(documents[item.claim.document], item.claim)


def _words(document: Document, notice: Claim) -> str:
    told = sentence_of(document, notice.evidence.span).split()
    return f"“{' '.join(told[:_MOST_WORDS])}{' …' if len(told) > _MOST_WORDS else ''}”"
