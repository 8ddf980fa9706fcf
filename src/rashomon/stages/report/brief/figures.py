"""Figures in running text: "62 people were killed and 100 wounded", "there were four strikes"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from rashomon.language.data import table
from rashomon.language.numbers import kind_of
from rashomon.schema.bounds import Bounds
from rashomon.schema.claim import Attribute, Claim
from rashomon.schema.statement import Modality
from rashomon.stages.report.brief.lexis import brief_words
from rashomon.stages.report.words import SMALL_NUMBERS, figure_words, join_words

_NUMBER = re.compile(r"(?<![\d,.])[1-9](?![\d,.])")
_FIRST_FIGURE = 10
_DOUBTFUL = frozenset({Modality.POSSIBLE, Modality.CONDITIONAL, Modality.UNCONFIRMED})
_HURT = re.compile(r"\b(?:injur|hurt)", re.IGNORECASE)
_WOUND = re.compile(r"\bwound", re.IGNORECASE)
_SHOT = re.compile(r"\bsho(?:t|oting)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Wording:
    """The words for what is counted in one incident, as its documents have them: "injured" or "wounded"."""

    one: dict[Attribute, str]
    many: dict[Attribute, str]
    done: dict[Attribute, str]
    deed: dict[Attribute, str]
    toll: dict[Attribute, str]


@dataclass(frozen=True, slots=True)
class Figure:
    """Bounds for one attribute; `doubtful` where whoever gives them nowhere stands behind them.

    `noun` is what people are counted, as those who count them say ("Syrian soldiers"), "" where it is people.
    """

    attribute: Attribute
    bounds: Bounds
    doubtful: bool = False
    noun: str = ""

    @property
    def plural(self) -> bool:
        """True when it takes a plural verb: "no one was", "one person was", "at least one person was", "two were"."""
        return not self.zero and (self.bounds.low, self.bounds.high) not in ((1, 1), (1, None), (None, 1))

    @property
    def zero(self) -> bool:
        """True for none at all."""
        return self.bounds.exact and self.bounds.low == 0


def make_wording(claims: Iterable[Claim]) -> Wording:
    """The words of an incident's claims: the wounded are the injured where most claims say so."""
    rows = {Attribute(row["attribute"]): row for row in table("report_brief")}
    columns = {name: {a: row[name] for a, row in rows.items()} for name in ("one", "many", "done", "deed", "toll")}
    texts: dict[Attribute, list[str]] = {}
    for claim in claims:
        texts.setdefault(claim.attribute, []).append(claim.evidence.text)
    if _most(_HURT, _WOUND, texts.get(Attribute.INJURIES, ())):
        columns["done"][Attribute.INJURIES] = columns["deed"][Attribute.INJURIES] = "injured"
        columns["toll"][Attribute.INJURIES] = "number of injured"
    shot = [text for text in texts.get(Attribute.CASUALTIES, ()) if _SHOT.search(text)]
    if 2 * len(shot) > len(texts.get(Attribute.CASUALTIES, ())):
        columns["done"][Attribute.CASUALTIES] = "shot"
    fired = {m.group(1).lower() for text in texts.get(Attribute.MUNITIONS, ()) if (m := _fired().search(text))}
    if len(fired) == 1:
        (one,) = fired
        columns["one"][Attribute.MUNITIONS], columns["many"][Attribute.MUNITIONS] = one, f"{one}s"
        columns["toll"][Attribute.MUNITIONS] = f"number of {one}s"
    return Wording(**columns)


@cache
def _fired() -> re.Pattern[str]:
    return re.compile(rf"\b({'|'.join(sorted(brief_words('fired')))})s?\b", re.IGNORECASE)


def _most(first: re.Pattern[str], second: re.Pattern[str], texts: Sequence[str]) -> bool:
    return sum(bool(first.search(t)) for t in texts) > sum(bool(second.search(t)) for t in texts)


