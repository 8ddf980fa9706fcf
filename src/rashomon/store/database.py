"""Opening the case file: its schema, its version, and one build at a time."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib.resources import files
from pathlib import Path
from typing import Any

from rashomon.errors import CaseFileError

APPLICATION_ID = 0x52534D4E  # "RSMN": lets `file` and SQLite tools tell a case file from another database
VERSION = 1

# Writes are committed in lots: one at a time, the disk would be waited for more than the parser.
_LOT = 200


class Database:
    """A connection whose writes last in lots, or all together in a transaction."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._written = 0
        self._whole = False

    def rows(self, sql: str, *values: object) -> sqlite3.Cursor:
        """The rows that a query gives."""
        return self._connection.execute(sql, values)

    def first(self, sql: str, *values: object) -> tuple[Any, ...] | None:
        """The first row that a query gives."""
        row: tuple[Any, ...] | None = self.rows(sql, *values).fetchone()
        return row

    def write(self, sql: str, *values: object) -> None:
        """Write one thing that is valid by itself; it lasts when its lot is full, or from the next `commit`.

        In a `transaction` it lasts with the rest of that.
        """
        if not self._connection.in_transaction:
            self._connection.execute("BEGIN")
        self._connection.execute(sql, values)
        self._written += 1
        if self._written >= _LOT and not self._whole:
            self.commit()

    def commit(self) -> None:
        """Make all that was written so far last."""
        if self._connection.in_transaction:
            self._connection.execute("COMMIT")
        self._written = 0

    @contextmanager
    def transaction(self) -> Iterator[sqlite3.Connection]:
        """Write several things that are valid only together."""
        self.commit()
        self._connection.execute("BEGIN")
        self._whole = True
        try:
            yield self._connection
        except BaseException:
            self._connection.execute("ROLLBACK")
            raise
        finally:
            self._whole = False
        self._connection.execute("COMMIT")

    def close(self) -> None:
        """Commit and let go of the file."""
        self.commit()
        self._connection.close()


def connect(path: Path) -> sqlite3.Connection:
    """The case file at `path`, made if it is not there, for writing.

    Raises:
        CaseFileError: it is no case file, is of another version, or cannot be written.
    """

    def prepare(connection: sqlite3.Connection) -> None:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = NORMAL")
        if connection.execute("PRAGMA user_version").fetchone()[0] == 0:
            _create(connection, path)
        _check(connection, path)
        connection.executescript(_statements("readable.sql"))
        connection.executescript(_statements("working.sql"))

    try:
        return _open(str(path), prepare)
    except sqlite3.Error as error:
        raise _cannot_open(path, error) from error


def connect_to_read(path: Path) -> sqlite3.Connection:
    """The case file at `path`, for reading alone; a build may run beside it.

    Raises:
        CaseFileError: there is none, it is no case file, or it is of another version.
    """
    if not path.is_file():
        raise CaseFileError(f"there is no case file {str(path)!r}; make one with `rashomon build PAGES --out FOLDER`")
    address = path.absolute().as_uri()

    def check(connection: sqlite3.Connection) -> None:
        _check(connection, path)

    try:
        try:
            return _open(f"{address}?mode=ro", check)
        except sqlite3.OperationalError:  # a folder that cannot be written: no build can run there either
            return _open(f"{address}?immutable=1", check)
    except sqlite3.Error as error:
        raise _cannot_open(path, error) from error


def lock(path: Path) -> sqlite3.Connection:
    """Hold the case file at `path` for one build, until the connection is closed or the process ends, however it ends.

    The lock is an exclusive transaction on an empty database beside the case, so it works wherever SQLite does and
    leaves readers of the case alone.

    Raises:
        CaseFileError: another build holds it.
    """

    def hold(connection: sqlite3.Connection) -> None:
        connection.execute("PRAGMA busy_timeout = 0")
        connection.execute("BEGIN EXCLUSIVE")

    try:
        return _open(str(path.with_name(f".{path.name}.lock")), hold)
    except sqlite3.OperationalError as error:
        if "locked" not in str(error):
            raise _cannot_open(path, error) from error
        raise CaseFileError(
            f"another build is writing {str(path)!r}; wait until it ends, or build into another folder"
        ) from error


def _open(address: str, prepare: Callable[[sqlite3.Connection], None]) -> sqlite3.Connection:
    """A connection that `prepare` has accepted; one that it refuses is closed."""
    connection = sqlite3.connect(address, uri=address.startswith("file:"), isolation_level=None)
    try:
        prepare(connection)
    except BaseException:
        connection.close()
        raise
    return connection


def _create(connection: sqlite3.Connection, path: Path) -> None:
    if connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]:
        raise CaseFileError(f"{str(path)!r} is another program's database; build into another folder")
    ours = f"PRAGMA application_id = {APPLICATION_ID}; PRAGMA user_version = {VERSION};"
    connection.executescript(f"BEGIN; {_statements('schema.sql')} {ours} COMMIT;")


def _statements(name: str) -> str:
    return files("rashomon.store").joinpath(name).read_text(encoding="utf-8")


def _check(connection: sqlite3.Connection, path: Path) -> None:
    application = connection.execute("PRAGMA application_id").fetchone()[0]
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    if application != APPLICATION_ID:
        raise CaseFileError(f"{str(path)!r} is not a case file of ours; name the case.db that a build wrote")
    if version != VERSION:
        raise CaseFileError(
            f"{str(path)!r} has the form {version} of a case file and this version reads form {VERSION}; "
            "build the pages into a new folder"
        )


def _cannot_open(path: Path, error: sqlite3.Error) -> CaseFileError:
    return CaseFileError(f"the case file {str(path)!r} cannot be opened ({error}); check the folder, or use another")
