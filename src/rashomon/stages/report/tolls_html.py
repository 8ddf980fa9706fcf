"""How many, on whose word, as a piece of HTML for a notebook: nothing loaded, no script, its own style."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rashomon.schema.claim import Attribute, Claim
from rashomon.schema.document import Document
from rashomon.schema.issue import Issue
from rashomon.stages.report.document_view import printable
from rashomon.stages.report.marked import HUES, Label, Mark, mark_passages
from rashomon.stages.report.templating import template
from rashomon.stages.report.tolls_words import ToldClaim, claims_line, tell_claims


@dataclass(frozen=True, slots=True)
class Line:
    """A claim's line in the table, in the hue of what it counts."""

    told: ToldClaim
    hue: int


def tolls_html(document: Document, claims: Sequence[Claim], issues: Sequence[Issue] = ()) -> str:
    """The text with its counts marked, each with its figure; a table of them; the issues.

    What is counted has one colour throughout: deaths one, injuries another. Every text from outside is escaped.
    """
    hues = {attribute: number % HUES + 1 for number, attribute in enumerate(Attribute)}
    lines = [Line(told, hues[claim.attribute]) for told, claim in zip(tell_claims(claims), claims, strict=True)]
    labels = [Label(line.told.figure, line.hue, _pointed_at(line.told)) for line in lines]
    marks = [Mark(claim.evidence.span, number, cue=False, first=True) for number, claim in enumerate(claims, 1)]
    rendered = template("tolls.html.j2").render(
        title=document.title or document.name,
        facts=claims_line(document, claims),
        name=document.name,
        passages=list(mark_passages(document, marks, labels, "claim")),
        lines=lines,
        issues=issues,
    )
    return printable(rendered)


def _pointed_at(told: ToldClaim) -> str:
    note = f", {told.claimant.note}" if told.claimant.note else ""
    return f"{told.number}. {told.told}: {told.claimant.name}{note}" + (f"; {told.how}" if told.how else "")
