"""Who did it, whether on purpose, at whom it was aimed and with what: who says so, and who denies it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from rashomon.language.data import table
from rashomon.language.text import fold
from rashomon.schema.claim import Attribute, Claim
from rashomon.schema.finding import Finding, Position, Stance, Status
from rashomon.schema.statement import SourceKind
from rashomon.stages.report.brief.cast import hold
from rashomon.stages.report.brief.draft import Draft, Part, clauses
from rashomon.stages.report.brief.lexis import brief_words, is_mass
from rashomon.stages.report.brief.story import Story
from rashomon.stages.report.cited import claim_evidence
from rashomon.stages.report.lookup import kind_noun
from rashomon.stages.report.words import aged, is_aged, is_plural, named, shortened, with_article

_MOST = 3
_SMALL_WORDS = frozenset({"a", "an", "and", "the", "of", "in", "by", "led"})
_DETERMINED = re.compile(r"(?:the|an?|his|her|their|its|our|my|this|that|these|those)\b|\d", re.IGNORECASE)
_ONE = re.compile(r"an?\s", re.IGNORECASE)
_AFTER_HEAD = re.compile(r"\s+(?:of|in|at|from|for|with|on|and)\s+")
_LONGEST = 9  # words of a value
_RESPONSIBLE = " as responsible"
_DOUBTFUL = frozenset({Stance.POSSIBLE, Stance.UNCONFIRMED})
_FIRM = frozenset({Stance.ASSERTED})
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
    worded = [replace(p, value=p.value or _told_as(p, story)) for p in finding.positions if not p.superseded]
    if finding.attribute is Attribute.INTENT:
        return worded
    unclaimed = [p for p in worded if p.stance is Stance.UNCLAIMED]
    found = [p for p in worded if p not in unclaimed and not _says_nothing(finding.attribute, p.value, noun)]
    found = [p for p in found if not any(_doubts_his_own(p, other) for other in found)]
    kept: list[Position] = []
    for position in sorted(found, key=lambda p: -len(_bare(p.value))):
        if not any(_repeats(position, other) for other in kept) and not _said_more(position, found):
            kept.append(position)
    told = [p for p in found if p in kept]
    names = [p for p in told if p.stance in _FIRM and _is_name(p.value)]
    return unclaimed + [
        p
        for p in told
        if p in names or p.stance is Stance.DENIED or not any(set(p.origins) <= set(n.origins) for n in names)
    ]


def _says_nothing(attribute: Attribute, value: str, noun: str) -> bool:
    """True for "gunfire" as the weapon of a shooting, "the gunman" as whoever fired, and what the lead says."""
    if not value or noun.startswith(fold(value)):
        return True
    if attribute is Attribute.WEAPON:
        return value.lower().endswith(tuple(brief_words("deed")))
    return attribute is Attribute.RESPONSIBILITY and all(_bare(name) <= _doers() for name in value.split(" / "))


@cache
def _doers() -> frozenset[str]:
    return frozenset(row["noun"] for row in table("doers") if row["kind"] == "person")


def _told_as(position: Position, story: Story) -> str:
    return min((c.value or c.evidence.text for c in story.claims(position)), default="")


def _is_name(value: str) -> bool:
    """True for "Northern Army", not for "two shooters"."""
    return value.split(" / ", maxsplit=1)[0].rsplit(maxsplit=1)[-1][:1].isupper()


def _said_more(position: Position, found: Sequence[Position]) -> bool:
    """True where whoever holds it stands behind another, which more hold: his second word for the same."""
    mine = frozenset(position.origins)
    more = (p for p in found if len(p.origins) > len(mine) and p.stance in _FIRM)
    return position.stance in _FIRM and any(mine < frozenset(p.origins) for p in more)


def _doubts_his_own(position: Position, other: Position) -> bool:
    """True for what somebody says may be, where he says outright that it is so."""
    same = _bare(position.value) <= _bare(other.value) and set(position.origins) <= set(other.origins)
    return same and position.stance in _DOUBTFUL and other.stance in _FIRM


def _repeats(position: Position, other: Position) -> bool:
    """True where a position says in fewer words what another says too, or where it is a vague word for it."""
    one, two = _bare(position.value), _bare(other.value)
    return (position.stance in _FIRM) == (other.stance in _FIRM) and (one <= two or len(one & two) > 1)


def _bare(value: str) -> frozenset[str]:
    return frozenset(w.removesuffix("s") for w in re.findall(r"\w+", fold(value))) - _SMALL_WORDS


def _side(attribute: Attribute, position: Position, story: Story) -> tuple[Part, ...]:
    """Who holds a position and what it says: "the ministry", " denied that the army did it"."""
    if attribute is Attribute.INTENT:
        said = _intent(position, _meant(story.claims(position)))
    elif position.stance is Stance.UNCLAIMED:
        said = "said nobody had claimed responsibility"
    else:
        said = _told(attribute, _value(attribute, position.value, story), position.stance)
    return (*hold([position], story.cast).parts(), f" {said}")


def _told(attribute: Attribute, value: str, stance: Stance) -> str:
    if attribute is Attribute.RESPONSIBILITY:
        was, may = f"{value} did it", f"it may have been {value}"
    else:
        what, verb = _aim(attribute, value)
        was, may = f"the {what} {verb} {value}", f"the {what} may have been {value}"
    if stance is Stance.DENIED:
        return f"denied that {was}"
    if stance is Stance.UNANSWERED:
        return f"neither confirmed nor denied that {was}"
    if stance in _DOUBTFUL:
        return f"said {may}"
    return f"named {value}{_RESPONSIBLE}" if attribute is Attribute.RESPONSIBILITY else f"said {was}"


def _aim(attribute: Attribute, value: str) -> tuple[str, str]:
    """The noun for a target or a weapon with its verb: "target was", "targets were"."""
    if attribute is not Attribute.INTENDED_TARGET:
        return "weapon", "was"
    return ("targets", "were") if _many(value) else ("target", "was")


def _many(value: str) -> bool:
    """True for "two houses in the north", not for "a leader and planner"."""
    head = _AFTER_HEAD.split(value)[0].lower()
    return bool(head) and not _ONE.match(value) and is_plural(head)


def _value(attribute: Attribute, value: str, story: Story) -> str:
    """The first of several names for one, as a sentence has it: "the United States", "a power station"."""
    first = story.cast.common(shortened(value.split(" / ", maxsplit=1)[0].strip("“”\"' "), _LONGEST).strip("“”\"'"))
    if is_aged(first):
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


def _intent(position: Position, mistaken: str) -> str:
    kind = mistaken if position.value == "mistaken" else position.value
    if position.stance is Stance.DENIED:
        return f"said it was not {kind}"
    if position.stance is Stance.CONDITIONAL:
        return f"spoke of {kind} only conditionally"
    if position.stance in (Stance.ASSERTED, Stance.REPORTED):
        return f"called it {kind}"
    return f"said it may have been {kind}"


def _meant(claims: Sequence[Claim]) -> str:
    """What most claims call it that was not on purpose: "a mistake", "an accident"."""
    chance = sum(any(w in c.evidence.text.lower() for w in brief_words("chance")) for c in claims)
    return "an accident" if 2 * chance > len(claims) else "a mistake"
