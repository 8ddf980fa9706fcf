"""Words of harm in a clause, and the noun phrases that say who was harmed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from rashomon.language.data import table
from rashomon.schema.claim import Attribute
from rashomon.stages.extract.reading import Reading

_COPULAS = frozenset(
    {"be", "remain", "lie", "stay", "become", "go", "list", "report", "leave", "find", "feare", "fear"}
)
_DEATH_WINDOW = 12  # words in which "to death" must follow: "stabbing his mother and a former friend to death"
_NEED_WINDOW = 14  # words after the verb in which "hospital" must stand: "taken by ambulance to the county hospital"


@dataclass(frozen=True, slots=True)
class HarmWord:
    """One row of `harm_words.tsv`."""

    lemma: str
    frame: str
    attribute: Attribute
    needs: str


@dataclass(frozen=True, slots=True)
class Harm:
    """A word of harm at token `at`, and the heads of the phrases that name the harmed (none: look beside it)."""

    at: int
    word: HarmWord
    victims: tuple[int, ...]
    attribute: Attribute


@cache
def harm_words() -> dict[str, tuple[HarmWord, ...]]:
    """Words of harm by inflected form."""
    found: dict[str, list[HarmWord]] = {}
    for row in table("harm_words"):
        word = HarmWord(row["lemma"], row["frame"], Attribute(row["attribute"]), row["needs"])
        for form in row["forms"].split():
            found.setdefault(form, []).append(word)
    return {form: tuple(words) for form, words in found.items()}


@cache
def _needed(need: str) -> frozenset[str]:
    return frozenset(row["word"] for row in table("harm_needs") if row["need"] == need)


def find_harms(reading: Reading) -> Iterator[Harm]:
    """Every word of harm in the paragraph with the phrases that name the harmed, in the order of the text."""
    for i in range(len(reading.tree.tokens)):
        for word in harm_words().get(reading.lower(i), ()):
            if not _fits(reading, i, word):
                continue
            victims = tuple(dict.fromkeys(_victims(reading, i, word)))
            yield Harm(i, word, victims, _attribute(reading, i, word))
            break


def _fits(reading: Reading, i: int, word: HarmWord) -> bool:
    token = reading.tree.tokens[i]
    verbal = token.tag.startswith("VB") or token.pos in {"VERB", "AUX"}
    if word.frame in {"patient", "undergoer"}:
        if reading.lower(i) == "shooting" and (token.dep in {"amod", "compound"} or _noun_next(reading, i)):
            return False
        if not verbal and not (
            token.tag in {"JJ", "NNP"} and token.text.casefold().endswith(("ed", "shot", "hurt", "slain"))
        ):
            return False
        if word.needs and not _has_need(reading, i, word.needs):
            return False
    if word.lemma == "shooting" and _noun_next(reading, i):
        return False
    if word.frame in {"event", "injury", "counted", "remains", "toll"} and verbal:
        return word.frame == "event" and token.tag == "VBG"
    return True


def _noun_next(reading: Reading, i: int) -> bool:
    """ "shooting suspect", "shooting death": the kind of death or suspect, nobody shot."""
    return i + 1 < len(reading.tree.tokens) and reading.tree.tokens[i + 1].tag in {"NN", "NNS", "JJ"}


def _has_need(reading: Reading, i: int, need: str) -> bool:
    _, end = reading.tree.sentence(i)
    words = {reading.lower(k) for k in range(i + 1, min(end, i + _NEED_WINDOW))}
    return bool(words & _needed(need))


def _attribute(reading: Reading, i: int, word: HarmWord) -> Attribute:
    """ "shot dead", "shot to death", "fatally shot" are deaths; "gunned down" too."""
    if word.frame == "injury" and _marked_with(reading, i):
        return Attribute.CASUALTIES
    if word.lemma == "victim" or word.attribute not in {Attribute.CASUALTIES, Attribute.INJURIES}:
        return word.attribute
    near = {reading.lower(k) for k in range(max(0, i - 2), i)}
    after = [reading.lower(k) for k in range(i + 1, i + _DEATH_WINDOW)]
    if near & {"fatally", "mortally"} or after[:1] == ["dead"] or "fatally" in after[:2]:
        return Attribute.DEATHS
    if word.frame == "patient" and ("to", "death") in pairwise(after):
        return Attribute.DEATHS
    return Attribute.DEATHS if reading.lower(i) == "gunned" else word.attribute


def _marked_with(reading: Reading, i: int) -> bool:
    """ "found two men with gunshot wounds", "suffering from gunshot wounds": alive or dead, the text does not say."""
    tree = reading.tree
    head = tree.tokens[i].head
    above = tree.tokens[tree.tokens[head].head]
    return reading.lower(head) in {"with", "from"} and (above.pos in {"NOUN", "NUM", "PROPN"} or above.tag == "VBG")


def _victims(reading: Reading, i: int, word: HarmWord) -> Iterator[int]:
    if word.frame == "patient":
        yield from _patients(reading, i)
    elif word.frame == "undergoer":
        yield from _subjects(reading, i)
    elif word.frame == "state":
        yield from _described(reading, i)
    elif word.frame in {"event", "remains"}:
        yield from _complements(reading, i, word)
    elif word.frame == "injury":
        yield from _sufferers(reading, i)
    elif word.frame == "counted":
        yield i


def _patients(reading: Reading, i: int) -> Iterator[int]:
    """Object of the active, subject of the passive, the noun a participle follows."""
    tree, token = reading.tree, reading.tree.tokens[i]
    passive = tree.kid(i, "nsubjpass")
    objects = [k for k in tree.kids(i, "dobj") if reading.lower(k) not in {"which", "that"}]
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
    unowned = token.dep in {"amod", "relcl"} and tree.kid(i, "nsubj", "agent") is None
    if unowned or token.dep == "acl":
        yield _coordination(reading, token.head)
    else:
        yield from _subjects(reading, i)


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
            found = tree.kid(conj, "dobj")
            between = {reading.lower(k) for k in range(i + 1, conj)}
            if found is not None and len(between - {"and", "or", ",", "/", "seriously", "then", "critically"}) == 0:
                return found
    return None


def _subjects(reading: Reading, i: int) -> Iterator[int]:
    """The subject, its own or that of the clause it is joined to."""
    tree = reading.tree
    seen = 0
    while seen < 8:
        subject = tree.kid(i, "nsubj", "nsubjpass")
        if subject is not None:
            yield subject
            return
        token = tree.tokens[i]
        if token.dep == "conj" and (tree.tokens[token.head].pos in {"VERB", "AUX"} or seen == 0):
            if tree.tokens[token.head].pos not in {"VERB", "AUX"} and token.head != i:
                yield token.head
                return
            i, seen = token.head, seen + 1
            continue
        if token.dep in {"acl", "relcl"} and token.head != i:
            yield token.head
        elif token.dep in {"xcomp", "oprd"} and token.head != i:
            i, seen = token.head, seen + 1
            continue
        return


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
        yield head
    elif token.dep in {"acomp", "oprd", "attr", "xcomp", "ccomp", "advcl", "conj", "dobj", "advmod"} and head != i:
        objects = [k for k in tree.kids(head, "dobj") if k < i]
        passive = tree.kid(head, "nsubjpass")
        if objects and passive is None:
            yield objects[0]
        elif passive is not None or tree.tokens[head].lemma in _COPULAS or token.dep in {"acomp", "attr", "conj"}:
            yield from _subjects(reading, head)


def _complements(reading: Reading, i: int, word: HarmWord) -> Iterator[int]:
    """ "the death of X", "X's death"; the noun itself where it has a number."""
    tree = reading.tree
    counted = any(reading.count(k) for k in tree.kids(i, "nummod", "amod", "quantmod")) or reading.count(i)
    if counted and word.lemma != "shooting":
        yield i
        return
    owner = tree.kid(i, "poss")
    if owner is not None and word.lemma != "shooting":
        yield owner
        return
    for of in tree.kids(i, "prep"):
        if reading.lower(of) in {"of", "to"} and (reading.lower(of) == "of" or reading.lower(i).startswith("injur")):
            yield from tree.kids(of, "pobj")


def _sufferers(reading: Reading, i: int) -> Iterator[int]:
    """Who suffered the injuries: the subject of suffer, sustain, receive; a noun "with gunshot wounds"; a count."""
    tree, token = reading.tree, reading.tree.tokens[i]
    head = token.head
    if tree.tokens[head].lemma in {"suffer", "sustain", "receive", "incur", "have"} and token.dep in {
        "dobj",
        "nsubjpass",
    }:
        yield from _subjects(reading, head)
    elif token.dep == "pobj" and reading.lower(head) in {"with", "of", "from"}:
        above = tree.tokens[head].head
        if tree.tokens[above].lemma in {"escape", "hospitalize", "recover", "suffer"}:
            yield from _subjects(reading, above)
        elif tree.tokens[above].pos in {"NOUN", "PROPN", "NUM"}:
            yield above
    elif any(reading.count(k) for k in tree.kids(i, "nummod")) or reading.count(i):
        yield i
    else:
        for of in tree.kids(i, "prep"):
            if reading.lower(of) in {"of", "to"}:
                yield from tree.kids(of, "pobj")
