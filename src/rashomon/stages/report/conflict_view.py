"""The claims that cannot both be true, each in the sentence that it stands in, side by side."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rashomon.schema.claim import Claim
from rashomon.schema.finding import Conflict, Finding
from rashomon.stages.report.citations import Citations
from rashomon.stages.report.finding_view import claim_holder
from rashomon.stages.report.lookup import Lookup
from rashomon.stages.report.sentences import sentence_around
from rashomon.stages.report.views import ConflictView, SideView
from rashomon.stages.report.words import as_sentence, capitalised

_MOST = 240  # letters beside a claim: a page may have no full stop at all


def conflict_views(finding: Finding, lookup: Lookup, citations: Citations) -> Iterator[ConflictView]:
    """The conflicts of a finding, those first that most origins bear out."""
    for conflict in finding.conflicts:
        sides = _sides(conflict, lookup, citations)
        if len(sides) == 2:
            yield ConflictView(as_sentence(capitalised(conflict.reason)), sides[0], sides[1])


def _sides(conflict: Conflict, lookup: Lookup, citations: Citations) -> list[SideView]:
    claims = lookup.claims_of((conflict.first, conflict.second))
    return [_side(claim, lookup, citations) for claim in claims if claim.document in lookup.documents]


def _side(claim: Claim, lookup: Lookup, citations: Citations) -> SideView:
    document, evidence = lookup.documents[claim.document], claim.evidence
    around = sentence_around(document, evidence.span)
    before = document.text[around.start : evidence.start]
    after = document.text[evidence.end : around.end]
    return SideView(
        before=_joined(f"…{before[-_MOST:]}" if len(before) > _MOST else before),
        words=_joined(evidence.text),
        after=_joined(f"{after[:_MOST]}…" if len(after) > _MOST else after),
        who=claim_holder(claim, lookup),
        where=f"{lookup.numbers[document.id]}. {lookup.labels[document.id]}",
        citations=citations.of((evidence,)),
    )


def _joined(text: str) -> str:
    """The text with all its white space as single spaces, also at its ends."""
    return re.sub(r"\s+", " ", text)
