"""What people decided on pairs of documents: that they tell one incident, or two."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rashomon.schema.judgement import Judgement, Verdict
from rashomon.stages.group.units import unit_id

DOCUMENT = "document:"  # so begin the targets of a judgement on documents

DocumentPair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Judged:
    """Pairs of document ids, the lower first: those of one incident, and those of two."""

    same: frozenset[DocumentPair] = frozenset()
    different: frozenset[DocumentPair] = frozenset()


NOTHING_JUDGED = Judged()


def is_on_documents(judgement: Judgement) -> bool:
    """Does a judgement decide on two documents?"""
    return judgement.target.startswith(DOCUMENT) and judgement.other.startswith(DOCUMENT)


def judged_pairs(judgements: Sequence[Judgement]) -> Judged:
    """The pairs of documents that people put together or apart; of decisions on one pair the last holds.

    `judgements` come in the order they were made. A rejected pair is decided on no longer. "document:4f…#2" is the
    second event that a document tells beside its main one, and stands under the id that `units` gives it.
    """
    last: dict[DocumentPair, Verdict] = {}
    for one in judgements:
        if is_on_documents(one) and one.target != one.other:
            first, second = sorted((_unit(one.target), _unit(one.other)))
            last[first, second] = one.verdict
    return Judged(
        frozenset(pair for pair, verdict in last.items() if verdict is Verdict.SAME),
        frozenset(pair for pair, verdict in last.items() if verdict is Verdict.DIFFERENT),
    )


def _unit(target: str) -> str:
    document, _, telling = target.removeprefix(DOCUMENT).partition("#")
    return unit_id(document, int(telling) if telling.isdecimal() else 0)
