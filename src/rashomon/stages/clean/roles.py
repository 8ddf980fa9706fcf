"""Roles inside the article: captions, headings, datelines, paragraphs."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from rashomon.language.data import table
from rashomon.schema.document import Block, BlockRole
from rashomon.stages.clean.furniture import furniture_parts
from rashomon.stages.clean.lines import trim
from rashomon.stages.clean.unit import Unit

_HEADING_WORDS = 12
_LONGEST_CAPTION = 700  # characters
_LONGEST_DATELINE = 90
_LONGEST_CREDIT = 120
# The credit that a caption ends with.
_CREDIT = re.compile(
    r"(?:[(\[][^()\[\]]{2,110}[)\]]|\b(?:Photo|Image|Picture)s? (?:[Cc]ourtesy|[Cc]redit|by)\b.{2,80})\.?$"
)
_CREDIT = re.compile(r"[(\[][^()\[\]]{2,110}[)\]]\.?$")  # the credit that a caption ends with


@cache
def _expressions(kind: str) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(row["pattern"]) for row in table("captions") if row["kind"] == kind)


def is_caption(text: str) -> bool:
    """True for a caption, told by its credit or its stock beginning."""
    return len(text) <= _LONGEST_CAPTION and any(e.fullmatch(text) for e in _expressions("caption"))


def is_credit(text: str) -> bool:
    """True for a picture credit alone on its line."""
    return len(text) <= 120 and any(e.fullmatch(text) for e in _expressions("credit"))


def dateline_length(text: str) -> int:
    """How many characters at the beginning of a paragraph are its dateline ("Beirut (AFP) – "); 0 without one."""
    head = text[: _LONGEST_DATELINE + 10]
    for expression in _expressions("dateline"):
        if (match := expression.match(head)) and match.end() <= _LONGEST_DATELINE:
            return match.end()
    return 0


def label_captions(units: Sequence[Unit]) -> None:
    """Captions, and credits without one."""
    for unit in units:
        if unit.open and is_credit(unit.line.text):
            unit.give(BlockRole.FURNITURE, "picture-credit")
        elif unit.open and is_caption(unit.line.text):
            unit.give(BlockRole.CAPTION, "caption-credit")


def label_headings(units: Sequence[Unit]) -> None:
    """Short lines without a final mark above a paragraph."""
    for index, unit in enumerate(units):
        if not unit.open or unit.line.words > _HEADING_WORDS or unit.line.final:
            continue
        if dateline_length(unit.line.text) == len(unit.line.text):
            continue
        below = next((later for later in units[index + 1 :] if later.role is not BlockRole.FURNITURE), None)
        if below is not None and below.line.words > unit.line.words and unit.line.text[0] not in "\"“'‘-•*":
            unit.give(BlockRole.HEADING, "short-line")
        elif below is not None and below.line.words > unit.line.words and unit.line.text[-1] in "'’":
            unit.give(BlockRole.HEADING, "short-line")  # 'Take action': a heading that quotes


def blocks_of(unit: Unit, text: str) -> list[Block]:
    """The blocks of a labelled unit: a paragraph's dateline, labels and prompts to the reader become blocks of their
    own.
    """
    line, role = unit.line, unit.role or BlockRole.PARAGRAPH
    if role is BlockRole.FURNITURE:
        return [Block(line.start, line.end, role, unit.rule)]
    blocks = [
        Block(part.start, part.end, BlockRole.FURNITURE, rule)
        for first, last, rule in furniture_parts(line.text, edges_only=role is BlockRole.TITLE)
        if (part := trim(text, line.start + first, line.start + last)) is not None
    ]
    if role is BlockRole.CAPTION and (match := _CREDIT.search(line.text, max(0, len(line.text) - _LONGEST_CREDIT))):
        _add(blocks, text, (line.start + match.start(), line.end), BlockRole.FURNITURE, "photo-credit")
    if role is BlockRole.PARAGRAPH:
        start = line.start
        if blocks and blocks[0].start == start:
            start = blocks[0].end + len(text[blocks[0].end : line.end]) - len(text[blocks[0].end : line.end].lstrip())
        length = dateline_length(text[start : line.end])
        if length and not any(block.start < start + length and block.end > start for block in blocks):
            _add(blocks, text, (start, start + length), BlockRole.DATELINE, "dateline")
            blocks.sort()
    return _with_rest(blocks, unit, text)


def _with_rest(special: Sequence[Block], unit: Unit, text: str) -> list[Block]:
    """The special blocks, and the unit's own role for what lies between them."""
    role, rule = unit.role or BlockRole.PARAGRAPH, unit.rule or "lines"
    blocks: list[Block] = []
    at = unit.line.start
    for block in special:
        _add(blocks, text, (at, block.start), role, rule)
        blocks.append(block)
        at = block.end
    _add(blocks, text, (at, unit.line.end), role, rule)
    return blocks


def _add(blocks: list[Block], text: str, stretch: tuple[int, int], role: BlockRole, rule: str) -> None:
    line = trim(text, *stretch)
    if line is not None:
        blocks.append(Block(line.start, line.end, role, rule))
