"""Numbers that name a thing and count nothing: models, roads, flights, telephones, addresses, channels."""

from __future__ import annotations

import re

from rashomon.language.number_context import Context, Sense, capitalised, unit_sense, units
from rashomon.schema.analysis import NumberSense

_STREETS = frozenset(
    {
        "street",
        "st",
        "road",
        "rd",
        "avenue",
        "ave",
        "boulevard",
        "blvd",
        "drive",
        "dr",
        "lane",
        "ln",
        "highway",
        "hwy",
        "court",
        "ct",
        "place",
        "way",
        "block",
        "parkway",
    }
)


def identifier(c: Context) -> Sense | None:
    """Model names, roads, flights, telephone numbers, addresses, things numbered."""
    if not c.number.digits:
        return c.sense(NumberSense.IDENTIFIER) if _numbered(c) else None
    glued_letter = c.glued_before() and (c.before(1).isalpha() or (c.before(1) in {"-", "#", "_", "@", "/"}))
    if glued_letter and not (c.before(1) == "-" and not _letters_before_dash(c)):
        return c.sense(NumberSense.IDENTIFIER)
    if c.glued_after() and c.after(1).isalpha() and unit_sense(c.after(1)) is None and c.after(1) not in {"yo", "s"}:
        return c.sense(NumberSense.IDENTIFIER, 1)
    if c.after(1) == "-" and re.fullmatch(r"\d{3,}", c.after(2)) and c.after(3) == "-" and c.after(4).isdigit():
        return c.sense(NumberSense.IDENTIFIER, 4)
    if (
        c.after(1) == "-"
        and c.glued_after()
        and re.fullmatch(r"\d{4}", c.after(2))
        and re.fullmatch(r"\d{3}", c.after(0))
    ):
        return c.sense(NumberSense.IDENTIFIER, 2)
    if _numbered(c) or _address(c) or _of_station(c) or c.after(0) == "911":
        return c.sense(NumberSense.IDENTIFIER)
    return None


def _letters_before_dash(c: Context) -> bool:
    """ "F-16", "MQ-9", but not "magnitude-6" nor "mid-20"."""
    named = c.lexeme(c.number.start - 2)
    dash = c.lexeme(c.number.start - 1)
    return named is not None and dash is not None and named.end == dash.start and named.text[:1].isupper()


def _numbered(c: Context) -> bool:
    """ "Highway 214", "District 4", "No. 5": the name of the thing stands before the number."""
    near, distance = (c.before(2), 2) if c.before(1) in {".", "#"} else (c.before(1), 1)
    if units("before").get(near) is not NumberSense.IDENTIFIER:
        return False
    capital = capitalised(c, distance)
    counted = c.after(1) in {"people", "dead", "killed", "injured", "wounded", "hurt", "soldiers", "others"}
    return (capital or near in {"no", "nos"}) and not counted


def _of_station(c: Context) -> bool:
    """ "WXYZ 41": the channel of a station with a call sign, of which the United States have thousands."""
    found = c.lexeme(c.number.start - 1)
    return found is not None and re.fullmatch(r"[WK][A-Z]{2,3}", found.text) is not None


def _address(c: Context) -> bool:
    """A number, one to four capitalised words, a word for a street: "305 E. Main St."."""
    distance = 1
    for _ in range(6):
        word = c.after(distance)
        if word in _STREETS and distance > 1:
            return True
        if word == "block" or (word != "." and not capitalised(c, -distance)):
            return word == "block"
        distance += 1
    return False
