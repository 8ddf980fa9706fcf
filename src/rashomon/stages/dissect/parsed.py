"""What the parser alone says."""

from __future__ import annotations

from dataclasses import dataclass

from rashomon.schema.analysis import Name, Token


@dataclass(frozen=True, slots=True)
class Parse:
    """What the parser alone says about one paragraph. Offsets count from its start."""

    tokens: tuple[Token, ...]
    sentences: tuple[tuple[int, int], ...]
    names: tuple[Name, ...]
