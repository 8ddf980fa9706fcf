"""Names of all documents become actors, and every source learns its actor."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from rashomon.language.data import table
from rashomon.language.parties import party_of
from rashomon.schema.analysis import Analysis
from rashomon.schema.claim import Claim
from rashomon.schema.document import Document
from rashomon.schema.entity import Actor
from rashomon.schema.evidence import Evidence
from rashomon.schema.identity import content_id
from rashomon.schema.statement import SourceKind, Statement
from rashomon.stages.group.mouths import Ear, Heard, claim_with_actors, sources_of, with_actors
from rashomon.stages.group.naming import proper, words_of
from rashomon.stages.group.through_lineage import Named
from rashomon.stages.group.unite import United, unite


@dataclass(frozen=True, slots=True)
class Acted:
    """The actors, and all statements and claims with the actors of their sources filled in."""

    actors: tuple[Actor, ...]
    statements: tuple[Statement, ...]
    claims: tuple[Claim, ...]


@dataclass(frozen=True, slots=True)
class _Listed:
    keys: Mapping[str, str]
    parties: Mapping[str, str]


@cache
def _listed() -> _Listed:
    """The alias list: folded alias to key, and key to party."""
    try:
        rows = table("actors")
    except FileNotFoundError:
        return _Listed({}, {})
    keys: dict[str, str] = {}
    parties: dict[str, str] = {}
    for row in rows:
        parties[row["key"]] = row.get("party", "")
        for alias in (row["name"], *row.get("aliases", "").split(";")):
            if alias.strip():
                keys.setdefault(" ".join(words_of(alias)), row["key"])
    return _Listed(keys, parties)


def group_actors(
    named: Named, incident_of: Mapping[str, int], documents: Mapping[str, Document], analyses: Sequence[Analysis]
) -> Acted:
    """Group the sources of all documents into actors."""
    ear = Ear(incident_of)
    for document, source in sources_of(named):
        ear.hear(document, source)
    for analysis in analyses:
        ear.overhear(analysis)
    heard = ear.heard()
    united = unite(heard, _listed().keys)
    actors = _affiliate([_actor([heard[n] for n in one.members], one, documents) for one in united], united, heard)
    actor_of = {heard[n].mouth: actor.id for actor, one in zip(actors, united, strict=True) for n in one.members}
    return Acted(
        tuple(sorted(actors, key=lambda a: a.id)),
        tuple(with_actors(statement, ear, actor_of) for statement in named.statements),
        tuple(claim_with_actors(claim, ear, actor_of) for claim in named.claims),
    )


def _actor(heard: Sequence[Heard], united: United, documents: Mapping[str, Document]) -> Actor:
    names = sorted({one.mouth.name for one in heard})
    counted = Counter(one.mouth.name for one in heard for _ in range(one.count))
    name = min(names, key=lambda n: (not proper(n), -len(words_of(n)), -counted[n], -len(n), n))
    kinds = Counter(one.mouth.kind for one in heard for _ in range(one.count))
    mentions = [mention for n in names if (mention := _mention(n, heard, documents)) is not None]
    return Actor(
        id=content_id("actor", *names, None, *sorted({d for one in heard for d in one.documents})),
        name=name,
        kind=min(kinds, key=lambda k: (-kinds[k], k.value)),
        aliases=tuple(n for n in names if n != name),
        party=_party(heard, names),
        mentions=tuple(sorted(mentions)),
        reasons=united.reasons,
    )


def _party(heard: Sequence[Heard], names: Sequence[str]) -> str:
    """The side it speaks for: as the alias list says, else the state in its names, else in how it is described."""
    listed = _listed()
    keys = {one.mouth.key or listed.keys.get(" ".join(words_of(one.mouth.name)), "") for one in heard}
    for key in sorted(keys - {""}):
        if listed.parties.get(key):
            return listed.parties[key]
    described = sorted({words for one in heard for words in one.described})
    for words in (*names, *described):
        if party := party_of(words):
            return party
    return ""


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


def _affiliate(actors: Sequence[Actor], united: Sequence[United], heard: Sequence[Heard]) -> list[Actor]:
    """A person described by a body of the same incident speaks for it: the body is then the party of both."""
    bodies: dict[tuple[int, str], int] = {}
    for at, one in enumerate(united):
        if actors[at].kind in (SourceKind.INSTITUTION, SourceKind.MEDIA):
            for n in one.members:
                bodies.setdefault((heard[n].mouth.incident, " ".join(words_of(heard[n].mouth.name))), at)
    made = list(actors)
    for at, one in enumerate(united):
        if made[at].party or made[at].kind not in (SourceKind.PERSON, SourceKind.ROLE, SourceKind.UNNAMED):
            continue
        body = next((b for n in one.members if (b := _body_in(heard[n], bodies)) is not None), None)
        if body is not None and body != at:
            party = made[body].party or made[body].name
            made[body] = replace(made[body], party=party)
            made[at] = replace(made[at], party=party)
    return made


def _body_in(one: Heard, bodies: Mapping[tuple[int, str], int]) -> int | None:
    """The body whose whole name stands in how a person is described, the longest first."""
    for described in (*one.described, one.mouth.name):
        words = words_of(described)
        for size in range(min(len(words), 8), 1, -1):
            for start in range(len(words) - size + 1):
                found = bodies.get((one.mouth.incident, " ".join(words[start : start + size])))
                if found is not None:
                    return found
    return None
