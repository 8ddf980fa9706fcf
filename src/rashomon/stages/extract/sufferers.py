"""Who was harmed, by a noun of harm: "the death of X", "X's death", "X suffered injuries", "X with gunshot wounds"."""

from __future__ import annotations

from collections.abc import Iterator

from rashomon.stages.extract.harm_words import HarmWord
from rashomon.stages.extract.person_nouns import names_people
from rashomon.stages.extract.reading import Reading
from rashomon.stages.extract.subjects import subjects

_PUBLIC = frozenset(
    {
        "government",
        "governing",
        "international",
        "regulatory",
        "public",
        "official",
        "political",
        "professional",
        "sports",
    }
)
_HITTING = frozenset(
    {"enter", "hit", "strike", "pierce", "penetrate", "cover", "burn", "lower", "turn", "move", "wash"}
)
_PARTS = frozenset({"side", "part", "half", "area", "portion", "rest", "front", "back"})
_SUFFER = frozenset({"suffer", "sustain", "receive", "incur", "have"})
_UNDERGO = frozenset({"undergo", "receive", "need", "have"})
_COME = frozenset({"show", "arrive", "walk", "come", "turn", "appear", "stagger", "stumble"})
_FIND = frozenset({"find", "locate", "discover", "treat", "admit", "take", "bring", "rush", "transport", "hospitalize"})
_RECOVER = frozenset({"escape", "hospitalize", "recover", "suffer"})


def complements(reading: Reading, i: int, word: HarmWord) -> Iterator[int]:
    """ "the death of X", "X's death"; the noun itself where it has a number."""
    tree = reading.tree
    if word.frame == "remains" and (_institution(reading, i) or _of_the_living(reading, i)):
        return
    counted = any(reading.count(k) for k in tree.kids(i, "nummod", "amod", "quantmod")) or reading.count(i)
    if counted and word.lemma != "shooting" and word.needs != "fatal":
        yield i
        return
    owner = tree.kid(i, "poss")
    if owner is not None and word.lemma == "death" and tree.tokens[i].dep == "pobj" and _to_death(reading, i, owner):
        yield from _falling(reading, tree.tokens[tree.tokens[i].head].head)
        return
    if owner is not None and word.lemma != "shooting":
        yield owner
        return
    links = {"of", "on"} if word.needs == "fatal" else {"of", "to"} if reading.lower(i).startswith("injur") else {"of"}
    for of in (*tree.kids(i, "prep"), *_of_after_doer(reading, i)):
        if reading.lower(of) in links:
            yield from (k for k in tree.kids(of, "pobj") if word.frame != "remains" or names_people(reading, k))


def _to_death(reading: Reading, i: int, owner: int) -> bool:
    """ "fell to his death": a pronoun that looks back to whoever falls."""
    tokens = reading.tree.tokens
    return reading.lower(tokens[i].head) == "to" and reading.lower(owner) in {"his", "her", "their", "its"}


def _falling(reading: Reading, verb: int) -> Iterator[int]:
    """Whom a verb sends to their death, or who goes to it."""
    if reading.tree.tokens[verb].pos in {"VERB", "AUX"}:
        objects = [k for k in reading.tree.kids(verb, "dobj") if names_people(reading, k) and reading.count(k) is None]
        yield from objects[:1] or subjects(reading, verb)


def _of_after_doer(reading: Reading, i: int) -> list[int]:
    """ "the killing by police of a boy": the parser hangs whom on the doer."""
    tree = reading.tree
    doers = [k for by in tree.kids(i, "prep", "agent") if reading.lower(by) == "by" for k in tree.kids(by, "pobj")]
    return [of for doer in doers for of in tree.kids(doer, "prep") if reading.lower(of) == "of"]


def _institution(reading: Reading, i: int) -> bool:
    """ "three government bodies" are no corpses."""
    return any(reading.lower(k) in _PUBLIC for k in reading.tree.kids(i, "amod", "compound"))


def _of_the_living(reading: Reading, i: int) -> bool:
    """ "bullets entered his body", "burns to her body", "a camera on the body of an officer": a part of someone alive.

    A corpse is found, brought, buried, lies somewhere, or is someone's whom the sentence calls dead.
    """
    tree, token = reading.tree, reading.tree.tokens[i]
    head = tree.tokens[token.head]
    if token.dep == "dobj" and head.lemma in _HITTING:
        return True
    if token.dep == "pobj" and reading.lower(token.head) == "of":
        return tree.tokens[head.head].lemma in _PARTS
    return token.dep == "pobj" and reading.lower(token.head) in {"to", "on", "in", "into", "through", "across", "over"}


def sufferers(reading: Reading, i: int, word: HarmWord) -> Iterator[int]:
    """Who suffered the injuries: the subject of suffer, sustain, receive; a noun "with gunshot wounds"; a count."""
    tree, token = reading.tree, reading.tree.tokens[i]
    head = token.head
    if tree.tokens[head].lemma in _SUFFER and token.dep in {"dobj", "nsubjpass"}:
        yield from subjects(reading, head)
    elif word.needs == "suffered":
        return
    elif token.dep == "pobj" and reading.lower(head) in {"with", "of", "from", "for"}:
        yield from _bearers(reading, head)
    elif any(reading.count(k) for k in tree.kids(i, "nummod")) or reading.count(i):
        yield i
    else:
        for of in tree.kids(i, "prep"):
            if reading.lower(of) in {"of", "to"}:
                yield from tree.kids(of, "pobj")


def _bearers(reading: Reading, preposition: int) -> Iterator[int]:
    """Of whom wounds are told: "two men with", "recovering from", "surgery for" gunshot wounds."""
    tree = reading.tree
    above = tree.tokens[preposition].head
    if reading.lower(preposition) == "for":
        verb = tree.tokens[above].head if reading.lower(above) in {"surgery", "treatment"} else above
        if tree.tokens[verb].lemma in _UNDERGO:
            yield from subjects(reading, verb)
    elif tree.tokens[above].lemma in _RECOVER | _COME:
        yield from subjects(reading, above)
    elif tree.tokens[above].lemma in _FIND and reading.lower(preposition) == "with":
        found = tree.kid(above, "nsubjpass", "dobj")
        yield from [found] if found is not None else subjects(reading, above)
    elif tree.tokens[above].pos in {"NOUN", "PROPN", "NUM"}:
        yield above
