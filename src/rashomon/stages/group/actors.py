"""Names of all documents become actors, and every source learns its actor."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rashomon.language.aliases import alias_of, find_aliases
from rashomon.language.parties import party_of, state_named
from rashomon.schema.claim import Claim
from rashomon.schema.document import Document
from rashomon.schema.entity import Actor, NameMention
from rashomon.schema.evidence import Evidence
from rashomon.schema.identity import content_id
from rashomon.schema.statement import SourceKind, Statement
from rashomon.stages.group.affiliation import affiliate
from rashomon.stages.group.called import with_mentions
from rashomon.stages.group.in_passing import is_personal
from rashomon.stages.group.mouths import Ear, Heard, claim_with_actors, sources_of, with_actors
from rashomon.stages.group.naming import proper, words_of
from rashomon.stages.group.person_names import additions, is_bare, person_name
from rashomon.stages.group.several import with_members
from rashomon.stages.group.through_lineage import Named
from rashomon.stages.group.union import United
from rashomon.stages.group.unite import unite


@dataclass(frozen=True, slots=True)
class Acted:
    """The actors, and all statements and claims with the actors of their sources filled in."""

    actors: tuple[Actor, ...]
    statements: tuple[Statement, ...]
    claims: tuple[Claim, ...]


def group_actors(
    named: Named,
    incident_of: Mapping[str, int],
    documents: Mapping[str, Document],
    names: Mapping[str, Sequence[NameMention]],
) -> Acted:
    """Group the sources of all documents into actors; `names` are those that each document names."""
    ear = Ear(incident_of, _full_names(named, documents, names))
    for document, source in sources_of(named):
        ear.hear(document, source)
    for identifier in sorted(documents):
        ear.attend(documents[identifier])
    for identifier in sorted(documents):
        ear.overhear(documents[identifier], names.get(identifier, ()))
    for identifier in sorted(documents):
        ear.read(documents[identifier])
    ear.reread(documents)
    heard = ear.heard()
    united = [one for one in unite(heard, ear.introduced()) if _worth([heard[n] for n in one.members])]
    actors = [_actor([heard[n] for n in one.members], one, documents) for one in united]
    actors = with_members(affiliate(actors, united, heard), united, heard)
    actor_of = {heard[n].mouth: actor.id for actor, one in zip(actors, united, strict=True) for n in one.members}
    statements = tuple(with_actors(statement, ear, actor_of) for statement in named.statements)
    claims = tuple(claim_with_actors(claim, ear, actor_of) for claim in named.claims)
    return Acted(with_mentions(sorted(actors, key=lambda a: a.id), statements, claims), statements, claims)


def _full_names(
    named: Named, documents: Mapping[str, Document], names: Mapping[str, Sequence[NameMention]]
) -> dict[str, set[str]]:
    """The full names of persons in each document."""
    found: dict[str, set[str]] = {identifier: set() for identifier in documents}
    for document, source in sources_of(named):
        if source.kind is SourceKind.PERSON and document in found:
            found[document].add(source.name)
    for identifier, page in documents.items():
        mentioned = (page.text[n.start : n.end] for n in names.get(identifier, ()) if n.kind is SourceKind.PERSON)
        found[identifier].update(" ".join(words.split()) for words in mentioned)
    return {identifier: {name for name in some if not is_bare(name)} for identifier, some in found.items()}


def _worth(heard: Sequence[Heard]) -> bool:
    """An actor speaks, is on the alias list, goes by several names, or is a person named in full more than once.

    Any other single name may be the parser's mistake; an outlet that only publishes is its documents' affair.
    """
    if any(one.mouth.kind is SourceKind.PERSON and one.count > 1 and _in_full(one.mouth.name) for one in heard):
        return True
    heard = [one for one in heard if one.count]
    listed = any(one.mouth.key or alias_of(one.mouth.name) for one in heard)
    return listed or any(one.speaks for one in heard) or len({one.mouth.name for one in heard}) > 1


def _in_full(name: str) -> bool:
    parts = person_name(name)
    known = parts is not None and bool(parts.first) and is_personal(name)
    return known and all(word[:1].isupper() for word in name.split())


def _actor(heard: Sequence[Heard], united: United, documents: Mapping[str, Document]) -> Actor:
    names = sorted({one.mouth.name for one in heard})
    counted = Counter(one.mouth.name for one in heard for _ in range(one.count))
    kinds = Counter(one.mouth.kind for one in heard for _ in range(one.count))
    kind = min(kinds, key=lambda k: (-kinds[k], k.value))
    named = _fullest(heard, names, counted)
    mentions = [mention for n in names if (mention := _mention(n, heard, documents)) is not None]
    return Actor(
        id=content_id("actor", *names, None, *sorted({d for one in heard for d in one.documents})),
        name=named,
        kind=kind,
        aliases=tuple(n for n in names if n != named),
        party=_party(heard, names),
        mentions=tuple(sorted(mentions)),
        reasons=united.reasons,
    )


def _fullest(heard: Sequence[Heard], names: Sequence[str], counted: Mapping[str, int]) -> str:
    """The fullest name that is a name alone: of a person's without office, of a listed body's one on the list."""
    kinds = Counter(one.mouth.kind for one in heard for _ in range(one.count))
    mostly = kinds[SourceKind.PERSON] * 2 >= kinds.total()
    persons = [one.mouth.name for one in heard if one.mouth.kind is SourceKind.PERSON and proper(one.mouth.name)]
    persons = persons if mostly else []
    listed = [name for name in names if alias_of(name) is not None]
    proper_ones = [name for name in names if proper(name) and not name[:1].islower()]
    if persons:
        return min(persons, key=lambda n: (n.isupper(), is_bare(n), additions(n), -len(words_of(n)), -counted[n], n))
    return min(
        listed or proper_ones or names,
        key=lambda n: (n.isupper(), *_fullness(n), -counted[n], -len(n), n),
    )


def _fullness(name: str) -> tuple[int, int]:
    """Less for a fuller name: of two capitals or more what has none is said around it, else it is all there is."""
    words = name.split()
    if len(words_of(name)) == 1:  # "police" and "Police Department" without a town: as it is mostly written
        return -1, -1
    large = sum(word != word.lower() for word in words)
    return (-large, len(words) - large) if large > 1 else (-1, -len(words_of(name)))


def _party(heard: Sequence[Heard], names: Sequence[str]) -> str:
    """The side it speaks for: as the alias list says, else the state in its names, else in how it is described."""
    aliases = [alias for name in names if (alias := alias_of(name)) is not None]
    if aliases:
        return min((state for alias in aliases if (state := state_named(alias.country))), default="")
    described = sorted({words for one in heard for words in one.described})
    return next((party for words in (*names, *described) if (party := party_of(words) or _state_of_body(words))), "")


def _state_of_body(words: str) -> str:
    """The state of the one body that a description names: "a spokesman for Central Command"."""
    states = {state_named(hit.alias.country) for hit in find_aliases(words)}
    return states.pop() if len(states) == 1 else ""


def _mention(name: str, heard: Sequence[Heard], documents: Mapping[str, Document]) -> Evidence | None:
    """The first place where the name itself stands, else the words next to the cue."""
    mine = [one for one in heard if one.mouth.name == name]
    for one in mine:
        for mention in one.mentions:
            if mention.text == name:
                return mention
        for document in one.documents:
            text = documents[document].text if document in documents else ""
            at = text.find(name)
            if at >= 0:
                return Evidence(document, at, at + len(name), name)
    return next((mention for one in mine for mention in one.mentions), None)
