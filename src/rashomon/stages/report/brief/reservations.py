"""Who denies, cannot confirm, or speaks only on a condition."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from rashomon.language.text import fold
from rashomon.schema.evidence import Evidence
from rashomon.schema.statement import Directness, Modality, Statement
from rashomon.stages.report.brief.draft import Draft, Who
from rashomon.stages.report.brief.lexis import leans
from rashomon.stages.report.brief.story import Story
from rashomon.stages.report.brief.voices import on_this, spoken
from rashomon.stages.report.lookup import Lookup
from rashomon.stages.report.words import shortened

_HELD_BACK = (Modality.DENIED, Modality.UNCONFIRMED, Modality.CONDITIONAL)
_MOST = 4
_QUOTE_WORDS = 30
_WIDEST_GAP = 60  # between cue and content: " that ", " the figures or ", " from the ministry that "
_HOLDS_BACK = re.compile(
    r"\b(?:not|never|no|neither|unable|deny|denie[sd]|denying|declin\w+|refus\w+|reject\w+|dismiss\w+)\b|n[’']t\b",
    re.IGNORECASE,
)
_CLAUSE_END = frozenset(".;:!?\n")


def reservations(story: Story) -> Iterator[Draft]:
    """One sentence for each party and modality, the most repeated words first, at most four.

    Only named or described speakers count: nobody can be asked about a denial of no one's. Where a party said
    several things in one modality, those that most documents carry are quoted.
    """
    told: dict[tuple[str, Modality], tuple[Who, dict[str, list[Statement]]]] = {}
    for statement in on_this(spoken(story), story):
        if statement.modality in _HELD_BACK and statement.speaker is not None and not _vague(statement, story.lookup):
            who = story.cast.of(statement.speaker)
            _, wordings = told.setdefault((who.key, statement.modality), (who, {}))
            wordings.setdefault(fold(statement.content[0].text), []).append(statement)
    made = []
    for (key, modality), (who, wordings) in told.items():
        same = max(wordings.values(), key=lambda s: (len({x.document for x in s}), -len(s[0].content[0].text), s[0].id))
        documents = len({s.document for group in wordings.values() for s in group})
        draft = Draft(3, (who, f" {_told(same[0], story.lookup)}"), _first_each(same))
        made.append((-documents, _HELD_BACK.index(modality), key, draft))
    for _, _, _, draft in sorted(made, key=lambda row: row[:3])[:_MOST]:
        yield draft


def _vague(statement: Statement, lookup: Lookup) -> bool:
    """True for what nobody understands without the sentence before it: "they were not involved"."""
    text = statement.content[0].text
    return (
        not _reported(statement, lookup)
        and leans(text)
        and text.split()[0].lower() not in ("he", "she", "we", "i", "if")
    )


def _told(statement: Statement, lookup: Lookup) -> str:
    """What the speaker did, in the writer's own words where these hold back (“denied that ...”), else as said."""
    reported = _reported(statement, lookup)
    quote = _quote(reported or statement.content[0].text)
    if reported:
        return f"“{quote}”"
    if not quote[:1].isupper():
        return f"said “{quote}”"
    return f"said: “{quote if quote.endswith(('.', '!', '?', '…')) else f'{quote}.'}”"


def _quote(text: str) -> str:
    quote = shortened(text, _QUOTE_WORDS).strip(',;:“”" ')
    quote = quote.lower() if quote.isupper() else quote
    return quote.replace("“", "‘").replace("”", "’").replace('"', "'")


def _reported(statement: Statement, lookup: Lookup) -> str:
    """The stretch from the cue, with its negation, to the end of the content; "" where that is no predicate, or where
    what is said holds back by itself."""
    if statement.directness is Directness.DIRECT or len(statement.content) != 1 or len(statement.cue) != 1:
        return ""
    content, cue, hedge = statement.content[0], statement.cue[0], statement.modality_evidence
    if cue.text.endswith("ing"):
        return ""
    start = min(cue.start, hedge.start) if hedge and hedge.start < content.start else cue.start
    if cue.end > content.start or content.start - cue.end > _WIDEST_GAP or cue.start - start > _WIDEST_GAP:
        return ""
    text = lookup.documents[statement.document].text
    if _CLAUSE_END.intersection(text[cue.end : content.start]) or not _HOLDS_BACK.search(text[start : content.start]):
        return ""
    return text[start : content.end]


def _first_each(statements: Sequence[Statement]) -> tuple[Evidence, ...]:
    by_document = {s.document: s.content[0] for s in sorted(statements, key=lambda s: s.content[0], reverse=True)}
    return tuple(by_document[d] for d in sorted(by_document))
