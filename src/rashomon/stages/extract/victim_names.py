"""The victims whom a count names, each with the age and the sex that the words beside the name tell."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from rashomon.language.data import table
from rashomon.language.text import fold
from rashomon.language.victims import names_somebody
from rashomon.schema.bounds import Bounds
from rashomon.schema.document import Document
from rashomon.schema.evidence import Span
from rashomon.schema.victim import NamedVictim, Sex
from rashomon.stages.extract.lexicon import titles
from rashomon.stages.extract.reading import Reading
from rashomon.stages.extract.tally import Tally
from rashomon.stages.extract.victim_groups import PEOPLE
from rashomon.stages.extract.victim_parts import years_of

_LONGEST_LIST = 80  # tokens after a count that a list of names runs to
_LONGEST_NAME = 6  # words
_BESIDE = 5  # tokens between a name and the words that tell an age or a sex
_MOST = 60  # names of one count; a page of memorial names is longer, and then each is a count of its own
_LINKS = frozenset({",", ":", "-", "–", "—", "(", "namely"})
_GOES_ON = frozenset(
    {",", ";", "and", "&", "as", "well", "-", "–", "—", "(", ")", "her", "his", "their", "both", "aged"}
)
_INSIDE = frozenset(
    {"-", "al", "el", "bin", "bint", "ibn", "ben", "van", "von", "de", "da", "del", "der", "di", "la", "abu", "."}
)
_NOT_THEIRS = frozenset({"family", "families", "house", "home", "clan", "household", "brothers", "sisters", "tribe"})
_APART = frozenset({"of", "by", "from", "near", "at", "in", "outside"})  # "the mayor of Vey", "friends of Ann Roe"


@dataclass(frozen=True, slots=True)
class _Spot:
    """A name's first and last token."""

    first: int
    last: int


def named_in(document: Document, tally: Tally, speaker: Span | None) -> tuple[NamedVictim, ...]:
    """Those whom `tally` counts by name, in the order of the text; `speaker` is where its claimant is named.

    Names stand in the count's own words, or right after it where there are as many of them as are counted: "two
    journalists, Jonas Vey and Petra Holm". A number of another size and names after it are left: they may be anybody.
    """
    count, reading = tally.count, tally.reading
    if tally.attribute not in PEOPLE or count.bounds.high == 0 or not reading.people:
        return ()
    inside = list(_spots(reading, count.first, min(count.last, count.first + _LONGEST_LIST) + 1))
    if not inside or count.numeral or (count.bounds.low or 0) > len(inside):
        after = list(_listed(reading, count.last + 1))
        wanted = (count.bounds.low or 0) - (0 if count.numeral else len(inside))
        fits = count.bounds.low is not None and len(after) == wanted
        inside = [*inside, *after] if fits or (after and _all_aged(reading, after, count.bounds)) else inside
    tree = reading.tree
    spots = [s for s in inside if speaker is None or not speaker.overlap(Span(tree.start(s.first), tree.end(s.last)))]
    stops = [*(spot.first for spot in spots[1:]), tree.sentence(count.last)[1]]
    named = (_victim(document, reading, s, stop) for s, stop in zip(spots, stops, strict=False))
    return tuple(named)[:_MOST]


def _all_aged(reading: Reading, spots: list[_Spot], bounds: Bounds) -> bool:
    """Some of the counted with their ages: only victims are told so."""
    few = bounds.high is None or len(spots) <= bounds.high
    return few and all(_age_after(reading, spot.last + 1) is not None for spot in spots)


def _spots(reading: Reading, first: int, stop: int) -> Iterator[_Spot]:
    """The names of persons among tokens `first` to `stop`, without those that only tell whose somebody is."""
    k = first
    while k < stop:
        spot = _name_at(reading, k, stop)
        if spot is None:
            k += 1
            continue
        k = spot.last + 1
        owner = reading.lower(k) in {"'s", "’s", "'", "’"}
        apart = spot.first > first and reading.lower(spot.first - 1) in _APART
        if not owner and not apart and reading.lower(k) not in _NOT_THEIRS:
            yield spot


def _name_at(reading: Reading, k: int, stop: int) -> _Spot | None:
    """The name that begins at `k`: words of a person's name, and the capitalised words that go on from it."""
    tokens = reading.tree.tokens
    if not _is_name(reading, k) or k in reading.ages:
        return None
    last = k
    while last < stop and last - k < _LONGEST_NAME and (_is_name(reading, last) or _joins(reading, last, stop)):
        last += 1
    last -= 1
    # "Police Capt. Ann Roe": what stands before the last title is an office too
    k = max((i + 1 for i in range(k, last) if reading.lower(i).replace(".", "") in titles()), default=k)
    k += reading.lower(k) == "."
    if last < k or not any(i in reading.people for i in range(k, last + 1)):
        return None
    written = reading.tree.placed.paragraph.text[tokens[k].start : tokens[last].end]
    return _Spot(k, last) if names_somebody(written) else None


