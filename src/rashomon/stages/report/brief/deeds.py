"""Who did it, whether on purpose, at whom it was aimed and with what: who says so, and who denies it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from rashomon.language.data import table
from rashomon.language.text import fold
from rashomon.schema.claim import Attribute, Claim
from rashomon.schema.finding import Finding, Position, Status
from rashomon.schema.statement import SourceKind
from rashomon.stages.report.brief.cast import hold
from rashomon.stages.report.brief.draft import Draft, Part, clauses
from rashomon.stages.report.brief.lexis import brief_words, is_mass
from rashomon.stages.report.brief.story import Story
from rashomon.stages.report.cited import claim_evidence
from rashomon.stages.report.lookup import kind_noun
from rashomon.stages.report.words import aged, is_plural, named, shortened, with_article

_MOST = 3
_SMALL_WORDS = frozenset({"a", "an", "and", "the", "of", "in", "by", "led"})
_DETERMINED = re.compile(r"(?:the|an?|his|her|their|its|our|my|this|that|these|those)\b|\d", re.IGNORECASE)
_ONE = re.compile(r"an?\s", re.IGNORECASE)
_AGED = re.compile(r"\d+-(?:year|month|week|day)", re.IGNORECASE)
_AFTER_HEAD = re.compile(r"\s+(?:of|in|at|from|for|with|on|and)\s+")
_LONGEST = 9  # words of a value
_RESPONSIBLE = " as responsible"
_HEDGES = ("possibly ", "reportedly ", "unconfirmed: ", "on a condition, ")  # as `reconcile/deeds.py` words them
_RANKS = {Attribute.RESPONSIBILITY: 1, Attribute.INTENT: 2, Attribute.INTENDED_TARGET: 3, Attribute.WEAPON: 5}


def told_deeds(story: Story) -> Iterator[Draft]:
    """A sentence for each of responsibility, intent, intended target and weapon of which somebody tells."""
    for finding in story.findings:
        if finding.attribute not in _RANKS or finding.status is Status.NOT_REPORTED:
            continue
        positions = _shown(finding, story)
        if positions:
            parts = clauses(_shortened([_side(finding.attribute, p, story) for p in positions[:_MOST]]))
            evidence = claim_evidence([c for p in positions[:_MOST] for c in p.claims], story.lookup)
            start = _START[finding.attribute] if finding.status is Status.CONTESTED and len(positions) > 1 else ""
            yield Draft(_RANKS[finding.attribute], (*([start] if start else []), *parts), evidence)


_START = {
    Attribute.RESPONSIBILITY: "Responsibility is disputed: ",
    Attribute.INTENT: "Intent is disputed: ",
    Attribute.INTENDED_TARGET: "The intended target is disputed: ",
    Attribute.WEAPON: "The weapon is disputed: ",
}


def _shown(finding: Finding, story: Story) -> list[Position]:
    """Positions that say more than the lead, no "air strike" as the weapon of an air strike; of the values of one
    source, and of those that no name stands in, only the fullest."""
    noun = fold(kind_noun(story.incident.kind))
    worded = [replace(p, words=p.words or _told_as(p, story)) for p in finding.positions]
    found = [p for p in worded if p.words and not noun.startswith(fold(p.words)) and not p.superseded]
    if finding.attribute is Attribute.INTENT:
        return found
    found = [p for p in found if not _says_nothing(finding.attribute, p.words)]
    kept: list[Position] = []
    for position in sorted(found, key=lambda p: -len(_bare(p.words))):
        if not any(_repeats(position, other) for other in kept) and not _said_more(position, found):
            kept.append(position)
    told = [p for p in found if p in kept]
    names = [p for p in told if not _hedged(p) and _is_name(p.words)]
    return [
        p
        for p in told
        if p in names or p.words.startswith("not ") or not any(set(p.origins) <= set(n.origins) for n in names)
    ]


def _says_nothing(attribute: Attribute, words: str) -> bool:
    """True for "gunfire" as the weapon of a shooting, and "the gunman" as whoever fired."""
    if attribute is Attribute.WEAPON:
        return words.lower().endswith(tuple(brief_words("deed")))
    return attribute is Attribute.RESPONSIBILITY and all(_bare(name) <= _doers() for name in words.split(" / "))


@cache
def _doers() -> frozenset[str]:
    return frozenset(row["noun"] for row in table("doers") if row["kind"] == "person")


def _told_as(position: Position, story: Story) -> str:
    return min((c.value or c.evidence.text for c in story.claims(position)), default="")


def _is_name(words: str) -> bool:
    """True for "Northern Army", not for "two shooters"."""
    return words.split(" / ", maxsplit=1)[0].rsplit(maxsplit=1)[-1][:1].isupper()


def _said_more(position: Position, found: Sequence[Position]) -> bool:
    """True where whoever holds it stands behind another, which more hold: his second word for the same."""
    mine = frozenset(position.origins)
    return any(len(p.origins) > len(mine) and mine < frozenset(p.origins) and not _hedged(p) for p in found) and not (
        _hedged(position)
    )


def _hedged(position: Position) -> bool:
    return any(position.words.startswith(h) for h in (*_HEDGES, "not "))


def _repeats(position: Position, other: Position) -> bool:
    """True where a position says in fewer words what another says too, or where it is a vague word for it."""
    one, two = _bare(position.words), _bare(other.words)
    return _hedged(position) == _hedged(other) and (one <= two or len(one & two) > 1)


def _bare(words: str) -> frozenset[str]:
    for hedge in (*_HEDGES, "not "):
        words = words.removeprefix(hedge)
    return frozenset(w.removesuffix("s") for w in re.findall(r"\w+", fold(words))) - _SMALL_WORDS


def _side(attribute: Attribute, position: Position, story: Story) -> tuple[Part, ...]:
    holding = hold([position], story.cast)
    if attribute is Attribute.INTENT:
        return (*holding.parts(), f" {_intent(position.words, _meant(story.claims(position)))}")
    words = position.words
    for hedge in _HEDGES:
        if words.startswith(hedge):
            return (*holding.parts(), f" {_names(attribute, words.removeprefix(hedge), hedge.strip(), story)}")
    if words.startswith("not "):
        return (*holding.parts(), f" denied that {_was(attribute, words.removeprefix('not '), story)}")
    return (*holding.parts(), f" {_names(attribute, words, '', story)}")


def _names(attribute: Attribute, words: str, hedge: str, story: Story) -> str:
    value = _value(attribute, words, story)
    doubtful = hedge in ("possibly", "unconfirmed:")
    if attribute is Attribute.RESPONSIBILITY:
        return f"said it may have been {value}" if doubtful else f"named {value}{_RESPONSIBLE}"
    what, verb = _aim(attribute, value)
    return f"said the {what} {'may have been' if doubtful else verb} {value}"


def _was(attribute: Attribute, words: str, story: Story) -> str:
    value = _value(attribute, words, story)
    return (
        f"{value} did it"
        if attribute is Attribute.RESPONSIBILITY
        else f"the {' '.join(_aim(attribute, value))} {value}"
    )


def _aim(attribute: Attribute, value: str) -> tuple[str, str]:
    """The noun for a target or a weapon with its verb: "target was", "targets were"."""
    if attribute is not Attribute.INTENDED_TARGET:
        return "weapon", "was"
    return ("targets", "were") if _many(value) else ("target", "was")


def _many(value: str) -> bool:
    """True for "two houses in the north", not for "a leader and planner"."""
    head = _AFTER_HEAD.split(value)[0].split()
    return bool(head) and not _ONE.match(value) and is_plural(" ".join([*head[:-1], head[-1].lower()]).lower())


def _value(attribute: Attribute, words: str, story: Story) -> str:
    """The first of several names for one, as a sentence has it: "the United States", "a power station"."""
    first = story.cast.common(shortened(words.split(" / ", maxsplit=1)[0].strip("“”\"' "), _LONGEST).strip("“”\"'"))
    if _AGED.match(first):
        return aged(first)
    if _DETERMINED.match(first) or is_mass(first):
        return first
    if attribute is Attribute.WEAPON:
        return first if _many(first) else with_article(first)
    the = re.compile(rf"\bthe {re.escape(first)}(?!\w)", re.IGNORECASE)
    if any(the.search(d.text) for d in story.lookup.documents.values()):
        return f"the {first}"
    last = _AFTER_HEAD.split(first)[0].split()[-1:]
    if not last or last[0][:1].isupper():
        return named(first, SourceKind.INSTITUTION)
    return first if _many(first) else with_article(first)


def _shortened(sides: Sequence[tuple[Part, ...]]) -> list[tuple[Part, ...]]:
    """Sides without what the one before says: "the ministry named X as responsible; the monitor named Y"."""
    same = [isinstance(side[-1], str) and side[-1].endswith(_RESPONSIBLE) for side in sides]
    return [
        (*side[:-1], str(side[-1]).removesuffix(_RESPONSIBLE)) if n and same[n] and same[n - 1] else side
        for n, side in enumerate(sides)
    ]


def _intent(words: str, mistaken: str) -> str:
    for hedge in ("not ", *_HEDGES):
        if words.startswith(hedge):
            plain = words.removeprefix(hedge)
            kind = mistaken if plain == "mistaken" else plain
            if hedge == "not ":
                return f"said it was not {kind}"
            return f"spoke of {kind} only conditionally" if hedge == _HEDGES[-1] else f"said it may have been {kind}"
    return f"called it {mistaken if words == 'mistaken' else words}"


def _meant(claims: Sequence[Claim]) -> str:
    """What most claims call it that was not on purpose: "a mistake", "an accident"."""
    chance = sum(any(w in c.evidence.text.lower() for w in brief_words("chance")) for c in claims)
    return "an accident" if 2 * chance > len(claims) else "a mistake"
