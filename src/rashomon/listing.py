"""Commands that tell pages without a case: what they share in writing, in complaining, and in giving up."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import MappingProxyType
from typing import TextIO

from rashomon.errors import InputError
from rashomon.reading import Reading
from rashomon.rules.packs import PACKS, offered_packs, ruling, specify
from rashomon.schema.issue import Issue
from rashomon.schema.record import Case
from rashomon.stages.report.copies import Copies
from rashomon.stages.report.copies_terminal import show_copies
from rashomon.stages.report.copies_words import tell_copies
from rashomon.stages.report.forms import Form, csv_form, ndjson_form, printed, table_form
from rashomon.stages.report.quotes_rows import QUOTE_COLUMNS, quote_dicts, quote_rows
from rashomon.stages.report.quotes_terminal import show_quotes
from rashomon.stages.report.rulings import Ruled
from rashomon.stages.report.rulings_terminal import show_pack, show_packs, show_rulings
from rashomon.stages.report.terminal import clean
from rashomon.stages.report.tolls import counted
from rashomon.stages.report.tolls_rows import TOLL_COLUMNS, toll_dicts, toll_rows
from rashomon.stages.report.tolls_terminal import show_tolls
from rashomon.store.files import open_whole

MakeForm = Callable[[TextIO], Form]  # for the stream that it will be written to, which a table measures

QUOTES: Mapping[str, MakeForm] = MappingProxyType(
    {
        "table": lambda stream: table_form(lambda d, e, console: show_quotes(d, e.statements, console), stream),
        "ndjson": lambda _: ndjson_form(lambda d, e: quote_dicts(d, e.statements)),
        "csv": lambda _: csv_form(QUOTE_COLUMNS, lambda d, e: quote_rows(d, e.statements)),
    }
)

TOLLS: Mapping[str, MakeForm] = MappingProxyType(
    {
        "table": lambda stream: table_form(lambda d, e, console: show_tolls(d, counted(e.claims), console), stream),
        "ndjson": lambda _: ndjson_form(lambda d, e: toll_dicts(d, counted(e.claims))),
        "csv": lambda _: csv_form(TOLL_COLUMNS, lambda d, e: toll_rows(d, counted(e.claims))),
    }
)


def write_listing(
    readings: Iterable[Reading], make_form: MakeForm, out: Path | None, complain: Callable[[str], None]
) -> None:
    """Write each reading as soon as it is there, to standard output or to a file that is there wholly or not at all.

    `complain` gets a line for each issue: what it is about, why, and what to do.

    Raises:
        InputError: not one page could be read; the issues have said why.
    """
    read = 0
    with _opened(out) as stream:
        form = make_form(stream)
        for reading in readings:
            for issue in reading.issues:
                complain(issue_line(issue))
            if reading.document is not None and reading.extraction is not None:
                head = "" if read else form.head
                read += 1
                stream.write(head + form.each(reading.document, reading.extraction))
                stream.flush()
        if not read:
            raise InputError("nothing in what was given can be read; give pages that hold an article")


def write_copies(copies: Copies, form: str, out: Path | None, complain: Callable[[str], None]) -> None:
    """Write who copied whom as a table, NDJSON or DOT, to standard output or to a file.

    `complain` gets a line for each issue, before anything is written.
    """
    for issue in copies.issues:
        complain(issue_line(issue))
    with _opened(out) as stream:
        if form == "table":
            stream.write(
                printed(lambda console: show_copies(tell_copies(copies.by_id, copies.lineage), console), stream)
            )
        elif form == "dot":
            stream.write(copies.to_dot())
        else:
            stream.writelines(json.dumps(row, ensure_ascii=False) + "\n" for row in copies.to_dicts())


def write_packs() -> None:
    """Print the rule packs there are.

    Raises:
        RashomonError: a package offers a pack that cannot be loaded.
    """
    with _opened(None) as stream:
        stream.write(printed(lambda console: show_packs((*PACKS, *offered_packs()), console), stream))


def write_pack(name: str) -> None:
    """Print what a rule pack does, rule by rule; `name` may be the .toml file of a pack.

    Raises:
        RashomonError: there is no such pack, or its file says what cannot be.
    """
    pack = ruling(specify(name)).pack
    with _opened(None) as stream:
        stream.write(printed(lambda console: show_pack(pack, console), stream))


def write_rulings(rulings: Sequence[Ruled], case: Case, form: str, out: Path | None) -> None:
    """Write incidents under rule packs as a table or NDJSON, to standard output or to a file."""
    with _opened(out) as stream:
        if form == "table":
            stream.write(printed(lambda console: show_rulings(rulings, case, console), stream))
        else:
            stream.writelines(json.dumps(ruled.to_dict(), ensure_ascii=False) + "\n" for ruled in rulings)


def issue_line(issue: Issue) -> str:
    """An issue on one line, with nothing in it that could steer a terminal."""
    return clean(f"{issue.where}: {issue.reason.rstrip('.')}. {issue.remedy}").plain


@contextmanager
def _opened(out: Path | None) -> Iterator[TextIO]:
    if out is not None:
        with open_whole(out) as file:
            yield file
        return
    with _unfailing(sys.stdout):
        yield sys.stdout


@contextmanager
def _unfailing(stream: TextIO) -> Iterator[None]:
    """A character that the stream's encoding lacks becomes a question mark; programs always get UTF-8."""
    reconfigure = getattr(stream, "reconfigure", None)
    if reconfigure is None:
        yield
        return
    encoding, errors = stream.encoding, stream.errors
    reconfigure(encoding=encoding if stream.isatty() else "utf-8", errors="replace")
    try:
        yield
    finally:
        stream.flush()
        reconfigure(encoding=encoding, errors=errors)
