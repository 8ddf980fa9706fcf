"""What can be a source: somebody or something that speaks, told by the head of its phrase."""

from __future__ import annotations

from rashomon.language.callings import names_person, role_kinds
from rashomon.language.data import column
from rashomon.stages.extract.cast import name_holding
from rashomon.stages.extract.lexicon import names_source
from rashomon.stages.extract.mentions import antecedent, is_day, is_narrator
from rashomon.stages.extract.tree import Tree

_PAGE = frozenset({"story", "article", "post", "page", "gallery", "slideshow", "feature", "column"})
_ABSTRACT = ("ence", "ance", "tion", "sion", "ness", "ism", "ity")
_SHARES = frozenset({"percent", "%", "half", "majority", "third", "quarter"})
_AMOUNTS = _SHARES | {"number", "lot", "hundred", "thousand", "dozen", "array", "range", "trio", "pair", "handful"}
_ONE_OF = frozenset({"one", "none", "all", "each", "neither", "either", "another"})
_NOBODY = frozenset(
    {"each", "everything", "nothing", "something", "anything", "neither", "either", "such", "another", "much", "all"}
)


def may_speak(tree: Tree, subject: int) -> bool:
    """True for a person, a body, an outlet, a state, a document or a crowd; false for hours, positions and shells."""
    token = tree.tokens[subject]
    word = token.text.lower()
    if word in _ONE_OF and tree.kid(subject, "prep") is not None:
        return _counts_people(tree, subject)
    if (
        not word[:1].isalnum()
        or is_narrator(tree, subject)
        or word in ("it's", "there", "what", "this", "these")
        or _is_this_page(tree, subject)
        or (word == "those" and not tree.children[subject])
        or (word == "that" and antecedent(tree, subject) == subject)
    ):
        return False
    token = tree.tokens[antecedent(tree, subject)]
    name = name_holding(tree.placed.paragraph.names, token.start)
    if token.text.lower() in _NOBODY or (is_day(token) and (name is None or " " not in name.text)):
        return False
    if token.text.isdigit() or token.lemma in column("weapons", "words") or token.text.lower() in ("the", "a", "an"):
        return False
    if token.pos in ("PROPN", "PRON", "NUM", "ADJ") or name is not None:
        return True
    if token.lemma in _AMOUNTS:
        return _counts_people(tree, antecedent(tree, subject))
    bare = token.text[:1].isupper() and not tree.children[antecedent(tree, subject)]
    if bare and not token.text.lower().endswith(_ABSTRACT):
        return True  # a bare surname that the parser took for a noun
    return names_source(token)


def _is_this_page(tree: Tree, subject: int) -> bool:
    """ "This story was updated", "Correction: ...": the page about itself, not somebody in it."""
    token = tree.tokens[subject]
    pointed = any(tree.tokens[k].text.lower() == "this" for k in tree.kids(subject, "det"))
    alone = not tree.kids(subject, "amod", "compound", "poss", "nmod", "det", "prep")
    label = token.lemma.lower() in column("line_labels", "label") and token.lemma.lower() not in role_kinds()
    named = name_holding(tree.placed.paragraph.names, token.start) is not None
    return not named and ((pointed and token.lemma.lower() in _PAGE) or (alone and label and token.text[:1].isupper()))


def _counts_people(tree: Tree, amount: int) -> bool:
    """ "Half of the voters", "52 percent": an amount speaks for people, but not for shells."""
    of = next((k for k in tree.kids(amount, "prep") if tree.tokens[k].lemma in ("of", "among", "in")), None)
    thing = tree.kid(of, "pobj") if of is not None else None
    if thing is None:
        return tree.tokens[amount].lemma in _SHARES
    token = tree.tokens[thing]
    return token.pos in ("PROPN", "PRON") or names_person(token.lemma.lower())
