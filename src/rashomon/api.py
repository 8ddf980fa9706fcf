"""What a Python program may call; `import rashomon` offers it."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Sequence
from os import PathLike, fspath
from pathlib import Path

from rashomon import pipeline
from rashomon.copies import find_copies
from rashomon.errors import CaseFileError
from rashomon.opened import OpenCase, opened
from rashomon.publishing import publish
from rashomon.reading import Reading, read_each, read_text
from rashomon.rules.pack import RulePack
from rashomon.rules.packs import PACKS, offered_packs, specify
from rashomon.rulings import rule_case
from rashomon.schema.document import Document
from rashomon.schema.identity import content_id
from rashomon.schema.judgement import Judgement
from rashomon.schema.page import Location
from rashomon.schema.record import Case
from rashomon.settings import Settings
from rashomon.stages.report.copies import Copies
from rashomon.stages.report.quotes import Quotes
from rashomon.stages.report.rulings import Ruled
from rashomon.stages.report.tolls import Tolls, counted
from rashomon.steps import Tell
from rashomon.store.casefile import open_case, read_case
from rashomon.store.codec import case_from_json

CASE_FILE = "case.db"


def build(
    paths: str | PathLike[str] | Sequence[str | PathLike[str]],
    out: str | PathLike[str] | None = None,
    settings: Settings | None = None,
    tell: Tell | None = None,
) -> OpenCase:
    """Make the record of the pages that `paths` name: files, folders, patterns with `*`, or "-" for standard input.

    With `out`, the case is kept in that folder as `case.db`, `record.json` and `index.html`, and a later build there
    adds what is new. Without it nothing is left behind. `tell(stage, done, of)` is called as the work goes on.

    Raises:
        InputError: a path names nothing, or nothing can be read.
        CaseFileError: the folder holds another program's case.db, or another build is writing it.
        ModelError: the language model is missing or is not the pinned one.
    """
    names = _names(paths)
    settings = settings or Settings()
    if out is None:
        with tempfile.TemporaryDirectory() as folder:
            return opened(_build(names, Path(folder), settings, tell))
    case = _build(names, Path(out), settings, tell)
    publish(case, Path(out), settings)
    return opened(case)


def open(path: str | PathLike[str]) -> OpenCase:
    """The record in a case file, or in a folder that holds one.

    Raises:
        CaseFileError: there is none, or it is not a case file of this version.
    """
    with read_case(_case_path(path)) as case_file:
        return opened(case_file.load())


def judgements(path: str | PathLike[str]) -> tuple[Judgement, ...]:
    """What people decided on the case in a file or folder, in the order in which they did.

    Raises:
        CaseFileError: as for `open`.
    """
    with read_case(_case_path(path)) as case_file:
        return case_file.judgements()


def _case_path(path: str | PathLike[str]) -> Path:
    where = Path(path)
    return where / CASE_FILE if where.is_dir() else where


def read_record(path: str | PathLike[str]) -> OpenCase:
    """The record in a `record.json`, equal to the one it was written from, with all its evidence checked again.

    Raises:
        CaseFileError: it is no record, or of a version that this program does not read; the message names the file.
        OSError: the file cannot be read.
    """
    try:
        return opened(case_from_json(Path(path).read_bytes()))
    except CaseFileError as error:
        raise CaseFileError(f"{fspath(path)!r} cannot be read: {error}") from error


def import_record(path: str | PathLike[str], out: str | PathLike[str]) -> OpenCase:
    """Read a `record.json` and keep it in the folder `out` as a case: `case.db`, `record.json` and `index.html`.

    The pages that the record was made from are not in it, so no later build can add to that case.

    Raises:
        CaseFileError: as for `read_record`; or the folder holds a case that was built from pages.
    """
    case = read_record(path)
    with open_case(Path(out) / CASE_FILE) as case_file:
        case_file.take_in(case)
    publish(case, Path(out))
    return case


def quotes(text: str, settings: Settings | None = None) -> Quotes:
    """Who said what in a text: its statements, each with speaker, cue, content and modality. No case is made.

    The text is read as a page of plain text: a headline at its top is its title, and lines that are no part of an
    article, such as "Share this story", are left out. For files see `quotes_in`.

    Raises:
        ModelError: the language model is missing or is not the pinned one.
        InputError: `settings.without` names what is no mechanism.
    """
    return _quotes(read_text(text, settings or Settings()))


def quotes_in(
    paths: str | PathLike[str] | Sequence[str | PathLike[str]],
    settings: Settings | None = None,
    tell: Tell | None = None,
) -> Iterator[Quotes]:
    """Who said what in each page that `paths` name, in their order and a page at a time; named as for `build`.

    A page that cannot be read gives an empty `Quotes` whose issues say why, and the rest goes on.

    Raises:
        InputError: a path names nothing; raised when the first page is asked for, as is all below.
        ModelError: the language model is missing or is not the pinned one.
    """
    return map(_quotes, _readings(paths, settings, tell))


def tolls(text: str, settings: Settings | None = None) -> Tolls:
    """How many, on whose word, in a text: its claims of people killed, hurt, missing, of strikes and so on.

    The text is read as for `quotes`; for files see `tolls_in`.

    Raises:
        ModelError, InputError: as for `quotes`.
    """
    return _tolls(read_text(text, settings or Settings()))


def tolls_in(
    paths: str | PathLike[str] | Sequence[str | PathLike[str]],
    settings: Settings | None = None,
    tell: Tell | None = None,
) -> Iterator[Tolls]:
    """How many, on whose word, in each page that `paths` name, in their order and a page at a time; as `quotes_in`.

    Raises:
        InputError, ModelError: as for `quotes_in`.
    """
    return map(_tolls, _readings(paths, settings, tell))


def lineage(
    paths: str | PathLike[str] | Sequence[str | PathLike[str]],
    settings: Settings | None = None,
    tell: Tell | None = None,
) -> Copies:
    """Who copied whom among the pages that `paths` name: links with their aligned spans, and text families.

    Paths are named as for `build`. No case is made and no parser is loaded. A page that cannot be read is an issue of
    the result, and the rest goes on.

    Raises:
        InputError: a path names nothing, or not one page can be read.
    """
    names, settings = _names(paths), settings or Settings()
    return find_copies(names, settings) if tell is None else find_copies(names, settings, tell)


def rule_packs() -> tuple[RulePack, ...]:
    """The rule packs there are: ours, then those of installed packages.

    Raises:
        RashomonError: a package offers a pack that cannot be loaded.
    """
    return (*PACKS, *offered_packs())


def compare_packs(
    case: Case,
    incident: str | int = "",
    packs: Sequence[str | PathLike[str]] = (),
    reliability: str | PathLike[str] = "",
) -> tuple[Ruled, ...]:
    """The incidents of a case under several rule packs, by incident and then by pack; no page is read again.

    `incident` is a number, counted from 1, or an id; without it all are told. `packs` are names or .toml files; without
    them every pack there is. `reliability` is a file that ranks claimants and outlets.

    Raises:
        InputError: there is no such incident, or a file cannot be read or is wrong; the message says where.
        RashomonError: there is no such pack.
    """
    names = [fspath(pack) for pack in packs] or [pack.name for pack in rule_packs()]
    specs = [specify(name, fspath(reliability)) for name in names]
    return rule_case(case, specs, str(incident))


def _names(paths: str | PathLike[str] | Sequence[str | PathLike[str]]) -> list[str]:
    return [fspath(path) for path in ([paths] if isinstance(paths, str | PathLike) else paths)]


def _readings(
    paths: str | PathLike[str] | Sequence[str | PathLike[str]], settings: Settings | None, tell: Tell | None
) -> Iterator[Reading]:
    names = _names(paths)
    settings = settings or Settings()
    return read_each(names, settings) if tell is None else read_each(names, settings, tell=tell)


def _quotes(reading: Reading) -> Quotes:
    extraction = reading.extraction
    return Quotes(_document(reading), extraction.statements if extraction else (), reading.issues)


def _tolls(reading: Reading) -> Tolls:
    extraction = reading.extraction
    return Tolls(_document(reading), counted(extraction.claims) if extraction else (), reading.issues)


def _document(reading: Reading) -> Document:
    """The document of a page; an empty one under the page's name where it could not be read."""
    if reading.document is not None:
        return reading.document
    id_ = content_id("unread", reading.where)
    return Document(id_, id_, (Location(reading.where),), "", ())


def _build(names: Sequence[str], folder: Path, settings: Settings, tell: Tell | None) -> Case:
    with open_case(folder / CASE_FILE) as case_file:
        if tell is None:
            return pipeline.build(names, settings, case_file)
        return pipeline.build(names, settings, case_file, tell)
