"""What the brief rests on: how many documents, independent texts and origins."""

from __future__ import annotations

from collections.abc import Iterator

from rashomon.schema.claim import COUNTED
from rashomon.schema.lineage import Lineage
from rashomon.stages.report.brief.draft import Draft
from rashomon.stages.report.brief.story import Story
from rashomon.stages.report.cited import openings
from rashomon.stages.report.words import capitalised, count_words


def rests_on(story: Story, lineage: Lineage) -> Iterator[Draft]:
    """How many documents tell of it, in how many text families; and on how many origins the main toll rests."""
    known = [d for d in story.incident.documents if d in story.lookup.documents]
    families = len(lineage.families_among(known))
    text = f"{capitalised(count_words(len(known), 'report tells', 'reports tell'))} of it"
    if len(known) > 1:
        text += (
            ", each in its own words" if families == len(known) else f", in {count_words(families, 'independent text')}"
        )
    main = next((f for f in story.findings if f.attribute in COUNTED and f.positions), None)
    if main:
        held = len({origin for position in main.positions for origin in position.origins})
        text += f"; the {story.wording.toll[main.attribute]} rests on {count_words(min(main.origins, held), 'source')}"
    yield Draft(2, (text,), openings(known, story.lookup))
