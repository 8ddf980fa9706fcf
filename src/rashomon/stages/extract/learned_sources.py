"""Who the source of a cue could be, and what speaks for each: features of the learned model's third question."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rashomon.schema.evidence import Span
from rashomon.stages.extract.drafts import Draft
from rashomon.stages.extract.learned_model import Group
from rashomon.stages.extract.learned_view import NONE, Spot, View, kind_of_mouth
from rashomon.stages.extract.mentions import is_narrator, is_passive, phrase, subject_of
from rashomon.stages.extract.mouths import may_speak
from rashomon.stages.extract.tree import Tree

_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "ADJ", "X", "DET"})
_BELOW = frozenset({"nsubj", "nsubjpass", "csubj", "poss", "compound", "amod", "dobj", "attr", "nmod", "expl", "oprd"})
_HIGHEST = 3  # heads above the cue whose subjects and objects are looked at
_TELLING = frozenset({"nsubj", "nsubjpass", "agent", "poss", "expl", "acl", "relcl"})


@dataclass(frozen=True, slots=True)
class Mouth:
    """A token that may head the source, and how it lies to the cue; `head` is None for no source at all."""

    where: str
    head: int | None


def mouths(tree: Tree, cue: int, view: View) -> list[Mouth]:
    """No source, and every token near enough to be one, each once, in a fixed order."""
    found: dict[int, str] = {}
    draft = view.draft(tree, cue)
    if draft is not None and draft.source is not None and draft.source.tree.order == tree.order:
        found[draft.source.head] = "rule"
    if tree.tokens[cue].pos in ("VERB", "AUX"):
        subject = subject_of(tree, cue)
        if subject is not None:
            found.setdefault(subject, "subject")
    for mouth in (*_below(tree, cue), *_above(tree, cue)):
        if mouth.head is not None and mouth.head != cue:
            found.setdefault(mouth.head, mouth.where)
    if tree.tokens[cue].pos in ("NOUN", "PROPN"):
        found.setdefault(cue, "self")
    return [Mouth("none", None), *(Mouth(where, head) for head, where in found.items())]


def _below(tree: Tree, cue: int) -> list[Mouth]:
    found = []
    for k in tree.children[cue]:
        token = tree.tokens[k]
        if token.dep in _BELOW and token.pos in _NOMINAL:
            found.append(Mouth(f"kid:{token.dep}", k))
        if token.dep in ("prep", "agent", "dative"):
            found.append(Mouth(f"prep:{token.lemma.lower()}", tree.kid(k, "pobj")))
    return found


def _above(tree: Tree, cue: int) -> list[Mouth]:
    found = []
    below = cue
    for height, head in enumerate(tree.climb(cue)):
        if height == _HIGHEST:
            break
        if tree.tokens[head].pos in ("NOUN", "PROPN", "PRON"):
            found.append(Mouth(f"head{height}:{tree.tokens[below].dep}", head))
            if tree.tokens[head].pos == "NOUN":
                found += [Mouth(f"up{height}:poss", k) for k in tree.kids(head, "poss")]
        else:
            for k in tree.children[head]:
                token = tree.tokens[k]
                if token.dep in ("nsubj", "nsubjpass", "dobj", "poss") and token.pos in _NOMINAL and k != below:
                    found.append(Mouth(f"up{height}:{token.dep}", k))
                elif token.dep == "agent":
                    found.append(Mouth(f"up{height}:agent", tree.kid(k, "pobj")))
        below = head
    return found


def source_features(spot: Spot, mouth: Mouth, content: Sequence[Span]) -> list[Group]:
    """All that the model is told about a mouth; `content` is the one that was chosen."""
    tree, cue, where = spot.tree, spot.cue, mouth.where
    token = tree.tokens[cue]
    voice = "P" if is_passive(tree, cue) else "A"
    near = "-".join(sorted({tree.tokens[k].dep for k in tree.children[cue]} & _TELLING))
    found = _found(spot.draft)
    groups: list[Group] = [
        (_of_place, where, f"{token.dep}{token.tag}", token.dep, voice, spot.kind),
        (_of_others, where, near, token.dep, found),
        (_of_word, where, spot.word),
    ]
    return groups if mouth.head is None else [*groups, *_mouth(spot, mouth.head, where, content)]


def _found(draft: Draft | None) -> str:
    if draft is None:
        return NONE
    return ("n" if draft.source is None else "s") + draft.method


def _of_place(where: str, here: str, dep: str, voice: str, kind: str) -> list[str]:
    features = [f"w={where}", f"wD={where}{here}", f"wP={where}{voice}"]
    return [*features, f"wK={where}{kind}", f"wV={where}{dep}{voice}{kind}"]


def _of_others(where: str, near: str, dep: str, found: str) -> list[str]:
    return [f"wn={where}{near}", f"wnD={where}{near}{dep}", f"wr={where}{found[:1]}", f"wR={where}{found}"]


def _of_word(where: str, word: str) -> list[str]:
    return [f"wL={where}{word}"]


def _mouth(spot: Spot, head: int, where: str, content: Sequence[Span]) -> list[Group]:
    tree, cue = spot.tree, spot.cue
    mouth = kind_of_mouth(tree, head)
    between = tree.tokens[min(head, cue) + 1 : max(head, cue)]
    span = phrase(tree, head).span
    inside = any(s.start < span.end and s.end > span.start for s in content)
    verb, comma = any(t.pos == "VERB" for t in between), any(t.text == "," for t in between)
    return [
        (_of_mouth, where, mouth, spot.kind),
        (_of_words, spot.word, spot.words[head], mouth),
        (_of_way, where, head < cue, min(6, abs(head - cue) // 3), (verb, comma)),
        (_of_nature, where, may_speak(tree, head), is_narrator(tree, head), inside),
    ]


def _of_mouth(where: str, mouth: str, kind: str) -> list[str]:
    return [f"m={mouth}", f"wm={where}{mouth}", f"Km={kind}{mouth}"]


def _of_words(word: str, speaker: str, mouth: str) -> list[str]:
    return [f"ml={speaker}", f"Lm={word}{mouth}"]


def _of_way(where: str, before: bool, far: int, between: tuple[bool, bool]) -> list[str]:
    return [f"side={before}{where}", f"far={far}", f"verb={between[0]}{where}", f"comma={between[1]}{where}"]


def _of_nature(where: str, speaks: bool, narrates: bool, inside: bool) -> list[str]:
    return [f"may={speaks}{where}", f"narrator={narrates}{where}", f"in={inside}", f"inw={inside}{where}"]
