"""Who the source of a cue could be, and what speaks for each: features of the learned model's third question."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rashomon.schema.evidence import Span
from rashomon.stages.extract.drafts import Draft
from rashomon.stages.extract.learned_view import NONE, View, kind_of_cue, kind_of_mouth
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


def source_features(tree: Tree, cue: int, mouth: Mouth, given: tuple[Sequence[Span], View]) -> list[str]:
    """All that the model is told about a mouth; `given` is the content that was chosen, and the document's view."""
    content, view = given
    token, where = tree.tokens[cue], mouth.where
    kind, voice = kind_of_cue(tree, cue, token.pos), "P" if is_passive(tree, cue) else "A"
    near = "-".join(sorted({tree.tokens[k].dep for k in tree.children[cue]} & _TELLING))
    found = _found(view.draft(tree, cue))
    features = [f"w={where}", f"wL={where}{token.lemma.lower()}", f"wD={where}{token.dep}{token.tag}"]
    features += [f"wP={where}{voice}", f"wK={where}{kind}", f"wV={where}{token.dep}{voice}{kind}"]
    features += [f"wn={where}{near}", f"wnD={where}{near}{token.dep}", f"wr={where}{found[:1]}", f"wR={where}{found}"]
    if mouth.head is not None:
        features += _mouth(tree, cue, mouth.head, (where, kind))
        span = phrase(tree, mouth.head).span
        inside = any(s.start < span.end and s.end > span.start for s in content)
        features += [f"in={inside}", f"inw={inside}{where}"]
    return features


def _found(draft: Draft | None) -> str:
    if draft is None:
        return NONE
    return ("n" if draft.source is None else "s") + draft.method


def _mouth(tree: Tree, cue: int, head: int, told: tuple[str, str]) -> list[str]:
    where, kind = told
    token, word = tree.tokens[head], tree.tokens[cue].lemma.lower()
    mouth = kind_of_mouth(tree, head)
    low, high = min(head, cue) + 1, max(head, cue)
    between = tree.tokens[low:high]
    features = [
        f"m={mouth}",
        f"ml={token.lemma.lower()}",
        f"wm={where}{mouth}",
        f"Km={kind}{mouth}",
        f"Lm={word}{mouth}",
    ]
    features += [
        f"side={head < cue}{where}",
        f"far={min(6, abs(head - cue) // 3)}",
        f"may={may_speak(tree, head)}{where}",
    ]
    features += [f"narrator={is_narrator(tree, head)}{where}", f"verb={any(t.pos == 'VERB' for t in between)}{where}"]
    return [*features, f"comma={any(t.text == ',' for t in between)}{where}"]
