"""A statement in the making: what the patterns find, before its speaker is named."""

from __future__ import annotations

from dataclasses import dataclass, field

from rashomon.schema.evidence import Span
from rashomon.schema.statement import Directness
from rashomon.stages.extract.tree import Tree


@dataclass(frozen=True, slots=True)
class Mention:
    """The words that stand for a source: the head token in its tree, and the phrase around it."""

    tree: Tree
    head: int
    first: int
    last: int

    @property
    def span(self) -> Span:
        """Where the phrase stands in the document."""
        return Span(self.tree.start(self.first), self.tree.end(self.last))


@dataclass(slots=True)
class Draft:
    """What a pattern found. `verb` is the cue's main token; `carried` the draft whose speaker goes on speaking."""

    tree: Tree
    content: list[Span]
    cue: list[Span]
    source: Mention | None
    method: str
    verb: int | None = None
    kind: str = "say"
    via: list[Mention] = field(default_factory=list)
    carried: Draft | None = None
    directness: Directness = Directness.INDIRECT

    @property
    def start(self) -> int:
        """Where the content begins."""
        return self.content[0].start

    @property
    def end(self) -> int:
        """Where the content ends."""
        return self.content[-1].end
