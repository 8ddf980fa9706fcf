"""The `acled` pack: one figure of reported deaths, the most conservative, as ACLED codes an event.

Passages of the codebook that each rule follows, and where it is silent, are in data/acled.toml.
"""

from __future__ import annotations

from urllib.parse import urlsplit

from rashomon.language.counting import is_vague
from rashomon.rules.codes import BEST, Field, days_of, deciding, standing, why
from rashomon.rules.ends import lowest
from rashomon.rules.pack import Account, Choice, Situation
from rashomon.rules.packdata import pack_data
from rashomon.rules.ranking import trusted
from rashomon.rules.reliability import name_key
from rashomon.schema.area import Area, WherePrecision
from rashomon.schema.claim import Attribute
from rashomon.schema.document import Document, Precision
from rashomon.schema.finding import Finding, Position, Status

_DATA = pack_data("acled")
_NEAR = 25.0  # kilometres: a town's neighbourhood is still its town to most coders (ours)
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
    hurt = [claim for attribute in _HURT for p in standing(situation.findings.get(attribute)) for claim in p.claims]
    if hurt and deaths is None:
        reason = "Casualties are told of, and nobody says that any of them died."
        return (Field("fatalities", 0, reason, tuple(sorted(hurt))),)
    return (Field("fatalities", None, "No claim gives a figure for this event."),)


def time_precision(situation: Situation) -> tuple[Field, ...]:
    """1 where the day is known, 3 where the month is; blank where only the year is known, or nothing."""
    date = situation.incident.date
    code = 3 if date is not None and date.precision is Precision.MONTH else 1 if date is not None and date.day else None
    reason = f"{_DATA.meaning('time_precision', code).capitalize()}." if code else "No day or month is known."
    first = days_of(date).first if code else ""
    return (Field("time_precision", code, reason), Field("event_date", first or None, reason))


def geo_precision(situation: Situation) -> tuple[Field, ...]:
    """1 where the town is known, 2 where a part of a region is, 3 where a larger region is, else blank."""
    code = _where(situation.incident.area)
    reason = f"{_DATA.meaning('geo_precision', code).capitalize()}." if code else "No place within a country is known."
    return (Field("geo_precision", code, reason),)


def _where(area: Area | None) -> int | None:
    if area is None or area.precision is WherePrecision.COUNTRY:
        return None
    if area.precision is WherePrecision.NEAR:
        return 1 if area.radius is not None and area.radius <= _NEAR else 2
    return {WherePrecision.PLACE: 1, WherePrecision.DISTRICT: 2}.get(area.precision, 3)


_INTERNATIONAL = frozenset(name_key(name) for name in _DATA.lists["international"])


def source_scale(situation: Situation) -> tuple[Field, ...]:
    """National, international or both, from the outlets that tell the event; blank where none of them can be placed."""
    country = (situation.incident.country or "").casefold()
    pages = [situation.documents[id_] for id_ in situation.incident.documents if id_ in situation.documents]
    known = {_scale(page, country) for page in pages}
    scales = [scale for scale in ("National", "International") if scale in known]
    reason = "" if scales else "None of the outlets is of a scale that is known."
    return (Field("source_scale", "-".join(scales) or None, reason),)


def _scale(page: Document, country: str) -> str:
    if any(name_key(name) in _INTERNATIONAL for name in _outlets(page)):
        return "International"
    host = urlsplit(page.url).hostname if page.url else ""
    domain = "uk" if country == "gb" else country
    return "National" if domain and (host or "").endswith(f".{domain}") else ""


def _outlets(page: Document) -> tuple[str, ...]:
    return (*((page.outlet,) if page.outlet else ()), *page.agencies)


def notes(situation: Situation) -> tuple[Field, ...]:
    """A dispute over the figure with who gives which, and the injured, whom the project does not count."""
    deaths, injured = situation.findings.get(Attribute.DEATHS), situation.findings.get(Attribute.INJURIES)
    told = []
    if deaths is not None and deaths.status is Status.CONTESTED:
        told.append(f"Fatalities disputed: {_figures(deaths)}.")
    if injured is not None and standing(injured):
        told.append(f"Injured: {_figures(injured)}.")
    claims = sorted({c for f in (deaths, injured) if f is not None and told for p in standing(f) for c in p.claims})
    return (Field("notes", " ".join(told) or None, "" if told else "Nothing to note.", tuple(claims)),)


def _figures(finding: Finding) -> str:
    said = (f"{p.bounds.words()} ({', '.join(origin.name for origin in p.origins)})" for p in standing(finding))
    return "; ".join(said)


_CODED = (fatalities, time_precision, geo_precision, source_scale, notes)

ACLED = _DATA.pack(most_conservative, coded=_CODED, told=(unnumbered_deaths,))
