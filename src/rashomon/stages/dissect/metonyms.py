"""Seats of government that stand for their states: "Moscow said", "ties between Washington and Moscow"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from itertools import pairwise

from rashomon.language.countries import country_of, seat_of
from rashomon.language.data import table
from rashomon.schema.analysis import Name, NameKind, Token
from rashomon.stages.dissect.name_kinds import token_index

_PLACED = frozenset({"in", "at", "from", "near", "outside", "around", "into", "inside", "across", "over"})
_SAYING = frozenset({"say", "ask", "deny", "think", "want", "judge"})  # kinds of cue verbs


def read_seats(text: str, tokens: Sequence[Token], names: Sequence[Name]) -> Iterator[Name]:
    """The names, with the key of the state where a seat of government acts or is dealt with as a state does."""
    acting = _in_pairs(text, names)
    for at, name in enumerate(names):
        code = seat_of(name.text)
        state = code is not None and _may_be_seat(name)
        if state and (at in acting or _acts(tokens, name)):
            yield replace(name, kind=NameKind.PLACE, key=f"country:{code}", candidates=())
        else:
            yield name


def _may_be_seat(name: Name) -> bool:
    if name.kind in (NameKind.PLACE, NameKind.ORGANISATION, NameKind.FACILITY):
        return name.key is None or name.key.startswith(("place:", "region:"))
    return False


def _acts(tokens: Sequence[Token], name: Name) -> bool:
    """Subject of a verb of saying or dealing, or its agent or object: "Moscow denied", "called by Moscow"."""
    for token in tokens[token_index(tokens, name.start) :][:6]:
        if token.start >= name.end:
            break
        head = tokens[token.head]
        if token.dep == "nsubj" and head.lemma in _acting():
            return True
        if token.dep == "dobj" and head.lemma in _of_role("object"):
            return True
        if token.dep == "pobj" and head.dep == "agent" and tokens[head.head].lemma in _acting():
            return True
    return False


def _in_pairs(text: str, names: Sequence[Name]) -> frozenset[int]:
    """Seats that stand beside another seat or a state, joined by "and", with no preposition of place before them."""
    found: set[int] = set()
    for at, (first, second) in enumerate(pairwise(names)):
        joined = text[first.end : second.start] in (" and ", " or ", "-", " - ", "–")
        both = all(seat_of(name.text) or country_of(name.text) for name in (first, second))
        before = text[max(0, first.start - 12) : first.start].split()
        if joined and both and not (before and before[-1].casefold() in _PLACED):
            found |= {at, at + 1}
    return frozenset(found)


@cache
def _acting() -> frozenset[str]:
    """Verbs that governments are the subjects of, and towns are not."""
    saying = {row["verb"] for row in table("cue_verbs") if row["kind"] in _SAYING}
    return frozenset(saying) | _of_role("subject")


@cache
def _of_role(role: str) -> frozenset[str]:
    return frozenset(row["verb"] for row in table("government_verbs") if row["role"] == role)
