"""The compare stage for a collection that fits in memory: what each document owes the others.

The steps that keep a large one in a case file are made of the same functions, and come to the same.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from rashomon.schema.document import Document
from rashomon.schema.lineage import Lineage
from rashomon.stages.compare.candidates import find_hits, told, told_of, weigh_hits
from rashomon.stages.compare.families import families
from rashomon.stages.compare.link import Read, link, read_documents
from rashomon.stages.compare.pairs import Listed, address_number, pair_documents
from rashomon.stages.compare.prints import Keys, find_keys
from rashomon.stages.compare.sources import find_all_sources, outside_sources
from rashomon.stages.compare.tokens import cut_documents


def compare(documents: Sequence[Document]) -> Lineage:
    """All links of a collection and the text families they make, in one order whatever the order of `documents`.

    The steps: documents to fingerprints; fingerprints to candidate pairs through an inverted index; candidates to
    exact alignments; alignments to links; links to families. Documents with the same words are compared once, through
    the first of them by id. Nothing compares all documents with all.
    """
    held = {document.id: document for document in sorted(documents, key=lambda d: d.id)}
    cut = cut_documents(tuple(held.values()))
    keys = find_keys(cut)
    pairs = pair_documents(_listed(cut.documents, keys), weigh_hits(find_hits(keys.entries)))
    read = _read(cut.documents, keys, np.unique(pairs).tolist())
    links = [found for one, other in pairs.tolist() if (found := link(read[one], read[other]))]
    links.sort(key=lambda link: (link.first, link.second, link.kind))
    return Lineage(
        links=tuple(links),
        sources=tuple(source for some in map(outside_sources, cut.documents, find_all_sources(cut)) for source in some),
        families=families(held, links),
    )


def _read(documents: Sequence[Document], keys: Keys, numbers: Sequence[int]) -> dict[int, Read]:
    """Those of the documents that are compared, by number."""
    some = told_of(told(keys.entries), keys.texts[numbers])
    return dict(zip(numbers, read_documents([documents[number] for number in numbers], some), strict=True))


def _listed(documents: Sequence[Document], keys: Keys) -> Listed:
    texts, counts = np.unique(keys.entries["text"], return_counts=True)
    sizes = dict(zip(texts.tolist(), counts.tolist(), strict=True))
    return Listed(
        texts=keys.texts,
        sizes=np.array([sizes.get(text, 0) for text in keys.texts.tolist()], np.int64),
        addresses=np.array([address_number(document) for document in documents], np.uint64),
    )
