"""Words that two documents may share though neither copied the other.

A quotation and the words that attribute it, a sentence that police, monitors and publishers use again and
again, a caption that came with a photograph, a web address.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from rashomon.language.data import table
from rashomon.language.quotation import find_quotations
from rashomon.schema.document import Block, BlockRole, Document
from rashomon.stages.compare.needs import telling_word
from rashomon.stages.compare.pasted import spoken

_SENTENCE_END = re.compile(r"[.!?][\"”’')\]]*\s+(?=[\"“‘'(\[]*[^\W\d_a-zß-öø-ÿ])")
_WORD = re.compile(r"[^\W_]+")
_LONGEST_ATTRIBUTION = 12  # words: "a senior defence official told the state news agency in the capital late on Monday"
_ANNOUNCES = re.compile(
    r"\b(?:statement|said|says|wrote|writes|reads?|released?|tweet(?:ed)?|posted)\b[^.]*:\s*$", re.I
)
_ENDS = (".", "!", "?", "…", ":", ";", ",")
_LONGEST_LABEL = 25  # words: a longer block without a full stop is a paragraph that was cut
_CONTACT = re.compile(r"\S@\w+\.\w|\b\d{3}[-. )]{1,2}\d{3}[-. ]\d{4}\b|\b1-\d{3}-")
_TO_THE_READER = re.compile(
    r"\b(?:you|your|you'(?:ll|ve|re|d)|please)\b", re.I
)  # outside quotations a report says neither
_READER_WORDS = frozenset({"you", "your", "please"})
_AREA_CODE = 3  # digits
_SHORTEST_TITLE = 6  # words
_CAPITALS = 0.6  # of a sentence's words: title case, as headlines and buttons are set
_ADDRESS = re.compile(r"\b(?:https?://|www\.)\S+", re.I)
_POST = re.compile(r"[—–-] ?[^\n(—–]{1,80}\(@\w+\)|\bpic\.twitter\.com/|\bt\.co/")


def spans_not_counted(document: Document) -> list[tuple[int, int]]:
    """The spans of content whose words cannot show copying, sorted."""
    content = document.content_blocks()
    quoted = [(q.start, q.end) for q in spoken(document.text, find_quotations(document.text, content))]
    spans = [(b.start, b.end) for b in content if b.role is BlockRole.CAPTION]
    spans += quoted
    spans += _attributions(document.text, content, quoted)
    spans += _announced(document.text, content)
    small = document.text.lower()
    linked = "http" in small or "www." in small
    for block in content:
        if not _running(document.text, block):
            spans.append((block.start, block.end))
        if linked:
            spans += [found.span() for found in _ADDRESS.finditer(document.text, block.start, block.end)]
        spans += _stock_sentences(document.text, block)
    return sorted(spans)


def sentences(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """A rough cut into sentences, for weighing words only: `dissect` makes the real one."""
    at = start
    for found in _SENTENCE_END.finditer(text, start, end):
        yield at, found.end()
        at = found.end()
    if at < end:
        yield at, end


def _attributions(text: str, blocks: Sequence[Block], quoted: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The short stretches of a quoting sentence that its quotations leave over: "the minister told reporters"."""
    marks = sorted(quoted)
    first = 0
    for block in blocks:
        while first < len(marks) and marks[first][1] <= block.start:
            first += 1
        inside = marks[first : _until(marks, first, block.end)]
        if not inside:
            continue
        for start, end in _gaps(inside, block):
            yield from _beside(text, start, end, (start > block.start, end < block.end))


def _until(marks: Sequence[tuple[int, int]], first: int, end: int) -> int:
    last = first
    while last < len(marks) and marks[last][0] < end:
        last += 1
    return last


def _gaps(marks: Sequence[tuple[int, int]], block: Block) -> Iterator[tuple[int, int]]:
    at = block.start
    for start, end in marks:
        if start > at:
            yield at, start
        at = max(at, end)
    if at < block.end:
        yield at, block.end


def _beside(text: str, start: int, end: int, touches: tuple[bool, bool]) -> Iterator[tuple[int, int]]:
    """The first or last sentence of a gap, where a quotation touches it and it is short enough."""
    parts = list(sentences(text, start, end))
    edges = ([parts[0]] if touches[0] else []) + ([parts[-1]] if touches[1] else [])
    for edge in edges:
        if len(_WORD.findall(text, *edge)) <= _LONGEST_ATTRIBUTION:
            yield edge


def _announced(text: str, blocks: Sequence[Block]) -> Iterator[tuple[int, int]]:
    """A paragraph that another announces ("The ministry said in a statement:"), and posts set into the page."""
    for before, block in zip((None, *blocks), blocks, strict=False):
        announced = before is not None and _ANNOUNCES.search(text[max(before.start, before.end - 200) : before.end])
        if announced or _holds_a_post(text[block.start : block.end]):
            yield block.start, block.end


def _holds_a_post(words: str) -> bool:
    return ("(@" in words or "t.co/" in words or ".twitter.com/" in words) and _POST.search(words) is not None


def _running(text: str, block: Block) -> bool:
    """Whether a block is running text: long, or ended as a sentence is. Headlines, menus and labels are not."""
    if text[block.start : block.end].rstrip("\"'”’)]")[-1:] in _ENDS:
        return True
    return len(_WORD.findall(text, block.start, block.end)) > _LONGEST_LABEL


def _says_nothing_new(stretch: str, telling: bool) -> bool:
    """Whether a sentence is stock: by title case; where its block is `telling`, by a phrase, a word to the reader, or a
    number to call."""
    plain = stretch.replace("’", "'") if telling else stretch
    words = _WORD.findall(plain)
    if (
        telling
        and _is_telling(plain, words)
        and any(rule.search(plain) for rule in (_stock(), _CONTACT, _TO_THE_READER))
    ):
        return True
    return len(words) >= _SHORTEST_TITLE and sum(map(_is_capital, words)) > _CAPITALS * len(words)


def _is_capital(word: str) -> bool:
    return word[0].isupper()


def _is_telling(stretch: str, words: Sequence[str]) -> bool:
    """Whether a stretch of `words` can be stock by more than its case: a quick look."""
    found = set(map(str.lower, words))
    if not (_READER_WORDS.isdisjoint(found) and _stock_words().isdisjoint(found)) or "@" in stretch:
        return True
    return any(map(_is_area_code, found))


def _is_area_code(word: str) -> bool:
    return len(word) == _AREA_CODE and word.isdigit()


@cache
def _stock_words() -> frozenset[str]:
    """A word of each stock phrase: a sentence that has none of them holds none of the phrases."""
    return frozenset(telling_word(row["phrase"]) for row in table("stock_phrases"))


@cache
def _stock() -> re.Pattern[str]:
    """Any stock phrase, as words with any white space between."""
    phrases = sorted({row["phrase"] for row in table("stock_phrases")}, key=lambda p: (-len(p), p))
    return re.compile(r"\b(?:" + "|".join(r"\s+".join(map(re.escape, p.split())) for p in phrases) + r")\b", re.I)


def _stock_sentences(text: str, block: Block) -> Iterator[tuple[int, int]]:
    telling = _is_telling(text[block.start : block.end], _WORD.findall(text, block.start, block.end))
    for start, end in sentences(text, block.start, block.end):
        if _says_nothing_new(text[start:end], telling):
            yield start, end
