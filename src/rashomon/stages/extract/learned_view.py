"""What the learned model looks at around a word: the quotations, and what the patterns found."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from rashomon.language.callings import role_kinds
from rashomon.schema.evidence import Span
from rashomon.stages.extract.cast import name_holding
from rashomon.stages.extract.drafts import Draft
from rashomon.stages.extract.learned_contents import ASIDE
from rashomon.stages.extract.lexicon import cue_nouns, cue_verbs
from rashomon.stages.extract.mouths import may_speak
from rashomon.stages.extract.quoted import Quotations
from rashomon.stages.extract.tree import Tree

NONE = "0"
_MARKS = frozenset('"“”„«»')
_NEAR = 12  # contents before a word that are asked whether they reach it
_MANY_MARKS = 3


class View:
    """One document as the model sees it."""

    def __init__(self, text: str, drafts: Sequence[Draft], quotations: Quotations) -> None:
        self.text = text
        self.quotations = quotations
        self._words: dict[int, list[str]] = {}
        self._headlines: dict[int, bool] = {}
        self._by_cue: dict[tuple[int, int], Draft] = {}
        for draft in drafts:
            at = draft.verb if draft.verb is not None else draft.tree.at(draft.cue[0].start) if draft.cue else None
            if at is not None:
                self._by_cue.setdefault((draft.tree.order, at), draft)
        self._contents = sorted((s.start, s.end, d.kind if d.cue else "carried") for d in drafts for s in d.content)
        self._starts = [start for start, _, _ in self._contents]
        self._cues = sorted((s.start, s.end) for d in drafts for s in d.cue)
        self._marks = [i for i, char in enumerate(text) if char in _MARKS]

    def words(self, tree: Tree) -> Sequence[str]:
        """The lemmas of a paragraph in small letters."""
        words = self._words.get(tree.order)
        if words is None:
            words = self._words[tree.order] = [token.lemma.lower() for token in tree.tokens]
        return words

    def is_headline(self, tree: Tree) -> bool:
        """Whether the paragraph is a headline, asked once."""
        known = self._headlines.get(tree.order)
        if known is None:
            known = self._headlines[tree.order] = tree.is_headline
        return known

    def draft(self, tree: Tree, cue: int) -> Draft | None:
        """What the patterns made of the cue."""
        return self._by_cue.get((tree.order, cue))

    def in_cue(self, tree: Tree, token: int) -> bool:
        """True where the token is part of a cue that the patterns found: "neither confirmed nor denied"."""
        at = tree.start(token)
        last = bisect_right(self._cues, (at, len(self.text))) - 1
        return last >= 0 and self._cues[last][1] > at

    def inside(self, tree: Tree, cue: int) -> str:
        """The kind of cue in whose content the token stands."""
        at = tree.start(cue)
        last = bisect_right(self._starts, at) - 1
        for i in range(last, max(-1, last - _NEAR), -1):
            if self._contents[i][1] > at:
                return self._contents[i][2]
        return NONE

    def quoted(self, tree: Tree, cue: int) -> str:
        """Whether the token stands in speech (1), in longer quoted text (2), or in neither (0)."""
        at = tree.start(cue)
        if self.quotations.around(at) is None:
            return NONE
        return "1" if self.quotations.speech_around(at) is not None else "2"

    def marks_in(self, start: int, end: int) -> int:
        """How many quotation marks stand between two offsets, up to three."""
        return min(_MANY_MARKS, bisect_left(self._marks, end) - bisect_left(self._marks, start))

    def marks(self, content: Sequence[Span]) -> str:
        """The same for a content, with a sign where it opens with a mark."""
        start, end = content[0].start, content[-1].end
        next_mark = bisect_left(self._marks, start - 1)
        opens = next_mark < len(self._marks) and self._marks[next_mark] <= start
        return ("q" if opens else "") + str(self.marks_in(start, end))


@dataclass(frozen=True, slots=True)
class Spot:
    """One word as a cue, with what all questions about it ask: worked out once.

    `words` are the paragraph's lemmas in small letters, `known` the kind that the tables give the cue (`NONE` for
    none), `kind` the same or the part of speech, `frame` the relations of what it governs to its right, `first` and
    `end` the tokens of its sentence, `draft` what the patterns made of it.
    """

    tree: Tree
    cue: int
    words: Sequence[str]
    word: str
    known: str
    kind: str
    frame: tuple[str, ...]
    first: int
    end: int
    draft: Draft | None
    headline: bool


def spot(tree: Tree, cue: int, view: View) -> Spot:
    """Look at a word as a cue."""
    words, token = view.words(tree), tree.tokens[cue]
    known = kind_of_cue(tree, cue)
    kind = token.pos if known == NONE else known
    frame = tuple(d for k in tree.children[cue] if k > cue and (d := tree.tokens[k].dep) not in ASIDE)
    first, end = tree.sentence(cue)
    draft = view.draft(tree, cue)
    return Spot(tree, cue, words, words[cue], known, kind, frame, first, end, draft, view.is_headline(tree))


def kind_of_mouth(tree: Tree, k: int | None) -> str:
    """What kind of mouth a token could be: a pronoun, a kind of name, a noun that may speak or may not, none."""
    if k is None:
        return "none"
    token = tree.tokens[k]
    if token.pos == "PRON":
        return "pron:" + token.text.lower()
    name = name_holding(tree.placed.paragraph.names, token.start)
    if name is not None:
        return "name:" + name.kind.value
    if token.pos == "PROPN":
        return "propn"
    return f"noun:{role_kinds().get(token.lemma.lower()) or may_speak(tree, k)}"


def kind_of_cue(tree: Tree, cue: int, other: str = NONE) -> str:
    """The kind of a cue that the language's tables know; `other` for one that they do not."""
    token = tree.tokens[cue]
    lemma = token.lemma.lower()
    if token.pos in ("VERB", "AUX"):
        entry = cue_verbs().get(lemma)
        return entry.kind if entry is not None else other
    return "noun" if token.pos == "NOUN" and lemma in cue_nouns() else other


def overlap(one: Sequence[Span], other: Sequence[Span]) -> float:
    """Jaccard of two contents in characters."""
    if one[-1].end <= other[0].start or other[-1].end <= one[0].start:
        return 0.0
    both = sum(max(0, min(a.end, b.end) - max(a.start, b.start)) for a in one for b in other)
    return both / (sum(s.end - s.start for s in (*one, *other)) - both) if both else 0.0
