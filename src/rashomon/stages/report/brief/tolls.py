"""What is counted, after the lead: agreed, disputed and by whom, on one source's word alone, and what it was before."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from rashomon.schema.bounds import Bounds
from rashomon.schema.claim import COUNTED, Attribute
from rashomon.schema.evidence import Evidence
from rashomon.schema.finding import Finding, Position, Status
from rashomon.stages.report.brief.cast import Holding, hold
from rashomon.stages.report.brief.draft import Draft, Part, listed
from rashomon.stages.report.brief.draft import sides as in_a_row
from rashomon.stages.report.brief.figures import Figure, clause, figure, short
from rashomon.stages.report.brief.lead import Lead
from rashomon.stages.report.brief.story import Story, standing
from rashomon.stages.report.cited import claim_evidence
from rashomon.stages.report.words import attribute_word, capitalised, count_words, join_words

_MOST_SIDES = 5
_FIRST = frozenset({Attribute.DEATHS, Attribute.INJURIES})
_DEFINITE = re.compile(r"(?:the|this|that|his|her|him|he|she|it|its)\b", re.IGNORECASE)
_THINGS = frozenset({Attribute.STRIKES, Attribute.MUNITIONS, Attribute.AIRCRAFT, Attribute.VEHICLES})
_PEOPLE = frozenset(
    {Attribute.CASUALTIES, Attribute.MISSING, Attribute.DETAINED, Attribute.ARRESTS, Attribute.DISPLACED}
)


def tolls(story: Story, first: Lead) -> Iterator[Draft]:
    """After the lead: a sentence for each attribute that is disputed or agreed, one for each source that is alone."""
    alone: dict[tuple[str, ...], tuple[Holding, list[tuple[Finding, Position]]]] = {}
    for finding in story.findings:
        positions = [p for p in standing(finding) if _states(story, finding.attribute, p)]
        if finding.attribute not in COUNTED or finding.attribute in first.told or not positions:
            continue
        if finding.attribute is Attribute.CASUALTIES and _is_part(story, finding):
            continue
        holdings = [hold([p], story.cast) for p in positions]
        if len(positions) == 1 and holdings[0].single:
            alone.setdefault(holdings[0].key, (holdings[0], []))[1].append((finding, positions[0]))
        else:
            yield _sentence(story, finding, positions, first.position in positions)
    things = [key for key, (_, rows) in alone.items() if all(f.attribute in _THINGS for f, _ in rows)]
    for key, (holding, rows) in alone.items():
        if key not in things:
            yield _alone(story, [(holding, rows)])
    if things:
        yield _alone(story, [alone[key] for key in things])


def _alone(story: Story, told: Sequence[tuple[Holding, Sequence[tuple[Finding, Position]]]]) -> Draft:
    """Who alone gives which figures: "A alone said there were four strikes, B that there were two vehicles"."""
    only = " alone" if len(story.incident.documents) > 1 else ""
    row: list[tuple[Part, ...]] = []
    for holding, rows in told:
        figures = clause([story.figure(f.attribute, p) for f, p in rows], story.wording)
        row.append((*holding.parts(inside=len(told) > 1), f" that {figures}" if row else f"{only} said {figures}"))
    every = [pair for _, rows in told for pair in rows]
    evidence = claim_evidence([c for _, p in every for c in p.claims], story.lookup)
    return Draft(min(_rank(f.attribute) for f, _ in every), listed(row), evidence)


def _states(story: Story, attribute: Attribute, position: Position) -> bool:
    """True where a figure is given: "the arrest of the person responsible" and "the vehicle" count nobody."""
    if attribute in _FIRST or position.bounds != Bounds(1, 1):
        return True
    return any(not _DEFINITE.match(claim.subject) for claim in story.claims(position))


def _is_part(story: Story, finding: Finding) -> bool:
    """True for killed and wounded together that are fewer than the killed or the wounded: some of them only."""
    ends = [f.low for a in _FIRST if (f := story.finding(a)) and f.low is not None]
    return finding.high is not None and finding.high < max(ends, default=0)


def _rank(attribute: Attribute) -> int:
    return 0 if attribute in _FIRST else 1 if attribute in _PEOPLE else 2


def _sentence(story: Story, finding: Finding, positions: Sequence[Position], led: bool) -> Draft:
    holdings = [hold([p], story.cast) for p in positions]
    figures = [story.figure(finding.attribute, p) for p in positions]
    if len(positions) == 1:
        parts: tuple[Part, ...] = (f"{capitalised(clause(figures, story.wording))}, ", *holdings[0].parts(), " agree")
    elif len({h.key for h in holdings}) == 1:
        parts = _itself(story, figures, holdings[0])
    else:
        parts = _sides(story, finding, figures, holdings, led)
    return Draft(
        _rank(finding.attribute), parts, claim_evidence([c for p in positions for c in p.claims], story.lookup)
    )


def _itself(story: Story, figures: Sequence[Figure], holding: Holding) -> tuple[Part, ...]:
    """Several figures by the same source."""
    told = join_words([short(f, story.wording) if n == 0 else figure(f.bounds) for n, f in enumerate(figures)], "and")
    return (*holding.parts(), f" gave different figures: {told}")


def _sides(
    story: Story, finding: Finding, figures: Sequence[Figure], holdings: Sequence[Holding], led: bool
) -> tuple[Part, ...]:
    """Who says which: "the death toll is disputed: A said 62, B 83"; without the first where the lead has told it."""
    sides: list[tuple[Part, ...]] = []
    for found, holding in list(zip(figures, holdings, strict=True))[led:_MOST_SIDES]:
        told = clause([found], story.wording) if led and not sides else "none" if found.zero else figure(found.bounds)
        sides.append((*holding.parts(inside=True), f"{'' if sides else ' said'} {told}"))
    rest = len(figures) - _MOST_SIDES
    if rest > 0:
        sides.append((f"{count_words(rest, 'other figure')} also stand{'s' if rest == 1 else ''}",))
    row = in_a_row(sides)
    if led:
        return ("Against that, ", *row)
    if finding.status is Status.CONTESTED:
        return (f"The {story.wording.toll[finding.attribute]} is disputed: ", *row)
    counts = attribute_word(finding.attribute, "lacking")
    return (f"Counts of {counts} can {'both' if len(figures) == 2 else 'all'} be true: ", *row)


def replaced(story: Story) -> Iterator[Draft]:
    """Earlier figures, by whom, that later ones took the place of."""
    held: dict[tuple[str, ...], tuple[Holding, list[tuple[Finding, Position]]]] = {}
    for finding in story.findings:
        older = [p for p in finding.positions if p.superseded]
        if finding.attribute not in COUNTED or len(older) == len(finding.positions):
            continue
        for position in older:
            holding = hold([position], story.cast)
            held.setdefault(holding.key, (holding, []))[1].append((finding, position))
    if held:
        told = [
            (*h.parts(), f" said {clause([story.figure(f.attribute, p) for f, p in rows], story.wording)}")
            for h, rows in held.values()
        ]
        every = [row for _, rows in held.values() for row in rows]
        evidence = claim_evidence([c for _, p in every for c in p.claims], story.lookup)
        yield Draft(min(_rank(f.attribute) for f, _ in every) + 1, ("Earlier, ", *listed(told)), evidence)


def unknown(story: Story, lacking: Sequence[Attribute], documents: tuple[Evidence, ...]) -> Iterator[Draft]:
    """What nobody tells."""
    if lacking:
        words = join_words([attribute_word(attribute, "lacking") for attribute in lacking], "or")
        whose = "The report gives no" if len(story.incident.documents) == 1 else "No report gives a"
        yield Draft(4, (f"{whose} figure for {words}",), documents)
