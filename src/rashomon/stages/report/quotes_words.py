"""Who said what, worded for a reader: the same words in the terminal and in a notebook."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rashomon.schema.document import Document
from rashomon.schema.evidence import Evidence
from rashomon.schema.statement import Directness, Modality, Source, SourceKind, Statement
from rashomon.stages.report.speaker_view import without_owner
from rashomon.stages.report.words import capitalised, count_words, dated_words, join_words, shortened

_DIRECTNESS = {Directness.DIRECT: "direct", Directness.INDIRECT: "indirect", Directness.MIXED: "partly quoted"}


@dataclass(frozen=True, slots=True)
class Speaker:
    """A mouth in two parts: who it is, and what there is to say about it: a role, doubt, or nothing.

    `sure` is False where the text does not say who it is.
    """

    name: str
    note: str
    sure: bool


@dataclass(frozen=True, slots=True)
class Told:
    """A statement worded, under its `number` in the document.

    `content` is without quotation marks, and `direct` says that it should have them; `manner` is how it was said, a
    word or two each: directness, modality, chain, what it is inside; `where` is its stretches as offsets.
    """

    number: int
    speaker: Speaker
    cue: str
    content: str
    direct: bool
    manner: tuple[str, ...]
    where: tuple[str, ...]

    @property
    def how(self) -> str:
        """How it was said, on one line."""
        return "; ".join(self.manner)

    def words(self, most: int | None = None) -> str:
        """The content as it is shown, cut after the first `most` words: direct speech between quotation marks."""
        words = shortened(self.content, most) if most else self.content
        return f"“{words}”" if self.direct else words


def tell_statements(statements: Sequence[Statement]) -> tuple[Told, ...]:
    """Every statement of one document, numbered from 1."""
    numbers = {statement.id: number for number, statement in enumerate(statements, 1)}
    return tuple(
        Told(
            number=number,
            speaker=speaker_words(s.speaker),
            cue=one_line(" … ".join(e.text for e in s.cue)),
            content=one_line(" … ".join(e.text for e in s.content)),
            direct=s.directness is Directness.DIRECT,
            manner=tuple(_manner(s, numbers)),
            where=tuple(f"{e.start}–{e.end}" for e in s.content),
        )
        for number, s in enumerate(statements, 1)
    )


def speaker_words(source: Source | None) -> Speaker:
    """Who speaks: a name with its role, a mention with whom it may stand for, "unnamed", or "absent"."""
    if source is None:
        return Speaker("Absent", "no source is given", False)
    mention = f"“{one_line(source.mention.text)}”" if source.mention else ""
    if source.name:
        return Speaker(capitalised(one_line(source.name)), without_owner(one_line(source.described)), True)
    if source.candidates:
        return Speaker(mention or "Unresolved", f"unresolved: maybe {join_words(source.candidates, 'or')}", False)
    if source.kind is SourceKind.UNNAMED or not mention:
        return Speaker("Unnamed", mention, False)
    return Speaker(mention, "unresolved", False)


def document_line(document: Document, statements: Sequence[Statement]) -> str:
    """Outlet, date and how much was found: "Halyard · 14 March 2019 · nine statements"."""
    return facts_line(document, count_words(len(statements), "statement"))


def facts_line(document: Document, found: str) -> str:
    """Outlet and date, and what was found."""
    facts = [document.outlet or "", dated_words(document.published) if document.published else ""]
    return " · ".join([*filter(None, facts), found])


def one_line(text: str) -> str:
    """The text with each run of white space made one space."""
    return " ".join(text.split())


def _manner(statement: Statement, numbers: dict[str, int]) -> list[str]:
    parts = [_DIRECTNESS[statement.directness]]
    if statement.modality is not Modality.ASSERTED:
        parts.append(modality_words(statement.modality, statement.modality_evidence))
    if statement.via:
        parts.append(f"via {', '.join(map(chain_name, statement.via))}")
    if statement.inside in numbers:
        parts.append(f"inside {numbers[statement.inside]}")
    return parts


def modality_words(modality: Modality, words: Evidence | None) -> str:
    """How firmly, with the words that say so: "denied (“denied”)"."""
    return f"{modality.value} (“{one_line(words.text)}”)" if words else modality.value


def chain_name(source: Source) -> str:
    """A link of a chain by its name, or by the words for it."""
    return one_line(source.name or (source.mention.text if source.mention else "")) or "somebody unnamed"
