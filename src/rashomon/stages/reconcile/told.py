"""An incident's claims and correction notices, document by document: what changes are told from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from rashomon.schema.claim import Claim
from rashomon.schema.document import Document
from rashomon.schema.lineage import Alignment, Lineage, LineageKind, TextLink
from rashomon.stages.reconcile.notices import Notice, find_notices
from rashomon.stages.reconcile.pairing import Side


@dataclass(frozen=True, slots=True)
class Told:
    """What an incident's documents tell: the claims of each, and the correction notices on each.

    What a notice tells as said before is among nobody's claims.
    """

    sides: Mapping[str, Side]
    notices: Mapping[str, tuple[Notice, ...]]
    links: tuple[TextLink, ...]


def hear(claims: Sequence[Claim], documents: Sequence[Document], lineage: Lineage) -> Told:
    """Put together what changes are told from. The order of claims and documents changes nothing."""
    notices = {document.id: find_notices(document) for document in documents}
    own: dict[str, list[Claim]] = {document.id: [] for document in documents}
    for claim in sorted(claims, key=lambda c: (c.evidence, c.id)):
        if not any(notice.retells(claim) for notice in notices.get(claim.document, ())) and claim.document in own:
            own[claim.document].append(claim)
    return Told(
        {document.id: Side(document, tuple(own[document.id])) for document in documents},
        notices,
        tuple(_by_notice(k, notices) for k in lineage.links if k.first in own and k.second in own),
    )


def _by_notice(link: TextLink, notices: Mapping[str, tuple[Notice, ...]]) -> TextLink:
    """Of two states of one page whose order nothing else shows the one that has the correction is the later."""
    first, second = bool(notices[link.first]), bool(notices[link.second])
    if link.directed or link.kind is not LineageKind.REVISION or first is second:
        return link
    return replace(turned(link) if first else link, directed=True)


def turned(link: TextLink) -> TextLink:
    """The link read the other way round."""
    alignments = sorted(Alignment(a.second, a.first, a.identical) for a in link.alignments)
    return replace(link, first=link.second, second=link.first, alignments=tuple(alignments))
