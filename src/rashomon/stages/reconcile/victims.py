"""The victims whom claims name: one entry a person, however many pages name them and however they spell the name."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache

from rashomon.language.data import table
from rashomon.language.spelling import spelling_key
from rashomon.schema.claim import Attribute, Claim, Scope
from rashomon.schema.statement import Modality
from rashomon.schema.victim import NamedVictim, Sex, Victim

_MOST = 2000  # persons named of one incident that are joined; past it each spelling stands for itself
_YEARS_APART = 2  # ages that reports of one person give differ by a birthday or a slip, not by more
_FEWEST = 3  # consonants in which two spellings must agree where their vowels do not
_VOWELS = re.compile("[aeiou]")
_WORDS = re.compile(r"[\s\-]+")


@dataclass(slots=True)
class _Person:
    """One person in the making: every naming of them with its claim."""

    keys: tuple[str, ...]
    told: list[tuple[Claim, NamedVictim]] = field(default_factory=list)

    @property
    def ages(self) -> set[int]:
        return {named.age for _, named in self.told if named.age is not None}

    @property
    def sexes(self) -> set[Sex]:
        return {named.sex for _, named in self.told if named.sex is not None}


def name_victims(claims: Sequence[Claim]) -> dict[Attribute, tuple[Victim, ...]]:
    """Everyone whom the claims of an incident count by name, under each attribute, in the order of their names.

    Two namings are of one person where the names agree in spelling, or but for vowels as transliterations differ ("Omar
    Hasan", "Umar Hassan"), or where one is a part of the other and fits nobody else; never where ages lie more than
    two years apart, or one claim tells of both.
    """
    told = [
        (claim, named)
        for claim in sorted(claims, key=lambda c: c.id)
        if claim.scope is Scope.INCIDENT and claim.modality not in (Modality.DENIED, Modality.CONDITIONAL)
        for named in claim.named
    ]
    told.sort(key=lambda t: (-len(_keys(t[1].name)), _keys(t[1].name), t[1].age is None, t[1].age or 0, t[0].id))
    people: list[_Person] = []
    index: dict[str, list[_Person]] = {}
    for claim, named in told[:_MOST]:
        keys = _keys(named.name)
        home = _home(claim, named, keys, index)
        if home is None:
            home = _Person(keys)
            people.append(home)
            for name in _index_keys(keys):
                index.setdefault(name, []).append(home)
        home.told.append((claim, named))
    found: dict[Attribute, list[Victim]] = {}
    for person in people:
        for attribute in sorted({claim.attribute for claim, _ in person.told}):
            found.setdefault(attribute, []).append(_victim(person, attribute))
    return {at: tuple(sorted(named, key=lambda v: (v.name, v.ages, v.claims))) for at, named in found.items()}


def _keys(name: str) -> tuple[str, ...]:
    """The name's words as they sound, without articles and accents."""
    return tuple(key for word in _WORDS.split(name) if (key := spelling_key(word)))


def _index_keys(keys: tuple[str, ...]) -> Iterator[str]:
    """Under what a person is looked up: first and last word, and the whole."""
    if keys:
        whole = "".join(map(_skeleton, keys))
        yield from dict.fromkeys((*map(_skeleton, (keys[0], *sorted(_given(keys[0])))), _skeleton(keys[-1]), whole))


def _given(key: str) -> frozenset[str]:
    """The given names in full that a short one may stand for: "william" for "bill"."""
    return _short_names().get(key, frozenset())


@cache
def _short_names() -> dict[str, frozenset[str]]:
    rows = table("first_names")
    return {spelling_key(row["short"]): frozenset(map(spelling_key, row["full"].split(";"))) for row in rows}


def _skeleton(key: str) -> str:
    bare = _VOWELS.sub("", key)
    return bare if len(bare) >= _FEWEST else key


def _home(claim: Claim, named: NamedVictim, keys: tuple[str, ...], index: dict[str, list[_Person]]) -> _Person | None:
    """The one person known whom this naming fits; None where nobody or several fit."""
    near = {id(person): person for name in _index_keys(keys) for person in index.get(name, ())}
    able = [person for person in near.values() if not _apart(person, claim, named)]
    same = [person for person in able if _agree(person.keys, keys)]
    if same:
        return same[0]
    within = [person for person in able if _within(keys, person.keys)]
    return within[0] if len(within) == 1 else None


def _apart(person: _Person, claim: Claim, named: NamedVictim) -> bool:
    """Can they be no one person: by age, by sex, or because one claim names both?"""
    if named.age is not None and any(abs(named.age - age) > _YEARS_APART for age in person.ages):
        return True
    if named.sex is not None and person.sexes and named.sex not in person.sexes:
        return True
    return any(other.id == claim.id and known.evidence != named.evidence for other, known in person.told)


def _agree(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    if one[:1] != other[:1] and one and other and (one[0] in _given(other[0]) or other[0] in _given(one[0])):
        one = (other[0], *one[1:])
    if len(one) == len(other):
        return all(
            first == second or _skeleton(first) == _skeleton(second) for first, second in zip(one, other, strict=True)
        )
    return "".join(map(_skeleton, one)) == "".join(map(_skeleton, other))


def _within(short: tuple[str, ...], full: tuple[str, ...]) -> bool:
    """ "Roe" or "Ann" of "Ann Roe"; "Ann Roe" of "Ann Maria Roe"."""
    if not short or len(short) >= len(full):
        return False
    if len(short) == 1:
        return _agree(short, full[:1]) or _agree(short, full[-1:])
    return _agree(short[:1], full[:1]) and _agree(short[-1:], full[-1:])


def _victim(person: _Person, attribute: Attribute) -> Victim:
    """The person with the name that all who tell of them give, and who among these tells this of them."""
    documents: dict[str, set[str]] = {}
    for claim, named in person.told:
        documents.setdefault(named.name, set()).add(claim.document)
    longest = max(len(_keys(name)) for name in documents)
    names = sorted(documents, key=lambda n: (len(_keys(n)) < min(longest, 2), -len(documents[n]), -len(n), n))
    sexes = Counter(named.sex for _, named in person.told if named.sex is not None)
    here = [(claim, named) for claim, named in person.told if claim.attribute is attribute]
    evidence = {e for _, named in here for e in (named.evidence, named.age_evidence) if e is not None}
    return Victim(
        name=names[0],
        spellings=tuple(sorted(names[1:])),
        ages=tuple(sorted(person.ages)),
        sex=min(sexes) if len(sexes) == 1 else None,
        claims=tuple(sorted({claim.id for claim, _ in here})),
        documents=tuple(sorted({claim.document for claim, _ in here})),
        evidence=tuple(sorted(evidence)),
    )
