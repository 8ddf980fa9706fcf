"""Who did it, as the clause of the deed tells: the subject of the attack, its "by", the word before its noun."""

from __future__ import annotations

from collections.abc import Iterator

from rashomon.language.plurals import singular
from rashomon.schema.claim import Attribute
from rashomon.schema.statement import Modality
from rashomon.stages.extract.deed import Deed
from rashomon.stages.extract.deed_words import is_deed_noun, verb_frames, weapon_rows
from rashomon.stages.extract.doers import Doer, doer_at, doer_before, meant_by
from rashomon.stages.extract.hedges import hedge_of
from rashomon.stages.extract.mentions import agent_of, is_passive, phrase
from rashomon.stages.extract.reading import Reading

_FIRED = frozenset({"fire", "shot", "round", "weapon", "gun", "explosive"})
_TOLD = frozenset({"VBD", "VBN"})
_HEADLINE = frozenset({"VBD", "VBN", "VBZ", "VBP"})
_NOBODY = frozenset({"nobody", "none", "no-one"})
_FARTHEST = 30  # tokens between a deed and its doer


def find_done(reading: Reading) -> Iterator[Deed]:
    """Every deed of the paragraph whose doer its own clause names, in the order of the text."""
    for i, token in enumerate(reading.tree.tokens):
        if token.pos in {"VERB", "AUX"} and verb_frames(token.lemma.casefold()):
            yield from _by_verb(reading, i)
        elif is_deed_noun(reading, i):
            yield from _by_noun(reading, i)


def _by_verb(reading: Reading, i: int) -> Iterator[Deed]:
    tree = reading.tree
    token = tree.tokens[i]
    if token.tag not in (_HEADLINE if tree.is_headline else _TOLD) and not _after_have(reading, i):
        return
    bare = token.tag == "VBN" and not _after_have(reading, i)
    passive = is_passive(tree, i) or (bare and (token.dep in {"acl", "ROOT"} or tree.kid(i, "agent") is not None))
    head = agent_of(tree, i) if passive else tree.kid(i, "nsubj")
    if not passive and head is None and token.dep == "conj":
        above = token.head
        head = tree.kid(above, "nsubj") if tree.tokens[above].pos == "VERB" and not is_passive(tree, above) else None
    target = _target(reading, i, passive)
    if head is None or abs(head - i) > _FARTHEST or not _is_deed(reading, i, target):
        return
    doer = doer_at(reading, meant_by(reading, head))
    if doer is None:
        return
    denied = tree.kid(i, "neg") is not None or (target is not None and is_nobody(reading, target))
    hedge = hedge_of(reading, i)
    if not hedge.happened and not denied:
        return
    modality = Modality.DENIED if denied else hedge.modality
    subject = None
    if target is not None and target != doer.head:
        around = phrase(tree, target)
        subject = (around.first, around.last)
    first, last = min(i, doer.first), max(i, doer.last)
    yield Deed(reading, Attribute.RESPONSIBILITY, i, first, last, "deed-doer", "", doer, None, subject, modality)


def is_nobody(reading: Reading, head: int) -> bool:
    """ "Nobody", "no one", "none of them", "no civilians": who did it to nobody did not do it."""
    return reading.lower(head) in _NOBODY or any(reading.lower(k) == "no" for k in reading.tree.kids(head, "det"))


def only_by(reading: Reading, i: int) -> bool:
    """Does the passive verb tell what one doer did: "nobody was killed by our forces"?"""
    head = agent_of(reading.tree, i)
    return head is not None and doer_at(reading, meant_by(reading, head)) is not None


def _after_have(reading: Reading, i: int) -> bool:
    tree = reading.tree
    return any(tree.tokens[k].lemma == "have" for k in tree.kids(i, "aux"))


def _target(reading: Reading, i: int, passive: bool) -> int | None:
    tree = reading.tree
    if not passive:
        return tree.kid(i, "dobj")
    if tree.tokens[i].dep in {"acl", "relcl"}:
        return tree.tokens[i].head
    return tree.kid(i, "nsubjpass", "nsubj")


def _is_deed(reading: Reading, i: int, target: int | None) -> bool:
    """Is it the verb of an attack: by itself, or by what it is done with?"""
    frames = verb_frames(reading.tree.tokens[i].lemma.casefold())
    if "attack" in frames and (target is not None or reading.lower(i + 1) in {"at", "on"}):
        return True
    if target is None:
        return False
    if "event" in frames and is_deed_noun(reading, target):
        return True
    noun = singular(reading.lower(target))
    return "fire" in frames and (noun in _FIRED or (noun,) in {row.words for row in weapon_rows().get(noun, ())})


def _by_noun(reading: Reading, i: int) -> Iterator[Deed]:
    tree = reading.tree
    hedge = hedge_of(reading, i)
    if not hedge.happened:
        return
    doer: Doer | None = doer_before(reading, i)
    if doer is None:
        by = next((k for k in tree.kids(i, "prep", "agent") if reading.lower(k) == "by"), None)
        head = tree.kid(by, "pobj") if by is not None else None
        doer = doer_at(reading, head) if head is not None else None
    if doer is not None:
        first, last = min(i, doer.first), max(i, doer.last)
        yield Deed(reading, Attribute.RESPONSIBILITY, i, first, last, "deed-noun", "", doer, modality=hedge.modality)
