"""Numbers in a parsed paragraph."""

from __future__ import annotations

from collections.abc import Sequence

from rashomon.language.number_grammar import read_numbers
from rashomon.schema.analysis import Number, Token

_NO_NUMBERS = frozenset({"VERB", "ADV", "INTJ"})


def find_numbers(text: str, tokens: Sequence[Token]) -> tuple[Number, ...]:
    """Every number in `text`; the parser's tokens tell the verb "scores" and the adverb "no" from words of number."""
    return read_numbers(text, frozenset(token.start for token in tokens if token.pos in _NO_NUMBERS))
