"""Which names are one actor's, and why. Names meet through keys, never each with each."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence

from rashomon.language.aliases import alias_of
from rashomon.language.countries import country_of
from rashomon.language.parties import party_of, state_named
from rashomon.schema.statement import SourceKind
from rashomon.stages.group.mouths import BODIES, Heard, Mouth
from rashomon.stages.group.naming import abbreviates, bag, core, head, is_acronym, joint, proper, words_of
from rashomon.stages.group.offices import kind_called, kind_listed, office_called
from rashomon.stages.group.person_names import person_name
from rashomon.stages.group.union import Union, United
from rashomon.stages.group.unite_people import (
    ANYBODY,
    full_name,
    join_mistaken,
    join_offices,
    join_people,
    join_roles,
    join_surnames,
)

_KINDS_OF_BODY = frozenset({"department", "office", "service", "force", "agency", "bureau", "authority", "group"})


def unite(heard: Sequence[Heard], introduced: Iterable[tuple[Mouth, Mouth]] = ()) -> list[United]:
    """Join the names that are one actor's; `introduced` are names with the short forms that a text gives them."""
    union = Union(len(heard))
    _join_equal(union, _by(heard, _global_key), "")
    _join_introduced(union, introduced, heard)
    for numbers in _by(heard, lambda h: h.mouth.incident).values():
        people = {n: name for n in numbers if (name := full_name(heard[n])) is not None}
        _join_spelt_alike(union, numbers, heard)
        persons = [n for n in numbers if heard[n].mouth.kind is SourceKind.PERSON]
        bare = (person_name(heard[n].mouth.name) for n in persons if n not in people)
        join_people(union, people, [name for name in bare if name is not None])
        join_mistaken(union, people, [n for n in numbers if n not in people], heard)
        join_surnames(union, people, persons, heard)
        join_roles(union, people, numbers, heard)
        join_offices(union, people, numbers, heard)
        _join_nouns(union, numbers, heard)
        _join_cores(union, numbers, heard)
        _join_bodies(union, [n for n in numbers if n not in people], heard)
    _join_across(union, heard)
    return union.groups()


def _join_across(union: Union, heard: Sequence[Heard]) -> None:
    """Bodies of one fullest name are one wherever they are met: short of it "Metropolitan Police" may be two."""
    named: dict[tuple[int, int], list[int]] = defaultdict(list)
    for number, one in enumerate(heard):
        if one.mouth.kind in BODIES and proper(one.mouth.name) and len(bag(one.mouth.name)) > 1:
            named[union.lead(number), one.mouth.incident].append(number)
    fullest: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for numbers in named.values():
        best = min(numbers, key=lambda n: (-len(bag(heard[n].mouth.name)), n))
        fullest[bag(heard[best].mouth.name)].append(best)
    for numbers in fullest.values():
        union.join_all(numbers, "")


def _join_introduced(union: Union, introduced: Iterable[tuple[Mouth, Mouth]], heard: Sequence[Heard]) -> None:
    """ "The Gulf Health Authority (GHA)": the text says so itself, unless the alias list knows them for two."""
    numbers: dict[tuple[int, str], list[int]] = defaultdict(list)
    for number, one in enumerate(heard):
        numbers[one.mouth.incident, one.mouth.name].append(number)
    short_for: dict[tuple[int, str], set[int]] = defaultdict(set)
    pairs = [(full, short) for full, short in introduced if not _known_apart(full.name, short.name)]
    for full, short in pairs:
        short_for[short.incident, short.name].update(union.lead(n) for n in numbers[full.incident, full.name])
    for key, leads in sorted(short_for.items()):
        if len({bag(heard[n].mouth.name) for n in leads}) == 1:
            for number in numbers[key]:
                for lead in sorted(leads):
                    union.join(number, lead, "a short form that the text introduces")


def _known_apart(full: str, short: str) -> bool:
    one, other = alias_of(full), alias_of(short)
    return one is not None and other is not None and one.key != other.key


def _by(heard: Sequence[Heard], key: Callable[[Heard], object]) -> dict[object, list[int]]:
    groups: dict[object, list[int]] = defaultdict(list)
    for number, one in enumerate(heard):
        groups[key(one)].append(number)
    return groups


def _join_equal(union: Union, groups: Mapping[object, Sequence[int]], why: str) -> None:
    for numbers in groups.values():
        union.join_all(numbers, why)


