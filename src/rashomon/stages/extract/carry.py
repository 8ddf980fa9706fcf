"""Quotations without a cue of their own, given to whoever goes on speaking."""

from __future__ import annotations

import re
from bisect import bisect_left, insort
from collections.abc import Iterable, Sequence

from rashomon.language.callings import role_kinds
from rashomon.language.text import fold
from rashomon.schema.analysis import NameKind, Quotation
from rashomon.schema.document import BlockRole
from rashomon.schema.evidence import Span
from rashomon.schema.statement import Directness
from rashomon.stages.extract.drafts import Draft, Mention
from rashomon.stages.extract.mentions import is_narrator, phrase
from rashomon.stages.extract.quoted import Quotations, is_utterance
from rashomon.stages.extract.tree import Tree

LONGEST = 1500  # characters: a longer stretch is no longer evidence a reader can take in
_LONGEST_GAP = 160
_LONGEST_SIGNATURE = 80
_HEAD_LINES = 10  # paragraphs with the repeated headline, the date and the place of a press statement
_ISSUED = re.compile(
    r"(?i:(?:(?:joint|press|public|official|opening|full)\s+)*(?:statement|remarks|comments?|message|speech)"
    r"\s+(?:by|from|of|attributable to|attributed to)\s+)(?:[a-z]+\s+){0,3}(?=[A-Z])"
)
_NEAR = 20  # statements
_DASHES = ("-", "–", "—", "―")
_STOP = re.compile(r"[.?!] ?[\"”’]?\s+[\"“A-Z]")
_HEADS = frozenset({BlockRole.TITLE, BlockRole.HEADING})
_REPEATED_WORDS = 4  # a shorter quotation may be said by several


class Taken:
    """The stretches that statements and cues hold already."""

    def __init__(self, drafts: Iterable[Draft]) -> None:
        spans = sorted({s for d in drafts for s in (*d.content, *d.cue)})
        self._starts = [s.start for s in spans]
        self._reach: list[int] = []
        for span in spans:
            self._reach.append(max(span.end, self._reach[-1] if self._reach else 0))

    def holds(self, span: Span) -> bool:
        """True when some of `span` is taken."""
        i = bisect_left(self._starts, span.end) - 1
        return i >= 0 and self._reach[i] > span.start


