"""Stories set between quotation marks: a post that quotes a whole report has copied it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from rashomon.schema.analysis import Quotation

_WORDS = 50
_STORY = ((3, 2), (5, 1))  # sentences and reporting verbs at the least: what is said in one breath has fewer of both
_WORD = re.compile(r"[^\W_]+")
_SENTENCE_END = re.compile(r"[.!?][^\w\s]{0,4}(?:\s|$)")
_CUE = re.compile(r"\b(?:said|says|told|according to|reported|announced|confirmed|described)\b", re.I)
_OWN_VOICE = re.compile(r"\b(?:I|[Ww]e|[Mm]e|[Mm]y|[Uu]s|[Oo]ur|[Oo]urs|[Mm]ine|[Yy]ou|[Yy]our)\b(?![.]\w)")


def spoken(text: str, quotations: Sequence[Quotation]) -> list[Quotation]:
    """The quotations without those that hold a pasted story; what is quoted inside one stays.

    A story has several sentences, names those who say things, and outside its own quotations nobody speaks of
    himself. `quotations` stand by where they open, an outer one before those inside it.
    """
    kept: list[Quotation] = []
    for number, quotation in enumerate(quotations):
        if quotation.depth or not _tells_a_story("".join(_own_words(text, quotations, number))):
            kept.append(quotation)
    return kept


def _own_words(text: str, quotations: Sequence[Quotation], number: int) -> Iterator[str]:
    """The text of a quotation outside the quotations in it."""
    outer = quotations[number]
    at = outer.inner_start
    for inside in range(number + 1, len(quotations)):
        inner = quotations[inside]
        if inner.start >= outer.inner_end:
            break
        yield text[at : max(at, inner.start)]
        at = max(at, inner.end)
    yield text[at : max(at, outer.inner_end)]


def _tells_a_story(words: str) -> bool:
    if len(_WORD.findall(words)) < _WORDS or _OWN_VOICE.search(words):
        return False
    sentences, cues = len(_SENTENCE_END.findall(words)), len(_CUE.findall(words))
    return any(sentences >= several and cues >= named for several, named in _STORY)
