"""The chain that words came through: "citing the ministry", "in an interview with the BBC", "as quoted by state TV"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import islice

from rashomon.language.data import table
from rashomon.schema.analysis import NameKind
from rashomon.schema.evidence import Span
from rashomon.stages.extract.cast import name_holding
from rashomon.stages.extract.drafts import Draft, Mention
from rashomon.stages.extract.kinds import is_outlet_name, role_of
from rashomon.stages.extract.mentions import is_narrator, phrase
from rashomon.stages.extract.mouths import may_speak
from rashomon.stages.extract.tree import Tree

_CITES = frozenset({"cite", "quote"})
_HANGS = frozenset({"advcl", "acl", "prep", "dep", "ccomp", "xcomp", "parataxis", "appos", "conj"})
_SAYS = frozenset({"say", "write"})
_THAT = re.compile(r"[\s,]*that\s+")
_MOST = 20  # statements and outlets of one sentence that are looked at: no writer joins more
_SHORTEST_LETTERS, _LONGEST_LETTERS = 3, 5  # AFP, IRNA; two letters are a country or the U.N.
_LONGEST_PATH = 6  # heads between an outlet and the cue: "said in comments to the reporter of the agency"


def attach_chains(drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts with whoever is cited as their source, and the outlets they came through, nearest the source first.

    "State media, citing the ministry, said ...": the ministry speaks, through state media. What is cited is no content.
    """
    kept = [d for d in drafts if not _is_citing(d)]
    by_sentence: dict[tuple[int, int], list[Draft]] = {}
    for draft in kept:
        at = draft.tree.at(draft.cue[0].start) if draft.cue else None
        if at is not None and draft.source is not None and draft.kind in _SAYS:
            by_sentence.setdefault((draft.tree.order, draft.tree.tokens[at].sentence), []).append(draft)
    for group in (found[:_MOST] for found in by_sentence.values()):
        tree = group[0].tree
        first, end = tree.sentence(tree.at(group[0].cue[0].start) or 0)
        for i in range(first, end):
            cited = _cited(tree, i)
            if cited is not None:
                _put_behind(group, i, cited)
        outlets = list(islice((i for i in range(first, end) if is_outlet(tree, i)), _MOST))
        for draft in group:
            _note_outlets(draft, outlets)
    return kept


def _is_citing(draft: Draft) -> bool:
    """ "Citing the health ministry": a cue verb whose supposed content is the source of another statement."""
    return draft.verb is not None and draft.method == "object" and _cited(draft.tree, draft.verb) is not None


def _cited(tree: Tree, i: int) -> int | None:
    """Whom a participle cites: a mouth that is named or described, not the first person."""
    token = tree.tokens[i]
    if token.lemma not in _CITES or token.tag != "VBG" or token.dep not in _HANGS:
        return None
    thing = tree.kid(i, "dobj")
    if thing is None or thing < i or is_narrator(tree, thing) or not may_speak(tree, thing):
        return None
    if any(tree.tokens[k].lemma == "as" for k in tree.kids(i, "prep", "mark")):
        return None  # "quoting him as saying" is a cue of its own
    return thing


def _put_behind(group: Sequence[Draft], i: int, cited: int) -> None:
    """Make the one cited the source of the statement that the participle belongs to, and its source the relay."""
    tree = group[0].tree
    above = tree.tokens[i].head
    above = tree.tokens[above].head if tree.tokens[above].pos == "PUNCT" else above
    draft = next((d for d in group if above in (d.verb, d.source.head if d.source else None)), None)
    span = Span(tree.start(i), tree.end(phrase(tree, cited).last))
    if draft is None:
        around = [d for d in group if any(c.covers(span) for c in d.content)]
        draft = min(around, key=lambda d: d.end - d.start, default=None)
    if draft is None or draft.source is None or draft.tree.tokens[draft.source.head].pos == "PRON":
        return
    if draft.source.first <= cited <= draft.source.last and draft.source.head == cited:
        return
    draft.via.insert(0, _without(draft.source, i))
    draft.source = phrase(tree, cited)
    _drop(draft, span)


