"""Who is in a document: the persons and institutions it names, under their fullest names, and where."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import lru_cache

from rashomon.language.persons import sex_told
from rashomon.language.text import fold
from rashomon.schema.analysis import Name, NameKind
from rashomon.stages.extract.lexicon import given_names, titles
from rashomon.stages.extract.namesakes import Namesakes
from rashomon.stages.extract.offices import with_title
from rashomon.stages.extract.people_names import mended_names
from rashomon.stages.extract.short_names import Acronyms, FullNames
from rashomon.stages.extract.tree import Tree

_INSTITUTIONS = frozenset({NameKind.ORGANISATION, NameKind.PLACE, NameKind.GROUP})
_EDGE = re.compile(r"^[\W_]+|(?:['’]s|[^\w.)]|_)+$")
_AFTER_HEAD = re.compile(r"\s+(?:of|in|at|from|for|with|on|who)\s+|,")
_ARTICLE = re.compile(r"^(?:the|a|an)\s+", re.IGNORECASE)
_SHORTEST_ACRONYM, _LONGEST_ACRONYM = 3, 6
_BASED = re.compile(r"^(?:\S+-(?:(?i:based|language)\s+|(?i:run|backed|led|owned)\s+(?=[A-Z])))+")


class Cast:
    """The persons and institutions of one document; unless `fullest`, each under the name that is written."""

    def __init__(self, trees: Sequence[Tree], fullest: bool = True) -> None:
        self._fullest = fullest
        self._acronyms = Acronyms([tree.placed.paragraph.text for tree in trees])
        self._names: dict[int, tuple[Name, ...]] = {}
        self._people: dict[str, list[str]] = {}
        self._namesakes = Namesakes()
        self._end = max((t.placed.start + len(t.placed.paragraph.text) for t in trees), default=0)
        self._bodies = FullNames()
        self._genders: dict[str, str] = {}
        self._learned: dict[str, str] = {}
        self._kinds: dict[str, NameKind] = {}
        for tree in trees:
            self._names[tree.order] = mended_names(tree)
            for name in self._names[tree.order]:
                self._meet(name, tree.placed.start, with_title(tree, name.start, name.text))

    def _meet(self, name: Name, base: int, titled: str) -> None:
        if name.kind is not NameKind.PLACE:
            self._meet_namesake(name, base)
        if name.kind is NameKind.PERSON:
            plain = bare_name(name.text)
            words = plain.split()
            if len(words) > 1:
                known = self._people.setdefault(fold(words[-1]), [])
                if plain not in known:
                    known.append(plain)
            gender = title_gender(titled)
            if words and gender:
                self._genders.setdefault(fold(words[-1]), gender)
                self._genders.setdefault(fold(plain), gender)
        elif name.kind in _INSTITUTIONS:
            plain = tidy(name.text)
            if plain and plain not in self._kinds:
                self._bodies.meet(plain)
                self._kinds[plain] = name.kind

    def _meet_namesake(self, name: Name, base: int) -> None:
        plain = bare_name(name.text)
        if name.kind is NameKind.PERSON or " " not in plain:
            self._namesakes.meet(plain, base + name.start)

    def names(self, tree: Tree) -> tuple[Name, ...]:
        """The names of a paragraph, persons mended."""
        return self._names.get(tree.order, ())

    def name_at(self, tree: Tree, offset: int) -> Name | None:
        """The name that holds an offset of the paragraph."""
        return name_holding(self.names(tree), offset)

    def person(self, text: str) -> str:
        """The fullest name the document gives the person written `text`."""
        plain = bare_name(text)
        words = plain.split()
        if not words or not self._fullest:
            return plain
        fuller = [n for n in self._people.get(fold(words[-1]), []) if _is_fuller(n.split(), words)]
        return max(fuller, key=lambda n: len(n.split()), default=plain)

    def who(self, text: str, at: int) -> tuple[str, ...]:
        """The persons whom `text` at a document offset may mean, by their fullest names: one, unless nobody can tell.

        A title that tells the gender ("Ms. Vale") leaves those whom it fits.
        """
        plain = bare_name(text)
        if len(plain.split()) != 1 or not self._fullest:
            return (self.person(text),)
        found = self._namesakes.who(plain, at)
        wanted = title_gender(text)
        genders = {name: self._given_gender(name) for name in found}
        sure = [name for name in found if wanted and genders[name] == wanted]
        fitting = sure or [name for name in found if not wanted or genders[name] in ("", wanted)]
        return tuple(self.person(name) for name in fitting or found) or (plain,)

    def _given_gender(self, name: str) -> str:
        return self._learned.get(fold(name), "") or given_names().get(fold(name.split(maxsplit=1)[0]), "")

    def gender(self, name: str) -> str:
        """Which pronoun goes with a person, as a title in the document, the given name or a word for a person without
        a name tells ("the boy"): "m", "f" or ""."""
        words = name.split()
        if not words:
            return ""
        own = self._learned.get(fold(name), "") or self._genders.get(fold(name), "")
        titled = self._genders.get(fold(words[-1]), "")
        given = given_names().get(fold(words[0]), "")
        alone = len(self._namesakes.who(words[-1], self._end)) < 2
        return (
            own or (titled or given if alone else given) or sex_told((_AFTER_HEAD.split(name)[0].split() or words)[-1])
        )

    def note_gender(self, name: str, gender: str) -> None:
        """A word beside the name tells it ("his wife, Ann Roe"): that holds where no title tells otherwise."""
        self._genders.setdefault(fold(name), gender)

    def learn_gender(self, name: str, gender: str) -> None:
        """The text has called this person he or she: that holds from here on."""
        self._learned.setdefault(fold(name), gender)

    def is_surname(self, word: str) -> bool:
        """True when the word is the last of some person's full name in the document."""
        return word[:1].isupper() and fold(word) in self._people

    def body(self, text: str) -> str:
        """The fullest name the document gives the institution written `text`."""
        plain = tidy(text)
        words = fold(plain).split()
        if not words or not self._fullest:
            return plain
        letters = plain.replace(".", "")
        if letters.isupper() and letters.isalpha() and _SHORTEST_ACRONYM <= len(letters) <= _LONGEST_ACRONYM:
            spelled = self._acronyms.spell(letters)
            if spelled:
                return spelled
        return self._bodies.fullest(words) or plain

    def kind(self, name: str) -> NameKind | None:
        """What kind of name an institution's is."""
        return self._kinds.get(name)

    def is_person(self, text: str) -> bool:
        """True when the words are a known person's surname or full name."""
        words = bare_name(text).split()
        return bool(words) and fold(words[-1]) in self._people

    def knows_body(self, text: str) -> bool:
        """True when the words are an institution's name in the document, or the letters that stand for one."""
        plain = tidy(text)
        return bool(plain) and (plain in self._kinds or self.body(plain) != plain)


