"""Who is dead in a document: persons told of as killed, who seldom are the "he" or "she" that speaks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from rashomon.language.data import table
from rashomon.language.text import fold
from rashomon.schema.analysis import NameKind
from rashomon.stages.extract.cast import Cast
from rashomon.stages.extract.tree import Tree

_ADJECTIVES = frozenset({"dead", "slain", "deceased", "late", "murdered"})


@cache
def _killing() -> dict[str, str]:
    """Words of dying and of killing, by lemma, with where the dead stand to them: patient, undergoer or event."""
    frames = ("patient", "undergoer", "event")
    return {r["lemma"]: r["frame"] for r in table("harm_words") if r["attribute"] == "deaths" and r["frame"] in frames}


def fallen_names(trees: Sequence[Tree], cast: Cast) -> frozenset[str]:
    """The full names of the persons whom the document tells of as killed or dead."""
    return frozenset(name for tree in trees for name in _fallen(tree, cast))


def _fallen(tree: Tree, cast: Cast) -> Iterator[str]:
    for name in cast.names(tree):
        if name.kind is not NameKind.PERSON and not cast.is_person(name.text):
            continue
        i = tree.at(tree.placed.start + name.end - 1)
        if i is not None and _is_fallen(tree, i):
            yield fold(cast.person(name.text))


def _is_fallen(tree: Tree, i: int) -> bool:
    if any(tree.tokens[k].lemma in _ADJECTIVES for k in tree.kids(i, "amod")):
        return True
    while tree.tokens[i].dep == "appos" and tree.tokens[i].head != i:
        i = tree.tokens[i].head
    token = tree.tokens[i]
    above = tree.tokens[token.head]
    if above.text.lower() == "of":
        return _killing().get(tree.tokens[above.head].lemma) == "event"
    if token.dep == "poss":
        return _killing().get(above.lemma) == "event"
    frame = _killing().get(above.lemma) if above.pos == "VERB" else None
    return (frame == "patient" and token.dep in ("dobj", "nsubjpass")) or (
        frame == "undergoer" and token.dep == "nsubj"
    )
