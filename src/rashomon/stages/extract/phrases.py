"""Harm told by a phrase, not by a word: tolls, lives lost, conditions, custody, "among the dead"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from rashomon.language.calendar import WEEKDAYS
from rashomon.schema.bounds import Bounds
from rashomon.schema.claim import Attribute
from rashomon.stages.extract.harm_words import harm_words
from rashomon.stages.extract.people import Headcount, count_people
from rashomon.stages.extract.person_nouns import names_people
from rashomon.stages.extract.reading import Reading

_TOLL_LINKS = frozenset(
    {"to", "at", "of", "is", "was", "as", "reached", "reaches", "reach", "hit", "hits", "tops", ":", "be"}
)
_TOLL_VERBS = frozenset({"passes", "passed", "topped", "exceeds", "exceeded", "surpassed", "now", "stands", "stood"})
_TOLL_WINDOW = 40  # words in which a toll's number follows it: "the toll from X, which struck on Y, rose to 10"
_TOLL_VERB = 4  # words between "put" and "toll": "put the total death toll at"
_GRADED = frozenset({"upgrade", "downgrade"})
_MOURNING = frozenset({"mourn", "grieve", "lament"})
_LOSING = frozenset({"lose", "claim", "take", "cost", "end"})
_FATAL_WINDOW = 15  # words between a harm and ", one fatally"
_CONDITIONS = frozenset(
    {"critical", "serious", "stable", "grave", "guarded", "fair", "good", "life-threatening", "unstable"}
)
_TIMES = frozenset({"year", "month", "week", "season", "weekend", "decade", "city", "nation", "war"})
_WARDS = frozenset({"hospital", "hospitals", "surgery", "icu", "coma"})


_TRIGGERS = _WARDS | {
    "toll",
    "tolls",
    "life",
    "lives",
    "loss",
    "condition",
    "care",
    "custody",
    "fatally",
    "mortally",
    "among",
}


@dataclass(frozen=True, slots=True)
class Told:
    """A count of people an expression at token `at` gives: its attribute, and the words from `first` to `last`."""

    at: int
    attribute: Attribute
    count: Headcount
    method: str


def find_phrases(reading: Reading) -> Iterator[Told]:
    """Every phrase of harm in the paragraph, in the order of the text."""
    for i in reading.spots(_TRIGGERS):
        word = reading.words[i]
        if word in {"toll", "tolls"}:
            yield from _toll(reading, i)
        elif word in {"life", "lives", "loss"}:
            yield from _loss(reading, i) if word == "loss" else _lives(reading, i)
        elif word == "condition":
            yield from _condition(reading, i)
        elif word == "care" and reading.lower(i - 1) == "intensive":
            yield from _state_of_subject(reading, i, Attribute.INJURIES, "care")
        elif word in _WARDS:
            yield from _state_of_subject(reading, i, Attribute.INJURIES, "ward")
        elif word == "custody":
            yield from _state_of_subject(reading, i, Attribute.ARRESTS, "custody")
        elif word in {"fatally", "mortally"}:
            yield from _some_fatally(reading, i)
        elif word == "among":
            yield from _among(reading, i)


def _toll(reading: Reading, i: int) -> Iterator[Told]:
    """ "The death toll has risen to eight", "put the toll at 83", "a toll of 83 soldiers killed"."""
    if reading.lower(i - 1) in {"heavy", "terrible", "emotional", "daily", "heavier"} or _of_a_time(reading, i):
        return
    k = linked_number(reading, i)
    number = reading.count(k) if k is not None else None
    if k is None or number is None:
        return
    last = k
    while reading.count(last + 1) is number:
        last += 1
    count = Headcount(number.bounds, _toll_start(reading, i), last, k, numeral=True)
    yield Told(k, _toll_of(reading, i), count, "toll")


def _of_a_time(reading: Reading, i: int) -> bool:
    """ "the year's toll", "the season's death toll": a sum over many events."""
    owner = reading.tree.kid(i, "poss")
    return owner is not None and reading.lower(owner) in _TIMES


def linked_number(reading: Reading, i: int) -> int | None:
    """The token of the number that is tied to a word for a toll at `i` before the clause ends: "the toll rose to 8"."""
    _, end = reading.tree.sentence(i)
    for k in range(i + 1, min(end, i + _TOLL_WINDOW)):
        if reading.lower(k) in {";", "|", "after", "when"}:
            return None
        number = reading.count(k)
        if number is None:
            continue
        start = reading.tree.at(reading.tree.placed.start + number.start)
        before = _past_day(reading, k if start is None else start)
        link = reading.lower(before - 1)
        if link in {"is", "was", "of", "be", "as"} and before > i + 4:
            continue
        linked = link in _TOLL_LINKS | _TOLL_VERBS or before == i + 1
        if linked and (link != "of" or before - 2 == i):
            return k
    return None


def _past_day(reading: Reading, before: int) -> int:
    """The token after the toll's verb: in "reached on Sunday 20" a day stands between."""
    if reading.lower(before - 1) in WEEKDAYS:
        return before - 1 - (reading.lower(before - 2) == "on")
    return before


