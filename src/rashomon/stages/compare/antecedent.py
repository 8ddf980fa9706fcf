"""Whom a copied passage names by surname alone, and which of two documents had introduced them.

Newsrooms give the full name once and the surname after. A document that has the surname, in a passage it shares
with another, and the full name nowhere has lost the introduction: it is the copy.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from rashomon.language.data import column, table
from rashomon.language.relations import words_of
from rashomon.schema.evidence import Span

# A capitalised word as the subject of a verb ("Tollis said"), no other name and no article before it.
_BARE = re.compile(r"(?<![\w-])([A-Z][\w’'-]{2,30}) (?=[a-z]{2,})")
# "Maren Tollis, the governor of Arvo", "Maren Tollis, 41,", "Maren Tollis, who ..."
_APPOSED = re.compile(r",? (?:who|whose|aged|his|her|an?|the|\d{1,3})\b[^.;,]{0,50}")
_MOST = 20  # surnames: enough to tell, and a page of thousands of names takes no longer
_BEFORE = re.compile(r"(\S+)\s+$")
_GIVEN = re.compile(r"\b([A-Z][\w’'-]{1,30})\s+$")
_LONGEST_GIVEN = 40  # code points, with the white space behind it
_LONGER_NAME = re.compile(r"[ -][A-Z]")
_NEXT = re.compile(r" ([a-z]+)")


def introduced(text: str, surnames: Sequence[str]) -> dict[str, str]:
    """The full name that introduces each surname where it first stands in a text; one that stands bare is left out.

    A town or a body stands before verbs as well ("Port officials blamed"), so the name must be a person's: it has a
    given name, a title or an age, or somebody of that surname speaks.
    """
    found: dict[str, str] = {}
    for surname in surnames:
        first = next(_standing(text, surname), None)
        given = _GIVEN.search(text, max(0, first - _LONGEST_GIVEN), first) if first is not None else None
        if first is None or given is None or given.group(1).lower() in _no_given_names():
            continue
        if _is_person(text, Span(given.start(1), first + len(surname)), given.group(1), surname):
            found[surname] = f"{given.group(1)} {surname}"
    return found


def _standing(text: str, word: str) -> Iterator[int]:
    """Where a word stands that is no part of a longer one."""
    at = text.find(word)
    while at >= 0:
        end = at + len(word)
        if not ((at and _is_letter(text[at - 1])) or (end < len(text) and _is_letter(text[end]))):
            yield at
        at = text.find(word, end)


def _is_letter(character: str) -> bool:
    return character.isalnum() or character == "_"


def _is_person(text: str, name: Span, given: str, surname: str) -> bool:
    after = text[name.end : name.end + 60]
    if _LONGER_NAME.match(after):
        return False  # "Arvo Port Authority"
    before = _BEFORE.search(text, max(0, name.start - 40), name.start)
    titled = before is not None and before.group(1).rstrip(".").lower() in column("person_titles", "title")
    if titled or given.lower() in column("given_names", "name"):
        return True
    apposed = _APPOSED.match(after)
    if apposed is not None and words_of("kind").isdisjoint(apposed.group().lower().split()):
        return True
    spoken = (_NEXT.match(text, at + len(surname)) for at in _standing(text, surname))
    return any(word is not None and word.group(1) in _speech_forms() for word in spoken)


def surnames(text: str, spans: Sequence[Span]) -> list[str]:
    """Words of the spans that stand as surnames do: alone, capitalised, before a verb."""
    return sorted({name for span in spans for name in _bare(text, span)})[:_MOST]


def _bare(text: str, span: Span) -> Iterator[str]:
    for found in _BARE.finditer(text, span.start, span.end):
        before = _BEFORE.search(text, max(0, found.start() - 40), found.start())
        word = before.group(1) if before else ""
        name = found.group(1)
        if name.lower() not in _no_surnames() and not word[:1].isupper() and word.lower() != "the":
            yield name


@cache
def _speech_forms() -> frozenset[str]:
    """Verbs of saying as they are written: "said", "says", "added", "denied"."""
    forms = set(column("speech_forms", "form"))
    for verb in column("cue_verbs", "verb"):
        stem = verb[:-1] if verb.endswith(("e", "y")) else verb
        ending = "ied" if verb.endswith("y") and verb[-2:-1] not in "aeou" else "ed"
        forms |= {f"{verb}s", f"{stem}{ending}" if ending == "ied" or verb.endswith("e") else f"{verb}ed"}
    return frozenset(forms)


@cache
def _no_given_names() -> frozenset[str]:
    """Words before a surname that are no part of the name: "General Tollis", "Mrs Tollis"."""
    return frozenset(row["title"] for row in table("person_titles")) | _no_surnames()


@cache
def _no_surnames() -> frozenset[str]:
    """Words that stand capitalised before a verb and are no surnames: those that open sentences, states and seats."""
    states = {name.lower() for row in table("countries") for name in (row["name"], row["seat"]) if name}
    return frozenset(row["word"] for row in table("function_words")) | states
