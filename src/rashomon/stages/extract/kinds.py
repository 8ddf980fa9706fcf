"""What kind of mouth a source is: told by its name, by the noun that heads it, and by the word before that."""

from __future__ import annotations

from functools import cache

from rashomon.language.callings import role_kinds
from rashomon.language.data import table
from rashomon.language.text import fold
from rashomon.schema.analysis import Name
from rashomon.schema.statement import SourceKind
from rashomon.stages.extract.drafts import Mention
from rashomon.stages.extract.tree import Tree

_NAMELESS = frozenset({"anonymous", "unnamed", "unidentified", "undisclosed"})
_ANYBODY = frozenset({"source", "someone", "somebody", "some", "many", "others", "other", "caller", "few", "several"})
_LEAST_WORDS = 2  # "Norton News" is an outlet, "News" is a word


def kind_of(mention: Mention, default: SourceKind) -> SourceKind:
    """What kind of mouth the head of a mention is; `default` for a word no table knows."""
    tree, head = mention.tree, mention.head
    words = {tree.tokens[k].text.lower() for k in range(mention.first, head)}
    if words & _NAMELESS or _is_anybody(mention):
        return SourceKind.UNNAMED
    found = role_of(tree, head)
    return SourceKind(found) if found else default


def is_outlet_name(name: str, found: Name | None = None) -> bool:
    """True for the name of an agency, a broadcaster, a paper: known, or told by its last word ("Norton Herald")."""
    if found is not None and found.key is not None:
        return found.key.startswith("outlet:")
    plain = name.removeprefix("the ").removeprefix("The ").replace(".", "")
    words = plain.split()
    if fold(plain) in _outlets():
        return True
    return len(words) >= _LEAST_WORDS and words[-1] in _endings() and words[-2][:1].isupper()


def kind_beside(mention: Mention) -> SourceKind | None:
    """What the words around a name call it: "state news agency Sana", "Sana, the rights group"."""
    tree, head = mention.tree, mention.head
    for k in (*range(head - 1, mention.first - 1, -1), *tree.kids(head, "appos")):
        found = role_of(tree, k)
        if found in ("media", "institution"):
            return SourceKind(found)
    return None


def is_seat(name: str) -> bool:
    """True for a capital that stands for its government ("Washington")."""
    return fold(name) in _seats()


def role_of(tree: Tree, head: int) -> str:
    """The kind of a head noun; the word before it may make it another thing's ("coast guard", "news agency")."""
    token = tree.tokens[head]
    forms = (token.lemma.lower(), token.text.lower())
    before = tree.tokens[head - 1].text.lower() if head > 0 else ""
    for form in (*(f"{before} {form}" for form in forms), *forms):
        if form in role_kinds():
            return role_kinds()[form]
    return ""


def _is_anybody(mention: Mention) -> bool:
    """ "Sources", "someone", "many": nobody that a reader could ask; but "military sources" are somebody's."""
    tree, head = mention.tree, mention.head
    forms = {tree.tokens[head].lemma.lower(), tree.tokens[head].text.lower()}
    narrowed = any(tree.tokens[k].dep in ("amod", "compound", "poss", "nmod", "prep") for k in tree.children[head])
    return bool(forms & _ANYBODY) and not narrowed


@cache
def _outlets() -> frozenset[str]:
    agencies = [row for row in table("agencies") if row["use"] != "credit"]
    names = [row[key] for row in agencies for key in ("name", "agency")]
    names += [row["name"] for row in table("outlet_names")]
    return frozenset(fold(name) for name in names)


@cache
def _seats() -> frozenset[str]:
    seats = (row["seat"].split(";")[0] for row in table("countries"))  # the city stands first
    return frozenset(fold(seat) for seat in seats if seat and " " not in seat)


@cache
def _endings() -> frozenset[str]:
    return frozenset(row["word"] for row in table("outlet_words") if row["sure"])
