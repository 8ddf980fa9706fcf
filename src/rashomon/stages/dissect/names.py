"""Names: what the parser took for one, set right by the alias list, the countries and the gazetteer."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from rashomon.language.aliases import find_aliases
from rashomon.language.data import column
from rashomon.language.gazetteer import PlaceEntry, country_of, find, is_demonym, region_of
from rashomon.language.geography import is_street, local_bodies
from rashomon.language.text import fold
from rashomon.schema.analysis import Name, NameKind, Token
from rashomon.stages.dissect.metonyms import read_seats

_CANDIDATES = 6
_SAYING = frozenset({"say", "tell", "add", "claim", "note", "report", "declare", "explain", "warn", "deny", "insist"})
_PLACEABLE = frozenset({NameKind.PLACE, NameKind.PERSON, NameKind.ORGANISATION, NameKind.OTHER, NameKind.FACILITY})
_LEAD = re.compile(r"(?:the|The|THE|a|an)\s+(?=\S)")
_TRAIL = re.compile(r"(?:['’]s?|['’]S|[\s,.;:!?\-–—)(\"”]+)\Z")
_CAPITALISED = re.compile(r"[^\W\d_a-zß-öø-ÿ][^\W_]*(?:['’\-][^\W_]+)*")


def find_names(text: str, tokens: Sequence[Token], parsed: Sequence[Name]) -> tuple[Name, ...]:
    """The names in a paragraph, sorted, without overlap.

    The alias list overrides the parser; countries and peoples get their code; places get gazetteer keys, the
    likeliest in this paragraph first.
    """
    trimmed = [name for found in parsed if (name := _trimmed(text, found)) is not None]
    names = [name for name in trimmed if not _is_calendar(name.text) and not _is_no_place(name)]
    names = _with_countries(text, _with_aliases(text, names))
    names = _retyped(text, tokens, names)
    names = sorted([*names, *_missed_places(text, tokens, names)], key=lambda n: (n.start, n.end))
    return tuple(read_seats(text, tokens, list(_placed(text, names))))


def _is_no_place(name: Name) -> bool:
    return name.kind is NameKind.PLACE and " " not in name.text and _is_common(name.text)


def _is_calendar(written: str) -> bool:
    return all(word.rstrip(".").casefold() in column("calendar", "word") for word in written.split())


def _trimmed(text: str, name: Name) -> Name | None:
    """Without an article, a possessive, marks or a title around it."""
    start, end = name.start, name.end
    if lead := _LEAD.match(text, start, end):
        start = lead.end()
    if name.kind is NameKind.PERSON:
        start = _past_titles(text, start, end)
    while (trail := _TRAIL.search(text[start:end])) and trail.group():
        if trail.group().startswith(".") and "." in text[start : end - 1]:
            break  # "U.S." keeps its full stop
        end = start + trail.start()
    while start < end and not text[start].isalnum():
        start += 1
    return replace(name, start=start, end=end, text=text[start:end]) if start < end else None


def _past_titles(text: str, start: int, end: int) -> int:
    while True:
        word = _TITLE.match(text, start, end)
        if not word or word.group(1).casefold() not in column("person_titles", "title"):
            return start
        start = word.end()


def _with_aliases(text: str, names: Sequence[Name]) -> list[Name]:
    """Alias hits replace what they overlap, unless the parser saw a longer name around them."""
    hits = [
        Name(hit.start, hit.end, text[hit.start : hit.end], NameKind.ORGANISATION, hit.alias.key, "alias")
        for hit in find_aliases(text)
    ]
    return _merge(hits, names, _is_longer_body)


def _is_longer_body(name: Name, hit: Name) -> bool:
    """A longer body's name holds the alias: "UN Mission in Sudan" is not the UN; "Islamic State militants" is it."""
    if not (name.start <= hit.start and hit.end <= name.end) or name.kind not in _PLACEABLE | {NameKind.WORK}:
        return False
    before, after = name.text[: hit.start - name.start].split(), name.text[hit.end - name.start :]
    if before and before[-1].islower():
        before = []  # "Fighters of Daesh", "Friends of the UN": the body is named within, not in, another's name
    rest = " ".join((*before, after))
    words = [word for word in rest.split() if word[:1].isupper() and country_of(word) is None]
    return len(words) > 0 and len(words) < 6 and hit.key != "outlet:" and not rest.strip().startswith(("-", "–"))


def _merge(hits: Sequence[Name], names: Sequence[Name], keeps_name: Callable[[Name, Name], bool]) -> list[Name]:
    """`hits` and those of `names` that no hit overlaps; where `keeps_name` says so, the name and not the hit."""
    kept: list[Name] = []
    waiting = sorted(names, key=lambda n: n.start)
    used = [False] * len(waiting)
    first = 0
    for hit in hits:
        while first < len(waiting) and waiting[first].end <= hit.start:
            first += 1
        over = [i for i in range(first, min(first + 4, len(waiting))) if waiting[i].start < hit.end]
        if any(keeps_name(waiting[i], hit) for i in over):
            continue
        for i in over:
            used[i] = True
        kept.append(hit)
    kept.extend(name for i, name in enumerate(waiting) if not used[i])
    return sorted(kept, key=lambda n: (n.start, n.end))


