"""Who was harmed: the noun phrases that a word of harm points at, by the place it has in its clause."""

from __future__ import annotations

from collections.abc import Iterator

from rashomon.stages.extract.harm_words import HarmWord, harm_words
from rashomon.stages.extract.person_nouns import names_people
from rashomon.stages.extract.reading import Reading
from rashomon.stages.extract.subjects import subjects
from rashomon.stages.extract.sufferers import complements, sufferers

_COPULAS = frozenset(
    {"be", "remain", "lie", "stay", "become", "go", "list", "report", "leave", "find", "feare", "fear"}
)


def harmed_by(reading: Reading, i: int, word: HarmWord) -> Iterator[int]:
    """The heads of the phrases that may name whom the word of harm at `i` tells of, the likeliest first."""
    if word.frame == "patient":
        yield from _patients(reading, i)
    elif word.frame == "undergoer":
        yield from subjects(reading, i)
    elif word.frame == "state":
        yield from _described(reading, i)
    elif word.frame in {"event", "remains"}:
        yield from complements(reading, i, word)
    elif word.frame == "injury":
        yield from sufferers(reading, i, word)
    elif word.frame == "counted":
        yield i


def _patients(reading: Reading, i: int) -> Iterator[int]:
    """Object of the active, subject of the passive, the noun a participle follows."""
    tree, token = reading.tree, reading.tree.tokens[i]
    passive = tree.kid(i, "nsubjpass") or _whose_clause(reading, i)
    objects = [k for k in tree.kids(i, "dobj") if reading.lower(k) not in {"which", "that"}] or _bounded(reading, i)
    if passive is not None:
        yield passive
        return
    if objects:
        yield from objects[:1]
        return
    shared = _shared_object(reading, i)
    if shared is not None:
        yield shared
        return
    if token.tag in {"VBG", "VB", "VBP", "VBZ"}:
        return
    left = _left_so(reading, i)
    if left is not None:
        yield left
        return
    unowned = token.dep in {"amod", "relcl"} and tree.kid(i, "nsubj", "agent") is None
    parted = any(reading.lower(k) in {":", "|"} for k in range(token.head + 1, i))
    if token.dep == "acl" and parted and tree.tokens[i - 1].pos in {"NOUN", "PROPN"}:
        yield i - 1  # "Police: Norton woman killed"
    elif unowned or token.dep == "acl":
        yield _coordination(reading, token.head)
    else:
        yield from subjects(reading, i)


def _whose_clause(reading: Reading, i: int) -> int | None:
    """ "A deputy interviewing a man was shot": the parser takes what the deputy does for the subject."""
    clause = reading.tree.kid(i, "csubjpass")
    return reading.tree.kid(clause, "nsubj") if clause is not None and clause < i else None


def _left_so(reading: Reading, i: int) -> int | None:
    """ "left 38 civilians, among them two children, hurt", "the farmer and two girls found dead at home".

    Whom a participle or "dead" after it tells of, where the parser hung it on a verb beside them.
    """
    tree, token = reading.tree, reading.tree.tokens[i]
    if tree.kid(i, "auxpass", "nsubj", "nsubjpass", "mark", "advmod") is not None or token.dep != "advcl":
        return None
    if tree.tokens[token.head].lemma == "leave" and token.head < i:
        return next((k for k in tree.kids(token.head, "dobj") if k < i), None)
    if token.tag != "VBN" or i == 0 or tree.tokens[i - 1].pos not in {"NOUN", "PROPN"}:
        return None
    return _coordination(reading, i - 1) if names_people(reading, i - 1) else None


def _bounded(reading: Reading, i: int) -> list[int]:
    """ "wound over 25 civilians": the parser may take the word that bounds the number for a preposition."""
    tree = reading.tree
    objects = []
    for k in tree.kids(i, "prep"):
        noun = tree.kid(k, "pobj")
        counted = [] if noun is None else [reading.count(n) for n in (noun, *tree.kids(noun, "nummod"))]
        if noun is not None and any(n is not None and tree.placed.start + n.start == tree.start(k) for n in counted):
            objects.append(noun)
    return objects


def _coordination(reading: Reading, noun: int) -> int:
    """The first of the nouns joined to `noun`: "a woman and two children killed" are three.

    A noun with a harm of its own ("3 dead and two children hurt") is not joined.
    """
    tree = reading.tree
    for _ in range(4):
        token = tree.tokens[noun]
        above = token.head
        harmed = any(reading.lower(k) in harm_words() for k in tree.kids(above, "amod", "acl"))
        joined = (
            token.dep == "conj"
            and tree.tokens[above].pos in {"NOUN", "PROPN", "NUM"}
            and "and" in {reading.lower(k) for k in tree.kids(above, "cc")}
        )
        if not joined or harmed:
            break
        noun = above
    return noun


def _shared_object(reading: Reading, i: int) -> int | None:
    """ "killed or wounded 25 people": the object stands with the last verb."""
    tree = reading.tree
    for conj in tree.kids(i, "conj"):
        if reading.lower(conj) in harm_words() and tree.kid(conj, "nsubj", "nsubjpass") is None:
            found = tree.kid(conj, "dobj") or next(iter(_bounded(reading, conj)), None)
            between = {reading.lower(k) for k in range(i + 1, conj)}
            if found is not None and len(between - {"and", "or", ",", "/", "seriously", "then", "critically"}) == 0:
                return found
    return None


def _described(reading: Reading, i: int) -> Iterator[int]:
    """Whom "dead" or "missing" is said of."""
    tree, token = reading.tree, reading.tree.tokens[i]
    if reading.count(i) is None and any(reading.count(k) for k in tree.kids(i, "nummod", "amod", "quantmod", "nmod")):
        yield i
        return
    aged = [k for k in range(tree.left[i], i) if k in reading.ages]
    if aged and token.dep in {"dobj", "oprd", "ROOT", "attr"}:
        yield aged[-1]
        return
    own = tree.kid(i, "nsubj", "nsubjpass")
    if own is not None:
        yield own
        return
    head = token.head
    if token.dep in {"amod", "acl"}:
        if "among" not in {reading.lower(k) for k in range(head + 1, i)}:  # "sister among 3 now dead"
            yield head
    elif token.dep in {"acomp", "oprd", "attr", "xcomp", "ccomp", "advcl", "conj", "dobj", "advmod"} and head != i:
        objects = [k for k in tree.kids(head, "dobj") if k < i]
        passive = tree.kid(head, "nsubjpass")
        if objects and passive is None:
            yield objects[0]
        elif (
            passive is not None
            or tree.tokens[head].lemma in _COPULAS
            or _pronounced(reading, head)
            or token.dep in {"acomp", "attr", "conj"}
        ):
            left = _left_so(reading, head)
            yield from subjects(reading, head) if left is None else [left]


def _pronounced(reading: Reading, verb: int) -> bool:
    """ "was rushed by cart to the clinic but was declared dead": a passive whose subject is the verb before's."""
    return reading.tree.tokens[verb].lemma in {"declare", "pronounce"} and reading.tree.kid(verb, "auxpass") is not None
