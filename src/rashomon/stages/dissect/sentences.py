"""Sentence ends that the parser sees and English does not: after a rank or a title."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from rashomon.language.data import column
from rashomon.schema.analysis import Token
from rashomon.stages.dissect.parsed import Parse


def join_split(parsed: Parse) -> Parse:
    """The same parse with sentences joined that were split after a title or rank ("Staff Sgt. | Dana Marlow")."""
    joined: list[tuple[int, int]] = []
    for first, last in parsed.sentences:
        if joined and _is_split(parsed.tokens, first):
            joined[-1] = (joined[-1][0], last)
        else:
            joined.append((first, last))
    if len(joined) == len(parsed.sentences):
        return parsed
    number = {i: n for n, (first, last) in enumerate(joined) for i in range(first, last)}
    tokens = tuple(replace(token, sentence=number[i]) for i, token in enumerate(parsed.tokens))
    return Parse(tokens, tuple(joined), parsed.names)


def _is_split(tokens: Sequence[Token], first: int) -> bool:
    """True where the token before ends in a full stop and is a title's short form, and a name follows."""
    last = tokens[first - 1]
    before = last.text
    if before == "." and first > 1 and tokens[first - 2].end == last.start:
        before = tokens[first - 2].text + "."
    title = before.endswith(".") and before[:-1].casefold() in column("person_titles", "title")
    return title and before[:1].isupper() and tokens[first].text[:1].isupper()
