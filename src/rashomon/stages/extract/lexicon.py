"""The words that carry a saying, read once from the language's tables."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from rashomon.language.callings import names_person, role_kinds
from rashomon.language.data import table
from rashomon.schema.analysis import Token


@dataclass(frozen=True, slots=True)
class CueVerb:
    """A verb of saying, thinking or judging: what kind, and which complements may be its content."""

    kind: str
    frames: frozenset[str]
    objects: frozenset[str]
    object_with: frozenset[str]


@cache
def cue_verbs() -> dict[str, CueVerb]:
    """Cue verbs by lemma."""
    return {row["verb"]: _cue_verb(row["kind"], row["frames"].split()) for row in table("cue_verbs")}


def _cue_verb(kind: str, frames: list[str]) -> CueVerb:
    objects = {noun for f in frames if f.startswith("o:") for noun in f[2:].split(",")}
    object_with = {f[2:] for f in frames if f.startswith("o+")}
    plain = {f for f in frames if not f.startswith(("o:", "o+"))}
    return CueVerb(kind, frozenset(plain), frozenset(objects), frozenset(object_with))


@dataclass(frozen=True, slots=True)
class CueNoun:
    """A noun that names a saying or a belief: which complements are its content, and which of them need no owner."""

    frames: frozenset[str]
    alone: frozenset[str]


@cache
def cue_nouns() -> dict[str, CueNoun]:
    """Cue nouns by lemma."""
    return {row["noun"]: _cue_noun(row["frames"].split(), row["alone"].split()) for row in table("cue_nouns")}


def _cue_noun(frames: list[str], alone: list[str]) -> CueNoun:
    return CueNoun(frozenset(frames), frozenset(alone))


@cache
def cue_adjectives() -> dict[str, frozenset[str]]:
    """Frames of the adjectives that tell what somebody holds."""
    return {row["adjective"]: frozenset(row["frames"].split()) for row in table("cue_adjectives")}


@cache
def source_phrases(form: str) -> frozenset[tuple[str, ...]]:
    """The phrases of one form that name a source without a verb of saying, as words in lower case."""
    return frozenset(tuple(row["words"].split()) for row in table("source_phrases") if row["form"] == form)


@cache
def phrases_before_source() -> dict[str, list[tuple[str, ...]]]:
    """Those that the source follows ("according to"), by their first word."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for words in sorted(source_phrases("of")):
        found.setdefault(words[0], []).append(words)
    return found


def names_source(token: Token) -> bool:
    """True for a common noun that names a person, a body, an outlet or a document."""
    lemma, word = token.lemma.lower(), token.text.lower()
    if lemma in role_kinds() or word in role_kinds():
        return True
    return names_person(lemma)


@cache
def titles() -> dict[str, str]:
    """Words before a person's name, with the gender they tell ("m", "f" or "")."""
    return {row["title"]: row["gender"] for row in table("person_titles")}


@cache
def short_titles() -> frozenset[str]:
    """Titles that are written short, with a full stop that ends no sentence, in lower case without it."""
    return frozenset(row["title"] for row in table("person_titles") if row["short"])


@cache
def given_names() -> dict[str, str]:
    """Given names in lower case, with the gender of the pronoun that goes with them ("m" or "f")."""
    return {row["name"]: row["gender"] for row in table("given_names")}
