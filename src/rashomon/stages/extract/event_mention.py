"""The places a document names, each with how far its position is the event's."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from rashomon.language.calendar import day_of
from rashomon.language.countries import country_of, seat_of
from rashomon.language.data import column, table
from rashomon.language.gazetteer import find, region_of
from rashomon.language.geography import body_place, is_street
from rashomon.language.relations import PlaceRelation, Relation, relation_before, strip_place_words, words_of
from rashomon.schema.analysis import Name, NameKind, Paragraph, PlacedParagraph, TimeKind, Token
from rashomon.schema.document import BlockRole, Dated
from rashomon.stages.extract.dates import resolve
from rashomon.stages.extract.event_aside import asides, is_aside
from rashomon.stages.extract.event_kind import KindFound

_LEAD_LENGTH = 900  # code points: in a page that is one long paragraph the rest of it is body
_BODY = 0.5
_BACKGROUND = 0.25  # a sentence that tells of another time
_ASIDE = 0.02  # another event's place: not even the only town that the page names goes before the country for it
_OLD = 60  # days before the page's own date
_ELSEWHERE = 0.15
_DATELINE = 0.3
_BOUND = 0.02
_NATURAL = frozenset({"earthquake", "shooting", "stabbing", "crash"})  # kinds that no state is the doer of
_CAPTION = 0.4  # of a paragraph's: the picture is often from another day
_PASSING = {"compound": 0.7, "nmod": 0.7, "amod": 0.7, "poss": 0.6, "appos": 0.9, "conj": 0.9, "nn": 0.7}
_OFFSET = 0.6  # "south of Ashford" where nothing nearer is named
_BESIDE = 0.9
# "Ashford, a fishing town of some 900 people" before "30 miles south of Bell", and "Ashford lies" before it.
_APPOSED = re.compile(
    r"(?P<last>[A-Z][\w’'-]*)(?:\s*[,(–—-]\s*(?:which\s+)?|\s+)(?:(?:an?|the)\s+[^,.;()]{0,60}?|"
    r"(?:is|lies|sits|is\s+located|located|lying|situated|based)\s+)?\Z"
)

# "Ashford eastern countryside" is the region that bears the town's name.
_REGION = re.compile(r"\s+(?:\w+ern\s+)?(?:countryside|province|governorate|oblast|wilayat)\b")


@dataclass(frozen=True, slots=True)
class Mention:
    """A name that may be the event's place, in document offsets, with how much it speaks for that.

    `text` is what is looked up, `shown` where the name begins with the words of its relation ("60 km east of Ashford").
    `within` are codes written right after it. `solid` is False for what only may be a place's name.
    """

    text: str
    shown: int
    start: int
    end: int
    weight: float
    within: tuple[str, ...]
    solid: bool = True


def find_mentions(placed: PlacedParagraph, weight: float, kind: KindFound, anchor: Dated | None) -> list[Mention]:
    """The place names of a paragraph, and the places in the names of local bodies and sites."""
    paragraph = placed.paragraph
    found = []
    old = _old_sentences(paragraph, anchor)
    beside = asides(paragraph) if paragraph.names else ()
    for name in paragraph.names:
        if _in_street(paragraph.text, name) or _is_government(name):
            continue
        read = _read(name, paragraph.text)
        if read is None:
            continue
        relation = relation_before(paragraph.text, name.start, name.end)
        told = weight * (_CAPTION if placed.role is BlockRole.CAPTION else 1.0)
        share = (told if name.start < _LEAD_LENGTH else min(told, _BODY)) * read.share
        share *= _role(placed, name, kind, relation)
        own = token_at(paragraph, name.start)
        if own is not None and paragraph.tokens[own].sentence in old:
            share *= _BACKGROUND
        if is_aside(beside, name.start):
            share *= _ASIDE
        start = placed.start + name.start
        shown = start if relation.kind is PlaceRelation.AT else placed.start + relation.start
        found.append(
            Mention(read.text, shown, start, placed.start + name.end, share, _within(paragraph, name), read.solid)
        )
    return found


@dataclass(frozen=True, slots=True)
class _Read:
    """The place in a name, and how much the name speaks for it."""

    text: str
    share: float
    solid: bool


def _read(name: Name, text: str) -> _Read | None:
    """The place that a name names: a place, or the one in "Ashford Police Department"; None for a person's."""
    local = body_place(name.text)
    if name.kind is NameKind.PLACE and local is None and _REGION.match(text, name.end):
        region = find(f"{name.text} province", (), 1)
        if region and region[0].kind == "region" and region[0].country != "US":
            return _Read(f"{name.text} province", 1.0, True)
    if name.kind is NameKind.PLACE:
        inside = local is not None and local[1] != "county" and not find(name.text)
        return _Read(local[0], 1.0, False) if local is not None and inside else _Read(name.text, 1.0, True)
    if local is not None and name.kind in (NameKind.FACILITY, NameKind.ORGANISATION):
        return _Read(local[0], 0.7 if local[1] == "site" else 0.35, False)
    # A town that the parser took for a building: nothing in its name says what it is.
    if name.kind is NameKind.FACILITY and not name.text.split()[-1].islower():
        return _Read(name.text, 0.8, True)
    return None


