"""Who said what: every attributed stretch of a document, with its speaker, cue and modality."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from rashomon.schema.analysis import Analysis, NameKind
from rashomon.schema.document import Document
from rashomon.schema.evidence import Span
from rashomon.schema.identity import content_id
from rashomon.schema.statement import Directness, Source, Statement
from rashomon.stages.extract.according import according_cues
from rashomon.stages.extract.carry import Carrier, Taken
from rashomon.stages.extract.chains import attach_chains
from rashomon.stages.extract.colons import headline_cues
from rashomon.stages.extract.cue_adjectives import adjective_cues
from rashomon.stages.extract.cue_nouns import noun_cues
from rashomon.stages.extract.cues import verb_cues
from rashomon.stages.extract.drafts import Draft
from rashomon.stages.extract.inner import worth_telling
from rashomon.stages.extract.learned import weigh_drafts
from rashomon.stages.extract.mechanisms import known_mechanisms, mechanism_of
from rashomon.stages.extract.modality import stance_of
from rashomon.stages.extract.quoted import Quotations, adjacent_cue, is_utterance, join_quotations, without_pasted
from rashomon.stages.extract.speakers import Speakers
from rashomon.stages.extract.tree import HEADS, Tree, plant_all

_VERSION = "1"
_LONGEST = 4000  # characters of one content: no reader takes in more, and a page of one endless sentence stays linear
_DATELINE = re.compile(r"[A-Z][A-Z]{2,}[A-Za-z.,'’ ()/\d]{0,60}?(?:\s(?:-{1,2}|–)\s|\s?—\s?)")  # NORTON, May 5 (AP) —


def find_statements(
    document: Document,
    analysis: Analysis,
    without: frozenset[str] = frozenset(),
    trees: Sequence[Tree] | None = None,
) -> tuple[Statement, ...]:
    """Find every statement of a document, in the order of the text; time is linear in its length.

    `without` names mechanisms (`mechanisms.MECHANISMS`) to leave out; `trees` are those of the analysis, where they
    have been planted already.

    Raises:
        InputError: a name in `without` is no mechanism's.
    """
    without = known_mechanisms(without)
    trees = plant_all(analysis) if trees is None else trees
    drafts, quotations = find_drafts(document.text, trees, Quotations(analysis.quotations), without)
    if "learned" not in without:
        drafts = _tidied(weigh_drafts(drafts, trees, quotations, document.text), document.text)
    speakers = Speakers(document, trees, quotations, without)
    return _finish(document, drafts, speakers)


def find_drafts(
    text: str, trees: Sequence[Tree], quotations: Quotations, without: frozenset[str] = frozenset()
) -> tuple[list[Draft], Quotations]:
    """All that the patterns find, in the order of the text, and the quotations that are speech."""
    named = _bodies_named(trees)
    drafts = [draft for tree in trees for draft in _paragraph_drafts(tree, (quotations, named), text, without)]
    if "pasted" not in without:
        quotations = without_pasted(quotations, drafts)
    if "relays" not in without:
        drafts = attach_chains(attach_relays(drafts))
    if "inner" not in without:
        drafts = worth_telling(drafts, quotations)
    if "carried" not in without:
        drafts.extend(Carrier(trees, drafts, quotations, text).carry())
    return _tidied(drafts, text), quotations


def _tidied(drafts: Iterable[Draft], text: str) -> list[Draft]:
    """The drafts that have content, trimmed, in the order of the text."""
    kept = list(drafts)
    for draft in kept:
        _shorten(draft, text)
        draft.content = _trimmed(draft.content, text, draft.tree.placed.start)
    return _distinct(draft for draft in kept if draft.content)


def _bodies_named(trees: Sequence[Tree]) -> frozenset[str]:
    """The names of persons and bodies in the text below its headlines, in lower case."""
    kinds = (NameKind.PERSON, NameKind.ORGANISATION)
    below = (tree.placed.paragraph for tree in trees if tree.placed.role not in HEADS)
    return frozenset(name.text.casefold() for paragraph in below for name in paragraph.names if name.kind in kinds)


def _paragraph_drafts(
    tree: Tree, around: tuple[Quotations, frozenset[str]], text: str, without: frozenset[str]
) -> list[Draft]:
    quotations, named = around
    cues = [draft for draft in verb_cues(tree) if "inner" in without or not _is_supposed(draft, quotations)]
    others = [*according_cues(tree), *noun_cues(tree), *adjective_cues(tree), *headline_cues(tree, named)]
    for draft in (*cues, *others):
        _shorten(draft, text)
        if mechanism_of(draft.method) in without:
            draft.content = []  # the cue stays: a quotation may still hang on it
        elif "joined" not in without:
            join_quotations(draft, quotations, text)
    if "beside" not in without:
        _take_loose_quotations(tree, cues, quotations, text)
    return [*cues, *others]


def _shorten(draft: Draft, text: str) -> None:
    """Cut what is far too long at a word, at the end away from the cue."""
    for number, span in enumerate(draft.content):
        if span.end - span.start > _LONGEST:
            if draft.cue and span.end <= draft.cue[0].start:
                at = text.find(" ", span.end - _LONGEST, span.end)
                draft.content[number] = Span(max(at, span.end - _LONGEST), span.end)
            else:
                at = text.rfind(" ", span.start, span.start + _LONGEST)
                draft.content[number] = Span(span.start, at if at > span.start else span.start + _LONGEST)


def _is_supposed(draft: Draft, quotations: Quotations) -> bool:
    """ "...so that they can say they won": inside what somebody says, a saying that has not taken place."""
    if draft.verb is None or quotations.speech_around(draft.cue[0].start) is None:
        return False
    return any(draft.tree.tokens[k].tag == "MD" for k in draft.tree.kids(draft.verb, "aux"))


def _take_loose_quotations(tree: Tree, cues: Sequence[Draft], quotations: Quotations, text: str) -> None:
    """Give each quotation that no content holds to the cue beside it."""
    whole = Span(tree.placed.start, tree.placed.start + len(tree.placed.paragraph.text))
    speaking = sorted(
        (c for c in cues if c.kind in ("say", "write", "ask") or not c.content), key=lambda c: c.cue[0].start
    )
    taken = Taken(c for c in cues if not any(quotations.speech_around(s.start) is not None for s in c.cue))
    for quotation in quotations.touching(whole):
        inner = Span(quotation.inner_start, quotation.inner_end)
        if taken.holds(inner) or not is_utterance(quotation, text, tree):
            continue
        near = adjacent_cue(quotation, speaking, text, quotations)
        if near is not None and (not near.content or near.directness is Directness.DIRECT):
            near.content = sorted({*near.content, inner})
            near.directness = Directness.DIRECT


def attach_relays(drafts: list[Draft]) -> list[Draft]:
    """ "The army said ..., according to state media": the second tells of the first, which came through it."""
    kept: list[Draft] = []
    by_sentence: dict[tuple[int, int], list[Draft]] = {}
    for draft in drafts:
        if draft.verb is not None and draft.method != "according":
            by_sentence.setdefault((draft.tree.order, draft.tree.tokens[draft.verb].sentence), []).append(draft)
    for draft in drafts:
        main = None
        if draft.method == "according" and draft.verb is not None:
            beside = by_sentence.get((draft.tree.order, draft.tree.tokens[draft.verb].sentence), [])
            main = next((d for d in beside if _is_main(d, draft)), None)
        if main is None or draft.source is None or main.source is not None:
            kept.append(draft)  # it tells of the other's telling, which stands inside it
        if main is not None and draft.source is not None:
            main.via.append(draft.source)
            aside = [*draft.cue, draft.source.span]
            main.content = _cut(main.content, Span(min(s.start for s in aside), max(s.end for s in aside)))
    return kept


def _is_main(draft: Draft, relay: Draft) -> bool:
    """True when the draft's cue governs the clause that the relay's phrase hangs on."""
    if draft.verb is None or relay.verb is None or draft.kind not in ("say", "write"):
        return False
    return draft.verb in relay.tree.climb(relay.verb)


def _cut(content: Iterable[Span], hole: Span) -> list[Span]:
    parts: list[Span] = []
    for span in content:
        if not span.overlap(hole):
            parts.append(span)
            continue
        if span.start < hole.start:
            parts.append(Span(span.start, hole.start))
        if hole.end < span.end:
            parts.append(Span(hole.end, span.end))
    return parts


def _trimmed(content: Iterable[Span], text: str, paragraph: int) -> list[Span]:
    """Content without a dateline, white space, commas and colons at its ends; a stretch of nothing else goes."""
    kept = []
    for span in content:
        dateline = _DATELINE.match(text, span.start, span.end) if span.start == paragraph else None
        start, end = dateline.end() if dateline else span.start, span.end
        while start < end and (text[start].isspace() or text[start] in ",;:"):
            start += 1
        while end > start and (text[end - 1].isspace() or text[end - 1] in ",;:"):
            end -= 1
        if any(char.isalnum() for char in text[start:end]):
            kept.append(Span(start, end))
    return kept


def _distinct(drafts: Iterable[Draft]) -> list[Draft]:
    """In the order of the text, each content once: the pattern that comes first keeps it."""
    kept: dict[tuple[Span, ...], Draft] = {}
    for draft in drafts:
        kept.setdefault(tuple(draft.content), draft)
    return sorted(kept.values(), key=lambda d: (d.start, -d.end, d.cue[:1]))


def _finish(document: Document, drafts: Sequence[Draft], speakers: Speakers) -> tuple[Statement, ...]:
    sources: dict[int, Source | None] = {}
    for draft in sorted(drafts, key=_mention_order):
        named = draft.source is not None and not _is_within(draft)
        sources[id(draft)] = speakers.name(draft.source, draft.content) if draft.source and named else None
    for draft in drafts:
        if draft.source is None and draft.carried is not None:
            leader = sources.get(id(draft.carried))
            sources[id(draft)] = speakers.carried(leader) if leader is not None else None
    statements = [_statement(document, draft, sources[id(draft)], speakers) for draft in drafts]
    return _nest(sorted(statements, key=lambda s: (s.start, -s.end, s.id)))


def _is_within(draft: Draft) -> bool:
    """True where a quotation without a cue was given to somebody named in it alone: that is not who says it."""
    source = draft.source
    return draft.method == "subject" and source is not None and any(c.covers(source.span) for c in draft.content)


def _nest(statements: Sequence[Statement]) -> tuple[Statement, ...]:
    """Tell each statement whose cue stands in another's content which one that is, the narrowest."""
    nested = []
    around: list[Statement] = []
    for statement in statements:
        first = min(e.start for e in (*statement.content, *statement.cue))
        around = [s for s in around if s.end > first]
        holders = [s for s in around if statement.cue and any(c.span.covers(statement.cue[0].span) for c in s.content)]
        narrowest = min(holders, key=lambda s: (s.end - s.start, s.id), default=None)
        nested.append(replace(statement, inside=narrowest.id) if narrowest is not None else statement)
        around.append(statement)
    return tuple(nested)


def _mention_order(draft: Draft) -> tuple[int, int]:
    return (draft.source.span.start if draft.source is not None else draft.start, draft.start)


def _statement(document: Document, draft: Draft, speaker: Source | None, speakers: Speakers) -> Statement:
    stance = stance_of(draft, document.text)
    marks = [edge for span in (*draft.content, *draft.cue) for edge in (span.start, span.end)]
    return Statement(
        id=content_id("statement", document.id, *marks),
        document=document.id,
        content=tuple(document.evidence(s.start, s.end) for s in draft.content),
        cue=tuple(document.evidence(s.start, s.end) for s in draft.cue),
        speaker=speaker,
        directness=draft.directness,
        modality=stance.modality,
        method=f"statement-{draft.method}/{_VERSION}",
        via=tuple(speakers.name(mention) for mention in draft.via),
        modality_evidence=document.evidence(stance.words.start, stance.words.end) if stance.words else None,
    )
