"""Which names are one actor's, and why. Names meet through keys, never each with each."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from rashomon.language.aliases import alias_of
from rashomon.language.countries import country_of
from rashomon.language.parties import party_of, state_named
from rashomon.schema.statement import SourceKind
from rashomon.stages.group.mouths import Heard, Mouth
from rashomon.stages.group.naming import abbreviates, bag, head, is_acronym, joint, proper, words_of
from rashomon.stages.group.person_names import PersonName, person_name, same_person

# "Officials" of one page are the "island officials" of the same page, and may be anybody's in another.
_ANYBODY = frozenset({SourceKind.ROLE, SourceKind.CROWD, SourceKind.UNNAMED})
_KINDS_OF_BODY = frozenset({"department", "office", "service", "force", "agency", "bureau", "authority", "group"})
_FULL_NAME = 2  # words
_BODIES = frozenset({SourceKind.INSTITUTION, SourceKind.STATE, SourceKind.MEDIA, SourceKind.DOCUMENT})


@dataclass(frozen=True, slots=True)
class United:
    """Numbers of the names that are one actor's, sorted, and why."""

    members: tuple[int, ...]
    reasons: tuple[str, ...]


class _Union:
    """Names joined so far, with the reasons."""

    def __init__(self, count: int) -> None:
        self._leader = list(range(count))
        self._why: dict[int, set[str]] = defaultdict(set)

    def lead(self, one: int) -> int:
        while self._leader[one] != one:
            self._leader[one] = self._leader[self._leader[one]]
            one = self._leader[one]
        return one

    def join(self, one: int, other: int, why: str) -> None:
        first, second = sorted((self.lead(one), self.lead(other)))
        if first != second:
            self._leader[second] = first
            self._why[first] |= self._why.pop(second, set())
            if why:
                self._why[first].add(why)

    def join_all(self, numbers: Sequence[int], why: str) -> None:
        for number in numbers[1:]:
            self.join(numbers[0], number, why)

    def groups(self) -> list[United]:
        members: dict[int, list[int]] = defaultdict(list)
        for number in range(len(self._leader)):
            members[self.lead(number)].append(number)
        return [United(tuple(m), tuple(sorted(self._why.get(lead, ())))) for lead, m in sorted(members.items())]


def unite(heard: Sequence[Heard], introduced: Iterable[tuple[Mouth, Mouth]] = ()) -> list[United]:
    """Join the names that are one actor's; `introduced` are names with the short forms that a text gives them."""
    union = _Union(len(heard))
    _join_equal(union, _by(heard, _global_key), "")
    _join_introduced(union, introduced, heard)
    for numbers in _by(heard, lambda h: h.mouth.incident).values():
        people = {n: name for n in numbers if (name := _full_name(heard[n])) is not None}
        _join_spelt_alike(union, numbers, heard)
        _join_people(union, people)
        _join_mistaken(union, people, [n for n in numbers if n not in people], heard)
        _join_surnames(union, people, [n for n in numbers if heard[n].mouth.kind is SourceKind.PERSON], heard)
        _join_roles(union, people, numbers, heard)
        _join_bodies(union, [n for n in numbers if n not in people], heard)
    return union.groups()


def _join_introduced(union: _Union, introduced: Iterable[tuple[Mouth, Mouth]], heard: Sequence[Heard]) -> None:
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


def _join_equal(union: _Union, groups: Mapping[object, Sequence[int]], why: str) -> None:
    for numbers in groups.values():
        union.join_all(numbers, why)


