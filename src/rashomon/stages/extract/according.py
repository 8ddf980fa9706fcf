"""Cues without a verb of saying: "according to", and colons in headlines and scripts."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rashomon.schema.analysis import NameKind
from rashomon.schema.evidence import Span
from rashomon.stages.extract.drafts import Draft, Mention
from rashomon.stages.extract.lexicon import cue_verbs, role_kinds
from rashomon.stages.extract.mentions import phrase
from rashomon.stages.extract.mouths import may_speak
from rashomon.stages.extract.tree import Tree

_COLON = re.compile(r"(?P<source>[^:\n“\"]{2,60}?)\s*:\s+(?=\S)")
_LONGEST_SCRIPT_NAME = 6  # tokens before the colon, with title and office
_AUXILIARY = frozenset({"aux", "auxpass", "cop"})


def according_cues(tree: Tree) -> Iterator[Draft]:
    """ "according to X": the content is the clause it stands in, without the phrase."""
    for i, token in enumerate(tree.tokens):
        if token.text.lower() != "according" or i + 1 >= len(tree.tokens) or tree.tokens[i + 1].text.lower() != "to":
            continue
        thing = _object_of(tree, i)
        if thing is None or not may_speak(tree, thing):
            continue
        source = phrase(tree, thing)
        content = _rest_of_clause(tree, i, max(source.last, tree.right[thing]))
        if content:
            yield Draft(tree, content, [Span(tree.start(i), tree.end(i + 1))], source, "according", verb=i)


def _object_of(tree: Tree, i: int) -> int | None:
    for k in (i + 1, i):
        thing = tree.kid(k, "pobj", "dobj")
        if thing is not None and thing > i:
            return thing
    _, end = tree.sentence(i)
    return next((k for k in range(i + 2, min(end, i + 12)) if tree.tokens[k].pos in ("PROPN", "NOUN", "PRON")), None)


def _rest_of_clause(tree: Tree, i: int, last: int) -> list[Span]:
    """The sentence without the phrase; where the phrase stands in its middle, only the clause it belongs to."""
    first, end = tree.sentence(i)
    start = i - 1 if i > first and tree.tokens[i - 1].text == "," else i
    before, after = tree.span(first, start - 1), tree.span(last + 1, end - 1)
    if after is None:
        return [before] if before else []
    if before is None:
        return [after]
    governor = next((k for k in tree.climb(i) if tree.tokens[k].pos in ("VERB", "AUX")), None)
    if governor is not None:
        before = tree.span(max(first, tree.left[governor]), start - 1) or before
        after = tree.span(last + 1, min(end - 1, tree.right[governor]))
    return [span for span in (before, after) if span is not None]


def headline_cues(tree: Tree) -> Iterator[Draft]:
    """ "Report: at least 62 killed", "Ministry: no survivors": a source, a colon, what it says."""
    text = tree.placed.paragraph.text
    match = _COLON.match(text)
    title = tree.is_headline
    if match is None:
        return
    last = max((k for k, t in enumerate(tree.tokens) if t.end <= match.end("source")), default=None)
    colon = tree.at(tree.placed.start + match.end("source"))
    if last is None or colon is None or not _is_source(tree, last, title):
        return
    part = (k - 1 for k in range(colon + 1, len(tree.tokens)) if title and tree.tokens[k].text in (";", "|"))
    content = tree.span(colon + 1, next(part, len(tree.tokens) - 1))
    source = Mention(tree, last, 0, last)
    if content is not None:
        yield Draft(tree, [content], [Span(tree.start(colon), tree.end(colon))], source, "colon", verb=None)


_LABELS = frozenset({"image", "video", "footage", "photo", "picture", "note", "map", "file", "advertisement", "ad"})


def _is_source(tree: Tree, last: int, title: bool) -> bool:
    """A person, an institution or a word for a source, with nothing that makes it a clause."""
    if any(t.pos in ("VERB", "AUX") and t.lemma in cue_verbs() for t in tree.tokens[: last + 1]):
        return False
    token = tree.tokens[last]
    kinds = {n.kind for n in tree.placed.paragraph.names if n.start <= token.start < n.end}
    if not title:
        return NameKind.PERSON in kinds and last < _LONGEST_SCRIPT_NAME
    if token.lemma.lower() in _LABELS:
        return False
    if token.lemma.lower() in role_kinds() or token.text.lower() in role_kinds():
        return True
    return bool(kinds & {NameKind.PERSON, NameKind.ORGANISATION})