def doubted(claims: Sequence[Claim]) -> bool:
    """True when most of the claims are possible, conditional or unconfirmed: nobody quite stands behind them."""
    return 2 * sum(claim.modality in _DOUBTFUL for claim in claims) > len(claims)


def figure(bounds: Bounds) -> str:
    """Bounds as house style writes them: "one" to "nine" in words, "10" and above in figures, "dozens" as it is."""
    if bounds.low == 0 and not bounds.exact:
        return figure(Bounds(None, bounds.high, bounds.modifier)) if bounds.high is not None else figure_words(bounds)
    words = figure_words(bounds)
    if words.startswith("“"):
        return words[1:].split("”")[0]
    if not bounds.exact and bounds.low is not None and bounds.high is not None and bounds.high >= _FIRST_FIGURE:
        return words  # "8 to 12", not "eight to 12"
    return _NUMBER.sub(lambda m: SMALL_NUMBERS[int(m.group())], words)


def counted(found: Figure, wording: Wording) -> str:
    """The figure with its noun: "62 people", "one strike", "no one", "no vehicles", "dozens of people"."""
    people = wording.many[found.attribute] == "people"
    if found.zero:
        return "no one" if people else f"no {wording.many[found.attribute]}"
    noun = found.noun or (wording.many if found.plural else wording.one)[found.attribute]
    words = figure(found.bounds)
    return f"{words}{' of' if _is_plural_word(words) else ''} {noun}"


def _is_plural_word(words: str) -> bool:
    """True for a figure that is no number: "dozens"."""
    return kind_of(words.rsplit(maxsplit=1)[-1]) == "plural"


def clause(found: Sequence[Figure], wording: Wording) -> str:
    """Figures as one clause: "62 people were killed and 100 wounded and there were four strikes"."""
    people = [f for f in found if wording.done[f.attribute]]
    things = [f for f in found if not wording.done[f.attribute]]
    told = [_done(people, wording)] if people else []
    if things:
        verb = "were" if things[0].plural or things[0].zero else "was"
        told.append(f"there {verb} {join_words([counted(f, wording) for f in things])}")
    return " and ".join(told)


def _done(people: Sequence[Figure], wording: Wording) -> str:
    words = []
    for n, found in enumerate(people):
        before = people[n - 1] if n else None
        alike = before is not None and _alike(before, found, wording)
        done = wording.done[found.attribute]
        noun = figure(found.bounds) if alike else counted(found, wording)
        if before is not None and alike and before.plural == found.plural and before.doubtful == found.doubtful:
            words.append(f"{noun} {done}")
        else:
            verb = (
                "may have been" if found.doubtful else "were" if found.plural or _no_things(found, wording) else "was"
            )
            words.append(f"{noun} {verb} {done}")
    return join_words(words)


def _alike(before: Figure, found: Figure, wording: Wording) -> bool:
    """True where the noun of one figure goes for the next as well: "62 people were killed and 100 wounded"."""
    if found.zero or before.zero or before.attribute is Attribute.CASUALTIES or _is_plural_word(figure(found.bounds)):
        return False
    return before.noun == found.noun and wording.many[before.attribute] == wording.many[found.attribute]


def _no_things(found: Figure, wording: Wording) -> bool:
    return found.zero and wording.many[found.attribute] != "people"


def short(found: Figure, wording: Wording) -> str:
    """The figure with what became of them, without a verb: "62 killed", "four strikes", "none killed"."""
    done = wording.done[found.attribute]
    if wording.many[found.attribute] != "people":
        return f"{counted(found, wording)} {done}".strip()
    return f"{'none' if found.zero else figure(found.bounds)} {done}"


def deeds(found: Sequence[Figure], wording: Wording) -> str:
    """What the incident did: "killed 62 people and wounded 100"."""
    words = []
    for n, one in enumerate(found):
        may = "may have " if one.doubtful else ""
        noun = figure(one.bounds) if n and _alike(found[n - 1], one, wording) else counted(one, wording)
        words.append(f"{may}{wording.deed[one.attribute]} {noun}")
    return join_words(words)
