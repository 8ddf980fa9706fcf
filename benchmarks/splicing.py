"""Synthetic pages by the hundred thousand, spliced from the sentences of real texts. Seeded; no text is held but one.

A page is some 400 words of sentences drawn from all texts, in which two fifths of the words are exchanged for others as
common, so that two pages share no sentence unless it was planted. Pages belong to incidents, whose facts the first
sentence tells. What is planted, in shares above those of the real sets, stands in `Shares`.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import islice

import numpy as np
from numpy.typing import NDArray

from rashomon.schema.document import Block, BlockRole, Dated, Document, Precision
from rashomon.schema.identity import content_id
from rashomon.schema.page import Location

_SENTENCE = re.compile(r"(?<=[a-z0-9\"”'][.!?])\s+(?=[\"“A-Z])|\n+")
_LENGTHS = (8, 40)  # words of a sentence
_MARKS = re.compile(r"[\"“”«»'’‘`]")
_WORDS = 400
_EXCHANGED = 0.4  # of the words: two pages of different incidents then have as many phrases in common as real ones
_OUTLETS = 40  # so few that the paragraph of each stands in very many pages of any collection worth measuring
_INCIDENT = 4.0  # pages, on average
_WIRE = (30, 60)  # outlets that print one story

# What a page's first sentence tells, in one of these orders; a word of another text stands between each two, so that
# two pages of one incident need not share a sentence.
_LEADS = (
    ("Police in {town}", "said {victim}, {age},", "was {harmed}", "on {day}"),
    ("{victim}, {age},", "of {town}", "was {harmed}", "late on {day}, officers said"),
    ("On {day}", "{victim}", "was {harmed}", "in {town}", "at the age of {age}"),
    ("Officers called", "to {street}", "in {town}", "on {day}", "found {victim}, {age},", "{harmed}"),
    ("A person of {age}", "was {harmed}", "on {street}", "in {town}", "on {day}", "and relatives named {victim}"),
)
_HARMS = ("shot dead", "shot and wounded", "stabbed to death", "killed by a blast", "badly hurt in a raid")
_STREETS = ("Mill Road", "Harbour Street", "Fourth Avenue", "Chapel Lane", "Orchard Way", "Station Square")


@dataclass(frozen=True, slots=True)
class Shares:
    """How many of the pages are what. In the GVA set one page in fifty is a near copy."""

    copies: float = 0.10  # of the pages after an incident's first: copies of it, 2 to 10 per cent of the words edited
    passages: float = 0.05  # of the same: two paragraphs of the first in a text of their own
    boilerplate: float = 0.4  # of all pages: their outlet's own paragraph below the text
    quotations: float = 0.2  # of an incident's pages: one speaker's sentence in marks
    wire: float = 0.0005  # of the incidents: a story that thirty to sixty outlets print


@dataclass(frozen=True, slots=True)
class Spliced:
    """A page, the incident that it tells, and the page that it has text from, if any."""

    document: Document
    incident: int
    source: str | None


class Splicer:
    """Makes pages of the texts' sentences."""

    def __init__(self, texts: Sequence[str], seed: int, shares: Shares | None = None) -> None:
        self._chance = np.random.default_rng(seed)
        self._shares = shares or Shares()
        distinct = dict.fromkeys(s for text in texts for s in _SENTENCE.split(text) if not _MARKS.search(s))
        sentences = [words for words in map(str.split, distinct) if _LENGTHS[0] <= len(words) <= _LENGTHS[1]]
        self._learn_words(sentences)
        self._boilerplate = [" ".join(self._sentences(40)) for _ in range(_OUTLETS)]
        self._names = [word for word in self._words if word.isalpha() and word.istitle() and len(word) > 3]

    def _learn_words(self, sentences: Sequence[Sequence[str]]) -> None:
        """Number the words so that those of one sort, and as common as one another, stand together."""
        counts = Counter(word for words in sentences for word in words)
        self._words = sorted(counts, key=lambda word: (_sort(word), -counts[word], word))
        number = {word: n for n, word in enumerate(self._words)}
        sorts = np.array([_sort(word) for word in self._words])
        self._low = np.searchsorted(sorts, sorts, "left")
        self._high = np.searchsorted(sorts, sorts, "right") - 1
        self._ids = np.array([number[word] for words in sentences for word in words], np.int64)
        lengths = np.array([len(words) for words in sentences])
        self._begins = np.cumsum(lengths) - lengths
        self._lengths = lengths

    def pages(self, size: int) -> Iterator[Spliced]:
        """So many pages, incident after incident."""
        return islice(self._all(), size)

    def _all(self) -> Iterator[Spliced]:
        incident = 0
        while True:
            yield from self._incident(incident)
            incident += 1

    def _incident(self, number: int) -> Iterator[Spliced]:
        chance, shares = self._chance, self._shares
        wire = chance.random() < shares.wire
        size = int(chance.integers(*_WIRE)) if wire else int(chance.geometric(1 / _INCIDENT))
        facts = self._facts()
        day = date(2014, 1, 1) + timedelta(days=int(chance.integers(2000)))
        said = " ".join(self._sentences(20))[:-1]
        first: tuple[Document, list[str]] | None = None
        for _ in range(size):
            draw = chance.random()
            body = [self._lead(facts), *self._paragraphs()]
            source = first[0].id if first else None
            if first and (wire or draw < shares.copies):
                body = [self._edited(paragraph) for paragraph in first[1]]
            elif first and draw < shares.copies + shares.passages:
                at = int(chance.integers(1, len(first[1]) - 2))
                body[2:2] = first[1][at : at + 2]
            else:
                source = None
            kept = list(body)
            if chance.random() < shares.quotations:
                body.insert(3, f"“{said},” one of them said." if chance.random() < 0.5 else f'It was put so: "{said}".')
            document = self._document(body, day + timedelta(days=int(chance.integers(3))))
            first = first or (document, kept)
            yield Spliced(document, number, source)

    def _facts(self) -> dict[str, str]:
        pick = self._pick
        return {
            "town": f"{pick(self._names)} {pick(('Falls', 'Heights', 'Park', 'Springs'))}",
            "victim": f"{pick(self._names)} {pick(self._names)}",
            "age": str(self._chance.integers(2, 90)),
            "harmed": pick(_HARMS),
            "street": f"the {self._chance.integers(1, 99)}00 block of {pick(_STREETS)}",
            "day": pick(("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")),
        }

    def _lead(self, facts: Mapping[str, str]) -> str:
        parts = [part.format(**facts) for part in _LEADS[int(self._chance.integers(len(_LEADS)))]]
        return " ".join(f"{part} {self._pick(self._words)}" for part in parts).rstrip(".,;:") + "."

    def _pick(self, some: Sequence[str]) -> str:
        return some[int(self._chance.integers(len(some)))]

    def _paragraphs(self) -> list[str]:
        sentences = self._sentences(_WORDS)
        return [" ".join(sentences[at : at + 2]) for at in range(0, len(sentences), 2)]

    def _sentences(self, words: int) -> list[str]:
        """Sentences of so many words together, two fifths of their words exchanged."""
        drawn = self._chance.integers(len(self._lengths), size=2 + words // 10)
        drawn = drawn[: max(1, int(np.searchsorted(np.cumsum(self._lengths[drawn]), words)))]
        lengths = self._lengths[drawn]
        offsets = np.arange(int(lengths.sum())) - np.repeat(np.cumsum(lengths) - lengths, lengths)
        ids = self._exchanged(self._ids[np.repeat(self._begins[drawn], lengths) + offsets], _EXCHANGED)
        written = [self._words[n] for n in ids.tolist()]
        ends = np.cumsum(lengths).tolist()
        found = [" ".join(written[start:end]).rstrip(".,;:") for start, end in zip([0, *ends], ends, strict=False)]
        return [f"{sentence[:1].upper()}{sentence[1:]}." for sentence in found]

    def _exchanged(self, ids: NDArray[np.int64], share: float) -> NDArray[np.int64]:
        low, sort = self._low[ids], self._high[ids] - self._low[ids] + 1
        near = 5 + (ids - low) // 4  # as common as it: a twentieth word for one between the fifteenth and the thirtieth
        other = low + (ids - low + self._chance.integers(-near, near + 1)) % sort
        return np.where(self._chance.random(len(ids)) < share, other, ids)

    def _edited(self, paragraph: str) -> str:
        """The paragraph with 2 to 10 per cent of its words replaced."""
        words = paragraph.split()
        rate = 0.02 + 0.08 * self._chance.random()
        for at in np.flatnonzero(self._chance.random(len(words)) < rate).tolist():
            words[at] = self._words[int(self._chance.integers(len(self._words)))]
        return " ".join(words)

    def _document(self, paragraphs: list[str], day: date) -> Document:
        """The page as a cleaned document, with the facts that a page has."""
        outlet = int(self._chance.integers(_OUTLETS))
        title = " ".join(self._pick(self._words).strip(".,;:") for _ in range(8)).capitalize()
        lines = [title, *paragraphs]
        if self._chance.random() < self._shares.boilerplate:
            lines.append(self._boilerplate[outlet])
        text = "\n\n".join(lines)
        blocks, at = [], 0
        for number, line in enumerate(lines):
            blocks.append(Block(at, at + len(line), BlockRole.PARAGRAPH if number else BlockRole.TITLE))
            at += len(line) + 2
        name = content_id("spliced", text)
        host = f"outlet{outlet}.example"
        return Document(
            id=name,
            page=name,
            locations=(Location(f"{name}.txt"),),
            text=text,
            blocks=tuple(blocks),
            title=title,
            outlet=f"Outlet {outlet}",
            url=f"https://{host}/{day:%Y/%m/%d}/{name}",
            language="en",
            published=Dated(str(day), Precision.DAY, "row column published"),
        )


def _sort(word: str) -> int:
    """What a word may be exchanged for: words of its own sort, by its first and last character."""
    first = 0 if word[0].islower() else 1 if word[0].isupper() else 2
    return first * 2 + word[-1].isalnum()
