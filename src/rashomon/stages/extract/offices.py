"""The offices that a text gives a person: what "the mayor", "the police chief", "the colonel" can look back to."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from rashomon.language.data import table
from rashomon.language.persons import sex_told
from rashomon.language.text import fold
from rashomon.stages.extract.lexicon import titles
from rashomon.stages.extract.mentions import phrase
from rashomon.stages.extract.tree import Tree

_WORDS = frozenset({"NOUN", "PROPN", "ADJ"})
_LONGEST = 8  # words of office before a name, with its first names
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})


def offices_of(tree: Tree, head: int) -> tuple[str, ...]:
    """The words of office around the name at token `head`, folded, each once.

    They stand before the name ("Police Chief Ann Roe"), beside it between commas, or are said of it ("Ann Roe is the
    mayor"). A rank written short counts as the word it stands for.
    """
    return tuple(dict.fromkeys(word for i in _office_tokens(tree, head) for word in stems(tree, i)))


def sex_beside(tree: Tree, head: int) -> str:
    """The sex that a word for a person beside the name at token `head` tells: "the boy's mother, Ann Roe"; or ""."""
    found = (sex_told(tree.tokens[i].lemma.lower()) for i in _beside(tree, head) if tree.tokens[i].pos == "NOUN")
    return next((sex for sex in found if sex), "")


def _beside(tree: Tree, head: int) -> Iterator[int]:
    """The heads of what is said of a name: the word right before it, those between commas, and its predicate."""
    first = head
    while first > 0 and tree.tokens[first - 1].pos == "PROPN":
        first -= 1
    if first > 0:
        yield first - 1
    yield from tree.kids(head, "appos")
    token = tree.tokens[head]
    if token.dep == "appos" and token.head != head:
        yield token.head
    said = tree.kid(token.head, "attr") if token.dep in _SUBJECTS and tree.tokens[token.head].lemma == "be" else None
    if said is not None:
        yield said


def stems(tree: Tree, i: int) -> tuple[str, ...]:
    """The forms under which a word of office may come back: its lemma, and what it is short for."""
    token = tree.tokens[i]
    plain = fold(token.lemma)
    full = _ranks().get(fold(token.text).rstrip("."), "")
    return (full, plain) if full else (plain,)


def with_title(tree: Tree, start: int, text: str) -> str:
    """A name at a paragraph offset with the title right before it, which the parser often leaves out ("Ms. Vale")."""
    i = tree.at(tree.placed.start + start)
    if i is None or i == 0:
        return text
    k = i - 2 if tree.tokens[i - 1].text == "." and i > 1 else i - 1
    plain = tree.tokens[k].text.replace(".", "").casefold()
    return f"{tree.tokens[k].text} {text}" if plain in titles() else text


def _office_tokens(tree: Tree, head: int) -> Iterator[int]:
    first = head  # from the order of the words: "Relief official Ann Roe" is often parsed as two phrases
    while first > 0 and tree.tokens[first - 1].pos in _WORDS and head - first < _LONGEST:
        first -= 1
    yield from _words(tree, min(first, phrase(tree, head).first), head)
    for k in tree.kids(head, "appos"):
        beside = phrase(tree, k)
        yield from _words(tree, beside.first, beside.last + 1)
    token = tree.tokens[head]
    if token.dep == "appos" and token.head != head:
        above = phrase(tree, token.head)
        yield from _words(tree, above.first, min(above.last + 1, head))
    verb = tree.tokens[token.head]
    if token.dep in _SUBJECTS and verb.lemma == "be":
        said = tree.kid(token.head, "attr")
        if said is not None:
            predicate = phrase(tree, said)
            yield from _words(tree, predicate.first, predicate.last + 1)


def _words(tree: Tree, first: int, end: int) -> Iterator[int]:
    return (i for i in range(first, end) if tree.tokens[i].pos in _WORDS)


@cache
def _ranks() -> dict[str, str]:
    return {row["short"]: row["word"] for row in table("rank_words")}
