"""Headlines and scripts: "Report: at least 62 killed", "62 killed: ministry", "ROE: We lost two people."."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator

from rashomon.language.callings import role_kinds
from rashomon.language.data import column
from rashomon.schema.analysis import NameKind
from rashomon.schema.evidence import Span
from rashomon.stages.extract.drafts import Draft, Mention
from rashomon.stages.extract.lexicon import cue_verbs
from rashomon.stages.extract.tree import HEADS, Tree

_COLON = re.compile(r"(?P<source>[^:\n“\"]{2,60}?)\s*:\s+(?=\S)")
_SCRIPT = re.compile(
    r"(?P<source>[A-Z][A-Z.'’\- ]{0,60}[A-Z](?:\s*\([^()\n]{1,30}\)|, [A-Z.,'’\- ]{2,40})?)\s*:\s+(?=\S)"
)
_LAST = re.compile(r"(?<=[\w)”’\"'])\s*(?::|\s[-–—])\s+(?P<source>[^:–—“\"‘]{2,40})$")
_OPENING = ("“", '"', "‘", "'", "«", "„")
_LONGEST_SCRIPT_NAME = 6  # tokens before the colon, with title and office
_LONGEST_LAST = 4  # tokens of a source that ends a headline
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})


def headline_cues(tree: Tree, known: Container[str] = frozenset()) -> Iterator[Draft]:
    """A source, a colon and what it says; or, at the end of a headline, the source last.

    `known` are the names of persons and bodies in the rest of the text, in lower case: a headline is parsed badly.
    """
    text = tree.placed.paragraph.text
    match = _SCRIPT.match(text)
    if match is not None and _is_speaker(tree, match.end("source")):
        yield from _draft(tree, match, _last_of_name(tree, match))
        return
    match = _COLON.match(text)
    if match is not None:
        last = _last_before(tree, match.end("source"))
        named = tree.is_headline and match["source"].casefold() in known
        if last is not None and (named or _is_source(tree, 0, last, tree.is_headline)):
            yield from _draft(tree, match, last)
            return
    if tree.placed.role in HEADS or (tree.is_headline and text[:1] in _OPENING):  # else the name of the page ends it
        yield from _source_last(tree, text.rstrip(" ."), known)


def _last_before(tree: Tree, end: int) -> int | None:
    last = None
    for k, token in enumerate(tree.tokens):
        if token.end > end:
            break
        last = k
    return last


def _draft(tree: Tree, match: re.Match[str], last: int | None) -> Iterator[Draft]:
    colon = tree.at(tree.placed.start + match.end("source"))
    if colon is None or last is None:
        return
    part = (k - 1 for k in range(colon + 1, len(tree.tokens)) if tree.is_headline and tree.tokens[k].text in (";", "|"))
    content = tree.span(colon + 1, next(part, len(tree.tokens) - 1))
    if content is not None:
        cue = Span(tree.start(colon), tree.end(colon))
        yield Draft(tree, [content], [cue], Mention(tree, last, 0, last), "colon", verb=None)


def _source_last(tree: Tree, text: str, known: Container[str]) -> Iterator[Draft]:
    """ "62 killed in raid: ministry": a short source behind the last colon or dash of a headline."""
    match = _LAST.search(text)
    first = tree.at(tree.placed.start + match.start("source")) if match is not None else None
    if match is None or first is None or first < 3:
        return
    last = next((k for k in range(len(tree.tokens) - 1, first, -1) if tree.tokens[k].text != "."), first)
    content = tree.span(0, first - 2)
    told = any(tree.tokens[k].pos in ("VERB", "AUX", "NUM") for k in range(first - 1))
    if not told or tree.tokens[first].tag in (
        "CC",
        "IN",
        "TO",
        "RB",
    ):  # a picture's caption, "a hit - and - run driver"
        return
    named = match["source"].casefold() in known
    if last - first >= _LONGEST_LAST or content is None or not (named or _is_source(tree, first, last, True)):
        return
    cue = Span(tree.start(first - 1), tree.end(first - 1))
    yield Draft(tree, [content], [cue], Mention(tree, last, first, last), "colon", verb=None)


def _is_speaker(tree: Tree, end: int) -> bool:
    """True for a name in capitals before what somebody says, not for a label such as UPDATE or READ MORE."""
    last = _last_before(tree, end)
    words = [t.text.lower() for t in tree.tokens[: (last or 0) + 1]]
    labelled = any(word in column("line_labels", "label") for word in words)
    spoken = tree.tokens[(last or 0) + 2 :]
    return last is not None and not labelled and any(t.tag in _FINITE for t in spoken)


def _last_of_name(tree: Tree, match: re.Match[str]) -> int | None:
    """The last token of the name, before its office: "ANN ROE, MAYOR OF NORTON:", "ROE (on camera):"."""
    name = re.split(r"[,(]", match["source"])[0].rstrip()
    return _last_before(tree, match.start("source") + len(name))


def _is_source(tree: Tree, first: int, last: int, title: bool) -> bool:
    """A person, an institution or a word for a source, with nothing that makes it a clause."""
    if any(t.pos in ("VERB", "AUX") and t.lemma in cue_verbs() for t in tree.tokens[first : last + 1]):
        return False
    token = tree.tokens[last]
    kinds = {n.kind for n in tree.placed.paragraph.names if n.start <= token.start < n.end}
    if not title:
        return NameKind.PERSON in kinds and last < _LONGEST_SCRIPT_NAME
    if token.lemma.lower() in column("line_labels", "label"):
        return False
    if token.lemma.lower() in role_kinds() or token.text.lower() in role_kinds():
        return True
    return bool(kinds & {NameKind.PERSON, NameKind.ORGANISATION})
