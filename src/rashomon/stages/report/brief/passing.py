"""Reports that turn to the incident in passing: what they tell elsewhere is about something else."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from rashomon.schema.claim import COUNTED, Attribute, Claim
from rashomon.schema.document import Document
from rashomon.schema.finding import Finding
from rashomon.schema.incident import Incident
from rashomon.stages.report.lookup import Lookup

_TOLL = frozenset({Attribute.DEATHS, Attribute.INJURIES, Attribute.CASUALTIES})
_NEAR = 700  # characters: two or three paragraphs
_LEAD_BLOCKS = 4  # the headline, its repetitions and the first paragraph


@dataclass(frozen=True, slots=True)
class Passing:
    """The stretches that tell of the incident, of each document that does so in passing; and what is counted there:
    the documents, claimants' actors and attributes of the claims in these stretches.

    `after` are the ids of claims on arrests, strikes and the like that follow on an account of another event: so may
    they be of it.
    """

    within: dict[str, tuple[tuple[int, int], ...]]
    counted: frozenset[tuple[str, str | None, Attribute]] = frozenset()
    after: frozenset[str] = frozenset()

    def holds(self, document: str, start: int) -> bool:
        """True where what stands at `start` is told of the incident as far as anyone can see."""
        return document not in self.within or any(a <= start < b for a, b in self.within[document])

    def counts(self, claim: Claim) -> bool:
        """True for a claim that stands in such a stretch, and for what its claimant goes on to count elsewhere."""
        if claim.id in self.after:
            return False
        if self.holds(claim.document, claim.evidence.start):
            return True
        actor = claim.claimant.actor if claim.claimant is not None else None
        goes_on = any(d == claim.document and a == actor for d, a, _ in self.counted) if actor else False
        told = any(d == claim.document and attribute is claim.attribute for d, _, attribute in self.counted)
        return goes_on and not told


def find_passing(incident: Incident, lookup: Lookup) -> Passing:
    """The documents that name the incident's place, and give its toll, neither in the headline nor in the lead, and
    further down do.

    A document that never names it is left out: it may call the place by another name. So is an only one.
    """
    place = lookup.place(incident)
    names = [n for n in (place.name, *place.aliases) if len(n) > 1] if place else []
    after = _after_another(incident, lookup)
    if not names or len(incident.documents) < 2:
        return Passing({}, after=after)
    named = re.compile("|".join(rf"(?<!\w){re.escape(n)}(?!\w)" for n in names), re.IGNORECASE)
    known = [d for id_ in incident.documents if (d := lookup.documents.get(id_)) is not None]
    blocks = Passing({d.id: found for d in known if (found := _naming(d, named))})
    claims = lookup.claims_of(incident.claims)
    leading = {c.document for c in claims if c.attribute in _TOLL and _leads(c, lookup.documents[c.document])}
    inside = [c for c in claims if c.document in blocks.within and blocks.holds(c.document, c.evidence.start)]
    telling = {c.document for c in inside if c.attribute in _TOLL}
    return Passing(
        {document: found for document, found in blocks.within.items() if document in telling - leading},
        frozenset((c.document, c.claimant.actor if c.claimant else None, c.attribute) for c in inside),
        after,
    )


def _after_another(incident: Incident, lookup: Lookup) -> frozenset[str]:
    """Claims of other counts than the toll that stand in a paragraph without a toll of the incident, where the claim
    before that paragraph is on another event, or on many."""
    own = frozenset(incident.claims)
    found: set[str] = set()
    before: Claim | None = None
    for (document, begin), claims in _paragraphs(lookup).items():
        toll = any(c.attribute in _TOLL and c.id in own for c in claims)
        known = before is not None and before.document == document and begin - before.evidence.start < _NEAR
        if before is not None and known and not toll and before.id not in own:
            found.update(c.id for c in claims if c.attribute in COUNTED)
        before = claims[-1]
    return frozenset(found & own)


def _paragraphs(lookup: Lookup) -> dict[tuple[str, int], list[Claim]]:
    """The claims of each paragraph, by document and beginning, in the order of the texts."""
    found: dict[tuple[str, int], list[Claim]] = {}
    for claim in sorted(lookup.claims.values(), key=lambda c: (c.document, c.evidence.start, c.id)):
        begin = lookup.documents[claim.document].text.rfind("\n", 0, claim.evidence.start) + 1
        found.setdefault((claim.document, begin), []).append(claim)
    return found


def _leads(claim: Claim, document: Document) -> bool:
    """True for a claim in the headline or the lead: the report is about the incident, whatever it calls the place."""
    blocks = document.content_blocks()[:_LEAD_BLOCKS]
    return any(block.start <= claim.evidence.start < block.end for block in blocks)


def _naming(document: Document, named: re.Pattern[str]) -> tuple[tuple[int, int], ...]:
    """The blocks that name the place, each with the one after it, where none of the first does."""
    blocks = [(b.start, b.end) for b in document.content_blocks()]
    naming = [n for n, (start, end) in enumerate(blocks) if named.search(document.text, start, end)]
    if not naming or naming[0] < _LEAD_BLOCKS:
        return ()
    return tuple(blocks[n] for n in sorted({m for n in naming for m in (n, n + 1) if m < len(blocks)}))


def without_passing(findings: Sequence[Finding], passing: Passing, lookup: Lookup) -> tuple[Finding, ...]:
    """The findings without the positions all of whose claims stand where a report tells of something else."""

    def told(claim: str) -> bool:
        known = lookup.claims.get(claim)
        return known is None or passing.counts(known)

    kept = [replace(f, positions=tuple(p for p in f.positions if any(map(told, p.claims)))) for f in findings]
    return tuple(new for new, old in zip(kept, findings, strict=True) if new.positions or not old.positions)
