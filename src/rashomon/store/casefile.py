"""The case file: the pages that came in, what was made of each, and the record."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from rashomon.errors import CaseFileError
from rashomon.schema.issue import Issue
from rashomon.schema.judgement import Judgement, Verdict
from rashomon.schema.page import Page
from rashomon.schema.record import Case
from rashomon.store.codec import digest, pack, unpack
from rashomon.store.database import Database, connect, connect_to_read, lock
from rashomon.store.pages import merge_pages
from rashomon.store.results import Results
from rashomon.store.tables import fill_tables
from rashomon.store.working import Given, Working

T = TypeVar("T")


@dataclass(frozen=True, slots=True, order=True)
class PageState:
    """A page of the case, and the hash of all that is known of it: its text, its locations, its metadata."""

    id: str
    state: str


@contextmanager
def open_case(path: Path) -> Iterator[CaseFile]:
    """The case file at `path`, made with its folder if it is not there, held for one build.

    What a build has read and parsed is kept even when it is broken off; a file that it made and put nothing into
    is taken away again.

    Raises:
        CaseFileError: it is no case file, is of another version, or another build holds it.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    new = not path.exists()
    with closing(lock(path)):
        database = Database(connect(path))
        try:
            yield CaseFile(database, path)
        finally:
            empty = not (_holds(database, "pages") or _holds(database, "record"))
            database.close()
            if new and empty:
                path.unlink()


@contextmanager
def read_case(path: Path) -> Iterator[CaseFile]:
    """The case file at `path`, for reading alone.

    Raises:
        CaseFileError: there is none, it is no case file, or it is of another version.
    """
    with closing(connect_to_read(path)) as connection:
        yield CaseFile(Database(connection), path)


class CaseFile:
    """One case on disk. `open_case` and `read_case` give one."""

    def __init__(self, database: Database, path: Path) -> None:
        self.path = path
        self._database = database
        self._taken_in = _holds(database, "record") and not _holds(database, "pages")

    def add_page(self, page: Page) -> None:
        """Keep a page. One that is known gains the locations and metadata it did not have.

        Raises:
            CaseFileError: the record came from elsewhere, without its pages: it would be lost, not added to.
        """
        if self._taken_in:
            raise CaseFileError(
                f"{str(self.path)!r} holds an imported record without its pages, which no build can add to; "
                "build into another folder"
            )
        known = self._read_page(page.id)
        merged = merge_pages(page, known or page)
        if merged == known:
            return
        self._database.write(
            "INSERT OR REPLACE INTO pages VALUES (?, ?, ?, ?, ?)",
            *(merged.id, merged.kind, merged.size, digest(merged), pack(merged)),
        )
        for place in merged.locations:
            self._database.write(
                "INSERT OR REPLACE INTO page_locations VALUES (?, ?, ?, ?, ?)",
                *(page.id, place.path, place.part, place.url, place.captured),
            )

    def pages(self) -> tuple[PageState, ...]:
        """Every page of the case, sorted by id."""
        return tuple(PageState(*row) for row in self._database.rows("SELECT id, state FROM pages ORDER BY id"))

    def page(self, page_id: str) -> Page:
        """The page called `page_id`.

        Raises:
            CaseFileError: there is none.
        """
        page = self._read_page(page_id)
        if page is None:
            raise CaseFileError(f"the case holds no page {page_id}; build it again")
        return page

    def note_unread(self, read: Iterable[str], issues: Iterable[Issue]) -> None:
        """Keep what could not be read. Earlier issues of the files that were `read` this time are forgotten."""
        for name in sorted(read):
            self._database.write("DELETE FROM unread WHERE file = ? OR instr(file, ? || ' (') = 1", name, name)
        for issue in issues:
            self._database.write("INSERT OR IGNORE INTO unread VALUES (?, ?)", issue.where, pack(issue))

    def unread(self) -> tuple[Issue, ...]:
        """What could not be read, of all the files that builds of this case were given."""
        return tuple(unpack(row[0], Issue) for row in self._database.rows("SELECT data FROM unread ORDER BY file"))

    def results(self, stage: str, method: str, kind: type[T]) -> Results[T]:
        """What `stage` has made so far with `method`."""
        return Results(self._database, stage, method, kind)

    def working(self, method: str, given: Mapping[str, Given[Any]]) -> Working:
        """The tables of the join steps, whose inputs are `given`; what another `method` wrote is forgotten."""
        return Working(self._database, method, given)

    def commit(self) -> None:
        """Make all that was written so far last."""
        self._database.commit()

    def save(self, case: Case) -> None:
        """Replace the record and the readable tables, wholly or not at all."""
        with self._database.transaction() as connection:
            connection.execute("INSERT OR REPLACE INTO record VALUES (1, ?)", (pack(case),))
            fill_tables(connection, case)

    def take_in(self, case: Case) -> None:
        """Make a record from elsewhere this case's own. The case then takes no pages.

        Raises:
            CaseFileError: the case holds pages, and a record of its own is made from them.
        """
        if _holds(self._database, "pages"):
            raise CaseFileError(f"{str(self.path)!r} was built from pages; import the record into another folder")
        self.save(case)

    def load(self) -> Case:
        """The record of the last build that ended.

        Raises:
            CaseFileError: no build has ended yet, or the record is damaged.
        """
        row = self._database.rows("SELECT data FROM record").fetchone()
        if row is None:
            raise CaseFileError(f"{str(self.path)!r} holds no record yet; run `rashomon build` to its end")
        return unpack(row[0], Case)

    def append(self, judgement: Judgement) -> None:
        """Keep a decision. Nothing takes it away again; undoing it is another one."""
        j = judgement
        self._database.write(
            'INSERT INTO judgements ("when", who, verdict, target, other, note) VALUES (?, ?, ?, ?, ?, ?)',
            *(j.when, j.who, j.verdict, j.target, j.other, j.note),
        )
        self._database.commit()

    def judgements(self) -> tuple[Judgement, ...]:
        """Every decision, in the order they were made."""
        rows = self._database.rows('SELECT "when", who, verdict, target, other, note FROM judgements ORDER BY id')
        return tuple(Judgement(w, who, Verdict(v), target, o, n) for w, who, v, target, o, n in rows)

    def _read_page(self, page_id: str) -> Page | None:
        row = self._database.rows("SELECT data FROM pages WHERE id = ?", page_id).fetchone()
        return unpack(row[0], Page) if row else None


def _holds(database: Database, table: str) -> bool:
    return database.first(f"SELECT 1 FROM {table} LIMIT 1") is not None
