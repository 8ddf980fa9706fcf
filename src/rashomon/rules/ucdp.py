"""The `ucdp` pack: deaths in a conflict event, as the Uppsala Conflict Data Program codes them.

Passages of the codebook that each rule follows, and where it is silent, are in data/ucdp.toml.
"""

from __future__ import annotations

from collections.abc import Iterator

from rashomon.rules.bests import lower
from rashomon.rules.codes import BEST, Field, days_of, deciding, families_of, standing
from rashomon.rules.ends import highest, lowest
from rashomon.rules.pack import Account, Behind, Choice, Situation
from rashomon.rules.packdata import pack_data
from rashomon.rules.ranking import most_trusted, trusted
from rashomon.rules.sides import Sides, sides_of
from rashomon.schema.area import Area, WherePrecision
from rashomon.schema.claim import Attribute, Scope

_DATA = pack_data("ucdp")
_NEAR = 25.0  # kilometres: what where-precision 2 allows
_WITHIN = ((1, 1), (2, 6), (3, 7), (4, 31), (5, 366))  # each code of date with the days that it allows


def most_reliable(account: Account) -> Choice:
    """The figure of the most reliable claimant is best; the lower figure is taken as best where the reliability of
    those who give figures cannot be told apart; and where all can be true together, the least number that satisfies
    all of them.
    """
    heard = trusted(account)
    chosen = most_trusted(heard.positions, account.ranks)
    low, high = lowest(heard.positions), highest(heard.positions)
    best = lower(chosen.positions)
    if best is not None and low is not None:
        low = min(low, best)
    narrowed = len(chosen.positions) < len(account.positions)
    ends = Behind(heard.positions, heard.because) if chosen.because else None  # low and high are not the one's alone
    because = f"{heard.because} {chosen.because}".strip()
    return Choice(low, best, high, chosen.positions if narrowed else None, because, ends)


def deaths_by_side(situation: Situation) -> tuple[Field, ...]:
    """The best estimate parted into the dead of side A, of side B, civilians, and those whose status is not told, as
    far as claims tell who the dead were. The four add up to best.
    """
    finding = situation.findings.get(Attribute.DEATHS)
    best = finding.best if finding is not None else None
    if finding is None or best is None:
        return tuple(_sides("No best estimate is known.", Sides(None, None, None, None)))
    return tuple(_sides("", sides_of(finding, best, situation.claims)))


def _sides(reason: str, sides: Sides) -> Iterator[Field]:
    reason = reason or sides.because
    values = (("a", sides.dead_a), ("b", sides.dead_b), ("civilians", sides.civilians), ("unknown", sides.unknown))
    for name, value in values:
        yield Field(f"deaths_{name}", value, reason, sides.claims if value else ())
    yield Field("side_a", sides.side_a or None, reason)
    yield Field("side_b", sides.side_b or None, reason)


def event_clarity(situation: Situation) -> tuple[Field, ...]:
    """1 where claims count the dead of this event alone, 2 where all that tell of its dead sum over several."""
    finding = situation.findings.get(Attribute.DEATHS)
    if standing(finding):
        return (Field("event_clarity", 1, _DATA.meaning("event_clarity", 1).capitalize() + "."),)
    summed = [
        claim.id
        for claim in situation.claims.values()
        if claim.attribute is Attribute.DEATHS and claim.scope is Scope.AGGREGATE
    ]
    if summed:
        reason = _DATA.meaning("event_clarity", 2).capitalize() + "."
        return (Field("event_clarity", 2, reason, tuple(sorted(summed))),)
    return (Field("event_clarity", None, "No claim counts its dead."),)


def where_prec(situation: Situation) -> tuple[Field, ...]:
    """How exactly the place is known, 1 to 6, from the area that the words put it in; 7 where they put it at sea."""
    code = 7 if situation.incident.waters else _where(situation.incident.area, situation.incident.country)
    if code is None:
        return (Field("where_prec", None, "No place is known."),)
    return (Field("where_prec", code, _DATA.meaning("where_prec", code).capitalize() + "."),)


_WHERE = {WherePrecision.PLACE: 1, WherePrecision.DISTRICT: 3, WherePrecision.REGION: 4, WherePrecision.COUNTRY: 6}


def _where(area: Area | None, country: str | None) -> int | None:
    if area is None:
        return 6 if country else None
    if area.precision is WherePrecision.NEAR:
        return 2 if area.radius is not None and area.radius <= _NEAR else 5
    if area.key.startswith("area:"):
        return 5
    return _WHERE[area.precision]


def date_prec(situation: Situation) -> tuple[Field, ...]:
    """How exactly the date is known: 1 for a day, 2 for up to six days, 3 for a week, 4 for a month, 5 for a year; and
    the first and last day it may be.
    """
    days = days_of(situation.incident.date)
    if not days.count:
        return tuple(Field(name, None, "No date is known.") for name in ("date_prec", "date_start", "date_end"))
    code = next(code for code, most in _WITHIN if days.count <= most)
    reason = f"{_DATA.meaning('date_prec', code).capitalize()}."
    return (
        Field("date_prec", code, reason),
        Field("date_start", days.first, reason),
        Field("date_end", days.last, reason),
    )


def number_of_sources(situation: Situation) -> tuple[Field, ...]:
    """How many text families tell the event: pages whose text descends from one another are one source."""
    documents, families = len(situation.incident.documents), families_of(situation)
    told = f"{documents} pages" if documents != 1 else "1 page"
    reason = f"{told} in {families} text {'family' if families == 1 else 'families'}."
    return (Field("number_of_sources", families, reason),)


def source_original(situation: Situation) -> tuple[Field, ...]:
    """Those on whose word the best estimate finally rests, not the outlets that relay them."""
    finding = situation.findings.get(Attribute.DEATHS)
    claims = deciding(finding, BEST)
    holding = [p for p in standing(finding) if set(p.claims) & set(claims)]
    names = sorted({origin.name for position in holding for origin in position.origins})
    reason = "They hold the best estimate." if names else "No best estimate is known."
    return (Field("source_original", "; ".join(names) or None, reason, claims),)


_CODED = (deaths_by_side, event_clarity, where_prec, date_prec, number_of_sources, source_original)

UCDP = _DATA.pack(most_reliable, coded=_CODED)
