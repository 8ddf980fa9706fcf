"""How strong an earthquake was, and on whose word: the first thing that is asked of one, and no toll."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from rashomon.schema.evidence import Evidence
from rashomon.stages.report.brief.cast import distinct
from rashomon.stages.report.brief.draft import Draft, Part, Who, listed
from rashomon.stages.report.brief.story import Story
from rashomon.stages.report.cited import one_each
from rashomon.stages.report.words import count_words

_KIND = "earthquake"
_MOST = 3
_MOST_READ = 20  # in one document
_NUMBER = r"(\d(?:\.\d)?)"
_STRENGTH = re.compile(
    rf"\b(?:magnitude|measur\w+|Richter)\b[^.;\n]{{0,40}}?\b{_NUMBER}(?![\d.]*\d)|"
    rf"\b{_NUMBER}[- ](?:magnitude|on the Richter)",
    re.IGNORECASE,
)


def magnitude(story: Story) -> Iterator[Draft]:
    """ "Its magnitude was 6.1, according to the Geological Survey, or 5.9, according to two reports"."""
    if story.incident.kind != _KIND:
        return
    found: dict[str, list[tuple[Who | None, Evidence]]] = {}
    documents = story.lookup.documents
    for document in (documents[id_] for id_ in story.incident.documents if id_ in documents):
        for match in islice(_STRENGTH.finditer(document.text), _MOST_READ):
            number = match.group(1) or match.group(2)
            found.setdefault(number, []).append((_teller(story, document.id, match), document.evidence(*match.span())))
    # A number without a source may be an aftershock's or an older quake's: it counts where there is no other.
    told = {n: rows for n, rows in found.items() if any(who is not None for who, _ in rows)} or found
    ordered = sorted(told.items(), key=lambda row: (-len({e.document for _, e in row[1]}), row[0]))[:_MOST]
    sides: list[tuple[Part, ...]] = []
    for number, rows in ordered:
        by = distinct([who.in_list() for who, _ in rows if who is not None])
        reports = count_words(len({e.document for _, e in rows}), "report")
        sides.append((f"{number}, according to ", *(listed([(w,) for w in by]) if by else (reports,))))
    if sides:
        evidence = one_each(e for _, rows in ordered for _, e in rows)
        row = [part for side in sides for part in (", or ", *side)][1:]
        yield Draft(1, ("Its magnitude was ", *row), evidence)


def _teller(story: Story, document: str, match: re.Match[str]) -> Who | None:
    for id_ in story.incident.statements:
        statement = story.lookup.statements.get(id_)
        if statement is None or statement.document != document or statement.speaker is None:
            continue
        if statement.start <= match.start() and match.end() <= statement.end and statement.speaker.name:
            return story.cast.of(statement.speaker)
    return None
