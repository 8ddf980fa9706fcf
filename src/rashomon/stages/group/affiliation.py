"""For whom actors speak: the body that describes them, or that they are a part of."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from rashomon.language.aliases import alias_of, find_aliases
from rashomon.schema.entity import Actor
from rashomon.schema.statement import SourceKind
from rashomon.stages.group.mouths import Heard, Mouth
from rashomon.stages.group.naming import joint, words_of
from rashomon.stages.group.union import United

_PART_OF = re.compile(r"\s(?:of|at|in)\s(?:the\s)?")
_PEOPLE = (SourceKind.PERSON, SourceKind.ROLE, SourceKind.UNNAMED, SourceKind.CROWD)


def affiliate(actors: Sequence[Actor], united: Sequence[United], heard: Sequence[Heard]) -> list[Actor]:
    """People described by a body of the same incident, or by one on the alias list, speak for it: it is their party."""
    bodies: dict[tuple[int, str], int] = {}
    listed: dict[str, int] = {}
    for at, one in enumerate(united):
        for n in one.members:
            alias = alias_of(heard[n].mouth.name)
            if alias is not None:
                listed.setdefault(alias.key, at)
            if actors[at].kind in (SourceKind.INSTITUTION, SourceKind.MEDIA):
                for words in _described_by(heard[n].mouth.name):
                    bodies.setdefault((heard[n].mouth.incident, words), at)
    made = list(actors)
    for at, one in enumerate(united):
        several = all(joint(heard[n].mouth.name) for n in one.members)
        if made[at].party or (several and made[at].kind in _PEOPLE):
            continue
        if made[at].kind in _PEOPLE:
            found = [b for n in one.members if (b := _body_in(heard[n], bodies, listed)) is not None and b != at]
        else:
            found = [b for n in one.members if (b := _body_over(heard[n].mouth, bodies)) is not None and b != at]
        if found:
            party = made[found[0]].party or made[found[0]].name
            made[found[0]] = replace(made[found[0]], party=party)
            made[at] = replace(made[at], party=party)
    return made


def _described_by(name: str) -> tuple[str, ...]:
    """A body's name, and what those who speak for it are called after: the sheriff of a sheriff's office."""
    words = words_of(name)
    if words[-1:] == ("sheriffsoffice",):
        return " ".join(words), " ".join((*words[:-1], "sheriff"))
    return (" ".join(words), " ".join(words[:-1])) if words[-1:] == ("office",) else (" ".join(words),)


def _body_over(mouth: Mouth, bodies: Mapping[tuple[int, str], int]) -> int | None:
    """The body of which another is a part: "the Records Department of the Zenda Press Agency"."""
    for tail in _PART_OF.split(mouth.name, maxsplit=1)[1:]:
        found = bodies.get((mouth.incident, " ".join(words_of(tail))))
        if found is not None and len(words_of(tail)) > 1:
            return found
    return None


def _body_in(one: Heard, bodies: Mapping[tuple[int, str], int], listed: Mapping[str, int]) -> int | None:
    """The body whose whole name stands in how people are described, the longest first."""
    for described in (*one.described, one.mouth.name):
        words = words_of(described)
        for size in range(min(len(words), 8), 1, -1):
            for start in range(len(words) - size + 1):
                found = bodies.get((one.mouth.incident, " ".join(words[start : start + size])))
                if found is not None:
                    return found
        for hit in find_aliases(described):
            if hit.alias.key in listed:
                return listed[hit.alias.key]
    return None
