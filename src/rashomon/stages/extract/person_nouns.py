"""Words for people: what stands for one person, for several, or for things that are never people."""

from __future__ import annotations

from functools import cache

from rashomon.language.data import column, table
from rashomon.language.plurals import singular
from rashomon.stages.extract.reading import Reading

_PERSON_ENDINGS = ("man", "woman", "person", "boy", "girl", "grader", "worker", "keeper", "fighter", "officer", "maker")
_AGENT_ENDINGS = ("er", "or", "ist", "ian", "eer", "ee", "ant")
_SHORTEST_AGENT = 4  # "baker", not "her" nor "ant"
_ONE = frozenset({"he", "she", "him", "her", "himself", "herself", "someone", "somebody", "another", "1"})


@cache
def person_nouns(kind: str) -> frozenset[str]:
    """The nouns for one person, for a group of several, or for things that end like an agent's noun."""
    return frozenset(row["noun"] for row in table("people_nouns") if row["kind"] == kind)


@cache
def _property() -> frozenset[str]:
    return frozenset(row["noun"] for row in table("other_counted"))


def is_person(reading: Reading, i: int) -> bool:
    """Does token `i` stand for one person: a noun for one, a person's name, a single-person pronoun, an age?"""
    token, word = reading.tree.tokens[i], reading.lower(i)
    if i in reading.people or word in _ONE or i in reading.ages or _is_a_third(reading, i):
        return True
    if token.tag in {"NNS", "NNPS"} or i in reading.things:
        return False
    if token.tag == "NNP" and token.text[:1].isupper() and word not in _property() and not known_noun(word):
        return True
    return word in person_nouns("person") or word.endswith(_PERSON_ENDINGS) or (token.tag == "NN" and _is_agent(word))


def _is_a_third(reading: Reading, i: int) -> bool:
    """ "Two men died and a third was hurt": an ordinal that stands for one more of them."""
    token, word = reading.tree.tokens[i], reading.lower(i)
    subject = token.dep in {"nsubj", "nsubjpass", "conj", "dobj"} and word in column("ordinals", "word")
    return subject and reading.lower(i - 1) == "a" and reading.lower(i + 1) != "of"


def _is_agent(word: str) -> bool:
    """ "baker", "florist", "engineer": a noun of doing, unless the table knows it for a thing or an event."""
    known = word in person_nouns("thing") or word in person_nouns("group") or word in _property() or known_noun(word)
    return word.endswith(_AGENT_ENDINGS) and len(word) > _SHORTEST_AGENT and not known


@cache
def known_noun(word: str) -> bool:
    """Is the word a noun of harm or of an event? In headlines such nouns are capitalised like names."""
    return any(word in row["forms"].split() for row in table("harm_words")) or word in column("event_nouns", "noun")


def names_people(reading: Reading, i: int) -> bool:
    """Is token `i` surely a word for people: a noun for them in either number, a number alone, a pronoun, a name?"""
    word = reading.lower(i)
    plain = singular(word)
    known = (
        plain in person_nouns("person")
        or plain in person_nouns("group")
        or plain.endswith(_PERSON_ENDINGS)
        or _is_agent(plain)
    )
    return (
        known or is_person(reading, i) or i in reading.numbers or reading.tree.tokens[i].pos == "PRON" or word == "both"
    )


def is_property(reading: Reading, i: int) -> bool:
    """Is token `i` a noun for things that are never people ("houses", "vehicles")?"""
    token = reading.tree.tokens[i]
    return token.pos in {"NOUN", "PROPN"} and bool(
        {token.lemma, reading.lower(i), singular(reading.lower(i))} & _property()
    )
