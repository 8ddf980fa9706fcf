"""An HTML page as blocks of text, each character with its place in the page, and what its head says."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass, field

from rashomon.schema.document import SourceSegment
from rashomon.stages.clean.tags import Token, tokens

_INLINE = frozenset(
    "a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd mark nobr q rp rt ruby s samp small span "  # noqa: SIM905
    "strike strong sub sup time tt u var wbr img picture source svg path g use amp-img noscript".split()
)
_HIDDEN = frozenset({"script", "style", "template", "svg", "select"})
_OUTSIDE = frozenset({"nav", "footer", "aside", "header", "menu"})
_PIECE = re.compile(r"&(?:#\d{1,7}|#[xX][\da-fA-F]{1,6}|[A-Za-z][A-Za-z\d]{1,31});?|[^\S ]\s*| \s+")
_LINK = 0.9  # share of a block's characters inside links, from which it is one
_CAPTION_CLASS = re.compile(r"(?:^|[\s_-])(?:wp-)?caption", re.IGNORECASE)


@dataclass(slots=True)
class Rendered:
    """One block of the page: its text with single spaces, where each stretch stands in the page, and its element.

    `outside` is True inside navigation, footers and the like; `caption` inside a picture's caption. `linked` counts the
    characters of links.
    """

    tag: str
    outside: bool
    caption: bool
    pieces: list[str] = field(default_factory=list)
    segments: list[SourceSegment] = field(default_factory=list)
    size: int = 0
    linked: int = 0

    @property
    def is_link(self) -> bool:
        """True when next to all of its characters are a link's."""
        return self.linked >= _LINK * self.size > 0

    @property
    def text(self) -> str:
        """The block's text."""
        if len(self.pieces) > 1:
            self.pieces = ["".join(self.pieces)]
        return self.pieces[0] if self.pieces else ""

    @property
    def ends_white(self) -> bool:
        """True when it is empty or ends in a space or break."""
        return not self.pieces or self.pieces[-1][-1] in " \n"

    def add(self, text: str, page_start: int, page_end: int) -> None:
        """Append text read from a stretch of the page; neighbours of equal lengths become one segment."""
        start, end = self.size, self.size + len(text)
        last = self.segments[-1] if self.segments else None
        plain = len(text) == page_end - page_start
        if plain and last and last.page_end == page_start and last.end - last.start == last.page_end - last.page_start:
            self.segments[-1] = SourceSegment(last.start, end, last.page_start, page_end)
        else:
            self.segments.append(SourceSegment(start, end, page_start, page_end))
        self.pieces.append(text)
        self.size = end

    def strip_end(self) -> None:
        """Take the spaces and breaks off the end."""
        while self.size and self.ends_white:
            last = self.segments.pop()
            if last.end - last.start > 1:
                self.segments.append(SourceSegment(last.start, last.end - 1, last.page_start, last.page_end - 1))
            piece = self.pieces.pop()[:-1]
            if piece:
                self.pieces.append(piece)
            self.size -= 1


@dataclass(slots=True)
class RenderedPage:
    """The page's blocks, and what its head says: `meta` pairs of name and content, linked data, times, language."""

    blocks: list[Rendered] = field(default_factory=list)
    meta: list[tuple[str, str]] = field(default_factory=list)
    linked_data: list[str] = field(default_factory=list)
    times: list[str] = field(default_factory=list)
    title: str = ""
    language: str = ""
    canonical: str = ""


def render(page: str) -> RenderedPage:
    """Lay a page out as blocks of text. Broken markup gives what a reader would see of it."""
    layout = _Layout(page)
    for token in tokens(page):
        layout.take(token)
    layout.break_block("")
    return layout.result


