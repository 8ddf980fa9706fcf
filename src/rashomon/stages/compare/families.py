"""Text families: what the family links join."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from rashomon.schema.lineage import FAMILY_KINDS, TextLink


def families(documents: Iterable[str], links: Sequence[TextLink]) -> tuple[tuple[str, ...], ...]:
    """Every document in exactly one family, families and their members sorted."""
    return join_families(documents, ((link.first, link.second) for link in links if link.kind in FAMILY_KINDS))


def join_families(documents: Iterable[str], pairs: Iterable[tuple[str, str]]) -> tuple[tuple[str, ...], ...]:
    """The same from pairs of ids (union-find)."""
    parent = {document: document for document in documents}

    def root(document: str) -> str:
        while parent[document] != document:
            parent[document] = parent[parent[document]]
            document = parent[document]
        return document

    for pair in pairs:
        one, other = sorted(map(root, pair))
        parent[other] = one
    members: dict[str, list[str]] = defaultdict(list)
    for document in sorted(parent):
        members[root(document)].append(document)
    return tuple(sorted(tuple(group) for group in members.values()))
