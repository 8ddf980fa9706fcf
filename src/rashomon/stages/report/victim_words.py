"""Who the victims are, worded for a reader: kinds, sides, names, ages."""

from __future__ import annotations

from collections.abc import Sequence

from rashomon.language.data import table
from rashomon.schema.bounds import Bounds
from rashomon.schema.claim import Claim
from rashomon.schema.finding import Breakdown
from rashomon.schema.victim import NamedVictim, Sex, Victim, VictimGroup, VictimKind
from rashomon.stages.report.words import figure_words, join_words

_MOST_NAMED = 12  # names in one line; the record has all of them


def kind_words(kinds: Sequence[VictimKind], *, mixed: bool, one: bool = False) -> str:
    """Kinds of people: "civilians", "women and children", "civilian women" as "civilians who are women"."""
    column = "one" if one else "many"
    names = [next(row[column] for row in table("report_victims") if row["kind"] == kind.value) for kind in kinds]
    if mixed or len(names) == 1:
        return join_words(sorted(names, reverse=True) if mixed else names)
    return f"{names[0]} who {'is' if one else 'are'} {join_words(names[1:])}"


def group_words(group: VictimGroup) -> str:
    """A group with its figure: "62 fighters and soldiers (Syrian)", "children, no number given"."""
    one = group.bounds.low == 1 and group.bounds.high == 1
    kinds = kind_words(group.kinds, mixed=group.mixed, one=one)
    sided = f"{kinds} ({group.side})" if group.side else kinds
    return f"{figure_words(_plain(group.bounds))} {sided}" if group.bounds.stated else f"{sided}, no number given"


def _plain(bounds: Bounds) -> Bounds:
    """Without words such as "most", which say how a share was reckoned and not how many."""
    return Bounds(bounds.low, bounds.high) if bounds.modifier == "most" else bounds


def groups_words(claim: Claim) -> str:
    """All groups of a claim on one line; "" where its own figure says as much already."""
    return ", ".join(group_words(group) for group in claim.groups)


def named_words(claim: Claim) -> str:
    """Those whom a claim names: "Ann Roe (44), Bo Lane"."""
    names = [_with_age(named) for named in claim.named[:_MOST_NAMED]]
    more = len(claim.named) - len(names)
    return ", ".join(names) + (f" and {more} more" if more > 0 else "")


def _with_age(named: NamedVictim) -> str:
    return named.name if named.age is None else f"{named.name} ({age_words((named.age,))})"


def age_words(ages: Sequence[int]) -> str:
    """Ages in years: "44", "under 1", "9 or 10" where reports differ, "" for none."""
    return join_words(["under 1" if age == 0 else str(age) for age in ages], "or")


def breakdown_title(row: Breakdown) -> str:
    """What a row of a breakdown is of: "Civilians", "Fighters and soldiers (Syrian)"."""
    kinds = kind_words(row.kinds, mixed=row.mixed)
    words = f"{kinds} ({row.side})" if row.side else kinds
    return words[:1].upper() + words[1:]


def range_words(low: int | None, high: int | None) -> str:
    """The ends of a row: "12 to 15", "62", "at least 9", "no number given"."""
    bounds = Bounds(low, high)
    return figure_words(bounds) if bounds.stated else "no number given"


def sex_word(sex: Sex | None) -> str:
    """The sex as a reader has it; "" where none is said."""
    return sex.value if sex is not None else ""


def victim_line(victim: Victim) -> str:
    """A victim on one line: "Ann Roe, 44, also written Anne Roe"."""
    parts = [victim.name, age_words(victim.ages), sex_word(victim.sex)]
    also = f"also written {join_words(victim.spellings)}" if victim.spellings else ""
    return ", ".join(part for part in (*parts, also) if part)
