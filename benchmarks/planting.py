"""Synthetic lineage: copies, passages and revisions of real texts, and decoys, each with what it is. Seeded.

Everything made here is labelled by how it was made, so that nothing has to be judged by eye or by our own program.
"""

from __future__ import annotations

import math
import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from benchmarks.rows import Row

_SENTENCE = re.compile(r"(?<=[a-z0-9\"”'][.!?])\s+(?=[\"“A-Z])")
_WORD = re.compile(r"[^\W\d_]{2,}")
_FIGURE = re.compile(r"(?<![\w.,$:/-])\d{1,3}(?![\w:/-]|[.,]\d)")
_LONG = 25  # words: a paragraph that is worth copying
_NEWS = 0.6  # of the paragraphs: below them stand appeals, credits and what the page adds
_SENTENCES = 12  # words of a paragraph that is not a label
_ARTICLE = 100  # words in such paragraphs
_CARRIERS = (3, 40)  # pages of a shared quotation at the least, and of a boilerplate paragraph
_DATED = 2 / 3  # of the families: those whose pages say when and where they were printed
_SOON = 4  # days: within which a copy is printed

EDITS = (2, 5, 10, 20)  # per cent of the words
_OUTLETS = ("Valley Courier", "Harbour Post", "The Northern Mail", "Plain Speaker", "Ridge Observer", "Coast Dispatch")
_SPEAKERS = (
    ('"{}," the mayor told reporters on the steps of the town hall.', '"{}", said the mayor.'),
    ("“{},” the chief wrote to the families that evening.", 'The chief was brief: "{}."'),
    ('A spokesman put it so: "{}."', "“{}.” Nobody in the room asked him what he meant."),
)


@dataclass(frozen=True, slots=True)
class Planted:
    """A page as a row of a table, the family that it is of, and how it came to be.

    `bases` are the numbers of the base texts that parts of it were taken from: pages whose bases have text in common
    by nature are left out of the count.
    """

    row: Row
    family: str
    kind: str
    bases: tuple[int, ...]


