"""Which documents to compare: those of candidate texts, of one text, and of one address."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from rashomon.schema.document import Document
from rashomon.stages.compare.address import canonical_url
from rashomon.stages.compare.candidates import Rows, choose
from rashomon.stages.compare.prints import Numbers

Indexes = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Listed:
    """The documents of a collection in the order of their ids: the text of each, how many fingerprints that has, and
    its address; 0 for no text, no address."""

    texts: Numbers
    sizes: Indexes
    addresses: Numbers


def address_number(document: Document) -> int:
    """A hash of the document's address, 0 where it has none that names a page."""
    address = canonical_url(document.url)
    if not address:
        return 0
    digest = hashlib.blake2b(address.encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return int.from_bytes(digest, "little") or 1


def pair_documents(listed: Listed, candidates: Rows) -> Indexes:
    """The pairs to compare, sorted, as rows of two indexes of documents, the smaller first.

    A text is compared through the first of its documents, and that with each other of them: enough to join them. Of
    one address neighbours are compared.
    """
    texts, first, inverse = np.unique(listed.texts, return_index=True, return_inverse=True)
    chosen = choose(candidates, texts, listed.sizes[first])
    ends = [first[np.searchsorted(texts, chosen[name])] for name in ("first", "second")]
    later = np.flatnonzero((listed.texts != 0) & (first[inverse] != np.arange(len(listed.texts))))
    found = [
        np.stack([np.minimum(*ends), np.maximum(*ends)], axis=1),
        np.stack([first[inverse[later]], later], axis=1),
        _neighbours(listed.addresses),
    ]
    return np.unique(np.concatenate(found).astype(np.int64), axis=0)


def _neighbours(addresses: Numbers) -> Indexes:
    """Documents of one address, each with the next."""
    order = np.argsort(addresses, kind="stable")
    order = order[addresses[order] != 0]
    same = addresses[order[1:]] == addresses[order[:-1]]
    return np.stack([order[:-1][same], order[1:][same]], axis=1)
