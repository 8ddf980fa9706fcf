"""Which names are one person's: spellings, surnames, offices."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from rashomon.language.aliases import alias_of
from rashomon.language.countries import country_of
from rashomon.schema.statement import SourceKind
from rashomon.stages.group.mouths import BODIES, Heard
from rashomon.stages.group.naming import SMALL_WORDS, head, is_acronym, words_of
from rashomon.stages.group.offices import anywhere, fits_office, office_called, offices_held
from rashomon.stages.group.person_names import PersonName, first_names, is_title, person_name, same_person
from rashomon.stages.group.union import Union

# "Officials" of one page are the "island officials" of the same page, and may be anybody's in another.
ANYBODY = frozenset({SourceKind.ROLE, SourceKind.CROWD, SourceKind.UNNAMED})
_CALLED = frozenset({*ANYBODY, SourceKind.INSTITUTION})
_FULL = 2  # words of a full name


def full_name(one: Heard) -> PersonName | None:
    """A person's name where it has a first and a last."""
    if one.mouth.kind is not SourceKind.PERSON:
        return None
    name = person_name(one.mouth.name)
    return name if name is not None and name.first else None


def join_people(union: Union, people: Mapping[int, PersonName], bare: Iterable[PersonName]) -> None:
    """Full names: candidates share a surname, or a first name and the head of the surname.

    Where a father and a son are told of, `bare` names among them, the name without "Jr." may be either's.
    """
    generations: dict[str, set[str]] = defaultdict(set)
    for name in (*people.values(), *bare):
        for word in {name.first, name.last} if name.born else ():
            generations[word].add(name.born)
    blocks: dict[tuple[str, str], list[int]] = defaultdict(list)
    for number, name in people.items():
        blocks["", name.last].append(number)
        blocks[name.first, name.last[:3]].append(number)
        blocks[name.first, name.last[-4:]].append(number)
    for numbers in blocks.values():
        kept: list[int] = []
        for number in sorted(numbers):
            name = people[number]
            several = len(generations[name.first] | generations[name.last]) > 1
            twins = [
                other
                for other in kept
                if same_person(name, people[other]) and not (several and name.born != people[other].born)
            ]
            if twins:
                spelt = "" if name == people[twins[0]] else "spellings of one person's name"
                union.join(number, twins[0], spelt)
            else:
                kept.append(number)


def join_mistaken(
    union: Union, people: Mapping[int, PersonName], others: Iterable[int], heard: Sequence[Heard]
) -> None:
    """People whom the parser took for bodies: a word that is the surname of the one person of that name in the same
    documents, an office with a person's full name at its end."""
    surnames: dict[str, list[int]] = defaultdict(list)
    spelt: dict[tuple[str, str], list[int]] = defaultdict(list)
    endings: dict[str, list[int]] = defaultdict(list)
    for number, name in people.items():
        surnames[name.last].append(number)
        spelt[name.first, name.last].append(number)
        endings[" ".join(heard[number].mouth.name.split()[-_FULL:])].append(number)
    for number in others:
        mouth = heard[number].mouth
        if mouth.kind is SourceKind.PERSON or alias_of(mouth.name) is not None or country_of(mouth.name) is not None:
            continue
        words = mouth.name.split()
        parts = person_name(mouth.name)
        if len(words) > 1 and parts is not None and (parts.first, parts.last) in spelt:
            found = {union.lead(n) for n in spelt[parts.first, parts.last]}
        elif len(words) > _FULL:
            if not all(word != word.lower() or word in SMALL_WORDS or is_title(word) for word in words):
                continue  # "a woman who saw the death of Jonas Marsh"
            found = {union.lead(n) for n in endings.get(" ".join(words[-_FULL:]), ())}
        elif len(words) == 1 and mouth.kind in BODIES and words[0][:1].isupper() and not is_acronym(mouth.name):
            alone = person_name(mouth.name)
            bearers = surnames.get(alone.last, []) if alone is not None else []
            near = not all(set(heard[n].documents).isdisjoint(heard[number].documents) for n in bearers)
            near = near or (heard[number].speaks and any(heard[n].speaks for n in bearers))
            found = {union.lead(n) for n in bearers} if near else set()
        else:
            found = set()
        if len(found) == 1:
            union.join(number, found.pop(), "part of a full name that one person alone bears")


