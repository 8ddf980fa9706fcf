"""The compare stage for a collection that fits in memory: what each document owes the others.

The steps that keep a large one in a case file are made of the same functions, and come to the same.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from rashomon.schema.document import Document
from rashomon.schema.lineage import Lineage
from rashomon.stages.compare.candidates import find_hits, told, weigh_hits
from rashomon.stages.compare.families import families
from rashomon.stages.compare.link import Read, link
from rashomon.stages.compare.pairs import Listed, address_number, pair_documents
from rashomon.stages.compare.prints import Keys, key_documents
from rashomon.stages.compare.sources import outside_sources


def compare(documents: Sequence[Document]) -> Lineage:
    """All links of a collection and the text families they make, in one order whatever the order of `documents`.

    The steps: documents to fingerprints; fingerprints to candidate pairs through an inverted index; candidates to
    exact alignments; alignments to links; links to families. Documents with the same words are compared once, through
    the first of them by id. Nothing compares all documents with all.
    """
    held = {document.id: document for document in sorted(documents, key=lambda d: d.id)}
    keys = key_documents(tuple(held.values()))
    common = _told(keys)
    read = [Read(document, common.get(int(text), ())) for document, text in zip(held.values(), keys.texts, strict=True)]
    pairs = pair_documents(_listed(tuple(held.values()), keys), weigh_hits(find_hits(keys.entries)))
    links = [found for one, other in pairs.tolist() if (found := link(read[one], read[other]))]
    links.sort(key=lambda link: (link.first, link.second, link.kind))
    return Lineage(
        links=tuple(links),
        sources=tuple(source for one in read for source in outside_sources(one.document, one.sources)),
        families=families(held, links),
    )


def _told(keys: Keys) -> dict[int, list[int]]:
    """The fingerprints of each text that very many texts have."""
    found: dict[int, list[int]] = {}
    for text, fingerprint in told(keys.entries).tolist():
        found.setdefault(text, []).append(fingerprint)
    return found


def _listed(documents: Sequence[Document], keys: Keys) -> Listed:
    texts, counts = np.unique(keys.entries["text"], return_counts=True)
    sizes = dict(zip(texts.tolist(), counts.tolist(), strict=True))
    return Listed(
        texts=keys.texts,
        sizes=np.array([sizes.get(text, 0) for text in keys.texts.tolist()], np.int64),
        addresses=np.array([address_number(document) for document in documents], np.uint64),
    )
