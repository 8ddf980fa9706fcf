"""Roles inside the article: captions, headings, datelines, paragraphs."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from rashomon.language.data import table
from rashomon.schema.document import Block, BlockRole
from rashomon.stages.clean.furniture import furniture_sentences
from rashomon.stages.clean.lines import trim
from rashomon.stages.clean.unit import Unit

_HEADING_WORDS = 12
_LONGEST_CAPTION = 700  # characters
_LONGEST_DATELINE = 90


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
    """The blocks of a labelled unit: a paragraph's dateline and prompts to the reader become blocks of their own."""
    line = unit.line
    if unit.role not in (None, BlockRole.PARAGRAPH):
        return [Block(line.start, line.end, unit.role, unit.rule)]
    blocks: list[Block] = []
    start = line.start + dateline_length(line.text)
    if start > line.start:
        _add(blocks, text, (line.start, start), BlockRole.DATELINE, "dateline")
    for first, last, rule in furniture_sentences(line.text[start - line.start :]):
        _add(blocks, text, (start + first, start + last), BlockRole.FURNITURE, rule)
    return _with_rest(blocks, line.start, line.end, text)


def _with_rest(special: Sequence[Block], start: int, end: int, text: str) -> list[Block]:
    """The special blocks, and paragraphs for what lies between them."""
    blocks: list[Block] = []
    at = start
    for block in special:
        _add(blocks, text, (at, block.start), BlockRole.PARAGRAPH, "lines")
        blocks.append(block)
        at = block.end
    _add(blocks, text, (at, end), BlockRole.PARAGRAPH, "lines")
    return blocks


def _add(blocks: list[Block], text: str, stretch: tuple[int, int], role: BlockRole, rule: str) -> None:
    line = trim(text, *stretch)
    if line is not None:
        blocks.append(Block(line.start, line.end, role, rule))
