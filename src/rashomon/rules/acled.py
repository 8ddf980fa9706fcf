"""The `acled` pack: one figure of reported deaths, the most conservative, as ACLED codes an event.

Passages of the codebook that each rule follows, and where it is silent, are in data/acled.toml.
"""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlsplit

from rashomon.language.counting import is_vague
from rashomon.rules.acled_events import civilian_targeting, event_type, interaction
from rashomon.rules.codes import BEST, Field, days_of, deciding, standing, why
from rashomon.rules.ends import lowest
from rashomon.rules.pack import Account, Choice, Situation
from rashomon.rules.packdata import pack_data
from rashomon.rules.ranking import trusted
from rashomon.rules.reliability import name_key
from rashomon.rules.words import told_words
from rashomon.schema.area import WherePrecision
from rashomon.schema.claim import Attribute
from rashomon.schema.document import Document
from rashomon.schema.finding import Finding, Position, Status

_DATA = pack_data("acled")
_HURT = (Attribute.INJURIES, Attribute.CASUALTIES)


def most_conservative(account: Account) -> Choice:
    """The most conservative of the figures that stand. Where there are only words, these have their numbers: tens 10,
    dozens 12, hundreds 100.
    """
    heard = trusted(account)
    stated = [position for position in heard.positions if not is_vague(position.bounds)]
    coded = stated or _DATA.numbers.coded_positions(heard.positions)
    figures = [position for position in coded if not is_vague(position.bounds)]
    low = lowest(figures)
    if low is None:
        low = min((p.bounds.high for p in figures if p.bounds.high is not None), default=None)
    if low is None and (coded or account.uncounted):
        return unnumbered_deaths(account)
    narrowed = len(figures) < len(account.positions)
    return Choice(None, low, None, _named(account, figures) if narrowed else None, heard.because)


def unnumbered_deaths(account: Account) -> Choice:
    """Deaths that are told without any number are 10 in a significant attack and 3 in a limited one."""
    size = "significant" if account.kind in _DATA.lists["significant"] else "limited"
    because = f"Deaths are told without a number; {account.kind or 'the kind of incident'} is taken as {size}."
    return Choice(None, int(_DATA.codes["unnumbered"][size]), None, None, because)


def _named(account: Account, figures: list[Position]) -> list[Position]:
    """The account's own positions behind the coded ones."""
    kept = {position.claims for position in figures}
    return [position for position in account.positions if position.claims in kept]


def fatalities(situation: Situation) -> tuple[Field, ...]:
    """The figure of deaths; 0 where people are told of as hurt and none as dead; blank where nobody is told of."""
    deaths = situation.findings.get(Attribute.DEATHS)
    if deaths is not None and deaths.best is not None:
        return (
            Field("fatalities", deaths.best, f"The most conservative. {why(deaths, BEST)}", deciding(deaths, BEST)),
        )
    hurt = [claim for attribute in _HURT for claim in _told_hurt(situation.findings.get(attribute))]
    if hurt and (deaths is None or deaths.status is Status.NOT_REPORTED):
        reason = "Casualties are told of, and nobody says that any of them died."
        return (Field("fatalities", 0, reason, tuple(sorted(hurt))),)
    return (Field("fatalities", None, "No claim gives a figure for this event."),)


def _told_hurt(finding: Finding | None) -> Iterator[str]:
    """The claims that tell of people hurt, with a number or without."""
    without = (finding.uncounted,) if finding is not None and finding.uncounted is not None else ()
    for position in (*standing(finding), *without):
        if position.bounds.high != 0:
            yield from position.claims


def time_precision(situation: Situation) -> tuple[Field, ...]:
    """1 where the day is known, 2 where some days of a week are, 3 where the month is, each dated to its middle; blank
    where only the year is known, or nothing.
    """
    days = days_of(situation.incident.date)
    code = next((code for code, most in _WITHIN if 0 < days.count <= most), None)
    reason = f"{_DATA.meaning('time_precision', code).capitalize()}." if code else "No day or month is known."
    return (Field("time_precision", code, reason), Field("event_date", days.middle if code else None, reason))


def geo_precision(situation: Situation) -> tuple[Field, ...]:
    """1 where the town is known, 2 where a part of a region or the neighbourhood of a town is, 3 where a larger region
    is, else blank.
    """
    area = situation.incident.area
    code = _WHERE.get(area.precision) if area is not None else None
    reason = f"{_DATA.meaning('geo_precision', code).capitalize()}." if code else "No place within a country is known."
    return (Field("geo_precision", code, reason),)


_WITHIN = ((1, 1), (2, 7), (3, 31))  # each code of time with the days that it allows
_WHERE = {WherePrecision.PLACE: 1, WherePrecision.NEAR: 2, WherePrecision.DISTRICT: 2, WherePrecision.REGION: 3}

_INTERNATIONAL = frozenset(name_key(name) for name in _DATA.lists["international"])


def source_scale(situation: Situation) -> tuple[Field, ...]:
    """National, international or both, from the outlets that tell the event; blank where none of them can be placed."""
    country = (situation.incident.country or "").casefold()
    pages = [situation.documents[id_] for id_ in situation.incident.documents if id_ in situation.documents]
    of_scale: dict[str, list[str]] = {"National": [], "International": []}
    for page in pages:
        if scale := _scale(page, country):
            of_scale[scale].append(page.outlet or page.name)
    known = {scale: sorted(set(names)) for scale, names in of_scale.items() if names}
    reason = " ".join(f"{scale}: {', '.join(names)}." for scale, names in known.items())
    reason = reason or "None of the outlets is of a scale that is known."
    return (Field("source_scale", "-".join(known) or None, reason),)


def _scale(page: Document, country: str) -> str:
    if any(name_key(name) in _INTERNATIONAL for name in _outlets(page)):
        return "International"
    host = urlsplit(page.url).hostname if page.url else ""
    domain = "uk" if country == "gb" else country
    return "National" if domain and (host or "").endswith(f".{domain}") else ""


def _outlets(page: Document) -> tuple[str, ...]:
    return (*((page.outlet,) if page.outlet else ()), *page.agencies)


def notes(situation: Situation) -> tuple[Field, ...]:
    """Who gives which figure of the dead, whether they dispute it, and the injured, whom the project does not count;
    none, unknown and not reported are told apart.
    """
    told = " ".join(_note(noun, attribute, situation) for noun, attribute in _NOTED)
    findings = (situation.findings.get(attribute) for _, attribute in _NOTED)
    claims = {claim for finding in findings for p in standing(finding) for claim in p.claims}
    return (Field("notes", told, "", tuple(sorted(claims))),)


def _note(noun: str, attribute: Attribute, situation: Situation) -> str:
    finding = situation.findings.get(attribute)
    said = "; ".join(f"{told_words(p.bounds)} ({_holders(p)})" for p in standing(finding))
    disputed = " disputed" if finding is not None and finding.status is Status.CONTESTED else ""
    told = finding is not None and finding.uncounted is not None
    unsaid = "told of without a number" if told else "not reported"
    return f"{noun}{disputed}: {said or unsaid}."


def _holders(position: Position) -> str:
    return ", ".join(origin.name for origin in position.origins if origin.name) or "an unnamed source"


_NOTED = (("Fatalities", Attribute.DEATHS), ("Injured", Attribute.INJURIES))
_CODED = (
    *(fatalities, time_precision, event_type, interaction, civilian_targeting),
    *(geo_precision, source_scale, notes),
)

ACLED = _DATA.pack(most_conservative, coded=_CODED, told=(unnumbered_deaths,))
