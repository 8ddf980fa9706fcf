"""Responsibility that somebody takes, refuses or gives: "claimed responsibility", "denied involvement", "blamed"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from rashomon.language.data import table
from rashomon.language.plurals import singular
from rashomon.schema.claim import Attribute
from rashomon.schema.statement import Modality
from rashomon.stages.extract.deed import Deed
from rashomon.stages.extract.deed_words import is_attack
from rashomon.stages.extract.doers import Doer, doer_at, meant_by
from rashomon.stages.extract.mentions import is_passive, phrase, subject_of
from rashomon.stages.extract.reading import Reading

_NOBODY = frozenset({"no", "nobody", "none", "neither"})
_REACH = 14  # tokens after the verb in which its object stands
_NEAR = 5  # tokens before "deny" in which "neither confirmed nor" stands
_STEPS = 4  # heads between a verb and the words that it governs
_GOVERNED = frozenset(
    {"dobj", "pobj", "prep", "pcomp", "xcomp", "ccomp", "oprd", "attr", "acomp", "nsubjpass", "dative"}
)
_EMPTY = frozenset(
    {"carry", "commit", "conduct", "launch", "stage", "order", "perpetrate", "execute", "be", "have", "do", "play"}
    | {"count", "role", "part", "hand", "involvement", "spate", "series", "wave", "string", "attempt", "degree"}
)
NOBODY = "nobody"


@dataclass(frozen=True, slots=True)
class _Cue:
    stance: str
    objects: frozenset[str]
    whom: frozenset[str]


@cache
def _cues() -> dict[str, _Cue]:
    return {
        row["verb"]: _Cue(
            row["stance"], frozenset(row["objects"].split(";")), frozenset((row["whom"] or "").split(";"))
        )
        for row in table("responsibility_cues")
    }


def find_answered(reading: Reading) -> Iterator[Deed]:
    """Every clause of the paragraph by which somebody takes, refuses or gives responsibility."""
    for i, (token, word) in enumerate(zip(reading.tree.tokens, reading.words, strict=True)):
        cue = _cues().get(token.lemma.casefold()) if token.pos == "VERB" else None
        if cue is not None and _governs(reading, i, cue):
            deed = _blamed(reading, i, cue) if cue.stance == "blamed" else _own(reading, i, cue)
        elif word in {"responsible", "behind", "involved"}:
            deed = _stands_behind(reading, i)
        else:
            deed = None
        if deed is not None:
            yield deed


def _governs(reading: Reading, i: int, cue: _Cue) -> bool:
    """Does what the verb governs tell of the deed, or of responsibility for it?"""
    tree = reading.tree
    _, end = tree.sentence(i)
    first = i + 1 if not is_passive(tree, i) else max(tree.left[i], i - _REACH)
    span = [k for k in range(first, min(end, i + _REACH)) if tree.left[i] <= k <= tree.right[i]]
    governed = {k for k in span if _own_words(reading, i, k)}
    if cue.stance == "claimed":  # a clause of its own ("admitted that it may have killed") is read by itself
        governed -= {k for k in governed if tree.tokens[k].dep == "ccomp"}
    if any(singular(reading.lower(k)) in cue.objects for k in governed):
        return True
    if "on" in cue.whom and "object" in cue.whom:  # "denied the attack and blamed the rebels"
        return any(is_attack(reading, k) for k in range(tree.sentence(i)[0], end))
    return "deed" in cue.objects and any(is_attack(reading, k) for k in governed)


def _own_words(reading: Reading, verb: int, k: int) -> bool:
    """Is the word at `k` governed by the verb itself: its object, the head of its phrase, or joined to one?"""
    tree = reading.tree
    for _ in range(_STEPS):
        token = tree.tokens[k]
        if token.head == verb:
            return token.dep in _GOVERNED
        if token.dep not in {"pobj", "pcomp", "prep", "conj", "dobj"}:
            return False
        if token.dep == "dobj" and tree.tokens[token.head].lemma.casefold() not in _EMPTY:
            return False
        if token.dep == "prep" and token.text.casefold() == "of" and tree.tokens[token.head].dep == "dobj":
            return tree.tokens[token.head].head == verb or tree.tokens[token.head].lemma.casefold() in _EMPTY
        if token.dep == "prep" and tree.tokens[token.head].pos == "NOUN" and token.head != verb:
            return tree.tokens[token.head].lemma.casefold() in _EMPTY and _own_words(reading, verb, token.head)
        k = token.head
    return False


def _own(reading: Reading, i: int, cue: _Cue) -> Deed | None:
    """The subject's word on its own part: claimed, denied, neither; or that nobody has claimed it."""
    tree = reading.tree
    head = subject_of(tree, i)
    if head is None or is_passive(tree, i):
        return None
    denied = cue.stance == "denied"
    first, last = i, min(tree.right[i], i + _REACH)
    start = tree.left[head]
    if reading.lower(start) in _NOBODY or reading.lower(head) in _NOBODY or _no_one(reading, head):
        if denied:
            return None
        return Deed(reading, Attribute.RESPONSIBILITY, i, min(start, i), last, "unclaimed", NOBODY)
    undecided = denied and _neither(reading, i)
    if tree.kid(i, "neg") is not None and not undecided:
        return None
    around = phrase(tree, head)
    doer = doer_at(reading, head) or Doer(head, around.first, around.last, named=False)
    modality = Modality.UNCONFIRMED if undecided else Modality.DENIED if denied else None
    method = "unanswered" if undecided else cue.stance
    start = min(doer.first, first)
    return Deed(reading, Attribute.RESPONSIBILITY, i, start, last, method, "", doer, head, None, modality)


