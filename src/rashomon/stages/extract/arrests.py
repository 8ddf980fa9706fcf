"""Arrests told without a verb of arresting: that there were none, and that somebody gave himself up."""

from __future__ import annotations

from collections.abc import Iterator

from rashomon.schema.bounds import Bounds
from rashomon.schema.claim import Attribute
from rashomon.stages.extract.people import Headcount, count_people
from rashomon.stages.extract.phrases import Told, subject_above
from rashomon.stages.extract.reading import Reading

NONE_MADE = "none-made"
_TOLD_OF = frozenset({"make", "report", "announce", "be", "confirm", "say"})
_ARRESTS = frozenset({"arrest", "arrests"})
_ONESELF = frozenset({"himself", "herself", "themselves"})


def find_arrests(reading: Reading) -> Iterator[Told]:
    """Every such count in the paragraph, in the order of the text."""
    for i in reading.spots(_ARRESTS | _ONESELF):
        yield from _no_arrests(reading, i) if reading.words[i] in _ARRESTS else _given_up(reading, i)


def _no_arrests(reading: Reading, i: int) -> Iterator[Told]:
    """ "No arrests have been made", "there have been no arrests", "police have not made any arrests"."""
    tree = reading.tree
    token = tree.tokens[i]
    verb = tree.tokens[token.head]
    told = token.dep in {"nsubj", "nsubjpass", "dobj", "attr"} and verb.lemma in _TOLD_OF
    named = next((k for k in tree.kids(i, "det") if reading.lower(k) in {"no", "any"}), None)
    if named is None or not (told or token.dep == "ROOT"):
        return
    negation = named if reading.lower(named) == "no" else tree.kid(token.head, "neg")
    if negation is not None:
        count = Headcount(Bounds(0, 0), min(negation, named), i, i, numeral=True)
        yield Told(i, Attribute.ARRESTS, count, NONE_MADE)


def _given_up(reading: Reading, i: int) -> Iterator[Told]:
    """ "The driver turned himself in": who does so is under arrest."""
    tree = reading.tree
    verb = tree.tokens[i].head
    if tree.tokens[verb].lemma == "turn" and any(reading.lower(k) == "in" for k in tree.kids(verb, "prt", "advmod")):
        for subject in list(subject_above(reading, verb))[:1]:
            counted = count_people(reading, subject)
            if counted is not None:
                yield Told(verb, Attribute.ARRESTS, counted, "given-up")
