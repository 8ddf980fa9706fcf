"""Whom a copied passage names by surname alone, and which of two documents had introduced them.

Newsrooms give the full name once and the surname after. A document that has the surname, in a passage it shares
with another, and the full name nowhere has lost the introduction: it is the copy.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from rashomon.language.data import table
from rashomon.schema.evidence import Span

# A capitalised word as the subject of a verb ("Tollis said"), no other name and no article before it.
_BARE = re.compile(r"(?<![\w-])([A-Z][\w’'-]{2,30}) (?=[a-z]{2,})")
_MOST = 20  # surnames: enough to tell, and a page of thousands of names takes no longer
_BEFORE = re.compile(r"(\S+)\s+$")


def introduced(text: str, surnames: Sequence[str]) -> dict[str, str]:
    """The full name that introduces each surname where it first stands in a text; one that stands bare is left out."""
    found: dict[str, str] = {}
    for surname in surnames:
        first = re.search(rf"(?:\b([A-Z][\w’'-]{{1,30}})\s+)?\b{re.escape(surname)}\b", text)
        if first and first.group(1) and first.group(1).lower() not in _no_given_names():
            found[surname] = f"{first.group(1)} {surname}"
    return found


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
def _no_given_names() -> frozenset[str]:
    """Words before a surname that are no part of the name: "General Tollis", "Mrs Tollis"."""
    return frozenset(row["title"] for row in table("person_titles")) | _no_surnames()


@cache
def _no_surnames() -> frozenset[str]:
    """Words that stand capitalised before a verb and are no surnames: those that open sentences, states and seats."""
    states = {name.lower() for row in table("countries") for name in (row["name"], row["seat"]) if name}
    return frozenset(row["word"] for row in table("function_words")) | states
