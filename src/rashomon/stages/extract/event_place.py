"""Where the event was: the place its clause names, not those of speakers, datelines and other events."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from rashomon.language.data import table
from rashomon.language.gazetteer import PlaceEntry, country_of, find, place, region_of
from rashomon.language.geography import Geography, PlaceWord, body_place, is_street, locate
from rashomon.schema.analysis import Analysis, Name, NameKind, Paragraph, PlacedParagraph, Token
from rashomon.schema.document import BlockRole, Document
from rashomon.schema.evidence import Evidence
from rashomon.stages.extract.event_kind import KindFound, weighted_paragraphs

_PLACES = 6
_INSIDE = 0.15  # of the country's score; below that it is named in passing
_FINER = {"city": 1.0, "county": 0.6, "region": 0.55, "area": 0.6, "country": 0.15}


@dataclass(frozen=True, slots=True)
class PlaceFound:
    """Gazetteer keys, likeliest first; `name` and `evidence` are the words that name the first."""

    keys: tuple[str, ...]
    name: str
    evidence: Evidence | None


@dataclass(frozen=True, slots=True)
class _Mention:
    """A name that may be the event's place, in document offsets, with how much it speaks for that."""

    text: str
    start: int
    end: int
    weight: float
    within: tuple[str, ...]


def find_place(document: Document, analysis: Analysis, kind: KindFound) -> PlaceFound:
    """The places named where the document tells the event, the likeliest first."""
    mentions = [
        mention for placed, weight in weighted_paragraphs(analysis) for mention in _mentions(placed, weight, kind)
    ]
    context = [PlaceWord(m.text, 1.0, m.within) for m in mentions]
    context += [
        PlaceWord(name.text, 0.5)
        for _, name in analysis.names()
        if name.kind is NameKind.GROUP and name.key is not None
    ]
    return _choose(document, mentions, locate(context))


def _choose(document: Document, mentions: Sequence[_Mention], geography: Geography) -> PlaceFound:
    scores: dict[str, float] = {}
    first: dict[str, _Mention] = {}
    for mention in mentions:
        entry = _meant(mention.text, geography)
        if entry is None or not entry.country:
            continue
        share = mention.weight * _FINER.get(entry.kind, 0.5)
        scores[entry.key] = scores.get(entry.key, 0.0) + share
        best = first.get(entry.key)
        if best is None or mention.weight > best.weight:
            first[entry.key] = mention
    if not scores:
        return PlaceFound((), "", None)
    ranked = _finer_first(sorted(scores, key=lambda key: (-scores[key], key)), scores)[:_PLACES]
    mention = first[ranked[0]]
    return PlaceFound(tuple(ranked), mention.text, document.evidence(mention.start, mention.end))


def _finer_first(ranked: list[str], scores: dict[str, float]) -> list[str]:
    """A country gives way to the likeliest place inside it: it says less about the same spot."""
    top = place(ranked[0])
    if top is None or top.kind != "country":
        return ranked
    for key in ranked[1:]:
        entry = place(key)
        if entry is not None and entry.country == top.country and scores[key] >= _INSIDE * scores[ranked[0]]:
            return [key, *(other for other in ranked if other != key)]
    return ranked


def _meant(text: str, geography: Geography) -> PlaceEntry | None:
    if text in geography.places:
        return geography.places[text][0]
    found = find(text, geography.countries, 1)
    return found[0] if found else None


def _mentions(placed: PlacedParagraph, weight: float, kind: KindFound) -> list[_Mention]:
    """The place names of a paragraph, and the places in the names of local bodies and sites."""
    paragraph = placed.paragraph
    found = []
    for name in paragraph.names:
        if _in_street(paragraph.text, name):
            continue
        local = body_place(name.text)
        if name.kind is NameKind.PLACE:
            text, share = name.text, _role(placed, name, kind)
            if local is not None and local[1] != "county":
                text = local[0] if not find(name.text) else text
        elif local is not None and name.kind in (NameKind.FACILITY, NameKind.ORGANISATION):
            text, share = local[0], _role(placed, name, kind) * (0.7 if local[1] == "site" else 0.35)
        else:
            continue
        if text:
            start = placed.start + name.start
            found.append(_Mention(text, start, placed.start + name.end, weight * share, _within(paragraph, name)))
    return found


