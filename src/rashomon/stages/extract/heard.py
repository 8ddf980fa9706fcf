"""The statements of a document by where their content stands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rashomon.schema.evidence import Evidence
from rashomon.schema.statement import Statement

_CELL = 1024  # code points; most contents are shorter, so that a place meets the few statements around it


class Heard:
    """Finds the statements around a place without looking at all of them."""

    def __init__(self, statements: Iterable[Statement]) -> None:
        self._by_id: dict[str, Statement] = {}
        self._cells: dict[int, dict[str, Statement]] = {}
        for statement in statements:
            self._by_id[statement.id] = statement
            for content in statement.content:
                for cell in range(content.start // _CELL, content.end // _CELL + 1):
                    self._cells.setdefault(cell, {})[statement.id] = statement

    def near(self, evidence: Evidence) -> Iterator[Statement]:
        """The statements whose content may touch the evidence, each once."""
        met: dict[str, Statement] = {}
        for cell in range(evidence.start // _CELL, evidence.end // _CELL + 1):
            met.update(self._cells.get(cell, {}))
        return iter(met.values())

    def before(self, evidence: Evidence, reach: int) -> Iterator[Statement]:
        """The statements with content in the `reach` code points before the evidence, each once."""
        met: dict[str, Statement] = {}
        for cell in range(max(0, evidence.start - reach) // _CELL, evidence.start // _CELL + 1):
            met.update(self._cells.get(cell, {}))
        return (s for s in met.values() if s.content[-1].end <= evidence.start)

    def get(self, statement: str | None) -> Statement | None:
        """The statement with this id, if there is one."""
        return self._by_id.get(statement) if statement is not None else None