def _global_key(one: Heard) -> object:
    """What makes two mouths one wherever they are met: the alias list, a state, the words of a proper name.

    A common word ("officials", "police") and a person's name are one actor within an incident alone.
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
        return "name", mouth.incident, words
    if mouth.kind in _BODIES and proper(mouth.name) and len(words) > 1:
        return "body", words
    return "word", mouth.incident, words


def _full_name(one: Heard) -> PersonName | None:
    if one.mouth.kind is not SourceKind.PERSON:
        return None
    name = person_name(one.mouth.name)
    return name if name is not None and name.first else None


def _join_spelt_alike(union: _Union, numbers: Iterable[int], heard: Sequence[Heard]) -> None:
    """One name of two words or more is one body within its incident, whatever kind of mouth it was taken for."""
    alike: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for number in numbers:
        words = bag(heard[number].mouth.name)
        if heard[number].mouth.kind is not SourceKind.PERSON and len(words) > 1:
            alike[words].append(number)
    for numbers_alike in alike.values():
        union.join_all(numbers_alike, "")


def _join_people(union: _Union, people: Mapping[int, PersonName]) -> None:
    """Full names: candidates share a surname, or a first name and the head of the surname."""
    blocks: dict[tuple[str, str], list[int]] = defaultdict(list)
    for number, name in people.items():
        blocks["", name.last].append(number)
        blocks[name.first, name.last[:3]].append(number)
    for numbers in blocks.values():
        kept: list[int] = []
        for number in sorted(numbers):
            twins = [other for other in kept if same_person(people[number], people[other])]
            if twins:
                spelt = "" if people[number] == people[twins[0]] else "spellings of one person's name"
                union.join(number, twins[0], spelt)
            else:
                kept.append(number)


def _join_mistaken(
    union: _Union, people: Mapping[int, PersonName], others: Iterable[int], heard: Sequence[Heard]
) -> None:
    """People whom the parser took for bodies: a word that is the surname of the one person of that name in the same
    documents, an office with a person's full name at its end."""
    surnames: dict[str, list[int]] = defaultdict(list)
    endings: dict[str, list[int]] = defaultdict(list)
    for number, name in people.items():
        surnames[name.last].append(number)
        endings[" ".join(heard[number].mouth.name.split()[-_FULL_NAME:])].append(number)
    for number in others:
        mouth = heard[number].mouth
        if mouth.kind is SourceKind.PERSON or alias_of(mouth.name) is not None or country_of(mouth.name) is not None:
            continue
        words = mouth.name.split()
        if len(words) > _FULL_NAME:
            found = {union.lead(n) for n in endings.get(" ".join(words[-_FULL_NAME:]), ())}
        elif len(words) == 1 and mouth.kind in _BODIES and words[0][:1].isupper() and not is_acronym(mouth.name):
            alone = person_name(mouth.name)
            bearers = surnames.get(alone.last, []) if alone is not None else []
            near = not all(set(heard[n].documents).isdisjoint(heard[number].documents) for n in bearers)
            found = {union.lead(n) for n in bearers} if near else set()
        else:
            found = set()
        if len(found) == 1:
            union.join(number, found.pop(), "part of a full name that one person alone bears")


def _join_surnames(
    union: _Union, people: Mapping[int, PersonName], persons: Iterable[int], heard: Sequence[Heard]
) -> None:
    """One word of a name is the one person of the incident who bears it; of two bearers it is neither."""
    bearers: dict[str, set[int]] = defaultdict(set)
    for number, name in people.items():
        bearers[name.last].add(union.lead(number))
        bearers[name.first].add(union.lead(number))
    for number in persons:
        alone = person_name(heard[number].mouth.name)
        if alone is not None and not alone.first:
            found = sorted({union.lead(bearer) for bearer in bearers.get(alone.last, ())})
            if len(found) == 1:
                union.join(number, found[0], "part of a full name that one person alone bears")


def _join_roles(
    union: _Union, people: Mapping[int, PersonName], numbers: Iterable[int], heard: Sequence[Heard]
) -> None:
    """ "The governor of the island" is the person whom another document calls so by name."""
    offices: dict[str, list[tuple[frozenset[str], int]]] = defaultdict(list)
    for number in people:
        for described in heard[number].described:
            words = frozenset(words_of(described))
            if len(words) > 1:
                for word in words:
                    offices[word].append((words, number))
    for number in numbers:
        name = heard[number].mouth.name
        words = frozenset(words_of(name))
        if heard[number].mouth.kind is not SourceKind.ROLE or len(words) < 2 or head(name).endswith("s"):
            continue
        fits = [n for other, n in offices.get(head(name), ()) if words <= other or other <= words]
        found = sorted({union.lead(n) for n in fits})
        if len(found) == 1:
            union.join(number, found[0], "an office that one person is named for")


def _join_bodies(union: _Union, numbers: Sequence[int], heard: Sequence[Heard]) -> None:
    """Short forms and initials are the one body of the incident that they fit; of two they are neither."""
    bodies = [n for n in numbers if heard[n].mouth.kind in _BODIES or proper(heard[n].mouth.name)]
    bodies = [n for n in bodies if not joint(heard[n].mouth.name)]
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
        if last in words[number] and heard[number].mouth.kind is not SourceKind.PERSON:
            longer = [n for n in index[last] if words[number] < words[n] and head(heard[n].mouth.name) == last]
            if len(words[number]) == 1 and heard[number].mouth.kind in _ANYBODY:
                longer = [n for n in longer if not set(heard[n].documents).isdisjoint(heard[number].documents)]
            _join_one(union, number, longer, "a short form of its name")
            kinds = [n for n in index[last] if head(heard[n].mouth.name) in _KINDS_OF_BODY]
            same = [
                n for n in kinds if words[n] - {head(heard[n].mouth.name)} == words[number] and len(words[number]) > 1
            ]
            _join_one(union, number, same, "a short form of its name")


def _join_one(union: _Union, number: int, fits: Sequence[int], why: str) -> None:
    found = sorted({union.lead(n) for n in fits} - {union.lead(number)})
    if len(found) == 1:
        union.join(number, found[0], why)
