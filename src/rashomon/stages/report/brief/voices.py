"""Whom the reports quote: what the most quoted say, in their own words, and who else speaks."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from rashomon.language.quantities import quantities
from rashomon.language.text import fold
from rashomon.schema.analysis import NumberSense
from rashomon.schema.claim import COUNTED
from rashomon.schema.document import BlockRole, Document
from rashomon.schema.statement import Directness, SourceKind, Statement
from rashomon.stages.report.brief.bearing import make_bearing
from rashomon.stages.report.brief.cast import within
from rashomon.stages.report.brief.draft import Draft, Who, listed
from rashomon.stages.report.brief.lexis import brief_words, leans
from rashomon.stages.report.brief.story import Story
from rashomon.stages.report.cited import one_each
from rashomon.stages.report.sentences import first_sentence

_SHORTEST, _LONGEST = 5, 24  # words of a quotation that stands for itself
_MOST_QUOTED = 8
_LEAST_BEARING = 2  # one word in common may be chance: "our country has reached the edge"
_ENOUGH_BEARING = 4  # a longer sentence has more words of any kind
_MOST_ALSO = 12
_NEAR = 700  # characters: two or three paragraphs
_CLAUSE = re.compile(r"\b(?:is|are|was|were|has|have|had|will|would|can|could|may|might|did|do|does)\b")
_ARTICLE = re.compile(r"^(?:the|an?)\s+")
_VAGUE = frozenset({SourceKind.CROWD, SourceKind.STATE})
_MUTE = frozenset({SourceKind.UNNAMED, SourceKind.DOCUMENT})


def spoken(story: Story) -> list[Statement]:
    """The incident's statements by somebody who can be named, without headlines and without speech inside speech."""
    found = []
    for id_ in story.incident.statements:
        statement = story.lookup.statements.get(id_)
        if statement is None or statement.speaker is None or statement.inside is not None:
            continue
        document = story.lookup.documents.get(statement.document)
        if document is None or document.role_at(statement.start) is BlockRole.TITLE:
            continue
        known = story.lookup.speaker(statement.speaker) and statement.speaker.kind not in _MUTE
        if known and not _nobody(story.cast.of(statement.speaker)):
            found.append(statement)
    return found


def on_this(statements: Sequence[Statement], story: Story) -> list[Statement]:
    """Statements without those on another event: the claims in the paragraph tell, else the one that stands before."""
    own = frozenset(story.incident.claims)
    claims: dict[str, list[tuple[int, bool]]] = {}
    for claim in story.lookup.claims.values():
        claims.setdefault(claim.document, []).append((claim.evidence.start, claim.id not in own))
    for rows in claims.values():
        rows.sort()
    told = [s for s in statements if story.passing.holds(s.document, s.start)]
    return [s for s in told if not _on_another(s, claims.get(s.document, ()), story.lookup.documents[s.document])]


def _on_another(statement: Statement, claims: Sequence[tuple[int, bool]], document: Document) -> bool:
    begin = document.text.rfind("\n", 0, statement.start) + 1
    end = document.text.find("\n", statement.end)
    first = bisect_left(claims, (begin, False))
    inside = claims[first : bisect_left(claims, (end if end != -1 else len(document.text), False))]
    if inside:
        return all(other for _, other in inside)
    return first > 0 and claims[first - 1][0] > statement.start - _NEAR and claims[first - 1][1]


