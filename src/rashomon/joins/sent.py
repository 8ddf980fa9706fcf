"""Documents on their way to another process: packed as they are kept, and read only where they are worked on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from rashomon.engine.join import Input
from rashomon.errors import CaseFileError
from rashomon.schema.document import Document
from rashomon.store.codec import unpack


class Sent(NamedTuple):
    """A document by its id, packed. A tuple, for those are quick to send."""

    id: str
    packed: bytes

    def read(self) -> Document:
        """The document.

        Raises:
            ValueError: it cannot be read back. That is the failure of this document alone, and stops no other.
        """
        try:
            return unpack(self.packed, Document)
        except CaseFileError as error:
            raise ValueError(str(error)) from error


def send(documents: Input[Document], names: Iterable[str]) -> Iterator[Sent]:
    """Those of some documents that are there."""
    for name in names:
        packed = documents.packed(name)
        if packed is not None:
            yield Sent(name, packed)
