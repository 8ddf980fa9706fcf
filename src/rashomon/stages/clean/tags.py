"""A position-keeping tokeniser for HTML as it is found: never fails, linear in the length of the page."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass

_NAME = re.compile(r"[a-zA-Z][^\s/>]*")
_STOP = re.compile(r"[>\"']")
_ATTRIBUTE = re.compile(r"([^\s=\"'<>/]+)(?:\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+)))?")
_RAW = frozenset({"script", "style", "textarea", "title", "xmp", "noembed", "noframes"})
_LONGEST_TAG = 100_000  # characters: a "tag" longer than this is a stray "<" in broken markup
_MOST_VALUES = 60  # quoted values in one tag; more are the quotation marks of text after a stray "<"
_TOOLBAR = re.compile(
    r"<!-- BEGIN WAYBACK TOOLBAR INSERT -->.{0,200000}?<!-- END WAYBACK TOOLBAR INSERT -->", re.DOTALL
)


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of the page: `start` and `end` count in the page's text. `name` is the tag's, "" for text.

    `inner` is the text itself, or the content of a `raw` element such as a script, which holds no tags and whose
    closing tag is part of the token.
    """

    start: int
    end: int
    name: str = ""
    closing: bool = False
    inner: str = ""
    raw: bool = False

    def attributes(self, page: str) -> dict[str, str]:
        """The tag's attributes, names in lower case; the first of two of one name counts."""
        found: dict[str, str] = {}
        for match in _ATTRIBUTE.finditer(page, self.start + 1 + len(self.name), self.end - 1):
            value = match[2] or match[3] or match[4] or ""
            found.setdefault(match[1].casefold(), html.unescape(value))
        return found


def without_toolbar(page: str) -> str:
    """The page with the Wayback Machine's toolbar blanked out; every other character keeps its place."""
    if "WAYBACK TOOLBAR" not in page:
        return page
    return _TOOLBAR.sub(lambda match: " " * len(match[0]), page)


def tokens(page: str) -> Iterator[Token]:
    """The page's tags and texts in order. Comments and declarations are left out."""
    at, text_from = 0, 0
    unclosed: set[str] = set()
    while (opening := page.find("<", at)) >= 0:
        end = _skip_markup(page, opening)
        if end is None:
            tag = _read_tag(page, opening)
            if tag is None:  # a stray "<": text
                at = opening + 1
                continue
            if text_from < opening:
                yield Token(text_from, opening, inner=page[text_from:opening])
            if tag.name in _RAW and not tag.closing and tag.name not in unclosed:
                tag = _with_raw_content(page, tag)
                if not tag.raw:
                    unclosed.add(tag.name)  # nor is any later one: to look again would cost the square of the length
            yield tag
            end = tag.end
        elif text_from < opening:
            yield Token(text_from, opening, inner=page[text_from:opening])
        at = text_from = end
    if text_from < len(page):
        yield Token(text_from, len(page), inner=page[text_from:])


def _skip_markup(page: str, at: int) -> int | None:
    """The end of the comment or declaration that begins here; None when it is none."""
    if page.startswith("<!--", at):
        end = page.find("-->", at + 4)
        return end + 3 if end >= 0 else len(page)
    if page.startswith(("<!", "<?"), at):
        end = page.find(">", at)
        return end + 1 if end >= 0 else len(page)
    return None


def _read_tag(page: str, at: int) -> Token | None:
    closing = page.startswith("/", at + 1)
    name = _NAME.match(page, at + 1 + closing)
    if name is None:
        return None
    end, limit = name.end(), min(len(page), at + _LONGEST_TAG)
    for _ in range(_MOST_VALUES):
        stop = _STOP.search(page, end, limit)
        if stop is None:
            break
        if stop[0] == ">":
            return Token(at, stop.end(), name[0].casefold(), closing)
        closed = page.find(stop[0], stop.end(), limit)
        if closed < 0:
            break
        end = closed + 1
    plain = page.find(">", name.end(), limit)  # a quotation mark that is never closed: the first > must do
    return Token(at, plain + 1, name[0].casefold(), closing) if plain >= 0 else None


def _with_raw_content(page: str, tag: Token) -> Token:
    """The element up to its closing tag, as one token."""
    match = re.compile(rf"</{re.escape(tag.name)}[^>]*>", re.IGNORECASE).search(page, tag.end)
    if match is None:
        return tag
    return Token(tag.start, match.end(), tag.name, False, page[tag.end : match.start()], True)