@dataclass(slots=True)
class Planter:
    """Makes pages out of base texts; each text is used for one thing."""

    texts: Sequence[str]
    seed: int
    _chance: random.Random = field(init=False)
    _order: list[int] = field(init=False)
    _words: list[str] = field(init=False)

    def __post_init__(self) -> None:
        self._chance = random.Random(self.seed)
        distinct = {" ".join(text.split()): n for n, text in enumerate(self.texts)}
        self._order = sorted(n for text, n in distinct.items() if is_article(self.texts[n]))
        self._chance.shuffle(self._order)
        self._words = [word for text in self.texts for word in _WORD.findall(text)]

    def plant(self) -> Iterator[Planted]:
        """All pages, in an order that tells nothing."""
        pages = list(self._all())
        self._chance.shuffle(pages)
        yield from pages

    def _all(self) -> Iterator[Planted]:
        share = len(self._order) // 24
        for percent in EDITS:
            for _ in range(share):
                yield from self._copy(percent)
        for paragraphs in range(1, 6):
            for _ in range(share):
                yield from self._passage(paragraphs)
        for _ in range(share):
            yield from self._revision()
        for _ in range(max(1, share // 6)):
            yield from self._quotation()
        for number in range(max(1, len(self._order) // 250)):
            yield from self._boilerplate(number)
        while self._order:
            yield self._page(number := self._order.pop(), self.texts[number], "alone", f"alone {number}")

    def _take(self) -> int:
        """A base text that nothing was made of yet; some text again when all are used."""
        return self._order.pop() if self._order else self._chance.randrange(len(self.texts))

    def _page(self, number: int, text: str, kind: str, family: str, *more: int) -> Planted:
        day = date(2019, 1, 1) + timedelta(days=self._chance.randrange(365))
        row: Row = {"text": text, "title": text.strip().split("\n")[0][:90]}
        row.update(published=str(day), outlet=self._chance.choice(_OUTLETS))
        return Planted(row, family, kind, (number, *more))

    def _after(self, first: Planted, later: Planted, *, moved: bool = True) -> tuple[Planted, Planted]:
        """Both, the later printed soon after the first, by another outlet where it `moved`.

        Of some families nobody knows where and when.
        """
        if self._chance.random() > _DATED:
            return _unsigned(first), _unsigned(later)
        day = date.fromisoformat(first.row["published"]) + timedelta(days=self._chance.randrange(_SOON))
        others = [outlet for outlet in _OUTLETS if (outlet != first.row["outlet"]) == moved]
        return first, replace(later, row={**later.row, "published": str(day), "outlet": self._chance.choice(others)})

    def _copy(self, percent: int) -> Iterator[Planted]:
        number = self._take()
        text = self.texts[number]
        form = self._chance.choice(("", ", re-headlined", ", cut from the end"))
        copy = self._edited(text, percent / 100)
        if form == ", re-headlined":
            copy = f"{self._headline()}\n\n{copy}"
        elif form == ", cut from the end":
            copy = _cut(copy, 0.4 + 0.4 * self._chance.random())
        family = f"copy {number}"
        first = self._page(number, text, "original", family)
        yield from self._after(first, self._page(number, copy, f"copy, {percent} % of the words edited", family))

    def _passage(self, paragraphs: int) -> Iterator[Planted]:
        """A page, and another that took some paragraphs of it into a longer text of its own."""
        number, host = self._take(), self._take()
        own = _paragraphs(self.texts[number])
        long = [
            n
            for n, p in enumerate(own[: math.ceil(_NEWS * len(own))])
            if len(p.split()) >= _LONG and _running(p) and not _quoting(p)
        ]
        if not long:
            return
        start = self._chance.choice(long)
        taken = own[start : start + paragraphs]
        around = _paragraphs(self.texts[host])
        at = self._chance.randrange(len(around) + 1)
        family = f"passage {number}"
        first = self._page(number, self.texts[number], "original", family)
        text = "\n\n".join([*around[:at], *taken, *around[at:]])
        yield from self._after(first, self._page(host, text, f"passage of {len(taken)}", family, number))

    def _revision(self) -> Iterator[Planted]:
        """A later state: figures brought up to date, sentences of news put in; one outlet, one headline or another."""
        number, news = self._take(), self._take()
        text = self.texts[number]
        later = _FIGURE.sub(lambda figure: str(int(figure.group()) + self._chance.randrange(1, 5)), text)
        parts = _paragraphs(later)
        added = [s for p in _paragraphs(self.texts[news]) for s in _SENTENCE.split(p)][:40]
        for sentence in self._chance.sample(added, min(len(added), 1 + self._chance.randrange(4))):
            parts.insert(self._chance.randrange(1, len(parts) + 1), sentence)
        family = f"revision {number}"
        first = self._page(number, text, "original", family)
        yield from self._after(first, self._page(number, "\n\n".join(parts), "revision", family, news), moved=False)

    def _quotation(self) -> Iterator[Planted]:
        """Pages of their own that quote one sentence, in marks of several sorts."""
        sentences = [s for s in _SENTENCE.split(self.texts[self._take()].replace("\n", " ")) if not _quoting(s)]
        said = next((s.strip().rstrip(".") for s in sentences if 18 <= len(s.split()) <= 45), "")
        frames = self._chance.choice(_SPEAKERS)
        if not said:
            return
        for n in range(_CARRIERS[0] + self._chance.randrange(5)):
            yield self._carrier(frames[n % 2].format(said), "decoy: quotation")

    def _boilerplate(self, number: int) -> Iterator[Planted]:
        """Pages of their own under which one paragraph stands."""
        words = [self._chance.choice(self._words).lower() for _ in range(30 + self._chance.randrange(40))]
        line = f"{' '.join(words).capitalize()} {number}."
        for _ in range(_CARRIERS[1]):
            yield self._carrier(line, "decoy: boilerplate")

    def _carrier(self, words: str, kind: str) -> Planted:
        number = self._take()
        parts = _paragraphs(self.texts[number])
        parts.insert(self._chance.randrange(1, len(parts) + 1), words)
        return self._page(number, "\n\n".join(parts), kind, f"alone {number}")

    def _headline(self) -> str:
        return " ".join(self._chance.choice(self._words) for _ in range(7)).capitalize()

    def _edited(self, text: str, rate: float) -> str:
        """The text with that share of its words replaced, left out or preceded by another."""

        def edit(found: re.Match[str]) -> str:
            word = found.group()
            if self._chance.random() >= rate:
                return word
            way = self._chance.randrange(3)
            return (self._chance.choice(self._words), "", f"{self._chance.choice(self._words)} {word}")[way]

        return _WORD.sub(edit, text)


def _unsigned(page: Planted) -> Planted:
    return replace(page, row={"text": page.row["text"]})


def is_article(text: str) -> bool:
    """Whether a text is worth planting: most of it in running paragraphs. Menus and players' captions are not."""
    running = sum(len(paragraph.split()) for paragraph in _paragraphs(text) if _running(paragraph))
    return running >= max(_ARTICLE, len(text.split()) / 2)


def _running(paragraph: str) -> bool:
    return len(paragraph.split()) >= _SENTENCES and paragraph.rstrip().endswith((".", '."', ".”", "?", "!"))


def _paragraphs(text: str) -> list[str]:
    return [paragraph for paragraph in re.split(r"\n\s*\n|\n", text) if paragraph.strip()]


def _quoting(text: str) -> bool:
    return re.search(r"[\"“”«»]|''|``", text) is not None


def _cut(text: str, share: float) -> str:
    """The first part of a text, to the end of a paragraph or sentence."""
    parts = [sentence for paragraph in _paragraphs(text) for sentence in (*_SENTENCE.split(paragraph), "\n\n")]
    kept: list[str] = []
    limit = share * len(text)
    for part in parts:
        if sum(map(len, kept)) + len(part) > limit and kept:
            break
        kept.append(part)
    return " ".join(kept).replace(" \n\n ", "\n\n").strip()