class _Layout:
    """The state of a layout: the block being filled and the elements around it."""

    def __init__(self, page: str) -> None:
        self.page = page
        self.result = RenderedPage()
        self.hidden: list[str] = []
        self.outside: list[str] = []
        self.caption: list[str] = []
        self.links = False
        self.block = Rendered("", False, False)
        self.breaks = 0

    def take(self, token: Token) -> None:
        if not token.name:
            if not self.hidden:
                self._text(token)
            return
        self._head(token)
        if token.raw:
            return
        self._enter_or_leave(token)
        if token.name == "br" and not self.hidden:
            self._line_break(token)
        elif token.name not in _INLINE:
            self.break_block("" if token.closing else token.name)

    def break_block(self, tag: str) -> None:
        """End the block that is being filled and begin one of the element `tag`."""
        block = self.block
        block.strip_end()
        if block.size:
            self.result.blocks.append(block)
        self.breaks = 0
        self.block = Rendered(tag or "", bool(self.outside), bool(self.caption))

    def _text(self, token: Token) -> None:
        at = token.start
        for match in _PIECE.finditer(self.page, token.start, token.end):
            self._add(self.page[at : match.start()], at, match.start())
            piece = match[0]
            if piece.isspace():
                self._space(match.start(), match.end())
            else:
                character = html.unescape(piece)
                if character.isspace():
                    self._space(match.start(), match.end())
                else:
                    self._add(character, match.start(), match.end())
            at = match.end()
        self._add(self.page[at : token.end], at, token.end)

    def _add(self, text: str, start: int, end: int) -> None:
        if text.startswith(" ") and self.block.ends_white:
            text, start = text[1:], start + 1
        if text:
            self.block.add(text, start, end)
            self.block.linked += len(text) if self.links else 0
            self.breaks = self.breaks if text == " " else 0

    def _space(self, start: int, end: int) -> None:
        if not self.block.ends_white:
            self.block.add(" ", start, end)

    def _line_break(self, token: Token) -> None:
        self.breaks += 1
        if self.breaks > 1:  # two in a row are how old pages part paragraphs
            self.break_block(self.block.tag)
        elif self.block.size:
            self.block.strip_end()
            self.block.add("\n", token.start, token.end)

    def _enter_or_leave(self, token: Token) -> None:
        if token.name == "a":  # links do not stand inside one another: the next one ends the one before
            self.links = not token.closing
        for stack, names in ((self.hidden, _HIDDEN), (self.outside, _OUTSIDE)):
            if token.name in names and self.page[token.end - 2] != "/":
                _move(stack, token)
        if token.name == "figcaption":
            _move(self.caption, token)
        elif not token.closing and token.name in ("p", "div") and not self.caption:
            if _CAPTION_CLASS.search(token.attributes(self.page).get("class", "")):
                self.caption.append(token.name)
        elif token.closing and self.caption and self.caption[-1] == token.name:
            self.caption.pop()

    def _head(self, token: Token) -> None:
        result = self.result
        if token.closing:
            return
        if token.name == "title" and not result.title:
            result.title = " ".join(html.unescape(token.inner).split())
        elif token.name in ("meta", "html", "time", "link", "script"):
            attributes = token.attributes(self.page) if token.name != "script" else _script_type(self.page, token)
            if token.name == "meta":
                name = attributes.get("property") or attributes.get("name") or attributes.get("itemprop") or ""
                if name and attributes.get("content", "").strip():
                    result.meta.append((name.casefold(), attributes["content"].strip()))
            elif token.name == "html":
                result.language = result.language or attributes.get("lang") or attributes.get("xml:lang") or ""
            elif token.name == "time" and attributes.get("datetime"):
                result.times.append(attributes["datetime"])
            elif token.name == "link" and attributes.get("rel", "").casefold() == "canonical":
                result.canonical = result.canonical or attributes.get("href", "")
            elif "ld+json" in attributes.get("type", ""):
                result.linked_data.append(token.inner)


def _script_type(page: str, token: Token) -> dict[str, str]:
    end = page.find(">", token.start)
    return Token(token.start, end + 1, token.name).attributes(page)


def _move(stack: list[str], token: Token) -> None:
    if not token.closing:
        stack.append(token.name)
    elif token.name in stack:
        while stack.pop() != token.name:
            pass
