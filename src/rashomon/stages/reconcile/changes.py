"""What a revision changed, told in claims, and what drifted on the way to a copy."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from rashomon.language.text import fold
from rashomon.schema.change import ChangeKind, ClaimChange
from rashomon.schema.claim import Claim
from rashomon.schema.descent import descend
from rashomon.schema.incident import Grouping
from rashomon.schema.lineage import Lineage, LineageKind, TextLink
from rashomon.schema.statement import Modality, Source
from rashomon.stages.reconcile.notices import Notice
from rashomon.stages.reconcile.origins import faceless
from rashomon.stages.reconcile.pairing import differ, pair_claims, same_value
from rashomon.stages.reconcile.told import Told

METHOD = "changes/1"
_MOST_WORDS = 12

# How far whoever speaks stands behind it; a denial stands on no such scale.
_FIRMNESS = {
    Modality.ASSERTED: 2,
    Modality.REPORTED: 1,
    Modality.POSSIBLE: 0,
    Modality.CONDITIONAL: 0,
    Modality.UNCONFIRMED: 0,
}


def tell_changes(told: Told, grouping: Grouping, lineage: Lineage) -> tuple[ClaimChange, ...]:
    """The changes of an incident's claims between each page and the one it owes most, states of one page first.

    Of a copy only what became of a claim that it took over is told: a copy leaves out what it likes.
    """
    found = [change for link in _nearest(told, lineage) for change in _changes(link, told)]
    found += [change for document in told.sides for change in _own_words(document, found, grouping.claims, told)]
    at = {c.id: c.evidence.start for side in told.sides.values() for c in side.claims}
    return tuple(sorted(found, key=lambda c: (c.link is not LineageKind.REVISION, _place(c, at))))


def _place(change: ClaimChange, at: Mapping[str, int]) -> tuple[str, str, int, str, str]:
    ids = [claim for claim in (change.earlier, change.later) if claim is not None]
    return change.first, change.second, min((at.get(c, 0) for c in ids), default=0), change.kind.value, "".join(ids)


def _nearest(told: Told, lineage: Lineage) -> Iterator[TextLink]:
    """The links between each document and those that it owes its text."""
    for family in lineage.families:
        documents = [told.sides[name].document for name in family if name in told.sides]
        if len(documents) > 1:
            yield from (link for step in descend(documents, told.links) for link in step.sources)


def _changes(link: TextLink, told: Told) -> Iterator[ClaimChange]:
    first, second = told.sides[link.first], told.sides[link.second]
    pairing = pair_claims(first, second, link)
    notices = told.notices[link.second] if link.kind is LineageKind.REVISION and link.directed else ()
    for one, other in pairing.pairs:
        yield from _of_pair(one, other, link, told)
    if link.kind is not LineageKind.REVISION:
        return
    for claim in pairing.gone:
        notice = next((n for n in notices if n.concerns(claim)), None)
        if notice is not None:
            yield _noticed(claim, None, link, notice)
        elif _tells(claim):
            yield _one_sided(claim, link, of_first=True)
    for claim in pairing.come:
        if _tells(claim) and not any(notice.holds(claim) for notice in notices):
            yield _one_sided(claim, link, of_first=False)


def _tells(claim: Claim) -> bool:
    """True for a claim with a value; harm told without a number comes and goes with the wording."""
    return claim.bounds is None or claim.bounds.stated


def _of_pair(one: Claim, other: Claim, link: TextLink, told: Told) -> Iterator[ClaimChange]:
    """What became of one claim; nothing where its sentence stands there word for word."""
    sides = told.sides[link.first], told.sides[link.second]
    if sides[0].sentences[one.id] == sides[1].sentences[other.id]:
        return
    notices = told.notices[link.second] if link.kind is LineageKind.REVISION and link.directed else ()
    if differ(one, other):
        notice = next((n for n in notices if n.concerns(one)), None)
        if notice is not None:
            yield _noticed(one, other, link, notice)
        else:
            kind = ChangeKind.VALUE if one.bounds is None else ChangeKind.BOUNDS
            yield _change(kind, link, (one, other), _became(_words(one), _words(other), link))
    if _other_mouth(one.claimant, other.claimant):
        reason = _became(_mouth(one.claimant), _mouth(other.claimant), link)
        yield _change(ChangeKind.CLAIMANT, link, (one, other), reason)
    firmness = _firmness(one.modality, other.modality)
    if firmness is not None:
        yield _change(firmness, link, (one, other), _became(one.modality.value, other.modality.value, link))


def _words(claim: Claim) -> str:
    words = claim.evidence.text.split()
    return f"“{' '.join(words[:_MOST_WORDS])}{' …' if len(words) > _MOST_WORDS else ''}”"


def _became(before: str, after: str, link: TextLink) -> str:
    return f"{before} became {after}" if link.directed else f"{before} in one, {after} in the other"


def _other_mouth(one: Source | None, other: Source | None) -> bool:
    """True where a claim is given to somebody else, or has lost or gained whom it is given to."""
    mouths = [None if source is None or faceless(source) else source for source in (one, other)]
    if mouths[0] is None or mouths[1] is None:
        return mouths[0] is not mouths[1] and all(m is None or bool(m.name) for m in mouths)
    if not (mouths[0].name and mouths[1].name) or (mouths[0].actor and mouths[0].actor == mouths[1].actor):
        return False
    names = [set(fold(mouth.name).split()) for mouth in mouths if mouth is not None]
    return not (names[0] <= names[1] or names[1] <= names[0])


def _mouth(source: Source | None) -> str:
    return "the page itself" if source is None or faceless(source) else source.name


def _firmness(one: Modality, other: Modality) -> ChangeKind | None:
    if (one is Modality.DENIED) is not (other is Modality.DENIED):
        return ChangeKind.DENIED if other is Modality.DENIED else ChangeKind.FIRMED
    before, after = _FIRMNESS.get(one, 0), _FIRMNESS.get(other, 0)
    return None if before == after else ChangeKind.HEDGED if after < before else ChangeKind.FIRMED


def _change(
    kind: ChangeKind,
    link: TextLink,
    claims: tuple[Claim | None, Claim | None],
    reason: str,
    notice: Notice | None = None,
) -> ClaimChange:
    earlier, later = (claim.id if claim is not None else None for claim in claims)
    said = notice.evidence if notice is not None else None
    return ClaimChange(kind, link.kind, link.first, link.second, link.directed, earlier, later, reason, METHOD, said)


def _one_sided(claim: Claim, link: TextLink, of_first: bool) -> ClaimChange:
    claims = (claim, None) if of_first else (None, claim)
    if not link.directed:
        return _change(ChangeKind.ONLY_IN_ONE, link, claims, "only one of the two states has it")
    if of_first:
        reason = "the later state lacks the passage, and nothing says that it was taken back"
        return _change(ChangeKind.NO_LONGER_THERE, link, claims, reason)
    return _change(ChangeKind.ADDED, link, claims, "the earlier state does not have it")


def _noticed(claim: Claim, later: Claim | None, link: TextLink, notice: Notice) -> ClaimChange:
    if notice.whole or (notice.withdraws and later is None):
        return _change(ChangeKind.WITHDRAWN, link, (claim, later), "the page says that it took this back", notice)
    reason = "the page says that this was wrong"
    if later is not None and differ(claim, later):
        reason = f"{_words(claim)} became {_words(later)}; {reason}"
    return _change(ChangeKind.CORRECTED, link, (claim, later), reason, notice)


def _own_words(
    document: str, found: Sequence[ClaimChange], claims: Sequence[Claim], told: Told
) -> Iterator[ClaimChange]:
    """What a notice says its page told before, where no earlier state is here to show it."""
    shown = {change.notice for change in found if change.notice is not None}
    itself = TextLink(LineageKind.REVISION, document, document, True, (), 1.0, "", METHOD)
    for notice in told.notices[document]:
        for claim in (c for c in claims if notice.retells(c) and notice.evidence not in shown):
            now = (
                c for c in told.sides[document].claims if c.attribute is claim.attribute and not same_value(c, claim)
            )
            yield _noticed(claim, next(now, None), itself, notice)
