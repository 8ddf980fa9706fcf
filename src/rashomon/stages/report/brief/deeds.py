"""Who did it, whether on purpose, at whom it was aimed and with what: who says so, and who denies it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from rashomon.language.data import table
from rashomon.language.text import fold
from rashomon.schema.claim import Attribute
from rashomon.schema.finding import Finding, Position, Status
from rashomon.schema.statement import SourceKind
from rashomon.stages.report.brief.cast import hold
from rashomon.stages.report.brief.draft import Draft, Part, clauses
from rashomon.stages.report.brief.lexis import brief_words
from rashomon.stages.report.brief.story import Story
from rashomon.stages.report.cited import claim_evidence
from rashomon.stages.report.lookup import kind_noun
from rashomon.stages.report.words import named, shortened, with_article

_MOST = 3
_SMALL_WORDS = frozenset({"a", "an", "and", "the", "of", "in", "by", "led"})
_DETERMINED = re.compile(r"(?:the|an?|his|her|their|its|our|my|this|that|these|those)\b|\d", re.IGNORECASE)
_AGED = re.compile(r"\d+-(?:year|month|week|day)", re.IGNORECASE)
_AN = re.compile(r"(?:8|11|18|80)\D")  # "an 18-year-old"
_AFTER_HEAD = re.compile(r"\s+(?:of|in|at|from|for|with|on|and)\s+")
_LONGEST = 9  # words of a value
_HEDGES = ("possibly ", "reportedly ", "unconfirmed: ", "on a condition, ")  # as `reconcile/deeds.py` words them
_RANKS = {Attribute.RESPONSIBILITY: 1, Attribute.INTENT: 2, Attribute.INTENDED_TARGET: 3, Attribute.WEAPON: 5}


def told_deeds(story: Story) -> Iterator[Draft]:
    """A sentence for each of responsibility, intent, intended target and weapon of which somebody tells."""
    for finding in story.findings:
        if finding.attribute not in _RANKS or finding.status is Status.NOT_REPORTED:
            continue
        positions = _shown(finding, story)
        if positions:
            parts = clauses([_side(finding.attribute, p, story) for p in positions[:_MOST]])
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
    return attribute is Attribute.RESPONSIBILITY and len(_bare(words)) == 1 and _bare(words) <= _doers()


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
        return (*holding.parts(), f" {_intent(position.words)}")
    words = position.words
    for hedge in _HEDGES:
        if words.startswith(hedge):
            return (*holding.parts(), f" {_names(attribute, words.removeprefix(hedge), hedge.strip(), story)}")
    if words.startswith("not "):
        return (*holding.parts(), f" denied that {_was(attribute, words.removeprefix('not '), story)}")
    return (*holding.parts(), f" {_names(attribute, words, '', story)}")


def _names(attribute: Attribute, words: str, hedge: str, story: Story) -> str:
    value = _value(words, story)
    maybe = {"possibly": "may have been", "unconfirmed:": "may have been"}.get(hedge, "was")
    if attribute is Attribute.RESPONSIBILITY:
        return f"named {value} as responsible" if maybe == "was" else f"said it may have been {value}"
    return f"said the {'target' if attribute is Attribute.INTENDED_TARGET else 'weapon'} {maybe} {value}"


def _was(attribute: Attribute, words: str, story: Story) -> str:
    value = _value(words, story)
    if attribute is Attribute.RESPONSIBILITY:
        return f"{value} did it"
    return f"the {'target' if attribute is Attribute.INTENDED_TARGET else 'weapon'} was {value}"


def _value(words: str, story: Story) -> str:
    """The first of several names for one, as a sentence has it: "the United States", "a power station"."""
    first = story.cast.lowered(shortened(words.split(" / ", maxsplit=1)[0].strip("“”\"' "), _LONGEST).strip("“”\"'"))
    if _AGED.match(first):
        return f"{'an' if _AN.match(first) else 'a'} {first}"
    if _DETERMINED.match(first):
        return first
    the = re.compile(rf"\bthe {re.escape(first)}(?!\w)", re.IGNORECASE)
    if any(the.search(d.text) for d in story.lookup.documents.values()):
        return f"the {first}"
    last = _AFTER_HEAD.split(first)[0].split()[-1:]
    if not last or last[0][:1].isupper():
        return named(first, SourceKind.INSTITUTION)
    return first if last[0].endswith("s") and not last[0].endswith("ss") else with_article(first)


def _intent(words: str) -> str:
    if words.startswith("not "):
        return f"said it was not {words.removeprefix('not ')}"
    if words.startswith("on a condition, "):
        return f"spoke of {_kind(words.removeprefix('on a condition, '))} only conditionally"
    for hedge in _HEDGES:
        if words.startswith(hedge):
            return f"said it may have been {_kind(words.removeprefix(hedge))}"
    return f"called it {_kind(words)}"


def _kind(word: str) -> str:
    return "a mistake" if word == "mistaken" else word
