"""What speaks for a stretch's being the content of a cue: features of the learned model's second question."""

from __future__ import annotations

from typing import NamedTuple

from rashomon.schema.evidence import Span
from rashomon.stages.extract.drafts import Draft
from rashomon.stages.extract.learned_contents import ASIDE, Ranges, Stretch, stretches
from rashomon.stages.extract.learned_model import Group
from rashomon.stages.extract.learned_view import NONE, Spot, View, overlap
from rashomon.stages.extract.lexicon import cue_verbs
from rashomon.stages.extract.quoted import join_quotations
from rashomon.stages.extract.tree import Tree

RULE = "rule"  # the shape of what the patterns chose
_LENGTHS = (1, 2, 4, 8, 16, 32)
_OVERLAPS = (0.99, 0.9, 0.7, 0.5, 0.2)
_LOOKED_AT = 60  # tokens of a stretch in which its head is looked for
_SHOWN = 40  # characters of a frame
_VERBS = frozenset({"VERB", "AUX"})


class Candidate(NamedTuple):
    """A stretch as content: `content` is in document offsets, joined with the quotations it meets."""

    shape: str
    ranges: Ranges
    content: tuple[Span, ...]


def candidates(tree: Tree, cue: int, view: View) -> list[Candidate]:
    """What the parse and the patterns offer as the cue's content, each once."""
    found: dict[tuple[Span, ...], Candidate] = {}
    for stretch in stretches(tree, cue):
        content = _content(tree, cue, stretch, view)
        if content:
            found.setdefault(content, Candidate(stretch.shape, stretch.ranges, content))
    draft = view.draft(tree, cue)
    if draft is not None and draft.content:
        ranges = _tokens(tree, draft)
        if ranges:
            content = tuple(draft.content)
            found.setdefault(content, Candidate(RULE, ranges, content))
    return list(found.values())


def _content(tree: Tree, cue: int, stretch: Stretch, view: View) -> tuple[Span, ...]:
    spans = [tree.span(*_without_that(tree, around)) for around in stretch.ranges]
    kept = [span for span in spans if span is not None]
    met = [quotation for span in kept for quotation in view.quotations.touching(span)]
    if any(not quotation.closed for quotation in met) or tree.tokens[stretch.ranges[-1][1]].lemma == "as":
        return ()  # nobody knows where it ends; ["It was hell," as] she put it
    if met:
        draft = Draft(tree, kept, [Span(tree.start(cue), tree.end(cue))], None, "learned", verb=cue)
        join_quotations(draft, view.quotations, view.text)
        kept = draft.content
    return tuple(kept)


def _without_that(tree: Tree, around: tuple[int, int]) -> tuple[int, int]:
    first, last = around
    while first < last and (
        (tree.tokens[first].lemma == "that" and tree.tokens[first].dep == "mark") or tree.tokens[first].text in ",:"
    ):
        first += 1
    return first, last


def _tokens(tree: Tree, draft: Draft) -> Ranges:
    """The tokens of a draft's content, as far as they stand in the cue's paragraph."""
    low, high = tree.placed.start, tree.placed.start + len(tree.placed.paragraph.text)
    ranges = []
    for span in draft.content:
        first, last = tree.at(span.start), tree.at(span.end - 1)
        if low <= span.start and span.end <= high and first is not None and last is not None and first <= last:
            ranges.append((first, last))
    return tuple(ranges)


def form_features(spot: Spot, candidate: Candidate) -> list[Group]:
    """What the model is told about a stretch without a look inside it: how it lies to the cue, and its length."""
    token, shape = spot.tree.tokens[spot.cue], candidate.shape
    first, last = candidate.ranges[0][0], candidate.ranges[-1][1]
    long = sum(last - first + 1 > limit for limit in _LENGTHS)
    cue, children = spot.cue, spot.tree.children[spot.cue]
    left = "-".join([d for k in children if k > cue and k > last and (d := spot.tree.tokens[k].dep) not in ASIDE][:2])
    side = "<" if last < cue else ">" if first > cue else "*"
    gap = min(first - cue if first > cue else cue - last, 6)
    holds = any(a <= cue <= b for a, b in candidate.ranges)
    edge = f"{first == spot.first}{last >= spot.end - 2}"
    return [
        (_of_shape, shape, spot.kind, token.tag, token.dep, long),
        (_of_outline, shape, len(candidate.ranges), spot.headline, edge),
        (_of_word_with_shape, spot.word, shape, long, left),
        (_of_frame, "-".join(spot.frame)[:_SHOWN], shape),
        (_of_place, side, gap, holds, left, spot.kind),
    ]


