"""How the brief names those who speak: in full with an office at first, by surname or short title after that."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rashomon.language.callings import names_person
from rashomon.language.countries import country_of, is_demonym
from rashomon.language.gazetteer import region_of
from rashomon.language.text import fold
from rashomon.schema.claim import Claim
from rashomon.schema.finding import Origin, Position
from rashomon.schema.incident import Incident
from rashomon.schema.statement import Source, SourceKind
from rashomon.stages.report.brief.casing import Casing, read_casing
from rashomon.stages.report.brief.draft import Part, Who, listed
from rashomon.stages.report.brief.lexis import brief_words
from rashomon.stages.report.lookup import Lookup
from rashomon.stages.report.words import aged, count_words, is_aged, is_plural, named, with_article

_MOST_NAMED = 4
_LONGEST_INITIALS = 6  # letters: "CENTCOM" has seven and is a word
_COMMON = frozenset({SourceKind.ROLE, SourceKind.CROWD, SourceKind.UNNAMED})
_LONGEST_OUTLET = 5  # words
_LONGEST_OFFICE = 6  # words: a longer one takes the place of what is said
_ARTICLES = frozenset({"the", "a", "an"})
_DETERMINED = re.compile(
    r"(?:the|an?|another|one|two|three|four|five|some|all|both|many|several|at\s+least|more\s+than|his|her|their|our|its)"
    r"\b|\d",
    re.IGNORECASE,
)
_THINGS = frozenset({SourceKind.DOCUMENT, SourceKind.MEDIA, SourceKind.INSTITUTION})
_OWNED = re.compile(r"\S+[’']s?\s")
_OF = re.compile(r"\s+(?:of|for|on|at)\s+")
_LINKS = re.compile(r"\b(?:of|to|for|at|in|with)\b")
_NO_OFFICE = re.compile(r"\d|^(?:his|her|their|my|our|its|another|mr|mrs|ms|miss|then|one)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Cast:
    """Those who speak of one incident. `offices` are by actor id; `shared` are surnames that several persons have.
    `casing` is how the documents write words."""

    lookup: Lookup
    offices: dict[str, str]
    shared: frozenset[str]
    casing: Casing

    def of(self, source: Source) -> Who:
        """Whoever makes a claim or a statement."""
        actor = self.lookup.actors.get(source.actor or "")
        name = actor.name if actor else source.name
        kind = actor.kind if actor else source.kind
        key = actor.id if actor else fold(name)
        return self._who(key, name, kind) if name.strip() else Who(f"unnamed {key}", *["an unnamed source"] * 2)

    def parted(self, who: Who) -> tuple[Who, ...]:
        """Those who speak together, one by one where they are known; anybody else alone."""
        actor = self.lookup.actors.get(who.key)
        members = [self.lookup.actors[id_] for id_ in actor.members if id_ in self.lookup.actors] if actor else []
        return tuple(self._who(a.id, a.name, a.kind) for a in members) or (who,)

    def origin(self, origin: Origin, claims: Sequence[Claim]) -> Who | None:
        """Whoever holds a position for an origin: of a party's offices and spokesmen the one that most documents have.

        None is a document that speaks for itself and has no outlet: it is counted, not named.
        """
        if self.lookup.narrates(origin):
            outlet = self.lookup.documents[origin.document or ""].outlet
            return self._outlet(outlet) if outlet else None
        mine = [c.claimant for c in claims if c.claimant is not None and self._speaks_for(c.claimant, origin)]
        if not mine:
            name = self.lookup.origin_name(origin)
            return Who(origin.actor or fold(name), name, name)
        told_in: dict[str, set[str]] = {}
        for claim in claims:
            if claim.claimant is not None:
                told_in.setdefault(self.of(claim.claimant).key, set()).add(claim.document)
        # A party's own name stands for it only where no office of its speaks: "Russia" says less than its ministry.
        best = min(
            mine, key=lambda s: (self._kind(s) is SourceKind.STATE, -len(told_in[self.of(s).key]), self.of(s).key)
        )
        return self.of(best)

    def tellers(self, claims: Sequence[Claim]) -> list[Who]:
        """Who makes claims, of each party one, for a list."""
        parties: dict[str, list[Source]] = {}
        for claim in claims:
            if claim.claimant is not None:
                actor = self.lookup.actors.get(claim.claimant.actor or "")
                parties.setdefault(actor.party or actor.name if actor else claim.claimant.name, []).append(
                    claim.claimant
                )
        best = [min(p, key=lambda s: (self._kind(s) is SourceKind.STATE, self.of(s).key)) for p in parties.values()]
        return sorted((self.of(source).in_list() for source in best), key=lambda who: who.first)

    def _kind(self, source: Source) -> SourceKind:
        actor = self.lookup.actors.get(source.actor or "")
        return actor.kind if actor else source.kind

    def _speaks_for(self, source: Source, origin: Origin) -> bool:
        actor = self.lookup.actors.get(source.actor or "")
        if actor is None:
            return bool(source.name) and fold(source.name) == fold(origin.name)
        return actor.id == origin.actor or fold(origin.name) in (fold(actor.party), fold(actor.name))

    def _outlet(self, outlet: str) -> Who:
        actor = next((a for a in self.lookup.actors.values() if fold(outlet) in map(fold, (a.name, *a.aliases))), None)
        name = named(_short(outlet), SourceKind.MEDIA)
        return Who(actor.id if actor else fold(outlet), name, name)

    def _who(self, key: str, name: str, kind: SourceKind) -> Who:
        if kind is SourceKind.PERSON:
            surname = name.rsplit(maxsplit=1)[-1]
            office = self.offices.get(key, "")
            bare = f"{office} {name}" if _goes_before(office) else name
            first = f"{name}, {office}," if office and bare == name else bare
            return Who(key, first, name if fold(surname) in self.shared else surname, bare=bare)
        running = self._with_article(named(self._small(name, kind), kind), kind)
        head = _OF.split(running)[0]
        enough = len(head.split()) > 2 and head.split()[-1].lower() not in brief_words("half")
        return Who(key, running, head if enough and kind is not SourceKind.ROLE else running)

    def _with_article(self, name: str, kind: SourceKind) -> str:
        """A name with the article that goes with it: "a witness", and "the FBI" where a document writes so."""
        if name.startswith(("same ", "a same ")):
            return f"the {name.removeprefix('a ')}"
        if is_aged(name):
            return name if is_plural(name) else aged(name)
        if _DETERMINED.match(name) or _OWNED.match(name):
            return f"the {name}" if name[:1].islower() and not _DETERMINED.match(name) else name
        if kind in _THINGS and name[:1].islower() and not is_plural(name):
            return f"the {name}"
        if kind is SourceKind.CROWD:
            head = _OF.split(name)[0].split()[-1]
            plural = head.endswith("s") and not head.endswith("ss")
            return name if plural or not head.islower() or is_plural(name.lower()) else with_article(name)
        if kind is SourceKind.INSTITUTION and " " not in name:
            return f"the {name}" if name in self.casing.with_the else name
        return name

    def lowered(self, text: str) -> str:
        """A text without the capital of its first word, where no name begins it."""
        return self.casing.lowered(text)

    def common(self, text: str) -> str:
        """The same for a text that may be one word for those who have no name: "Police"."""
        return text.lower() if text.lower() in brief_words("common") else self.casing.lowered(text)

    def _small(self, name: str, kind: SourceKind) -> str:
        """The name without the capitals that the head of a sentence or a headline gave it: where a document writes it
        small, or, of a role, its first word."""
        if kind not in _COMMON and kind is not SourceKind.INSTITUTION:
            return name
        first = name.split(maxsplit=1)[0]
        shouted = name.isupper() and (" " in name or len(name) > _LONGEST_INITIALS)
        if not shouted and (is_demonym(first) or first.isupper() or region_of(first) is not None or country_of(first)):
            return name
        small = name.lower() if shouted else f"{first.lower()}{name[len(first) :]}"
        if first.lower() in brief_words("common") and name[len(first) + 1 :][:1].islower():
            return small  # "Police in Ashford"
        if shouted or (" " not in name and (small in self.casing.small or small in brief_words("common"))):
            return small
        often = self.casing.inside.get(first, 0)  # "said Marion deputies": a name keeps its capital
        if (often and often >= self.casing.small.get(first.lower(), 0)) or not first.isalpha():
            return name
        return small if kind in _COMMON or all(w in self.casing.small for w in small.split()) else name


def _short(outlet: str) -> str:
    """An outlet's name without what its head line adds: "KABC News 12, Velden News, Weather & Sports"."""
    first = outlet.split(", ", maxsplit=1)[0]
    return first if len(outlet.split()) > _LONGEST_OUTLET and len(first.split()) > 1 else outlet


