"""The names of persons in a paragraph: the parser's, mended where a given name, a title or an office tells better."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import replace
from itertools import accumulate

from rashomon.language.callings import role_kinds
from rashomon.schema.analysis import Name, NameKind, Token
from rashomon.stages.extract.lexicon import cue_verbs, given_names, titles
from rashomon.stages.extract.tree import Tree

_LONGEST = 4  # words of a person's name
_ADJECTIVES = frozenset({"general", "major", "principal", "representative"})  # "Norland General Hospital Trust"
_ACRONYM = 6  # letters: a person is not written in capitals alone


def mended_names(tree: Tree) -> tuple[Name, ...]:
    """The paragraph's names, in order: persons the parser took for places or missed are persons, acronyms are not."""
    kept = [_mend(part) for name in tree.placed.paragraph.names if (part := _before_cue(tree, name)) is not None]
    kept.sort(key=_place)
    reach = list(accumulate((name.end for name in kept), max))
    for name in list(_missed(tree)):
        i = bisect_left(kept, (name.end, 0), key=_place)
        if i == 0 or reach[i - 1] <= name.start:
            kept.insert(i, name)
            reach.insert(i, name.end)
    return tuple(kept)


def _place(name: Name) -> tuple[int, int]:
    return name.start, name.end


def _before_cue(tree: Tree, name: Name) -> Name | None:
    """The name without a verb of saying that the parser took into it: "Norland Says", in a headline."""
    first = tree.at(tree.placed.start + name.start)
    k = first
    while k is not None and k < len(tree.tokens) and tree.tokens[k].start < name.end:
        token = tree.tokens[k]
        if token.pos == "VERB" and token.tag in ("VBZ", "VBD", "VBP") and token.lemma in cue_verbs():
            if k == first:
                return None
            end = tree.tokens[k - 1].end
            return replace(name, end=end, text=name.text[: end - name.start])
        k += 1
    return name


def _mend(name: Name) -> Name:
    """The name as a person's or not; what stands before a given name ("UN Ann Roe") is no part of a person's name."""
    words = name.text.split()
    at = next((i for i, w in enumerate(words) if w.casefold() in given_names()), 0)
    if at and _looks_personal(words[at:]) and (name.kind is NameKind.PERSON or all(map(_is_foreword, words[:at]))):
        start = name.start + name.text.index(words[at])
        rest = name.text[start - name.start :]
        return replace(name, start=start, text=rest, kind=NameKind.PERSON)
    held = _after_office(words) if name.kind is not NameKind.PERSON else 0
    if held:
        start = name.start + len(name.text) - len(name.text.split(maxsplit=held)[-1])
        return replace(name, start=start, text=name.text[start - name.start :], kind=NameKind.PERSON)
    words = name.text.replace("’s", "").replace("'s", "").split()
    if name.kind is NameKind.PERSON:
        odd = "/" in name.text or any(c.isdigit() for c in name.text)
        acronym = len(words) == 1 and words[0].isupper() and 1 < len(words[0]) <= _ACRONYM
        return replace(name, kind=NameKind.ORGANISATION) if odd or acronym else name
    return replace(name, kind=NameKind.PERSON) if _looks_personal(words) else name


def _is_foreword(word: str) -> bool:
    plain = word.replace(".", "")
    return (
        plain == "the"
        or plain.isupper()
        or plain.casefold() in titles()
        or role_kinds().get(plain.casefold()) == "role"
    )


def _after_office(words: list[str]) -> int:
    """Where a person's name begins after a place and an office: "Velden Governor Oru Tamsen"; 0 where none does."""
    for i in range(len(words) - 2, 0, -1):
        if role_kinds().get(words[i].casefold()) == "role" and words[i].casefold() not in _ADJECTIVES:
            rest = words[i + 1 :]
            named = all(w[:1].isupper() and not w.isupper() and w.casefold() not in role_kinds() for w in rest)
            return i + 1 if 1 < len(rest) < _LONGEST and named and words[0][:1].isupper() else 0
    return 0


def _looks_personal(words: list[str]) -> bool:
    """A given name and one to three more capitalised words, the last no word for an institution."""
    if not 1 < len(words) <= _LONGEST or words[0].casefold() not in given_names():
        return False
    if not all(w[:1].isupper() or w.casefold().startswith("al-") for w in words):
        return False
    return words[-1].casefold() not in role_kinds()


def _missed(tree: Tree) -> Iterator[Name]:
    """Runs of proper nouns that begin with a given name, or that follow a title or an office."""
    first = 0
    while first < len(tree.tokens):
        last = first
        while last + 1 < len(tree.tokens) and _joins(tree, last):
            last += 1
        if tree.tokens[first].pos == "PROPN" and last > first:
            yield from _person_in_run(tree, first, last)
        first = last + 1


def _joins(tree: Tree, last: int) -> bool:
    """True when the run of proper nouns goes on: the next is one, or a hyphen inside a double name."""
    here, after = tree.tokens[last], tree.tokens[last + 1]
    if here.sentence != after.sentence:
        return False
    if after.pos == "PROPN":
        return here.pos == "PROPN" or here.text == "-"
    return after.text == "-" and after.start == here.end and here.pos == "PROPN"


def _person_in_run(tree: Tree, first: int, last: int) -> Iterator[Name]:
    while first < last and _is_title(tree.tokens[first]):
        first += 1
    words = [t.text for t in tree.tokens[first : last + 1] if t.text != "-"]
    before = tree.tokens[first - 1] if first > 0 else None
    titled = before is not None and _is_title(before) and 1 < len(words) <= _LONGEST
    if _looks_personal(words) or (titled and words[-1].casefold() not in role_kinds()):
        start, end = tree.tokens[first].start, tree.tokens[last].end
        yield Name(start, end, tree.placed.paragraph.text[start:end], NameKind.PERSON, None, "title")


def _is_title(token: Token) -> bool:
    word = token.text.replace(".", "").casefold()
    return word in titles() or role_kinds().get(token.lemma.casefold()) == "role"
