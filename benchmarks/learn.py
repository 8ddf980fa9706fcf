"""Train the product's learned mechanism on the corpus of attributions: the same data gives the same file."""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from benchmarks.attribution import Article, read_article
from benchmarks.loglinear import Rows, fit_choice, fit_yes_no
from benchmarks.rows import Row, read_rows
from rashomon.schema.evidence import Span
from rashomon.stages.extract.learned_cues import cue_features, may_be_cue
from rashomon.stages.extract.learned_model import Group, Model, Weights, write_model
from rashomon.stages.extract.learned_sources import Mouth, mouths, source_features
from rashomon.stages.extract.learned_spans import Candidate, candidates, content_features, form_features
from rashomon.stages.extract.learned_view import View, overlap, spot
from rashomon.stages.extract.mentions import phrase
from rashomon.stages.extract.quoted import Quotations
from rashomon.stages.extract.statements import find_drafts
from rashomon.stages.extract.tree import Tree, plant_all

_BITS = 20
_RAREST = 3  # rows that a feature stands in at least
_MET = 0.5  # Jaccard from which a candidate counts as the gold content, as in the score
_FEWEST, _LOWEST_SHARE = 2, 0.05  # how often, and in what share of its uses, a word headed a cue in training
_PENALTIES = (15.0, 3.0, 10.0)  # cues, contents, sources: chosen on the fifth of the training documents left out


@dataclass(slots=True)
class Choices:
    """Groups of alternatives: the features of each, and how right it is."""

    rows: list[list[Group]] = field(default_factory=list)
    right: list[float] = field(default_factory=list)
    groups: list[int] = field(default_factory=list)

    def add(self, rows: Sequence[list[Group]], right: Sequence[float]) -> None:
        """Add a group in which the best alternatives share the answer; one without a right answer teaches nothing."""
        best = max(right)
        if best <= 0:
            return
        wanted = [float(r >= best - 1e-9) for r in right]
        group = self.groups[-1] + 1 if self.groups else 0
        self.rows += rows
        self.right += [w / sum(wanted) for w in wanted]
        self.groups += [group] * len(rows)


@dataclass(slots=True)
class Examples:
    """What the three questions are taught with."""

    words: list[list[Group]] = field(default_factory=list)
    answers: list[float] = field(default_factory=list)
    contents: Choices = field(default_factory=Choices)
    sources: Choices = field(default_factory=Choices)


@dataclass(frozen=True, slots=True)
class Lesson:
    """One gold attribution whose content a candidate meets: the cue, the candidates, and how far each meets it."""

    tree: Tree
    cue: int
    gold: Row
    offered: tuple[Candidate, ...]
    met: tuple[float, ...]


def train_attribution(data: Path, out: Path) -> None:
    """Read gold attributions, and write the model that `stages.extract.learned` reads."""
    told = ((read_article(row["text"]), row["attributions"]) for row in read_rows(data))
    out.write_bytes(write_model(fit_model([(article, gold) for article, gold in told if article is not None])))


def fit_model(told: Sequence[tuple[Article, list[Row]]]) -> Model:
    """The model of some articles and their gold attributions."""
    words = cue_words(told)
    nothing = Weights(array("b", [0]), 0, 1)
    blank = Model(words, nothing, nothing, nothing)
    examples = Examples()
    for article, gold in told:
        _add_examples(examples, article, gold, blank)
    return Model(words, _cue_weights(examples), *_choice_weights(examples))


def _cue_weights(examples: Examples) -> Weights:
    rows = Rows(examples.words, _BITS, _RAREST)
    return rows.table(fit_yes_no(rows, np.array(examples.answers), _PENALTIES[0]))


def _choice_weights(examples: Examples) -> Iterator[Weights]:
    for choices, penalty in zip((examples.contents, examples.sources), _PENALTIES[1:], strict=True):
        rows = Rows(choices.rows, _BITS, _RAREST)
        groups = np.array(choices.groups, dtype=np.int64)
        yield rows.table(fit_choice(rows, np.array(choices.right), groups, penalty))


