"""People told one by one in a document that also gives their number: each is a part of it, never a rival figure."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace

from rashomon.schema.claim import Attribute, Claim, Scope


def tie_singles(claims: Iterable[Claim], numbered: Collection[str]) -> Iterator[Claim]:
    """The claims, those that count people without a number tied to the document's first larger total.

    `numbered` are the ids of claims whose words write a number. "Ann Roe died" beside "two people died" is one of
    the two; beside no total it stands for itself.
    """
    given = list(claims)
    totals: dict[Attribute, list[Claim]] = {}
    for claim in given:
        if claim.id in numbered and claim.scope is Scope.INCIDENT and claim.part_of is None:
            known = totals.setdefault(claim.attribute, [])
            if not known or _low(claim) > _low(known[-1]):  # the first that is larger is never one below another
                known.append(claim)
    for claim in given:
        whole = None if claim.id in numbered else _whole(claim, totals.get(claim.attribute, ()))
        yield replace(claim, part_of=whole.id) if whole is not None else claim


def _whole(claim: Claim, totals: Iterable[Claim]) -> Claim | None:
    if claim.scope is not Scope.INCIDENT or claim.part_of is not None or claim.bounds is None:
        return None
    top = claim.bounds.high
    if not top:
        return None
    return next((t for t in totals if _low(t) > top), None)


def _low(claim: Claim) -> int:
    return claim.bounds.low or 0 if claim.bounds is not None else 0