def _with_countries(text: str, names: Sequence[Name]) -> list[Name]:
    """Give countries and peoples their code, also where the parser saw no name."""
    keyed = [_country_keyed(name) for name in names]
    hits = []
    for start, end in _country_words(text):
        kind = NameKind.GROUP if is_demonym(text[start:end]) else NameKind.PLACE
        hits.append(Name(start, end, text[start:end], kind, f"country:{country_of(text[start:end])}", "gazetteer"))
    return _merge(hits, keyed, lambda name, hit: name.start <= hit.start and hit.end <= name.end)


def _country_keyed(name: Name) -> Name:
    code = country_of(name.text) if name.key is None and name.kind is not NameKind.PERSON else None
    if code is None:
        return name
    if name.text in ("Georgia", "Georgian"):  # the country or the state: left to the context
        return name
    return replace(name, kind=NameKind.GROUP if is_demonym(name.text) else NameKind.PLACE, key=f"country:{code}")


_AFTER_COMMA = re.compile(r",\s+((?:[A-Z]\.\s?)+|W\. ?Va\.|[A-Z][^\W\d_]*(?: [A-Z][^\W\d_]*)?\.?)")
_TITLE = re.compile(r"([^\W\d_]+)\.?\s+(?=\S)")
# States and peoples whose names are as often something else, and are left to the parser.
_AMBIGUOUS = frozenset(
    {"Pole", "Polish", "Turk", "Chad", "Jordan", "Georgia", "Georgian", "Indian", "Dominica", "Dane", "Finn", "Cuba"}
)
_COUNTRY_WORD = re.compile(r"U\.S\.A\.|U\.S\.|U\.K\.|[A-Z][^\W_]+")


def _country_words(text: str) -> Iterable[tuple[int, int]]:
    """Where one or more capitalised words make a country or a people."""
    if text.isupper():
        return
    words = [m for m in _COUNTRY_WORD.finditer(text) if m.group() not in _AMBIGUOUS]
    at = 0
    while at < len(words):
        size = 0
        for length in (3, 2, 1):
            here = words[at : at + length]
            if len(here) == length and here[-1].end() - here[0].start() < 40:
                stretch = text[here[0].start() : here[-1].end()]
                if country_of(stretch) is not None and (stretch.isupper() or len(fold(stretch)) > 3):
                    yield here[0].start(), here[-1].end()
                    size = length
                    break
        at += size or 1


def _retyped(text: str, tokens: Sequence[Token], names: Sequence[Name]) -> list[Name]:
    """Persons taken for places, places taken for persons, offices taken for places."""
    persons = {fold(name.text).split()[-1] for name in names if _sure_person(name)}
    return [
        _retype(text, tokens, name, persons) if name.key is None and name.kind in _PLACEABLE else name for name in names
    ]


def _retype(text: str, tokens: Sequence[Token], name: Name, persons: set[str]) -> Name:
    before = text[max(0, name.start - 80) : name.start].split()
    word = before[-1].rstrip(".").casefold() if before else ""
    last = name.text.rsplit(None, 1)[-1].casefold()
    if name.kind is NameKind.PLACE and last in column("definite_names", "word") and country_of(name.text) is None:
        return name if find(name.text) else replace(name, kind=NameKind.ORGANISATION)
    titled = word in column("person_titles", "title")
    if name.kind is not NameKind.PERSON and (titled or fold(name.text) in persons):
        return replace(name, kind=NameKind.PERSON)
    if name.kind is NameKind.PLACE:
        return replace(name, kind=NameKind.PERSON) if _speaks(tokens, name) and not find(name.text) else name
    answered = text[name.end : name.end + 14].split()
    if answered and answered[0].strip(".,") in local_bodies() and any(_same(e, name) for e in find(name.text)):
        return replace(name, kind=NameKind.PLACE)
    if not titled and not _speaks(tokens, name):
        return _as_place(name, word in column("locatives", "word"), persons)
    return name


def _same(entry: PlaceEntry, name: Name) -> bool:
    return fold(entry.name) == fold(name.text)


def _speaks(tokens: Sequence[Token], name: Name) -> bool:
    here = tokens[_index(tokens, name.start) :][:6]
    return any(t.dep == "nsubj" and tokens[t.head].lemma in _SAYING for t in here if t.end <= name.end)


def _index(tokens: Sequence[Token], start: int) -> int:
    """The index of the first token that ends after `start`, by bisection."""
    low, high = 0, len(tokens)
    while low < high:
        middle = (low + high) // 2
        if tokens[middle].end <= start:
            low = middle + 1
        else:
            high = middle
    return low


