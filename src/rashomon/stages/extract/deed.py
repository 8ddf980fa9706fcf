"""A deed as read from a clause, before it is known on whose word."""

from __future__ import annotations

from dataclasses import dataclass

from rashomon.schema.claim import Attribute
from rashomon.schema.statement import Modality
from rashomon.stages.extract.doers import Doer
from rashomon.stages.extract.reading import Reading


@dataclass(frozen=True, slots=True)
class Deed:
    """Who did it, whether on purpose, at whom, with what: `value` in words, or `doer` whose name is the value.

    `at` is the token that tells it; `first` to `last` the words it stands on. `claimant` is the token of whoever is
    said to claim it, where the clause itself says so. `subject` are the first and last token of whom it was done to.
    `modality` is what the clause's own words make of it, None for nothing.
    """

    reading: Reading
    attribute: Attribute
    at: int
    first: int
    last: int
    method: str
    value: str = ""
    doer: Doer | None = None
    claimant: int | None = None
    subject: tuple[int, int] | None = None
    modality: Modality | None = None