def _toll_start(reading: Reading, i: int) -> int:
    """Where the telling of a toll begins: "put the death toll at", "the injury toll"."""
    token = reading.tree.tokens[i]
    if token.dep == "dobj" and token.head < i and i - token.head <= _TOLL_VERB:
        return token.head
    return i - 1 if reading.lower(i - 1) in {"death", "casualty", "injury"} else i


def _toll_of(reading: Reading, i: int) -> Attribute:
    """ "death toll", "injury toll", "the toll of wounded", "the toll of dead and wounded"."""
    kind = reading.lower(i - 1)
    if kind in {"injury", "casualty", "death"} or reading.lower(i + 1) != "of":
        return {"injury": Attribute.INJURIES, "casualty": Attribute.CASUALTIES}.get(kind, Attribute.DEATHS)
    of = {reading.lower(k) for k in range(i + 2, i + 7)}
    hurt = bool(of & {"wounded", "injured", "injuries", "wounds"})
    both = bool(of & {"casualties", "victims"}) or (hurt and bool(of & {"dead", "killed", "deaths", "fatalities"}))
    if both:
        return Attribute.CASUALTIES
    return Attribute.INJURIES if hurt else Attribute.DEATHS


def _lives(reading: Reading, i: int) -> Iterator[Told]:
    """ "claimed the lives of ten", "took two lives", "lost his life"."""
    tree, token = reading.tree, reading.tree.tokens[i]
    verb = tree.tokens[token.head]
    passive = token.dep == "nsubjpass" and verb.lemma in {"lose", "take", "claim"}
    if not (passive or (token.dep == "dobj" and verb.lemma in _LOSING)):
        return
    own = next((reading.count(k) for k in tree.kids(i, "nummod", "amod") if reading.count(k)), None)
    of = next((k for k in tree.kids(i, "prep") if reading.lower(k) == "of"), None)
    inner = tree.kid(of, "pobj") if of is not None else None
    counted: Headcount | None = None
    if own is not None:
        counted = count_people(reading, i)
    elif inner is not None:
        counted = count_people(reading, inner)
    elif verb.lemma == "lose" and not passive:
        subject = next(iter(subject_above(reading, token.head)), None)
        counted = count_people(reading, subject) if subject is not None else None
    elif (owner := tree.kid(i, "poss")) is not None:
        counted = count_people(reading, owner)
    if counted is not None:
        yield Told(i, Attribute.DEATHS, counted, "lives")


def _loss(reading: Reading, i: int) -> Iterator[Told]:
    """ "mourn the loss of three children", "the loss of two lives": whom a loss takes is dead where it is mourned."""
    tree = reading.tree
    of = next((k for k in tree.kids(i, "prep") if reading.lower(k) == "of"), None)
    whom = tree.kid(of, "pobj") if of is not None else None
    if whom is None:
        return
    lives = reading.lower(whom) in {"life", "lives"}
    if not lives and not (tree.tokens[tree.tokens[i].head].lemma in _MOURNING and names_people(reading, whom)):
        return
    counted = count_people(reading, whom)
    if counted is not None and counted.numeral:
        yield Told(i, Attribute.DEATHS, counted, "lives")


