"""A paragraph as the claim readers see it: its tree, which token belongs to which number, and which to a name."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from rashomon.schema.analysis import NameKind, Number, NumberSense
from rashomon.stages.extract.tree import Tree

_FORMS_OF_ADDRESS = frozenset({"mr", "mrs", "ms", "miss", "mx"})


@dataclass(frozen=True, slots=True)
class Reading:
    """`numbers` maps each token of a number's core to the number; `people` are tokens inside names of persons,
    `things` tokens inside names of anything else, `named_things` those inside names of organisations; `ages` the
    tokens that belong to an age; `words` are the tokens in lower case, `where` the tokens of each word."""

    tree: Tree
    numbers: Mapping[int, Number]
    people: frozenset[int]
    things: frozenset[int]
    ages: frozenset[int]
    named_things: frozenset[int] = frozenset()
    words: tuple[str, ...] = ()
    where: Mapping[str, Sequence[int]] = field(default_factory=dict)

    def spots(self, words: Container[str]) -> list[int]:
        """The tokens whose word is one of `words`, in the order of the text: where a rule need be tried at all."""
        return sorted(i for word, found in self.where.items() if word in words for i in found)

    def lower(self, i: int) -> str:
        """The word at `i` in lower case; "" outside the paragraph."""
        return self.words[i] if 0 <= i < len(self.words) else ""

    def count(self, i: int) -> Number | None:
        """The number at token `i`, if it counts something."""
        number = self.numbers.get(i)
        return number if number is not None and number.sense is NumberSense.COUNT else None


def read_all(trees: Iterable[Tree]) -> list[Reading]:
    """The readings of a document's paragraphs, in their order."""
    return [read(tree) for tree in trees]


def read(tree: Tree) -> Reading:
    """Make the reading of a paragraph, linear in its tokens."""
    paragraph = tree.placed.paragraph
    numbers: dict[int, Number] = {}
    ages: set[int] = set()
    for number in paragraph.numbers:
        for i in _covered(tree, number.core_start, number.core_end):
            numbers[i] = number
            if number.sense is NumberSense.AGE:
                ages.add(i)
    people: set[int] = set()
    things: set[int] = set()
    bodies: set[int] = set()
    for name in paragraph.names:
        covered = _covered(tree, name.start, name.end)
        body = name.kind is NameKind.ORGANISATION
        person = name.kind is NameKind.PERSON or (body and covered and _is_told_as_person(tree, covered, ages))
        (people if person else things).update(covered)
        bodies.update(covered if body and not person else ())
    words = tuple(_lower(token.text) for token in tree.tokens)
    where: dict[str, list[int]] = {}
    for i, word in enumerate(words):
        where.setdefault(word, []).append(i)
    beside = frozenset(things - people)
    return Reading(tree, numbers, frozenset(people), beside, frozenset(ages), frozenset(bodies), words, where)


def _is_told_as_person(tree: Tree, covered: list[int], ages: set[int]) -> bool:
    """Whatever the parser takes "Mrs Dina Velm" and "Dina Velm, 36," for, what has a title or an age is a person."""
    first, last = covered[0], covered[-1]
    if tree.tokens[first].text.replace(".", "").casefold() in _FORMS_OF_ADDRESS and last > first:
        return True
    after = tree.tokens[last + 1].text if last + 1 < len(tree.tokens) else ""
    if after in {",", "("} and last + 2 in ages:
        return True
    ends = last + 1 >= len(tree.tokens) or tree.tokens[last + 1].pos not in {"NOUN", "PROPN"}
    return first - 1 in ages and last > first and ends


def _lower(text: str) -> str:
    """A star inside a word is taken out: some outlets write "kil*led" to get past the filters of networks."""
    word = text.casefold()
    return word.replace("*", "") if len(word) > 1 else word


def _covered(tree: Tree, start: int, end: int) -> list[int]:
    first = tree.at(tree.placed.start + start)
    covered = []
    while first is not None and first < len(tree.tokens) and tree.tokens[first].start < end:
        if tree.tokens[first].end > tree.tokens[first].start:
            covered.append(first)
        first += 1
    return covered
