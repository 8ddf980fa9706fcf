"""Those who speak together: "Russia and Syria" are the two actors that they are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from rashomon.language.aliases import alias_of
from rashomon.language.parties import party_of, state_named
from rashomon.language.text import fold
from rashomon.schema.entity import Actor
from rashomon.stages.group.mouths import Heard
from rashomon.stages.group.naming import joint, members_of
from rashomon.stages.group.union import United


def with_members(actors: Sequence[Actor], united: Sequence[United], heard: Sequence[Heard]) -> list[Actor]:
    """The actors, joint ones with the actors that their parts name where every part names one in the same incident.

    A joint actor speaks for a party where all its parts do.
    """
    known: dict[tuple[int, str], str] = {}
    for actor, one in zip(actors, united, strict=True):
        for n in one.members:
            if not joint(heard[n].mouth.name):
                known.setdefault((heard[n].mouth.incident, _key(heard[n].mouth.name)), actor.id)
    by_id = {actor.id: actor for actor in actors}
    made = list(actors)
    for at, one in enumerate(united):
        if not all(joint(heard[n].mouth.name) for n in one.members):
            continue
        parts = members_of(actors[at].name)
        found = [known.get((heard[one.members[0]].mouth.incident, _key(part))) for part in parts]
        members = tuple(dict.fromkeys(id_ for id_ in found if id_ is not None and id_ != actors[at].id))
        members = members if len(parts) > 1 and all(found) else ()
        sides = {by_id[id_].party for id_ in members} if members else {party_of(part) for part in parts}
        if members or "" not in sides:  # else it is one name with an "and" in it, or nobody knows whom it joins
            made[at] = replace(actors[at], members=members, party=sides.pop() if len(sides) == 1 else "")
    return made


def _key(name: str) -> str:
    """What makes a part and an actor's name one: the alias list's key, a state, the name without case and marks."""
    alias = alias_of(name)
    return alias.key if alias is not None else state_named(name) or fold(name)
