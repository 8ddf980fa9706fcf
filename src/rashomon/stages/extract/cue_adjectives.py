"""Adjectives that tell what somebody holds: "is confident that", "was critical of"."""

from __future__ import annotations

from collections.abc import Iterator

from rashomon.stages.extract.drafts import Draft
from rashomon.stages.extract.lexicon import cue_adjectives
from rashomon.stages.extract.mentions import cue_start, phrase, subject_of
from rashomon.stages.extract.mouths import may_speak
from rashomon.stages.extract.tree import Tree

_HYPOTHETICAL = frozenset({"would", "could", "should", "might", "may", "must", "can", "will"})


def adjective_cues(tree: Tree) -> Iterator[Draft]:
    """ "She is confident that ...": the adjective's clause, infinitive or preposition's object is the content."""
    for i, token in enumerate(tree.tokens):
        frames = cue_adjectives().get(token.text.lower()) if token.dep == "acomp" else None
        over = token.head
        if not frames or over > i or tree.tokens[over].lemma not in ("be", "’", "'", "remain", "become", "feel"):
            continue
        supposed = any(tree.tokens[k].lemma in _HYPOTHETICAL for k in tree.kids(over, "aux"))
        content = None if supposed else _governed(tree, i, frames)
        subject = subject_of(tree, over) if content is not None else None
        span = tree.span(*content) if content is not None else None
        if span is None or subject is None or not may_speak(tree, subject):
            continue
        first, last = cue_start(tree, over), _with_preposition(tree, i)
        cue = tree.span(first, last)
        if cue is not None and subject < first:
            yield Draft(tree, [span], [cue], phrase(tree, subject), "adjective", verb=over, kind="think")


def _governed(tree: Tree, adjective: int, frames: frozenset[str]) -> tuple[int, int] | None:
    """First and last token of what the adjective governs, if it is one of its frames."""
    beside = [k for k in tree.kids(tree.tokens[adjective].head, "ccomp") if k > adjective]  # where the parser hung it
    for k in (*tree.children[adjective], *beside):
        token = tree.tokens[k]
        if k < adjective:
            continue
        infinitive = any(tree.tokens[a].lemma == "to" for a in tree.kids(k, "aux"))
        if token.dep == "ccomp" and not infinitive and "c" in frames:
            mark = tree.kid(k, "mark")
            that = mark is not None and tree.tokens[mark].lemma == "that" and mark == tree.left[k]
            return (tree.left[k] + 1 if that else tree.left[k]), tree.right[k]
        if token.dep == "xcomp" and infinitive and "x" in frames:
            return tree.left[k], tree.right[k]
        if token.dep in ("prep", "agent") and token.text.lower() in frames:
            thing = tree.kid(k, "pobj", "pcomp")
            if thing is not None:
                return tree.left[thing], tree.right[thing]
    return None


def _with_preposition(tree: Tree, adjective: int) -> int:
    """The preposition belongs to the cue where it stands right after the adjective."""
    return next((k for k in tree.kids(adjective, "prep", "agent") if k == adjective + 1), adjective)
