"""Corrections and retractions in the brief: what a page took back, and what stands in its place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rashomon.schema.change import ChangeKind, ClaimChange
from rashomon.schema.claim import Claim
from rashomon.schema.document import Document
from rashomon.schema.incident import Grouping, Incident
from rashomon.schema.record import BriefSentence
from rashomon.stages.report.brief import WORD_LIMIT, one_each
from rashomon.stages.report.lookup import Lookup, look_up
from rashomon.stages.report.words import attribute_word, capitalised, quoted_figure, shortened

_MOST = 3
_MOST_WORDS = 12


def add_corrections(
    sentences: Sequence[BriefSentence],
    changes: Sequence[ClaimChange],
    incident: Incident,
    grouping: Grouping,
    documents: Sequence[Document],
) -> tuple[BriefSentence, ...]:
    """The brief with a sentence for each thing that a page corrected or withdrew, as far as there is room."""
    told = list(sentences)
    room = WORD_LIMIT - sum(len(sentence.text.split()) for sentence in told)
    added = dict.fromkeys(_sentences(changes, look_up(incident, grouping, documents)))
    for sentence in list(added)[:_MOST]:
        room -= len(sentence.text.split())
        if room >= 0:
            told.append(sentence)
    return tuple(told)


def _sentences(changes: Sequence[ClaimChange], lookup: Lookup) -> Iterator[BriefSentence]:
    seen: set[tuple[str, str, str]] = set()
    for change in changes:
        claim, later = lookup.claims.get(change.earlier or ""), lookup.claims.get(change.later or "")
        if change.kind not in (ChangeKind.CORRECTED, ChangeKind.WITHDRAWN) or claim is None or change.notice is None:
            continue
        key = (change.second, claim.attribute.value, _said(claim))
        if key in seen:
            continue  # the headline and the lead of one page
        seen.add(key)
        evidence = [claim.evidence, change.notice, *([later.evidence] if later else [])]
        yield BriefSentence(f"{_text(change, claim, later, lookup)}.", one_each(evidence))


def _text(change: ClaimChange, claim: Claim, later: Claim | None, lookup: Lookup) -> str:
    document = lookup.documents.get(change.second)
    outlet = document.outlet if document is not None else None
    page = capitalised(outlet or lookup.labels.get(change.second, change.second))
    question = attribute_word(claim.attribute, "question")
    if change.kind is ChangeKind.WITHDRAWN or later is None:
        verb = "took back" if change.kind is ChangeKind.WITHDRAWN else "corrected"
        return f"{page} {verb} what it had said of {question}, {_said(claim)}"
    return f"{page} corrected {question} from {_said(claim)} to {_said(later)}"


def _said(claim: Claim) -> str:
    if claim.bounds is None:
        return f"“{shortened(claim.value or claim.evidence.text, _MOST_WORDS)}”"
    return quoted_figure(claim.bounds)
