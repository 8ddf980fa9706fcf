"""Words of harm by their forms, read once from the language's table."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from rashomon.language.data import table
from rashomon.schema.claim import Attribute


@dataclass(frozen=True, slots=True)
class HarmWord:
    """One row of `harm_words.tsv`."""

    lemma: str
    frame: str
    attribute: Attribute
    needs: str


@cache
def harm_words() -> dict[str, tuple[HarmWord, ...]]:
    """Words of harm by inflected form."""
    found: dict[str, list[HarmWord]] = {}
    for row in table("harm_words"):
        word = HarmWord(row["lemma"], row["frame"], Attribute(row["attribute"]), row["needs"])
        for form in row["forms"].split():
            found.setdefault(form, []).append(word)
    return {form: tuple(words) for form, words in found.items()}
