"""Who issued the statement, the report, the letter that a text goes on to quote: "The army issued a statement"."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from rashomon.language.callings import role_kinds
from rashomon.stages.extract.drafts import Mention
from rashomon.stages.extract.mentions import agent_of, own_subject, phrase
from rashomon.stages.extract.mouths import may_speak
from rashomon.stages.extract.tree import Tree

_ISSUES = frozenset({"issue", "release", "publish", "post", "write", "send", "file", "make", "give", "sign", "produce"})
_ISSUES |= {"circulate", "distribute", "present", "unveil", "submit", "compile", "draft", "author", "share", "put"}
_KEPT_IN_MIND = 20  # papers


@dataclass(frozen=True, slots=True)
class Paper:
    """A document told of: where, its noun, the order of its paragraph, and the phrase that names who issued it."""

    start: int
    noun: str
    order: int
    issuer: Mention


class Papers:
    """The documents that a text tells of with their issuers, by where they stand."""

    def __init__(self, trees: Sequence[Tree], owner: Callable[[Mention], Mention | None]) -> None:
        self._all = [paper for tree in trees for paper in _in(tree, owner)]
        self._starts = [paper.start for paper in self._all]

    def last(self, noun: str, mention: Mention, back: int) -> Paper | None:
        """The last such document told of before a mention, at most `back` paragraphs ago."""
        end = bisect_left(self._starts, mention.span.start)
        for paper in reversed(self._all[max(0, end - _KEPT_IN_MIND) : end]):
            if paper.order < mention.tree.order - back:
                return None
            if paper.noun == noun:
                return paper
        return None


def _in(tree: Tree, owner: Callable[[Mention], Mention | None]) -> Iterator[Paper]:
    for i, token in enumerate(tree.tokens):
        if token.pos == "NOUN" and role_kinds().get(token.lemma) == "document":
            issuer = owner(phrase(tree, i)) or _issuer(tree, i)
            if issuer is not None and issuer.head != i and may_speak(tree, issuer.head):
                yield Paper(tree.start(i), token.lemma, tree.order, issuer)


def _issuer(tree: Tree, i: int) -> Mention | None:
    """ "The army issued a statement", "a report released by the army"."""
    token = tree.tokens[i]
    verb = token.head
    if token.dep == "dobj" and tree.tokens[verb].lemma in _ISSUES:
        subject = own_subject(tree, verb)
        return phrase(tree, subject) if subject is not None else None
    for k in (*tree.kids(i, "acl"), *([verb] if token.dep == "nsubjpass" else [])):
        agent = agent_of(tree, k) if tree.tokens[k].lemma in _ISSUES else None
        if agent is not None:
            return phrase(tree, agent)
    return None
