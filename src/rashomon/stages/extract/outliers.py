"""Figures far above the document's own toll: they are sums over many events, or another, larger event's."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from rashomon.schema.claim import Attribute, Claim, Scope
from rashomon.stages.extract.scope_clauses import tells_unrest
from rashomon.stages.extract.surroundings import Surroundings, lead_end

_FACTOR = 20  # below it a document may tell a toll's rise: 3 in the morning, 50 at night
_LEAST = 40  # a small figure is no sum over a war, whatever the lead says
_OPENING = 3  # claims that tell the incident's own toll where the whole page is one paragraph
_HUMAN = frozenset({Attribute.DEATHS, Attribute.INJURIES, Attribute.CASUALTIES})


def set_apart(claims: Iterable[Claim], surroundings: Surroundings) -> Iterator[Claim]:
    """The claims, with those far above what the title and lead tell of this incident marked as sums."""
    given = list(claims)
    end = lead_end(surroundings)
    opening = [c.evidence.end for c in given if c.scope is Scope.INCIDENT and c.attribute in _HUMAN][:_OPENING]
    end = min(end, max(opening, default=0))
    lead = [_size(c) for c in given if c.scope is Scope.INCIDENT and c.attribute in _HUMAN and c.evidence.start < end]
    top = max(lead, default=0)
    unrest = tells_unrest(surroundings)  # one death sets off riots that hurt many
    for claim in given:
        size = _size(claim)
        outside = claim.evidence.start >= end and claim.attribute in _HUMAN and claim.scope is Scope.INCIDENT
        if top and outside and size >= _LEAST and size >= _FACTOR * top and not unrest:
            yield replace(claim, scope=Scope.AGGREGATE, scope_reason=f"far above the {top} that the lead tells")
        else:
            yield claim


def _size(claim: Claim) -> int:
    if claim.bounds is None:
        return 0
    return max(claim.bounds.low or 0, claim.bounds.high or 0)
