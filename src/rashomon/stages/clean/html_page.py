"""Web pages: the article's blocks out of the HTML, every character led back to where it stands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rashomon.language.text import fold
from rashomon.schema.document import Block, BlockRole, SourceSegment
from rashomon.stages.clean.lines import Line
from rashomon.stages.clean.match import Part, match_blocks
from rashomon.stages.clean.render import Rendered, RenderedPage
from rashomon.stages.clean.roles import blocks_of
from rashomon.stages.clean.text_page import label_units
from rashomon.stages.clean.titles import find_repeated, outlet_suffix
from rashomon.stages.clean.unit import Unit

_BETWEEN = "\n\n"
_FALLBACK_LENGTH = 60  # characters; with nothing extracted, what is shorter is rather a menu than a paragraph
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6", "dt"})


@dataclass(frozen=True, slots=True)
class Article:
    """The article of a web page: text, blocks, and the way back. `guessed` is True where no extractor found it."""

    text: str
    blocks: tuple[Block, ...]
    source: tuple[SourceSegment, ...]
    title: str | None
    guessed: bool = False


@dataclass(frozen=True, slots=True)
class _Chosen:
    """A part of a rendered block, and the role that its element gives it."""

    part: Part
    role: BlockRole | None
    rule: str


def find_article(page: RenderedPage, extracted: str, title: str | None) -> Article:
    """The article of a rendered page, given what the extractor says it is and what the page calls it."""
    texts = [block.text for block in page.blocks]
    parts = list(match_blocks(texts, extracted)) if extracted.strip() else []
    guessed = not parts
    if guessed:
        parts = _fallback(page.blocks)
    chosen = [_with_role(page.blocks[part.block], part) for part in parts]
    heading = _find_title(page.blocks, title, parts[0].block if parts else len(texts))
    chosen = _with_title_and_captions(page.blocks, chosen, heading)
    text, source, units = _lay_out(page.blocks, chosen)
    shown = page.blocks[heading].text if heading is not None else title
    label_units(units, shown or "", by_shape=guessed)
    blocks = [block for unit in units for block in blocks_of(unit, text)]
    return Article(text, tuple(sorted(blocks)), source, shown, guessed)


def _fallback(blocks: Sequence[Rendered]) -> list[Part]:
    inside = [n for n, block in enumerate(blocks) if not block.outside and block.size >= _FALLBACK_LENGTH]
    if not inside:
        inside = [n for n, block in enumerate(blocks) if block.size]
    return [Part(n, 0, blocks[n].size) for n in inside]


def _with_role(block: Rendered, part: Part) -> _Chosen:
    if block.caption:
        return _Chosen(part, BlockRole.CAPTION, "figcaption")
    if block.tag in _HEADINGS:
        return _Chosen(part, BlockRole.HEADING, "heading-element")
    return _Chosen(part, None, "")


def _find_title(blocks: Sequence[Rendered], title: str | None, first: int) -> int | None:
    """The block that shows the headline: a heading that says the title, nearest above the article's first block."""
    key = fold(title or "")
    if not key:
        return None
    same = [n for n, b in enumerate(blocks) if b.size <= 2 * len(title or "") + 20 and _same_title(fold(b.text), key)]
    headings = [n for n in same if blocks[n].tag in _HEADINGS] or same
    above = [n for n in headings if n <= first]
    return above[-1] if above else (headings[0] if headings else None)


def _same_title(shown: str, title: str) -> bool:
    """Equal, or one is the other with the outlet's name after it."""
    if shown == title:
        return True
    shorter, longer = sorted((shown, title), key=len)
    return len(shorter.split()) >= 4 and longer.startswith(shorter + " ")


def _with_title_and_captions(blocks: Sequence[Rendered], chosen: list[_Chosen], heading: int | None) -> list[_Chosen]:
    """Add the headline in front, and the captions of the pictures that stand inside the article."""
    have = {item.part.block for item in chosen}
    if chosen:
        first, last = chosen[0].part.block, chosen[-1].part.block
        for number in range(first, last + 1):
            if blocks[number].caption and number not in have and blocks[number].size > 1:
                chosen.append(_Chosen(Part(number, 0, blocks[number].size), BlockRole.CAPTION, "figcaption"))
    rest = sorted((c for c in chosen if c.part.block != heading), key=lambda c: (c.part.block, c.part.start))
    if heading is None:
        return rest
    return [_Chosen(Part(heading, 0, blocks[heading].size), BlockRole.TITLE, "heading-element"), *rest]


def _lay_out(
    blocks: Sequence[Rendered], chosen: Sequence[_Chosen]
) -> tuple[str, tuple[SourceSegment, ...], list[Unit]]:
    """Join the parts with blank lines, carrying their places."""
    pieces: list[str] = []
    source: list[SourceSegment] = []
    units: list[Unit] = []
    at = 0
    for item in chosen:
        block, part = blocks[item.part.block], item.part
        text = block.text[part.start : part.end]
        if not text.strip():
            continue
        if pieces:
            pieces.append(_BETWEEN)
            at += len(_BETWEEN)
        pieces.append(text)
        source += _moved(block.segments, part, at - part.start)
        units.append(Unit(Line(at, at + len(text), text, True), item.role, item.rule, block.is_link))
        at += len(text)
    return "".join(pieces), tuple(source), units


def _moved(segments: Sequence[SourceSegment], part: Part, by: int) -> list[SourceSegment]:
    """The segments of a part of a block, in the document's offsets."""
    moved: list[SourceSegment] = []
    for segment in segments:
        start, end = max(segment.start, part.start), min(segment.end, part.end)
        if start >= end:
            continue
        page_start, page_end = segment.page_start, segment.page_end
        if segment.end - segment.start == page_end - page_start:
            page_start, page_end = page_start + start - segment.start, page_start + end - segment.start
        moved.append(SourceSegment(start + by, end + by, page_start, page_end))
    return moved


def page_title(title: str) -> str:
    """A page's title without the outlet's name and without repeats."""
    if repeated := find_repeated(title):
        return title[: repeated.end]
    suffix = outlet_suffix(title)
    return title[: suffix.end] if suffix else title