def _is_government(name: Name) -> bool:
    """A seat that stands for its state: "Moscow said"."""
    keyed = name.key is not None and name.key.startswith("country:")
    return keyed and country_of(name.text) is None and seat_of(name.text) is not None


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


def _old_sentences(paragraph: Paragraph, anchor: Dated | None) -> frozenset[int]:
    """The sentences that tell of a time long before the page's own: a year, a month or a day that is past."""
    now = day_of(anchor)
    if now is None:
        return frozenset()
    found = set()
    for time in paragraph.times:
        if time.kind not in (TimeKind.DATE, TimeKind.RELATIVE):
            continue
        date = resolve(time, anchor)
        own = token_at(paragraph, time.start)
        if date is None or own is None or not date.value[:4].isdigit():
            continue
        day = day_of(date)
        back = (now - day).days if day else 365 * (now.year - int(date.value[:4]))
        if back > _OLD:
            found.add(paragraph.tokens[own].sentence)
    return frozenset(found)


def _role(placed: PlacedParagraph, name: Name, kind: KindFound, relation: Relation) -> float:
    """How far a place's position is the event's: after a locative, on an event's word, in no dateline."""
    paragraph = placed.paragraph
    text, tokens = paragraph.text, paragraph.tokens
    if placed.role is BlockRole.DATELINE or _is_dateline(text, name):
        return _DATELINE
    if _is_bound(text, name):
        return _BOUND
    own, after = token_at(paragraph, name.start), token_at(paragraph, name.end)
    if own is None:
        return 0.1
    if relation.kind is PlaceRelation.OFFSET and _tells_where(text, relation.start):
        return 0.0
    located = max(_after_locative(text, name), _attached(tokens, own, name))
    if relation.kind is not PlaceRelation.AT:
        located = _OFFSET if relation.kind is PlaceRelation.OFFSET else _BESIDE
    acts = country_of(name.text) is not None and kind.kind not in _NATURAL
    if after is not None and acts and _does(tokens[after : after + 3], placed.start, kind):
        return _BOUND  # "a US drone strike", "Turkey struck": by it, not in it
    if after is not None and placed.start + tokens[after].start in kind.starts:
        located = max(located, 0.8)  # "the Ashford shooting"
    elif after is not None and body_place(f"{name.text} {tokens[after].text}"):
        located = max(located, 0.25)  # "Ashford police": they answer for the place
    elsewhere = _ELSEWHERE if _is_elsewhere(tokens, after) else 1.0
    return elsewhere * (0.1 + located * _governed(tokens, own, placed.start, kind))


def _does(following: Sequence[Token], start: int, kind: KindFound) -> bool:
    """Whether what follows a country's name is what it did: "strike", "drone strike", "struck"."""
    for token in following:
        event = _verbs().get(token.lemma) == "event" and token.pos in ("VERB", "NOUN")
        if event or token.start + start in kind.starts:
            return True
        if token.pos not in ("NOUN", "PROPN", "ADJ"):
            return False
    return False


def _tells_where(text: str, start: int) -> bool:
    """Whether a relation says where another place is: "Ashford, 30 miles south of Bell", and not the event."""
    found = _APPOSED.search(text[max(0, start - 110) : start])
    return found is not None and found["last"].casefold() not in column("calendar", "word")


def _after_locative(text: str, name: Name) -> float:
    """How surely the word before a name puts something there; words that say what it is are passed over."""
    words = strip_place_words(text[max(0, name.start - 60) : name.start]).casefold().split()
    if words and words[-1].endswith(("'s", "’s")):
        words = words[:-1]  # "in Iran's Ashford province"
    return _locatives().get(words[-1].strip("“\"'"), 0.0) if words else 0.0


def _attached(tokens: Sequence[Token], own: int, name: Name) -> float:
    """The same by the parse: a locative's object or an event verb's, or what says more of one ("an Ashford bank")."""
    at = own
    while tokens[at].head != at and name.start <= tokens[tokens[at].head].start < name.end:
        at = tokens[at].head
    factor = 1.0
    for _ in range(5):
        if tokens[at].dep not in _PASSING or tokens[at].head == at:
            break
        factor *= _PASSING[tokens[at].dep]
        at = tokens[at].head
    head = tokens[tokens[at].head]
    if tokens[at].dep == "pobj":
        return factor * _locatives().get(head.text.casefold(), 0.0)
    if tokens[at].dep in ("dobj", "nsubjpass") and _verbs().get(head.lemma) == "event":
        return factor
    return 0.0


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


def _is_bound(text: str, name: Name) -> bool:
    """Part of an adjective: "US-led", "Turkey-backed"; "Ashford-area" is at Ashford."""
    rest = text[name.end : name.end + 6]
    return rest[:1] in ("-", "‑") and rest[1:2].islower() and not rest[1:].startswith("area")


def _is_elsewhere(tokens: Sequence[Token], after: int | None) -> bool:
    """The name of where people are brought to or speak from: "an Ashford hospital", "Ashford University"."""
    if after is None:
        return False
    for token in tokens[after : after + 3]:
        if token.text.casefold() in words_of("elsewhere"):
            return True
        if token.pos not in ("NOUN", "PROPN", "ADJ"):
            return False
    return False


def token_at(paragraph: Paragraph, offset: int) -> int | None:
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
