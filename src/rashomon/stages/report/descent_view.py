"""How the documents of a text family descend from one another: drawn, and as a table that says the same."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from rashomon.schema.descent import Step, descend, other_end
from rashomon.schema.lineage import LineageKind, TextLink
from rashomon.stages.report.copies_words import owes_words
from rashomon.stages.report.descent_views import Descendant, Descent, Drawing, Edge, Node, Owed
from rashomon.stages.report.lookup import Lookup
from rashomon.stages.report.words import as_sentence, capitalised, count_words, plain_times

WIDTH = 320  # user units, as the interval plot has them
_ROW, _INDENT, _TOP, _LEFT = 22, 16, 12, 8
_DEEPEST = 7  # generations that are drawn further to the right: a page may have fifty states
_LETTER = 6.4  # units that a letter takes, where a narrow screen sets them larger
_MOST = 40  # documents that a drawing shows


def descent_view(family: Sequence[str], links: Sequence[TextLink], lookup: Lookup) -> Descent:
    """The descent of the documents of a family; `links` are those within it."""
    steps = descend([lookup.documents[d] for d in family if d in lookup.documents], links)
    return Descent(tuple(_row(step, lookup) for step in steps), _draw(steps, lookup))


def _row(step: Step, lookup: Lookup) -> Descendant:
    document = lookup.documents[step.document]
    owed = (
        Owed(capitalised(owes_words(link, document, lookup.numbers)), as_sentence(plain_times(link.reason)))
        for link in step.sources
    )
    return Descendant(lookup.numbers[document.id], lookup.labels[document.id], tuple(owed))


def _draw(steps: Sequence[Step], lookup: Lookup) -> Drawing:
    placed = _place(steps)
    nodes = {name: _node(name, row, depth, lookup) for row, (name, depth) in enumerate(placed.items()) if row < _MOST}
    edges = []
    for step in steps:
        if step.sources and step.document in nodes:
            link = step.sources[0]
            above, below = nodes[other_end(link, step.document)], nodes[step.document]
            edges.append(Edge(above.x, above.y, below.x, below.y, _kind(link)))
    left_out = len(placed) - len(nodes)
    return Drawing(
        height=_TOP * 2 + _ROW * (len(nodes) - 1),
        nodes=tuple(nodes.values()),
        edges=tuple(edges),
        describes=_describe(steps, nodes, lookup),
        left_out=left_out,
    )


def _place(steps: Sequence[Step]) -> Mapping[str, int]:
    """Each document with its generation, from 0, those that descend from it right below it."""
    children: dict[str, list[str]] = {step.document: [] for step in steps}
    waiting: list[tuple[str, int]] = []
    for step in steps:
        if step.sources:
            children[other_end(step.sources[0], step.document)].append(step.document)
        else:
            waiting.append((step.document, 0))
    waiting.reverse()
    placed: dict[str, int] = {}
    while waiting:
        name, depth = waiting.pop()
        placed[name] = depth
        waiting.extend((child, depth + 1) for child in reversed(children[name]))
    return placed


def _node(name: str, row: int, depth: int, lookup: Lookup) -> Node:
    x = _LEFT + _INDENT * min(depth, _DEEPEST)
    number, label = lookup.numbers[name], lookup.labels[name]
    room = int((WIDTH - x - 12) / _LETTER) - len(str(number)) - 1
    return Node(number, x, _TOP + _ROW * row, label if len(label) <= room else f"{label[: room - 1].rstrip()}…")


def _kind(link: TextLink) -> str:
    if not link.directed:
        return "open"
    return "state" if link.kind is LineageKind.REVISION else "copy"


def _describe(steps: Sequence[Step], nodes: Mapping[str, Node], lookup: Lookup) -> str:
    told = []
    for step in steps:
        if step.document in nodes and step.sources:
            words = owes_words(step.sources[0], lookup.documents[step.document], lookup.numbers)
            told.append(f"{lookup.numbers[step.document]}: {words}")
    return f"{capitalised(count_words(len(steps), 'document'))}. {'; '.join(told)}."
