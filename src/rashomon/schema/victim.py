"""Who the victims are, as far as a text says so: what people a count is of, and those whom it names."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from rashomon.schema.bounds import Bounds
from rashomon.schema.evidence import Evidence


class VictimKind(StrEnum):
    """What people a text says that victims are, in its own words; nothing is concluded from them.

    `combatant` is whoever fights, on any side; `police` takes in security forces; `medical`, `aid` and `press` are
    staff of these trades; `worker` any other trade; `attacker` is said to have done it. A journalist is no civilian
    here unless the text says so too.
    """

    CIVILIAN = "civilian"
    CHILD = "child"
    WOMAN = "woman"
    MAN = "man"
    ELDERLY = "elderly"
    COMBATANT = "combatant"
    POLICE = "police"
    MEDICAL = "medical"
    AID = "aid"
    PRESS = "press"
    OFFICIAL = "official"
    WORKER = "worker"
    STUDENT = "student"
    DETAINEE = "detainee"
    DISPLACED = "displaced"
    ATTACKER = "attacker"


class Sex(StrEnum):
    """The sex that words beside a name tell ("her son Bo"), never what the name itself suggests."""

    FEMALE = "female"
    MALE = "male"


@dataclass(frozen=True, slots=True)
class VictimGroup:
    """Some or all of those whom a claim counts, with what people they are.

    "62 Syrian soldiers and 13 civilians" are two groups, of 62 and of 13. Each person of the group is of every kind in
    `kinds` ("civilian women"), or, where `mixed`, of at least one ("women and children"). `bounds` are open at both
    ends where the text gives no number ("including children"); "most of them" of 20 is 11 to 20. `side` is the side
    they are on or belong to, as written ("Syrian", "Red Column"), "" where none is said. `evidence` is the words that
    say what people they are.
    """

    kinds: tuple[VictimKind, ...]
    bounds: Bounds
    evidence: Evidence
    side: str = ""
    mixed: bool = False


@dataclass(frozen=True, slots=True)
class NamedVictim:
    """One whom a claim counts and names: the name as written, without titles; `evidence` is the name.

    `age` is in whole years (0 for "eight months old"), None where none is said, and `age_evidence` the words for it.
    """

    name: str
    evidence: Evidence
    age: int | None = None
    age_evidence: Evidence | None = None
    sex: Sex | None = None


@dataclass(frozen=True, slots=True)
class Victim:
    """A person whom claims of an incident name among the victims, joined over documents.

    `name` is the spelling that most documents give, `spellings` the others; `ages` are all that are given, in years,
    ascending: two of them are a disagreement, not a mistake of ours. `claims` and `documents` are ids, sorted.
    """

    name: str
    spellings: tuple[str, ...]
    ages: tuple[int, ...]
    sex: Sex | None
    claims: tuple[str, ...]
    documents: tuple[str, ...]
    evidence: tuple[Evidence, ...]
