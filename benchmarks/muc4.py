"""What is found of the victims in MUC-4: how many, what became of them, and how many of the gold's named victims."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from benchmarks.attribution import read_article
from benchmarks.rows import Row, read_rows
from benchmarks.tables import share, table
from rashomon.language.text import fold
from rashomon.schema.claim import Attribute, Claim
from rashomon.stages.extract.extract import extract
from rashomon.stages.report.tolls import counted

_SEIZED = frozenset({Attribute.DETAINED, Attribute.MISSING, Attribute.ARRESTS})
_HURT = frozenset({Attribute.DEATHS, Attribute.INJURIES, Attribute.CASUALTIES})
_PEOPLE = _SEIZED | _HURT | {Attribute.DISPLACED}


@dataclass(slots=True)
class Tally:
    """Counts over all documents; `missed` are victims that stand in no claim's words."""

    documents: int = 0
    failed: int = 0
    claiming: int = 0
    claims: Counter[tuple[Attribute, str]] = field(default_factory=Counter)
    victims: int = 0
    found: int = 0
    fitting: int = 0


def print_muc4(data: Path) -> None:
    """Print what extraction makes of each text, and the share of the gold's victims that stand in a claim's words.

    The texts are in small letters alone, and the gold's victims here are named persons: a victim is found where a
    claim of harm to people stands on words that hold a name of theirs, and its effect fits where it is one that the
    gold's kind of incident has: seized for a kidnapping, dead or hurt for the rest.
    """
    tally = Tally()
    for row in read_rows(data):
        tally.documents += 1
        try:
            _count(row, tally)
        except Exception as error:  # what is measured is that there is none
            tally.failed += 1
            print(f"{row['docid']}: {type(error).__name__}: {error}", file=sys.stderr)
    print(f"{tally.documents} documents, {tally.failed} failed, {tally.claiming} with a claim of people harmed")
    print(
        f"victims {tally.victims}: in a claim's words {tally.found} ({share(tally.found / max(tally.victims, 1))}), "
        f"with an effect that fits {tally.fitting} ({share(tally.fitting / max(tally.victims, 1))})\n"
    )
    print(table(["effect", "a number", "an open number", "no number", "all"], _lines(tally)))


def _count(row: Row, tally: Tally) -> None:
    claims = [claim for claim in _claims(row["doctext"]) if claim.attribute in _PEOPLE]
    tally.claiming += bool(claims)
    tally.claims.update((claim.attribute, _number(claim)) for claim in claims)
    for names, kind in _victims(row):
        holding = [claim for claim in claims if any(name in _words(claim) for name in names)]
        tally.victims += 1
        tally.found += bool(holding)
        fits = _SEIZED if kind == "kidnapping" else _HURT
        tally.fitting += any(claim.attribute in fits for claim in holding)


def _claims(text: str) -> tuple[Claim, ...]:
    article = read_article(text)
    return counted(extract(article.document, article.analysis).claims) if article else ()


def _victims(row: dict[str, Any]) -> Iterator[tuple[list[str], str]]:
    """Each victim of each incident with its folded names, and the kind of the incident."""
    for template in row["templates"]:
        for mentions in template["Victim"]:
            yield [f" {fold(name)} " for name, _ in mentions], template["incident_type"]


def _words(claim: Claim) -> str:
    return f" {fold(claim.evidence.text)} {fold(claim.subject)} "


def _number(claim: Claim) -> str:
    if claim.bounds is None or not claim.bounds.stated:
        return "none"
    return "exact" if claim.bounds.exact else "open"


def _lines(tally: Tally) -> Iterator[list[str]]:
    for attribute in sorted(_PEOPLE):
        counts = [tally.claims[(attribute, number)] for number in ("exact", "open", "none")]
        yield [attribute.value, *map(str, counts), str(sum(counts))]
