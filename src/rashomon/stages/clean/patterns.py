"""The furniture table as compiled patterns."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from rashomon.language.data import table

_BULLETS = "►▶▸»>•·*+☰✉ \u200b"
_LONGEST_BEGUN = 900  # a line told by its beginning: notices of copyright are long
LONGEST = 400  # characters; furniture lines are short, and a long line is looked at for whole sentences alone


@dataclass(frozen=True, slots=True)
class Pattern:
    """One row of the table: what it is called, how it is used, and its compiled expression."""

    rule: str
    kind: str
    expression: re.Pattern[str]


@cache
def patterns(kind: str) -> tuple[Pattern, ...]:
    """The patterns of one kind, in the table's order."""
    return tuple(
        Pattern(row["rule"], kind, re.compile(row["pattern"], re.IGNORECASE))
        for row in table("furniture")
        if row["kind"] == kind
    )


def match_line(text: str, kind: str) -> str | None:
    """The rule of the first pattern of this kind that fits the whole line (for `begin`, its beginning), or None."""
    if len(text) > (_LONGEST_BEGUN if kind == "begin" else LONGEST):
        return None
    bare = text.lstrip(_BULLETS)
    for pattern in patterns(kind):
        match = pattern.expression.match if kind == "begin" else pattern.expression.fullmatch
        if match(text) or (bare != text and bare and match(bare)):
            return pattern.rule
    return None
