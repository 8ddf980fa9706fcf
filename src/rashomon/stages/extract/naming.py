"""The name of a source from its own phrase: a person, an institution, or a role with no name."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from rashomon.language.calendar import WEEKDAYS
from rashomon.language.callings import role_kinds
from rashomon.language.data import column
from rashomon.language.text import fold
from rashomon.schema.analysis import NameKind
from rashomon.schema.document import Document
from rashomon.schema.evidence import Evidence, Span
from rashomon.schema.statement import Source, SourceKind
from rashomon.stages.extract.appearances import is_bare_surname
from rashomon.stages.extract.cast import Cast, bare_name, tidy
from rashomon.stages.extract.drafts import Mention
from rashomon.stages.extract.kinds import is_outlet_name, is_seat, kind_beside, kind_of
from rashomon.stages.extract.lexicon import titles
from rashomon.stages.extract.mentions import phrase
from rashomon.stages.extract.offices import with_title
from rashomon.stages.extract.pronouns import is_pronoun
from rashomon.stages.extract.tree import Tree

_AGE = re.compile(r"^\d+[- ]+year[- ]+old (?=[A-Z])")
_NAMED = frozenset({NameKind.ORGANISATION, NameKind.PLACE, NameKind.GROUP})


@dataclass(frozen=True, slots=True)
class FoundPerson:
    """A person's name in a paragraph: as written, whom it may mean, and where (paragraph offsets)."""

    text: str
    who: tuple[str, ...]
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Naming:
    """What naming looks at: the document and those it names."""

    document: Document
    cast: Cast

    def words(self, mention: Mention) -> str:
        """The mention's phrase without article, a day or an age before it, and an "s" parted from an owner."""
        words = tidy(self.document.text[mention.span.start : mention.span.end])
        first, _, rest = words.partition(" ")
        words = tidy(rest) if rest and (first == "s" or fold(first) in WEEKDAYS) else words
        return _AGE.sub("", words)

    def source(self, mention: Mention, name: str, kind: SourceKind, method: str, described: str = "") -> Source:
        """A source with its evidence."""
        evidence = self.document.evidence(mention.span.start, mention.span.end)
        return Source(name, kind, evidence, described, (), None, method)


def name_joint(naming: Naming, mention: Mention) -> Source | None:
    """ "Russia and Syria": several who speak together keep the whole phrase."""
    tree = mention.tree
    other = next((k for k in tree.kids(mention.head, "conj") if k <= mention.last), None)
    if other is None or tree.kid(mention.head, "cc") is None:
        return None
    return naming.source(mention, naming.words(mention), kind_of(mention, SourceKind.CROWD), "named")


def name_person(naming: Naming, mention: Mention) -> Source | None:
    """A person whose name heads the phrase, or stands beside it in apposition."""
    tree = mention.tree
    for head in (
        mention.head,
        *tree.kids(mention.head, "appos"),
        *_right_after(naming, tree, mention),
        *_at_end(naming, mention),
    ):
        found = _person_at(naming, tree, head)
        if found is not None:
            described = _described(naming, mention, head, found)
            around = _with_name(naming, mention, found)
            if len(found.who) > 1:  # two of one name: nobody can tell which
                nobody = naming.source(mention, "", SourceKind.PERSON, "unresolved", described)
                return replace(nobody, mention=around, candidates=found.who)
            method = "named" if fold(found.text) == fold(found.who[0]) else "surname"
            known = naming.source(mention, found.who[0], SourceKind.PERSON, method, described)
            return replace(known, mention=around)
    return None


def _with_name(naming: Naming, mention: Mention, found: FoundPerson) -> Evidence:
    """The phrase with the name that stands beside it; the name alone where the phrase is the place of a dateline."""
    base = mention.tree.placed.start
    name, phrase_span = Span(base + found.start, base + found.end), mention.span
    first = naming.cast.name_at(mention.tree, mention.tree.tokens[mention.head].start)
    placed = first is not None and first.kind is NameKind.PLACE and not phrase_span.overlap(name)
    if placed:
        return naming.document.evidence(name.start, name.end)
    return naming.document.evidence(min(name.start, phrase_span.start), max(name.end, phrase_span.end))


def _right_after(naming: Naming, tree: Tree, mention: Mention) -> list[int]:
    """ "Russia's envoy to the U.N., Ann Roe, said": the name after the comma, wherever the parser hung it."""
    k = mention.last + 1
    if tree.tokens[mention.head].pos != "NOUN" or k + 1 >= len(tree.tokens) or tree.tokens[k].text != ",":
        return []
    name = naming.cast.name_at(tree, tree.tokens[k + 1].start)
    if name is None or name.kind is not NameKind.PERSON:
        return []
    last = k + 1
    while last + 1 < len(tree.tokens) and tree.tokens[last + 1].start < name.end:
        last += 1
    return [last]


def _at_end(naming: Naming, mention: Mention) -> list[int]:
    """ "ambassador to the U.N. Ann Roe": the name that ends the phrase, if no preposition governs it."""
    tree, last = mention.tree, mention.last
    if last == mention.head or not _is_office(tree, mention.head):
        return []
    token = tree.tokens[last]
    name = naming.cast.name_at(tree, token.start)
    if name is None or name.kind is not NameKind.PERSON:
        return []
    first = tree.at(tree.placed.start + name.start)
    while first is not None and first > mention.first and _is_office(tree, first - 1):
        first -= 1
    before = tree.tokens[first - 1] if first is not None and first > mention.head + 1 else None
    return [last] if before is not None and before.pos in ("PROPN", "NOUN") else []


