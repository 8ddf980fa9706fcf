"""The wounded who died: what tells of their wounds stays in the account, and is known for what it is."""

from __future__ import annotations

from collections.abc import Sequence

from rashomon.language.counting import says_one
from rashomon.language.persons import Person, differ, person_told, surely_one
from rashomon.schema.claim import Attribute, Claim
from rashomon.stages.reconcile.aside import tells_one_person
from rashomon.stages.reconcile.origins import Weighed

_MOST = 60  # distinct tellings that are compared; no page tells one person in more ways
HIT = frozenset({Attribute.DEATHS, Attribute.INJURIES, Attribute.CASUALTIES})


def told_before_they_died(wounded: Sequence[Weighed], claims: Sequence[Claim], died: int) -> tuple[str, ...]:
    """Ids of the claims on injuries that tell of one person who, as other claims tell, died.

    So it is where a name or an age says that the two are one; and where all that is told of this incident fits one
    person, and one died. `claims` are all on the killed and the hurt, `died` the number of dead chosen.
    """
    if not died:
        return ()
    dead = [_person(claim) for claim in claims if claim.attribute is Attribute.DEATHS and tells_one_person(claim)]
    alone = died == 1 and _one_in_all(claims)
    return tuple(
        sorted(
            item.claim.id
            for item in wounded
            if tells_one_person(item.claim) and (alone or any(surely_one(_person(item.claim), p) for p in dead))
        )
    )


def _one_in_all(claims: Sequence[Claim]) -> bool:
    """Does everything that is told of the killed and the hurt fit one person?"""
    hit = [claim for claim in claims if claim.bounds is not None]
    if any(_many(claim) or _one_more(claim) for claim in hit):
        return False
    told = list(dict.fromkeys(_person(claim) for claim in hit if claim.bounds is not None and claim.bounds.high != 0))
    if len(told) > _MOST:
        return False
    return not any(differ(one, other) for n, one in enumerate(told) for other in told[n + 1 :])


def _many(claim: Claim) -> bool:
    return claim.bounds is not None and ((claim.bounds.high or claim.bounds.low or 0) > 1)


def _one_more(claim: Claim) -> bool:
    """ "one wounded": whoever counts the wounded does not count the dead among them."""
    return claim.attribute is Attribute.INJURIES and says_one(claim.evidence.text)


def _person(claim: Claim) -> Person:
    return person_told(claim.subject, claim.evidence.text)