def _no_one(reading: Reading, head: int) -> bool:
    return reading.lower(head) == "one" and reading.lower(head - 1) == "no"


def _neither(reading: Reading, i: int) -> bool:
    """ "Neither confirmed nor denied", "would not confirm or deny"."""
    before = [reading.lower(k) for k in range(max(0, i - _NEAR), i)]
    return any(word.startswith("confirm") for word in before) and bool({"nor", "or"} & set(before))


def _blamed(reading: Reading, i: int, cue: _Cue) -> Deed | None:
    """The one to whom the subject lays the deed."""
    tree = reading.tree
    passive = is_passive(tree, i)
    whom = _whom(reading, i, cue, passive)
    doer = doer_at(reading, whom) if whom is not None else None
    if doer is None or tree.kid(i, "neg") is not None:
        return None
    claimant = None if passive else subject_of(tree, i)
    claimant = None if claimant == whom else claimant
    last = max(doer.last, min(tree.right[i], i + _REACH))
    modality = Modality.POSSIBLE if tree.tokens[i].lemma == "suspect" else None
    start = min(i, doer.first)
    return Deed(reading, Attribute.RESPONSIBILITY, i, start, last, "blamed", "", doer, claimant, None, modality)


def _whom(reading: Reading, i: int, cue: _Cue, passive: bool) -> int | None:
    tree = reading.tree
    for preposition in range(i + 1, min(tree.right[i] + 1, i + _REACH)):
        if reading.lower(preposition) in cue.whom - {"object"} and tree.tokens[preposition].dep in {"prep", "dative"}:
            whom = tree.kid(preposition, "pobj")
            if whom is not None and doer_at(reading, whom) is not None:
                return whom
    if "object" not in cue.whom:
        return None
    whom = tree.kid(i, "nsubjpass") if passive else tree.kid(i, "dobj")
    return None if whom is None else meant_by(reading, whom)


def _stands_behind(reading: Reading, i: int) -> Deed | None:
    """ "The cell was behind the attack", "the army is not responsible": laid to the subject, or denied of it."""
    tree = reading.tree
    token = tree.tokens[i]
    verb = token.head
    if tree.tokens[verb].lemma != "be" or token.dep not in {"acomp", "prep", "advmod", "ROOT"}:
        return None
    head = tree.kid(verb, "nsubj")
    after = range(i + 1, min(tree.right[i] + 1, i + _REACH))
    if head is None or not (any(is_attack(reading, k) for k in after) or reading.lower(i + 1) in {"", ".", ","}):
        return None
    denied = tree.kid(verb, "neg") is not None
    if token.text.casefold() == "behind" and not any(is_attack(reading, k) for k in after):
        return None
    doer = doer_at(reading, head)
    if doer is None:
        return None
    modality = Modality.DENIED if denied else None
    last = max(i, after[-1] if after else i)
    first = min(doer.first, i)
    return Deed(reading, Attribute.RESPONSIBILITY, i, first, last, "behind", "", doer, None, None, modality)
