"""The parts by which statements and claims are found: each can be left out, to see what it is worth."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from rashomon.errors import InputError


@dataclass(frozen=True, slots=True)
class Mechanism:
    """One part: its name, what it does in words, and the methods of the drafts whose content is its own find.

    `finds` says what it works on: "statements" or "claims".
    """

    name: str
    words: str
    methods: tuple[str, ...] = ()
    finds: str = "statements"


MECHANISMS = (
    Mechanism(
        "clause",
        "the clause after a cue verb: police said two men had died",
        ("clause", "clause-of-medium", "passive-clause"),
    ),
    Mechanism(
        "fronted",
        "the clause before a cue verb, or around it: two men, police said, had died",
        ("fronted", "before", "parenthesis"),
    ),
    Mechanism("infinitive", "the infinitive after a cue verb: vowed to rebuild", ("infinitive",)),
    Mechanism("predicate", "what somebody calls something: called the vote a sham", ("predicate",)),
    Mechanism("object", "the object of a cue verb: condemned the raid", ("object",)),
    Mechanism("preposition", "what a cue verb's preposition governs: warned of floods", ("preposition",)),
    Mechanism(
        "passive", "what a passive cue tells of its subject: are believed to have died", ("passive", "passive-agent")
    ),
    Mechanism("headline", "headlines and lines with a colon: Report: at least 62 killed", ("headline", "colon")),
    Mechanism("according", "according to X, and words like it", ("according",)),
    Mechanism("noun", "nouns of saying: the ministry's claim that", ("noun",)),
    Mechanism("adjective", "adjectives that give a stance: is confident that, was critical of", ("adjective",)),
    Mechanism("joined", "content stretched over the quotations that it meets"),
    Mechanism("beside", "a quotation given to the cue that stands next to it"),
    Mechanism("carried", "a quotation without a cue given to whoever goes on speaking"),
    Mechanism("relays", "according to X, beside a cue, as the way the words came and no statement of its own"),
    Mechanism("inner", "speech inside speech kept only where it is a statement of its own"),
    Mechanism(
        "learned",
        "a trained model, which weighs what the patterns find, mends its edges and adds to it",
        ("learned", "learned-object"),
    ),
    Mechanism("pasted", "an article pasted between quotation marks read as text and not as speech"),
    Mechanism("surnames", "the full name for a surname, a title or an acronym"),
    Mechanism("pronouns", "whom he, she, it and they stand for"),
    Mechanism("roles", "whom the official, the ministry, the statement stand for"),
    Mechanism("phrases", "phrases of harm: a death toll of 8, lost his life, in critical condition", finds="claims"),
    Mechanism("identified", "people told singly: identified as X and Y, a headline's one person", finds="claims"),
    Mechanism("neighbours", "a number right beside a word of harm, where no clause ties them: 62 dead", finds="claims"),
    Mechanism("lists", "people listed one by one, counted: his wife, their son and a neighbour", finds="claims"),
    Mechanism("plurals", "harm in the plural that nobody counts: others were wounded", finds="claims"),
    Mechanism("parts", "the parts of a count: eight people, including two children", finds="claims"),
    Mechanism("settling", "what a count is of, from the rest of the page: the victims, dead or hurt", finds="claims"),
    Mechanism("scopes", "whose toll it is: another event's or a sum over many, told by time and place", finds="claims"),
    Mechanism("outliers", "figures far above the page's own toll taken for sums", finds="claims"),
    Mechanism("deeds", "who did it, whether on purpose, at whom and with what", finds="claims"),
    Mechanism("tellings", "what a page tells of other events than its main one, told apart", finds="claims"),
    Mechanism("singles", "people told one by one tied to the page's total", finds="claims"),
)

_OWNERS = {method: mechanism.name for mechanism in MECHANISMS for method in mechanism.methods}


def mechanism_of(method: str) -> str:
    """The mechanism that finds drafts with this method; "" for a method that is none's own."""
    return _OWNERS.get(method, "")


def known_mechanisms(names: Iterable[str]) -> frozenset[str]:
    """`names` as a set.

    Raises:
        InputError: one of them is no mechanism's name.
    """
    known = [mechanism.name for mechanism in MECHANISMS]
    asked = frozenset(names)
    strange = sorted(asked - frozenset(known))
    if strange:
        raise InputError(f"there is no mechanism {', '.join(strange)}; those that can be left out: {', '.join(known)}")
    return asked
