"""What the claims of who did it, on purpose or not, at whom and with what come to: positions and who holds them.

A denial is a position of its own ("not Belgravia"), as is the refusal to say. Nothing is chosen among them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from rashomon.language.aliases import alias_of
from rashomon.language.data import table
from rashomon.language.text import fold
from rashomon.schema.bounds import Bounds
from rashomon.schema.claim import Attribute, Claim, Scope
from rashomon.schema.document import Document
from rashomon.schema.finding import Finding, Origin, Position, SetAside, Stance, Status
from rashomon.schema.statement import Modality
from rashomon.stages.reconcile.conflicts import conflicts_of
from rashomon.stages.reconcile.origins import Voices, Weighed

ATTRIBUTES = (Attribute.RESPONSIBILITY, Attribute.INTENT, Attribute.INTENDED_TARGET, Attribute.WEAPON)
RULE = "positions/1"
_WHY = "Nothing is chosen among positions that are not counted."
_LEAD = 1200  # code points from a document's first content in which it tells what it is about
_ANSWERS = frozenset({"claimed", "denied", "unanswered", "unclaimed", "blamed", "behind"})
_BEFORE = {
    Stance.DENIED: "not ",
    Stance.POSSIBLE: "possibly ",
    Stance.REPORTED: "reportedly ",
    Stance.CONDITIONAL: "on a condition, ",
    Stance.UNCONFIRMED: "unconfirmed: ",
}
_AFTER = {Stance.UNANSWERED: ", neither confirmed nor denied"}
_DOUBTFUL = frozenset({Modality.POSSIBLE, Modality.CONDITIONAL, Modality.UNCONFIRMED})
_DESCRIBED = "described"
_FIRM_POLARITY = ("", "not", "nobody")


@dataclass(frozen=True, slots=True)
class _Stance:
    """What a claim holds: `key` tells one value from another, `polarity` is "", "not", "open" or "nobody", or the
    modality of an origin that nowhere stands behind it."""

    key: str
    polarity: str


def reconcile_deeds(claims: Sequence[Claim], voices: Voices, documents: Mapping[str, Document]) -> tuple[Finding, ...]:
    """One finding for each of the attributes that are not counted and have claims. Their order is no matter."""
    found = []
    for attribute in ATTRIBUTES:
        mine = sorted((c for c in claims if c.attribute is attribute), key=lambda c: c.id)
        if mine:
            found.append(_find(attribute, [voices.weigh(claim) for claim in mine], voices, documents))
    return tuple(found)


def _find(
    attribute: Attribute, weighed: Sequence[Weighed], voices: Voices, documents: Mapping[str, Document]
) -> Finding:
    aside = [SetAside(i.claim.id, why) for i in weighed if (why := _why_not(i.claim))]
    out = {entry.claim for entry in aside}
    stances = {i.claim.id: _stance(i.claim, voices) for i in weighed}
    kept = [i for i in weighed if i.claim.id not in out]
    for reason, wanted in (
        ("is told once and in passing", _main(kept, stances, documents)),
        ("describes whoever did it without a name", _named(attribute, kept, stances)),
    ):
        aside += [SetAside(i.claim.id, reason) for i in kept if i.claim.id not in wanted]
        kept = [i for i in kept if i.claim.id in wanted]
    groups: dict[_Stance, list[Weighed]] = {}
    firm = {(stances[i.claim.id], i.origin) for i in kept if i.claim.modality not in _DOUBTFUL}
    for item in kept:
        stance = stances[item.claim.id]
        doubted = not stance.polarity and (stance, item.origin) not in firm
        groups.setdefault(replace(stance, polarity=item.claim.modality) if doubted else stance, []).append(item)
    ordered = sorted(groups.items(), key=lambda g: (-len({i.origin for i in g[1]}), g[0].key, g[0].polarity))
    positions = tuple(_position(stance, items, voices) for stance, items in ordered)
    status = _status(attribute, groups)
    told_in = {i.claim.document for i in kept}
    return Finding(
        attribute=attribute,
        status=status,
        low=None,
        best=None,
        high=None,
        positions=positions,
        rule=RULE,
        reason=f"{_STATUS_WORDS[status]} {_WHY}",
        documents=len(told_in),
        families=len({voices.families[d] for d in told_in}),
        origins=len({i.origin for i in kept}),
        set_aside=tuple(sorted(aside, key=lambda s: (s.claim, s.reason))),
        conflicts=conflicts_of(_against(attribute, ordered), positions, {i.claim.id: i.claim for i in kept}),
    )


_STATUS_WORDS = {
    Status.NOT_REPORTED: "No claim is about this incident.",
    Status.CONTESTED: "The positions cannot all be true.",
    Status.AGREED: "More than one origin holds the same, and nobody denies it.",
    Status.SINGLE_SOURCE: "Nothing of it is held by more than one origin.",
}


def _why_not(claim: Claim) -> str:
    if claim.scope is not Scope.INCIDENT:
        return claim.scope_reason or "is about another event or about many"
    if claim.modality is Modality.CONDITIONAL and claim.attribute is not Attribute.INTENT:
        return "holds only under a condition"
    return ""


def _stance(claim: Claim, voices: Voices) -> _Stance:
    method = claim.method.split("/")[0]
    if method == "unclaimed":
        return _Stance("", "nobody")
    polarity = "not" if claim.modality is Modality.DENIED else "open" if method == "unanswered" else ""
    return _Stance(_key(claim, voices), polarity)


def _key(claim: Claim, voices: Voices) -> str:
    """What tells one value from another: the party of whoever is named, the actor, else the words."""
    actor = voices.actors.get(claim.actor.actor or "") if claim.actor is not None else None
    if actor is not None and actor.party:
        return f"party {actor.party}"
    words = fold(claim.value).removeprefix("the ")
    if claim.attribute is Attribute.RESPONSIBILITY and words.split()[-1:] and words.split()[-1] in _persons():
        return _DESCRIBED
    alias = alias_of(claim.value)
    if alias is not None:
        return f"listed {alias.key}"
    return f"actor {actor.id}" if actor is not None else words


@cache
def _persons() -> frozenset[str]:
    return frozenset(row["noun"] for row in table("doers") if row["kind"] == "person")


def _main(kept: Sequence[Weighed], stances: Mapping[str, _Stance], documents: Mapping[str, Document]) -> set[str]:
    """Claims whose value is told in two documents, in the lead of one, or in answer to the question who it was."""
    told_in: dict[str, set[str]] = {}
    firm: set[str] = set()
    for item in kept:
        claim, key = item.claim, stances[item.claim.id].key
        told_in.setdefault(key, set()).add(claim.document)
        first = min((b.start for b in documents[claim.document].content_blocks()), default=0)
        if claim.method.split("/")[0] in _ANSWERS or claim.evidence.start < first + _LEAD:
            firm.add(key)
    return {i.claim.id for i in kept if (k := stances[i.claim.id].key) in firm or len(told_in[k]) > 1}


def _named(attribute: Attribute, kept: Sequence[Weighed], stances: Mapping[str, _Stance]) -> set[str]:
    """All claims; without those of "a gunman" where others name who it was."""
    named = any(stances[i.claim.id].key not in ("", _DESCRIBED) and not stances[i.claim.id].polarity for i in kept)
    if attribute is not Attribute.RESPONSIBILITY or not named:
        return {i.claim.id for i in kept}
    return {i.claim.id for i in kept if stances[i.claim.id].key != _DESCRIBED}


def _position(stance: _Stance, items: Sequence[Weighed], voices: Voices) -> Position:
    told_in = sorted({i.claim.document for i in items})
    claims = [i.claim for i in items]
    held = _held(stance, claims)
    value = "" if held is Stance.UNCLAIMED else _name(claims, voices)
    return Position(
        bounds=Bounds(None, None),
        claims=tuple(sorted(i.claim.id for i in items)),
        documents=tuple(told_in),
        origins=tuple(sorted({i.origin for i in items}, key=_origin_order)),
        families=len({voices.families[d] for d in told_in}),
        words=_worded(held, value),
        value=value,
        stance=held,
    )


def _origin_order(origin: Origin) -> tuple[str, str, str]:
    return origin.name, origin.actor or "", origin.document or ""


def _held(stance: _Stance, claims: Sequence[Claim]) -> Stance:
    known = {"nobody": Stance.UNCLAIMED, "not": Stance.DENIED, "open": Stance.UNANSWERED}
    if stance.polarity:
        return known.get(stance.polarity) or Stance(stance.polarity)
    reported = all(claim.modality is Modality.REPORTED for claim in claims)
    return Stance.REPORTED if reported else Stance.ASSERTED


def _worded(stance: Stance, value: str) -> str:
    """A value with how its holders stand to it, for a reader."""
    if stance is Stance.UNCLAIMED:
        return "nobody has claimed it"
    return f"{_BEFORE.get(stance, '')}{value}{_AFTER.get(stance, '')}"


def _name(claims: Sequence[Claim], voices: Voices) -> str:
    """Who is named, the commonest first: by the record's name for the actor where a claim has it, else as most write.

    "The coalition" is no reason to call it by the name of an operation that no report of this deed has.
    """
    written: dict[str, Counter[str]] = {}
    for claim in claims:
        actor = voices.actors.get(claim.actor.actor or "") if claim.actor is not None else None
        written.setdefault(actor.name if actor is not None else claim.value, Counter())[claim.value] += 1
    ordered = sorted(written.items(), key=lambda row: (-row[1].total(), row[0]))
    return " / ".join(name if _has(values, name) else _commonest(values) for name, values in ordered[:3])


def _has(values: Iterable[str], name: str) -> bool:
    """True where one of some values has a word of the name."""
    words = set(fold(name).split())
    return any(words & set(fold(value).split()) for value in values)


def _commonest(values: Mapping[str, int]) -> str:
    return min(values, key=lambda value: (-values[value], -len(value), value))


def _status(attribute: Attribute, groups: Mapping[_Stance, Sequence[Weighed]]) -> Status:
    if not groups:
        return Status.NOT_REPORTED
    if _against(attribute, list(groups.items())):
        return Status.CONTESTED
    # That several mouths say something of a matter is no agreement: one and the same thing must be said by two.
    firm = (items for stance, items in groups.items() if stance.polarity in _FIRM_POLARITY)
    held = max((len({i.origin for i in items}) for items in firm), default=0)
    return Status.AGREED if held > 1 else Status.SINGLE_SOURCE


def _against(attribute: Attribute, groups: Sequence[tuple[_Stance, Sequence[Weighed]]]) -> list[tuple[int, int]]:
    """The places of the positions that cannot both be true: something is held that others deny, or several are said to
    have done it by different mouths.
    """
    return [
        (n, n + 1 + more)
        for n, one in enumerate(groups)
        for more, other in enumerate(groups[n + 1 :])
        if _clash(attribute, one, other)
    ]


def _clash(
    attribute: Attribute, one: tuple[_Stance, Sequence[Weighed]], other: tuple[_Stance, Sequence[Weighed]]
) -> bool:
    first, second = one[0], other[0]
    polarities = {first.polarity, second.polarity}
    if polarities == {"", "not"}:
        return first.key == second.key
    if polarities != {""}:
        return False
    if attribute is Attribute.INTENT:
        return {first.key, second.key} == {fold("deliberate"), fold("mistaken")}
    if attribute is not Attribute.RESPONSIBILITY or not (_certain(first) and _certain(second)):
        return False
    mouths = _firm(one[1]), _firm(other[1])
    return bool(mouths[0] and mouths[1]) and not mouths[0] & mouths[1]


def _certain(stance: _Stance) -> bool:
    """A state or a known body: "coalition forces", "two officers" may be the very ones whom others name."""
    return not stance.polarity and stance.key.startswith(("party ", "listed "))


def _firm(items: Iterable[Weighed]) -> set[Origin]:
    """Who asserts it outright."""
    return {i.origin for i in items if i.claim.modality in (Modality.ASSERTED, Modality.REPORTED)}