def _drop(draft: Draft, hole: Span) -> None:
    """Take a stretch out of the content, with a "that" which then opens it; content of nothing else stays."""
    text, base = draft.tree.placed.paragraph.text, draft.tree.placed.start
    kept = []
    for part in (part for c in draft.content for part in _cut(c, hole)):
        opening = _THAT.match(text, part.start - base, part.end - base)
        kept.append(Span(opening.end() + base, part.end) if opening and part.start >= hole.end else part)
    draft.content = [part for part in kept if part.end > part.start] or draft.content


def _without(source: Mention, i: int) -> Mention:
    """The relay's own phrase, without the participle that hangs on it."""
    return Mention(source.tree, source.head, source.first, i - 1) if source.head < i <= source.last else source


def _cut(span: Span, hole: Span) -> Iterator[Span]:
    if not span.overlap(hole):
        yield span
        return
    if span.start < hole.start:
        yield Span(span.start, hole.start)
    if hole.end < span.end:
        yield Span(hole.end, span.end)


def _note_outlets(draft: Draft, outlets: Sequence[int]) -> None:
    """ "Said in an interview with the BBC", "officials cited by local media said", "told Sana, the state agency"."""
    tree, source = draft.tree, draft.source
    if source is None or draft.verb is None:
        return
    goals = {draft.verb, source.head}
    inside = set(tree.kids(draft.verb, "ccomp"))
    known = [*(m.head for m in draft.via), source.head]
    for i in outlets:
        span = Span(tree.start(_clause_start(tree, i)), tree.end(phrase(tree, i).last))
        opens = any(c.start == span.start for c in draft.content)
        if i not in known and _leads(tree, i, goals | inside if opens else goals):
            draft.via.append(phrase(tree, i))
            if opens:
                _drop(draft, span)


def _clause_start(tree: Tree, i: int) -> int:
    """Where "as quoted by state media" begins."""
    at = i
    while tree.tokens[at].head != at and tree.tokens[tree.tokens[at].head].lemma in _words("pass") | _words("link"):
        at = tree.tokens[at].head
    return tree.left[at]


def _leads(tree: Tree, i: int, goals: set[int]) -> bool:
    """True where nothing but words of passing on stand between the outlet and the cue or its source."""
    at, linked = i, False
    for _ in range(_LONGEST_PATH):
        token = tree.tokens[at]
        if token.head == at:
            return False
        at = token.head
        if at in goals:
            return linked or (token.dep in ("dobj", "dative") and tree.tokens[at].lemma == "tell")
        lemma = tree.tokens[at].lemma
        passed = lemma in _words("pass") or lemma in _words("talk")
        if not passed and lemma not in _words("link"):
            return False
        linked = linked or passed
    return False


def is_outlet(tree: Tree, i: int) -> bool:
    """True for the head of an outlet's name or of words for one: "the BBC", "state media", "Sana, the news agency"."""
    token = tree.tokens[i]
    if token.pos not in ("PROPN", "NOUN"):
        return False
    if role_of(tree, i) == "media":
        return True
    name = name_holding(tree.placed.paragraph.names, token.start)
    if name is not None and is_outlet_name(name.text, name):
        return True
    if token.pos != "PROPN" or (name is not None and name.kind is NameKind.PERSON):
        return False
    if any(role_of(tree, k) == "media" for k in tree.kids(i, "appos", "compound")):
        return True
    letters = token.text.replace(".", "")
    return letters.isupper() and _SHORTEST_LETTERS <= len(letters) <= _LONGEST_LETTERS


@cache
def _words(role: str) -> frozenset[str]:
    return frozenset(row["word"] for row in table("relay_words") if row["role"] == role)
