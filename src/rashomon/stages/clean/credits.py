"""Who wrote it: bylines, and the agencies that credit lines name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from rashomon.language.data import table
from rashomon.schema.document import Block, BlockRole
from rashomon.stages.clean.facts import split_names

_BYLINE = re.compile(r"(?:By|BY|Written by|Reported by|Posted by|Story by)\s?:?\s(?P<names>[A-Z].{2,100})")
_SHORT = 160  # characters: credit lines are short
_CREDIT_RULES = frozenset({"copyright", "byline", "source-line", "contributed", "picture-credit", "names-below"})


@cache
def _agencies() -> tuple[tuple[re.Pattern[str], str], ...]:
    """Each spelling of an agency with its full name. Case counts: "AP" is an agency, "ap" is none."""
    return tuple(
        (re.compile(rf"(?<![\w.]){re.escape(row['form'])}(?![\w])"), row["agency"]) for row in table("credit_agencies")
    )


def credited_agencies(text: str, blocks: Sequence[Block], authors: Sequence[str]) -> tuple[str, ...]:
    """The agencies that datelines, bylines, copyright and credit lines of the text name, in alphabetical order."""
    found = {
        name for line in (*_credit_lines(text, blocks), *authors) for form, name in _agencies() if form.search(line)
    }
    return tuple(sorted(found))


def _credit_lines(text: str, blocks: Sequence[Block]) -> Iterator[str]:
    for block in blocks:
        credit = block.role is BlockRole.FURNITURE and block.rule in _CREDIT_RULES and block.end - block.start <= _SHORT
        if credit or block.role is BlockRole.DATELINE:
            yield text[block.start : block.end]


def byline_authors(text: str, blocks: Sequence[Block]) -> tuple[str, ...]:
    """The people that a byline of the text names."""
    for block in blocks:
        words = text[block.start : block.end]
        if block.rule == "byline" and (match := _BYLINE.fullmatch(words)):
            return tuple(dict.fromkeys(split_names(match["names"])))
    return ()
