"""What the labelling works on: paragraphs in the order of the text, each given a role once."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from rashomon.schema.document import BlockRole
from rashomon.stages.clean.lines import Line, Wrapping, find_wrapping
from rashomon.stages.clean.patterns import match_line

_PARAGRAPH_WORDS = 12  # a line of this many words that ends as a sentence is article text until shown otherwise


@dataclass(slots=True)
class Unit:
    """A line, or the wrapped lines of one paragraph, while it is being labelled. `role` is None until it is known.

    `linked` is True where a web page makes all of it a link.
    """

    line: Line
    role: BlockRole | None = None
    rule: str = ""
    linked: bool = False

    def give(self, role: BlockRole, rule: str) -> None:
        """Give a role, unless there is one."""
        if self.role is None:
            self.role, self.rule = role, rule

    @property
    def open(self) -> bool:
        """True while it has no role."""
        return self.role is None

    @property
    def is_prose(self) -> bool:
        """True for what reads as a paragraph of an article: a sentence of some length, or several."""
        line = self.line
        return line.words >= _PARAGRAPH_WORDS and (line.final or line.words >= 3 * _PARAGRAPH_WORDS or _has_stop(line))


_STOP_INSIDE = re.compile(r"[a-z\d][.!?][\"'”’)]* +[\"'“‘(]*[A-Z]")


def _has_stop(line: Line) -> bool:
    return bool(_STOP_INSIDE.search(line.text[:2000]))


def make_units(lines: Sequence[Line], text: str) -> list[Unit]:
    """Put hard-wrapped lines together. A stage direction between two lines of a script keeps them apart."""
    wrapping = find_wrapping(lines)
    units: list[Unit] = []
    previous: Line | None = None
    for line in lines:
        direction = wrapping.width and match_line(line.text, "line") == "script-direction"
        if previous is not None and not direction and _joins(wrapping, previous, line):
            first = units[-1].line
            units[-1] = Unit(Line(first.start, line.end, text[first.start : line.end], first.gap))
        else:
            units.append(Unit(line))
        previous = None if direction else line
    return units


def _joins(wrapping: Wrapping, previous: Line, line: Line) -> bool:
    return wrapping.continues(previous, line)
