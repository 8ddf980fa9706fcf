"""People harmed whom nobody counts: "others were wounded", "civilians were killed"; harm is told, and no number."""

from __future__ import annotations

from rashomon.schema.bounds import Bounds
from rashomon.schema.claim import Attribute
from rashomon.stages.extract.harm import Harm
from rashomon.stages.extract.hedges import hedge_of
from rashomon.stages.extract.people import Headcount
from rashomon.stages.extract.person_nouns import names_people
from rashomon.stages.extract.reading import Reading
from rashomon.stages.extract.tally import Tally

METHOD = "plural"  # the method of a count that is no more than a plural
_HARMED = frozenset({Attribute.DEATHS, Attribute.INJURIES})
_FRAMES = frozenset({"patient", "undergoer", "state"})
_DEFINITE = frozenset({"the", "these", "those", "all", "any", "which", "what", "such", "no", "most", "both"})
_AMOUNTS = frozenset({"many", "numerous", "multiple", "countless", "some", "various", "more", "scores"})
_GENERIC = frozenset({"VBZ", "VBP", "VB"})  # "people die", "to kill people": said of no event
_TELLING = frozenset({"cause", "report", "result", "lead", "record", "leave"})
_INJURIES = frozenset({"injuries", "wounds"})
_LONGEST = 6  # words before the noun that belong to its phrase


def unnumbered(reading: Reading, harm: Harm) -> Tally | None:
    """The tally of a word of harm whose clause names people in the plural and writes no number; None for any other."""
    if harm.attribute not in _HARMED or harm.word.needs:
        return None
    if harm.word.frame in _FRAMES:
        told = next((k for k in harm.victims if _plural(reading, k) and _happened(reading, harm.at)), None)
    else:
        told = harm.at if harm.word.frame == "injury" and _injuries_told(reading, harm.at) else None
    if told is None or reading.tree.tokens[harm.at].tag in _GENERIC:
        return None
    hedge = hedge_of(reading, harm.at)
    first = reading.tree.left[told] if told - reading.tree.left[told] <= _LONGEST else told
    count = Headcount(Bounds(None, None, _amount(reading, told)), first, told, told, numeral=False)
    return Tally(reading, harm.at, harm.attribute, count, hedge, METHOD)


def _plural(reading: Reading, k: int) -> bool:
    tree, token = reading.tree, reading.tree.tokens[k]
    if token.tag != "NNS" or not names_people(reading, k) or k in reading.things or k in reading.people:
        return False
    before = {reading.lower(n) for n in tree.children[k] if n < k}
    if before & _DEFINITE or any(reading.count(n) is not None for n in range(tree.left[k], k)):
        return False
    return tree.kid(k, "poss", "conj", "nummod") is None


def _happened(reading: Reading, at: int) -> bool:
    """ "killing people" and "children dying" are said of no event unless the clause above is of the past."""
    token = reading.tree.tokens[at]
    return token.tag != "VBG" or reading.tree.tokens[token.head].tag in {"VBD", "VBN"}


def _injuries_told(reading: Reading, at: int) -> bool:
    """ "caused injuries", "resulted in injuries", "reported injuries": of several people, for one has them himself."""
    token = reading.tree.tokens[at]
    if reading.lower(at) not in _INJURIES or reading.tree.kid(at, "nummod", "poss") is not None:
        return False
    if reading.lower(at + 1) == "to":  # "injuries to four people": they are counted
        return False
    if {reading.lower(n) for n in reading.tree.children[at] if n < at} & (_DEFINITE | {"his", "her"}):
        return False
    head = token.head
    if token.dep == "pobj" and reading.lower(head) in {"in", "to"}:
        head = reading.tree.tokens[head].head
    return token.dep in {"dobj", "pobj"} and reading.tree.tokens[head].lemma in _TELLING


def _amount(reading: Reading, k: int) -> str:
    """The word of amount on the plural: "many civilians"."""
    said = (reading.lower(n) for n in reading.tree.children[k] if n < k)
    return next((word for word in said if word in _AMOUNTS), "")
