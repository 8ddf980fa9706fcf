"""What one document shows of its incident, as far as documents are compared by it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from rashomon.language.calendar import WEEKDAYS
from rashomon.language.gazetteer import PlaceEntry, place
from rashomon.language.victims import name_words
from rashomon.schema.bounds import Bounds
from rashomon.schema.claim import Attribute, Claim, Scope
from rashomon.schema.document import Document
from rashomon.schema.extraction import Extraction
from rashomon.stages.group.cast import Cast, cast_of, name_key
from rashomon.stages.group.details import details_of
from rashomon.stages.group.follow_up import Month, months_looked_back_on
from rashomon.stages.group.opening import opening_of
from rashomon.stages.group.terms import Wording, is_common

_FEW_WORDS = 60  # two texts longer than that always share some
_HARMS = frozenset({Attribute.DEATHS, Attribute.INJURIES, Attribute.CASUALTIES, Attribute.MISSING})


@dataclass(frozen=True, slots=True)
class Profile:
    """`event_day` and `told_day` count days (proleptic ordinals): when it happened, when the document was published.

    `places` are the gazetteer's entries for the event, likeliest first. `tolls` are exact figures, as pairs of
    attribute and number; `victims` the surnames of those killed or hurt, and `names` all words with a capital, both as
    `name_key` writes them. `months` are those of the event that a later report looks back on; `place_name` is the
    place as written, `weekdays` are the days of the week that the text names (Monday is 0), `dead` the tolls of the
    dead, open ends too. `words` are those of a short text that not every report has, None for a longer one; `cast` is
    who it is about, `details` are its ages, hours, streets, ... by kind. `beside` is True for the few words in which a
    page tells of another event than its own.
    """

    document: str
    kind: str
    event_day: int | None
    told_day: int | None
    places: tuple[PlaceEntry, ...]
    tolls: frozenset[tuple[Attribute, int]]
    victims: frozenset[str]
    words: frozenset[str] | None
    months: frozenset[Month] = frozenset()
    place_name: str = ""
    names: frozenset[str] = frozenset()
    weekdays: frozenset[int] = frozenset()
    dead: frozenset[Bounds] = frozenset()
    cast: Cast = field(default_factory=Cast)
    details: Mapping[str, frozenset[str]] = field(default_factory=dict)
    beside: bool = False

    @property
    def day(self) -> int | None:
        """The event's day, else the day of the report, which is seldom far from it."""
        return self.event_day if self.event_day is not None else self.told_day

    @property
    def most(self) -> int:
        """The highest exact toll, 1 for none above it."""
        return max((number for _, number in self.tolls), default=1)

    @property
    def country(self) -> str:
        """The country of the likeliest place, or ""."""
        return self.places[0].country if self.places else ""


def profile(document: Document, extraction: Extraction, wording: Wording) -> Profile:
    """Draw a document's profile from what was extracted, and from its words."""
    event = extraction.event
    entries = tuple(entry for key in event.places if (entry := place(key)) is not None)
    opening = opening_of(document)
    return Profile(
        document=document.id,
        kind=event.kind,
        event_day=ordinal(event.date.day) if event.date else None,
        told_day=ordinal(document.published.day) if document.published else None,
        places=entries,
        tolls=frozenset(toll for claim in extraction.claims if (toll := _toll(claim)) is not None),
        dead=frozenset(dead for claim in extraction.claims if (dead := _dead(claim)) is not None),
        victims=frozenset(key for claim in extraction.claims for key in _victims(claim)),
        words=_few_words(wording),
        weekdays=frozenset(n for n, day in enumerate(WEEKDAYS) if day in wording.capital),
        place_name=event.place_name,
        names=frozenset(name_key(word) for word in wording.capital),
        months=months_looked_back_on(document, ordinal(document.published.day) if document.published else None),
        cast=cast_of(opening),
        details=details_of(opening.text),
        beside=any(telling.number == 0 for telling in extraction.tellings),
    )


def _few_words(wording: Wording) -> frozenset[str] | None:
    """The words of a text too short to share some with every other of its kind: of two lines "blast" is much."""
    if len(wording.capital) + len(wording.small) > _FEW_WORDS:
        return None
    return frozenset(word for word in wording.counts if " " not in word and not is_common(word))


def _toll(claim: Claim) -> tuple[Attribute, int] | None:
    """An exact figure above one for the whole incident: too many events have one victim for that to say anything."""
    bounds = claim.bounds
    if bounds is None or bounds.low is None or bounds.low != bounds.high or bounds.low < 2:
        return None
    return (claim.attribute, bounds.low) if claim.scope is Scope.INCIDENT and claim.part_of is None else None


def _dead(claim: Claim) -> Bounds | None:
    """A figure above one that the document gives for all the dead of its incident."""
    bounds = claim.bounds
    if bounds is None or (bounds.low or 0) < 2 or claim.attribute is not Attribute.DEATHS:
        return None
    return bounds if claim.scope is Scope.INCIDENT and claim.part_of is None else None


def _victims(claim: Claim) -> Iterator[str]:
    """The last name in the subject of a harm to people: of "Jonas Marsh" the surname, which others share seldom."""
    if claim.attribute in _HARMS and claim.scope is Scope.INCIDENT:
        yield from (name_key(word) for word in name_words(claim.subject)[-1:])


def ordinal(day: str | None) -> int | None:
    """An ISO day as a number, None for none or for no day of the calendar."""
    try:
        return date.fromisoformat(day).toordinal() if day else None
    except ValueError:
        return None


def towns_of(one: Profile) -> frozenset[str]:
    """The keys of the places nearer than a country that the document puts its event at."""
    return frozenset(entry.key for entry in one.places if entry.kind != "country")
