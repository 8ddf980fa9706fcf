"""A paragraph's parse as a tree one can walk: children, subtrees and their edges, in document offsets."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from rashomon.schema.analysis import Analysis, PlacedParagraph, Token
from rashomon.schema.document import BlockRole
from rashomon.schema.evidence import Span
from rashomon.stages.extract.ranks import mend_ranks

_LONGEST_HEADLINE = 160  # characters
HEADS = frozenset({BlockRole.TITLE, BlockRole.HEADING})
_STOPS = (".", "”", '"', "''", "»", "?", "!", ":", ",")
_MARKS = frozenset("\"“”„«»‘’'`,;:–—- \t\xa0")


@dataclass(frozen=True, slots=True)
class Tree:
    """One paragraph: `tokens`, who hangs on whom, and the first and last token of each token's subtree.

    `order` is the paragraph's place in the document, counted from 0.
    """

    placed: PlacedParagraph
    order: int
    tokens: tuple[Token, ...]
    children: tuple[tuple[int, ...], ...]
    left: tuple[int, ...]
    right: tuple[int, ...]

    @property
    def is_headline(self) -> bool:
        """True for a title or heading, and for a short line that ends without a stop, as a headline does."""
        if self.placed.role in HEADS:
            return True
        text = self.placed.paragraph.text
        return len(text) <= _LONGEST_HEADLINE and not text.rstrip().endswith(_STOPS)

    def start(self, i: int) -> int:
        """Where token `i` begins in the document."""
        return self.placed.start + self.tokens[i].start

    def end(self, i: int) -> int:
        """Where token `i` ends in the document."""
        return self.placed.start + self.tokens[i].end

    def kids(self, i: int, *deps: str) -> list[int]:
        """The children of `i` with one of the relations, in the order of the text."""
        return [k for k in self.children[i] if self.tokens[k].dep in deps]

    def kid(self, i: int, *deps: str) -> int | None:
        """The first child of `i` with one of the relations."""
        for k in self.children[i]:
            if self.tokens[k].dep in deps:
                return k
        return None

    def sentence(self, i: int) -> tuple[int, int]:
        """First and one-past-last token of the sentence that holds `i`."""
        return self.placed.paragraph.sentences[self.tokens[i].sentence]

    def climb(self, i: int) -> Iterator[int]:
        """The heads above `i`, nearest first."""
        while self.tokens[i].head != i:
            i = self.tokens[i].head
            yield i

    def span(self, first: int, last: int) -> Span | None:
        """From the first to the last token (inclusive) without marks and white space at its ends; None if empty."""
        while first <= last and set(self.tokens[first].text) <= _MARKS:
            first += 1
        while last >= first and (set(self.tokens[last].text) <= _MARKS or self.tokens[last].text == "."):
            last -= 1
        return Span(self.start(first), self.end(last)) if first <= last else None

    def within(self, span: Span) -> Iterator[int]:
        """The tokens that begin inside a span of the document, in the order of the text."""
        i = self.at(span.start)
        while i is not None and i < len(self.tokens) and self.start(i) < span.end:
            if self.start(i) >= span.start:
                yield i
            i += 1

    def at(self, offset: int) -> int | None:
        """The token that holds or follows a document offset; None past the last."""
        local = offset - self.placed.start
        low, high = 0, len(self.tokens)
        while low < high:
            middle = (low + high) // 2
            if self.tokens[middle].end <= local:
                low = middle + 1
            else:
                high = middle
        return low if low < len(self.tokens) else None


def plant_all(analysis: Analysis) -> list[Tree]:
    """The trees of a document's paragraphs, in their order."""
    return [plant(placed, order) for order, placed in enumerate(analysis.paragraphs)]


def plant(placed: PlacedParagraph, order: int) -> Tree:
    """Make the tree of a paragraph, in time linear in its tokens."""
    paragraph = mend_ranks(placed.paragraph)
    if paragraph is not placed.paragraph:
        placed = replace(placed, paragraph=paragraph)
    tokens = paragraph.tokens
    size = len(tokens)
    heads = [token.head if 0 <= token.head < size else i for i, token in enumerate(tokens)]
    children: list[list[int]] = [[] for _ in heads]
    for i, head in enumerate(heads):
        if head != i:
            children[head].append(i)
    left, right = _edges(heads)
    return Tree(placed, order, tokens, tuple(map(tuple, children)), left, right)


def _edges(heads: Sequence[int]) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """The first and the last token below each: the first to climb to a head is its leftmost, and no other goes on."""
    left, right = list(range(len(heads))), list(range(len(heads)))
    for i in range(len(heads)):
        head = heads[i]
        while left[head] > i:
            left[head], head = i, heads[head]
    for i in reversed(range(len(heads))):
        head = heads[i]
        while right[head] < i:
            right[head], head = i, heads[head]
    return tuple(left), tuple(right)