def _global_key(one: Heard) -> object:
    """What makes two mouths one: wherever they are met the alias list, a state, a person of one party; within an
    incident the words of a name.
    """
    mouth = one.mouth
    alias = alias_of(mouth.name)
    if mouth.key or alias is not None:
        return "listed", mouth.key or (alias.key if alias else "")
    state = state_named(mouth.name)
    if state:
        return "state", state
    words = bag(mouth.name)
    if mouth.kind is SourceKind.PERSON:
        full = person_name(mouth.name)
        party = next((party for words in one.described if (party := party_of(words))), "")
        if full is not None and full.first and party:
            return "person", full, party
        return "name", mouth.incident, mouth.document, words
    if mouth.kind in BODIES and proper(mouth.name) and len(words) > 1:
        return "body", mouth.incident, words
    return "word", mouth.incident, mouth.document, words


def _join_spelt_alike(union: Union, numbers: Iterable[int], heard: Sequence[Heard]) -> None:
    """One name of two words or more is one body within its incident, whatever kind of mouth it was taken for."""
    alike: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for number in numbers:
        words = bag(heard[number].mouth.name)
        if heard[number].mouth.kind is not SourceKind.PERSON and len(words) > 1:
            alike[words].append(number)
    for numbers_alike in alike.values():
        union.join_all(numbers_alike, "")


def _join_nouns(union: Union, numbers: Iterable[int], heard: Sequence[Heard]) -> None:
    """ "The war monitor" is the one monitor that its pages name."""
    listed: dict[str, dict[str, set[int]]] = defaultdict(lambda: defaultdict(set))
    for number in numbers:
        kind = kind_listed(heard[number].mouth.name)
        for page in heard[number].documents if kind else ():
            listed[kind][page].add(number)
    for number in numbers:
        kind = kind_called(heard[number].mouth.name)
        if kind:
            found = {union.lead(n) for page in heard[number].documents for n in listed[kind][page]}
            if len(found) == 1:
                union.join(number, found.pop(), "the one body of its kind in its page")


def _join_cores(union: Union, numbers: Iterable[int], heard: Sequence[Heard]) -> None:
    """ "Zenda News weekly newspaper" is "Zenda News"."""
    bodies = [n for n in numbers if heard[n].mouth.kind in BODIES]
    named: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for number in bodies:
        named[bag(heard[number].mouth.name)].append(number)
    for number in bodies:
        plain = core(heard[number].mouth.name)
        words = bag(plain)
        if plain and words:
            _join_one(union, number, named.get(words, ()), "its name with common words beside it")
            named[words].append(number)


def _join_bodies(union: Union, numbers: Sequence[int], heard: Sequence[Heard]) -> None:
    """Short forms and initials are the one body of the incident that they fit; of two they are neither."""
    named = [n for n in numbers if heard[n].mouth.kind is not SourceKind.PERSON and not joint(heard[n].mouth.name)]
    bodies = [n for n in named if heard[n].mouth.kind in BODIES or proper(heard[n].mouth.name)]
    words = {n: frozenset(words_of(heard[n].mouth.name)) for n in bodies}
    index: dict[str, list[int]] = defaultdict(list)
    letters: dict[str, list[int]] = defaultdict(list)
    for number in bodies:
        for word in sorted(words[number]):
            index[word].append(number)
            letters[word[0]].append(number)
    for number in sorted(bodies, key=lambda n: (-len(words[n]), n)):  # longer first: what is short fits what they are
        name = heard[number].mouth.name
        if is_acronym(name) and country_of(name) is None:  # "US" is not the initials of "Union Station"
            near = sorted(set(letters.get(name.strip()[0].casefold(), ())))
            _join_one(union, number, [n for n in near if abbreviates(name, heard[n].mouth.name)], "its initials")
        last = head(name)
        if last in words[number]:
            longer = [n for n in index[last] if words[number] < words[n] and head(heard[n].mouth.name) == last]
            if len(words[number]) == 1 and heard[number].mouth.kind in ANYBODY:
                longer = [n for n in longer if not set(heard[n].documents).isdisjoint(heard[number].documents)]
            _join_one(union, number, longer, "a short form of its name")
            kinds = [n for n in index[last] if head(heard[n].mouth.name) in _KINDS_OF_BODY]
            same = (
                []
                if office_called(name, definite=True)
                else [
                    n
                    for n in kinds
                    if words[n] - {head(heard[n].mouth.name)} == words[number] and len(words[number]) > 1
                ]
            )
            _join_one(union, number, same, "a short form of its name")


def _join_one(union: Union, number: int, fits: Sequence[int], why: str) -> None:
    found = sorted({union.lead(n) for n in fits} - {union.lead(number)})
    if len(found) == 1:
        union.join(number, found[0], why)
