"""Who copied whom, kept in the case file: the compare stage as steps, each of which brings its own tables up to date.

keys: documents to an inverted index of fingerprints; candidates: texts that share a run of them; links: what comparing
the candidates word by word shows; families: what the links join. What they come to is that of
`stages.compare.compare`, whatever the order in which the documents came.
"""

from __future__ import annotations

from collections.abc import Iterable

from rashomon.engine.base import Engine
from rashomon.engine.join import Step, Tables
from rashomon.joins.columns import document_of
from rashomon.joins.lineage_candidates import CANDIDATES, RETOLD, TOLD_TEXTS, keep_candidates
from rashomon.joins.lineage_keys import DOCUMENTS, FAILED, LISTED, MOVED, PRINTS, SOURCES, keep_keys, listed
from rashomon.joins.lineage_links import ASKED, FAILED_PAIRS, keep_links
from rashomon.joins.links import LINKS
from rashomon.schema.lineage import Lineage, SourceLink, TextLink
from rashomon.stages.compare.families import join_families

FAMILIES = "lineage.families"

Members = tuple[str, ...]


def keep_families(tables: Tables, engine: Engine) -> None:  # noqa: ARG001 - nothing here is worth another process
    """Bring the families of two and more up to date with the links."""
    if not tables.rows(LINKS, TextLink).changed():
        return
    ends = [key.split() for key in tables.rows(LINKS, TextLink).keys()]  # noqa: SIM118 - a table, not a mapping
    names = sorted({name for pair in ends for name in pair})
    families = {family[0]: family for family in join_families(names, ((one, other) for one, other in ends))}
    held = tables.rows(FAMILIES, tuple[str, ...])
    for head in sorted(set(held.keys()) - families.keys()):
        held.drop(head)
    for head in sorted(families):
        held.put(head, families[head])


STEPS = (
    Step("lineage keys", (DOCUMENTS,), (LISTED, PRINTS, MOVED, SOURCES, FAILED), keep_keys),
    Step("lineage candidates", (DOCUMENTS, LISTED, PRINTS, MOVED), (CANDIDATES, TOLD_TEXTS, RETOLD), keep_candidates),
    Step(
        "lineage links",
        (DOCUMENTS, LISTED, CANDIDATES, TOLD_TEXTS, RETOLD),
        (ASKED, LINKS, FAILED_PAIRS),
        keep_links,
    ),
    Step("lineage families", (LINKS,), (FAMILIES,), keep_families),
)


def lineage_of(tables: Tables) -> Lineage:
    """The lineage that the steps have come to."""
    names = [document_of(number) for number in listed(tables).all()["document"].tolist()]
    links = sorted(
        (link for _, link in tables.rows(LINKS, TextLink).items()), key=lambda k: (k.first, k.second, k.kind)
    )
    joined = dict(tables.rows(FAMILIES, tuple[str, ...]).items())
    return Lineage(
        links=tuple(links),
        sources=tuple(source for _, some in tables.rows(SOURCES, tuple[SourceLink, ...]).items() for source in some),
        families=_with_those_alone(names, joined.values()),
    )


def _with_those_alone(names: Iterable[str], joined: Iterable[Members]) -> tuple[Members, ...]:
    families = list(joined)
    members = {name for family in families for name in family}
    return tuple(sorted([*families, *((name,) for name in names if name not in members)]))
