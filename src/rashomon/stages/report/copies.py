"""Who copied whom among some pages, as a Python program gets it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, overload

from rashomon.schema.document import Document
from rashomon.schema.issue import Issue
from rashomon.schema.lineage import Lineage, TextLink
from rashomon.stages.report.copies_dot import copies_dot
from rashomon.stages.report.copies_html import copies_html
from rashomon.stages.report.copies_rows import copy_dicts
from rashomon.stages.report.copies_words import descents, summary_line, tell_copies


@dataclass(frozen=True, slots=True)
class Copies(Sequence[TextLink]):
    """The links between pages whose text descends from one another.

    It is a sequence of `TextLink`, sorted by the ids of their documents. `documents` are the pages that could be read,
    sorted by name; `lineage` has the links, the sources that pages name, and the text families with those of one page;
    `issues` say what could not be read or is in doubt. A notebook shows the families as tables.
    """

    documents: tuple[Document, ...]
    lineage: Lineage
    issues: tuple[Issue, ...] = ()

    @overload
    def __getitem__(self, index: int) -> TextLink: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[TextLink, ...]: ...
    def __getitem__(self, index: int | slice) -> TextLink | tuple[TextLink, ...]:
        return self.lineage.links[index]

    def __len__(self) -> int:
        return len(self.lineage.links)

    @property
    def families(self) -> tuple[tuple[Document, ...], ...]:
        """The families of two pages and more, the largest first; the pages of each in the order in which they came."""
        known = self.by_id
        return tuple(tuple(known[step.document] for step in one.steps) for one in descents(known, self.lineage))

    @property
    def alone(self) -> tuple[Document, ...]:
        """The pages that share text with no other."""
        joined = {document.id for family in self.families for document in family}
        return tuple(document for document in self.documents if document.id not in joined)

    @property
    def by_id(self) -> dict[str, Document]:
        """The pages by their ids."""
        return {document.id: document for document in self.documents}

    def document(self, name: str) -> Document:
        """The page with this id, or with this file's name.

        Raises:
            KeyError: there is none.
        """
        for document in self.documents:
            if name == document.id or any(name == location.name for location in document.locations):
                return document
        raise KeyError(name)

    def __repr__(self) -> str:
        return f"<Copies: {summary_line(self.by_id, descents(self.by_id, self.lineage))}>"

    def __str__(self) -> str:
        """The families, a line for each page with what it owes; then the issues."""
        told = tell_copies(self.by_id, self.lineage)
        lines = [told.summary]
        for family in told.families:
            lines += [f"{p.number}. {p.name}: {'; '.join(p.owes)}" for p in family.pages]
        return "\n".join([*lines, *(f"issue: {i.where}: {i.reason}" for i in self.issues)])

    def to_dicts(self) -> list[dict[str, Any]]:
        """Families, links and sources, as the lines of `rashomon lineage --format ndjson`."""
        return list(copy_dicts(self.by_id, self.lineage))

    def to_dot(self) -> str:
        """The families as a graph for Graphviz, as `--format dot` has it."""
        return copies_dot(self.by_id, self.lineage)

    def _repr_html_(self) -> str:
        return copies_html(self.by_id, self.lineage, self.issues)