def make_cast(incident: Incident, lookup: Lookup) -> Cast:
    """The cast of an incident, with the fullest office that its statements and claims give each person."""
    told: dict[str, Counter[str]] = {}
    speaking = [s.speaker for id_ in incident.statements if (s := lookup.statements.get(id_)) is not None]
    counting = [claim.claimant for claim in lookup.claims_of(incident.claims)]
    for source in (*speaking, *counting):
        if source is not None and source.actor and (office := _office(source.described)):
            told.setdefault(source.actor, Counter())[office] += 1
    offices = {
        actor: min(found, key=lambda o: (not _goes_before(o), "’s" in o or "'s" in o, -len(o.split()), -found[o], o))
        for actor, found in told.items()
    }
    persons = {a.name for a in lookup.actors.values() if a.kind is SourceKind.PERSON}
    surnames = Counter(fold(name.split()[-1]) for name in persons if name.split())
    shared = frozenset(name for name, times in surnames.items() if times > 1)
    return Cast(lookup, offices, shared, read_casing(d.text for d in lookup.documents.values()))


def _office(described: str) -> str:
    """An office as it goes with a name; "" for an age, a kinship with "his", what no person is, or what is too long."""
    words = described.strip().rstrip(",")
    if not words or len(words.split()) > _LONGEST_OFFICE or _NO_OFFICE.search(words) or words.isupper():
        return ""
    if _goes_before(words):
        return words
    head = (_LINKS.split(words)[0].split() or [""])[-1].lower()
    if words.islower() and not names_person(head):
        return ""
    bare = " " not in words and words.islower() and head not in brief_words("sole")
    return with_article(words) if bare else words


