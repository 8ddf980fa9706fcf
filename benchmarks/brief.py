"""What the briefs tell of the positions and speakers that a careful reader found, and what they tell against them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

import rashomon
from benchmarks.brief_gold import GoldCase, GoldPosition, read_gold
from benchmarks.brief_marks import Marks, mark
from benchmarks.brief_perfect import perfect
from benchmarks.brief_reading import read_sentence
from benchmarks.tables import table
from rashomon.schema.record import Case, Record

_HEAD = ("case", "words", "positions", "counted", "in words", "speakers", "against, of figures")
_OF = re.compile(r"\s+(?:of|for|on|at)\s+")


def print_briefs(data: Path, ideal: bool = False) -> None:
    """Print the table of all cases in a folder, what each brief lacks and what is wrong in it.

    `ideal` marks the briefs that the case files themselves would make, instead of the program's.
    """
    found = [mark_ideal(gold) for gold in _read(data)] if ideal else list(mark_briefs(data))
    print(table(_HEAD, [*map(_row, found), _row(_all(found))]))
    for marks in found:
        for position in (*marks.counted_missing, *marks.told_missing):
            print(f"{marks.name}: lacks {position_words(position)}")
        if marks.speakers_missing:
            print(f"{marks.name}: does not name {', '.join(marks.speakers_missing)}")
        for wrong in marks.against:
            print(f"{marks.name}: AGAINST: {wrong}")


def measure_briefs(data: Path) -> dict[str, float]:
    """The shares over all cases in a folder, by name: what the floors are held against.

    `right` is the share of what the briefs state, their figures, that the cases do not contradict.
    """
    marks = _all(list(mark_briefs(data)))
    counted, told, lacking = len(marks.counted), len(marks.told), len(marks.counted_missing)
    return {
        "positions": 1 - (lacking + len(marks.told_missing)) / max(1, counted + told),
        "counted": 1 - lacking / max(1, counted),
        "speakers": 1 - len(marks.speakers_missing) / max(1, len(marks.speakers)),
        "right": 1 - len(marks.against) / max(1, marks.figures),
    }


def mark_briefs(data: Path) -> Iterator[Marks]:
    """The marks of the brief of each case folder: of the incident that has most of the case's documents."""
    for gold in _read(data):
        yield mark_case(rashomon.build([data / gold.name / "documents"]), gold)


def _read(data: Path) -> Iterator[GoldCase]:
    yield from (read_gold(path) for path in sorted(data.glob("*/expected.yaml")))


def mark_ideal(gold: GoldCase) -> Marks:
    """The marks of the brief that a case file would make of itself."""
    return mark(perfect(gold, known_names(gold)), gold)


def mark_case(case: Case, gold: GoldCase) -> Marks:
    """The marks of the brief that a case has of the incident in `gold`."""
    numbers = {d.id: d.locations[0].path.rsplit("/", maxsplit=1)[-1][:3] for d in case.documents}

    def nearness(record: Record) -> tuple[float, int]:
        told = {numbers[d] for d in record.incident.documents}
        return len(told & gold.documents) / len(told | gold.documents), len(record.incident.claims)

    record = max(case.records, key=nearness, default=None)
    known = known_names(gold, case)
    sentences = [
        read_sentence(s.text, frozenset(numbers[e.document] for e in s.evidence), known, gold.names)
        for s in (record.brief if record else ())
    ]
    return mark(sentences, gold)


def known_names(gold: GoldCase, case: Case | None = None) -> list[str]:
    """Every name that a speaker in a brief may have: of the case file, and of those who speak in the record."""
    listed = [*gold.speakers, *(h for p in gold.positions for h in p.holders), *(g.holder for g in gold.figures)]
    rows = [name for row in gold.names.same for name in sorted(row) if set(row) & {w.casefold() for w in listed}]
    actors = [n for a in case.actors for n in (a.name, *a.aliases)] if case is not None else []
    sources = {s.speaker.name for s in case.statements if s.speaker} if case is not None else set()
    outlets = [d.outlet or "" for d in case.documents] if case is not None else []
    every = [*listed, *rows, *actors, *sources, *outlets]
    heads = [head for n in every if len(head := _OF.split(n)[0].split()) > 1]  # "Sidra Monitor" of "... for Rights"
    return sorted({n for n in (*every, *(" ".join(h) for h in heads)) if len(n) > 1})


def position_words(position: GoldPosition) -> str:
    """A position on one line: "deaths [62, 62] (the ministry)"."""
    value = str(list(position.bounds)) if position.bounds is not None else position.words
    return f"{position.attribute} {value} ({', '.join(position.holders) or 'a document'})"


def _share(missing: int, of: int) -> str:
    return f"{(of - missing) / of:.3f}".lstrip("0") + f" of {of}" if of else "-"


def _row(marks: Marks) -> list[str]:
    lacking, told = len(marks.counted_missing), len(marks.told_missing)
    return [
        marks.name,
        str(marks.words),
        _share(lacking + told, len(marks.counted) + len(marks.told)),
        _share(lacking, len(marks.counted)),
        _share(told, len(marks.told)),
        _share(len(marks.speakers_missing), len(marks.speakers)),
        f"{len(marks.against)} of {marks.figures}",
    ]


def _all(found: Sequence[Marks]) -> Marks:
    """The marks of all briefs as those of one."""
    return Marks(
        "all",
        sum(m.words for m in found),
        tuple(p for m in found for p in m.counted),
        tuple(p for m in found for p in m.counted_missing),
        tuple(p for m in found for p in m.told),
        tuple(p for m in found for p in m.told_missing),
        tuple(s for m in found for s in m.speakers),
        tuple(s for m in found for s in m.speakers_missing),
        sum(m.figures for m in found),
        tuple(a for m in found for a in m.against),
    )
