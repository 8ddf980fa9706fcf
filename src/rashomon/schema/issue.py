"""What could not be read, resolved or understood: kept, with its reason (promise 2)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """`lost`: a page is not in the record. `partial`: part of one is not. `doubt`: read, but not surely."""

    LOST = "lost"
    PARTIAL = "partial"
    DOUBT = "doubt"


@dataclass(frozen=True, slots=True, order=True)
class Issue:
    """One thing that went wrong, or is in doubt, while the rest went on.

    `stage` is the folder that met it; `where` names the file (and row or record) or the document id; `reason`
    is a plain sentence; `remedy` says what the user can do, or is empty; `start` and `end` are code points into
    the document, where there is one.
    """

    stage: str
    where: str
    severity: Severity
    reason: str
    remedy: str = ""
    document: str | None = None
    start: int | None = None
    end: int | None = None