def _goes_before(office: str) -> bool:
    """True for an office that stands before a name: "Ashford Police Chief", not "head of the team"."""
    return office[:1].isupper() and (not _LINKS.search(office) or office.rsplit(maxsplit=1)[-1][:1].isupper())


@dataclass(frozen=True, slots=True)
class Holding:
    """Who holds a position: those who are named, and how many reports beside them speak for themselves."""

    named: tuple[Who, ...]
    reports: int

    @property
    def key(self) -> tuple[str, ...]:
        """What tells one holding from another."""
        return (*sorted(w.key for w in self.named), f"{self.reports} reports")

    @property
    def single(self) -> bool:
        """True when one alone holds it."""
        return len(self.named) + self.reports == 1

    def parts(self, inside: bool = False, most: int = _MOST_NAMED) -> tuple[Part, ...]:
        """The holders in a row: "A, B and two reports"; at most `most` by name, `inside` a list without commas."""
        shown = self.named[:most] if len(self.named) > most + 1 else self.named
        rest = len(self.named) - len(shown)
        items: list[tuple[Part, ...]] = [(who.in_list() if inside or not self.single else who,) for who in shown]
        items += [(count_words(rest, "other"),)] if rest else []
        items += [(count_words(self.reports, "report"),)] if self.reports else []
        return listed(items) if items else ("an unnamed source",)


def hold(positions: Iterable[Position], cast: Cast) -> Holding:
    """Who holds positions: sources by the documents that carry them, most first, then outlets, then mere reports."""
    found: dict[str, tuple[bool, int, Who]] = {}
    reports: set[str] = set()
    for position in positions:
        claims = cast.lookup.claims_of(position.claims)
        for origin in position.origins:
            who = cast.origin(origin, claims)
            if who is None:
                reports.add(origin.document or "")
                continue
            carried = {c.document for c in claims if c.claimant is not None and cast.of(c.claimant).key == who.key}
            for one in cast.parted(who):
                found.setdefault(one.key, (cast.lookup.narrates(origin), -len(carried), one))
    ordered = sorted(found.values(), key=lambda row: (row[0], row[1], row[2].first))
    return Holding(tuple(distinct([who for _, _, who in ordered])), len(reports))


def distinct(names: Sequence[Who]) -> list[Who]:
    """Each once, without those that only repeat a part of another's name."""
    once = list({who.key: who for who in names}.values())
    return [who for who in once if not any(within(who, other) for other in once)]


def within(who: Who, other: Who) -> bool:
    """True where one name only repeats a part of another: "a coroner" beside "County Coroner Ann Roe"."""
    one, two = (frozenset(fold(w.first).split()) - _ARTICLES for w in (who, other))
    return one < two
