"""Whether the words before a deed name its doer, and by what name the record has them."""

from __future__ import annotations

from dataclasses import dataclass

from rashomon.language.aliases import find_aliases
from rashomon.language.countries import country_of, is_demonym
from rashomon.language.parties import state_named
from rashomon.schema.analysis import NameKind
from rashomon.stages.extract.deed_words import doer_kind, is_deed_noun
from rashomon.stages.extract.drafts import Mention
from rashomon.stages.extract.mentions import phrase
from rashomon.stages.extract.reading import Reading

_LONGEST = 12  # words: a doer told at greater length is a clause of its own
_BEFORE = frozenset({"amod", "compound", "poss", "nmod", "npadvmod"})
_ARMED = frozenset({"army", "regime", "government", "coalition", "rebel", "insurgent", "militia", "navy"})
_PRONOUNS = frozenset({"he", "she", "it", "they", "we"})


@dataclass(frozen=True, slots=True)
class Doer:
    """Whoever a deed is laid to: the words from `first` to `last`, with `head` the noun they hang on.

    `state` is the name of the state where the words give no more of the doer ("Israeli", "Turkish jets"); `named` is
    False for somebody described alone ("gunmen").
    """

    head: int
    first: int
    last: int
    named: bool
    state: str = ""


def doer_at(reading: Reading, head: int) -> Doer | None:
    """The doer that the noun phrase of `head` names, or None where it names none: a quake, a bus, a victim."""
    tree = reading.tree
    token = tree.tokens[head]
    if token.pos == "PRON":
        return Doer(head, head, head, named=True) if reading.lower(head) in _PRONOUNS else None
    if is_deed_noun(reading, head):
        return doer_before(reading, head)
    kind = doer_kind(reading.lower(head))
    if kind == "person":  # "the suspect, Ivo Kern"
        head = next((k for k in tree.kids(head, "appos") if k in reading.people), head)
    mention = _cut(reading, phrase(tree, head))
    if kind == "craft":
        return _owner_of_craft(reading, mention)
    named = _names_body(reading, mention)
    if kind or (named and token.pos in {"PROPN", "NOUN"} and _is_name(reading, head)):
        return Doer(head, mention.first, mention.last, named)
    if head in reading.people or (country_of(token.text) is not None and token.pos == "PROPN"):
        return Doer(head, mention.first, mention.last, named=True)
    return None


def meant_by(reading: Reading, head: int) -> int:
    """The noun that "who", "which" and "that" stand for; any other word itself."""
    tree = reading.tree
    if reading.lower(head) not in {"who", "which", "that"}:
        return head
    above = next((k for k in tree.climb(head) if tree.tokens[k].dep == "relcl"), None)
    return head if above is None else tree.tokens[above].head


def doer_before(reading: Reading, noun: int) -> Doer | None:
    """The doer named right before a noun for a deed: "an Israeli air strike", "army shelling"."""
    tree = reading.tree
    first = max(tree.left[noun], noun - _LONGEST)
    start = tree.start(first)
    words = tree.placed.paragraph.text[tree.tokens[first].start : tree.tokens[noun].start]
    for hit in find_aliases(words):
        one, last = tree.at(start + hit.start), tree.at(start + hit.end - 1)
        if hit.alias.kind != "outlet" and one is not None and last is not None:
            return Doer(last, one, last, named=True)
    for k in range(first, noun):
        if tree.tokens[k].dep not in _BEFORE:
            continue
        if _adjective_of_state(reading, k):
            last = k
            while last + 1 < noun and doer_kind(reading.lower(last + 1)) == "force":
                last += 1
            state = state_named(tree.tokens[k].text) if last == k else ""
            return Doer(last, k, last, named=True, state=state)
        if reading.lower(k) in _ARMED:
            return Doer(k, k, k, named=False)
        if k in reading.people and tree.tokens[k].dep == "poss":
            return doer_at(reading, k)
    return None


def _owner_of_craft(reading: Reading, mention: Mention) -> Doer | None:
    """ "Turkish warplanes" are Turkey's, as are "planes of the Turkish army"; of "a drone" nobody knows whose."""
    tree = reading.tree
    for of in tree.kids(mention.head, "prep"):
        owner = tree.kid(of, "pobj") if reading.lower(of) in {"of", "from"} else None
        if owner is not None and doer_kind(reading.lower(owner)) != "craft" and (found := doer_at(reading, owner)):
            return found
    words = tree.placed.paragraph.text[tree.tokens[mention.first].start : tree.tokens[mention.last].end]
    start = tree.start(mention.first)
    for hit in find_aliases(words):
        one, last = tree.at(start + hit.start), tree.at(start + hit.end - 1)
        if one is not None and last is not None and hit.alias.kind != "outlet":
            return Doer(last, one, last, named=True)
    for k in range(mention.first, mention.head):
        if _adjective_of_state(reading, k):
            return Doer(mention.head, mention.first, mention.last, True, state_named(tree.tokens[k].text))
    return None


def _adjective_of_state(reading: Reading, k: int) -> bool:
    """ "Israeli", "US": of places that only bear the name ("Syria attack", "Georgia shooting") the deed is not."""
    text = reading.tree.tokens[k].text
    if country_of(text) is None:
        return False
    return is_demonym(text) or (text.replace(".", "").isupper() and len(text) > 1)


def _names_body(reading: Reading, mention: Mention) -> bool:
    tree = reading.tree
    span = range(mention.first, mention.last + 1)
    if any(k in reading.named_things or k in reading.people or _adjective_of_state(reading, k) for k in span):
        return True
    text = tree.placed.paragraph.text[tree.tokens[mention.first].start : tree.tokens[mention.last].end]
    return any(hit.alias.kind != "outlet" for hit in find_aliases(text))


def _is_name(reading: Reading, head: int) -> bool:
    tree = reading.tree
    token = tree.tokens[head]
    here = [n for n in tree.placed.paragraph.names if n.start <= token.start < n.end]
    if any(n.kind in (NameKind.ORGANISATION, NameKind.GROUP) or (n.key or "").startswith("actor:") for n in here):
        return True
    return any(hit.start <= token.start < hit.end for hit in find_aliases(token.text))


def _cut(reading: Reading, mention: Mention) -> Mention:
    """The phrase without its article, and no longer than a name."""
    first = mention.first
    while first < mention.head and (
        reading.tree.tokens[first].dep in {"det", "predet"} or reading.lower(first) == "the"
    ):
        first += 1
    last = mention.last
    tokens = reading.tree.tokens
    clause = (k for k in range(mention.head + 1, last + 1) if tokens[k].dep in {"pcomp", "relcl", "acl"})
    last = max(mention.head, min((reading.tree.left[k] for k in clause), default=last + 2) - 2)
    if last - first >= _LONGEST:
        last = mention.head
        first = max(first, last - _LONGEST)
    return Mention(mention.tree, mention.head, first, last)
