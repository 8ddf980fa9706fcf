"""What became of a claim between two states of a page, or between a page and its copy."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from rashomon.schema.evidence import Evidence
from rashomon.schema.lineage import LineageKind


class ChangeKind(StrEnum):
    """How a claim changed.

    `added` and `no-longer-there`: only the later state has it, or only the earlier; a passage that a later capture
    lacks has not been withdrawn by that. `only-in-one`: the same where nobody knows which state is the later.
    `bounds`, `value`: another figure, other words for what is not counted. `claimant`: given to somebody else, or now
    the page's own. `hedged`, `firmed`, `denied`: how far whoever speaks stands behind it. `corrected`, `withdrawn`: a
    notice in the later state says so.
    """

    ADDED = "added"
    NO_LONGER_THERE = "no-longer-there"
    ONLY_IN_ONE = "only-in-one"
    BOUNDS = "bounds"
    VALUE = "value"
    CLAIMANT = "claimant"
    HEDGED = "hedged"
    FIRMED = "firmed"
    DENIED = "denied"
    CORRECTED = "corrected"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class ClaimChange:
    """One change of one claim between two linked documents.

    `link` says what the documents are to one another: states of one page, or a page and its copy. `first` and `second`
    are their ids; where `directed`, `first` is the earlier state or the source. `earlier` and `later` are ids of claims
    in the first and the second, None where that one has none. `notice` is the words of the correction or retraction
    that say so. `reason` tells the change in words.
    """

    kind: ChangeKind
    link: LineageKind
    first: str
    second: str
    directed: bool
    earlier: str | None
    later: str | None
    reason: str
    method: str
    notice: Evidence | None = None
