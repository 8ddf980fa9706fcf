"""Where somebody who may speak stands in a document: what pronouns look back to."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from rashomon.language.callings import role_kinds
from rashomon.language.text import fold
from rashomon.schema.analysis import Name, NameKind
from rashomon.schema.statement import SourceKind
from rashomon.stages.extract.cast import Cast, tidy
from rashomon.stages.extract.fallen import fallen_names
from rashomon.stages.extract.mentions import phrase
from rashomon.stages.extract.offices import offices_of, sex_beside, with_title
from rashomon.stages.extract.tree import Tree

_TOLD_OF = frozenset({"victim", "suspect", "driver", "gunman", "attacker", "shooter", "assailant", "bomber", "child"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_PLACE_WORDS = frozenset({"in", "near", "at", "around", "outside", "between"})
_BODIES = frozenset({NameKind.ORGANISATION, NameKind.PLACE, NameKind.GROUP})
_KEPT_IN_MIND = 200  # a bound, so that a page of one endless paragraph costs no more than its length
_LONGEST_LIST = 8  # names joined by "and"
_STRIDE = 10_000  # sentences of a paragraph: a number no paragraph reaches keeps paragraphs apart


class Party(StrEnum):
    """Which pronoun can stand for it: he or she, it, they."""

    PERSON = "person"
    BODY = "body"
    MANY = "many"


@dataclass(frozen=True, slots=True)
class Appearance:
    """One place where a possible speaker is named. `sentence` counts over the document, `subject` is grammatical.

    `offices` are the words of office told with a person's name; `company` is where the phrase begins in which several
    are joined by "and", the same for all of them, -1 for one alone. `candidates` are the persons whom a bare surname
    may mean where nobody can tell which.
    """

    start: int
    name: str
    kind: SourceKind
    party: Party
    subject: bool
    sentence: int
    offices: tuple[str, ...] = ()
    company: int = -1
    candidates: tuple[str, ...] = ()


def sentence_number(tree: Tree, i: int) -> int:
    """The sentence of token `i`, counted so that paragraphs stay apart."""
    return tree.order * _STRIDE + tree.tokens[i].sentence


def paragraph_of(sentence: int) -> int:
    """The paragraph a sentence number belongs to."""
    return sentence // _STRIDE


class Appearances:
    """All appearances of a document, by where they stand."""

    def __init__(self, trees: Sequence[Tree], cast: Cast) -> None:
        self._cast = cast
        self._fallen = fallen_names(trees, cast)
        self._all = [a for tree in trees for a in sorted(self._in(tree), key=lambda a: a.start)]
        self._starts = [a.start for a in self._all]

    def before(self, offset: int) -> Sequence[Appearance]:
        """The last that begin before `offset`, in the order of the text: no more than anybody keeps in mind."""
        end = bisect_left(self._starts, offset)
        return self._all[max(0, end - _KEPT_IN_MIND) : end]

    def gender(self, appearance: Appearance) -> str:
        """Which pronoun goes with it, as far as titles, given names and the text so far tell."""
        return self.gender_of(appearance.name) if appearance.party is Party.PERSON else ""

    def gender_of(self, name: str) -> str:
        """The same for a person's name."""
        return self._cast.gender(name)

    def may_speak(self, appearance: Appearance) -> bool:
        """False for the dead, and for victims, suspects, drivers and children without a name: they are told of."""
        if appearance.party is not Party.PERSON:
            return True
        if appearance.kind is SourceKind.PERSON:
            return fold(appearance.name) not in self._fallen
        return not _TOLD_OF.intersection(fold(appearance.name).split())

    def _in(self, tree: Tree) -> Iterator[Appearance]:
        named: set[int] = set()
        for name in self._cast.names(tree):
            head = _head_of(tree, name)
            if head is None:
                continue
            named.add(head)
            found = self._of_name(tree, head, name)
            if found is not None:
                yield found
        for i, token in enumerate(tree.tokens):
            if token.pos not in ("NOUN", "PROPN") or i in named:
                continue
            if is_bare_surname(tree, i, self._cast):
                yield self._person(tree, i, token.text, token.start)
            elif token.pos == "NOUN" and token.dep in _SUBJECTS:
                yield from self._of_role(tree, i)
        yield from self._joined(tree)

    def _of_name(self, tree: Tree, head: int, name: Name) -> Appearance | None:
        token = tree.tokens[head]
        if name.kind is NameKind.PERSON or (name.kind is not NameKind.PLACE and self._cast.is_person(name.text)):
            if token.dep == "pobj" and tree.tokens[token.head].lemma in _PLACE_WORDS:
                return None
            return self._person(tree, head, name.text, name.start)
        if name.kind not in _BODIES or role_kinds().get(token.lemma.lower()) in ("role", "crowd"):
            return None
        kind = SourceKind.STATE if name.kind is NameKind.PLACE else SourceKind.INSTITUTION
        party = Party.MANY if token.tag == "NNPS" and name.kind is NameKind.GROUP else Party.BODY
        return self._make(tree, head, self._cast.body(name.text), kind, party)

    def _person(self, tree: Tree, head: int, text: str, start: int) -> Appearance:
        who = self._cast.who(with_title(tree, start, text), tree.placed.start + start)
        found = self._make(tree, head, who[0] if len(who) == 1 else "", SourceKind.PERSON, Party.PERSON)
        if found.name and (sex := sex_beside(tree, head)):
            self._cast.note_gender(found.name, sex)
        return replace(found, offices=offices_of(tree, head), candidates=who if len(who) > 1 else ())

    def _joined(self, tree: Tree) -> Iterator[Appearance]:
        """ "Ann Roe and Bo Lind spoke": several who are subject together, whom "they" and "both" can mean."""
        for i, token in enumerate(tree.tokens):
            if token.dep in _SUBJECTS and tree.kid(i, "conj") is not None and tree.kid(i, "cc") is not None:
                words = phrase(tree, i)
                names = [self._cast.name_at(tree, tree.tokens[k].start) for k in (i, *tree.kids(i, "conj"))]
                if all(n is not None and n.kind in (NameKind.PERSON, *_BODIES) for n in names):
                    text = tidy(
                        tree.placed.paragraph.text[tree.tokens[words.first].start : tree.tokens[words.last].end]
                    )
                    yield self._make(tree, i, text, SourceKind.CROWD, Party.MANY)

    def _of_role(self, tree: Tree, i: int) -> Iterator[Appearance]:
        token = tree.tokens[i]
        role = role_kinds().get(token.lemma.lower())
        if role is None or role == "document":
            return
        words = phrase(tree, i)
        text = tidy(tree.placed.paragraph.text[tree.tokens[words.first].start : tree.tokens[words.last].end])
        kind = SourceKind(role)
        party = Party.MANY if token.tag == "NNS" else Party.PERSON if role in ("role", "crowd") else Party.BODY
        beside = next((k for k in tree.kids(i, "appos") if self._cast.is_person(tree.tokens[k].text)), None)
        if beside is None and text:
            yield self._make(tree, i, text, kind, party)

    def _make(self, tree: Tree, head: int, name: str, kind: SourceKind, party: Party) -> Appearance:
        token = tree.tokens[head]
        over = tree.tokens[token.head]
        first = _first_joined(tree, head)
        apart = tree.tokens[first].dep
        subject = apart in _SUBJECTS or (token.dep == "appos" and over.dep in _SUBJECTS)
        company = tree.start(first) if first != head or tree.kid(head, "conj") is not None else -1
        number = sentence_number(tree, head)
        return Appearance(tree.start(head), name, kind, party, subject, number, company=company)


def _first_joined(tree: Tree, i: int) -> int:
    """The first of several joined by "and" that token `i` is one of; itself where it is alone."""
    for _ in range(_LONGEST_LIST):
        token = tree.tokens[i]
        if token.dep != "conj" or token.head >= i or tree.tokens[token.head].pos not in ("PROPN", "NOUN"):
            break
        i = token.head
    return i


def is_bare_surname(tree: Tree, i: int, cast: Cast) -> bool:
    """True for a known surname that the parser took for no name: "Power said", "Power was critical"."""
    token = tree.tokens[i]
    if not cast.is_surname(token.text):
        return False
    return token.pos == "PROPN" or (token.pos == "NOUN" and token.dep in _SUBJECTS and not tree.children[i])


def _head_of(tree: Tree, name: Name) -> int | None:
    first = tree.at(tree.placed.start + name.start)
    if first is None:
        return None
    last = first
    while last + 1 < len(tree.tokens) and tree.tokens[last + 1].start < name.end:
        last += 1
    for k in range(first, last + 1):
        if not first <= tree.tokens[k].head <= last or tree.tokens[k].head == k:
            return k
    return last
