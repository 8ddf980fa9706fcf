"""Known bodies and outlets in a text, under any of the names they go by."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from rashomon.language.data import table
from rashomon.language.text import fold

_WORD = re.compile(r"[^\W_]+")
_GAP = re.compile(r"(?:[ \-\u2010-\u2015./&'’]|[.'’] )(?:the )?\Z|\Z")
_SHORT = 3  # letters: "IS", "AU", "WHO" mean nothing in a text that is all capitals


@dataclass(frozen=True, slots=True)
class Alias:
    """A known body. `kind` is the table's ("armed-group", "monitor", ..., "outlet"); `country` ISO or ""."""

    key: str
    name: str
    kind: str
    country: str


@dataclass(frozen=True, slots=True)
class AliasHit:
    """`text[start:end]` names `alias`."""

    start: int
    end: int
    alias: Alias


@dataclass(frozen=True, slots=True)
class _Form:
    """One written form: its words as they stand, and what it names."""

    words: tuple[str, ...]
    alias: Alias
    capitals: bool


def find_aliases(text: str) -> tuple[AliasHit, ...]:
    """Every known body named in `text`, the longest form at each place, in order and without overlap."""
    return _find(text, shouting=text.isupper())


def _find(text: str, *, shouting: bool) -> tuple[AliasHit, ...]:
    words = list(_WORD.finditer(text))
    hits: list[AliasHit] = []
    at = 0
    while at < len(words):
        size = 0
        written = words[at].group()
        forms = _small_forms() if written[0].islower() else _forms()
        for form in forms.get(fold(written), ()):
            if _stands(text, words[at : at + len(form.words)], form, shouting or _shouted(words, at)):
                size = len(form.words)
                hits.append(AliasHit(words[at].start(), words[at + size - 1].end(), form.alias))
                break
        at += size or 1
    return tuple(hits)


def _shouted(words: list[re.Match[str]], at: int) -> bool:
    """True where the word is followed by another in capitals: a headline, not a short form."""
    following = words[at + 1].group() if at + 1 < len(words) else ""
    return len(following) > 1 and following.isupper() and following.isalpha() and words[at].group().isupper()


@lru_cache(maxsize=1 << 16)  # a pure function of its text
def alias_of(name: str) -> Alias | None:
    """The body that `name` names as a whole, or None."""
    bare = re.sub(r"^(?:the|The)\s+|['’]s?$", "", name.strip())
    hits = _find(bare, shouting=bare.isupper() and " " in bare)  # "IS" alone is a name, no headline
    whole = len(hits) == 1 and not bare[: hits[0].start].strip() and not bare[hits[0].end :].strip(" .")
    return hits[0].alias if whole else None


def _stands(text: str, words: list[re.Match[str]], form: _Form, shouting: bool) -> bool:
    """Whether the form's words stand here: the same letters, capitals where the form has them, small gaps."""
    if len(words) < len(form.words):
        return False
    for i, (word, wanted) in enumerate(zip(words, form.words, strict=True)):
        seen = word.group()
        if fold(seen) != fold(wanted) or not (shouting or _cased(seen, wanted, form.capitals)):
            return False
        if i and not _GAP.match(text, words[i - 1].end(), word.start()):
            return False
    return not (shouting and form.capitals and len("".join(form.words)) <= _SHORT)


def _cased(seen: str, wanted: str, capitals: bool) -> bool:
    if capitals:
        return seen == wanted
    return seen[0].isupper() or not wanted[0].isupper()


@cache
def _forms() -> dict[str, tuple[_Form, ...]]:
    """Forms by their first word, the longest first."""
    found: dict[str, dict[tuple[str, ...], _Form]] = {}
    for alias, forms in (*_actors(), *_outlets()):
        for written in forms:
            words = tuple(_WORD.findall(written))
            if words:
                capitals = all(word.isupper() or word.isdigit() for word in words)
                found.setdefault(fold(words[0]), {}).setdefault(words, _Form(words, alias, capitals))
    return {
        first: tuple(sorted(forms.values(), key=lambda form: (-len(form.words), form.words)))
        for first, forms in found.items()
    }


@cache
def _small_forms() -> dict[str, tuple[_Form, ...]]:
    """Those that can begin with a small letter: few, where most words of a text do."""
    small = {first: tuple(f for f in forms if not f.words[0][0].isupper()) for first, forms in _forms().items()}
    return {first: forms for first, forms in small.items() if forms}


def _actors() -> list[tuple[Alias, tuple[str, ...]]]:
    return [
        (
            Alias(f"actor:{row['key']}", row["name"], row["kind"], row["country"]),
            (row["name"], *filter(None, row["aliases"].split(";"))),
        )
        for row in table("actors")
    ]


def _outlets() -> list[tuple[Alias, tuple[str, ...]]]:
    """Agencies and outlets; a single plain word ("Fox", "Petra") is more often a name of something else."""
    rows = [(row["agency"], row["name"], row["alone"]) for row in table("agencies") if row["use"] != "credit"]
    rows += [(row["name"], row["name"], row["alone"]) for row in table("outlet_names")]
    return [
        (Alias(f"outlet:{fold(full).replace(' ', '-')}", full, "outlet", ""), (form,))
        for full, form, alone in rows
        if alone or " " in form or "-" in form or (form.isupper() and len(form) >= _SHORT)
    ]
