"""Who the victims are, as rows of a finding's card."""

from __future__ import annotations

from rashomon.schema.claim import Claim
from rashomon.schema.evidence import Evidence
from rashomon.schema.finding import Breakdown, Finding
from rashomon.schema.victim import Victim
from rashomon.stages.report.citations import Citations
from rashomon.stages.report.holders import holders
from rashomon.stages.report.lookup import Lookup, document_words
from rashomon.stages.report.victim_words import age_words, breakdown_title, range_words, sex_word
from rashomon.stages.report.views import NamedView, WhoView
from rashomon.stages.report.words import capitalised, figure_words, join_words


def who_views(finding: Finding, lookup: Lookup, citations: Citations) -> tuple[WhoView, ...]:
    """The rows of a finding's breakdown."""
    return tuple(_row(row, lookup, citations) for row in finding.breakdown)


def named_views(finding: Finding, lookup: Lookup, citations: Citations) -> tuple[NamedView, ...]:
    """The victims whom a finding names."""
    return tuple(_named(victim, lookup, citations) for victim in finding.named)


def within(claim: Claim, evidence: Evidence) -> Evidence:
    """What the page cites for words of a claim: the claim's own evidence where they stand inside it."""
    return claim.evidence if claim.evidence.span.covers(evidence.span) else evidence


def _row(row: Breakdown, lookup: Lookup, citations: Citations) -> WhoView:
    held = [(figure_words(p.bounds), holders(p, lookup)) for p in row.positions]
    claims = lookup.claims_of(row.claims)
    evidence = [within(c, g.evidence) for c in claims for g in c.groups if set(row.kinds) & set(g.kinds)]
    one = len(held) == 1
    return WhoView(
        who=breakdown_title(row),
        figure=range_words(row.low, row.high),
        holders=capitalised(held[0][1]) if one else "; ".join(f"{figure}: {who}" for figure, who in held),
        documents=document_words(row.documents, lookup),
        citations=citations.of(evidence),
    )


def _named(victim: Victim, lookup: Lookup, citations: Citations) -> NamedView:
    claims = lookup.claims_of(victim.claims)
    return NamedView(
        name=victim.name,
        age=age_words(victim.ages),
        sex=sex_word(victim.sex),
        also=join_words(victim.spellings),
        documents=document_words(victim.documents, lookup),
        citations=citations.of(within(c, n.evidence) for c in claims for n in c.named if n.evidence in victim.evidence),
    )
