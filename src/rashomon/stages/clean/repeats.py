"""Labels what a page says again: its title, teasers that stand twice, lists of videos with their lengths."""

from __future__ import annotations

import re
from collections.abc import Sequence

from rashomon.language.text import fold
from rashomon.schema.document import BlockRole
from rashomon.stages.clean.subject import subject_of
from rashomon.stages.clean.unit import Unit

_LONGEST = 1500  # characters of a line that may repeat the title
_TEASER_WORDS = 4
_VIDEO = re.compile(r"(?:\d|[1-5]\d):[0-5]\d\s+(?![ap]\.?m\b)[\"“‘'A-Z\d]", re.IGNORECASE)
_VIDEO_LINES = 2
_VIDEO_MINUTES = 9  # most videos of news are shorter; hours of the day are written with two digits beside such times


def label_repeats(units: Sequence[Unit], title: str) -> None:
    """Lines that say the title again, once or more."""
    key = fold(title)
    for unit in units:
        if unit.open and key and len(unit.line.text) < _LONGEST and _is_repeat(fold(unit.line.text), key):
            unit.give(BlockRole.FURNITURE, "repeated-title")


def _is_repeat(line: str, key: str) -> bool:
    return line.startswith(key) and not line.replace(key, "").strip()


def label_doubles(units: Sequence[Unit], title: str) -> None:
    """Lines that stand twice in a row, as teasers do whose pictures have the same words.

    Of one such line the second copy goes, or the first where the second says more; of several in a row both copies go
    where they tell of another subject.
    """
    runs = _doubled(units)
    doubled = {index for run in runs for index in run}
    rest = [unit for index, unit in enumerate(units) if index not in doubled]
    subject = subject_of(rest, title) if runs else None
    for run in runs:
        for first, second in zip(run[::2], run[1::2], strict=True):
            if len(run) > 2 and subject is not None and subject.is_strange([units[first].line.text]):
                units[first].give(BlockRole.FURNITURE, "teaser")
                units[second].give(BlockRole.FURNITURE, "teaser")
            longer = units[second].line.words > units[first].line.words
            units[first if longer else second].give(BlockRole.FURNITURE, "repeated-line")


def _doubled(units: Sequence[Unit]) -> list[list[int]]:
    """The indices of units that stand twice in a row, those that follow one another put together."""
    runs: list[list[int]] = []
    index = 0
    while index + 1 < len(units):
        first, second = units[index], units[index + 1]
        if first.open and second.open and first.line.words >= _TEASER_WORDS and _same(first, second):
            if runs and runs[-1][-1] == index - 1:
                runs[-1] += [index, index + 1]
            else:
                runs.append([index, index + 1])
            index += 2
        else:
            index += 1
    return runs


def _same(first: Unit, second: Unit) -> bool:
    """True where the second says the first again, perhaps with more behind it."""
    if len(second.line.text) > _LONGEST or len(first.line.text) > len(second.line.text) + 3:
        return False
    return f"{fold(second.line.text)} ".startswith(f"{fold(first.line.text)} ")


def label_videos(units: Sequence[Unit]) -> None:
    """Runs of lines that begin with a length ("2:12 Mayor opens bridge"): the list of a video player."""
    run: list[Unit] = []
    for unit in [*units, None]:
        if unit is not None and unit.open and _is_video(unit.line.text):
            run.append(unit)
            continue
        short = sum(int(item.line.text.partition(":")[0]) <= _VIDEO_MINUTES for item in run)
        if short >= _VIDEO_LINES and 2 * short >= len(run):
            for item in run:
                item.give(BlockRole.FURNITURE, "video-list")
        run = []


def _is_video(text: str) -> bool:
    return bool(_VIDEO.match(text)) and text[-1] not in ".!…:;"
