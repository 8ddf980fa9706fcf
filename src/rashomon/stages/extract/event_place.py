"""Where the event was: the place its clause names, not those of speakers, datelines and other events."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from rashomon.language.areas import area_of, near
from rashomon.language.countries import country_of
from rashomon.language.gazetteer import FEDERAL, WIDE_KINDS, PlaceEntry, find, place, region_of
from rashomon.language.geography import Geography, PlaceWord, locate, names_place
from rashomon.language.relations import words_of
from rashomon.language.setting import setting
from rashomon.language.text import fold
from rashomon.schema.analysis import Analysis, NameKind
from rashomon.schema.area import Area, WherePrecision
from rashomon.schema.document import Document
from rashomon.schema.entity import PlaceMention, PlaceRole
from rashomon.schema.evidence import Evidence
from rashomon.stages.extract.dates import anchor_of
from rashomon.stages.extract.event_kind import KindFound, weighted_paragraphs
from rashomon.stages.extract.event_mention import Mention, find_mentions
from rashomon.stages.extract.toponyms import Toponyms

_PLACES = 6
_OTHER_END = 60  # code points after a name in which the other end of "between A and B" stands
_INSIDE = 0.15  # of the country's score; below that it is named in passing
_FINER = {"city": 1.0, "county": 0.6, "region": 0.55, "area": 0.6, "country": 0.15}
_UNKNOWN = 0.35  # of a known town's: what the gazetteer does not know may be a building or no place at all
_LEAST_UNKNOWN = 0.5  # below it a name that nobody knows is named in passing
_TOO_LARGE = 200_000  # inhabitants of a town that is itself wherever it is named
_TOO_LARGE_ABROAD = 1_000_000  # ... in a story that says nothing of its country
_NAMED = {PlaceRole.PLACE: 1.0, PlaceRole.INSIDE: 0.7}  # what a mention says for the town that a story is about
_STORY = 0.5  # what a place outside the event's own words counts for where the story is
_ABROAD = 0.4  # a town of a country that the document never names
_SHORTEST = 4  # letters of an unknown place's name; shorter ones are initials


@dataclass(frozen=True, slots=True)
class PlaceFound:
    """Gazetteer keys, likeliest first; `name` and `evidence` are the words that name the event's place.

    Where the gazetteer does not know that place, `keys` are those of what holds it, or empty.
    """

    keys: tuple[str, ...]
    name: str
    evidence: Evidence | None
    area: Area | None = None


def find_place(document: Document, analysis: Analysis, kind: KindFound, toponyms: Toponyms | None = None) -> PlaceFound:
    """The places named where the document tells the event, the likeliest first.

    `toponyms` tell where the document's whole story is. Where the event's own words name no place, or one that nothing
    but a country is known to hold, the town that the document names most has it in its neighbourhood.
    """
    anchor = anchor_of(document, analysis)
    mentions = [
        mention
        for placed, weight in weighted_paragraphs(analysis)
        for mention in find_mentions(placed, weight, kind, anchor)
    ]
    context = [PlaceWord(m.text, 1.0, m.within) for m in mentions]
    context += [
        PlaceWord(name.text, 0.5)
        for _, name in analysis.names()
        if name.kind is NameKind.GROUP and name.key is not None
    ]
    if toponyms is not None:
        context += [replace(word, weight=word.weight * _STORY) if word.text else word for word in toponyms.words]
    elif mentions:
        context += setting(document.url, document.outlet, document.text)
    found = _choose(document, mentions, locate(context), _countries_named(analysis))
    if toponyms is None or not _is_wide(found):
        return found
    return _near_main_town(found, toponyms.mentions)


def _is_wide(found: PlaceFound) -> bool:
    """Whether nothing, a country or a state of a federation is all that the event's words name."""
    if found.area is None or found.area.precision is WherePrecision.COUNTRY:
        return True
    held = place(found.area.key)
    return held is not None and held.kind == "region" and held.country in FEDERAL


def _near_main_town(found: PlaceFound, mentions: Sequence[PlaceMention]) -> PlaceFound:
    """The place with the neighbourhood of the town that the document names most, where it lies in a known country."""
    named: dict[str, float] = {}
    first: dict[str, Evidence] = {}
    for mention in mentions:
        entry = place(mention.key) if mention.key and mention.role in _NAMED else None
        if entry is not None and entry.kind == "city":
            named[entry.key] = named.get(entry.key, 0.0) + _NAMED[mention.role]
            first.setdefault(entry.key, mention.evidence)
    key = min(named, key=lambda key: (-named[key], first[key].start), default="")
    town, held = place(key), place(found.keys[0]) if found.keys else None
    if town is None or (held is not None and not _is_inside(town, held)):
        return found
    known = found.area is not None and held is not None and names_place(found.name, held.key)
    if found.evidence is not None and not known:
        return replace(found, area=near(town))
    return PlaceFound((key, *found.keys), first[key].text, first[key], near(town))


def _is_inside(town: PlaceEntry, wide: PlaceEntry) -> bool:
    return town.country == wide.country and (wide.kind != "region" or town.admin == wide.admin)


def _countries_named(analysis: Analysis) -> tuple[str, ...]:
    """The countries whose names or peoples stand in the text, the most named first."""
    heard: dict[str, int] = {}
    for _, name in analysis.names():
        if name.key is not None and name.key.startswith("country:"):
            heard[name.key] = heard.get(name.key, 0) + 1
    return tuple(sorted(heard, key=lambda key: (-heard[key], key)))


@dataclass(slots=True)
class _Candidate:
    """One place with all that speaks for it; `entry` is None where the gazetteer does not know it."""

    key: str
    entry: PlaceEntry | None
    best: Mention
    score: float = 0.0


