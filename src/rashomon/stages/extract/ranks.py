"""Abbreviated ranks and titles before a name ("Lt.", "Ald."): no sentence ends there, and the name heads the phrase."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from rashomon.schema.analysis import Paragraph, Token
from rashomon.stages.extract.lexicon import short_titles

_LONGEST_NAME = 6  # tokens
_DEEPEST = 200  # heads: no sentence nests deeper
_LONGEST_FOREWORD = 8  # tokens: "Norton County Sheriff's Department"
_FOREWORD = frozenset({"PROPN", "NOUN"})
_STOPS = frozenset({".", "?", "!", ":", "”", '"', ")"})
_VERBS = frozenset({"VERB", "AUX"})


@dataclass(frozen=True, slots=True)
class _Rank:
    """Tokens: the first of what stands before the rank, the rank, the first and the head of the name after it."""

    foreword: int
    title: int
    first: int
    name: int


def mend_ranks(paragraph: Paragraph) -> Paragraph:
    """The paragraph with its sentences joined at ranks, and each rank hung on the name it stands before."""
    stops = [i for i, token in enumerate(paragraph.tokens) if token.text[-1:] == "."]
    spots = (k for i in stops for k in ((i - 1, i) if paragraph.tokens[i].text == "." else (i,)) if k >= 0)
    ranks = [rank for k in spots if (rank := _rank_at(paragraph.tokens, k)) is not None]
    if not ranks:
        return paragraph
    tokens = list(paragraph.tokens)
    joined: set[int] = set()
    for rank in ranks:
        upper, lower = _root(tokens, rank.title), _root(tokens, rank.name)
        _join(tokens, rank, upper, lower)
        start, _ = paragraph.sentences[paragraph.tokens[rank.title].sentence]
        if start == rank.foreword and start > 0 and tokens[start - 1].text not in _STOPS:
            _join_before(tokens, rank)
            joined.add(paragraph.tokens[rank.title].sentence)
        if tokens[rank.title].sentence != tokens[rank.first].sentence:
            joined.add(tokens[rank.first].sentence)
    return _renumbered(paragraph, tokens, joined)


def _rank_at(tokens: Sequence[Token], i: int) -> _Rank | None:
    word = tokens[i].text
    stopped = word.endswith(".")
    first = i + 1 if stopped else i + 2
    if first >= len(tokens) or not word[:1].isupper() or word.rstrip(".").casefold() not in short_titles():
        return None
    if not stopped and (tokens[i + 1].text != "." or tokens[i + 1].start != tokens[i].end):
        return None
    last = first
    while last + 1 < len(tokens) and last - first < _LONGEST_NAME and tokens[last + 1].pos == "PROPN":
        last += 1
    if tokens[first].pos != "PROPN" or not tokens[first].text[:1].isupper():
        return None
    name = next((k for k in range(last, first - 1, -1) if not first <= tokens[k].head <= last), None)
    name = name if name is not None else next(k for k in range(last, first - 1, -1) if tokens[k].head == k)
    return _Rank(_foreword(tokens, i), i, first, name)


def _foreword(tokens: Sequence[Token], i: int) -> int:
    """Where the phrase before the rank begins: "Norton police Lt.", "County Sheriff's Capt."."""
    j = i
    while j > 0 and i - j < _LONGEST_FOREWORD and tokens[j - 1].sentence == tokens[i].sentence:
        before = tokens[j - 1]
        if before.pos not in _FOREWORD and not (before.tag == "POS" and j < i + 1):
            break
        j -= 1
    return j


def _join(tokens: list[Token], rank: _Rank, upper: int, lower: int) -> None:
    """Hang the rank with its foreword on the name, and the two halves of the sentence on each other."""
    inside = range(rank.foreword, rank.title + 1)
    top = next((k for k in inside if tokens[k].head not in inside), rank.title)
    above, relation = tokens[top].head, tokens[top].dep
    speaks = tokens[rank.name].dep == "nsubj" and tokens[tokens[rank.name].head].pos in _VERBS
    if upper in inside:
        above, relation = (lower, "dep") if lower != rank.name else (rank.name, tokens[rank.name].dep)
    elif speaks and upper != lower:
        _attach(tokens, upper, lower, "ccomp")
    if not speaks and above != rank.name:
        _attach(tokens, rank.name, above, relation)
        if lower not in (upper, rank.name):
            _attach(tokens, lower, above, "dep")
    _hang(tokens, rank, above, relation)


def _hang(tokens: list[Token], rank: _Rank, above: int, relation: str) -> None:
    """The foreword goes to the name; what the parser hung on it from further left goes to what it hung on itself."""
    inside = range(rank.foreword, rank.title + 1)
    sentence = tokens[rank.title].sentence
    k = rank.foreword - 1
    while k >= 0 and tokens[k].sentence == sentence:
        if tokens[k].head in inside:
            dep = "ccomp" if tokens[k].pos in _VERBS else relation if tokens[k].pos in _FOREWORD else tokens[k].dep
            _attach(tokens, k, above, dep)
        k -= 1
    heads = [k for k in inside if tokens[k].head not in inside or tokens[k].head == k]
    for k in {*heads, rank.title}:
        _attach(tokens, k, rank.name, "compound")
    for k in range(rank.title + 1, rank.first):
        _attach(tokens, k, rank.name, "punct")


def _join_before(tokens: list[Token], rank: _Rank) -> None:
    """A sentence cut right before the rank's own words: "..., | Norton police Lt. Ann Roe said", "said | Lt. Roe"."""
    before = _root(tokens, rank.foreword - 1)
    over = tokens[rank.name].head
    if over == rank.name:
        _attach(tokens, rank.name, before, "nsubj")
    elif tokens[over].head == over and tokens[rank.name].dep == "nsubj" and over != before:
        _attach(tokens, before, over, "ccomp")


def _attach(tokens: list[Token], i: int, head: int, dep: str) -> None:
    """Hang token `i` on another, unless that would close a circle."""
    if i not in _above(tokens, head):
        tokens[i] = replace(tokens[i], head=head, dep=dep)


def _above(tokens: list[Token], i: int) -> list[int]:
    """Token `i` and the heads above it, up to the root."""
    path = [i]
    while tokens[path[-1]].head != path[-1] and len(path) < _DEEPEST:
        path.append(tokens[path[-1]].head)
    return path


def _root(tokens: list[Token], i: int) -> int:
    return _above(tokens, i)[-1]


def _renumbered(paragraph: Paragraph, tokens: list[Token], joined: set[int]) -> Paragraph:
    sentences: list[tuple[int, int]] = []
    for number, (start, end) in enumerate(paragraph.sentences):
        if number in joined and sentences:
            sentences[-1] = (sentences[-1][0], end)
        else:
            sentences.append((start, end))
    for number, (start, end) in enumerate(sentences):
        for k in range(start, end):
            if tokens[k].sentence != number:
                t = tokens[k]  # `replace` takes five times as long, and here may be every token of a long page
                tokens[k] = Token(t.start, t.end, t.text, t.lemma, t.pos, t.tag, t.dep, t.head, number)
    return replace(paragraph, tokens=tuple(tokens), sentences=tuple(sentences))