def _person_at(naming: Naming, tree: Tree, head: int) -> FoundPerson | None:
    token = tree.tokens[head]
    name = naming.cast.name_at(tree, token.start)
    if name is not None:
        known = name.kind is not NameKind.PLACE and naming.cast.is_person(name.text)
        if known or name.kind is NameKind.PERSON:
            who = naming.cast.who(with_title(tree, name.start, name.text), tree.placed.start + name.start)
            return FoundPerson(bare_name(name.text), who, name.start, name.end)
        return None
    if is_bare_surname(tree, head, naming.cast):
        who = naming.cast.who(with_title(tree, token.start, token.text), tree.start(head))
        return FoundPerson(token.text, who, token.start, token.end)
    return _after_title(naming, tree, head)


def _after_title(naming: Naming, tree: Tree, head: int) -> FoundPerson | None:
    """ "the island's governor Ann Roe": a name that the parser missed, told by the office before it."""
    first = head
    while first > 0 and tree.tokens[first - 1].pos == "PROPN" and not _is_office(tree, first - 1):
        first -= 1
    if tree.tokens[head].pos != "PROPN" or first == 0 or first == head or not _is_office(tree, first - 1):
        return None
    start, end = tree.tokens[first].start, tree.tokens[head].end
    text = tree.placed.paragraph.text[start:end]
    return FoundPerson(text, naming.cast.who(text, tree.placed.start + start), start, end)


def _is_office(tree: Tree, i: int) -> bool:
    token = tree.tokens[i]
    return token.text.replace(".", "").lower() in titles() or role_kinds().get(token.lemma.lower()) == "role"


def _described(naming: Naming, mention: Mention, head: int, found: FoundPerson) -> str:
    """The office that stands with the name: before it, around it, or after it between commas."""
    tree, base, text = mention.tree, mention.tree.placed.start, naming.document.text
    if head != mention.head:
        return tidy(text[mention.span.start : min(mention.span.end, base + found.start)].rstrip(" ,"))
    before = text[mention.span.start : base + found.start].strip(" ,")
    if before:
        return tidy(before)
    beside = tree.kid(head, "appos")
    if beside is None:
        return ""
    office = phrase(tree, beside)
    return tidy(text[office.span.start : office.span.end])


def is_named(naming: Naming, mention: Mention) -> bool:
    """True when the head of the phrase is a proper name or part of one."""
    token = mention.tree.tokens[mention.head]
    if token.pos == "PROPN":
        return True
    name = naming.cast.name_at(mention.tree, token.start)
    return name is not None and name.kind in _NAMED


def is_body(naming: Naming, mention: Mention) -> bool:
    """True when the phrase is the name of an institution: not of a people, a country or a person."""
    token = mention.tree.tokens[mention.head]
    name = naming.cast.name_at(mention.tree, token.start)
    if name is not None:
        return name.kind is NameKind.ORGANISATION
    return token.pos == "PROPN" and token.text.isupper()


def name_body(naming: Naming, mention: Mention) -> Source:
    """An institution, a state, a news outlet by its fullest name."""
    tree = mention.tree
    token = tree.tokens[mention.head]
    plain = naming.words(mention)
    name = naming.cast.name_at(tree, token.start)
    if name is not None and tree.placed.start + name.end > mention.span.end:
        plain = tidy(naming.document.text[mention.span.start : tree.placed.start + name.end])
    full = naming.cast.body(plain)
    kind = kind_of(mention, SourceKind.INSTITUTION)
    is_place = name is not None and name.kind is NameKind.PLACE and token.lemma.lower() not in role_kinds()
    if is_place or (kind is SourceKind.INSTITUTION and is_seat(full)):
        kind = SourceKind.STATE
    elif kind is SourceKind.INSTITUTION and (is_outlet_name(full, name) or is_outlet_name(plain, name)):
        kind = SourceKind.MEDIA
    elif kind is SourceKind.INSTITUTION:
        kind = kind_beside(mention) or kind
    method = "role" if kind is SourceKind.ROLE else "named" if full == plain else "short-name"
    return naming.source(mention, full, kind, method)


def _is_whom(naming: Naming, tree: Tree, k: int) -> bool:
    """Is the owner of a paper a person, whom it is about, and no office or body, which issued it?"""
    return is_pronoun(tree.tokens[k].text.lower()) or _person_at(naming, tree, k) is not None


def owner_phrase(naming: Naming, mention: Mention) -> Mention | None:
    """Whose statement it is: "his statement", "a statement from the army", "the Observatory's sources"."""
    tree, text = mention.tree, naming.document.text
    about = {tree.tokens[mention.head].lemma, tree.tokens[mention.head].text.lower()} & column("papers_about", "noun")
    for k in tree.children[mention.head]:
        token = tree.tokens[k]
        if about and token.dep == "poss" and _is_whom(naming, tree, k):
            return None  # "Vale's autopsy"
        opens = k == tree.sentence(k)[0] and token.text.lower() in role_kinds()  # "Court records": no court's name
        if token.dep == "poss" or (token.dep in ("compound", "nmod") and token.pos == "PROPN" and not opens):
            return phrase(tree, k)
        if k == mention.head - 1 and k >= mention.first and token.pos != "DET" and not opens:
            before = text[tree.start(mention.first) : tree.end(k)]
            if naming.cast.knows_body(before):
                return Mention(tree, k, mention.first, k)
        if token.dep == "prep" and token.lemma in ("from", "by", "of"):
            thing = tree.kid(k, "pobj")
            if thing is not None and (token.lemma != "of" or tree.tokens[thing].pos == "PROPN"):
                return phrase(tree, thing)
    return None
