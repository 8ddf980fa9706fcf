"""Names that tables know: bodies and outlets by their aliases, countries and peoples by their codes."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from functools import cache

from rashomon.language.aliases import find_aliases
from rashomon.language.countries import country_of, is_demonym, opens_country
from rashomon.language.data import table
from rashomon.language.gazetteer import find
from rashomon.language.text import fold
from rashomon.schema.analysis import Name, NameKind

_BODIES = frozenset(
    {NameKind.PLACE, NameKind.PERSON, NameKind.ORGANISATION, NameKind.OTHER, NameKind.FACILITY, NameKind.WORK}
)
_COUNTRY_WORD = re.compile(r"U\.S\.A\.|U\.S\.|U\.K\.|[A-Z][^\W_]+")


def with_aliases(text: str, names: Sequence[Name]) -> list[Name]:
    """Alias hits replace what they overlap, unless the parser saw a longer name around them."""
    hits = [
        Name(hit.start, hit.end, text[hit.start : hit.end], NameKind.ORGANISATION, hit.alias.key, "alias")
        for hit in find_aliases(text)
    ]
    return _merge(hits, names, _is_longer_body)


def _is_longer_body(name: Name, hit: Name) -> bool:
    """A longer body's name holds the alias: "UN Mission in Sudan" is not the UN; "Islamic State militants" is it."""
    if not (name.start <= hit.start and hit.end <= name.end) or name.kind not in _BODIES:
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


def with_countries(text: str, names: Sequence[Name]) -> list[Name]:
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
    if name.text in words_of("context"):  # the country or the state
        return name
    return replace(name, kind=NameKind.GROUP if is_demonym(name.text) else NameKind.PLACE, key=f"country:{code}")


def _country_words(text: str) -> Iterable[tuple[int, int]]:
    """Where one or more capitalised words make a country or a people."""
    if text.isupper():
        return
    doubtful = words_of("other") | words_of("context")
    words = [m for m in _COUNTRY_WORD.finditer(text) if m.group() not in doubtful]
    at = 0
    while at < len(words):
        size = 0
        for length in (3, 2, 1) if opens_country(words[at].group()) else ():
            here = words[at : at + length]
            if len(here) == length and here[-1].end() - here[0].start() < 40:
                stretch = text[here[0].start() : here[-1].end()]
                known = country_of(stretch) is not None and (stretch.isupper() or len(fold(stretch)) > 3)
                if known and not _is_town(text, here, words[at + length : at + length + 1]):
                    yield here[0].start(), here[-1].end()
                    size = length
                    break
        at += size or 1


def _is_town(text: str, here: Sequence[re.Match[str]], following: Sequence[re.Match[str]]) -> bool:
    """Whether the next word makes a town's name of a country's: "Panama City", "Jamaica Plain"."""
    start, end = here[0].start(), here[-1].end()
    if not following or text[end : following[0].start()] != " " or is_demonym(text[start:end]):
        return False
    written = text[start : following[0].end()]
    return any(entry.kind == "city" and fold(entry.name) == fold(written) for entry in find(written))


@cache
def words_of(role: str) -> frozenset[str]:
    """Names of states and peoples that are as often something else, by what becomes of them."""
    return frozenset(row["name"] for row in table("ambiguous_names") if row["role"] == role)
