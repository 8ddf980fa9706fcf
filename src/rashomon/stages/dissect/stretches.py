"""Paragraphs beyond what the parser takes at once, cut between sentences and put together again."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from rashomon.schema.analysis import Name, Token
from rashomon.stages.dissect.parsed import Parse

# Characters. The parser refuses a text of more than a million, and by its own word needs some ten kilobytes of memory
# for each character; the longest of 109,000 paragraphs of news had 13,000.
LONGEST = 50_000
_SENTENCE_END = re.compile(r"[.!?][\"'”’»)]*\s+(?=\S)")


def cut(text: str) -> tuple[str, ...]:
    """`text` in stretches of at most `LONGEST` characters, which joined give it back.

    A cut comes after a sentence where one ends in the stretch's second half, else after white space, else anywhere.
    """
    stretches = []
    start = 0
    while len(text) - start > LONGEST:
        end = _cut_before(text, start + LONGEST // 2, start + LONGEST)
        stretches.append(text[start:end])
        start = end
    stretches.append(text[start:])
    return tuple(stretches)


def _cut_before(text: str, first: int, last: int) -> int:
    ends = [match.end() for match in _SENTENCE_END.finditer(text, first, last)]
    if ends:
        return ends[-1]
    space = max(text.rfind(mark, first, last) for mark in " \t\n")
    return space + 1 if space >= 0 else last


def join(stretches: Sequence[str], parses: Sequence[Parse]) -> Parse:
    """One parse of the whole: offsets, heads and sentences counted on from stretch to stretch."""
    if len(parses) == 1:
        return parses[0]
    tokens: list[Token] = []
    sentences: list[tuple[int, int]] = []
    names: list[Name] = []
    before = 0
    for stretch, parse in zip(stretches, parses, strict=True):
        done, told = len(tokens), len(sentences)
        tokens += [_moved(token, before, done, told) for token in parse.tokens]
        sentences += [(start + done, end + done) for start, end in parse.sentences]
        names += [replace(name, start=name.start + before, end=name.end + before) for name in parse.names]
        before += len(stretch)
    return Parse(tuple(tokens), tuple(sentences), tuple(names))


def _moved(token: Token, characters: int, tokens: int, sentences: int) -> Token:
    return replace(
        token,
        start=token.start + characters,
        end=token.end + characters,
        head=token.head + tokens,
        sentence=token.sentence + sentences,
    )
