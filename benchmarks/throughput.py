"""What reading a text costs beside the parser: each part of dissect and of extract, in processor seconds of one run."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from time import process_time
from typing import Any
from unittest.mock import patch

from benchmarks.attribution import page_of
from benchmarks.rows import read_rows
from benchmarks.tables import table
from rashomon.schema.analysis import Paragraph
from rashomon.schema.document import Document
from rashomon.settings import Settings
from rashomon.stages.dissect import dissect as dissecting
from rashomon.stages.dissect import parser
from rashomon.stages.extract import extract as extracting

_SETTINGS = Settings()
_MOST = 300  # texts
_CHUNK = 64  # paragraphs that a build gives the parser at once
_DISSECT = (
    "recase",
    "blank_runs",
    "join_split",
    "restore",
    "find_names",
    "restore_names",
    "find_numbers",
    "find_times",
)
_EXTRACT = (
    "plant_all",
    "find_statements",
    "find_toponyms",
    "sketch_event",
    "read_all",
    "survey",
    "find_claims",
    "find_deeds",
)


@dataclass(slots=True)
class Clock:
    """Processor seconds by part; the parser's own apart from all that we do around it."""

    parts: dict[str, float] = field(default_factory=dict)
    parse: float = 0.0
    dissect: float = 0.0
    extract: float = 0.0

    @property
    def ours(self) -> float:
        """All but the parser's own seconds."""
        return self.dissect + self.extract

    def count(self, part: str, seconds: float) -> None:
        """Add to a part."""
        self.parts[part] = self.parts.get(part, 0.0) + seconds


class _Watched:
    """The parser, with the seconds of each stream of texts that it is given."""

    def __init__(self, real: Any) -> None:  # noqa: ANN401  (the parser library is untyped)
        self._real = real
        self.seconds: list[float] = []

    def pipe(self, texts: Any, **options: Any) -> Iterator[Any]:  # noqa: ANN401
        number = len(self.seconds)
        self.seconds.append(0.0)
        stream = self._real.pipe(list(texts), **options)
        while True:
            begin = process_time()
            parsed = next(stream, None)
            self.seconds[number] += process_time() - begin
            if parsed is None:
                return
            yield parsed


def print_throughput(data: Path) -> None:
    """Print what reading the first texts costs beside their parse."""
    rows = [str(row["text"]) for row in islice(read_rows(data), _MOST)]
    _run([document for text in ["Police said two men had died in Ohio."] if (document := page_of(text))])
    documents = [document for text in rows if (document := page_of(text)) is not None]
    words = sum(len(document.text.split()) for document in documents)
    clock = _run(documents)
    print(f"{len(documents)} texts, {words:,} words; processor seconds of one run, share of the parser's own\n")
    print(table(["part", "seconds", "share"], _lines(clock)))


def _lines(clock: Clock) -> Iterator[list[str]]:
    def line(name: str, seconds: float) -> list[str]:
        return [name, f"{seconds:.2f}", f"{seconds / clock.parse:.1%}"]

    yield line("the parser's own", clock.parse)
    yield line("dissect, without the parser", clock.dissect)
    yield from (line(f"– {name}", clock.parts[name]) for name in _DISSECT if name in clock.parts)
    yield line("extract", clock.extract)
    yield from (line(f"– {name}", clock.parts[name]) for name in _EXTRACT if name in clock.parts)
    yield line("**all of ours**", clock.ours)


def _run(documents: Sequence[Document]) -> Clock:
    """Dissect and extract the documents as a build does, with every part timed."""
    clock = Clock()
    texts = list(dict.fromkeys(p.text for document in documents for p in dissecting.paragraph_texts(document)))
    paragraphs: dict[str, Paragraph] = {}
    with _timed(clock, dissecting, _DISSECT), _timed(clock, extracting, _EXTRACT):
        for start in range(0, len(texts), _CHUNK):
            watched = _Watched(parser.load(_SETTINGS.model))
            begin = process_time()
            with patch.object(parser, "load", lambda _, watched=watched: watched):
                made = list(dissecting.analyse_paragraphs(texts[start : start + _CHUNK], _SETTINGS))
            whole = process_time() - begin
            clock.parse += watched.seconds[-1]  # the streams before it are recasing, which is our doing
            clock.dissect += whole - watched.seconds[-1]
            paragraphs.update((paragraph.text, paragraph) for paragraph in made)
        for document in documents:
            begin = process_time()
            analysis = dissecting.assemble(document, paragraphs, _SETTINGS.model)
            middle = process_time()
            extracting.extract(document, analysis)
            clock.dissect += middle - begin
            clock.extract += process_time() - middle
    return clock


@contextmanager
def _timed(clock: Clock, module: Any, names: Sequence[str]) -> Iterator[None]:  # noqa: ANN401
    with ExitStack() as stack:
        for name in names:
            stack.enter_context(patch.object(module, name, _timing(clock, name, getattr(module, name))))
        yield


def _timing(clock: Clock, name: str, function: Callable[..., Any]) -> Callable[..., Any]:
    def timed(*given: Any, **options: Any) -> Any:  # noqa: ANN401
        begin = process_time()
        try:
            return function(*given, **options)
        finally:
            clock.count(name, process_time() - begin)

    return timed
