"""How many, on whose word, in one document, as a Python program gets it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, overload

from rashomon.schema.claim import COUNTED, Claim
from rashomon.schema.document import Document
from rashomon.schema.issue import Issue
from rashomon.stages.report.tolls_html import tolls_html
from rashomon.stages.report.tolls_rows import toll_dicts, toll_rows
from rashomon.stages.report.tolls_words import tell_claims
from rashomon.stages.report.words import count_words, shortened

_MOST_WORDS = 24
_MOST_LINES = 40


def counted(claims: Iterable[Claim]) -> tuple[Claim, ...]:
    """The claims of how many, without those of who did it or why."""
    return tuple(claim for claim in claims if claim.attribute in COUNTED)


@dataclass(frozen=True, slots=True)
class Tolls(Sequence[Claim]):
    """The claims of one document of how many, in the order of its text.

    It is a sequence of `Claim`: people killed, injured, missing, detained, displaced; strikes, munitions, aircraft,
    vehicles. Claims of other events and of sums over many are among them, and their `scope` says so. `document` is
    what their offsets count in, and `issues` say what could not be read or is in doubt. A page that cannot be read has
    an empty document and an issue. A notebook shows the text with its counts marked.
    """

    document: Document
    claims: tuple[Claim, ...]
    issues: tuple[Issue, ...] = ()

    @overload
    def __getitem__(self, index: int) -> Claim: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[Claim, ...]: ...
    def __getitem__(self, index: int | slice) -> Claim | tuple[Claim, ...]:
        return self.claims[index]

    def __len__(self) -> int:
        return len(self.claims)

    def __repr__(self) -> str:
        claimants = {c.claimant.name for c in self.claims if c.claimant and c.claimant.name}
        counts = [count_words(len(self), "claim"), count_words(len(claimants), "named claimant")]
        if self.issues:
            counts.append(count_words(len(self.issues), "issue"))
        return f"<Tolls in {self.document.name!r}: {', '.join(counts)}>"

    def __str__(self) -> str:
        """One line for each claim: how many, on whose word, in which words, how, where; then the issues."""
        told = tell_claims(self.claims)
        lines = [
            f"{t.told}: {t.claimant.name} ({'; '.join([f'“{shortened(t.words, _MOST_WORDS)}”', *t.manner, t.where])})"
            for t in told
        ]
        if len(lines) > _MOST_LINES:
            lines[_MOST_LINES:] = [f"and {len(lines) - _MOST_LINES} more"]
        return "\n".join([*lines, *(f"issue: {i.where}: {i.reason}" for i in self.issues)]) or "no count was found"

    def to_dicts(self) -> list[dict[str, Any]]:
        """Each claim with its spans and sources nested, as a line of `rashomon tolls --format ndjson`."""
        return list(toll_dicts(self.document, self.claims))

    def to_rows(self) -> list[dict[str, Any]]:
        """Each claim as one flat row, as `--format csv` has it: `pandas.DataFrame(tolls.to_rows())`."""
        return list(toll_rows(self.document, self.claims))

    def _repr_html_(self) -> str:
        return tolls_html(self.document, self.claims, self.issues)
