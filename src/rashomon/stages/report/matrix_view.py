"""The claim matrix: who gives what on each attribute, side by side."""

from __future__ import annotations

from collections.abc import Sequence

from rashomon.schema.claim import Claim
from rashomon.schema.finding import Finding, Origin, Position, Status
from rashomon.stages.report.citations import Citations
from rashomon.stages.report.finding_view import position_words
from rashomon.stages.report.holders import shown_positions
from rashomon.stages.report.lookup import Lookup
from rashomon.stages.report.views import Matrix, MatrixEntry, MatrixRow
from rashomon.stages.report.words import attribute_word, capitalised


def claim_matrix(findings: Sequence[Finding], lookup: Lookup, citations: Citations) -> Matrix | None:
    """Whoever gives most comes first, documents that speak for themselves last; None where nobody gives anything."""
    told = [finding for finding in findings if finding.status is not Status.NOT_REPORTED and shown_positions(finding)]
    origins = sorted({o for f in told for p in shown_positions(f) for o in p.origins}, key=lambda o: (o.name, repr(o)))
    rows = [_row(origin, told, lookup, citations) for origin in origins]
    if not rows:
        return None
    last = {row.claimant: lookup.narrates(origin) for row, origin in zip(rows, origins, strict=True)}
    rows.sort(key=lambda row: (last[row.claimant], -sum(map(bool, row.cells)), row.claimant.casefold()))
    return Matrix(tuple(attribute_word(finding.attribute, "title") for finding in told), tuple(rows))


def _row(origin: Origin, findings: Sequence[Finding], lookup: Lookup, citations: Citations) -> MatrixRow:
    name = lookup.origin_name(origin)
    alone = lookup.narrates(origin)
    return MatrixRow(
        claimant=name if alone else capitalised(name),
        note="in its own words" if alone else "",
        cells=tuple(
            tuple(_entry(p, origin, lookup, citations) for p in shown_positions(finding) if origin in p.origins)
            for finding in findings
        ),
    )


def _entry(position: Position, origin: Origin, lookup: Lookup, citations: Citations) -> MatrixEntry:
    claims = lookup.claims_of(position.claims)
    own = [claim for claim in claims if _rests_on(claim, origin)] or claims
    return MatrixEntry(
        figure=position_words(position, claims),
        superseded=position.superseded,
        citations=citations.of(claim.evidence for claim in own),
    )


def _rests_on(claim: Claim, origin: Origin) -> bool:
    """True where a claim names the origin itself: a position of several holders has the claims of all of them."""
    if origin.actor is None:
        return claim.claimant is None
    return claim.claimant is not None and claim.claimant.actor == origin.actor
