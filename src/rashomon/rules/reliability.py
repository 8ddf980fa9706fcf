"""How reliable the user calls those who make claims: a TOML file that ranks claimants and outlets.

    [claimants]
    "Northern Monitor" = 1
    "Ministry of Defence" = 2
    "Grey Column" = "unreliable"

    [outlets]
    "Harbour Gazette" = 1

1 is the most reliable. Who is not named comes after all who are ranked. A claimant's rank counts wherever his word is
relayed; an outlet's counts for what it says in its own voice. We rank nobody: without a file all are alike.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from rashomon.errors import InputError
from rashomon.language.text import fold
from rashomon.rules.pack import UNRELIABLE

_TABLES = ("claimants", "outlets")
_WORD = "unreliable"
_SHAPE = f'write `"Name" = 1` with 1 for the most reliable, or `"Name" = "{_WORD}"`'


@dataclass(frozen=True, slots=True)
class Reliability:
    """Ranks by folded name; empty where the user ranks nobody. `written` has each name as the user writes it."""

    claimants: Mapping[str, int] = field(default_factory=lambda: MappingProxyType({}))
    outlets: Mapping[str, int] = field(default_factory=lambda: MappingProxyType({}))
    written: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))

    def __bool__(self) -> bool:
        return bool(self.claimants or self.outlets)

    def of_claimant(self, names: Iterable[str]) -> int | None:
        """The rank of one who goes by `names`, the most telling first; None where nobody ranks him."""
        return next((self.claimants[key] for name in names if (key := name_key(name)) in self.claimants), None)

    def unknown(self, claimants: Iterable[str], outlets: Iterable[str]) -> tuple[str, ...]:
        """The names that rank nobody, as the user writes them: of no claimant and no outlet that there is."""
        ours, theirs = {name_key(name) for name in claimants}, {name_key(name) for name in outlets}
        missed = [key for key in self.claimants if key not in ours] + [key for key in self.outlets if key not in theirs]
        return tuple(dict.fromkeys(self.written.get(key, key) for key in missed))

    def of_outlet(self, name: str) -> int | None:
        """The rank of an outlet; None where nobody ranks it."""
        return self.outlets.get(name_key(name))


def parse_reliability(text: str, where: str) -> Reliability:
    """The ranks that a file gives; `where` names it in errors.

    Raises:
        InputError: it is no TOML, has a table that is neither of the two, or a rank that is none.
    """
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise InputError(f"{where} is not TOML: {error}; mend that line, in which {_SHAPE}") from error
    for name, found in table.items():
        if name not in _TABLES or not isinstance(found, dict):
            line = line_of(text, "", name)
            raise InputError(f"{where}, line {line}: {name!r} is none of the tables [claimants] and [outlets]")
    ranks = {name: _ranks(name, table.get(name, {}), text, where) for name in _TABLES}
    written = {name_key(name): name for rows in table.values() for name in rows}
    return Reliability(ranks["claimants"], ranks["outlets"], MappingProxyType(written))


def _ranks(table: str, rows: Mapping[str, object], text: str, where: str) -> Mapping[str, int]:
    ranks: dict[str, int] = {}
    for name, given in rows.items():
        rank = UNRELIABLE if given == _WORD else given
        good = given == _WORD or (isinstance(given, int) and not isinstance(given, bool) and given > 0)
        if not good or not isinstance(rank, int):
            raise InputError(f"{where}, line {line_of(text, table, name)}: {given!r} is no rank; {_SHAPE}")
        if ranks.get(name_key(name), rank) != rank:
            raise InputError(f"{where}, line {line_of(text, table, name)}: {name!r} is ranked twice; keep one line")
        ranks[name_key(name)] = rank
    return MappingProxyType(ranks)


def line_of(text: str, table: str, key: str) -> int:
    """The line of a TOML file on which `key` of `table` stands, counted from 1; its first where it is not found."""
    here = ""
    for number, line in enumerate(text.splitlines(), 1):
        head = re.match(r"\s*\[+\s*([\w.\-]+)\s*\]", line)
        here = head[1] if head else here
        names = re.match(r"""\s*(?:"((?:[^"\\]|\\.)*)"|'([^']*)'|([\w\-]+))\s*=""", line)
        if (head and not table and head[1] == key) or (here == table and names and key in names.groups()):
            return number
    return 1


def name_key(name: str) -> str:
    """A name as it is looked up: in small letters, without its article."""
    return fold(name).removeprefix("the ")
