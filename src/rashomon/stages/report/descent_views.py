"""What the page's templates are given of a text family."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Owed:
    """What a document owes one that came before it, in words, and what shows it."""

    words: str
    why: str


@dataclass(frozen=True, slots=True)
class Descendant:
    """A document of a family as a row of the table."""

    number: int
    label: str
    owed: tuple[Owed, ...]


@dataclass(frozen=True, slots=True)
class Node:
    """A document where the drawing has it; `label` is cut to fit."""

    number: int
    x: int
    y: int
    label: str


@dataclass(frozen=True, slots=True)
class Edge:
    """A line down from the document that another owes most of its text, and across to that other.

    `kind` is "state", "copy", or "open" where nobody knows which came first.
    """

    x1: int
    y1: int
    x2: int
    y2: int
    kind: str


@dataclass(frozen=True, slots=True)
class Drawing:
    """A family as a tree: each document stands below the one that it owes most of its text."""

    height: int
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    describes: str
    left_out: int


@dataclass(frozen=True, slots=True)
class Descent:
    """A family's documents in the order in which they came, and the tree that they make."""

    rows: tuple[Descendant, ...]
    drawing: Drawing
