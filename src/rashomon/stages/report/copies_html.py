"""Who copied whom, as a piece of HTML for a notebook: nothing loaded, no script, its own style."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from rashomon.schema.document import Document
from rashomon.schema.issue import Issue
from rashomon.schema.lineage import Lineage
from rashomon.stages.report.copies_words import tell_copies
from rashomon.stages.report.document_view import printable
from rashomon.stages.report.templating import template


def copies_html(documents: Mapping[str, Document], lineage: Lineage, issues: Sequence[Issue] = ()) -> str:
    """The families as tables, what shows each link, the sources outside, the issues. Text from outside is escaped."""
    told = tell_copies(documents, lineage)
    return printable(template("copies.html.j2").render(told=told, issues=issues))
