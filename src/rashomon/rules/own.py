"""Packs that users write as TOML: which attributes, which ends, which best, and numbers for words.

name = "desk"
version = "1"
source = "the desk's own rules, spring 2026"
attributes = ["deaths", "injuries"]   # without it everything is counted
low = "lowest"
high = "highest-stated"
best = "most-reliable"

[words]
dozens = [24, 60]
hundreds = [200, "open"]
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from rashomon.errors import InputError
from rashomon.rules.bests import higher, lower, told_most
from rashomon.rules.ends import highest, highest_stated, lowest
from rashomon.rules.pack import Account, Behind, Choice, Mark, RuleNote, RulePack
from rashomon.rules.ranking import Heard, most_trusted, trusted
from rashomon.rules.reliability import line_of
from rashomon.rules.words import Numbers, numbers_from
from rashomon.schema.claim import COUNTED, Attribute
from rashomon.schema.finding import Position

_End = Callable[[Sequence[Position]], int | None]
_TEXTS = ("name", "version", "source", "use")
_KEYS = (*_TEXTS, "attributes", "low", "high", "best", "words")
_RANKED = "most-reliable"


def _nothing(_positions: Sequence[Position]) -> None:
    return None


@dataclass(frozen=True, slots=True)
class Option:
    """A value that a pack's file may give for one end: what it does, and in words."""

    take: _End
    says: str


OPTIONS: Mapping[str, Mapping[str, Option]] = MappingProxyType(
    {
        "low": MappingProxyType(
            {
                "lowest": Option(lowest, "Low is the lowest figure that stands."),
                "none": Option(_nothing, "No low end is given."),
            }
        ),
        "high": MappingProxyType(
            {
                "highest": Option(highest, "High is the highest figure, open where a claim leaves it open."),
                "highest-stated": Option(highest_stated, "High is the highest number that anyone states."),
                "none": Option(_nothing, "No high end is given."),
            }
        ),
        "best": MappingProxyType(
            {
                "none": Option(_nothing, "No figure is taken as best."),
                "lower": Option(lower, "The lower figure is taken as best."),
                "higher": Option(higher, "The higher figure is taken as best."),
                "most-told": Option(told_most, "The figure that most text families give is taken as best."),
                _RANKED: Option(lower, "The figure of the most reliable claimant is taken as best, else the lower."),
            }
        ),
    }
)


@dataclass(frozen=True, slots=True)
class _Rule:
    """The rule of a pack that a user wrote."""

    low: str
    high: str
    best: str
    numbers: Numbers

    def __call__(self, account: Account) -> Choice:
        heard = trusted(account)
        positions = self.numbers.coded_positions(heard.positions)
        chosen = most_trusted(positions, account.ranks) if self.best == _RANKED else Heard(tuple(positions))
        low, high = OPTIONS["low"][self.low].take(positions), OPTIONS["high"][self.high].take(positions)
        best = OPTIONS["best"][self.best].take(chosen.positions)
        if best is not None and low is not None:
            low = min(low, best)
        if best is not None and high is not None:
            high = max(high, best)
        because = f"{heard.because} {chosen.because}".strip()
        # As they are told, and not with the numbers for words: a trace says what somebody states.
        kept = {position.claims for position in chosen.positions}
        among = [position for position in heard.positions if position.claims in kept]
        return Choice(low, best, high, among, because, Behind(heard.positions, heard.because))

    def says(self) -> str:
        """The three choices in words."""
        chosen = (("low", self.low), ("high", self.high), ("best", self.best))
        return " ".join(OPTIONS[end][name].says for end, name in chosen)


def parse_pack(text: str, where: str) -> RulePack:
    """The pack that a TOML file describes; `where` names the file in errors.

    Raises:
        InputError: the file is no TOML, lacks a name or version, or says what no pack can do; the message has the line.
    """
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise InputError(f"{where} is not TOML: {error}; mend that line") from error
    reader = _Reader(table, text, where)
    for key in table:
        if key not in _KEYS:
            raise reader.wrong(key, f"{key!r} is nothing that a pack has; there are: {', '.join(_KEYS)}")
    rule = _Rule(
        reader.option("low", "lowest"),
        reader.option("high", "highest"),
        reader.option("best", "none"),
        reader.numbers(),
    )
    name, source = reader.text("name"), reader.text("source", "the user's own rules")
    note = RuleNote("low, high, best", ("low", "high", "best"), rule.says(), source, Mark.FOLLOWS)
    return RulePack(
        name=name,
        version=reader.text("version"),
        choose=rule,
        source=source,
        attributes=reader.attributes(),
        rules=(note,),
        use=reader.text("use", "as its writer sees fit"),
        words=rule.numbers.said(),
        says=rule.says(),
    )


@dataclass(frozen=True, slots=True)
class _Reader:
    """Reads a pack's table, and says on which line something is wrong."""

    table: Mapping[str, Any]
    file: str
    where: str

    def wrong(self, key: str, message: str, table: str = "") -> InputError:
        return InputError(f"{self.where}, line {line_of(self.file, table, key)}: {message}")

    def text(self, key: str, default: str = "") -> str:
        found = self.table.get(key, default)
        if not isinstance(found, str) or not found.strip():
            raise self.wrong(key, f'a pack has a {key}: write {key} = "..." at the top of the file')
        return found

    def option(self, end: str, default: str) -> str:
        found = self.table.get(end, default)
        if found not in OPTIONS[end]:
            raise self.wrong(end, f"{end} cannot be {found!r}; write one of: {', '.join(OPTIONS[end])}")
        return str(found)

    def attributes(self) -> frozenset[Attribute] | None:
        found = self.table.get("attributes")
        if found is None:
            return None
        known = [attribute.value for attribute in Attribute if attribute in COUNTED]
        unknown = [each for each in found if each not in known] if isinstance(found, list) else [found]
        if unknown:
            raise self.wrong("attributes", f"{unknown[0]!r} is nothing that is counted; there are: {', '.join(known)}")
        return frozenset(Attribute(each) for each in found)

    def numbers(self) -> Numbers:
        words = self.table.get("words", {})
        if not isinstance(words, dict):
            raise self.wrong("words", "numbers for words stand in a table [words], one a line: dozens = [24, 60]")
        for word, value in words.items():
            try:
                numbers_from({word: value})
            except ValueError as error:
                raise self.wrong(word, str(error), "words") from error
        return numbers_from(words)
