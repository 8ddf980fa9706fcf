"""Who copied whom, as a graph in the DOT language of Graphviz."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from rashomon.schema.descent import share_of
from rashomon.schema.document import Document
from rashomon.schema.lineage import Lineage, LineageKind, TextLink
from rashomon.stages.report.copies_words import descents, summary_line
from rashomon.stages.report.terminal import clean
from rashomon.stages.report.words import count_words, dated_words, shortened

_MOST_LETTERS = 36
_MOST_WORDS = 7
_PAGE = "page"


def copies_dot(documents: Mapping[str, Document], lineage: Lineage) -> str:
    """The families as clusters: an arrow from a source to what copied it, a line where nobody knows which was first.

    Each page has edges to those that it owes its text, not to all that share it. Pages that stand alone are counted in
    the label.
    """
    found = descents(documents, lineage)
    order = [step.document for descent in found for step in descent.steps]
    numbers = {document: number for number, document in enumerate(order, 1)}
    lines = [
        "digraph lineage {",
        f"  label={quoted(summary_line(documents, found))};",
        "  rankdir=LR;",
        '  node [shape=box, fontname="sans-serif", fontsize=11];',
        '  edge [fontname="sans-serif", fontsize=10];',
    ]
    for number, descent in enumerate(found, 1):
        lines.append(f"  subgraph cluster_{number} {{")
        lines.append(f"    label={quoted(f'Family {number}: {count_words(len(descent.steps), _PAGE)}')};")
        for step in descent.steps:
            document = documents[step.document]
            lines.append(f"    p{numbers[document.id]} [label={_label(document)}, tooltip={quoted(document.name)}];")
        lines.extend(_edges([(documents[s.document], link) for s in descent.steps for link in s.sources], numbers))
        lines.append("  }")
    return "\n".join([*lines, "}"]) + "\n"


def quoted(text: str) -> str:
    """A string of DOT: quotation marks and backslashes escaped, whatever could steer a terminal made visible."""
    plain = clean(text).plain.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{plain}"'


def _label(document: Document) -> str:
    """A page's outlet or file, the first words of its title, its date: each on its own line."""
    when = document.published or document.modified or document.captured
    title = shortened(document.title or "", _MOST_WORDS)
    parts = [_cut(document.outlet or document.name), _cut(title), dated_words(when) if when else ""]
    return '"' + "\\n".join(quoted(part)[1:-1] for part in parts if part) + '"'


def _cut(text: str) -> str:
    return text if len(text) <= _MOST_LETTERS else f"{text[: _MOST_LETTERS - 1]}…"


def _edges(links: list[tuple[Document, TextLink]], numbers: Mapping[str, int]) -> Iterator[str]:
    for document, link in links:
        ends = sorted((numbers[link.first], numbers[link.second]))
        first, second = (numbers[link.first], numbers[link.second]) if link.directed else ends
        what = "later state" if link.directed else "state"
        label = f"{what if link.kind is LineageKind.REVISION else 'copies' if link.directed else 'shared'}"
        look = [f"label={quoted(f'{label} {share_of(link, document):.0%}')}"]
        if not link.directed:
            look.append("dir=none")
        if link.kind is LineageKind.REVISION:
            look.append("style=dashed")
        yield f"    p{first} -> p{second} [{', '.join(look)}];"