def _condition(reading: Reading, i: int) -> Iterator[Told]:
    words = {reading.lower(k) for k in range(max(0, i - 6), i)}
    if words & _CONDITIONS and words & {"in", "to"}:
        yield from _state_of_subject(reading, i, Attribute.INJURIES, "condition")


def _state_of_subject(reading: Reading, i: int, attribute: Attribute, method: str) -> Iterator[Told]:
    """ "X is in critical condition": the noun hangs on "in", that on a verb of being, whose subject counts."""
    tree = reading.tree
    at = i
    for _ in range(4):
        if tree.tokens[at].dep in {"pobj", "compound", "conj", "nmod"} and reading.lower(tree.tokens[at].head) not in {
            "in",
            "to",
        }:
            at = tree.tokens[at].head
    head = tree.tokens[at].head
    verb = tree.tokens[head].head
    if reading.lower(head) != "in" and not (reading.lower(head) == "to" and tree.tokens[verb].lemma in _GRADED):
        return
    being = {
        "be",
        "remain",
        "stay",
        "list",
        "lie",
        "describe",
        "s",
        "keep",
        "hold",
        "leave",
        "place",
        "take",
        "recover",
    }
    if tree.tokens[verb].pos in {"VERB", "AUX"}:
        if tree.tokens[verb].lemma not in being | _GRADED:
            return
        subjects = list(subject_above(reading, verb))
    elif tree.tokens[verb].dep in {"ROOT", "conj", "dep", "nsubj"} and reading.lower(i) == "custody":
        subjects = [verb]
    else:
        return
    for subject in subjects[:1]:
        counted = count_people(reading, subject)
        if counted is not None:
            yield Told(i, attribute, counted, method)


def _some_fatally(reading: Reading, i: int) -> Iterator[Told]:
    """ "Four people were shot, one fatally": the number right before, of those the harm before it tells."""
    start, end = reading.tree.sentence(i)
    following = harm_words().get(reading.lower(i + 1), ()) if i + 1 < end else ()
    k = i - 1 - 2 * (reading.lower(i - 2) == "of" and reading.lower(i - 1) == "them")
    number = reading.count(k)
    both = reading.lower(k) == "both"
    harmed = any(reading.lower(n) in harm_words() for n in range(max(start, k - _FATAL_WINDOW), k))
    if following or not harmed or (number is None and not both):
        return
    bounds = number.bounds if number is not None else Bounds(2, 2)
    yield Told(i, Attribute.DEATHS, Headcount(bounds, k, i, k, numeral=True), "fatally")


def subject_above(reading: Reading, verb: int) -> Iterator[int]:
    """The subject of a verb, or that of the one it is joined to."""
    tree = reading.tree
    for _ in range(8):
        subject = tree.kid(verb, "nsubj", "nsubjpass")
        if subject is not None:
            yield subject
            return
        if tree.tokens[verb].dep not in {"conj", "xcomp"} or tree.tokens[verb].head == verb:
            return
        verb = tree.tokens[verb].head


def _among(reading: Reading, i: int) -> Iterator[Told]:
    """ "X and six others were among the wounded": at least so many; "X was among the dead" is one."""
    tree = reading.tree
    end = min(len(tree.tokens), i + 7)
    attribute = None
    for k in range(i + 1, end):
        for word in harm_words().get(reading.lower(k), ()):
            if word.frame in {"patient", "state"} and not word.needs:
                attribute = attribute or word.attribute
    verb = tree.tokens[i].head
    if attribute is None or tree.tokens[verb].lemma != "be":
        return
    for subject in subject_above(reading, verb):
        counted = count_people(reading, subject)
        if counted is not None and counted.bounds.low:
            alone = counted.bounds == Bounds(1, 1) and not counted.numeral
            bounds = counted.bounds if alone else Bounds(counted.bounds.low, None, "among")
            yield Told(
                i, attribute, Headcount(bounds, counted.first, counted.last, counted.head, counted.numeral), "among"
            )
