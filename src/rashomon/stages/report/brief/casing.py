"""How the documents of an incident write words: small, with a capital inside sentences, with an article."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

_SMALL = re.compile(r"(?<![\w/.-])[a-z][a-z’'-]*(?![\w/])")
_INSIDE = re.compile(r"(?<=[a-z,] )[A-Z][\w’'.-]*\w")
_WITH_THE = re.compile(r"\b[Tt]he (\w+)(?=[,.;:]|\s+(?:said|says|has|had|is|was|did|also|told)\b)")


@dataclass(frozen=True, slots=True)
class Casing:
    """Words as they are written: `small` in small letters, `inside` with a capital inside a sentence, as names are, and
    those that stand alone after "the"."""

    small: frozenset[str]
    inside: frozenset[str]
    with_the: frozenset[str]

    def lowered(self, text: str) -> str:
        """A text without the capital of its first word, where no name begins it."""
        first = text.split(maxsplit=1)[0] if text.split() else ""
        if not first[:1].isupper() or (first.isupper() and len(first) > 1) or first in self.inside:
            return text
        return f"{first.lower()}{text[len(first) :]}" if first.lower() in self.small else text


def read_casing(texts: Iterable[str]) -> Casing:
    """How words are written in some texts, in one pass over each."""
    small: set[str] = set()
    inside: set[str] = set()
    the: set[str] = set()
    for text in texts:
        small.update(_SMALL.findall(text))
        inside.update(_INSIDE.findall(text))
        the.update(_WITH_THE.findall(text))
    return Casing(frozenset(small), frozenset(inside), frozenset(the))
