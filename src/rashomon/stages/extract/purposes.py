"""Whether it was done on purpose, and at whom or what it was aimed."""

from __future__ import annotations

from collections.abc import Iterator

from rashomon.schema.claim import Attribute
from rashomon.schema.statement import Modality
from rashomon.stages.extract.deed import Deed
from rashomon.stages.extract.deed_words import find_rows, intent_rows, is_attack, verb_frames
from rashomon.stages.extract.mentions import is_passive, phrase
from rashomon.stages.extract.reading import Reading

_NOT = frozenset({"not", "n't", "no", "never", "neither", "nor", "without"})
_NEAR = 4  # tokens before a word of intent in which "not" bears on it
_AIMED = frozenset({"aim", "direct", "intend", "mean"})
_BELIEVED = frozenset({"believe", "think", "assume"})
_PROMISED = frozenset({"would", "wo"})  # "would not target civilians"; what must or may be targeted was not


def find_purposes(reading: Reading) -> Iterator[Deed]:
    """Every word of intent in the paragraph and every aim told of an attack, in the order of the text."""
    for hit in find_rows(reading, intent_rows()):
        start, end = reading.tree.sentence(hit.first)
        if not hit.row.sure and not any(
            is_attack(reading, k) for k in range(start, end) if not hit.first <= k <= hit.last
        ):
            continue
        refused = any(reading.lower(k) in _NOT for k in range(max(start, hit.first - _NEAR), hit.first))
        modality = Modality.DENIED if refused else None
        yield Deed(
            reading, Attribute.INTENT, hit.first, hit.first, hit.last, "intent", hit.row.value, modality=modality
        )
    for i, token in enumerate(reading.tree.tokens):
        if token.pos == "VERB":
            aim = _aim(reading, i)
            if aim is not None:
                yield aim


def _aim(reading: Reading, i: int) -> Deed | None:
    tree = reading.tree
    token = tree.tokens[i]
    lemma = token.lemma.casefold()
    target: int | None = None
    if lemma == "target":
        target = tree.kid(i, "nsubjpass") if is_passive(tree, i) else tree.kid(i, "dobj")
    elif lemma in _AIMED and token.tag in {"VBN", "VBD", "VBG"}:
        linked = (k for k in tree.kids(i, "prep") if reading.lower(k) in {"at", "for", "against"})
        target = next((p for k in linked if (p := tree.kid(k, "pobj")) is not None), None)
        start, end = tree.sentence(i)
        if not any(is_attack(reading, k) for k in range(start, end)):
            target = None
    elif "attack" in verb_frames(lemma) and _thought(reading, i):
        target = tree.kid(i, "dobj")
    bound = any(tree.tokens[k].tag == "MD" and reading.lower(k) not in _PROMISED for k in tree.kids(i, "aux"))
    if target is None or tree.tokens[target].pos == "PRON" or bound:
        return None
    around = phrase(tree, target)
    first = around.first
    while first < target and tree.tokens[first].dep in {"det", "predet"}:
        first += 1
    denied = tree.kid(i, "neg") is not None
    value = " ".join(tree.placed.paragraph.text[tree.tokens[first].start : tree.tokens[around.last].end].split())
    return Deed(
        reading,
        Attribute.INTENDED_TARGET,
        i,
        min(i, first),
        max(i, around.last),
        "aim",
        value,
        modality=Modality.DENIED if denied else None,
    )


def _thought(reading: Reading, i: int) -> bool:
    """ "Believed they were striking a depot": what was struck in their minds."""
    tree = reading.tree
    head = tree.tokens[i].head
    return (
        tree.tokens[i].dep == "ccomp"
        and tree.tokens[i].tag == "VBG"
        and tree.tokens[head].lemma.casefold() in _BELIEVED
    )