def cue_words(told: Iterable[tuple[Article, list[Row]]]) -> frozenset[str]:
    """The words that head a cue often enough in the gold, as lemma/part of speech; those in quotation marks aside."""
    used: Counter[str] = Counter()
    cued: Counter[str] = Counter()
    for article, gold in told:
        trees, quotations = plant_all(article.analysis), Quotations(article.analysis.quotations)
        plain = [(t, i) for t in trees for i in range(len(t.tokens)) if quotations.around(t.start(i)) is None]
        used.update(_word(tree, i) for tree, i in plain)
        for row in gold:
            cued.update(_word(tree, _head(tree, held)) for tree, held in _cue_tokens(trees, row))
    return frozenset(word for word, n in cued.items() if n >= _FEWEST and n >= _LOWEST_SHARE * used[word])


def _word(tree: Tree, i: int) -> str:
    return f"{tree.tokens[i].lemma.lower()}/{tree.tokens[i].pos}"


def _cue_tokens(trees: Sequence[Tree], row: Row) -> list[tuple[Tree, list[int]]]:
    """The paragraph that the cue begins in, with the tokens it holds; none where the cue or the content is empty."""
    if not row["cue"] or not row["content"]:
        return []
    for tree in trees:
        if tree.placed.start <= row["cue"][0][0] < tree.placed.start + len(tree.placed.paragraph.text):
            spans = row["cue"]
            held = [i for i in range(len(tree.tokens)) if any(tree.start(i) < e and tree.end(i) > s for s, e in spans)]
            return [(tree, held)] if held else []
    return []


def _head(tree: Tree, held: Sequence[int]) -> int:
    """The word of a cue that governs the others: a verb before anything else."""
    tops = [i for i in held if tree.tokens[i].head not in held or tree.tokens[i].head == i]
    tops = [i for i in tops if tree.tokens[i].pos not in ("PUNCT", "PART", "DET")]
    return next((i for i in tops if tree.tokens[i].pos == "VERB"), (tops or held)[0])


def _add_examples(examples: Examples, article: Article, gold: Sequence[Row], model: Model) -> None:
    trees, text = plant_all(article.analysis), article.document.text
    drafts, quotations = find_drafts(text, trees, Quotations(article.analysis.quotations))
    view = View(text, drafts, quotations)
    cues = set()
    for row in gold:
        for tree, held in _cue_tokens(trees, row):
            lesson = _lesson(tree, held, row, view, model)
            if lesson is not None:
                cues.add((tree.order, lesson.cue))
                _add_lesson(examples, lesson, view)
    for tree in trees:
        for i in range(len(tree.tokens)):
            if may_be_cue(tree, i, model, view):
                examples.words.append(cue_features(spot(tree, i, view), view))
                examples.answers.append(float((tree.order, i) in cues))


def _lesson(tree: Tree, held: Sequence[int], row: Row, view: View, model: Model) -> Lesson | None:
    """The word of the cue beside which the content is best met; its head where several meet it as well."""
    content = [Span(start, end) for start, end in row["content"]]
    head = _head(tree, held)
    lessons = []
    for i in held:
        offered = tuple(candidates(tree, i, view)) if may_be_cue(tree, i, model, view) or i == head else ()
        met = tuple(overlap(candidate.content, content) for candidate in offered)
        if max(met, default=0.0) >= _MET:
            lessons.append(Lesson(tree, i, row, offered, met))
    return max(lessons, key=lambda one: (max(one.met), one.cue == head), default=None)


def _add_lesson(examples: Examples, lesson: Lesson, view: View) -> None:
    tree, cue, row = lesson.tree, lesson.cue, lesson.gold
    here = spot(tree, cue, view)
    rows = [[*form_features(here, c), *content_features(here, c, view)] for c in lesson.offered]
    examples.contents.add(rows, lesson.met)
    content = [Span(start, end) for start, end in row["content"]]
    offered = mouths(tree, cue, view)
    right = [_right(tree, mouth, row) for mouth in offered]
    examples.sources.add([source_features(here, mouth, content) for mouth in offered], right)


def _right(tree: Tree, mouth: Mouth, row: Row) -> float:
    """1 where the source's head is meant, half where its phrase meets the source, as the score asks."""
    source = [Span(start, end) for start, end in row["source"]]
    if mouth.head is None:
        return float(not source)
    head, around = Span(tree.start(mouth.head), tree.end(mouth.head)), phrase(tree, mouth.head).span
    return 1.0 if any(s.overlap(head) for s in source) else 0.5 * any(s.overlap(around) for s in source)