def _of_shape(shape: str, kind: str, tag: str, dep: str, long: int) -> list[str]:
    features = [f"sh={shape}", f"Ksh={kind}{shape}", f"Tsh={tag}{shape}", f"Dsh={dep}{shape}"]
    return [*features, f"KDsh={kind}{dep}{shape}", f"len={long}", f"Klen={kind}{long}", f"shlen={shape}{long}"]


def _of_outline(shape: str, parts: int, headline: bool, edge: str) -> list[str]:
    return [f"parts={parts}", f"head={headline}{shape}", f"edge={edge}", f"edgesh={edge}{shape}"]


def _of_word_with_shape(word: str, shape: str, long: int, left: str) -> list[str]:
    return [f"Lsh={word}{shape}", f"Llen={word}{long}", f"Lleft={word}{shape}{left}"]


def _of_frame(frame: str, shape: str) -> list[str]:
    return [f"Fsh={frame}|{shape}"]


def _of_place(side: str, gap: int, holds: bool, left: str, kind: str) -> list[str]:
    features = [f"gap{side}{gap}", f"gapK{side}{min(gap, 4)}{kind}", f"holds={holds}"]
    return [*features, f"left={left}", f"Kleft={kind}{left}"]


def content_features(spot: Spot, candidate: Candidate, view: View) -> list[Group]:
    """All else that the model is told about a stretch."""
    tokens = spot.tree.tokens
    first, last = candidate.ranges[0][0], candidate.ranges[-1][1]
    roots = [i for i in range(first, min(last, first + _LOOKED_AT) + 1) if not first <= tokens[i].head <= last]
    head = roots[0] if roots else next((i for i in range(first, last + 1) if tokens[i].head == i), first)
    return [
        *_edges(spot, candidate),
        *_insides(spot, candidate, head, len(roots)),
        *_patterns(spot, candidate, view),
        *_what_follows(spot, candidate, head),
    ]


def _edges(spot: Spot, candidate: Candidate) -> list[Group]:
    """The first and last words, and the words on either side."""
    tokens, words, shape = spot.tree.tokens, spot.words, candidate.shape
    first, last = candidate.ranges[0][0], candidate.ranges[-1][1]
    opens, closes = tokens[first], tokens[last]
    groups: list[Group] = [
        (_of_opening, words[first], opens.tag, opens.dep, shape),
        (_of_word_with_opening, spot.word, words[first], opens.tag),
        (_of_closing, words[last], closes.tag, closes.dep, shape),
        (_of_word_before, words[first - 1] if first > spot.first else "^", shape, spot.kind),
    ]
    if last + 1 >= spot.end:
        return [*groups, (_of_end, shape)]
    after = tokens[last + 1]
    over = "c" if after.head == spot.cue else "i" if first <= after.head <= last else "o"
    return [*groups, (_of_word_after, words[last + 1], after.tag, after.dep), (_of_after, after.dep, over, shape)]


def _of_opening(word: str, tag: str, dep: str, shape: str) -> list[str]:
    return [f"f={word}", f"ft={tag}", f"fsh={shape}{word}", f"fd={dep}"]


def _of_word_with_opening(word: str, opening: str, tag: str) -> list[str]:
    return [f"Lf={word}{opening}", f"Lft={word}{tag}"]


def _of_closing(word: str, tag: str, dep: str, shape: str) -> list[str]:
    return [f"l={tag}{dep}", f"lsh={shape}{dep}", f"lw={word}"]


def _of_word_before(word: str, shape: str, kind: str) -> list[str]:
    return [f"pv={word}", f"pvsh={shape}{word}", f"pvK={kind}{word}"]


def _of_end(shape: str) -> list[str]:
    return ["nx=$", f"nxsh={shape}$"]


def _of_word_after(word: str, tag: str, dep: str) -> list[str]:
    return [f"nx={word}", f"nxt={tag}{dep}"]


def _of_after(dep: str, over: str, shape: str) -> list[str]:
    return [f"nxsh={shape}{dep}", f"nxh={over}{dep}", f"nxhsh={shape}{over}{dep}"]


