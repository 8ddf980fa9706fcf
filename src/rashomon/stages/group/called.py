"""What else the texts call an actor where it speaks: "Power", "the observatory", "Navy Capt. Ivo Kern"."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from rashomon.language.text import fold
from rashomon.schema.claim import Claim
from rashomon.schema.entity import Actor
from rashomon.schema.evidence import Evidence
from rashomon.schema.statement import Source, SourceKind, Statement
from rashomon.stages.group.naming import head, proper, words_of
from rashomon.stages.group.offices import office_called
from rashomon.stages.group.person_names import person_name

_ARTICLES = ("the ", "The ", "a ", "A ", "an ", "An ")
_MOST_WORDS = 9
_BODIES = frozenset({SourceKind.INSTITUTION, SourceKind.STATE, SourceKind.MEDIA})


def with_mentions(
    actors: Sequence[Actor], statements: Iterable[Statement], claims: Iterable[Claim]
) -> tuple[Actor, ...]:
    """The actors with the words for them as further aliases, where the words are no other actor's as well."""
    by_id = {actor.id: actor for actor in actors}
    met: dict[str, dict[str, Evidence]] = {}
    owners: dict[str, set[str]] = {}
    for actor in actors:
        for name in (actor.name, *actor.aliases):
            owners.setdefault(fold(name), set()).add(actor.id)
    for source in _sources(statements, claims):
        found = by_id.get(source.actor or "")
        mention = _bare(source.mention) if source.mention is not None else None
        if found is not None and mention is not None and _calls(mention.text, found):
            written = " ".join(mention.text.split())
            owners.setdefault(fold(written), set()).add(found.id)
            seen = met.setdefault(found.id, {})
            seen[written] = min(seen.get(written, mention), mention)
    return tuple(_with(actor, met.get(actor.id, {}), owners) for actor in actors)


def _sources(statements: Iterable[Statement], claims: Iterable[Claim]) -> Iterable[Source]:
    for statement in statements:
        yield from (s for s in (statement.speaker, *statement.via) if s is not None)
    for claim in claims:
        yield from (s for s in (claim.claimant, *claim.via) if s is not None)


def _bare(mention: Evidence) -> Evidence | None:
    """The words without an article and what follows a comma."""
    text = mention.text
    start = next((len(article) for article in _ARTICLES if text.startswith(article)), 0)
    kept = text[start:].split(",", maxsplit=1)[0].split("(", maxsplit=1)[0].rstrip()
    if not kept or len(kept.split()) > _MOST_WORDS:
        return None
    return Evidence(mention.document, mention.start + start, mention.start + start + len(kept), kept)


def _calls(text: str, actor: Actor) -> bool:
    """Do the words share with the actor's names what makes them a name: a person's last word, a body's own words?"""
    names = (actor.name, *actor.aliases)
    if text.islower() and office_called(text, definite=True):  # the extraction knows whom "the spokesman" means here
        return actor.kind is SourceKind.PERSON or (actor.kind is SourceKind.ROLE and head(text) == head(actor.name))
    if actor.kind is SourceKind.PERSON:
        last = text.rsplit(maxsplit=1)[-1]
        said = person_name(text)
        known = {parts.last for name in names if (parts := person_name(name)) is not None}
        return last[:1].isupper() and said is not None and said.last in known
    if actor.kind not in _BODIES:
        return False
    words = set(words_of(text))
    theirs = {word for name in names for word in words_of(name)}
    return bool(words) and words <= theirs and (proper(text) or len(words) == 1)


def _with(actor: Actor, met: dict[str, Evidence], owners: dict[str, set[str]]) -> Actor:
    known = {actor.name, *actor.aliases}
    fresh = {name: e for name, e in sorted(met.items()) if name not in known and owners[fold(name)] == {actor.id}}
    if not fresh:
        return actor
    aliases = tuple(sorted({*actor.aliases, *fresh}))
    return replace(actor, aliases=aliases, mentions=tuple(sorted({*actor.mentions, *fresh.values()})))
