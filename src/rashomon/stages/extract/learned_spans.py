"""What speaks for a stretch's being the content of a cue: features of the learned model's second question."""

from __future__ import annotations

from dataclasses import dataclass

from rashomon.schema.evidence import Span
from rashomon.stages.extract.drafts import Draft
from rashomon.stages.extract.learned_contents import ASIDE, Ranges, Stretch, stretches
from rashomon.stages.extract.learned_view import NONE, View, kind_of_cue, overlap
from rashomon.stages.extract.lexicon import cue_verbs
from rashomon.stages.extract.quoted import join_quotations
from rashomon.stages.extract.tree import Tree

_LENGTHS = (1, 2, 4, 8, 16, 32)
_OVERLAPS = (0.99, 0.9, 0.7, 0.5, 0.2)
_LOOKED_AT = 60  # tokens of a stretch in which its head is looked for
_SHOWN = 40  # characters of a frame


@dataclass(frozen=True, slots=True)
class Candidate:
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
            found.setdefault(content, Candidate("rule", ranges, content))
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


def content_features(tree: Tree, cue: int, candidate: Candidate, view: View) -> list[str]:
    """All that the model is told about a stretch, each as a string."""
    first, last = candidate.ranges[0][0], candidate.ranges[-1][1]
    inner = (i for i in range(first, min(last, first + _LOOKED_AT) + 1) if not first <= tree.tokens[i].head <= last)
    roots = list(inner)
    head = roots[0] if roots else _root(tree, first, last)
    return [
        *_form(tree, cue, candidate),
        *_edges(tree, cue, candidate),
        *_insides(tree, cue, candidate, (head, len(roots))),
        *_place(tree, cue, candidate),
        *_patterns(tree, cue, candidate, view),
        *_what_follows(tree, cue, candidate, head),
    ]


def _root(tree: Tree, first: int, last: int) -> int:
    return next((i for i in range(first, last + 1) if tree.tokens[i].head == i), first)


def _form(tree: Tree, cue: int, candidate: Candidate) -> list[str]:
    token, shape = tree.tokens[cue], candidate.shape
    word, kind = token.lemma.lower(), kind_of_cue(tree, cue, token.pos)
    size = candidate.ranges[-1][1] - candidate.ranges[0][0] + 1
    long = sum(size > limit for limit in _LENGTHS)
    frame = "-".join(d for k in tree.children[cue] if k > cue and (d := tree.tokens[k].dep) not in ASIDE)[:_SHOWN]
    features = [f"sh={shape}", f"Lsh={word}{shape}", f"Ksh={kind}{shape}", f"Tsh={token.tag}{shape}"]
    features += [f"Dsh={token.dep}{shape}", f"Fsh={frame}|{shape}", f"len={long}", f"Klen={kind}{long}"]
    features += [f"shlen={shape}{long}", f"Llen={word}{long}", f"parts={len(candidate.ranges)}"]
    return [*features, f"head={tree.is_headline}{shape}"]


def _edges(tree: Tree, cue: int, candidate: Candidate) -> list[str]:
    """The first and last words, and the words on either side."""
    first, last, shape = candidate.ranges[0][0], candidate.ranges[-1][1], candidate.shape
    word, kind = tree.tokens[cue].lemma.lower(), kind_of_cue(tree, cue, tree.tokens[cue].pos)
    begin, end = tree.sentence(cue)
    opens, closes = tree.tokens[first], tree.tokens[last]
    lemma = opens.lemma.lower()
    before = tree.tokens[first - 1].lemma.lower() if first > begin else "^"
    after = tree.tokens[last + 1] if last + 1 < end else None
    features = [f"f={lemma}", f"ft={opens.tag}", f"fsh={shape}{lemma}", f"Lf={word}{lemma}", f"fd={opens.dep}"]
    features += [f"Lft={word}{opens.tag}", f"l={closes.tag}{closes.dep}", f"lsh={shape}{closes.dep}"]
    features += [f"lw={closes.lemma.lower()}", f"pv={before}", f"pvsh={shape}{before}", f"pvK={kind}{before}"]
    if after is None:
        features += ["nx=$", f"nxsh={shape}$"]
    else:
        over = "c" if after.head == cue else "i" if first <= after.head <= last else "o"
        features += [f"nx={after.lemma.lower()}", f"nxt={after.tag}{after.dep}", f"nxsh={shape}{after.dep}"]
        features.append(f"nxh={over}{after.dep}")
    edge = f"{first == begin}{last >= end - 2}"
    return [*features, f"edge={edge}", f"edgesh={edge}{shape}"]


