"""Text in capitals alone, as television scripts have it, in the case the parser knows: same length, same places."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from rashomon.schema.analysis import Name
from rashomon.stages.dissect.parsed import Parse
from rashomon.stages.dissect.parser import parse

_LEAST_LETTERS = 16  # fewer are a heading or a short form, which the parser reads as well in capitals
_NOT_ASKED = ("ner", "lemmatizer")  # half of the time; the parts of speech and the sentences do without


def is_shouted(text: str) -> bool:
    """True for a stretch of several words in capitals alone."""
    return text.isupper() and sum(map(str.isalpha, text)) >= _LEAST_LETTERS and len(text.split()) > 2


def recase(texts: Sequence[str], model: str) -> dict[str, str]:
    """Each shouted text in sentence case, with capitals on the words that are names in capitals and in small letters.

    A word counts as a name where the parser takes it for one either way; in capitals alone it takes any word for one.
    """
    shouted = list(dict.fromkeys(text for text in texts if is_shouted(text)))
    small = [_lowered(text) for text in shouted]
    louds, quiets = (parse(some, model, _NOT_ASKED) for some in (shouted, small))
    cased = {}
    for text, plain, loud, quiet in zip(shouted, small, louds, quiets, strict=True):
        named = {t.start for t in loud.tokens if t.pos == "PROPN"} & {t.start for t in quiet.tokens if t.pos == "PROPN"}
        named |= {quiet.tokens[first].start for first, _ in quiet.sentences}
        cased[text] = "".join(c.upper() if i in named and len(c.upper()) == 1 else c for i, c in enumerate(plain))
    return cased


def restore(text: str, parsed: Parse) -> Parse:
    """The parse of a recased text with the words as they stand in `text`."""
    tokens = tuple(replace(token, text=text[token.start : token.end]) for token in parsed.tokens)
    return Parse(tokens, parsed.sentences, parsed.names)


def restore_names(text: str, names: Sequence[Name]) -> tuple[Name, ...]:
    """Names found in a recased text, with the words as they stand in `text`."""
    return tuple(replace(name, text=text[name.start : name.end]) for name in names)


def _lowered(text: str) -> str:
    """Small letters, but for those whose small form is longer: offsets must hold."""
    return "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
