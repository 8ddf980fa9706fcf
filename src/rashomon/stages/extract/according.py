"""Phrases that name a source without a verb of saying: "according to", "in the mayor's view", "as she put it"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from rashomon.schema.evidence import Span
from rashomon.stages.extract.drafts import Draft
from rashomon.stages.extract.lexicon import phrases_before_source, source_phrases
from rashomon.stages.extract.mentions import phrase
from rashomon.stages.extract.mouths import may_speak
from rashomon.stages.extract.tree import Tree

_FIRST_WORDS = frozenset({"according", "as", "per", "in", "by"})
_REACH = 12  # tokens between "as" or "according" and the noun or verb that belongs to it


def according_cues(tree: Tree) -> Iterator[Draft]:
    """ "according to X", "in X's view", "as X put it": the content is the clause it stands in, without the phrase."""
    for i, token in enumerate(tree.tokens):
        if token.text.lower() not in _FIRST_WORDS:
            continue
        aside = _followed(tree, i) or _owned(tree, i) or _put(tree, i)
        if aside is None or not may_speak(tree, aside.head):
            continue
        source = phrase(tree, aside.head)
        content = _rest_of_clause(tree, i, max(source.last, aside.last))
        if content and not any(source.span.overlap(span) for span in content):
            yield Draft(
                tree,
                content,
                [Span(tree.start(first), tree.end(last)) for first, last in aside.cue],
                source,
                "according",
                verb=i,
            )


@dataclass(frozen=True, slots=True)
class _Aside:
    """A phrase that names a source: the head of the source, the phrase's last token, the tokens of its cue."""

    head: int
    last: int
    cue: tuple[tuple[int, int], ...]


def _followed(tree: Tree, i: int) -> _Aside | None:
    """ "according to X", "in the words of X": fixed words and the source after them."""
    known = phrases_before_source().get(tree.tokens[i].text.lower(), ())
    words = next((w for w in known if _reads(tree, i, w)), None)
    if words is None or (len(words) == 1 and not _is_set_off(tree, i)):
        return None
    last = i + len(words) - 1
    thing = next((k for p in (last, i) for k in tree.kids(p, "pobj", "dobj") if k > last), None)
    if thing is None and words[0] == "according":
        _, end = tree.sentence(i)
        near = range(last + 1, min(end, i + _REACH))
        thing = next((k for k in near if tree.tokens[k].pos in ("PROPN", "NOUN", "PRON")), None)
    return _Aside(thing, tree.right[thing], ((i, last),)) if thing is not None else None


def _owned(tree: Tree, i: int) -> _Aside | None:
    """ "in the mayor's view", "by her own account": set off from the clause that it is about."""
    noun = tree.kid(i, "pobj")
    owner = tree.kid(noun, "poss") if noun is not None else None
    if (
        noun is None
        or owner is None
        or (tree.tokens[i].text.lower(), tree.tokens[noun].text.lower()) not in source_phrases("owner")
    ):
        return None
    following = tree.tokens[noun + 1].text if noun + 1 < len(tree.tokens) else "."
    if tree.right[noun] != noun or (following not in (",", ".") and not _is_set_off(tree, i)):
        return None
    return _Aside(owner, noun, ((i, i), (noun, noun)))


def _put(tree: Tree, i: int) -> _Aside | None:
    """ "as X put it": "as", the source, the verb and nothing that the verb would tell by itself."""
    verb = tree.tokens[i].head
    if verb <= i or tree.tokens[i].dep not in ("mark", "prep", "advmod") or verb - i > _REACH:
        return None
    told = tree.kid(verb, "dobj")
    words = (
        tree.tokens[i].text.lower(),
        tree.tokens[verb].lemma,
        *(["it"] if told == verb + 1 and tree.tokens[told].text == "it" else []),
    )
    subject = tree.kid(verb, "nsubj")
    if words not in source_phrases("put") or subject is None or not i < subject < verb:
        return None
    last = verb + len(words) - 2
    if tree.kid(verb, "ccomp", "xcomp") is not None or (told is not None and told > last):
        return None
    following = tree.tokens[last + 1].text if last + 1 < len(tree.tokens) else "."
    set_off = following in (",", ".", ":", "–", "—") or tree.tokens[last + 1].pos == "PUNCT"
    return _Aside(subject, last, ((verb, last),)) if set_off and _is_set_off(tree, i) else None


def _reads(tree: Tree, i: int, words: tuple[str, ...]) -> bool:
    return tuple(t.text.lower() for t in tree.tokens[i : i + len(words)]) == words


def _is_set_off(tree: Tree, i: int) -> bool:
    """True at the head of a sentence and after a comma, a dash or a closing mark."""
    return i == tree.sentence(i)[0] or tree.tokens[i - 1].pos == "PUNCT"


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