def _insides(tree: Tree, cue: int, candidate: Candidate, head_roots: tuple[int, int]) -> list[str]:
    """The head of the stretch, how many heads it has, whether it holds a verb or a comma."""
    (head, roots), shape = head_roots, candidate.shape
    first, last = candidate.ranges[0][0], candidate.ranges[-1][1]
    word, kind = tree.tokens[cue].lemma.lower(), kind_of_cue(tree, cue, tree.tokens[cue].pos)
    token = tree.tokens[head]
    tokens = tree.tokens[first : last + 1]
    verb = any(t.pos in ("VERB", "AUX") for t in tokens)
    comma = any(t.text == "," for t in tokens)
    features = [f"hl={token.lemma.lower()}", f"ht={token.tag}{shape}", f"Lht={word}{token.tag}"]
    features += [f"Lhl={word}{token.lemma.lower()}", f"hd={token.dep}{shape}", f"roots={min(roots, 4)}{shape}"]
    return [*features, f"roots={min(roots, 4)}", f"v={verb}{kind}", f"v={verb}{shape}", f"comma={comma}{shape}"]


def _place(tree: Tree, cue: int, candidate: Candidate) -> list[str]:
    """Where the stretch lies to the cue, and what of the cue's it leaves out."""
    first, last = candidate.ranges[0][0], candidate.ranges[-1][1]
    word, kind = tree.tokens[cue].lemma.lower(), kind_of_cue(tree, cue, tree.tokens[cue].pos)
    side = "<" if last < cue else ">" if first > cue else "*"
    gap = first - cue if first > cue else cue - last
    holds = any(a <= cue <= b for a, b in candidate.ranges)
    left = [tree.tokens[k].dep for k in tree.children[cue] if k > last and tree.tokens[k].dep not in ASIDE][:2]
    features = [f"gap{side}{min(gap, 6)}", f"gapK{side}{min(gap, 4)}{kind}", f"holds={holds}"]
    return [*features, f"left={left}", f"Kleft={kind}{left}", f"Lleft={word}{candidate.shape}{left}"]


def _patterns(tree: Tree, cue: int, candidate: Candidate, view: View) -> list[str]:
    """Quotation marks, and how near the stretch comes to what the patterns found."""
    word, kind = tree.tokens[cue].lemma.lower(), kind_of_cue(tree, cue, tree.tokens[cue].pos)
    marks = view.marks(candidate.content)
    features = [f"q={marks}", f"qK={marks}{kind}"]
    draft = view.draft(tree, cue)
    if draft is not None and draft.content:
        same = overlap(candidate.content, draft.content)
        near = sum(same > limit for limit in _OVERLAPS)
        features += [f"r={near}", f"rM={near}{draft.method}", f"rS={near}{candidate.shape}", f"rL={near}{word}"]
    return features


def _what_follows(tree: Tree, cue: int, candidate: Candidate, head: int) -> list[str]:
    """ "said he would go | and warned ...": what stands after the stretch, its governor and its tense."""
    first, last = candidate.ranges[0][0], candidate.ranges[-1][1]
    _, end = tree.sentence(cue)
    next_word = last + 1
    while next_word < end and tree.tokens[next_word].dep in ("cc", "punct"):
        next_word += 1
    if next_word >= end:
        return ["fol=$"]
    top, steps = next_word, 0
    while last < tree.tokens[top].head < end and tree.tokens[top].head != top and steps < _LOOKED_AT:
        top, steps = tree.tokens[top].head, steps + 1
    token, cue_token = tree.tokens[top], tree.tokens[cue]
    lemma = token.lemma.lower()
    known = cue_verbs()[lemma].kind if lemma in cue_verbs() else NONE
    over = "c" if token.head == cue else "in" if first <= token.head <= last else "o"
    subject = "s" if tree.kid(top, "nsubj", "nsubjpass", "expl") is not None else "-"
    same = "=" if token.tag == cue_token.tag else "!"
    kind = kind_of_cue(tree, cue, cue_token.pos)
    features = [f"fol={over}{token.dep}{token.tag}", f"folk={over}{token.dep}{known}{subject}{same}"]
    features += [
        f"folj={over}{tree.tokens[last + 1].lemma.lower()}{subject}{same}",
        f"folK={kind}{over}{token.dep}{subject}",
    ]
    features += [f"foll={over}{token.dep}{lemma}", f"folsh={candidate.shape}{over}{token.dep}{subject}"]
    tags = f"{token.tag}{token.dep}/{cue_token.tag}/{tree.tokens[head].tag}{over}"
    return [*features, f"folw={tree.tokens[next_word].lemma.lower()}", f"folt={tags}"]