def _is_name(reading: Reading, k: int) -> bool:
    token = reading.tree.tokens[k]
    return (k in reading.people or token.tag == "NNP") and token.text[:1].isupper() and k not in reading.named_things


def _joins(reading: Reading, k: int, stop: int) -> bool:
    """A small word or a dash inside a name: "Omar al-Vey", "Ada van Lind"."""
    return reading.lower(k) in _INSIDE and k + 1 < stop and (k in reading.people or _is_name(reading, k + 1))


def _listed(reading: Reading, at: int) -> Iterator[_Spot]:
    """The names listed from `at` on: between them nothing but marks, ages and words for the person named."""
    tokens = reading.tree.tokens
    if at >= len(tokens) or not (reading.lower(at) in _LINKS or _is_name(reading, at)):
        return
    _, end = reading.tree.sentence(at - 1)
    k, gap = at, 0
    found: list[_Spot] = []
    while k < min(end, at + _LONGEST_LIST):
        spot = _name_at(reading, k, end)
        if spot is not None:
            found.append(spot)
            k, gap = spot.last + 1, 0
            continue
        if tokens[k].tag in {"VBD", "VBZ", "VBP", "MD", "VBN"} or reading.lower(k) in {"who", "when", "that", "after"}:
            # "killed a guard, Mayor Ann Roe said": a name right before a verb is its subject
            if found and found[-1].last == k - 1 and found[-1].first != at:
                found.pop()
            break
        gap += 0 if reading.lower(k) in _GOES_ON or k in reading.ages else 1
        if gap > _BESIDE:
            break
        k += 1
    yield from found


def _victim(document: Document, reading: Reading, spot: _Spot, stop: int) -> NamedVictim:
    tree = reading.tree
    at = _age_of(reading, spot, stop)
    number = reading.numbers[at] if at is not None else None
    start = tree.placed.start
    return NamedVictim(
        name=" ".join(document.text[tree.start(spot.first) : tree.end(spot.last)].split()),
        evidence=document.evidence(tree.start(spot.first), tree.end(spot.last)),
        age=years_of(number.text, number.bounds) if number is not None else None,
        age_evidence=document.evidence(start + number.core_start, start + number.core_end) if number else None,
        sex=_sex_of(reading, spot, stop),
    )


def _age_of(reading: Reading, spot: _Spot, stop: int) -> int | None:
    """The token of the age that goes with a name: right after it, else right before it."""
    after = _age_after(reading, spot.last + 1)
    if after is not None and after < stop:
        return after
    start, _ = reading.tree.sentence(spot.first)
    for k in range(spot.first - 1, max(start, spot.first - _BESIDE) - 1, -1):
        if k in reading.ages:
            return k
        if reading.lower(k) in {",", ";", "and", "("} or k in reading.people:
            return None
    return None


def _age_after(reading: Reading, at: int) -> int | None:
    """ "Ann Roe, 44", "Ann Roe (44)", "Ann Roe, aged 44", "Ann Roe, a 44-year-old teacher"."""
    for k in range(at, at + _BESIDE - 1):
        if k in reading.ages:
            return k
        if reading.lower(k) not in {",", "(", "aged", "age", "a", "an"}:
            return None
    return None


def _sex_of(reading: Reading, spot: _Spot, stop: int) -> Sex | None:
    """What a word for a person right before the name says ("her son Bo"), else one set after it by a comma."""
    start, _ = reading.tree.sentence(spot.first)
    for k in range(spot.first - 1, max(start, spot.first - _BESIDE) - 1, -1):
        if k in reading.people and reading.lower(k).replace(".", "") not in titles():
            break
        if reading.lower(k) in {",", ";", "and", "("}:
            break
        if (sex := _said_sex(reading, k)) is not None:
            return sex
    k = spot.last + 1
    edge = min(stop, spot.last + 2 * _BESIDE)
    while k < edge and (reading.lower(k) in {",", "(", "a", "an", "the"} or k in reading.ages):
        k += 1
    described = any(reading.lower(j) in {"a", "an", "the"} for j in range(spot.last + 1, k))
    return next((sex for j in range(k, min(k + 2, edge)) if described and (sex := _said_sex(reading, j))), None)


def _said_sex(reading: Reading, k: int) -> Sex | None:
    if reading.tree.tokens[k].pos == "PRON" or reading.lower(k) in {"his", "her", "him"}:
        return None
    return _sexes().get(fold(reading.lower(k)))


@cache
def _sexes() -> dict[str, Sex]:
    """Words for one person, and titles, with the sex that they tell."""
    signs = {"m": Sex.MALE, "f": Sex.FEMALE}
    told = [(row["word"], row["sex"]) for row in table("person_words")]
    told += [(row["title"], row["gender"]) for row in table("person_titles")]
    return {word: signs[sign] for word, sign in told if sign in signs}
