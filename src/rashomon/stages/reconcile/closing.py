"""Claims that a correction or retraction notice closed: they stay in the record, and count for nothing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from rashomon.schema.claim import Attribute, Claim
from rashomon.schema.finding import Finding, SetAside, Status
from rashomon.schema.lineage import LineageKind, TextLink
from rashomon.stages.reconcile.notices import Notice
from rashomon.stages.reconcile.pairing import Pairing, differ, pair_claims, same_value
from rashomon.stages.reconcile.told import Told, turned


def closed_by_notices(told: Told, claims: Sequence[Claim], retracted: Mapping[str, str]) -> dict[str, str]:
    """The ids of the closed claims, each with the reason; `retracted` are those that their claimants took back.

    They are what the notice tells as said before; in earlier states of its page what it names, and the figures whose
    kind it corrects if another has taken their place; in copies the figures it names, where they were copied.
    """
    closed = dict(retracted)
    for claim in claims:
        for notice in told.notices.get(claim.document, ()):
            if notice.retells(claim):
                closed[claim.id] = _reason("is told as what the page had said before", notice)
            elif notice.whole and not notice.holds(claim):
                closed[claim.id] = _reason("was withdrawn with the whole story", notice)
    for link in told.links:
        if link.directed and told.notices[link.second] and link.kind is LineageKind.REVISION:
            closed |= _closed_across(link, told)
        elif link.directed and told.notices[link.first] and link.kind is LineageKind.COPIES_PASSAGES:
            closed |= _closed_across(turned(link), told)
    closed = _copied_after(closed, told) | closed
    return _repeated(closed, claims, told) | closed


def _closed_across(link: TextLink, told: Told) -> dict[str, str]:
    """Claims of the first document of a link that a notice on the second closes."""
    notices = told.notices[link.second]
    first, second = told.sides[link.first], told.sides[link.second]
    pairing = pair_claims(first, second, link)
    lost = {claim.id for claim in pairing.gone} | {one.id for one, other in pairing.pairs if differ(one, other)}
    state = link.kind is LineageKind.REVISION
    found = {}
    for claim in first.claims:
        for notice in notices:
            takes = notice.concerns(claim) if state else notice.names(claim) and _stands_in(claim, pairing)
            if takes and (claim.id in lost or (state and notice.whole)):
                what = "was withdrawn" if notice.withdraws or notice.whole else "was corrected"
                where = "in a later state of the page" if state else "on a page whose text this one has"
                found[claim.id] = _reason(f"{what} {where}", notice)
    return found


def _stands_in(claim: Claim, pairing: Pairing) -> bool:
    return any(one.id == claim.id for one, _ in pairing.pairs)


def _copied_after(closed: Mapping[str, str], told: Told) -> dict[str, str]:
    """Claims of copies that are the same claims as ones that their sources' notices closed."""
    found = {}
    for link in told.links:
        if link.kind is LineageKind.COPIES_PASSAGES and link.directed:
            pairing = pair_claims(told.sides[link.first], told.sides[link.second], link)
            for one, other in pairing.pairs:
                if one.id in closed and same_value(one, other):
                    found[other.id] = f"was copied from a page where it {closed[one.id]}"
    return found


def _repeated(closed: Mapping[str, str], claims: Sequence[Claim], told: Told) -> dict[str, str]:
    """What a page without the notice repeats in its own words of a claim that was closed on it: its headline.

    Not where somebody else on the page, whose claim stands, gives the same.
    """
    rows = [claim for claim in claims if claim.id in closed and not told.notices.get(claim.document)]
    found = {}
    for one in rows:
        side = told.sides.get(one.document)
        same = [o for o in side.claims if o.attribute is one.attribute and same_value(one, o)] if side else []
        if any(o.claimant is not None and o.id not in closed for o in same):
            continue
        for other in same:
            if other.claimant is None and other.id not in closed:
                found[other.id] = closed[one.id]
    return found


def _reason(what: str, notice: Notice) -> str:
    words = " ".join(notice.evidence.text.split()[:24])
    return f"{what}: “{words}{' …' if len(notice.evidence.text.split()) > 24 else ''}”"


def put_aside(
    findings: Sequence[Finding], claims: Sequence[Claim], closed: Mapping[str, str], rule: str
) -> tuple[Finding, ...]:
    """The findings with the closed claims set aside in them; what only closed claims tell is not reported."""
    rows: dict[Attribute, list[SetAside]] = {}
    for claim in claims:
        rows.setdefault(claim.attribute, []).append(SetAside(claim.id, closed[claim.id]))
    known = {finding.attribute for finding in findings}
    lacking = [_nothing(attribute, rule) for attribute in Attribute if attribute in rows and attribute not in known]
    return tuple(
        replace(
            f, set_aside=tuple(sorted((*f.set_aside, *rows.get(f.attribute, ())), key=lambda s: (s.claim, s.reason)))
        )
        for f in (*findings, *lacking)
    )


def _nothing(attribute: Attribute, rule: str) -> Finding:
    reason = "No claim counts: what was told of it was corrected or withdrawn."
    return Finding(attribute, Status.NOT_REPORTED, None, None, None, (), rule, reason, 0, 0, 0)
