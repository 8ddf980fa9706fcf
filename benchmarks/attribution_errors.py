"""Errors of attribution by kind: what was missed, where spans go wrong, whose words were given to the wrong mouth.

For developers alone: it reads the gold. A content counts as found when its characters are shared with a gold content to
half of what the two cover together, as the scorer pairs them; edges are compared without white space and marks.
"""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from benchmarks.attribution import attributions, read_article
from benchmarks.rows import Row, read_rows
from benchmarks.tables import share, table

Spans = Sequence[Sequence[int]]

_FOUND = 0.5
_INSIDE = 0.8  # of a content's characters lie in another: the other holds it
_MARKS = frozenset("\"“”„«»'‘’`")

KINDS: Mapping[str, str] = MappingProxyType(
    {
        "exact": "found, and the span is exact",
        "wrong-start": "found, the span begins elsewhere",
        "wrong-end": "found, the span ends elsewhere",
        "wrong-middle": "found, the same ends, another cut between them",
        "wrong-speaker": "found, the source is another (counted beside the spans)",
        "merged": "not found, but held in a longer content",
        "split": "not found, but a shorter content stands in it",
        "wrong-span": "not found: its cue is, with another content",
        "missed-cue": "not found, nor its cue",
        "spurious": "found where the corpus has nothing",
        "beside": "found over a part of what the corpus has, beside a better one or too far off",
    }
)


@dataclass(frozen=True, slots=True)
class Case:
    """One attribution of the gold or of ours: its kind, and the words to read."""

    kind: str
    words: str


def print_errors(data: Path, kind: str | None = None, show: int = 20) -> None:
    """Print the table of errors by kind; with `kind`, up to `show` examples of it instead, drawn alike every time."""
    cases = [case for row in read_rows(data) for case in _cases(row)]
    if kind is None:
        print(errors_table(cases))
        return
    wanted = [case.words for case in cases if case.kind == kind]
    for words in random.Random(0).sample(wanted, min(show, len(wanted))):
        print(words, end="\n\n")


def errors_table(cases: Iterable[Case]) -> str:
    """Counts by kind, and their share of the gold's contents, or of ours for what the gold does not have."""
    counts = dict.fromkeys(KINDS, 0)
    for case in cases:
        counts[case.kind] += 1
    ours = counts["spurious"] + counts["beside"]
    missed = sum(counts[kind] for kind in ("merged", "split", "wrong-span", "missed-cue"))
    found = counts["exact"] + sum(counts[kind] for kind in ("wrong-start", "wrong-end", "wrong-middle"))
    wholes = {"spurious": found + ours, "beside": found + ours, "wrong-speaker": found}
    lines = [[k, KINDS[k], str(n), share(n / max(1, wholes.get(k, found + missed)))] for k, n in counts.items()]
    return table(["kind", "what", "count", "share"], lines)


def _cases(row: Row) -> list[Case]:
    article = read_article(row["text"])
    found = attributions(article) if article is not None else []
    return list(judge(row["text"], row["attributions"], found))


def judge(text: str, gold: Sequence[Row], found: Sequence[Row]) -> Iterator[Case]:
    """The kind of each gold attribution that has a content, and of each of ours that is paired with none."""
    wanted = [_Coded(row) for row in gold if row["content"]]
    given = [_Coded(row) for row in found if row["content"]]
    partner = _pair(wanted, given)
    for number, one in enumerate(wanted):
        if number in partner:
            yield from _judge_found(text, one, given[partner[number]])
        else:
            yield Case(_missed(one, given), _words(text, one, None))
    for number in sorted(set(range(len(given))) - set(partner.values())):
        beside = any(given[number].inside & one.inside for one in wanted)
        yield Case("beside" if beside else "spurious", _words(text, None, given[number]))


class _Coded:
    """An attribution with the characters of its content as a set."""

    def __init__(self, row: Row) -> None:
        self.row = row
        self.inside = _offsets(row["content"])
        self.cue = _offsets(row["cue"])
        self.source = _offsets(row["source"])


def _offsets(spans: Spans) -> frozenset[int]:
    return frozenset(i for start, end in spans for i in range(start, end))


def _pair(wanted: Sequence[_Coded], given: Sequence[_Coded]) -> dict[int, int]:
    """The scorer's pairs: one to one, the most alike first, ties to the earlier rows."""
    alike = []
    for w, one in enumerate(wanted):
        for g, other in enumerate(given):
            both = len(one.inside & other.inside)
            if both and both / len(one.inside | other.inside) >= _FOUND:
                alike.append((-both / len(one.inside | other.inside), w, g))
    partner: dict[int, int] = {}
    for _, w, g in sorted(alike):
        if w not in partner and g not in partner.values():
            partner[w] = g
    return partner


def _judge_found(text: str, one: _Coded, ours: _Coded) -> Iterator[Case]:
    words = _words(text, one, ours)
    wanted, given = _inked(one.inside, text), _inked(ours.inside, text)
    wrong_source = not one.source & ours.source if one.source else bool(ours.source)
    if wanted and given and min(wanted) != min(given):
        yield Case("wrong-start", words)
    elif wanted and given and max(wanted) != max(given):
        yield Case("wrong-end", words)
    elif wanted != given:
        yield Case("wrong-middle", words)
    else:
        yield Case("exact", words)
    if wrong_source:
        yield Case("wrong-speaker", words)


def _inked(offsets: frozenset[int], text: str) -> frozenset[int]:
    return frozenset(i for i in offsets if not text[i].isspace() and text[i] not in _MARKS)


def _missed(one: _Coded, given: Sequence[_Coded]) -> str:
    if any(len(one.inside & other.inside) >= _INSIDE * len(one.inside) for other in given):
        return "merged"
    if any(len(one.inside & other.inside) >= _INSIDE * len(other.inside) for other in given):
        return "split"
    return "wrong-span" if any(one.cue & other.cue for other in given) else "missed-cue"


def _words(text: str, one: _Coded | None, ours: _Coded | None) -> str:
    parts = [("gold", one), ("ours", ours)]
    told = [f"{name:6}{_spell(text, coded.row)}" for name, coded in parts if coded is not None]
    around = [i for _, coded in parts if coded is not None for i in coded.inside | coded.cue]
    start, end = max(0, min(around) - 100), max(around) + 100
    return "\n".join([*told, f"{'text':6}{_line(text[start:end])}"])


def _spell(text: str, row: Row) -> str:
    pieces = (f"{name} [{' … '.join(_line(text[s:e]) for s, e in row[name])}]" for name in ("source", "cue", "content"))
    return "  ".join(pieces)


def _line(text: str) -> str:
    return " ".join(text.split())