def _insides(spot: Spot, candidate: Candidate, head: int, roots: int) -> list[Group]:
    """The head of the stretch, how many heads it has, whether it holds a verb or a comma."""
    token = spot.tree.tokens[head]
    tokens = spot.tree.tokens[candidate.ranges[0][0] : candidate.ranges[-1][1] + 1]
    verb = any(t.pos in _VERBS for t in tokens)
    comma = "," in [t.text for t in tokens]
    return [
        (_of_head, token.tag, token.dep, min(roots, 4), candidate.shape),
        (_of_word_with_head, spot.word, spot.words[head], token.tag),
        (_of_holding, verb, comma, spot.kind, candidate.shape),
    ]


def _of_head(tag: str, dep: str, roots: int, shape: str) -> list[str]:
    return [f"ht={tag}{shape}", f"hd={dep}{shape}", f"roots={roots}{shape}", f"roots={roots}"]


def _of_word_with_head(word: str, head: str, tag: str) -> list[str]:
    return [f"hl={head}", f"Lhl={word}{head}", f"Lht={word}{tag}"]


def _of_holding(verb: bool, comma: bool, kind: str, shape: str) -> list[str]:
    return [f"v={verb}{kind}", f"v={verb}{shape}", f"comma={comma}{shape}"]


def _patterns(spot: Spot, candidate: Candidate, view: View) -> list[Group]:
    """Quotation marks, and how near the stretch comes to what the patterns found."""
    groups: list[Group] = [(_of_marks, view.marks(candidate.content), spot.kind, candidate.shape)]
    draft = spot.draft
    if draft is not None and draft.content:
        same = overlap(candidate.content, draft.content)
        near = sum(same > limit for limit in _OVERLAPS)
        ends = 0 if draft.content[-1].end == candidate.content[-1].end else 1
        groups.append((_of_nearness, near, draft.method, candidate.shape, spot.word, ends))
    return groups


def _of_marks(marks: str, kind: str, shape: str) -> list[str]:
    return [f"q={marks}", f"qK={marks}{kind}", f"qsh={marks}{shape}"]


def _of_nearness(near: int, method: str, shape: str, word: str, ends: int) -> list[str]:
    features = [f"r={near}", f"rM={near}{method}", f"rS={near}{shape}", f"rL={near}{word}"]
    return [*features, f"rMS={near}{method}{shape}", f"rME={near}{method}{ends}"]


def _what_follows(spot: Spot, candidate: Candidate, head: int) -> list[Group]:
    """ "said he would go | and warned ...": what stands after the stretch, its governor and its tense."""
    tree, tokens, words = spot.tree, spot.tree.tokens, spot.words
    first, last, end = candidate.ranges[0][0], candidate.ranges[-1][1], spot.end
    next_word = last + 1
    while next_word < end and tokens[next_word].dep in ("cc", "punct"):
        next_word += 1
    if next_word >= end:
        return [(_of_nothing,)]
    top, steps = next_word, 0
    while last < tokens[top].head < end and tokens[top].head != top and steps < _LOOKED_AT:
        top, steps = tokens[top].head, steps + 1
    token, cue = tokens[top], tokens[spot.cue]
    known = cue_verbs()[words[top]].kind if words[top] in cue_verbs() else NONE
    over = "c" if token.head == spot.cue else "in" if first <= token.head <= last else "o"
    subject = "s" if tree.kid(top, "nsubj", "nsubjpass", "expl") is not None else "-"
    same = "=" if token.tag == cue.tag else "!"
    joint = f"{over}{words[last + 1]}{subject}{same}"
    return [
        (_of_follower, f"{over}{token.dep}", token.tag, known, f"{subject}{same}"),
        (_of_follower_here, f"{over}{token.dep}{subject}", candidate.shape, spot.kind),
        (_of_following_word, f"{over}{token.dep}", words[top]),
        (_of_next_word, words[next_word], joint, spot.kind),
        (_of_tags, f"{token.tag}{token.dep}/{cue.tag}/{tokens[head].tag}{over}"),
    ]


def _of_nothing() -> list[str]:
    return ["fol=$"]


def _of_follower(over: str, tag: str, known: str, tense: str) -> list[str]:
    return [f"fol={over}{tag}", f"folk={over}{known}{tense}"]


def _of_follower_here(over: str, shape: str, kind: str) -> list[str]:
    return [f"folK={kind}{over}", f"folsh={shape}{over}"]


def _of_following_word(over: str, word: str) -> list[str]:
    return [f"foll={over}{word}"]


def _of_next_word(word: str, joint: str, kind: str) -> list[str]:
    return [f"folw={word}", f"folj={joint}", f"folJ={kind}{joint}"]


def _of_tags(tags: str) -> list[str]:
    return [f"folt={tags}"]
