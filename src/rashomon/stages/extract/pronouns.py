"""Whom he, she, it and they stand for: somebody who has spoken or acted just before, or nobody."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rashomon.schema.evidence import Span
from rashomon.schema.statement import Source, SourceKind
from rashomon.stages.extract.appearances import Appearance, Appearances, Party, paragraph_of, sentence_number
from rashomon.stages.extract.drafts import Mention
from rashomon.stages.extract.quoted import Quotations

GENDERS = {"he": "m", "him": "m", "himself": "m", "his": "m", "she": "f", "her": "f", "herself": "f", "hers": "f"}
_THEY = frozenset({"they", "them", "themselves", "their", "both"})
_IT = frozenset({"it", "itself", "its"})
_KEPT_IN_MIND = 50  # speakers
_PARAGRAPHS_BACK = 4  # a speaker not named for longer is named again: that is how news is written
_MANY_KINDS = frozenset({SourceKind.INSTITUTION, SourceKind.STATE, SourceKind.MEDIA})
_BODY_KINDS = _MANY_KINDS | {SourceKind.DOCUMENT}


@dataclass(frozen=True, slots=True)
class Spoken:
    """A source already named, where its mention stood."""

    start: int
    source: Source
    party: Party
    gender: str
    head: str
    sentence: int
    offices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Antecedents:
    """What a pronoun may stand for: the best, None when nobody fits, and the others that would fit."""

    best: Source | None
    others: tuple[str, ...]


def is_pronoun(word: str) -> bool:
    """True for the personal pronouns of the third person."""
    return word in GENDERS or word in _THEY or word in _IT


def find_antecedent(
    mention: Mention,
    content: Sequence[Span],
    spoken: Sequence[Spoken],
    appearances: Appearances,
    quotations: Quotations,
) -> Antecedents:
    """Look back sentence by sentence, at most four paragraphs: a speaker first, then a subject, then a lone name.

    What stands in the content of the statement itself is no antecedent of its speaker, nor is anybody named only
    inside a quotation.
    """
    word = mention.tree.tokens[mention.head].text.lower()
    here = sentence_number(mention.tree, mention.head)
    fitting = _seen(mention, content, appearances, quotations)
    speakers = _heard(mention, spoken)
    apt = {n: [a for a in group if n == here or appearances.may_speak(a)] for n, group in fitting.items()}
    best = _nearest(apt, speakers, here)
    if best is None and not any(tied(a, group) for group in apt.values() for a in group):
        best = _nearest(fitting, speakers, here)
    if best is not None and word in GENDERS and best.mention is None:
        if not _just_told_of(best, fitting, here):
            best = _surer(best, word, [s for group in speakers.values() for s in group], appearances)
        best = _known(best, word, fitting, appearances)
    if best is not None and not best.name:
        best = None
    others = _others(fitting, speakers if best is None else {})
    return Antecedents(best, tuple(n for n in others if best is None or n != best.name))


def _seen(
    mention: Mention, content: Sequence[Span], appearances: Appearances, quotations: Quotations
) -> dict[int, list[Appearance]]:
    """Who is named before a pronoun, outside quotations and the content it speaks, and may be meant; by sentence."""
    word = mention.tree.tokens[mention.head].text.lower()
    fitting: dict[int, list[Appearance]] = {}
    for there in reversed(appearances.before(mention.span.start)):
        paragraph = paragraph_of(there.sentence)
        if paragraph < mention.tree.order - _PARAGRAPHS_BACK:
            break
        if word in _THEY and there.party is Party.BODY and paragraph < mention.tree.order - 1:
            continue
        inside = any(span.start <= there.start < span.end for span in content)
        fits = _fits(word, there.party, appearances.gender(there), there.kind)
        if fits and not inside and quotations.speech_around(there.start) is None:
            fitting.setdefault(there.sentence, []).append(there)
    return fitting


def _heard(mention: Mention, spoken: Sequence[Spoken]) -> dict[int, list[Spoken]]:
    """Who spoke before a pronoun and may be meant, by sentence."""
    word, oldest = mention.tree.tokens[mention.head].text.lower(), mention.tree.order - _PARAGRAPHS_BACK
    speakers: dict[int, list[Spoken]] = {}
    for said in spoken[-_KEPT_IN_MIND:]:
        recent = oldest <= paragraph_of(said.sentence) and said.start < mention.span.start
        if recent and _fits(word, said.party, said.gender, said.source.kind):
            speakers.setdefault(said.sentence, []).append(said)
    return speakers


def _others(fitting: Mapping[int, Sequence[Appearance]], speakers: Mapping[int, Sequence[Spoken]]) -> tuple[str, ...]:
    """All who fit, the nearest sentence first, in it those who spoke, then subjects, then the rest."""
    names: list[str] = []
    for number in sorted({*fitting, *speakers}, reverse=True):
        names.extend(s.source.name for s in reversed(speakers.get(number, [])))
        for there in sorted(fitting.get(number, []), key=lambda a: (not a.subject, a.start)):
            names.extend((there.name, *there.candidates))
    return tuple(dict.fromkeys(n for n in names if n))


def tied(chosen: Appearance, fitting: Sequence[Appearance]) -> bool:
    """True where another that fits is joined to the chosen one by "and": nothing sets one above the other."""
    rivals = (a for a in fitting if a.party is chosen.party and a.name != chosen.name)
    return chosen.company >= 0 and any(a.company == chosen.company for a in rivals)


def _nearest(
    fitting: Mapping[int, Sequence[Appearance]], speakers: Mapping[int, Sequence[Spoken]], here: int
) -> Source | None:
    """Whoever fits in the nearest sentence that has somebody."""
    for number in sorted({*fitting, *speakers}, reverse=True):
        best = _choose(fitting.get(number, []), speakers.get(number, []), number == here)
        if best is not None:
            return best if best.name else None
    return None


def _just_told_of(best: Source, fitting: Mapping[int, Sequence[Appearance]], here: int) -> bool:
    """True for the subject of the sentence before, or of the one before that: no speaker further back is likelier."""
    near = (a for number in (here - 1, here - 2) for a in fitting.get(number, []))
    return any(a.subject and a.name == best.name for a in near)


def _surer(best: Source, word: str, speakers: Sequence[Spoken], appearances: Appearances) -> Source:
    """A speaker known to be called so, rather than somebody merely told of whose gender nothing shows."""
    if best.kind is not SourceKind.PERSON or appearances.gender_of(best.name):
        return best
    sure = [s for s in speakers if s.gender == GENDERS[word] and s.source.kind is SourceKind.PERSON]
    return max(sure, key=lambda s: s.start).source if sure else best


def _known(best: Source, word: str, fitting: Mapping[int, Sequence[Appearance]], appearances: Appearances) -> Source:
    """The last subject who is known to be called so, rather than somebody of whose gender nothing shows."""
    if best.kind is not SourceKind.PERSON or appearances.gender_of(best.name):
        return best
    subjects = (a for n in sorted(fitting, reverse=True) for a in fitting[n] if a.subject and a.name)
    sure = next((a for a in subjects if appearances.gender(a) == GENDERS[word] and appearances.may_speak(a)), None)
    return Source(sure.name, sure.kind) if sure is not None else best


def _choose(fitting: Sequence[Appearance], speakers: Sequence[Spoken], same_sentence: bool) -> Source | None:
    if speakers:
        return speakers[-1].source
    subjects = sorted((a for a in fitting if a.subject), key=lambda a: a.start)
    if subjects:
        chosen = subjects[-1] if same_sentence else subjects[0]
        return Source("" if tied(chosen, fitting) else chosen.name, chosen.kind)
    people = {a.name or a.start: a for a in fitting if a.party is Party.PERSON}
    if len(people) == 1:
        only = next(iter(people.values()))
        return Source(only.name, only.kind)
    return None


def _fits(word: str, party: Party, gender: str, kind: SourceKind) -> bool:
    if word in GENDERS:
        return party is Party.PERSON and gender in ("", GENDERS[word])
    if word in _THEY:
        return party is Party.MANY or (party is Party.BODY and kind in _MANY_KINDS)
    return party is Party.BODY and kind in _BODY_KINDS
