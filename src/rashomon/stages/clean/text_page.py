"""Plain text and rows: the text stays as it is, and every stretch gets a role."""

from __future__ import annotations

from rashomon.schema.document import Block, BlockRole, Document
from rashomon.schema.identity import content_id
from rashomon.schema.page import Page
from rashomon.stages.clean.lines import group_neighbours, join_wrapped, split_lines
from rashomon.stages.clean.patterns import match_line


def clean_text(page: Page) -> Document:
    """The document of a plain-text page."""
    lines = split_lines(page.text)
    blocks = []
    taken = set()
    for line in lines:
        rule = match_line(line.text, "line") or match_line(line.text, "begin")
        if rule:
            taken.add(line.start)
            blocks.append(Block(line.start, line.end, BlockRole.FURNITURE, rule))
    for run in group_neighbours(lines, taken):
        blocks += [Block(x.start, x.end, BlockRole.PARAGRAPH, "lines") for x in join_wrapped(run, page.text)]
    return Document(
        content_id("document", page.id),
        page.id,
        page.locations,
        page.text,
        tuple(sorted(blocks)),
        url=page.locations[0].url,
        language="en",
        title=page.value("title"),
        outlet=page.value("outlet"),
    )