def _sure_person(name: Name) -> bool:
    return name.kind is NameKind.PERSON and len(name.text.split()) > 1


def _as_place(name: Name, located: bool, persons: set[str]) -> Name:
    """A name the gazetteer knows is a place after a locative, or when it is a large town's name of several words."""
    words = fold(name.text).split()
    surname = len(words) == 1 and words[0] in persons
    if not words or surname or (name.kind is not NameKind.PERSON and len(words) > 2):
        return name
    if not located and (len(words) < 2 or name.kind is not NameKind.PERSON):
        return name
    found = find(name.text)
    exact = len(words) > 1 or (found and fold(found[0].name) == words[0])
    least = 5_000 if located else 50_000  # without a locative "Jackson Mills" may be a man and a village
    return replace(name, kind=NameKind.PLACE) if exact and found and found[0].population >= least else name


def _missed_places(text: str, tokens: Sequence[Token], names: Sequence[Name]) -> Iterable[Name]:
    """Towns that nobody named: after a locative ("in Ashford"), or before a local body ("Ashford police")."""
    taken = sorted((name.start, name.end) for name in names)
    at = 0
    for i, token in enumerate(tokens):
        if token.pos != "PROPN" or not token.text[:1].isupper():
            continue
        while at < len(taken) and taken[at][1] <= token.start:
            at += 1
        if at < len(taken) and taken[at][0] <= token.start:
            continue
        end = _run_end(text, token.start, taken[at][0] if at < len(taken) else len(text))
        located = i > 0 and tokens[i - 1].text.casefold() in column("locatives", "word")
        located = located or text.startswith("-area", token.end)
        if located or _answers(text[token.start : end], text[end : end + 12]):
            written = _without_tail(text[token.start : end])
            if written and not is_street(written.split()[-1]) and not _is_common(written) and _bears(written):
                yield Name(token.start, token.start + len(written), written, NameKind.PLACE, None, "gazetteer")


def _answers(written: str, after: str) -> bool:
    """A local body named by its place: "Ashford police", "Ashford Police"."""
    last = written.rsplit(None, 1)[-1].casefold() if " " in written else ""
    following = after.split()
    return last in local_bodies() or (
        bool(following) and after.startswith(" ") and following[0].strip(".,") in local_bodies()
    )


def _without_tail(written: str) -> str:
    head, _, last = written.rpartition(" ")
    return head if last.casefold() in local_bodies() else written


def _is_common(written: str) -> bool:
    """A word of the calendar, an office or a title, whatever village bears it too."""
    word = written.split(maxsplit=1)[0].casefold()
    tables = (("calendar", "word"), ("office_parties", "word"), ("person_titles", "title"), ("people_nouns", "noun"))
    return any(word in column(*of) for of in tables) or written.casefold() in column("place_tails", "tail")


def _bears(written: str) -> bool:
    """A town of some size by a name of several words, or any of exactly that name, is called so."""
    found = find(written)
    large = bool(found) and found[0].population >= 50_000 and len(fold(written).split()) > 1
    return large or any(fold(entry.name) == fold(written) for entry in found)


def _run_end(text: str, start: int, limit: int) -> int:
    """The end of the run of at most three capitalised words that begins at `start`."""
    end = start
    for _ in range(3):
        word = _CAPITALISED.match(text, end + 1 if end > start else start, limit)
        if word is None or (end > start and text[end] != " "):
            break
        end = word.end()
    return end


def _placed(text: str, names: Sequence[Name]) -> Iterable[Name]:
    """Give each place its gazetteer candidates, ranked by the states and countries this paragraph names."""
    context = _context(names)
    for name in names:
        if name.kind is not NameKind.PLACE or name.key is not None:
            yield name
            continue
        within = _within(text, name)
        found = find(name.text, tuple(dict.fromkeys((*within, *context))), _CANDIDATES)
        keys = tuple(entry.key for entry in found)
        yield replace(name, key=keys[0] if keys else None, candidates=keys[1:])


def _context(names: Sequence[Name]) -> tuple[str, ...]:
    codes = [name.key.split(":")[1] for name in names if name.key and name.key.startswith("country:")]
    return tuple(sorted(dict.fromkeys(codes), key=lambda code: (-codes.count(code), codes.index(code))))[:3]


def _within(text: str, name: Name) -> tuple[str, ...]:
    """The state or country written after a place: "Ashford, Tenn.", "Ashford, Iran"."""
    follows = _AFTER_COMMA.match(text, name.end)
    if follows is None:
        return ()
    for written in (follows.group(1), follows.group(1).split()[0]):
        state: PlaceEntry | None = region_of(written)
        if state is not None:
            return (f"US-{state.admin}",)
        code = country_of(written)
        if code and not is_demonym(written):
            return (code,)
    return ()
