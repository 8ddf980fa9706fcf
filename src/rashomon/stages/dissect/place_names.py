"""Places: towns that the parser missed, and the gazetteer's keys for each."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from rashomon.language.data import column
from rashomon.language.gazetteer import find
from rashomon.language.geography import is_street, local_bodies, within_after
from rashomon.language.text import fold
from rashomon.schema.analysis import Name, NameKind, Token

_CANDIDATES = 6
_CAPITALISED = re.compile(r"[^\W\d_a-zß-öø-ÿ][^\W_]*(?:['’\-][^\W_]+)*")


def missed_places(text: str, tokens: Sequence[Token], names: Sequence[Name]) -> Iterable[Name]:
    """Towns that nobody named: after a locative ("in Ashford"), or before a local body ("Ashford police")."""
    taken = sorted((name.start, name.end) for name in names)
    at = 0
    for i, token in enumerate(tokens):
        if token.pos != "PROPN" or not token.text[:1].isupper():
            continue
        while at < len(taken) and taken[at][1] <= token.start:
            at += 1
        if at < len(taken) and taken[at][0] <= token.start:
            continue
        end = _run_end(text, token.start, taken[at][0] if at < len(taken) else len(text))
        located = i > 0 and tokens[i - 1].text.casefold() in column("locatives", "word")
        located = located or text.startswith("-area", token.end)
        if located or _answers(text[token.start : end], text[end : end + 12]):
            written = _without_tail(text[token.start : end])
            if written and not is_street(written.split()[-1]) and not is_common(written) and _bears(written):
                yield Name(token.start, token.start + len(written), written, NameKind.PLACE, None, "gazetteer")


def _answers(written: str, after: str) -> bool:
    """A local body named by its place: "Ashford police", "Ashford Police"."""
    last = written.rsplit(None, 1)[-1].casefold() if " " in written else ""
    following = after.split()
    return last in local_bodies() or (
        bool(following) and after.startswith(" ") and following[0].strip(".,") in local_bodies()
    )


def _without_tail(written: str) -> str:
    head, _, last = written.rpartition(" ")
    return head if last.casefold() in local_bodies() else written


def is_common(written: str) -> bool:
    """A word of the calendar, an office or a title, whatever village bears it too."""
    word = written.split(maxsplit=1)[0].casefold()
    tables = (("calendar", "word"), ("office_parties", "word"), ("person_titles", "title"), ("people_nouns", "noun"))
    return any(word in column(*of) for of in tables) or written.casefold() in column("place_tails", "tail")


def _bears(written: str) -> bool:
    """A town of some size by a name of several words, or any of exactly that name, is called so."""
    found = find(written)
    large = bool(found) and found[0].population >= 50_000 and len(fold(written).split()) > 1
    return large or any(fold(entry.name) == fold(written) for entry in found)


def _run_end(text: str, start: int, limit: int) -> int:
    """The end of the run of at most three capitalised words that begins at `start`."""
    end = start
    for _ in range(3):
        word = _CAPITALISED.match(text, end + 1 if end > start else start, limit)
        if word is None or (end > start and text[end] != " "):
            break
        end = word.end()
    return end


def with_keys(text: str, names: Sequence[Name]) -> Iterable[Name]:
    """Give each place its gazetteer candidates, ranked by the states and countries this paragraph names."""
    context = _context(names)
    for name in names:
        if name.kind is not NameKind.PLACE or name.key is not None:
            yield name
            continue
        within = within_after(text, name.end)
        found = find(name.text, tuple(dict.fromkeys((*within, *context))), _CANDIDATES)
        keys = tuple(entry.key for entry in found)
        yield replace(name, key=keys[0] if keys else None, candidates=keys[1:])


def _context(names: Sequence[Name]) -> tuple[str, ...]:
    codes = [name.key.split(":")[1] for name in names if name.key and name.key.startswith("country:")]
    return tuple(sorted(dict.fromkeys(codes), key=lambda code: (-codes.count(code), codes.index(code))))[:3]