def _choose(document: Document, mentions: Sequence[Mention], geography: Geography, named: Sequence[str]) -> PlaceFound:
    candidates = sorted(_candidates(mentions, geography), key=lambda c: (-c.score, c.key))
    if not candidates:
        return PlaceFound((), "", None)
    ranked = _finer_first(candidates)
    first = ranked[0]
    best = first.best
    keys = _containers(ranked, named) if first.entry is None else [c.key for c in ranked if c.entry is not None]
    name = document.evidence(best.shown, best.end)
    return PlaceFound(tuple(keys[:_PLACES]), name.text, name, _area(document, first, keys))


def _area(document: Document, first: _Candidate, keys: Sequence[str]) -> Area | None:
    """The area of the event's place, by the relation its name stands in; of what holds it where nobody knows it."""
    if first.entry is None:
        held = place(keys[0]) if keys else None
        return area_of(held) if held is not None else None
    best = first.best
    relation = " ".join(document.text[best.shown : best.start].split())
    return area_of(first.entry, relation, " ".join(document.text[best.shown : best.end + _OTHER_END].split()))


def _containers(ranked: Sequence[_Candidate], named: Sequence[str]) -> list[str]:
    """What may hold an unknown place: the country that the document's other places lie in, and its regions."""
    heard: dict[str, float] = {}
    for candidate in ranked:
        if candidate.entry is not None:
            heard[candidate.entry.country] = heard.get(candidate.entry.country, 0.0) + candidate.score
    if not heard:
        return [key for key in named[:1] if place(key)]
    country = min(heard, key=lambda code: (-heard[code], code))
    wide = [c.entry.key for c in ranked if c.entry and c.entry.kind in WIDE_KINDS and c.entry.country == country]
    return list(dict.fromkeys((*wide, *(key for key in (f"country:{country}",) if place(key)))))


def _candidates(mentions: Sequence[Mention], geography: Geography) -> list[_Candidate]:
    full = _full_names(mentions)
    found: dict[str, _Candidate] = {}
    for mention in mentions:
        text = full.get(mention.text, mention.text)
        entry = _meant(text, geography)
        if entry is not None and not entry.country:
            continue  # seas and continents
        if entry is None and not _may_be_place(mention, text):
            continue
        key = entry.key if entry is not None else f"?{fold(text)}"
        candidate = found.setdefault(key, _Candidate(key, entry, mention))
        candidate.score += mention.weight * _share(entry, geography)
        if mention.weight > candidate.best.weight:
            candidate.best = mention
    return [c for c in found.values() if c.score > 0 and (c.entry is not None or c.score >= _LEAST_UNKNOWN)]


def _share(entry: PlaceEntry | None, geography: Geography) -> float:
    if entry is None:
        return _UNKNOWN
    abroad = bool(geography.stated) and entry.country not in geography.stated
    return _FINER.get(entry.kind, 0.5) * (_ABROAD if abroad else 1.0)


def _may_be_place(mention: Mention, text: str) -> bool:
    """A name of a place that the gazetteer does not know, not initials or a name in capitals."""
    last = text.rsplit(None, 1)[-1].casefold()
    plain = mention.solid and last not in words_of("building") and last not in words_of("elsewhere")
    return plain and len(text) >= _SHORTEST and text[:1].isupper() | text[:3].islower() and region_of(text) is None


def _full_names(mentions: Sequence[Mention]) -> Mapping[str, str]:
    """The longer name that a document gives for one that is the end of it: "Talin" for "Marsa Talin"."""
    texts = sorted({m.text for m in mentions if m.solid}, key=lambda t: (-len(t.split()), t))
    ends: dict[str, str] = {}
    for text in texts:
        words = fold(text).split()
        for at in range(1, len(words)):
            if words[at - 1] not in words_of("lies") | words_of("direction"):
                ends.setdefault(" ".join(words[at:]), text)
    return {
        text: ends[fold(text)]
        for text in sorted({m.text for m in mentions})
        if fold(text) in ends and not (country_of(text) or region_of(text))
    }


def _finer_first(ranked: list[_Candidate]) -> list[_Candidate]:
    """What holds towns gives way to the likeliest town inside it: it says less about the same spot."""
    top = ranked[0].entry
    if top is None or top.kind not in WIDE_KINDS:
        return ranked
    least = _INSIDE * ranked[0].score
    for candidate in ranked[1:]:
        inside = candidate.entry is None if top.kind != "country" else _is_in(candidate.entry, top)
        if inside and candidate.score >= least:
            return [candidate, *(other for other in ranked if other is not candidate)]
    return ranked


def _is_in(entry: PlaceEntry | None, top: PlaceEntry) -> bool:
    return entry is None or entry.country == top.country


def _is_namesake(text: str, entry: PlaceEntry, geography: Geography) -> bool:
    """A small town far from all else in a story that has a place: the quarter or village meant bears its name."""
    others = any(name not in geography.alone for name in geography.places)
    least = _TOO_LARGE if entry.country in geography.countries else _TOO_LARGE_ABROAD
    return text in geography.alone and others and entry.kind == "city" and entry.population < least


def _meant(text: str, geography: Geography) -> PlaceEntry | None:
    if text in geography.places:
        found_here = geography.places[text][0]
        return None if _is_namesake(text, found_here, geography) else found_here
    found = find(text, geography.countries, 1)
    if found:
        return found[0]
    side, _, rest = text.partition(" ")
    part = side.casefold() in words_of("direction") | words_of("lies") and rest.casefold() not in words_of("building")
    return _meant(rest, geography) if rest and part else None  # "Northwest Ashford" is Ashford, "West Side" nothing
