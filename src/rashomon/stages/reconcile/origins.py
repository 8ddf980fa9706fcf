"""Whose word a claim finally rests on."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from rashomon.language.aliases import alias_of
from rashomon.language.hearsay import is_hearsay
from rashomon.language.parties import canonical
from rashomon.schema.claim import Claim
from rashomon.schema.document import Block, BlockRole, Document
from rashomon.schema.entity import Actor
from rashomon.schema.finding import Origin
from rashomon.schema.lineage import Lineage, LineageKind
from rashomon.schema.statement import Source, SourceKind

_HOST = re.compile(r"(?:[\w-]+\.)*?([\w-]+)\.(?:co\.|com\.|org\.|net\.)?[a-z]{2,6}", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Weighed:
    """A claim with what decides its weight.

    `narrated` is True where the document speaks for itself, `family` is the first document of its text family,
    `day` the ISO day of the document or None, `headline` True where it stands in the document's title;
    `relays` are those through whom it came.
    """

    claim: Claim
    origin: Origin
    narrated: bool
    family: str
    day: str | None
    headline: bool = False
    relays: tuple[Origin, ...] = ()


@dataclass(frozen=True, slots=True)
class Voices:
    """What is needed to tell an origin: who speaks for which party, and which documents speak with one voice."""

    actors: Mapping[str, Actor]
    party_heads: Mapping[str, str]
    narrators: Mapping[str, Origin]
    families: Mapping[str, str]
    days: Mapping[str, str | None]
    titles: Mapping[str, tuple[Block, ...]]

    def weigh(self, claim: Claim) -> Weighed:
        """The claim with its origin."""
        narrated = claim.claimant is None or faceless(claim.claimant)
        origin = self.narrators[claim.document] if narrated else self._origin_of(claim.claimant, claim.document)
        relays = tuple(self._origin_of(source, claim.document) for source in claim.via)
        headline = any(block.start <= claim.evidence.start < block.end for block in self.titles[claim.document])
        family, day = self.families[claim.document], self.days[claim.document]
        return Weighed(claim, origin, narrated, family, day, headline, relays)

    def _origin_of(self, source: Source | None, document: str) -> Origin:
        assert source is not None
        actor = self.actors.get(source.actor or "")
        if actor is not None:
            return self.actor_origin(actor)
        # Nobody resolves the mention: two of them in one text family may be one person, so they count once.
        name = source.name or source.described or "an unnamed source"
        return Origin(name=name, document=self.families[document])

    def actor_origin(self, actor: Actor) -> Origin:
        """Offices of one party count as one origin: the party."""
        if actor.party:
            return Origin(name=actor.party, actor=self.party_heads[actor.party])
        return Origin(name=actor.name, actor=actor.id)


def faceless(source: Source) -> bool:
    """True for a source that is nobody: "reports", "a report". What rests on it rests on the page that cites it."""
    if source.kind not in (SourceKind.DOCUMENT, SourceKind.UNNAMED):
        return False
    return is_hearsay(source.name)


def listen(actors: Sequence[Actor], documents: Sequence[Document], lineage: Lineage) -> Voices:
    """Prepare the origins of all claims in `documents`."""
    heads: dict[str, str] = {}
    for actor in sorted(actors, key=lambda a: a.id):
        if actor.party:
            heads.setdefault(actor.party, actor.id)
    families = first_of_family(documents, lineage)
    voices = Voices(
        actors={actor.id: actor for actor in actors},
        party_heads=heads,
        narrators={},
        families=families,
        days={document.id: day_of(document) for document in documents},
        titles={d.id: tuple(b for b in d.blocks if b.role is BlockRole.TITLE) for d in documents},
    )
    by_name = {_plain(name): actor for actor in _reversed(actors) for name in (actor.name, *actor.aliases)}
    narrators: dict[str, Origin] = {}
    copies = {link.second for link in lineage.links if link.directed and link.kind is not LineageKind.REVISION}
    for members in one_voice(documents, families):
        # Whoever reprints a page does not give it his name.
        named = {(d.id in copies, d.outlet) for d in members if d.outlet}
        outlets = list(dict.fromkeys(outlet for _, outlet in sorted(named)))
        actor_found = next((by_name[_plain(outlet)] for outlet in outlets if _plain(outlet) in by_name), None)
        first = min(members, key=lambda d: d.id)
        for document in members:
            if actor_found is not None and document.outlet and _plain(document.outlet) in by_name:
                narrators[document.id] = voices.actor_origin(by_name[_plain(document.outlet)])
            else:
                narrators[document.id] = Origin(name=(outlets or [first.name])[0], document=first.id)
    return replace(voices, narrators=narrators)


def _plain(name: str) -> str:
    """A name as it is compared: a body that is known under several ("SANA") is one under all of them."""
    known = alias_of(name)
    if known is not None:
        return known.key
    host = _HOST.fullmatch(name)
    # "theoaklandpress.com" is The Oakland Press: letters alone tell a name from an address.
    return (host[1] if host else canonical(name)).casefold().replace(" ", "").replace("-", "").removeprefix("the")


def _reversed(actors: Sequence[Actor]) -> Iterable[Actor]:
    """In falling order of id, so that the first one keeps a name that two share."""
    return sorted(actors, key=lambda a: a.id, reverse=True)


def day_of(document: Document) -> str | None:
    """The day a document speaks from: when it was last changed, else when it was published."""
    for dated in (document.modified, document.published):
        if dated is not None and dated.day is not None:
            return dated.day
    return None


def first_of_family(documents: Sequence[Document], lineage: Lineage) -> dict[str, str]:
    """Document id to the first id of its text family, among `documents` alone."""
    here = {document.id for document in documents}
    first = {identifier: identifier for identifier in sorted(here)}
    for family in lineage.families:
        members = sorted(here.intersection(family))
        first.update(dict.fromkeys(members, members[0] if members else ""))
    return first


def one_voice(documents: Sequence[Document], families: Mapping[str, str]) -> list[list[Document]]:
    """Documents that speak with one voice when they speak for themselves: one text family, or one outlet."""
    leader: dict[str, str] = {}

    def lead(name: str) -> str:
        while leader.setdefault(name, name) != name:
            name = leader[name]
        return name

    ordered = sorted(documents, key=lambda d: d.id)
    for document in ordered:
        if document.outlet and _plain(document.outlet):
            family, outlet = lead(f"family {families[document.id]}"), lead(f"outlet {_plain(document.outlet)}")
            leader[max(family, outlet)] = min(family, outlet)
    voices: dict[str, list[Document]] = {}
    for document in ordered:
        voices.setdefault(lead(f"family {families[document.id]}"), []).append(document)
    return list(voices.values())
