"""Documents cut at white space, many at a time: what a token is made of is worked out once for all of them.

A collection has few tokens and uses each of them often. So the words, marks and cues of a token are looked for when it
is first met, and of a document no more is read than which tokens it has; the rest is arithmetic on arrays.
"""

from __future__ import annotations

import re
import threading
import unicodedata
import zlib
from array import array
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from rashomon.schema.document import Block, BlockRole, Document

# "U.S." is one word, as "US" is; a number written "31,000" or "31, 000" is the words "31" "000" both ways.
_WORD = re.compile(r"(?:[^\W\d_]\.){2,}|[^\W_]+(?:['’][^\W\d_]+)?")
_TOKEN = re.compile(r"\S+")
_REMEMBERED = 300_000  # tokens, a hundred megabytes, and what the documents of one call bring beyond them

Indexes = NDArray[np.int64]
Codes = NDArray[np.uint64]
Look = Callable[[str], int]


@lru_cache(maxsize=65536)  # a pure function of its word: the cache changes its speed alone
def folded(word: str) -> str:
    """A word without case, accents, points and its possessive ending."""
    plain = (word.lower() if word.isascii() else _unaccented(word)).replace(".", "").replace("’", "'")
    return plain.removesuffix("'s").replace("'", "") or plain


def _unaccented(word: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFKD", word.casefold()) if not unicodedata.combining(c))


def word_code(word: str) -> int:
    """A folded word as 32 bits, never 0; Python's own hash differs from run to run."""
    return zlib.crc32(word.encode("utf-8", "surrogatepass")) or 1


class _Numbers(dict[str, int]):
    """Tokens by number; one that is not there is learned."""

    def __init__(self, learn: Callable[[str], None]) -> None:
        super().__init__()
        self._learn = learn

    def __missing__(self, token: str) -> int:
        self[token] = number = len(self)
        self._learn(token)
        return number


class Lexicon:
    """The tokens met so far, by number, and what each is made of: words, and whatever else was asked of it."""

    def __init__(self) -> None:
        self._numbers = _Numbers(self._learn)
        self._tokens: list[str] = []
        self._looked: dict[Look, array[int]] = {}
        self._ends = array("q", [0])  # by token, after a 0: how many words it and those before it have
        self._words: list[str] = []
        self._codes, self._starts, self._lengths, self._plain = array("Q"), array("q"), array("q"), array("q")

    def __len__(self) -> int:
        return len(self._tokens)

    def number(self, tokens: Sequence[str]) -> Indexes:
        """The number of each token."""
        return np.fromiter(map(self._numbers.__getitem__, tokens), np.int64, len(tokens))

    def _learn(self, token: str) -> None:
        self._tokens.append(token)
        for found in _WORD.finditer(token):
            word = folded(found.group())
            self._words.append(word)
            self._codes.append(word_code(word))
            self._starts.append(found.start())
            self._lengths.append(found.end() - found.start())
            self._plain.append(token[found.start()].islower())
        self._ends.append(len(self._words))

    def look(self, look: Look, numbers: Indexes) -> Indexes:
        """What `look`, a pure function of a token, says of each of these."""
        held = self._looked.setdefault(look, array("q"))
        if len(held) < len(self._tokens):
            held.extend(map(look, self._tokens[len(held) :]))
        return _taken(held, numbers)

    def word_counts(self, numbers: Indexes) -> Indexes:
        """How many words each token has."""
        return _taken(self._ends, numbers + 1) - _taken(self._ends, numbers)

    def rows(self, numbers: Indexes) -> Indexes:
        """The words of these tokens, one after the other, by which the other columns of words are asked for."""
        counts = self.word_counts(numbers)
        shifts = _taken(self._ends, numbers) - np.cumsum(counts) + counts
        found: Indexes = np.repeat(shifts, counts) + np.arange(int(counts.sum()))
        return found

    def words(self, rows: Indexes) -> tuple[str, ...]:
        """The words, folded."""
        return tuple(map(self._words.__getitem__, rows.tolist()))

    def codes(self, rows: Indexes) -> Codes:
        """The code of each word."""
        return np.frombuffer(self._codes, np.uint64)[rows] if len(rows) else np.empty(0, np.uint64)

    def starts(self, rows: Indexes) -> Indexes:
        """Where each word begins in its token."""
        return _taken(self._starts, rows)

    def lengths(self, rows: Indexes) -> Indexes:
        """How many characters each word has."""
        return _taken(self._lengths, rows)

    def plain(self, rows: Indexes) -> NDArray[np.bool_]:
        """Whether each word begins with a small letter: no name and no number."""
        return _taken(self._plain, rows).astype(bool)


def _taken(held: array[int], numbers: Indexes) -> Indexes:
    """Some values of an array that may grow: a view of it would not let it."""
    if not len(numbers):
        return np.empty(0, np.int64)
    return np.frombuffer(held, np.int64)[numbers]


class _Held(threading.local):
    """The lexicon of each thread: what it remembers are pure functions of tokens, and changes their speed alone."""

    def __init__(self) -> None:
        self.lexicon = Lexicon()


_held = _Held()


def _lexicon() -> Lexicon:
    """The one of this thread, begun anew when it has become large."""
    if len(_held.lexicon) > _REMEMBERED:
        _held.lexicon = Lexicon()
    return _held.lexicon


@dataclass(frozen=True, slots=True)
class Cut:
    """Some documents cut into tokens.

    `tokens` are their numbers in the lexicon, block after block, document after document. `blocks` are those that hold
    any; `owners` says which document each is of, `begins` which token it begins with.
    """

    documents: tuple[Document, ...]
    lexicon: Lexicon
    tokens: Indexes
    blocks: tuple[Block, ...]
    owners: Indexes
    begins: Indexes

    def sizes(self) -> Indexes:
        """How many tokens each block has."""
        return np.diff(np.append(self.begins, len(self.tokens)))

    def look(self, look: Look) -> Indexes:
        """What `look`, a pure function of a token, says of each token."""
        return self.lexicon.look(look, self.tokens)

    def only(self, number: int) -> Cut:
        """One of the documents by itself."""
        first, last = np.searchsorted(self.owners, [number, number + 1]).tolist()
        begin, end = np.append(self.begins, len(self.tokens))[[first, last]].tolist()
        return Cut(
            documents=(self.documents[number],),
            lexicon=self.lexicon,
            tokens=self.tokens[begin:end],
            blocks=self.blocks[first:last],
            owners=np.zeros(last - first, np.int64),
            begins=self.begins[first:last] - begin,
        )

    def words(self) -> CutWords:
        """The words of the blocks that are no furniture."""
        content = np.array([block.role is not BlockRole.FURNITURE for block in self.blocks], bool)
        inside = np.flatnonzero(np.repeat(content, self.sizes()))
        tokens = self.tokens[inside]
        counts = self.lexicon.word_counts(tokens)
        owners = np.repeat(self.owners, self.sizes())[inside]
        lengths = np.bincount(np.repeat(owners, counts), minlength=len(self.documents))
        return CutWords(self.lexicon.rows(tokens), np.repeat(inside, counts), lengths)

    def starts(self) -> Indexes:
        """Where each token begins in the text of its document."""
        sizes, lengths = self.sizes(), self.look(len)
        before = np.cumsum(lengths + 1) - lengths - 1
        opens = np.array([block.start for block in self.blocks], np.int64)
        starts: Indexes = before + np.repeat(opens - before[self.begins], sizes)
        lasts = self.begins + sizes - 1
        ends = np.array([block.end for block in self.blocks], np.int64)
        for at in np.flatnonzero(starts[lasts] + lengths[lasts] != ends).tolist():  # more than one space between tokens
            block, text = self.blocks[at], self.documents[int(self.owners[at])].text
            found = [token.start() for token in _TOKEN.finditer(text, block.start, block.end)]
            starts[self.begins[at] : self.begins[at] + len(found)] = found
        return starts


@dataclass(frozen=True, slots=True)
class CutWords:
    """The words of documents: the row of each in the lexicon and the place of its token in the cut; and how many words
    each document has."""

    rows: Indexes
    tokens: Indexes
    lengths: Indexes


def cut_documents(documents: Sequence[Document]) -> Cut:
    """The tokens of some documents."""
    tokens: list[str] = []
    blocks: list[Block] = []
    owners: list[int] = []
    begins: list[int] = []
    for number, document in enumerate(documents):
        text = document.text
        for block in document.blocks:
            found = text[block.start : block.end].split()
            if found:
                blocks.append(block)
                owners.append(number)
                begins.append(len(tokens))
                tokens += found
    lexicon = _lexicon()
    return Cut(
        documents=tuple(documents),
        lexicon=lexicon,
        tokens=lexicon.number(tokens),
        blocks=tuple(blocks),
        owners=np.array(owners, np.int64),
        begins=np.array(begins, np.int64),
    )
