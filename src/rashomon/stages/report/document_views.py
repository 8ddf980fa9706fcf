"""What the template is given of documents, of issues, and of what is left open."""

from __future__ import annotations

from dataclasses import dataclass

from rashomon.stages.report.citations import Citation
from rashomon.stages.report.views import Fact


@dataclass(frozen=True, slots=True)
class PieceView:
    """A stretch of a document: `opens` are the citations whose evidence begins here, `held` the anchors over it."""

    text: str
    kind: str
    held: str
    opens: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class BlockView:
    """A block of a document: `furniture` runs are folded away."""

    role: str
    rule: str
    pieces: tuple[PieceView, ...]


@dataclass(frozen=True, slots=True)
class BlockRun:
    """Blocks that stand together, all furniture or none of it."""

    furniture: bool
    blocks: tuple[BlockView, ...]


@dataclass(frozen=True, slots=True)
class DocumentView:
    """A document with its evidence marked."""

    number: int
    anchor: str
    label: str
    title: str
    language: str
    facts: tuple[Fact, ...]
    url: str
    runs: tuple[BlockRun, ...]
    issues: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OpenView:
    """Two documents, by number and name, that may tell one incident or two: as what they were taken, and why.

    `command` decides that they tell one; with "different" for "same" in it, two.
    """

    first: int
    first_label: str
    second: int
    second_label: str
    taken: str
    reasons: str
    against: str
    command: str = ""


@dataclass(frozen=True, slots=True)
class IssueView:
    """Something that could not be read, resolved or understood."""

    severity: str
    where: str
    document: str
    reason: str
    remedy: str
    quote: str
