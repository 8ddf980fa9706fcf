"""Whose toll it is: this incident's, another event's told in the same page, or a sum over many."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rashomon.schema.claim import Scope
from rashomon.schema.document import Document
from rashomon.stages.extract.people import Headcount
from rashomon.stages.extract.reading import Reading


@dataclass(frozen=True, slots=True)
class Scoped:
    """A scope and the reason for it in words ("" for this incident's)."""

    scope: Scope
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What the document as a whole says about which event is its own."""

    document: str


def survey(document: Document, readings: Sequence[Reading]) -> Surroundings:
    """Look over the whole document once."""
    return Surroundings(document.id)


def scope_of(surroundings: Surroundings, reading: Reading, at: int, count: Headcount) -> Scoped:
    """The scope of the count at token `at`."""
    return Scoped(Scope.INCIDENT)
