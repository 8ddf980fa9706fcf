"""What each mechanism adds: the figures with all of them, and what is lost when one is left out."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any

from benchmarks.attribution import Article, attributions, read_article
from benchmarks.attribution_convention import CONVENTIONS, as_coded
from benchmarks.cases import write_records
from benchmarks.rows import Row, read_rows
from benchmarks.scoring import SHARED, Report, run_scorer, score, score_rows
from benchmarks.tables import change, share, table
from benchmarks.toll_readings import keep_readings, tolls_of_readings
from rashomon.settings import Settings
from rashomon.stages.extract.mechanisms import MECHANISMS, known_mechanisms
from rashomon.stages.extract.statements import find_statements

_SCORERS = SHARED / "score"

_ATTRIBUTION: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "content F1": ("headline",),
        "quoted": ("quoted", "content", "f1"),
        "unquoted": ("unquoted", "content", "f1"),
        "exact": ("all", "exact", "f1"),
        "source": ("all", "source", "accuracy"),
        "relation": ("all", "relation", "f1"),
    }
)
_CASES: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "headline": ("headline",),
        "statements": ("all", "statements", "recall"),
        "speaker": ("all", "statements", "speaker"),
        "claimant": ("all", "claims", "claimant"),
    }
)
_TOLLS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "headline": ("headline",),
        "killed": ("killed", "final above zero"),
        "injured": ("injured", "final above zero"),
        "killed, stated": ("killed", "stated"),
        "injured, stated": ("injured", "stated"),
    }
)


def ablate_attribution(gold: Path, base: frozenset[str] = frozenset()) -> None:
    """Print what each mechanism and each of the corpus' conventions adds; every text is parsed once.

    What `base` names is left out throughout.
    """
    base = known_mechanisms(base)
    rows = list(read_rows(gold))
    articles = {row["doc_id"]: read_article(row["text"]) for row in rows}

    def found(without: frozenset[str]) -> Report:
        return _score_attribution(gold, articles, lambda article: attributions(article, base | without))

    print(_worth("mechanism left out", _ATTRIBUTION, found, _named("statements", base)))
    statements = {doc: find_statements(a.document, a.analysis, base) for doc, a in articles.items() if a is not None}

    def coded(without: frozenset[str]) -> Report:
        def rows_of(article: Article) -> list[Row]:
            told = statements[ids[article.document.id]]
            return as_coded(article.document, article.analysis.quotations, told, without)

        return _score_attribution(gold, articles, rows_of)

    ids = {article.document.id: doc for doc, article in articles.items() if article is not None}
    print()
    print(_worth("convention left out", _ATTRIBUTION, coded, {c.name: c.words for c in CONVENTIONS}))


def ablate_cases(gold: Path, base: frozenset[str] = frozenset()) -> None:
    """The same for what each mechanism adds to the record; the cases are kept between builds and parsed once."""
    base = known_mechanisms(base)
    with tempfile.TemporaryDirectory() as folder:

        def found(without: frozenset[str]) -> Report:
            settings = Settings(without=tuple(sorted(base | without)))
            write_records(gold, Path(folder, "records"), settings, Path(folder, "kept"))
            return score(_SCORERS / "cases.py", gold, Path(folder, "records"))

        print(_worth("mechanism left out", _CASES, found, _named("statements", base)))


def ablate_tolls(gold: Path, base: frozenset[str] = frozenset()) -> None:
    """Print what each mechanism of finding claims adds to the tolls; every page is parsed once."""
    base = known_mechanisms(base)
    scorer = _SCORERS / "tolls.py"
    with tempfile.TemporaryDirectory() as folder:
        given = Path(folder, "input.jsonl")
        run_scorer(scorer, "make-input", "--gold", str(gold), "--out", str(given))
        kept = Path(folder, "read.pickle")
        keep_readings(given, kept)

        def found(without: frozenset[str]) -> Report:
            return score_rows(scorer, gold, tolls_of_readings(kept, base | without))

        print(_worth("mechanism left out", _TOLLS, found, _named("claims", base)))


def _named(finds: str, base: frozenset[str]) -> dict[str, str]:
    return {m.name: m.words for m in MECHANISMS if m.finds == finds and m.name not in base}


ABLATIONS: Mapping[str, Callable[[Path, frozenset[str]], None]] = MappingProxyType(
    {"attribution": ablate_attribution, "cases": ablate_cases, "tolls": ablate_tolls}
)


def _score_attribution(
    gold: Path, articles: Mapping[str, Article | None], rows_of: Callable[[Article], list[Row]]
) -> Report:
    answers = (
        {"doc_id": doc, "attributions": rows_of(article) if article is not None else []}
        for doc, article in articles.items()
    )
    return score_rows(_SCORERS / "attribution.py", gold, answers)


def _worth(
    head: str,
    figures: Mapping[str, tuple[str, ...]],
    measure: Callable[[frozenset[str]], Report],
    parts: Mapping[str, str],
) -> str:
    """A table: the figures with everything, then for each part left out by itself how far they go from there."""
    whole = measure(frozenset())
    lines = [["nothing", "", *(share(_figure(whole, path)) for path in figures.values())]]
    for name, words in parts.items():
        less = measure(frozenset({name}))
        lines.append([name, words, *(change(_figure(whole, p), _figure(less, p)) for p in figures.values())])
    lines.append(["all of them", "", *_row(measure(frozenset(parts)), figures.values())])
    return table([head, "what it does", *figures], lines)


def _row(report: Report, paths: Iterable[tuple[str, ...]]) -> list[str]:
    return [share(_figure(report, path)) for path in paths]


def _figure(report: Report, path: tuple[str, ...]) -> float:
    figure: Any = report
    for step in path:
        figure = figure[step]
    return float(figure)
