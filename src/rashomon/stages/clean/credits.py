"""Who wrote it: bylines, and the agencies that credit lines name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from rashomon.language.data import column, table
from rashomon.schema.document import Block, BlockRole
from rashomon.stages.clean.facts import split_names

_BYLINE = re.compile(r"(?:By|BY|Written by|Reported by|Posted by|Story by)\s?:?\s(?P<names>[A-Z].{2,100})")
_SERVICES = frozenset({"news agency", "press agency", "news service", "press service", "wire service"})
_SHORT = 160  # characters: credit lines are short
_CREDIT_RULES = frozenset({"copyright", "byline", "source-line", "contributed", "picture-credit", "names-below"})


# "ASHFORD, Jan. 3 (Halyard) -": whoever stands in the brackets of a dateline is who the story came from.
_IN_DATELINE = re.compile(r"\((?P<name>[A-Z][\w&'’./-]*(?: [A-Z][\w&'’./-]*){0,4})\)")


@dataclass(frozen=True, slots=True)
class Writers:
    """Who wrote it: people, and the agencies that bylines name beside them."""

    people: tuple[str, ...]
    agencies: tuple[str, ...]


@cache
def _agencies() -> tuple[tuple[re.Pattern[str], str], ...]:
    """Each spelling of an agency with its full name. Case counts: "AP" is an agency, "ap" is none."""
    return tuple(
        (re.compile(rf"(?<![\w.]){re.escape(row['name'])}(?![\w])"), row["agency"])
        for row in table("agencies")
        if row["use"] != "text"
    )


def credited_agencies(text: str, blocks: Sequence[Block], authors: Sequence[str]) -> tuple[str, ...]:
    """The agencies that datelines, bylines, copyright and credit lines of the text name, in alphabetical order."""
    found = {
        name for line in (*_credit_lines(text, blocks), *authors) for form, name in _agencies() if form.search(line)
    }
    return tuple(sorted({*found, *_in_datelines(text, blocks)}))


def _in_datelines(text: str, blocks: Sequence[Block]) -> Iterator[str]:
    """The agencies in the brackets of datelines that no table knows."""
    for block in blocks:
        if block.role is not BlockRole.DATELINE:
            continue
        for match in _IN_DATELINE.finditer(text, block.start, block.end):
            name = match["name"]
            known = any(form.search(name) for form, _ in _agencies())
            if not known and name.casefold() not in column("calendar", "word"):
                yield name


def part_writers(authors: Sequence[str], text: str, blocks: Sequence[Block]) -> Writers:
    """Set apart the agencies that a byline lists after its people: "By Ann Bell, Halyard News Agency"."""
    datelined = set(_in_datelines(text, blocks))
    agencies = [author for author in authors if _is_agency(author) or author in datelined]
    people = tuple(author for author in authors if author not in agencies)
    return Writers(people, tuple(_full_name(name) for name in agencies)) if people else Writers(tuple(authors), ())


def distinct(names: Iterable[str]) -> tuple[str, ...]:
    """The names, sorted, without those that are another's first words: "Halyard" beside "Halyard News Agency"."""
    found = sorted(set(names))
    return tuple(name for name in found if not any(other.startswith(f"{name} ") for other in found))


def _is_agency(author: str) -> bool:
    """A known agency's name as a whole, or one whose last words say that it is one."""
    if any(form.fullmatch(author) for form, _ in _agencies()):
        return True
    words = author.split()
    return len(words) > 1 and " ".join(words[-2:]).casefold() in _SERVICES


def _full_name(author: str) -> str:
    return next((name for form, name in _agencies() if form.fullmatch(author)), author)


def _credit_lines(text: str, blocks: Sequence[Block]) -> Iterator[str]:
    for block in blocks:
        credit = block.role is BlockRole.FURNITURE and block.rule in _CREDIT_RULES and block.end - block.start <= _SHORT
        if credit or block.role is BlockRole.DATELINE:
            yield text[block.start : block.end]


def byline_authors(text: str, blocks: Sequence[Block]) -> tuple[str, ...]:
    """The people that a byline of the text names."""
    for block in blocks:
        words = text[block.start : block.end]
        if block.rule == "byline" and (match := _BYLINE.fullmatch(words)):
            return tuple(dict.fromkeys(split_names(match["names"])))
    return ()