def _in_street(text: str, name: Name) -> bool:
    """A street's name, or part of one: "Ashford Road", "the 1400 block of Ashford"."""
    following = text[name.end : name.end + 20].split(None, 1)
    before = text[max(0, name.start - 12) : name.start].casefold()
    beside = bool(following) and text[name.end : name.end + 1] == " " and is_street(following[0].strip(",.;"))
    return beside or is_street(name.text.split()[-1]) or before.endswith("block of ")


def _within(paragraph: Paragraph, name: Name) -> tuple[str, ...]:
    """The state or country named right after it: "Ashford, Tenn."."""
    rest = paragraph.text[name.end : name.end + 2]
    if not rest.startswith(","):
        return ()
    for other in paragraph.names:
        if 0 < other.start - name.end <= 3:
            state = region_of(other.text)
            code = country_of(other.text)
            return (f"US-{state.admin}",) if state else (code,) if code else ()
    return ()


def _role(placed: PlacedParagraph, name: Name, kind: KindFound) -> float:
    """How far a place's position is the event's: after a locative, on an event's word, in no dateline."""
    text = placed.paragraph.text
    if placed.role is BlockRole.DATELINE or _is_dateline(text, name):
        return 0.3
    before = text[max(0, name.start - 40) : name.start].casefold().split()
    words = [word for word in before[-4:] if word != "the"]
    located = max((_locatives().get(word, 0.0) for word in words[-3:]), default=0.0)
    own = _token_at(placed.paragraph, name.start)
    after = _token_at(placed.paragraph, name.end)
    tokens = placed.paragraph.tokens
    if after is not None and placed.start + tokens[after].start in kind.starts:
        located = max(located, 0.8)  # "the Ashford shooting"
    elif after is not None and body_place(f"{name.text} {tokens[after].text}"):
        located = max(located, 0.25)  # "Ashford police": they answer for the place
    if own is None:
        return 0.1
    governed = _governed(tokens, own, placed.start, kind)
    return 0.1 + located * governed


def _governed(tokens: Sequence[Token], own: int, start: int, kind: KindFound) -> float:
    """2 where what a place hangs on is the event, a little where it is somebody's telling."""
    at = own
    for _ in range(8):
        token = tokens[at]
        if at != own and token.start + start in kind.starts:
            return 2.0
        role = _verbs().get(token.lemma) if at != own and token.pos in ("VERB", "AUX") else None
        if role is not None:
            return 1.7 if role == "event" else 0.3
        if token.head == at:
            break
        at = token.head
    sentence = tokens[own].sentence
    near = tokens[max(0, own - 40) : own + 40]
    return 1.4 if any(t.start + start in kind.starts for t in near if t.sentence == sentence) else 0.8


def _is_dateline(text: str, name: Name) -> bool:
    """ "BEIRUT (AP) - ..." at a paragraph's head."""
    return name.start == 0 and any(mark in text[name.end : name.end + 40] for mark in ("—", "–", " - ", "--", "(AP)"))


def _token_at(paragraph: Paragraph, offset: int) -> int | None:
    """The index of the first token that ends after `offset`, by bisection."""
    tokens = paragraph.tokens
    low, high = 0, len(tokens)
    while low < high:
        middle = (low + high) // 2
        low, high = (middle + 1, high) if tokens[middle].end <= offset else (low, middle)
    return low if low < len(tokens) else None


@cache
def _locatives() -> dict[str, float]:
    weights = {"at": 1.0, "between": 0.6, "from": 0.2}
    return {row["word"]: weights[row["role"]] for row in table("locatives")}


@cache
def _verbs() -> dict[str, str]:
    return {row["verb"]: row["role"] for row in table("event_verbs")}
