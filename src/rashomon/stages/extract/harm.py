"""Words of harm in a clause, and the noun phrases that say who was harmed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from rashomon.language.data import table
from rashomon.schema.claim import Attribute
from rashomon.stages.extract.harm_words import HarmWord, harm_words
from rashomon.stages.extract.harmed import harmed_by
from rashomon.stages.extract.reading import Reading

_DEATH_WINDOW = 12  # words in which "to death" must follow: "stabbing his mother and a former friend to death"
_NEED_WINDOW = 14  # words after the verb in which "hospital" must stand: "taken by ambulance to the county hospital"


@dataclass(frozen=True, slots=True)
class Harm:
    """A word of harm at token `at`, and the heads of the phrases that name the harmed (none: look beside it)."""

    at: int
    word: HarmWord
    victims: tuple[int, ...]
    attribute: Attribute


@cache
def _needed(need: str) -> frozenset[str]:
    return frozenset(row["word"] for row in table("harm_needs") if row["need"] == need)


def find_harms(reading: Reading) -> Iterator[Harm]:
    """Every word of harm in the paragraph with the phrases that name the harmed, in the order of the text."""
    for i in reading.spots(harm_words()):
        for word in harm_words()[reading.words[i]]:
            if not _fits(reading, i, word):
                continue
            victims = tuple(dict.fromkeys(harmed_by(reading, i, word)))
            yield Harm(i, word, victims, _attribute(reading, i, word))
            break


def _fits(reading: Reading, i: int, word: HarmWord) -> bool:
    token = reading.tree.tokens[i]
    verbal = token.tag.startswith("VB") or token.pos in {"VERB", "AUX"}
    if word.frame in {"patient", "undergoer"} and not _verb_fits(reading, i, word, verbal):
        return False
    if word.lemma == "shooting" and _noun_next(reading, i):
        return False
    if not _noun_fits(reading, i, word, verbal):
        return False
    if word.frame in {"event", "injury", "counted", "remains", "toll"} and verbal:
        return word.frame == "event" and token.tag == "VBG"
    return True


def _verb_fits(reading: Reading, i: int, word: HarmWord, verbal: bool) -> bool:
    token = reading.tree.tokens[i]
    if reading.lower(i) == "shooting" and (token.dep in {"amod", "compound"} or _noun_next(reading, i)):
        return False
    if word.lemma == "shoot" and reading.lower(i + 1) in {"at", "toward", "towards"}:
        return False  # "shot at the guards", "were shot at": nobody is said to be hit
    participle = token.tag in {"JJ", "NNP"} and token.text.casefold().endswith(("ed", "shot", "hurt", "slain"))
    if not verbal and not participle:
        return False
    if word.needs == "passive":
        return reading.tree.kid(i, "auxpass") is not None
    return not word.needs or _has_need(reading, i, word.needs)


def _noun_fits(reading: Reading, i: int, word: HarmWord, verbal: bool) -> bool:
    if word.needs == "alone":
        return not _noun_next(reading, i) and reading.lower(i + 1) not in {"of", "to", "about", "for"}
    if word.needs == "suffered":
        return _broken(reading, i)
    return word.needs != "fatal" or (not verbal and _fatal(reading, i))


def _noun_next(reading: Reading, i: int) -> bool:
    """ "shooting suspect", "shooting death": the kind of death or suspect, nobody shot."""
    return i + 1 < len(reading.tree.tokens) and reading.tree.tokens[i + 1].tag in {"NN", "NNS", "JJ"}


def _has_need(reading: Reading, i: int, need: str) -> bool:
    start, end = reading.tree.sentence(i)
    if need == "shooting before":  # "opened fire, hitting four people"
        return any(reading.lower(k) in _needed(need) for k in range(max(start, i - _NEED_WINDOW), i))
    words = {reading.lower(k) for k in range(i + 1, min(end, i + _NEED_WINDOW))}
    if need == "wounded" and reading.tree.tokens[i].dep == "conj":  # "was shot in the chest but survived"
        words |= {reading.lower(k) for k in range(max(start, i - _NEED_WINDOW), i)}
    return bool(words & _needed(need))


def _attribute(reading: Reading, i: int, word: HarmWord) -> Attribute:
    """ "shot dead", "shot to death", "fatally shot" are deaths; "gunned down" too."""
    if word.frame == "injury" and _marked_with(reading, i):
        return Attribute.CASUALTIES
    if word.lemma == "victim" or word.attribute not in {Attribute.CASUALTIES, Attribute.INJURIES}:
        return word.attribute
    if word.frame == "event" and _fatal(reading, i):
        return Attribute.DEATHS
    near = {reading.lower(k) for k in range(max(0, i - 2), i)}
    after = [reading.lower(k) for k in range(i + 1, i + _DEATH_WINDOW)]
    if near & {"fatally", "mortally"} or after[:1] == ["dead"] or "fatally" in after[:2]:
        return Attribute.DEATHS
    if word.frame == "patient" and ("to", "death") in pairwise(after):
        return Attribute.DEATHS
    return Attribute.DEATHS if reading.lower(i) in {"gunned", "gunning"} else word.attribute


def _broken(reading: Reading, i: int) -> bool:
    """ "a broken arm", "cuts": a part of the body is an injury only where it is broken."""
    if reading.lower(i) not in _needed("body part"):
        return True
    return any(reading.lower(k) in _needed("broken") for k in reading.tree.kids(i, "amod", "compound", "nmod"))


def _fatal(reading: Reading, i: int) -> bool:
    """ "the fatal police shooting of": the adjective stands on the noun, or on the word that stands on it."""
    first = reading.tree.left[i] if i - reading.tree.left[i] < _NEED_WINDOW else i
    return any(reading.lower(k) in {"fatal", "deadly", "lethal"} for k in range(first, i))


def _marked_with(reading: Reading, i: int) -> bool:
    """ "found two men with gunshot wounds", "suffering from gunshot wounds": alive or dead, the text does not say."""
    tree = reading.tree
    head = tree.tokens[i].head
    above = tree.tokens[tree.tokens[head].head]
    found = above.lemma in {"find", "locate", "discover"}  # "was found with a gunshot wound"
    bears = above.pos in {"NOUN", "NUM", "PROPN"} or above.tag == "VBG" or found
    return reading.lower(head) in {"with", "from"} and bears
