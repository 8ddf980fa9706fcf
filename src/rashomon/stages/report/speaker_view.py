"""Who said what."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from rashomon.language.text import fold
from rashomon.schema.statement import Directness, Modality, Statement
from rashomon.stages.report.citations import Citations
from rashomon.stages.report.lookup import Lookup, document_words
from rashomon.stages.report.views import Said, Speaker
from rashomon.stages.report.words import capitalised, join_words

_POSSESSIVE = re.compile(r"^(?:its|his|her|their|our|my)\s+", re.IGNORECASE)
_UNATTRIBUTED = "No source given"
_UNRESOLVED = "Speakers not resolved"


def speakers(ids: Iterable[str], lookup: Lookup, citations: Citations) -> tuple[Speaker, ...]:
    """Who said what, the most heard speaker first; words that several documents carry are told once."""
    by_name: dict[str, list[Statement]] = {}
    for id_ in ids:
        statement = lookup.statements.get(id_)
        if statement:
            by_name.setdefault(_speaker_name(statement, lookup), []).append(statement)
    made = [Speaker(name, _described(found), _said(found, lookup, citations)) for name, found in by_name.items()]
    return tuple(sorted(made, key=_speaker_order))


def _speaker_order(speaker: Speaker) -> tuple[int, int, str, str]:
    last = {_UNRESOLVED: 1, _UNATTRIBUTED: 2}
    return (last.get(speaker.name, 0), -len(speaker.said), speaker.name.casefold(), speaker.name)


def _speaker_name(statement: Statement, lookup: Lookup) -> str:
    source = statement.speaker
    if source is None:
        return _UNATTRIBUTED
    return capitalised(lookup.speaker(source)) or _UNRESOLVED


def _described(statements: Sequence[Statement]) -> str:
    found = {without_owner(s.speaker.described) for s in statements if s.speaker}
    return max(found, key=lambda d: (len(d), d), default="")


def without_owner(described: str) -> str:
    """A role without whose it is: "its spokesman" tells nothing where "it" cannot be seen."""
    return _POSSESSIVE.sub("", described)


def _said(statements: Sequence[Statement], lookup: Lookup, citations: Citations) -> tuple[Said, ...]:
    same: dict[tuple[str, Directness, Modality], list[Statement]] = {}
    for s in sorted(statements, key=lambda s: (lookup.numbers[s.document], s.start, s.end, s.id)):
        same.setdefault((fold(_words(s)), s.directness, s.modality), []).append(s)
    return tuple(_one_said(group, lookup, citations) for group in same.values())


def _words(statement: Statement) -> str:
    return " … ".join(" ".join(e.text.split()) for e in statement.content)


def _one_said(group: Sequence[Statement], lookup: Lookup, citations: Citations) -> Said:
    first = group[0]
    via = sorted({lookup.running_name(source) for s in group for source in s.via})
    modality = "" if first.modality is Modality.ASSERTED else first.modality.value
    return Said(
        text=f"“{_words(first)}”" if first.directness is Directness.DIRECT else _words(first),
        directness={"direct": "in their own words", "mixed": "partly quoted"}.get(first.directness.value, "reported"),
        modality=modality,
        via=join_words(via),
        unresolved=_unresolved(first, lookup),
        documents=document_words((s.document for s in group), lookup),
        citations=citations.of(s.content[0] for s in group),
        cue=" … ".join(" ".join(e.text.split()) for e in first.cue),
    )


def _unresolved(statement: Statement, lookup: Lookup) -> str:
    """Whom the text names only as "he" or "the official", and who that may be; "" for a resolved speaker."""
    source = statement.speaker
    if source is None or lookup.speaker(source):
        return ""
    mention = f"“{source.mention.text}”" if source.mention else "someone"
    return f"{mention}, who may be {join_words(source.candidates, 'or')}" if source.candidates else mention
