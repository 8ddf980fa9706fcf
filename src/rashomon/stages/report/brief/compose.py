"""The brief as a whole: its sentences in the order in which an editor reads them, as many as there is room for."""

from __future__ import annotations

from collections.abc import Sequence

from rashomon.schema.claim import COUNTED, Attribute
from rashomon.schema.document import Document
from rashomon.schema.incident import Grouping
from rashomon.schema.lineage import Lineage
from rashomon.schema.record import BriefSentence, Record
from rashomon.stages.report.brief.cast import make_cast
from rashomon.stages.report.brief.changed import corrections, drifts
from rashomon.stages.report.brief.deeds import told_deeds
from rashomon.stages.report.brief.draft import Draft, Who, fit, length, render
from rashomon.stages.report.brief.figures import make_wording
from rashomon.stages.report.brief.lead import lead
from rashomon.stages.report.brief.magnitude import magnitude
from rashomon.stages.report.brief.passing import find_passing, without_passing
from rashomon.stages.report.brief.reservations import reservations
from rashomon.stages.report.brief.sources import rests_on
from rashomon.stages.report.brief.story import Story
from rashomon.stages.report.brief.tolls import replaced, tolls, unknown
from rashomon.stages.report.brief.victims import victims
from rashomon.stages.report.brief.voices import also, quoted
from rashomon.stages.report.cited import openings
from rashomon.stages.report.holders import unreported
from rashomon.stages.report.lookup import look_up

WORD_LIMIT = 250
_FOR_NAMES = 30  # words kept for who else is quoted, before quotations fill the room
# The rank of denials and of figures that changed on the way: whoever is told of there is not quoted again.
_HAD_THEIR_WORD = 3
_ORDER = {attribute: n for n, attribute in enumerate(Attribute)}


def brief(
    record: Record, grouping: Grouping, documents: Sequence[Document], lineage: Lineage
) -> tuple[BriefSentence, ...]:
    """What an editor needs first: what happened and on whose word, what is agreed, disputed and by whom, what changed,
    what is not known, and who says what.

    No sentence is made without evidence, so a fact that cites nothing is left out. Sentences leave from the least
    important up until the rest has at most `WORD_LIMIT` words.
    """
    story = _story(record, grouping, documents)
    first = lead(story)
    told = tuple(d for d in story.incident.documents if d in story.lookup.documents)
    head = [
        *first.drafts,
        *magnitude(story),
        *tolls(story, first),
        *replaced(story),
        *victims(story),
        *told_deeds(story),
        *reservations(story),
        *corrections(story, record.changes),
        *drifts(story),
    ]
    known = any(story.finding(attribute) for attribute in (Attribute.DEATHS, Attribute.INJURIES))
    lacking = [a for a in unreported(story.findings) if a in COUNTED and not (known and a is Attribute.CASUALTIES)]
    tail = [
        *unknown(story, lacking, openings(told, story.lookup)),
        *rests_on(story, lineage),
    ]
    kept = fit([*head, *tail], WORD_LIMIT, _FOR_NAMES)
    return render(_with_voices(story, kept, len([d for d in kept if d in tail])))


def _story(record: Record, grouping: Grouping, documents: Sequence[Document]) -> Story:
    incident = record.incident
    lookup = look_up(incident, grouping, documents)
    passing = find_passing(incident, lookup)
    ordered = sorted(without_passing(record.findings, passing, lookup), key=lambda f: _ORDER[f.attribute])
    claims = [claim for claim in lookup.claims_of(incident.claims) if passing.counts(claim)]
    return Story(incident, tuple(ordered), lookup, make_cast(incident, lookup), make_wording(claims), passing)


def _with_voices(story: Story, kept: Sequence[Draft], last: int) -> list[Draft]:
    """Quotations and the names of those who also speak, before the sentences at the end, as far as there is room."""
    body, tail = list(kept[: len(kept) - last]), list(kept[len(kept) - last :])
    spoken = {name for draft in body if draft.rank == _HAD_THEIR_WORD for name in draft.names}
    for draft in quoted(story):
        if spoken.isdisjoint(draft.names) and length(render([*body, draft, *tail])) <= WORD_LIMIT - _FOR_NAMES:
            body.append(draft)
    named = [part for draft in body for part in draft.parts if isinstance(part, Who)]
    for draft in also(story, named):
        if length(render([*body, draft, *tail])) <= WORD_LIMIT:
            body.append(draft)
            break
    return [*body, *tail]