def join_surnames(
    union: Union, people: Mapping[int, PersonName], persons: Iterable[int], heard: Sequence[Heard]
) -> None:
    """One word of a name is the one person who bears it of those whom its document names, else of the incident.

    Of two bearers it is neither. Words that nobody bears are one person of that name within the incident.
    """
    bearers: dict[str, list[int]] = defaultdict(list)
    for number, name in people.items():
        for word in sorted({name.last, name.tail, name.first, *first_names(name.first)} - {""}):
            bearers[word].append(number)
    left: dict[str, list[int]] = defaultdict(list)
    for number in persons:
        alone = person_name(heard[number].mouth.name)
        if alone is None or alone.first:
            continue
        mine = sorted({n for word in (alone.last, *first_names(alone.last)) for n in bearers.get(word, ())})
        mine = [n for n in mine if not alone.born or people[n].born in ("", alone.born)]
        here = {union.lead(n) for n in mine if heard[number].mouth.document in heard[n].documents}
        found = sorted(here or {union.lead(n) for n in mine})
        if len(found) == 1:
            union.join(number, found[0], "part of a full name that one person alone bears")
        elif not here:
            left[alone.last].append(number)
    for numbers in left.values():
        union.join_all(numbers, "")


def join_roles(union: Union, people: Mapping[int, PersonName], numbers: Iterable[int], heard: Sequence[Heard]) -> None:
    """ "The governor of the island" is the person whom another document calls so by name."""
    offices: dict[str, list[tuple[frozenset[str], int]]] = defaultdict(list)
    for number in people:
        for described in heard[number].described:
            words = frozenset(words_of(described))
            if len(words) > 1:
                offices[head(described)].append((words, number))
    for number in numbers:
        name = heard[number].mouth.name
        words = frozenset(words_of(name))
        if heard[number].mouth.kind is not SourceKind.ROLE or len(words) < 2 or head(name).endswith("s"):
            continue
        fits = [n for other, n in offices.get(head(name), ()) if words <= other or other <= words]
        found = sorted({union.lead(n) for n in fits})
        if len(found) == 1:
            union.join(number, found[0], "an office that one person is named for")


def join_offices(
    union: Union, people: Mapping[int, PersonName], numbers: Iterable[int], heard: Sequence[Heard]
) -> None:
    """ "The sheriff" is the one whom the page names as sheriff, else the one whom any page of the incident does."""
    held: dict[str, dict[int, set[str]]] = defaultdict(lambda: defaultdict(set))
    for number in people:
        for office in offices_held(heard[number].mouth.name, heard[number].described):
            held[office.head][union.lead(number)] |= office.words
    pages: dict[int, set[str]] = defaultdict(set)
    for number in people:
        pages[union.lead(number)].update(heard[number].documents)
    left: dict[frozenset[str], list[int]] = defaultdict(list)
    for number in numbers:
        mouth = heard[number].mouth
        definite = any(mention.text[:4].casefold() == "the " for mention in heard[number].mentions)
        called = office_called(mouth.name, definite) if mouth.kind in _CALLED else frozenset()
        fits = {
            lead for lead, words in held[head(mouth.name)].items() if called and fits_office(called, frozenset(words))
        }
        here = {lead for lead in fits if not pages[lead].isdisjoint(heard[number].documents)}
        found = sorted(here or (fits if anywhere(called) else set()))
        if len(found) == 1:
            union.join(number, found[0], "an office that one person is named for")
        elif mouth.document and called:
            left[called].append(number)
    for numbers_alike in left.values():
        union.join_all(numbers_alike, "")
