"""Labels furniture that no phrase gives away but its shape and place do: menus, picture names, headline lists."""

from __future__ import annotations

import re
from collections.abc import Sequence

from rashomon.schema.document import BlockRole
from rashomon.stages.clean.unit import Unit

_MENU_LINES, _MENU_WORDS = 4, 4  # so many lines in a row of so few words are a menu; headings stand alone
_LIST_LINES = 3  # headlines in a row below the article
_SLUG_WORDS = 7
_CAPITALS_WORDS = 6  # headings in capitals are shorter, or quote
# Whatever a line looks like, a toll in it may be the article's: such a line is kept unless a mark stands above it.
_TOLL = re.compile(r"\b(?:kill|dead|dea?th|die|wound|injur|hurt|missing|casualt|martyr|victim)", re.IGNORECASE)
_QUOTES = "\"'“‘"
_FIELD = re.compile(r"\w\s*[:–-]\s*\w")  # "Sex – Male", "Age: 48": the facts of a form, not a menu
_AGED = re.compile(r"\w, \(?\d{1,3}\b")  # "Ann Bell, 34": the entry of a list of people
_CAPITALS_START = re.compile(r"(?:UPDATE|BREAKING|CORRECTION|EDITOR|NOTE)\b")
_SLUG = re.compile(r"[a-z0-9][a-z0-9' _-]*")
_NAMES = re.compile(r"(?:[A-Z][\w'’-]+\.?\s){1,3}[A-Z][\w'’-]+(?:\s?[/&,]\s?(?:[A-Z][\w'’-]+\.?\s){1,3}[A-Z][\w'’-]+)*")


def label_menus(units: Sequence[Unit]) -> None:
    """Runs of very short lines that end in no mark."""
    run: list[Unit] = []
    for unit in [*units, None]:
        if unit is not None and _is_menu_item(unit):
            run.append(unit)
            continue
        if len(run) >= _MENU_LINES:
            for item in run:
                item.give(BlockRole.FURNITURE, "menu")
        run = []


def _is_menu_item(unit: Unit) -> bool:
    text = unit.line.text
    if unit.line.words > _MENU_WORDS or unit.line.final:
        return False
    return not (_TOLL.search(text) or _FIELD.search(text) or _AGED.search(text))


def label_capitals(units: Sequence[Unit]) -> None:
    """Lines all in capitals between the paragraphs of an article that is not: links to other stories."""
    lines = [unit.line.text for unit in units]
    if sum(text.isupper() for text in lines) > 0.3 * len(lines):
        return  # a script, or an agency wire in capitals
    seen_prose = False
    for index, unit in enumerate(units):
        text = unit.line.text
        follows = any(later.is_prose for later in units[index + 1 : index + 4])
        link = text.isupper() and not unit.line.final and (text[0] in "([" or unit.line.words >= _CAPITALS_WORDS)
        if unit.open and seen_prose and follows and link and text[0] not in _QUOTES and not _CAPITALS_START.match(text):
            unit.give(BlockRole.FURNITURE, "capitals-link")
        seen_prose = seen_prose or unit.is_prose


def label_slugs(units: Sequence[Unit]) -> None:
    """Names of pictures left standing: a few words all in small letters, on a line of their own next to prose."""
    for index, unit in enumerate(units):
        if not unit.open or unit.line.final or not 1 < unit.line.words <= _SLUG_WORDS:
            continue
        before = units[index - 1] if index else None
        stands_alone = before is None or before.line.final or not before.open
        if stands_alone and _SLUG.fullmatch(unit.line.text) and not _TOLL.search(unit.line.text):
            unit.give(BlockRole.FURNITURE, "picture-slug")


def label_leftovers(units: Sequence[Unit]) -> None:
    """What trails below the last paragraph: names of authors, single words, lists of other headlines."""
    last = max((index for index, unit in enumerate(units) if unit.open and _is_text(unit)), default=-1)
    tail = [unit for unit in units[last + 1 :] if unit.open] if last >= 0 else []
    headlines = len(tail) >= _LIST_LINES
    for unit in tail:
        if _NAMES.fullmatch(unit.line.text):
            unit.give(BlockRole.FURNITURE, "names-below")
        elif headlines or unit.line.text.endswith("…"):
            unit.give(BlockRole.FURNITURE, "headlines-below")
        elif (
            unit.line.words <= 6
            and not unit.line.final
            and not _TOLL.search(unit.line.text)
            and not re.search(r"\d", unit.line.text)
        ):
            unit.give(BlockRole.FURNITURE, "words-below")


def _is_text(unit: Unit) -> bool:
    return unit.is_prose or (unit.line.final and unit.line.words >= 4 and not unit.line.text.endswith("…"))
