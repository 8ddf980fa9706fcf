"""Whom "the official", "the police chief", "the ministry" look back to: the last that fits, or nobody."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rashomon.language.text import fold
from rashomon.schema.evidence import Span
from rashomon.schema.statement import Source, SourceKind
from rashomon.stages.extract.appearances import Appearance, Appearances, Party, paragraph_of
from rashomon.stages.extract.drafts import Mention
from rashomon.stages.extract.offices import stems
from rashomon.stages.extract.pronouns import Antecedents, Spoken
from rashomon.stages.extract.quoted import Quotations

_PARAGRAPHS_BACK = 12  # "the official" reaches further back than a pronoun does
_KEPT_IN_MIND = 50  # speakers
_DETERMINERS = frozenset({"the", "this", "that"})
_BODIES = frozenset({SourceKind.INSTITUTION, SourceKind.MEDIA, SourceKind.STATE})
_PERSONS = frozenset({SourceKind.PERSON, SourceKind.ROLE, SourceKind.CROWD})
_MODIFIERS = frozenset({"amod", "compound", "nmod"})


@dataclass(frozen=True, slots=True)
class Description:
    """A definite noun phrase: the stems of its head, those of the words before it, one or many, person or body."""

    head: tuple[str, ...]
    modifiers: tuple[tuple[str, ...], ...]
    many: bool
    body: bool


def describe(mention: Mention, kind: SourceKind) -> Description | None:
    """Read "the police chief"; None for a phrase that brings in somebody new ("an official", "the mayor of Orlan")."""
    tree, head = mention.tree, mention.head
    before = range(mention.first, head)
    if mention.last != head or not before or tree.tokens[before[0]].text.lower() not in _DETERMINERS:
        return None
    inner = before[1:]
    if any(tree.tokens[i].dep not in _MODIFIERS or tree.tokens[i].pos == "PROPN" for i in inner):
        return None
    body = kind in _BODIES or kind is SourceKind.DOCUMENT
    many = tree.tokens[head].tag == "NNS"
    return Description(stems(tree, head), tuple(stems(tree, i) for i in inner), many, body)


def find_described(
    wanted: Description,
    mention: Mention,
    content: Sequence[Span],
    spoken: Sequence[Spoken],
    seen: tuple[Appearances, Quotations],
) -> Antecedents:
    """Look back sentence by sentence for somebody of that office or body of that name, at most twelve paragraphs.

    Whoever spoke comes before whoever is named; where two who did not speak fit in one sentence, it is nobody, and
    both are candidates.
    """
    appearances, quotations = seen
    at, oldest = mention.span.start, mention.tree.order - _PARAGRAPHS_BACK
    said: dict[int, list[Spoken]] = {}
    for s in spoken[-_KEPT_IN_MIND:]:
        if paragraph_of(s.sentence) >= oldest and s.start < at and _spoke_so(wanted, s):
            said.setdefault(s.sentence, []).append(s)
    named: dict[int, list[Appearance]] = {}
    for there in _back(appearances, at, oldest):
        inside = any(span.start <= there.start < span.end for span in content)
        if not inside and _is_so(wanted, there) and quotations.speech_around(there.start) is None:
            named.setdefault(there.sentence, []).append(there)
    names = _names(said, named)
    for number in sorted({*said, *named}, reverse=True):
        best = said[number][-1].source if number in said else _only(named[number])
        others = tuple(n for n in names if best is None or n != best.name)
        return Antecedents(best, others)
    return Antecedents(None, ())


def _names(said: dict[int, list[Spoken]], named: dict[int, list[Appearance]]) -> tuple[str, ...]:
    """All that fit, the nearest first, in the order of their sentence."""
    ordered: list[str] = []
    for number in sorted({*said, *named}, reverse=True):
        ordered.extend(s.source.name for s in reversed(said.get(number, [])))
        ordered.extend(a.name for a in sorted(named.get(number, []), key=lambda a: (not a.subject, a.start)))
    return tuple(dict.fromkeys(n for n in ordered if n))


def _back(appearances: Appearances, at: int, oldest: int) -> Iterator[Appearance]:
    for there in reversed(appearances.before(at)):
        if paragraph_of(there.sentence) < oldest:
            return
        yield there


def _only(group: Sequence[Appearance]) -> Source | None:
    """The one of a sentence, if only one fits: of "the mayor of Norton met the mayor of Orlan" neither is the mayor."""
    people = [a for a in group if a.kind is SourceKind.PERSON] or list(group)
    chosen = min(people, key=lambda a: a.start)
    return Source(chosen.name, chosen.kind) if len({a.name for a in people}) == 1 else None


def _spoke_so(wanted: Description, spoken: Spoken) -> bool:
    """A body by its name alone; a person by name, by the office told with it, or as a role."""
    if (spoken.party is Party.BODY) != wanted.body or (spoken.party is Party.MANY) != wanted.many:
        return False
    told = spoken.source.name if wanted.body else f"{spoken.source.name} {spoken.source.described}"
    return _has(wanted, (*fold(told).split(), *spoken.offices))


def _is_so(wanted: Description, there: Appearance) -> bool:
    if wanted.many or there.party is Party.MANY:
        return False
    if wanted.body:
        return there.party is Party.BODY and there.kind in _BODIES and _has(wanted, fold(there.name).split())
    if there.party is not Party.PERSON or there.kind not in _PERSONS:
        return False
    told = there.offices if there.kind is SourceKind.PERSON else tuple(fold(there.name).split())
    return _has(wanted, told)


def _has(wanted: Description, told: Sequence[str]) -> bool:
    """Is the head among the words told, and every word that narrows it?"""
    if len(told) <= len(wanted.modifiers) + 1 and wanted.body:
        return False  # "police" is no fuller name for "the police"
    words = {*told, *(word.removesuffix("s") for word in told), *(word.replace(".", "") for word in told)}
    return any(h in words for h in wanted.head) and all(any(m in words for m in ms) for ms in wanted.modifiers)