class Carrier:
    """Gives loose quotations to speakers, paragraph by paragraph."""

    def __init__(self, trees: Sequence[Tree], found: Sequence[Draft], quotations: Quotations, text: str) -> None:
        drafts = [draft for draft in found if draft.content]
        self._trees = trees
        self._text = text
        self._quotations = quotations
        self._taken = Taken(d for d in drafts if not self._is_inner(d))
        self._silent: dict[int, list[Draft]] = {}
        for draft in found:
            if not draft.content and draft.source is not None:
                self._silent.setdefault(draft.tree.order, []).append(draft)
        self._by_order: dict[int, list[Draft]] = {}
        for draft in sorted((d for d in drafts if not self._is_inner(d)), key=lambda d: d.start):
            self._by_order.setdefault(draft.tree.order, []).append(draft)
        self._main = list(drafts)
        self._issuer = next((who for tree in trees[:_HEAD_LINES] if (who := _issuer(tree)) is not None), None)

    def carry(self) -> list[Draft]:
        """A draft for each quotation that nothing holds, but for those that join the draft they go on."""
        carried: list[Draft] = []
        loose: list[Draft] = []
        for tree in self._trees:
            whole = Span(tree.placed.start, tree.placed.start + len(tree.placed.paragraph.text))
            for quotation in self._quotations.touching(whole):
                inner = Span(quotation.inner_start, quotation.inner_end)
                if quotation.start < whole.start or self._taken.holds(inner):
                    continue
                if is_utterance(quotation, self._text, tree):
                    draft = self._attribute(quotation, inner, tree)
                    if draft is not None:
                        (carried if draft.carried or draft.source else loose).append(draft)
                        insort(self._by_order.setdefault(tree.order, []), draft, key=_start)
        said = self._said_by([*self._main, *carried])
        for draft in loose:
            draft.carried = said.get(fold(self._text[draft.start : draft.end]))
            draft.method = "repeated" if draft.carried is not None else draft.method
        return [*carried, *loose]

    def _said_by(self, drafts: Iterable[Draft]) -> dict[str, Draft]:
        """Direct statements by their words: a deck or a pull quotation repeats what the text attributes."""
        direct = [d for d in drafts if d.directness is Directness.DIRECT and (d.cue or d.carried)]
        words = {fold(self._text[s.start : s.end]): d for d in direct for s in d.content}
        return {w: d for w, d in words.items() if w.count(" ") >= _REPEATED_WORDS}

    def _near(self, tree: Tree, offset: int) -> list[Draft]:
        """The statements of a paragraph around an offset, a bounded number to either side."""
        drafts = self._by_order.get(tree.order, [])
        at = bisect_left(drafts, offset, key=_start)
        return drafts[max(0, at - _NEAR) : at + _NEAR]

    def _is_inner(self, draft: Draft) -> bool:
        """True for a cue inside somebody's quotation: whoever it names does not speak on after it."""
        return any(self._quotations.speech_around(cue.start) is not None for cue in draft.cue)

    def _attribute(self, quotation: Quotation, inner: Span, tree: Tree) -> Draft | None:
        leader = self._signed(quotation, tree) or self._announced(quotation, inner, tree)
        if isinstance(leader, Draft) and leader.content == [inner]:
            return leader
        leader = leader or self._here(quotation, tree) or self._from_before(quotation, tree)
        if leader is None and self._issuer is not None and self._issuer.tree.order < tree.order:
            return _direct(tree, inner, "issued", source=self._issuer)
        if isinstance(leader, Draft):
            if _goes_on(leader, inner, self._text):
                leader.content = sorted([*leader.content, inner])
                if leader.tree is not tree:  # who speaks here is asked for again by the next paragraph
                    insort(self._by_order.setdefault(tree.order, []), leader, key=_start)
                return None
            return _direct(tree, inner, "carried", carried=leader)
        return _direct(tree, inner, "subject" if leader else "loose", source=leader)

    def _signed(self, quotation: Quotation, tree: Tree) -> Mention | None:
        """A dash and a name right under the quotation, or right after it, tell who said it."""
        line, begin = tree, quotation.end
        if not self._text[begin : _end(tree)].strip(" ."):
            if tree.order + 1 >= len(self._trees):
                return None
            line = self._trees[tree.order + 1]
            begin = line.placed.start
        words = self._text[begin : _end(line)].strip()
        if not words.startswith(_DASHES) or len(words) > _LONGEST_SIGNATURE:
            return None
        names = line.placed.paragraph.names
        name = next((n for n in names if n.kind is NameKind.PERSON and line.placed.start + n.start >= begin), None)
        last = line.at(line.placed.start + name.end - 1) if name is not None else None
        return phrase(line, last) if last is not None else None

    def _announced(self, quotation: Quotation, inner: Span, tree: Tree) -> Draft | Mention | None:
        """ "The mayor continued:" and then the quotation: the cue that waits for it, or whom the sentence tells of."""
        before = self._text[tree.placed.start : quotation.start].rstrip()
        line = tree
        if not before and tree.order > 0:
            line = self._trees[tree.order - 1]
            before = line.placed.paragraph.text
        if not before.rstrip().endswith(":") or not line.tokens:
            return None
        colon = line.at(line.placed.start + len(before.rstrip()) - 1)
        if colon is None:
            return None
        sentence = line.sentence(colon)
        for draft in reversed(self._silent.get(line.order, [])):
            if draft.verb is not None and sentence[0] <= draft.verb <= colon and not draft.content:
                draft.content, draft.directness = [inner], Directness.DIRECT
                return draft
        drafts = [
            d for d in self._near(line, line.end(colon)) if d.source and line.start(sentence[0]) <= d.source.span.start
        ]
        return _outermost(drafts) if drafts else _subject_within(line, sentence, anybody=True)

    def _here(self, quotation: Quotation, tree: Tree) -> Draft | Mention | None:
        """Whoever speaks in the quotation's own paragraph: before it, or else right after it."""
        drafts = [d for d in self._near(tree, quotation.start) if d.source is not None or d.carried is not None]
        before = [d for d in drafts if d.start < quotation.start]
        first = tree.at(quotation.start)
        if first is None:
            return None
        subject = _sentence_subject(tree, first)
        if before:
            last = _outermost(before)
            spoken = max(last.end, *(c.end for c in last.cue)) if last.cue else last.end
            gap = self._text[max(0, spoken - 2) : quotation.start]  # with the stop inside the quotation before
            passed = subject is not None and _STOP.search(gap) and subject.span.start > spoken
            return subject if passed else _quoted_above(last, before)
        if subject is not None:
            return subject
        return next((d for d in drafts if d.start >= quotation.end and d.directness is Directness.DIRECT), None)

    def _from_before(self, quotation: Quotation, tree: Tree) -> Draft | Mention | None:
        """Whoever spoke, or was told of, at the end of the paragraph before."""
        if tree.order == 0 or self._text[tree.placed.start : quotation.start].strip(" -–—"):
            return None
        earlier = self._trees[tree.order - 1]
        if earlier.placed.role in _HEADS or not earlier.tokens:
            return None
        drafts = self._near(earlier, _end(earlier))
        last_sentence = earlier.sentence(len(earlier.tokens) - 1)
        at_end = [d for d in drafts if max([d.end, *(c.end for c in d.cue)]) > earlier.start(last_sentence[0])]
        if at_end:
            return _outermost(at_end)
        return _subject_within(earlier, last_sentence) or (_outermost(drafts) if drafts else None)