def name_holding(names: Sequence[Name], offset: int) -> Name | None:
    """The one of `names`, sorted by where they begin, that holds `offset`."""
    i = bisect_right(names, offset, key=lambda n: n.start) - 1
    return names[i] if i >= 0 and offset < names[i].end else None


@lru_cache(maxsize=65536)  # a pure function of its text: the cache changes its speed alone
def tidy(text: str) -> str:
    """A name without article, outer marks, possessive and "UK-based"."""
    plain = " ".join(text.split())
    for _ in range(2):
        plain = _EDGE.sub("", plain)
        plain = _BASED.sub("", _ARTICLE.sub("", plain))
    return plain.split(" (")[0] if "(" in plain and ")" not in plain else plain


@lru_cache(maxsize=65536)  # the same
def bare_name(text: str) -> str:
    """A person's name without titles: "Lt. Gregg Hastings" is "Gregg Hastings"."""
    words = tidy(text).split()
    while len(words) > 1 and (words[0] == "." or words[0].replace(".", "").casefold() in titles()):
        words = words[1:]
    return " ".join(words)


def title_gender(text: str) -> str:
    """The gender that the title before a name tells, or ""."""
    words = text.split()
    return titles().get(words[0].replace(".", "").casefold(), "") if len(words) > 1 else ""


def _is_fuller(full: Sequence[str], words: Sequence[str]) -> bool:
    return len(full) > len(words) and (len(words) == 1 or fold(full[0]) == fold(words[0]))
