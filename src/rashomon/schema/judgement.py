"""A person's decision, appended and never overwritten (promise 7)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Verdict(StrEnum):
    """What a person may decide about a thing the machine made, or about two of them."""

    CONFIRM = "confirm"
    REJECT = "reject"
    SAME = "same"
    DIFFERENT = "different"


@dataclass(frozen=True, slots=True, order=True)
class Judgement:
    """`who` decided `verdict` on `target` (and `other`, for same and different) at `when` (ISO 8601, UTC).

    Targets are ids of the case ("claim:4f...", "document:ab..."). Undoing is another row.
    """

    when: str
    who: str
    verdict: Verdict
    target: str
    other: str = ""
    note: str = ""
