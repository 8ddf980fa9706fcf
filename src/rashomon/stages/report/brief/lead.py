"""The lead: what, where, when, how many and on whose word."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from rashomon.language.gazetteer import place as gazetteer_place
from rashomon.language.text import fold
from rashomon.schema.area import WherePrecision
from rashomon.schema.claim import Attribute
from rashomon.schema.document import Precision
from rashomon.schema.entity import Place
from rashomon.schema.evidence import Evidence
from rashomon.schema.finding import Finding, Position, Status
from rashomon.schema.incident import Incident
from rashomon.stages.report.brief.cast import Holding, hold
from rashomon.stages.report.brief.draft import Draft, Part
from rashomon.stages.report.brief.figures import counted, deeds, figure
from rashomon.stages.report.brief.lexis import brief_words
from rashomon.stages.report.brief.story import Story, standing
from rashomon.stages.report.cited import claim_evidence, one_each
from rashomon.stages.report.lookup import kind_noun
from rashomon.stages.report.words import capitalised, day_words, with_article

_LONGEST_CODE = 3  # letters: "USA" keeps its capitals, "ASHFORD" stood in a dateline
_REGION_AND_COUNTRY = 2
_MOST_SIDES = 3
_MOST_BESIDE = 2  # names for one figure where others follow


@dataclass(frozen=True, slots=True)
class Lead:
    """The first sentence, the attributes that it tells in full, and the one position of another that it tells."""

    drafts: tuple[Draft, ...]
    told: frozenset[Attribute]
    position: Position | None = None


def lead(story: Story) -> Lead:
    """What happened where and when, with the dead, else the wounded, and who says so."""
    what = _scene(story)
    for attribute in (Attribute.DEATHS, Attribute.INJURIES):
        finding = story.finding(attribute)
        positions = standing(finding) if finding else []
        if finding is None or not positions or any(story.figure(attribute, p).zero for p in positions):
            continue
        if len(positions) == 1 or (len(positions) <= _MOST_SIDES and finding.status is Status.AGREED):
            return _agreed(story, what, finding, positions)
        if len({hold([p], story.cast).key for p in positions}) == 1:
            break  # one source with several figures has a sentence of its own
        if len(positions) <= _MOST_SIDES and finding.status is Status.CONTESTED:
            return _disputed(story, what, finding, positions)
        if len(positions[0].documents) > len(positions[1].documents):
            return _most_told(story, what, finding, positions[0])
        break
    return Lead((Draft(0, (_scene(story, " was reported"),), one_each(story.incident.evidence)),), frozenset())


def _scene(story: Story, was: str = "") -> str:
    """What happened where and when, ready for a verb: "A shooting in Ashford, Ohio, on Friday 1 May 2020"."""
    noun = capitalised(with_article(kind_noun(story.incident.kind) or "incident"))
    where, when = _where(story), _when(story.incident)
    comma = "," if "," in where and (when or not was) else ""
    return f"{noun}{was}{where}{comma}{when}"


def _where(story: Story) -> str:
    incident, place = story.incident, story.lookup.place(story.incident)
    where = story.lookup.where(incident).replace("at ", "in ", 1)
    if place:
        shouted = place.name.isupper() and len(place.name) > _LONGEST_CODE
        name = place.name.title() if shouted else place.name
        near = incident.area is not None and incident.area.precision is WherePrecision.NEAR
        held = _held(incident) or _state(place)
        if held:
            return f" {'near' if near else 'in'} {', '.join((name, *held))}"
        where = where.replace(place.name, name)
    return f" {_before_land().sub('in the ', where)}" if where else ""


def _state(place: Place) -> tuple[str, ...]:
    """The state of a place in the United States."""
    entry = gazetteer_place(place.key) if place.key else None
    known = entry is not None and entry.country == "US" and entry.kind != "region" and entry.admin
    state = gazetteer_place(f"region:US-{entry.admin}") if entry is not None and known else None
    return (state.name,) if state is not None else ()


def _held(incident: Incident) -> tuple[str, ...]:
    """What holds a place, as the news has it: in the United States up to the state, elsewhere the country alone."""
    if len(incident.within) < _REGION_AND_COUNTRY:
        return ()
    *inner, region, country = incident.within
    inner = [name for name in inner if fold(region) not in fold(name)]  # "New York City, New York" says it twice
    if incident.country == "US":
        return (*inner, region)
    lost = incident.area is not None and incident.area.precision is WherePrecision.REGION and not inner
    return (*inner, *((region,) if lost else ()), country)


@cache
def _before_land() -> re.Pattern[str]:
    return re.compile(rf"^in (?=[A-Z][\w ]* (?:{'|'.join(sorted(brief_words('land')))})\b)")


def _when(incident: Incident) -> str:
    if incident.date is None:
        return ""
    within = "some time from" if incident.date.precision is Precision.SPAN else "in"
    return f" {'on' if incident.date.day else within} {day_words(incident.date.value)}"


def _agreed(story: Story, what: str, finding: Finding, positions: Sequence[Position]) -> Lead:
    """One figure, with that of the wounded where the same sources give one, and others that can be true beside it."""
    holding, attribute = hold(positions[:1], story.cast), finding.attribute
    figures, told = [story.figure(attribute, positions[0])], {attribute}
    claims = [c for p in positions for c in p.claims]
    other = story.finding(Attribute.INJURIES) if finding.attribute is Attribute.DEATHS else None
    beside = standing(other) if other else []
    if (
        other
        and len(beside) == 1
        and hold(beside, story.cast).key == holding.key
        and not story.figure(other.attribute, beside[0]).zero
    ):
        figures.append(story.figure(other.attribute, beside[0]))
        claims += beside[0].claims
        told.add(other.attribute)
    parts: list[Part] = [
        f"{what} {deeds(figures, story.wording)}",
        *_on_whose_word(holding, story, len(positions) == 1),
    ]
    for position in positions[1:]:
        also = hold([position], story.cast)
        parts += ["; ", *also.parts(), f" said {figure(position.bounds)}"]
    return Lead((Draft(0, tuple(parts), _evidence(story, claims)),), frozenset(told))


def _on_whose_word(holding: Holding, story: Story, only: bool) -> Iterator[Part]:
    if holding.single:
        alone = " alone" if only and len(story.incident.documents) > 1 else ""
        yield from (", according to ", *holding.parts(), alone)
    else:
        yield from (", ", *holding.parts(), " agree")


def _disputed(story: Story, what: str, finding: Finding, positions: Sequence[Position]) -> Lead:
    parts: list[Part] = [f"{what} "]
    for n, position in enumerate(positions):
        found = story.figure(finding.attribute, position)
        told = (
            deeds([found], story.wording)
            if n == 0
            else counted(found, story.wording)
            if found.noun
            else figure(found.bounds)
        )
        between = "" if n == 0 else ", or " if n == len(positions) - 1 else ", "
        parts += [
            f"{between}{told}, according to ",
            *hold([position], story.cast).parts(inside=True, most=_MOST_BESIDE),
        ]
    claims = [c for p in positions for c in p.claims]
    return Lead((Draft(0, tuple(parts), _evidence(story, claims)),), frozenset({finding.attribute}))


def _most_told(story: Story, what: str, finding: Finding, position: Position) -> Lead:
    """Where many figures stand against one another: the one that most documents have. The others come after it."""
    told = deeds([story.figure(finding.attribute, position)], story.wording)
    parts = (f"{what} {told}, according to ", *hold([position], story.cast).parts(), ", but the toll is disputed")
    return Lead((Draft(0, parts, _evidence(story, position.claims)),), frozenset(), position)


def _evidence(story: Story, claims: Sequence[str]) -> tuple[Evidence, ...]:
    return one_each((*story.incident.evidence, *claim_evidence(claims, story.lookup)))
