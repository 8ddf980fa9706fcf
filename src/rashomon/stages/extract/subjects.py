"""The subject of a verb: its own, or that of the clause it is joined to."""

from __future__ import annotations

from collections.abc import Iterator

from rashomon.stages.extract.reading import Reading

_TIMES = frozenset({"after", "before", "since", "by", "following", "for"})


def subjects(reading: Reading, i: int) -> Iterator[int]:
    """The subject, its own or that of the clause it is joined to."""
    tree = reading.tree
    seen = 0
    while seen < 8:
        subject = tree.kid(i, "nsubj", "nsubjpass")
        if subject is not None:
            yield subject
            return
        token = tree.tokens[i]
        if token.dep == "conj" and (tree.tokens[token.head].pos in {"VERB", "AUX"} or seen == 0):
            if tree.tokens[token.head].pos not in {"VERB", "AUX"} and token.head != i:
                yield token.head
                return
            i, seen = token.head, seen + 1
            continue
        if token.dep in {"acl", "relcl"} and token.head != i:
            yield token.head
        elif token.dep in {"xcomp", "oprd"} and token.head != i:
            i, seen = token.head, seen + 1
            continue
        elif token.dep == "pcomp" and reading.lower(token.head) in _TIMES:
            i, seen = tree.tokens[token.head].head, seen + 1  # "was treated after being hurt"
            continue
        return
