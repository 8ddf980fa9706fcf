"""Where a paragraph may name a place: its places and peoples, the places inside other names, and names not read yet."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from rashomon.language.countries import country_of, is_demonym
from rashomon.language.data import column, table
from rashomon.language.gazetteer import find, region_of
from rashomon.language.geography import is_street, within_after
from rashomon.language.relations import words_of
from rashomon.language.text import fold
from rashomon.schema.analysis import Name, NameKind, Paragraph, Token
from rashomon.schema.entity import PlaceRole

_WORD = re.compile(r"[^\W_]+(?:['’.&][^\W_]+)*\.?")
_COUNTY = re.compile(r"\s+(?:County|COUNTY|Parish|PARISH|Township|TOWNSHIP|Twp\.|Borough)\b")
_NAME = r"[A-Z][\w’'.\-]*(?:\s(?:[A-Z][\w’'.\-]*))?"
_COUNTIES = re.compile(
    rf"(?P<names>{_NAME}(?:,\s(?:and\s)?{_NAME}){{0,30}},?\s(?:and|or)\s{_NAME})\s(?P<kind>[Cc]ounties|[Pp]arishes|[Tt]ownships)\b"
)
_DATELINE = re.compile(
    r"\s*(?P<town>[A-Z][A-Z.’']+(?:[ -][A-Z][A-Z.’']*){0,3})(?:,\s[A-Z][\w.]*(?:\s[A-Z][\w.]*)?)?\s*"
    r"(?:[(/][^()]{2,30}[)/])?\s*(?:—|–|--|-(?=\s))"
)
_LIST_END = re.compile(r",\s(?:and\s)?|\s(?:and|or)\s")
_ONE = {"counties": "County", "parishes": "Parish", "townships": "Township"}
_TYPES = frozenset({"county", "parish", "township", "twp.", "twp", "borough"})
_LONGEST = 4  # words of a place's name inside another
_SHORT = 3  # letters of a state's abbreviation that may be a body's initials
_HEADS = frozenset({"of", "in", "at", "for", "from", "near", "and", "the", "&", "/"})
_BODIES = frozenset({NameKind.ORGANISATION, NameKind.FACILITY, NameKind.EVENT, NameKind.WORK, NameKind.OTHER})


@dataclass(frozen=True, slots=True)
class Spot:
    """A stretch that names a place or may do so, in offsets of its paragraph.

    `lookup` is what the gazetteer is asked for; `sure` is False where the words alone do not make it a place; `within`
    are codes written right after it ("US-TN").
    """

    start: int
    end: int
    lookup: str
    role: PlaceRole
    sure: bool
    within: tuple[str, ...] = ()


def find_spots(paragraph: Paragraph) -> list[Spot]:
    """Every place that a paragraph names or may name, sorted, without overlap."""
    found = [*_dateline(paragraph.text), *_county_lists(paragraph.text)]
    for name in paragraph.names:
        if not _overlaps(found, name.start, name.end):
            found.extend(_in_name(paragraph.text, name))
    found.sort(key=lambda spot: spot.start)
    taken = sorted([*((s.start, s.end) for s in found), *((n.start, n.end) for n in paragraph.names)])
    loose = list(_unread(paragraph, taken))
    return sorted([*found, *loose], key=lambda spot: (spot.start, spot.end))


def _overlaps(found: Sequence[Spot], start: int, end: int) -> bool:
    return any(spot.start < end and start < spot.end for spot in found)


def _dateline(text: str) -> Iterator[Spot]:
    """ "ASHFORD, Tenn. (WQXX) -" at the head of a paragraph."""
    match = _DATELINE.match(text)
    if match is not None and _is_known(match["town"]):
        yield Spot(*match.span("town"), match["town"], PlaceRole.PLACE, True, within_after(text, match.end("town")))


def _county_lists(text: str) -> Iterator[Spot]:
    """ "Ashford, Bell and Carver counties" are three counties."""
    for match in _COUNTIES.finditer(text):
        kind, at = _ONE[match["kind"].casefold()], match.start()
        for part in _LIST_END.split(match["names"]):
            start = text.index(part, at)
            at = start + len(part)
            if part and find(f"{part} {kind}", (), 1):
                yield Spot(start, at, f"{part} {kind}", PlaceRole.PLACE, True)


def _in_name(text: str, name: Name) -> Iterator[Spot]:
    if name.key is not None and name.key.startswith("country:") and country_of(name.text) is not None:
        people = is_demonym(name.text)
        within = () if people else within_after(text, name.end)
        yield Spot(name.start, name.end, name.text, PlaceRole.PEOPLE if people else PlaceRole.PLACE, True, within)
    elif name.kind is NameKind.PLACE:
        yield from _in_place(text, name)
    elif fold(name.text) in peoples():
        yield Spot(name.start, name.end, peoples()[fold(name.text)], PlaceRole.PEOPLE, True)
    elif name.kind is NameKind.PERSON:
        yield from _in_person(text, name)
    elif name.key is None or name.key.startswith("outlet:"):
        yield from _inside(text, name.start, name.end)


def _in_place(text: str, name: Name) -> Iterator[Spot]:
    last = name.text.rsplit(None, 1)[-1]
    if is_street(last) and not find(name.text, (), 1):
        inner = [spot for spot in _inside(text, name.start, name.end) if spot.sure]
        yield from inner or [Spot(name.start, name.end, name.text, PlaceRole.STREET, True)]
        return
    county = _COUNTY.match(text, name.end)
    end = county.end() if county else name.end
    written = text[name.start : end]
    water = {written.split()[0].casefold(), last.casefold()} & words_of("water")
    if not water and not find(written, (), 1) and (inner := list(_inside(text, name.start, end))):
        yield from inner
    else:
        yield Spot(name.start, end, written, PlaceRole.PLACE, True, within_after(text, end))


def _in_person(text: str, name: Name) -> Iterator[Spot]:
    """The place that stands before a title ("Ashford Mayor Ada Cole"), or one that was taken for a person."""
    words = list(_WORD.finditer(text, name.start, name.end))
    cut = next((i for i, word in enumerate(words) if i and _is_office(word.group())), 0)
    county = _COUNTY.match(text, name.end)
    if cut:
        yield from _inside(text, words[0].start(), words[cut - 1].end(), before=text[words[cut].start() : name.end])
    elif county or any(word.group().casefold() in _TYPES for word in words[1:]):
        yield from _inside(text, name.start, county.end() if county else name.end)
    elif _is_known(name.text):
        yield Spot(name.start, name.end, name.text, PlaceRole.PLACE, False, within_after(text, name.end))


def _is_office(word: str) -> bool:
    folded = word.rstrip(".").casefold()
    return folded in column("person_titles", "title") or folded in _tail_words()


def _inside(text: str, start: int, end: int, before: str = "") -> Iterator[Spot]:
    """The places in a name: the longest run of its words, from the left, that is a state, a county or a town."""
    words = list(_WORD.finditer(text, start, end))
    at = 0
    while at < len(words):
        spot = None
        for length in range(min(_LONGEST, len(words) - at), 0, -1):
            run = (words[at].start(), words[at + length - 1].end())
            after = text[words[at + length].start() : end] if at + length < len(words) else before
            spot = _run(text, run, at and words[at - 1].group().casefold(), after)
            if spot is not None:
                at += length - 1
                break
        if spot is not None:
            yield spot
        at += 1


def _run(text: str, run: tuple[int, int], before: str | int, after: str) -> Spot | None:
    """One run of words inside a name; `before` is the word before it, or 0 where it opens the name."""
    start, end = run
    written = text[start:end].rstrip(".") if text[start:end].count(".") == 1 else text[start:end]
    end = start + len(written)
    if not written[:1].isupper():
        return None
    last = written.rsplit(None, 1)[-1].casefold()
    if " " in written and last in _TYPES:
        return Spot(start, end, written, PlaceRole.INSIDE, True, within_after(text, end))
    if _is_state(written):
        people = is_demonym(written)
        return Spot(start, end, written, PlaceRole.PEOPLE if people else PlaceRole.INSIDE, True)
    if fold(written) in peoples():
        return Spot(start, end, peoples()[fold(written)], PlaceRole.PEOPLE, True)
    opens = before == 0 or before in _HEADS or before in words_of("direction") or str(before).endswith("ern")
    if opens and _is_known(written):
        return Spot(start, end, written, PlaceRole.INSIDE, _is_tail(after), within_after(text, end))
    return None


def _is_state(written: str) -> bool:
    bare = len(fold(written)) > _SHORT or "." in written
    return bare and (region_of(written) is not None or country_of(written) is not None)


def _is_tail(after: str) -> bool:
    """What follows is what a local body or site is called: "Police Department", "Town Hall"."""
    words = after.replace("’", "'").casefold().split()
    return any(" ".join(words[:size]) in _tails() for size in (3, 2, 1) if len(words) >= size)


def _is_known(written: str) -> bool:
    """A name that the gazetteer has just so, and no common word, title or day."""
    words = written.split()
    common = any(words[0].casefold() in column(*of) for of in _COMMON)
    part = is_street(words[-1]) or written.casefold() in _tail_words() | words_of("direction") | words_of("lies")
    if common or part or len(fold(written)) < _SHORT:
        return False
    return any(fold(entry.name) == fold(written) for entry in find(written))


_COMMON = (("calendar", "word"), ("office_parties", "word"), ("person_titles", "title"), ("people_nouns", "noun"))


def _unread(paragraph: Paragraph, taken: Sequence[tuple[int, int]]) -> Iterator[Spot]:
    """Capitalised words that nothing has read, where the gazetteer knows them."""
    text, tokens, at, i = paragraph.text, paragraph.tokens, 0, 0
    while i < len(tokens):
        token = tokens[i]
        while at < len(taken) and taken[at][1] <= token.start:
            at += 1
        limit = taken[at][0] if at < len(taken) else len(text)
        if token.start >= limit or not _is_name(token):
            i += 1
            continue
        run = [t for t in tokens[i : i + 3] if t.end <= limit]
        size = next((n for n in range(len(run), 0, -1) if all(map(_is_name, run[:n])) and _fits(text, run[:n])), 0)
        if size:
            start, end = token.start, run[size - 1].end
            yield Spot(start, end, text[start:end], PlaceRole.PLACE, False, within_after(text, end))
        i += size or 1


def _is_name(token: Token) -> bool:
    return token.text[:1].isupper() and token.pos in ("PROPN", "ADJ", "NOUN") and len(token.text) > 2


def _fits(text: str, run: Sequence[Token]) -> bool:
    return _is_known(text[run[0].start : run[-1].end])


@cache
def peoples() -> dict[str, str]:
    """Who lives in a state, region or city ("Ohioans"), in both numbers, with the place's name."""
    found: dict[str, str] = {}
    for row in table("inhabitants"):
        folded = fold(row["people"])
        for word in (folded, folded[:-3] + "men" if folded.endswith("man") else folded + "s"):
            found[word] = row["place"]
    return found


@cache
def _tails() -> frozenset[str]:
    return frozenset(row["tail"] for row in table("place_tails") if row["kind"] in ("body", "site"))


@cache
def _tail_words() -> frozenset[str]:
    return frozenset(word for tail in _tails() for word in tail.split())