def _issuer(line: Tree) -> Mention | None:
    """The person or body in a line such as "Statement by Ann Roe, director of the agency": the page is hers."""
    heading = _ISSUED.match(line.placed.paragraph.text)
    if heading is None:
        return None
    names = line.placed.paragraph.names
    mouths = (NameKind.PERSON, NameKind.ORGANISATION)
    name = next((n for n in names if n.kind in mouths and n.start <= heading.end() < n.end), None)
    last = line.at(line.placed.start + name.end - 1) if name is not None else None
    return phrase(line, last) if last is not None else None


def _start(draft: Draft) -> int:
    return draft.start


def _end(tree: Tree) -> int:
    return tree.placed.start + len(tree.placed.paragraph.text)


def _direct(tree: Tree, inner: Span, method: str, carried: Draft | None = None, source: Mention | None = None) -> Draft:
    draft = Draft(tree, [inner], [], source, method, carried=carried)
    draft.directness = Directness.DIRECT
    return draft


def _outermost(drafts: Sequence[Draft]) -> Draft:
    """The last that is not reported inside another."""
    free = [
        d for d in drafts if not any(s.covers(c) for o in drafts if o is not d for s in o.content for c in d.cue[:1])
    ]
    return (free or drafts)[-1]


def _quoted_above(last: Draft, before: Sequence[Draft]) -> Draft:
    """ "...," she said, adding that ...: what she goes on to say goes with what she said, not with what she added."""
    if last.verb is None or last.directness is Directness.DIRECT:
        return last
    tokens = last.tree.tokens
    for draft in reversed(before):
        if draft is last or draft.verb is None or draft.tree is not last.tree:
            continue
        if tokens[draft.verb].sentence != tokens[last.verb].sentence:
            break
        if draft.directness is Directness.DIRECT and draft.verb in last.tree.climb(last.verb):
            return draft
    return last


def _sentence_subject(tree: Tree, first: int) -> Mention | None:
    """The person or body that the sentence right before token `first` tells of, in the same paragraph."""
    begin, _ = tree.sentence(first)
    if tree.tokens[first].start > tree.tokens[begin].start and begin < first:
        return None
    if begin == 0:
        return None
    return _subject_within(tree, tree.sentence(begin - 1))


def _subject_within(tree: Tree, sentence: tuple[int, int], anybody: bool = False) -> Mention | None:
    for i in range(*sentence):
        if tree.tokens[i].head == i:
            subject = tree.kid(i, "nsubj", "nsubjpass")
            if subject is not None and (_is_somebody(tree, subject) or (anybody and not is_narrator(tree, subject))):
                return phrase(tree, subject)
    return None


def _is_somebody(tree: Tree, i: int) -> bool:
    """A person, or a word for one: what follows in quotation marks may be theirs."""
    token = tree.tokens[i]
    if is_narrator(tree, i):
        return False
    if token.text.lower() in ("he", "she"):
        return True
    named = any(n.kind is NameKind.PERSON and n.start <= token.start < n.end for n in tree.placed.paragraph.names)
    return named or (token.tag == "NN" and role_kinds().get(token.lemma) in ("role", "crowd"))


def _goes_on(leader: Draft, span: Span, text: str) -> bool:
    """True where the quotation is the rest of the leader's: its cue alone stands between them."""
    if leader.directness is not Directness.DIRECT or not leader.cue:
        return False
    if span.start > leader.end:
        spoken = max(leader.end, leader.cue[-1].end)
        first, gap, last = leader.start, text[spoken : span.start], span.end
        if (
            spoken == leader.end
            and text[leader.start : spoken].rstrip().endswith((".", "?", "!"))
            and any(char.isalnum() for char in gap)
        ):
            return False
    else:
        first, gap, last = span.start, text[span.end : leader.start], leader.end
    if "\n" in gap and any(char.isalnum() for char in gap):
        return False
    return last - first <= LONGEST and len(gap) <= _LONGEST_GAP and not _STOP.search(gap.strip("\"“”’' ."))
