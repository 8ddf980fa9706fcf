"""Who the dead and the wounded were: what people, in whose words, and by name."""

from __future__ import annotations

from collections.abc import Iterator

from rashomon.language.text import fold
from rashomon.schema.bounds import Bounds
from rashomon.schema.claim import Attribute, Claim
from rashomon.schema.finding import Breakdown, Finding
from rashomon.schema.victim import Victim, VictimKind
from rashomon.stages.report.brief.cast import hold
from rashomon.stages.report.brief.draft import Draft, Part, listed
from rashomon.stages.report.brief.draft import sides as in_a_row
from rashomon.stages.report.brief.figures import figure
from rashomon.stages.report.brief.lexis import brief_words
from rashomon.stages.report.brief.people import people
from rashomon.stages.report.brief.story import Story, standing
from rashomon.stages.report.cited import claim_evidence
from rashomon.stages.report.victim_words import age_words, kind_words
from rashomon.stages.report.words import join_words, with_article

_MOST_NAMED = 3
_MOST_GROUPS = 3
_MOST_WORDS = 20
_TOLD = (VictimKind.CIVILIAN, VictimKind.CHILD)  # of whom desks ask first


def victims(story: Story) -> Iterator[Draft]:
    """What people the dead were, in whose words; how many civilians and children; and who is named."""
    deaths = story.finding(Attribute.DEATHS)
    if deaths is not None:
        yield from _described(story, deaths)
        for row in deaths.breakdown:
            if row.kinds in [(kind,) for kind in _TOLD] and not row.mixed:
                yield from _group(story, row, deaths)
    yield from _named(story)


def _described(story: Story, finding: Finding) -> Iterator[Draft]:
    """ "The ministry described the dead as Syrian soldiers and local sources as civilians"."""
    found: dict[str, list[Claim]] = {}
    for position in standing(finding):
        for claim in story.claims(position):
            for words in people([claim]):
                if words not in _counted_below():
                    found.setdefault(words, []).append(claim)
    ordered = sorted(found.items(), key=lambda row: (-len({c.document for c in row[1]}), row[0]))[:_MOST_WORDS]
    fullest = [row for row in ordered if not any(set(row[0].split()) < set(w.split()) for w, _ in ordered)]
    told = [(words, claims, story.cast.tellers(claims)[:_MOST_NAMED]) for words, claims in fullest[:_MOST_GROUPS]]
    sides: list[tuple[Part, ...]] = []
    for words, _, tellers in told:
        if tellers:
            speak = "" if sides else " described the dead"
            what = words if words.endswith("s") else with_article(words)
            sides.append((*listed([(who,) for who in tellers]), f"{speak} as {what}"))
    if sides and (len(sides) > 1 or not any(story.figure(finding.attribute, p).noun for p in standing(finding))):
        evidence = claim_evidence([c.id for _, claims, _ in told for c in claims], story.lookup)
        yield Draft(2, in_a_row(sides), evidence)


def _group(story: Story, row: Breakdown, deaths: Finding) -> Iterator[Draft]:
    """ "The monitor said at least five of the dead were civilians"."""
    sides: list[tuple[Part, ...]] = []
    told: set[tuple[str, ...]] = set()
    before = _told_as(story, row, deaths)
    for position in [p for p in row.positions if p.bounds.stated and not p.superseded]:
        holding = hold([position], story.cast)
        if holding.key in told or len(sides) == _MOST_GROUPS or (position.bounds, holding.key) in before:
            continue  # one source, once
        told.add(holding.key)
        if deaths.low == deaths.high == 1:
            sides.append((*holding.parts(inside=True), f" said the person killed was {_kinds(row, one=True)}"))
            break
        one = position.bounds.low == 1 and position.bounds.high in (1, None)
        of = "" if sides else f" of the dead {'was' if one else 'were'} {_kinds(row, one)}"
        sides.append((*holding.parts(inside=True), f"{'' if sides else ' said'} {figure(position.bounds)}{of}"))
    if sides:
        yield Draft(2, in_a_row(sides), claim_evidence(row.claims, story.lookup))


def _told_as(story: Story, row: Breakdown, deaths: Finding) -> set[tuple[Bounds, tuple[str, ...]]]:
    """Who counts all the dead as people of this kind: "killed nine civilians, according to the monitor" says it."""
    word = kind_words(row.kinds, mixed=row.mixed, one=False)
    counted = [p for p in standing(deaths) if word in story.figure(deaths.attribute, p).noun.split()]
    return {(p.bounds, hold([p], story.cast).key) for p in counted}


def _counted_below() -> frozenset[str]:
    """The kinds that have a sentence of their own: "civilians", "a child"."""
    return frozenset(kind_words((kind,), mixed=False, one=one) for kind in _TOLD for one in (True, False))


def _kinds(row: Breakdown, one: bool) -> str:
    words = kind_words(row.kinds, mixed=row.mixed, one=one)
    return with_article(words) if one else words


def _named(story: Story) -> Iterator[Draft]:
    """ "Reports name Ann Roe, 44, as the dead and Bo Lane among the wounded"."""
    told: list[str] = []
    shown: list[Victim] = []
    for attribute in (Attribute.DEATHS, Attribute.INJURIES):
        finding = story.finding(attribute)
        known = {fold(v.name) for v in shown}  # one of the wounded who died since is among the dead
        names = [v for v in finding.named if _whole(v.name) and fold(v.name) not in known] if finding else []
        if finding is None or not names or (finding.high is not None and len(names) > finding.high):
            continue
        shown += names[:_MOST_NAMED]
        row = join_words([_with_age(v) for v in names[:_MOST_NAMED]]).replace(",,", ",")
        told.append(f"{row} {_as_whom(finding, len(names[:_MOST_NAMED]), story)}")
    if told:
        evidence = tuple(sorted({e for v in shown for e in v.evidence}))
        yield Draft(3, (f"Reports name {join_words(told)}",), evidence)


def _as_whom(finding: Finding, names: int, story: Story) -> str:
    """ "as the dead" where all are named, "as the person killed" where there is one, else "among the dead"."""
    done = story.wording.done[finding.attribute]
    whole = finding.high == finding.low == names
    if whole and names == 1:
        return f"as the person {done}"
    return f"{'as' if whole else 'among'} the {'dead' if finding.attribute is Attribute.DEATHS else done}"


def _whole(name: str) -> bool:
    """True for a name of two words and more that does not break off after a particle: not "Musab Al"."""
    words = name.split()
    return len(words) > 1 and words[-1].lower() not in brief_words("particle")


def _with_age(victim: Victim) -> str:
    return f"{victim.name}, {age_words(victim.ages)}," if victim.ages else victim.name
