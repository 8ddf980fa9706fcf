"""What a count is of, where its own words leave it open and the rest of the document tells."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from rashomon.language.data import column
from rashomon.schema.bounds import Bounds
from rashomon.schema.claim import Attribute
from rashomon.stages.extract.lead import lead
from rashomon.stages.extract.named import OTHERS, VICTIM
from rashomon.stages.extract.reading import Reading
from rashomon.stages.extract.tally import Tally

_WARDS = frozenset({"hospital", "hospitals", "clinic", "center", "centre", "infirmary", "medical"})
_LEAVING = 8  # words after "were released" in which the hospital is named


def settle(told: Sequence[Sequence[Tally]], readings: Sequence[Reading]) -> list[list[Tally]]:
    """The tallies of each paragraph with identified victims as dead or hurt, and arrests in unrest as detentions."""
    everyone = [tally for tallies in told for tally in tallies]
    unrest = any(_tells_unrest(reading, range(len(reading.tree.tokens))) for reading in lead(readings)[:2])
    dead = {name for tally in everyone if tally.attribute is Attribute.DEATHS and (name := _name(tally))}
    return [
        [
            _settled(t, everyone, unrest)
            for t in tallies
            if t.attribute is not Attribute.CASUALTIES or _name(t) not in dead
        ]
        for tallies in told
    ]


def _name(tally: Tally) -> str | None:
    """The last word of the name of the one person a tally counts; None where it counts more, or by no name.

    "Velm was hit by three bullets" beside "Velm's death" is the same person, told dead.
    """
    count, reading = tally.count, tally.reading
    token = reading.tree.tokens[count.head]
    named = token.tag == "NNP" and count.bounds == Bounds(1, 1) and not count.numeral
    return reading.lower(count.head) if named else None


def _settled(tally: Tally, everyone: Iterable[Tally], unrest: bool) -> Tally:
    if tally.method == VICTIM and (not _someone(everyone, Attribute.DEATHS) or _all_hit(tally, everyone)):
        return replace(tally, attribute=Attribute.CASUALTIES)
    if tally.method == OTHERS:
        return replace(tally, attribute=_of_the_others(tally, everyone))
    if tally.method == "harm-injury" and tally.attribute is Attribute.CASUALTIES and not _some_died(tally, everyone):
        return replace(tally, attribute=Attribute.INJURIES)
    if tally.method == "harm-counted" and tally.attribute is Attribute.CASUALTIES and _live(tally):
        return replace(tally, attribute=Attribute.INJURIES)
    if tally.moved and tally.attribute is Attribute.INJURIES and _with_the_dead(tally, everyone):
        return replace(tally, attribute=Attribute.CASUALTIES)
    if tally.attribute is Attribute.ARRESTS and (unrest or _in_unrest(tally)):
        return replace(tally, attribute=Attribute.DETAINED)
    return tally


def _live(tally: Tally) -> bool:
    """ "All four victims survived", "the two victims have been released from hospital": hurt, and alive."""
    tree, head = tally.reading.tree, tally.count.head
    verb = tree.tokens[head].head
    if tree.tokens[head].dep not in {"nsubj", "nsubjpass"} or tree.kid(verb, "neg") is not None:
        return False
    after = {tally.reading.lower(k) for k in range(verb + 1, verb + _LEAVING)}
    left = tree.tokens[verb].lemma in {"release", "discharge"} and bool(after & _WARDS)
    return left or tree.tokens[verb].lemma in {"survive", "recover", "recuperate"}


def _all_hit(tally: Tally, everyone: Iterable[Tally]) -> bool:
    """Are as many identified as were hit, and fewer of them dead?"""
    many = tally.count.bounds.low or 0
    others = [t for t in everyone if t.method not in {VICTIM, OTHERS}]
    hit = any(t.attribute is Attribute.CASUALTIES and t.count.bounds.low == many for t in others)
    dead = [t.count.bounds.low or 0 for t in others if t.attribute is Attribute.DEATHS]
    return many > 1 and hit and bool(dead) and max(dead) < many


def _some_died(tally: Tally, everyone: Iterable[Tally]) -> bool:
    """ "found two men with gunshot wounds": alive, unless the document's dead may be among them.

    More dead than were found so are others; none dead leaves them all alive.
    """
    dead = max((t.count.bounds.low or 0 for t in everyone if t.attribute is Attribute.DEATHS), default=0)
    return 0 < dead <= (tally.count.bounds.low or 0)


def _with_the_dead(tally: Tally, everyone: Iterable[Tally]) -> bool:
    """ "The three victims were taken to hospital", "the blast that sent five there": of them some may have died.

    So where the phrase is "the victims", and nobody's state is told with it, or where one of them dies in the sentence.
    """
    reading, count = tally.reading, tally.count
    rest = any(reading.lower(k) in {"other", "remaining", "surviving"} for k in range(count.first, count.head))
    victims = reading.lower(count.head) == "victims" and reading.lower(count.first) == "the" and not rest
    sentence = reading.tree.tokens[tally.at].sentence
    beside = [t for t in everyone if t.reading is reading and reading.tree.tokens[t.at].sentence == sentence]
    one_of_them = any(t.attribute is Attribute.DEATHS and t.count.part for t in beside)
    told_apart = any(t.attribute is Attribute.INJURIES and not t.moved for t in beside)
    return count.numeral and not told_apart and (victims or one_of_them)


def _someone(everyone: Iterable[Tally], attribute: Attribute) -> bool:
    return any(
        t.attribute is attribute and t.method not in {VICTIM, OTHERS} and (t.count.bounds.low or 0) > 0
        for t in everyone
    )


def _of_the_others(tally: Tally, everyone: Iterable[Tally]) -> Attribute:
    """ "the other victims": the hurt where the document tells as many of them; where nobody is hurt, the dead."""
    hurt = [t for t in everyone if t.attribute is Attribute.INJURIES and t.method != OTHERS]
    if any(t.count.bounds == tally.count.bounds for t in hurt):
        return Attribute.INJURIES
    return Attribute.CASUALTIES if hurt or not _someone(everyone, Attribute.DEATHS) else Attribute.DEATHS


def _in_unrest(tally: Tally) -> bool:
    start, end = tally.reading.tree.sentence(tally.at)
    return _tells_unrest(tally.reading, range(start, end))


def _tells_unrest(reading: Reading, tokens: Iterable[int]) -> bool:
    """Is a protest, a riot or a crackdown told? People held in one are detained; a suspect of a crime is arrested."""
    return any(reading.lower(k) in column("unrest_words", "word") for k in tokens)
