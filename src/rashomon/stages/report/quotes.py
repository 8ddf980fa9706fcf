"""Who said what in one document, as a Python program gets it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, overload

from rashomon.schema.document import Document
from rashomon.schema.issue import Issue
from rashomon.schema.statement import Statement
from rashomon.stages.report.quotes_html import quotes_html
from rashomon.stages.report.quotes_rows import quote_dicts, quote_rows
from rashomon.stages.report.quotes_words import tell_statements
from rashomon.stages.report.words import count_words

_MOST_WORDS = 24
_MOST_LINES = 40


@dataclass(frozen=True, slots=True)
class Quotes(Sequence[Statement]):
    """The statements of one document, in the order of its text.

    It is a sequence of `Statement`; `document` is what their offsets count in, and `issues` say what could not be
    read or is in doubt. A page that cannot be read has an empty document and an issue. A notebook shows the text with
    its statements marked.
    """

    document: Document
    statements: tuple[Statement, ...]
    issues: tuple[Issue, ...] = ()

    @overload
    def __getitem__(self, index: int) -> Statement: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[Statement, ...]: ...
    def __getitem__(self, index: int | slice) -> Statement | tuple[Statement, ...]:
        return self.statements[index]

    def __len__(self) -> int:
        return len(self.statements)

    def __repr__(self) -> str:
        speakers = {s.speaker.name for s in self.statements if s.speaker and s.speaker.name}
        counts = [count_words(len(self), "statement"), count_words(len(speakers), "named speaker")]
        if self.issues:
            counts.append(count_words(len(self.issues), "issue"))
        return f"<Quotes in {self.document.name!r}: {', '.join(counts)}>"

    def __str__(self) -> str:
        """One line for each statement: who, how, what, where; then the issues."""
        told = tell_statements(self.statements)
        lines = [f"{t.speaker.name}: {t.words(_MOST_WORDS)} ({t.how}; {', '.join(t.where)})" for t in told]
        if len(lines) > _MOST_LINES:
            lines[_MOST_LINES:] = [f"and {len(lines) - _MOST_LINES} more"]
        return "\n".join([*lines, *(f"issue: {i.where}: {i.reason}" for i in self.issues)]) or "no statement was found"

    def to_dicts(self) -> list[dict[str, Any]]:
        """Each statement with its spans and sources nested, as a line of `rashomon quotes --format ndjson`."""
        return list(quote_dicts(self.document, self.statements))

    def to_rows(self) -> list[dict[str, Any]]:
        """Each statement as one flat row, as `--format csv` has it: `pandas.DataFrame(quotes.to_rows())`."""
        return list(quote_rows(self.document, self.statements))

    def _repr_html_(self) -> str:
        return quotes_html(self.document, self.statements, self.issues)
