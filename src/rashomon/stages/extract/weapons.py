"""With what it was done."""

from __future__ import annotations

from collections.abc import Iterator

from rashomon.schema.claim import Attribute
from rashomon.stages.extract.deed import Deed
from rashomon.stages.extract.deed_words import Hit, find_rows, is_attack, verb_frames, weapon_rows
from rashomon.stages.extract.hedges import hedge_of
from rashomon.stages.extract.reading import Reading

_MEANS = frozenset({"with", "by", "using", "from", "via"})
_VERBS_OF_USE = frozenset({"use", "wield", "brandish", "explode", "detonate"})


def find_weapons(reading: Reading) -> Iterator[Deed]:
    """Every weapon that a sentence about an attack or its harm names as the means."""
    for hit in find_rows(reading, weapon_rows(), plural=True):
        start, end = reading.tree.sentence(hit.first)
        near = any(is_attack(reading, k) for k in range(start, end) if not hit.first <= k <= hit.last)
        own = hit.row.sure and is_attack(reading, hit.last)
        if not (near or own) or not (hit.row.sure or _is_means(reading, hit)):
            continue
        if hedge_of(reading, hit.last).happened:
            yield Deed(reading, Attribute.WEAPON, hit.last, hit.first, hit.last, "weapon", hit.row.value)


def _is_means(reading: Reading, hit: Hit) -> bool:
    """ "Hit by a rocket", "fired rockets", "with a knife": it was used and not only seen."""
    tree = reading.tree
    head = tree.tokens[hit.last].head
    above = tree.tokens[head]
    if reading.lower(head) in _MEANS:
        return True
    verb = above.lemma.casefold()
    if above.pos == "VERB" and (verb_frames(verb) & {"fire", "attack"} or verb in _VERBS_OF_USE):
        return tree.tokens[hit.last].dep in {"dobj", "nsubj", "nsubjpass"}
    return is_attack(reading, head) and tree.tokens[hit.last].dep in {"compound", "amod", "nmod"}