def quoted(story: Story) -> list[Draft]:
    """One quotation for each of the most quoted, who says most about the incident first; what bears on it with less
    than two words is left out."""
    rows: dict[str, tuple[tuple[bool, int, int, int, int], Draft]] = {}
    carried: dict[str, set[str]] = {}
    spoken_ = on_this(spoken(story), story)
    for statement in spoken_:
        carried.setdefault(fold(statement.content[0].text), set()).add(statement.document)
    claims = story.lookup.claims_of(story.incident.claims)
    claimants = {story.cast.of(c.claimant).key for c in claims if c.claimant is not None}
    bearing = make_bearing(claims, story.lookup)
    counted = (c for c in story.lookup.claims.values() if c.attribute in COUNTED)
    counting = frozenset(c.statement for c in counted if c.statement is not None)
    said: dict[str, int] = {}
    for statement in spoken_:
        assert statement.speaker is not None
        who = story.cast.of(statement.speaker)
        said[who.key] = said.get(who.key, 0) + 1
    for statement in spoken_:
        words = _quote(statement, counting, story)
        weight = bearing.of(words)
        if weight < _LEAST_BEARING:
            continue
        assert statement.speaker is not None
        who = story.cast.of(statement.speaker)
        times = len(carried[fold(statement.content[0].text)])
        order = (who.key not in claimants, -times, -min(weight, _ENOUGH_BEARING), -said[who.key], statement.start)
        if who.key not in rows or order < rows[who.key][0]:
            rows[who.key] = (order, Draft(4, (who, f" said{words}"), (statement.content[0],)))
    ordered = sorted(rows.items(), key=lambda row: (row[1][0], row[0]))
    return [draft for _, (_, draft) in ordered[:_MOST_QUOTED]]


def _quote(statement: Statement, counting: frozenset[str], story: Story) -> str:
    """The first sentence of what was said, between marks where it is the speaker's own; "" where it is too short or
    too long, leans on what stands before it, or counts something."""
    text = " ".join(statement.content[0].text.split())
    first = first_sentence(text).strip('“”" ,')
    words = first.split()
    if not _SHORTEST <= len(words) <= _LONGEST or "…" in first or len(statement.content) > 1:
        return ""
    if any(q.sense is NumberSense.COUNT for q in quantities(first)):
        return ""  # a count without its claimant's scope misleads
    if statement.directness is Directness.DIRECT and first[:1].isupper():
        inner = first.replace("“", "‘").replace("”", "’").replace('"', "'")
        return f": “{inner if inner.endswith(('.', '!', '?')) else f'{inner}.'}”"
    whole = statement.directness is Directness.INDIRECT and len(text.split()) == len(words)
    plainly = all(c.text.split()[-1].lower() in brief_words("said") for c in statement.cue if c.text.split())
    if not whole or not plainly or statement.id in counting or leans(first) or not _CLAUSE.search(first):
        return ""
    return f" {story.cast.lowered(first)}"


def also(story: Story, named: Sequence[Who]) -> Iterator[Draft]:
    """Who else speaks: everyone who is not named yet, the most quoted first; shorter and shorter lists."""
    found: dict[str, tuple[Who, list[Statement]]] = {}
    for statement in spoken(story):
        assert statement.speaker is not None
        for who in story.cast.parted(story.cast.of(statement.speaker)):
            # "Roe" beside "Chief Ann Roe" is nobody else; "an official" beside "a police official" may be.
            if all(who.key != other.key and not (other.bare and within(who, other)) for other in named):
                found.setdefault(who.key, (who, []))[1].append(statement)
    ordered = sorted(found.values(), key=lambda row: (_elsewhere(row[1], story), *_prominence(row)))
    for most in range(min(len(ordered), _MOST_ALSO), 0, -1):
        yield _others(ordered[:most])


def _nobody(who: Who) -> bool:
    """True for those whom nobody could ring up: "these deputies", "Ann or Bo", "people"."""
    words = _ARTICLE.sub("", who.first.lower()).split()
    return not words or words[0] in brief_words("nobody") or "or" in words or not any(map(str.isalpha, who.first))


def _elsewhere(statements: Sequence[Statement], story: Story) -> bool:
    """True for one who speaks only where a report tells of something else."""
    return not any(story.passing.holds(s.document, s.start) for s in statements)


def _prominence(row: tuple[Who, list[Statement]]) -> tuple[bool, int, int, str]:
    who, statements = row
    vague = all(s.speaker is not None and s.speaker.kind in _VAGUE for s in statements)
    return vague, -len({s.document for s in statements}), -len(statements), who.first


def _others(rows: Sequence[tuple[Who, list[Statement]]]) -> Draft:
    parts = ("Also quoted: ", *listed([(who.in_list(),) for who, _ in rows]))
    return Draft(6, parts, one_each(min(s.content[0] for s in statements) for _, statements in rows))
