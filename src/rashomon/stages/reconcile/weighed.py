"""What a page that relays the figures of others gives in its own voice: its summary of them."""

from __future__ import annotations

from collections.abc import Sequence

from rashomon.schema.bounds import Bounds
from rashomon.schema.claim import Claim
from rashomon.stages.reconcile.aside import by_document
from rashomon.stages.reconcile.origins import Weighed


def weighed_figures(counted: Sequence[Weighed]) -> dict[str, Bounds]:
    """For each page that relays others' figures, its own that comes before all of them, if there is one.

    A page that opens with "at least nine people were killed" and then tells who says what has weighed what they say.
    """
    found: dict[str, Bounds] = {}
    for document, items in sorted(by_document(counted).items()):
        relayed = min((item.claim.evidence.start for item in items if not item.narrated), default=None)
        own = [item.claim for item in items if item.narrated]
        first = min(own, key=_place, default=None)
        if relayed is None or first is None or first.bounds is None or first.evidence.start > relayed:
            continue
        found[document] = first.bounds
    return found


def _place(claim: Claim) -> tuple[int, bool, str]:
    """Where a claim stands; of two readings of the same words the one that leaves more open."""
    return claim.evidence.start, claim.bounds is not None and claim.bounds.exact, claim.id
