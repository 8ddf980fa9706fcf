"""Who is in a document: the persons and institutions it names, under their fullest names, and where."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from rashomon.language.text import fold
from rashomon.schema.analysis import Name, NameKind
from rashomon.stages.extract.lexicon import titles
from rashomon.stages.extract.tree import Tree

_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_PLACE_WORDS = frozenset({"in", "near", "at", "around", "outside", "between"})
_INSTITUTIONS = frozenset({NameKind.ORGANISATION, NameKind.PLACE, NameKind.GROUP})
_EDGE = re.compile(r"^[\W_]+|(?:['’]s|[^\w.)]|_)+$")
_ARTICLE = re.compile(r"^(?:the|a|an)\s+", re.IGNORECASE)
_BASED = re.compile(r"^(?:\S+-(?:based|language|run|backed|led|owned)\s+)+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Appearance:
    """One place where somebody is named: `subject` tells a grammatical subject, `sentence` counts over the document."""

    start: int
    name: str
    person: bool
    subject: bool
    gender: str
    sentence: int
    tree: Tree
    head: int


class Cast:
    """The persons and institutions of one document."""

    def __init__(self, trees: Sequence[Tree]) -> None:
        self._people: dict[str, list[str]] = {}
        self._bodies: list[str] = []
        self._genders: dict[str, str] = {}
        self._kinds: dict[str, NameKind] = {}
        for tree in trees:
            for name in tree.placed.paragraph.names:
                self._meet(name)
        self.appearances = [a for tree in trees for a in self._appearances(tree)]
        self.starts = [a.start for a in self.appearances]

    def _meet(self, name: Name) -> None:
        if name.kind is NameKind.PERSON:
            plain = bare_name(name.text)
            words = plain.split()
            if len(words) > 1:
                known = self._people.setdefault(fold(words[-1]), [])
                if plain not in known:
                    known.append(plain)
            gender = title_gender(name.text)
            if words and gender:
                self._genders.setdefault(fold(words[-1]), gender)
        elif name.kind in _INSTITUTIONS:
            plain = tidy(name.text)
            if plain and plain not in self._kinds:
                self._bodies.append(plain)
                self._kinds[plain] = name.kind

    def person(self, text: str) -> str:
        """The fullest name the document gives the person written `text`."""
        plain = bare_name(text)
        words = plain.split()
        if not words:
            return plain
        fuller = [n for n in self._people.get(fold(words[-1]), []) if _is_fuller(n.split(), words)]
        return max(fuller, key=lambda n: len(n.split()), default=plain)

    def gender(self, name: str) -> str:
        """ "m", "f" or "" as titles in the document tell."""
        words = name.split()
        return self._genders.get(fold(words[-1]), "") if words else ""

    def body(self, text: str) -> str:
        """The fullest name the document gives the institution written `text`."""
        plain = tidy(text)
        words = fold(plain).split()
        if not words:
            return plain
        for name in self._bodies:
            if plain.isupper() and len(plain) > 2 and _initials(name) == plain.replace(".", ""):
                return name
        fuller = [n for n in self._bodies if _names_body(fold(n).split(), words)]
        return max(fuller, key=lambda n: (len(n.split()), n), default=plain)

    def kind(self, name: str) -> NameKind | None:
        """What kind of name an institution's is."""
        return self._kinds.get(name)

    def is_person(self, text: str) -> bool:
        """True when the words are a known person's surname or full name."""
        words = bare_name(text).split()
        return bool(words) and fold(words[-1]) in self._people

    def before(self, offset: int) -> list[Appearance]:
        """All appearances that begin before `offset`."""
        return self.appearances[: bisect_left(self.starts, offset)]

    def _appearances(self, tree: Tree) -> list[Appearance]:
        found = []
        for name in tree.placed.paragraph.names:
            head = _head_of(tree, name)
            if head is None or (name.kind is not NameKind.PERSON and name.kind not in _INSTITUTIONS):
                continue
            person = name.kind is NameKind.PERSON
            token = tree.tokens[head]
            if person and token.dep == "pobj" and tree.tokens[token.head].lemma in _PLACE_WORDS:
                continue
            full = self.person(name.text) if person else self.body(name.text)
            if full:
                gender = self.gender(full) if person else ""
                subject = token.dep in _SUBJECTS or (token.dep == "appos" and tree.tokens[token.head].dep in _SUBJECTS)
                where = tree.order * 10_000 + token.sentence
                found.append(
                    Appearance(tree.placed.start + name.start, full, person, subject, gender, where, tree, head)
                )
        return found


def _head_of(tree: Tree, name: Name) -> int | None:
    first = tree.at(tree.placed.start + name.start)
    if first is None:
        return None
    inside: list[int] = []
    k = first
    while k < len(tree.tokens) and tree.tokens[k].start < name.end:
        inside.append(k)
        k += 1
    for k in inside:
        if not name.start <= tree.tokens[tree.tokens[k].head].start < name.end or tree.tokens[k].head == k:
            return k
    return inside[-1] if inside else None


def tidy(text: str) -> str:
    """A name without article, outer marks, possessive and "UK-based"."""
    plain = " ".join(text.split())
    for _ in range(2):
        plain = _EDGE.sub("", plain)
        plain = _BASED.sub("", _ARTICLE.sub("", plain))
    return plain


def bare_name(text: str) -> str:
    """A person's name without titles: "Lt. Gregg Hastings" is "Gregg Hastings"."""
    words = tidy(text).split()
    while len(words) > 1 and words[0].replace(".", "").casefold() in titles():
        words = words[1:]
    return " ".join(words)


def title_gender(text: str) -> str:
    """The gender that the title before a name tells, or ""."""
    words = text.split()
    return titles().get(words[0].replace(".", "").casefold(), "") if words else ""


def _initials(name: str) -> str:
    return "".join(word[0] for word in re.split(r"[\s-]+", name) if word[:1].isupper() and word.casefold() != "for")


def _is_fuller(full: Sequence[str], words: Sequence[str]) -> bool:
    return len(full) > len(words) and (len(words) == 1 or fold(full[0]) == fold(words[0]))


def _names_body(full: Sequence[str], words: Sequence[str]) -> bool:
    """True when `full` ends in `words`, or before its "for" or "of"."""
    size = len(words)
    if len(full) <= size:
        return False
    stem = next((i for i, w in enumerate(full) if w in ("for", "of", "on", "in")), len(full))
    return list(full[-size:]) == list(words) or list(full[stem - size : stem]) == list(words)
