"""The day of the event: the time that stands on what happened, not on who said so."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from rashomon.language.calendar import day_of
from rashomon.language.data import table
from rashomon.language.spans import pairs_between
from rashomon.schema.analysis import Analysis, Paragraph, TimeExpression, TimeKind, Token
from rashomon.schema.document import Dated, Document, Precision
from rashomon.schema.evidence import Evidence
from rashomon.stages.extract.dates import anchor_of, anchors_of, is_from_another, resolve
from rashomon.stages.extract.event_aside import asides, is_aside
from rashomon.stages.extract.event_kind import KindFound, weighted_paragraphs
from rashomon.stages.extract.event_mention import token_at

_OLDEST = 60  # days: a date further from the page's own is most often another event's, unless nothing else is told
_FEAST = 0.4  # the role of a feast in the name of what was held for it: "a New Year's Eve party" lasts past midnight
_STAMP = 30  # code points before a time in which "Posted:" or "Updated:" stands
_ASIDE = 0.1  # of a time in the body: it is another event's
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_ANY_DAY = Dated("2000-01-01", Precision.DAY, "any")  # to see whether a time could be resolved at all
FIRM = 2.0  # the role of a time that stands on the event
_LEAST = 0.1  # below that only days after the page's own are told
_LEAST_ALONE = 2.0  # ... and without the page's own date a full date in the body is most often another event's,
# unless the event's own words name its weekday: a caption has "Friday, 22 April", the story "on Friday".


@dataclass(frozen=True, slots=True)
class _Vote:
    date: Dated
    weight: float
    evidence: Evidence
    firm: bool


@dataclass(frozen=True, slots=True)
class DayFound:
    """The event's day and the words that say so; `firm` where they stand on the event's own verb or noun."""

    date: Dated
    evidence: Evidence
    firm: bool


def find_date(document: Document, analysis: Analysis, kind: KindFound) -> DayFound | None:
    """The day most of the times on the event's verbs and nouns come to, with the words of its weightiest vote."""
    anchor = anchor_of(document, analysis)
    votes: list[_Vote] = []
    weekdays: set[str] = set()
    for (placed, whole), now in zip(weighted_paragraphs(analysis), anchors_of(document, analysis), strict=True):
        beside = asides(placed.paragraph) if placed.paragraph.times else ()
        apart = {t.start for pair in pairs_between(placed.paragraph.text, placed.paragraph.times) for t in pair}
        for time in (t for t in placed.paragraph.times if t.start not in apart):
            weight = whole * (_ASIDE if is_aside(beside, time.start) else 1.0)
            date = _event_day(time, now)
            if date is None and time.value in _WEEKDAYS and role_of(placed.paragraph, time, placed.start, kind) >= FIRM:
                weekdays.add(time.value)
            if date is not None:
                role = role_of(placed.paragraph, time, placed.start, kind)
                certain = 1.5 if time.kind is TimeKind.DATE else 1.0
                share = certain * weight * role * _nearness(date, anchor)
                evidence = document.evidence(placed.start + time.start, placed.start + time.end)
                if role:
                    votes.append(_Vote(date, share, evidence, role >= FIRM))
    if not votes:
        return None
    sums: dict[str, float] = {}
    for vote in votes:
        sums[vote.date.value] = sums.get(vote.date.value, 0.0) + vote.weight
    value = min(sums, key=lambda v: (-sums[v], v))
    named = day_of(Dated(value, Precision.DAY, ""))
    borne_out = named is not None and weekdays == {_WEEKDAYS[named.weekday()]}
    if sums[value] < (_LEAST if anchor or borne_out else _LEAST_ALONE):
        return None
    best = min((v for v in votes if v.date.value == value), key=lambda v: (-v.weight, v.evidence.start))
    return DayFound(best.date, best.evidence, any(v.firm for v in votes if v.date.value == value))


def find_said(document: Document, analysis: Analysis, kind: KindFound) -> str:
    """For a document without a date of its own: the first time on the event's own words that another's date can place.

    Normalised as `TimeExpression.value` is ("friday", "-1d", "--12-03"); "" for none, or where the document has a date.
    """
    if anchor_of(document, analysis) is not None:
        return ""
    for placed, _ in weighted_paragraphs(analysis):
        beside = asides(placed.paragraph) if placed.paragraph.times else ()
        for time in placed.paragraph.times:
            plain = not is_aside(beside, time.start) and _event_day(time, _ANY_DAY) is not None
            if plain and role_of(placed.paragraph, time, placed.start, kind) >= FIRM:
                return time.value
    return ""


def _event_day(time: TimeExpression, anchor: Dated | None) -> Dated | None:
    """A day, and no relation to a day told before ("hours later", "the next day")."""
    if is_from_another(time):
        return None
    date = resolve(time, anchor)
    return date if date is not None and date.precision is Precision.DAY else None


def _nearness(date: Dated, anchor: Dated | None) -> float:
    """A day after the page's own is not the event's; one long before it seldom is."""
    day, now = day_of(date), day_of(anchor)
    if day is None or now is None:
        return 1.0
    back = (now - day).days
    if back < 0:
        return 0.02
    return 1.0 if back <= _OLDEST else 0.3


def role_of(paragraph: Paragraph, time: TimeExpression, start: int, kind: KindFound) -> float:
    """How far what a time hangs on is the event: 3 on an event's verb or noun, little on a verb of telling."""
    tokens = paragraph.tokens
    before = paragraph.text[max(0, time.start - _STAMP) : time.start].casefold()
    if any(verb_roles().get(word.strip(":-,.|()")) == "stamp" for word in before.split()):
        return 0.0  # "Posted: Friday, ..." is the page's own time
    own = token_at(paragraph, time.start)
    if own is None:
        return 0.5
    if _names_a_party(tokens, time):
        return _FEAST
    at = own
    for _ in range(8):
        token = tokens[at]
        role = verb_roles().get(token.lemma) if at != own else None
        if token.start + start in kind.starts and token.pos in ("NOUN", "PROPN", "VERB") and at != own:
            return 3.0
        if role is not None and token.pos in ("VERB", "AUX", "NOUN"):
            return 2.0 if role == "event" else 0.25
        if token.head == at:
            break
        at = token.head
    return 1.0 if _sentence_tells(tokens, own, start, kind) else 0.4


def _names_a_party(tokens: tuple[Token, ...], time: TimeExpression) -> bool:
    """A feast before a noun: "the Fourth of July parade"; a date in figures, "the July 4 attack", tells the day."""
    if not time.value.startswith("--") or any(c.isdigit() for c in time.text):
        return False
    after = next((token for token in tokens if token.start >= time.end), None)
    return after is not None and after.pos == "NOUN" and after.start - time.end <= 1


def _sentence_tells(tokens: tuple[Token, ...], own: int, start: int, kind: KindFound) -> bool:
    sentence = tokens[own].sentence
    near = tokens[max(0, own - 40) : own + 40]
    return any(token.start + start in kind.starts for token in near if token.sentence == sentence)


@cache
def verb_roles() -> dict[str, str]:
    """Verbs that are the event's or its telling's, by lemma, with their role."""
    return {row["verb"]: row["role"] for row in table("event_verbs")}
