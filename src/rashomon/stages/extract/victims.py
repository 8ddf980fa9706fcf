"""Tallies of the harmed: each word of harm with the people its clause names."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from rashomon.schema.bounds import Bounds
from rashomon.schema.claim import Attribute
from rashomon.stages.extract.harm import Harm, find_harms
from rashomon.stages.extract.hedges import Hedge, hedge_of
from rashomon.stages.extract.lists import people_after
from rashomon.stages.extract.people import Headcount, count_one, count_people
from rashomon.stages.extract.person_nouns import is_property, names_people
from rashomon.stages.extract.plurals import unnumbered
from rashomon.stages.extract.reading import Reading
from rashomon.stages.extract.runs import people_before
from rashomon.stages.extract.tally import Tally

_ALSO_OF_THINGS = frozenset({Attribute.DETAINED, Attribute.ARRESTS, Attribute.DISPLACED, Attribute.MISSING})
_LONGEST_LIST = 12  # words between a number and the "including" that lists its parts
_PLACING = frozenset({"in", "near", "at", "outside", "inside", "on"})
_CARRYING = frozenset({"airlift", "hospitalise"})


def tally_harms(reading: Reading, without: frozenset[str] = frozenset()) -> Iterator[Tally]:
    """Every word of harm whose clause says how many, in the order of the text; `without` names what to leave out."""
    for harm in find_harms(reading):
        drafts = (_from_harm(reading, harm, victim) for victim in harm.victims)
        draft = next((d for d in drafts if d is not None), None)
        run = _listed(reading, harm, draft) if "lists" not in without else None
        if run is not None:
            hedge = hedge_of(reading, harm.at)
            yield Tally(reading, harm.at, harm.attribute, run, hedge, f"harm-{harm.word.frame}", moved=_moved(harm))
        elif draft is not None:
            yield draft
        elif "plurals" not in without and (plural := unnumbered(reading, harm)) is not None:
            yield plural
        if draft is not None and harm.word.frame in {"patient", "undergoer"}:
            yield from _as_well(reading, harm)


def _listed(reading: Reading, harm: Harm, draft: Tally | None) -> Headcount | None:
    """People named one by one before or after the word of harm."""
    run = people_before(reading, harm.at, harm.victims) if _may_run(reading, harm, draft) else None
    return _whole_of(reading, run) or _listed_after(reading, harm, draft)


def _as_well(reading: Reading, harm: Harm) -> Iterator[Tally]:
    """ "Twelve people were hurt near the port, and a woman in the camp": the verb is left out the second time."""
    for k in reading.tree.kids(harm.at, "conj"):
        if k < harm.at or reading.tree.tokens[k].pos != "NOUN" or not names_people(reading, k):
            continue
        placed = reading.lower(k + 1) in _PLACING
        count = count_people(reading, k)
        if placed and count is not None and reading.tree.kid(k, "relcl", "acl") is None:
            hedge = hedge_of(reading, harm.at)
            yield Tally(reading, k, harm.attribute, count, hedge, f"harm-{harm.word.frame}")


def _may_run(reading: Reading, harm: Harm, draft: Tally | None) -> bool:
    """People named one by one before a plural verb, where the parser found one of them or none."""
    grouped = harm.word.frame == "state" and reading.lower(harm.at - 1) in {"all", "both", "were", "are"}
    if (
        not (grouped or harm.word.frame in {"patient", "undergoer", "injury"})
        or reading.tree.kid(harm.at, "dobj") is not None
    ):
        return False
    return draft is None or (draft.count.bounds == Bounds(1, 1) and not draft.count.numeral)


def _listed_after(reading: Reading, harm: Harm, draft: Tally | None) -> Headcount | None:
    """People named one by one after a verb that has them for its object, or after "the death of"."""
    if draft is not None and (draft.count.numeral or draft.count.bounds.low == 0):
        return None
    tokens = reading.tree.tokens
    if harm.word.frame == "event" and not harm.word.needs and reading.lower(harm.at + 1) == "of":
        run = people_after(reading, harm.at + 1, subject=True)
    elif harm.word.frame == "patient" and tokens[harm.at].tag in {"VBD", "VBG", "VBZ", "VBP", "VB", "VBN"}:
        passive = reading.tree.kid(harm.at, "nsubjpass", "agent") is not None
        at = _inverted(reading, harm.at)
        run = None if (passive and not at) or harm.word.needs else people_after(reading, at or harm.at)
    elif harm.word.frame == "state":
        at = _inverted(reading, harm.at)
        run = people_after(reading, at) if at else None
    else:
        run = None
    if run is None or draft is None:
        return run
    surer = (run.bounds.low or 0) > (draft.count.bounds.low or 0) or run.last >= draft.count.last
    return replace(run, head=draft.count.head) if surer and draft.count.head > harm.at else None


def _inverted(reading: Reading, at: int) -> int:
    """ "Killed were Ann Roe, 30, and Bo Lane, 24", "Dead in the house were a nurse and two clerks": where it begins."""
    start, end = reading.tree.sentence(at)
    if at != start:
        return 0
    for k in range(at + 1, min(end, at + _LONGEST_LIST)):
        if reading.lower(k) in {"were", "are"}:
            return k
        if reading.tree.tokens[k].pos in {"VERB", "AUX"} or reading.lower(k) == ",":
            return 0
    return 0


def _from_harm(reading: Reading, harm: Harm, victim: int) -> Tally | None:
    event_itself = victim == harm.at and harm.word.frame in {"event", "injury", "remains", "counted", "state"}
    if is_property(reading, victim) and not event_itself:
        return None
    counted = count_one if harm.word.frame == "counted" else count_people  # "four victims and two suspects"
    count = counted(reading, victim) or _one_dead(reading, harm, victim)
    if reading.tree.tokens[harm.at].dep != "relcl":  # "ten friends, including the boy who was killed"
        count = _whole_of(reading, count)
    if count is None or (not count.numeral and not _tells_one(reading, harm, victim)):
        return None
    if count.whole is not None and is_property(reading, count.whole):  # "one of the horses"
        return None
    if event_itself and harm.word.frame != "state" and not count.numeral:
        return None
    if harm.word.frame == "counted" and count.bounds.high == 0:
        return None
    if _wants_people(harm) and not event_itself and not names_people(reading, count.last if count.part else count.head):
        return None
    if _bar_between(reading, harm.at, count.head):
        return None
    if _is_silence(reading, harm, count):
        return None
    hedge = Hedge(happened=True) if _graded(reading, harm) else hedge_of(reading, harm.at)
    return Tally(reading, harm.at, harm.attribute, count, hedge, f"harm-{harm.word.frame}", moved=_moved(harm))


def _graded(reading: Reading, harm: Harm) -> bool:
    """ "did not suffer life-threatening wounds": it is the danger that is denied, and not the wounds."""
    denied = reading.tree.kid(reading.tree.tokens[harm.at].head, "neg") is not None
    before = {reading.lower(k) for k in range(max(0, harm.at - 3), harm.at)}
    return harm.word.frame == "injury" and denied and ("threatening" in before or "life-threatening" in before)


def _one_dead(reading: Reading, harm: Harm, victim: int) -> Headcount | None:
    """ "the shooting death of Velm": only a person's death is told so, whatever kind of name it was taken for."""
    token = reading.tree.tokens[victim]
    name = token.tag == "NNP" and not token.text.isupper() and victim in reading.named_things
    if harm.word.frame not in {"event", "remains"} or harm.attribute is not Attribute.DEATHS or not name:
        return None
    return Headcount(Bounds(1, 1), reading.tree.left[victim], victim, victim, numeral=False)


