"""How reliable the user calls whoever makes each claim."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType

from rashomon.rules.pack import Ranks
from rashomon.rules.reliability import Reliability
from rashomon.schema.claim import Claim
from rashomon.schema.document import Document
from rashomon.schema.entity import Actor
from rashomon.stages.reconcile.origins import faceless


def rank_claims(
    claims: Iterable[Claim], actors: Iterable[Actor], documents: Mapping[str, Document], reliability: Reliability
) -> Ranks:
    """The rank of each claim whose claimant is ranked, by id: his own names first, then the party he speaks for.

    What a page says in its own voice has the rank of its outlet.
    """
    if not reliability:
        return MappingProxyType({})
    known = {actor.id: actor for actor in actors}
    found = {claim.id: _rank(claim, known, documents, reliability) for claim in claims}
    return MappingProxyType({claim: rank for claim, rank in found.items() if rank is not None})


def _rank(
    claim: Claim, actors: Mapping[str, Actor], documents: Mapping[str, Document], reliability: Reliability
) -> int | None:
    if claim.claimant is None or faceless(claim.claimant):
        outlet = documents[claim.document].outlet if claim.document in documents else None
        return reliability.of_outlet(outlet) if outlet else None
    return reliability.of_claimant(names_of(claim, actors))


def names_of(claim: Claim, actors: Mapping[str, Actor]) -> Iterator[str]:
    """Every name that the claimant goes by, and the party he speaks for; none of a claim that a page itself makes."""
    source = claim.claimant
    if source is None:
        return
    yield source.name
    actor = actors.get(source.actor or "")
    if actor is not None:
        yield from (actor.name, *actor.aliases, actor.party)
