"""Plain text and rows: the text stays as it is, and every stretch of it gets a role."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rashomon.language.text import fold
from rashomon.schema.document import Block, BlockRole
from rashomon.stages.clean.contacts import label_contacts, label_signatures
from rashomon.stages.clean.furniture import furniture_parts, label_lines, label_lists, label_marks, label_tail
from rashomon.stages.clean.header import Header, read_header
from rashomon.stages.clean.lines import Line, split_lines, trim
from rashomon.stages.clean.patterns import match_line
from rashomon.stages.clean.repeats import label_doubles, label_repeats, label_videos
from rashomon.stages.clean.roles import blocks_of, is_caption, label_captions, label_headings
from rashomon.stages.clean.shapes import (
    label_capitals,
    label_leftovers,
    label_menus,
    label_slugs,
)
from rashomon.stages.clean.strangers import label_strangers
from rashomon.stages.clean.titles import Repeated, find_repeated, is_headline, outlet_tail
from rashomon.stages.clean.unit import Unit, make_units

_SENTENCE = 8  # words: the headline stands above the first sentence of this length
_TITLE_DEPTH = 6  # units without a role that may stand above the headline


@dataclass(frozen=True, slots=True)
class Labelled:
    """A text's blocks, its header and its title, and the outlet that the title line names."""

    blocks: tuple[Block, ...]
    header: Header
    title: str | None
    outlet: str | None


def label_text(text: str, known_title: str | None) -> Labelled:
    """Give every line of a text a role. `known_title` is the title that the container gives, if any."""
    lines = split_lines(text)
    header = read_header(lines)
    blocks = [_header_block(line) for line in lines[: header.lines]]
    units = make_units(lines[header.lines :], text)
    title = _label_title(units, known_title or header.value("title"))
    blocks += title.blocks
    label_units(units, title.text)
    for unit in units:
        if unit.rule != _SPLIT:
            blocks += blocks_of(unit, text)
    return Labelled(tuple(sorted(blocks)), header, title.text or None, title.outlet)


def label_units(units: Sequence[Unit], title: str, *, by_shape: bool = True) -> None:
    """The passes, surest first: what one has labelled the later leave alone.

    Without `by_shape` phrases and links alone make furniture, for text that an extractor has freed from menus already.
    """
    label_repeats(units, title)
    label_captions(units)
    label_lines(units)
    label_contacts(units, below=not by_shape)
    if by_shape:
        label_doubles(units, title)
        label_videos(units)
    label_marks(units)
    label_lists(units)
    label_tail(units)
    label_capitals(units)
    label_strangers(units, title, links=not by_shape)
    if by_shape:
        label_menus(units)
        label_signatures(units)
        label_slugs(units)
        label_leftovers(units)
    label_headings(units)


def _header_block(line: Line) -> Block:
    return Block(line.start, line.end, BlockRole.FURNITURE, "header-line")


_SPLIT = "split-title"  # a unit whose blocks are made already


@dataclass(frozen=True, slots=True)
class _Title:
    text: str
    outlet: str | None = None
    blocks: tuple[Block, ...] = ()


def _label_title(units: Sequence[Unit], known: str | None) -> _Title:
    """Find the headline among the first lines; the title the container gives wins where the text repeats it."""
    passed = 0
    for index, unit in enumerate(units):
        if passed >= _TITLE_DEPTH:
            break
        repeated = find_repeated(unit.line.text)
        if repeated:
            return _split_title(unit, repeated)
        if _looks_like_furniture(unit):
            continue
        passed += 1
        bare = _bare(unit)
        if known and fold(bare.line.text) in {fold(known), fold(_without_outlet(known))}:
            return _give_title(unit, bare, "known-title")
        if not known and is_headline(bare, units[index + 1 :]):
            return _give_title(unit, bare, "first-line")
        if not known and (unit.is_prose or (unit.line.final and unit.line.words >= _SENTENCE)):
            break
    return _Title(known or "")


def _bare(unit: Unit) -> Unit:
    """A first line without the name of its site and the times that a page writes behind it."""
    line, tail = unit.line, outlet_tail(unit.line.text)
    cuts = [tail.end] if tail else []
    cuts += [start for start, _, _ in furniture_parts(line.text, edges_only=True) if start]
    bare = trim(line.text, 0, min(cuts, default=len(line.text)))
    return unit if bare is None else Unit(Line(line.start, line.start + bare.end, bare.text, line.gap))


def _without_outlet(title: str) -> str:
    tail = outlet_tail(title)
    return title[: tail.end] if tail else title


def _give_title(unit: Unit, bare: Unit, rule: str) -> _Title:
    """Make a line the title, what stands behind its bare text furniture."""
    line, title = unit.line, bare.line.text
    if title == line.text:
        unit.give(BlockRole.TITLE, rule)
        return _Title(title)
    tail = outlet_tail(line.text)
    behind = next((name for start, _, name in furniture_parts(line.text, edges_only=True) if start), rule)
    unit.give(BlockRole.TITLE, _SPLIT)
    blocks = (
        *_parts(line, [(0, len(title), BlockRole.TITLE)], rule),
        *_parts(line, [(len(title), len(line.text), BlockRole.FURNITURE)], behind),
    )
    return _Title(title, tail.outlet if tail else None, blocks)


def _looks_like_furniture(unit: Unit) -> bool:
    probe = [Unit(unit.line)]
    label_lines(probe)
    text = unit.line.text
    return not probe[0].open or is_caption(text) or any(match_line(text, kind) for kind in ("mark", "list"))


def _split_title(unit: Unit, repeated: Repeated) -> _Title:
    """One copy of a repeated headline stays the title, the others are furniture, and what follows them is text."""
    line = unit.line
    stretches = (
        (0, repeated.end, BlockRole.TITLE),
        (repeated.end, repeated.last, BlockRole.FURNITURE),
        (repeated.last, len(line.text), BlockRole.PARAGRAPH),
    )
    unit.give(BlockRole.TITLE, _SPLIT)
    return _Title(line.text[: repeated.end], repeated.outlet, _parts(line, stretches, "repeated-title"))


def _parts(line: Line, stretches: Iterable[tuple[int, int, BlockRole]], rule: str) -> tuple[Block, ...]:
    """Blocks of the stretches of a line that hold something."""
    trimmed = ((trim(line.text, first, last), role) for first, last, role in stretches)
    return tuple(Block(line.start + t.start, line.start + t.end, role, rule) for t, role in trimmed if t is not None)