def _moved(harm: Harm) -> bool:
    """Does the word tell only that someone was taken to be treated?"""
    return harm.word.needs == "hospital" or harm.word.lemma in _CARRYING


def _whole_of(reading: Reading, count: Headcount | None) -> Headcount | None:
    """ "six villagers, including a child, were killed": six, though the parser hangs the verb on the list."""
    near = () if count is None else tuple(reading.lower(count.first - n) for n in range(3))
    if count is None or "including" not in near:
        return count
    start, _ = reading.tree.sentence(count.first)
    for k in range(count.first - 1 - near.index("including"), max(start, count.first - _LONGEST_LIST) - 1, -1):
        number = reading.count(k)
        if number is not None:
            first = reading.tree.at(reading.tree.placed.start + number.start)
            return Headcount(number.bounds, k if first is None else first, k, k, numeral=True)
        if reading.tree.tokens[k].pos in {"VERB", "AUX"}:
            break
    return count


def _wants_people(harm: Harm) -> bool:
    """Words said of things as well ("taken", "evacuated", "captured") count only what is surely people."""
    return bool(harm.word.needs) or harm.attribute in _ALSO_OF_THINGS


def _bar_between(reading: Reading, first: int, second: int) -> bool:
    low, high = sorted((first, second))
    return any(reading.lower(k) in {"|", "•", "·"} for k in range(low + 1, high))


def _tells_one(reading: Reading, harm: Harm, victim: int) -> bool:
    """People counted without a number need a clause that tells their harm, not "the injured boy"."""
    token = reading.tree.tokens[harm.at]
    return not (token.dep == "amod" and token.head == victim and harm.at < victim)


def _is_silence(reading: Reading, harm: Harm, count: Headcount) -> bool:
    """ "no immediate reports of casualties", "none of the injuries was serious": nothing is claimed."""
    if harm.word.frame == "injury" and reading.lower(count.head) == "none":
        return True
    if count.bounds.low != 0 or count.bounds.high != 0:
        return False
    after = {reading.lower(k) for k in range(count.first, harm.at)}
    return bool(after & {"report", "reports", "immediate", "word", "indication", "indications", "sign", "information"})
