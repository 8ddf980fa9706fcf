"""Quotation marks one by one: where they stand and which way each looks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from rashomon.language.data import column, table

_OPENING_BEFORE = "([{<-–—/=*>|"
_WORD_AFTER = re.compile(r"[^\W_]+")
_SPACED_SUFFIX = re.compile(r"\s*(?:s|t|re|ve|ll|d|m)\b")


class Look(StrEnum):
    """Which way a mark looks: by its own form, or by the white space around it. `apostrophe` is no mark at all."""

    OPEN = "open"
    CLOSE = "close"
    EITHER = "either"
    APOSTROPHE = "apostrophe"


@dataclass(frozen=True, slots=True)
class Mark:
    """One quotation mark, offsets in the text it was found in.

    `double` tells the family. `firm` is True where the form of the mark itself is one-way. `weak` marks a closing
    single that may as well be the apostrophe of a plural ("the soldiers' homes").
    """

    start: int
    end: int
    double: bool
    look: Look
    firm: bool = False
    weak: bool = False


@cache
def _forms() -> dict[str, tuple[bool, Look]]:
    return {row["mark"]: (row["family"] == "double", Look(row["look"])) for row in table("quotation_marks")}


@cache
def _pattern() -> re.Pattern[str]:
    forms = sorted(_forms(), key=lambda form: (-len(form), form))
    return re.compile("|".join(f"(?:{re.escape(form)})+" if form == '"' else re.escape(form) for form in forms))


@cache
def _first() -> re.Pattern[str]:
    """What a mark begins with, quick to look for where there is none."""
    return re.compile("[" + re.escape("".join(sorted({form[0] for form in _forms()}))) + "]")


def find_marks(text: str, start: int, end: int) -> Iterator[Mark]:
    """The quotation marks in `text[start:end]`, in order; apostrophes are left out."""
    if _first().search(text, start, end) is None:
        return
    for match in _pattern().finditer(text, start, end):
        double, look = _forms()[match.group()[:1] if match.group().startswith('"') else match.group()]
        before = text[match.start() - 1] if match.start() > start else " "
        after = text[match.end()] if match.end() < end else " "
        if double:
            firm = look is not Look.EITHER and not _is_askew(look, before, after)
            yield Mark(match.start(), match.end(), True, look if firm else _double_look(before, after), firm=firm)
            continue
        mark = _single(text, (match.start(), match.end(), end), (before, after), look)
        if mark.look is not Look.APOSTROPHE:
            yield mark


def _opens_after(char: str) -> bool:
    return char.isspace() or char in _OPENING_BEFORE or char in _forms()


def _closes_before(char: str) -> bool:
    return not char.isalnum() and char != "_"


def _is_askew(form: Look, before: str, after: str) -> bool:
    """A one-way mark the wrong way round: `we lost,“ she said`, `said: ”We lost`; and »so« where that is custom."""
    if form is Look.OPEN:
        return not _opens_after(before) and (after.isspace() or after in ",.;:!?")
    return before.isspace() and after.isalnum()


def _double_look(before: str, after: str) -> Look:
    spaced_before, spaced_after = _opens_after(before), after.isspace()
    if before.isspace() and after in ",.;:!?":
        return Look.CLOSE
    if spaced_before and not spaced_after:
        return Look.OPEN
    if not spaced_before and _closes_before(after):
        return Look.CLOSE
    return Look.EITHER


def _single(text: str, at: tuple[int, int, int], around: tuple[str, str], form: Look) -> Mark:
    """A single mark: it opens before a word, closes after one, and is an apostrophe everywhere else."""
    start, end, limit = at
    before, after = around
    look, weak = Look.APOSTROPHE, False
    if _opens_after(before) and not after.isspace():
        word = _WORD_AFTER.match(text, end, min(limit, end + 12))
        rest = word.group().casefold() if word else ""
        elided = rest in column("elisions", "rest") or rest[:2].isdigit()
        opens = form is not Look.CLOSE and not elided and (after.isalnum() or after in '"“$£€[(.…')
        look = Look.OPEN if opens else Look.APOSTROPHE
    elif not before.isspace() and _closes_before(after) and form is not Look.OPEN:
        look = Look.CLOSE
        weak = before in "sSzxn" and after.isspace()
    elif before.isspace() and after.isspace() and not _SPACED_SUFFIX.match(text, end, limit):
        look, weak = Look.EITHER, True
    return Mark(start, end, False, look, firm=form in (Look.OPEN, Look.CLOSE), weak=weak)
