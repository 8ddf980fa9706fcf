"""Common nouns for those who speak and act: offices, callings, bystanders, bodies, papers."""

from __future__ import annotations

from functools import cache

from rashomon.language.data import table

_PERSONAL_ENDINGS = ("man", "woman", "men", "women", "person", "people", "ist", "ician", "ologist", "eer")
_AGENT_ENDINGS = ("er", "or", "ian")
_SHORTEST_AGENT = 6  # letters: "viewer", but not "tower", "paper", "river"


@cache
def role_kinds() -> dict[str, str]:
    """Nouns that head a source, and the kind of mouth each is."""
    return {row["noun"]: row["kind"] for row in table("source_roles")}


def names_person(lemma: str) -> bool:
    """True for a noun that names a person or several, known or told by its ending."""
    kind = _people_nouns().get(lemma)
    if kind is not None:
        return kind != "thing"
    if role_kinds().get(lemma) in ("role", "crowd") or lemma.endswith(_PERSONAL_ENDINGS):
        return True
    return len(lemma) >= _SHORTEST_AGENT and lemma.endswith(_AGENT_ENDINGS)


@cache
def _people_nouns() -> dict[str, str]:
    return {row["noun"]: row["kind"] for row in table("people_nouns")}
