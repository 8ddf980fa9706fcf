"""What a number is before anyone asks what it counts: an age, a year, a distance, a model's name, or a count."""

from __future__ import annotations

import re
from collections.abc import Sequence

from rashomon.language.calendar import month_numbers
from rashomon.language.lexemes import Lexeme
from rashomon.language.number_context import DASHES, Context, Sense, capitalised, unit_sense, units
from rashomon.language.number_names import identifier
from rashomon.language.numbers import Cardinal, vulgar
from rashomon.schema.analysis import NumberSense

CURRENCY = frozenset("$£€¥₹₪₽")
_ORDINAL_ENDINGS = frozenset({"st", "nd", "rd", "th"})
_FRACTION_TAILS = frozenset({"third", "thirds", "quarter", "quarters", "fourths", "fifth", "fifths", "tenths", "half"})
AGED = frozenset({"aged", "age", "ages"})
_OLD = frozenset({"old", "olds"})
_OLDEST = 120
_YEARS = range(1900, 2100)
_CLOSING = frozenset({",", ".", ")", ";", ":", "and", "of", "was", "were", "from", ""})
_PLACING = frozenset(
    {"in", "near", "on", "outside", "inside", "around", "across", "throughout", "within", "over", "beside"}
)
_LONGEST_NAME = 9  # words back from a number in which the name before its comma begins
_CHILDREN = frozenset({"boy", "girl", "child", "infant", "toddler", "baby", "lad", "youth", "teenager", "age"})
_YEAR_CUES = frozenset(
    {"in", "since", "of", "by", "until", "till", "during", "from", "early", "late", "mid", "and", "the"}
)


def sense_of(lexemes: Sequence[Lexeme], number: Cardinal) -> Sense:
    """The sense of `number` from the words beside it. Rules are tried in order, the surest first."""
    context = Context(lexemes, number)
    for rule in _RULES:
        found = rule(context)
        if found is not None:
            return found
    return Sense(NumberSense.COUNT, number.stop)


def _money(c: Context) -> Sense | None:
    if c.before(1) in CURRENCY or (c.after(1) in CURRENCY and c.glued_after()):
        return c.sense(NumberSense.MONEY)
    return None


def _percent(c: Context) -> Sense | None:
    if c.after(1) == "%" or (c.after(1) == "per" and c.after(2) == "cent"):
        return c.sense(NumberSense.PERCENT, 1 if c.after(1) == "%" else 2)
    return None


def _age(c: Context) -> Sense | None:
    """ "6-year-old", "6 years old", "8-yo", "aged 6", "Hall, 6,", "a boy of six"."""
    if not 0 <= c.number.low <= _OLDEST or c.number.high is None:
        return None
    distance, word = c.past_dashes()
    if word in {"year", "years", "yr", "yrs", "month", "months", "week", "weeks", "day", "days"}:
        further = distance + 1 + (c.after(distance + 1) in DASHES)
        if c.after(further) in _OLD or (c.after(further) == "of" and c.after(further + 1) == "age"):
            return c.sense(NumberSense.AGE, further)
    if word in {"yo", "y"} and (word == "yo" or c.after(distance + 1) in {"/", "o"}):
        return c.sense(NumberSense.AGE, distance)
    if c.before(1) in AGED:
        return c.sense(NumberSense.AGE)
    if c.number.digits and c.after(1) == "s" and c.glued_after() and not c.glued_before():  # "in their 30s"
        return c.sense(NumberSense.AGE, 1)
    return _apposed_age(c)


def _apposed_age(c: Context) -> Sense | None:
    """An age set off by commas or brackets after a name or a word for a person; "both 51"; "a boy of six"."""
    if c.before(1) == "of" and {c.before(2), c.before(2).removesuffix("s")} & _CHILDREN:
        return c.sense(NumberSense.AGE)
    if c.before(1) == "both" and c.after(1) in _CLOSING and c.number.low > 2:
        return c.sense(NumberSense.AGE)
    named = c.lexeme(c.number.start - 2)
    if c.before(1) not in {",", "("} or named is None or not c.number.digits:
        return None
    is_person = (
        named.text[:1].isupper() or named.lower in _CHILDREN or named.lower in {"man", "woman", "mother", "father"}
    )
    if not (is_person and named.text.isalpha()) or named.lower in month_numbers() or _tells_how_many(c):
        return None
    return c.sense(NumberSense.AGE) if c.after(1) in _CLOSING - {"of", "from"} else None


def _tells_how_many(c: Context) -> bool:
    """ "In Velm, 12 were hurt": a place stands before the comma, or a plural verb follows and no list does."""
    distance = 2
    while distance < _LONGEST_NAME and capitalised(c, distance) and c.before(distance) not in _PLACING:
        distance += 1
    if c.before(distance) in _PLACING:
        return True
    if c.after(1) not in {"were", "are"} or c.before(1) != ",":
        return False
    in_list = c.before(distance) in {"and", "&"}
    earlier = distance + 1 + (c.before(distance + 1) == ",")
    return not (in_list and c.before(earlier).isdigit())


def _clock(c: Context) -> Sense | None:
    colon = c.after(1) == ":" and re.fullmatch(r"\d\d", c.after(2)) and c.number.digits and c.number.low < 25
    if colon:
        extra = 2 + 2 * (c.after(3) == ":" and c.after(4).isdigit())
        return c.sense(NumberSense.CLOCK, extra)
    if c.after(1) in {"p", "a"} and (c.after(2) == "m" or (c.after(2) == "." and c.after(3) == "m")):
        return c.sense(NumberSense.CLOCK, 2 if c.after(2) == "m" else 3)
    if c.before(1) in {"at", "around", "about", "(", "by"} and re.fullmatch(r"[012]\d[0-5]\d", c.after(0)):
        military = c.after(1) in {"(", "gmt", "hours", "local", ")", "utc", "hrs"}
        return c.sense(NumberSense.CLOCK) if military else None
    return None


def _date(c: Context) -> Sense | None:
    if not c.number.digits:
        return None
    near = c.before(2) if c.before(1) == "." else c.before(1)
    if (near in month_numbers() and near != "may") or (near == "may" and c.number.low <= 31 and capitalised(c, 1)):
        return c.sense(NumberSense.YEAR if c.number.low in _YEARS else NumberSense.DATE)
    if c.number.low <= 31 and c.after(1) in month_numbers() and capitalised(c, -1):
        return c.sense(NumberSense.DATE)
    if c.after(1) in {"/", "."} and c.after(2).isdigit() and c.after(3) == c.after(1) and c.after(4).isdigit():
        return c.sense(NumberSense.DATE, 4)
    if (
        c.after(1) == "-"
        and re.fullmatch(r"\d\d", c.after(2))
        and c.after(3) == "-"
        and re.fullmatch(r"\d\d", c.after(4))
    ):
        return c.sense(NumberSense.DATE, 4)
    if c.before(1) == "/" and c.glued_before():
        return c.sense(NumberSense.DATE)
    return None


def _year(c: Context) -> Sense | None:
    if not re.fullmatch(r"\d{4}", c.after(0)) or c.number.stop - c.number.start != 1 or c.number.low not in _YEARS:
        return None
    if c.after(1) in {"people", "civilians", "others", "soldiers", "residents", "homes", "houses", "men", "women"}:
        return None
    if c.glued_after() and c.after(1) == "s":  # "the 1990s"
        return c.sense(NumberSense.YEAR, 1)
    season = c.glued_after() and c.after(1) in DASHES and re.fullmatch(r"\d\d", c.after(2))  # "2014-15"
    return c.sense(NumberSense.YEAR, 2 if season and int(c.after(2)) == (c.number.low + 1) % 100 else 0)


def _ordinal(c: Context) -> Sense | None:
    if c.number.digits and c.after(1) in _ORDINAL_ENDINGS and c.glued_after():
        return c.sense(NumberSense.ORDINAL, 1)
    return None


def _fraction(c: Context) -> Sense | None:
    distance, word = c.past_dashes()
    if vulgar(c.after(0)) and c.number.stop - c.number.start == 1 and unit_sense(word) is None:
        return c.sense(NumberSense.FRACTION)
    if word in _FRACTION_TAILS and c.number.low <= 10 and not (word == "half" and c.before(1) != "and"):
        return c.sense(NumberSense.FRACTION, distance)
    if c.number.digits and c.after(1) == "/" and c.after(2).isdigit() and c.glued_after():
        return c.sense(NumberSense.FRACTION, 2)
    return None


def _measure(c: Context) -> Sense | None:
    distance, word = c.past_dashes()
    if units("before").get(c.before(1)) is NumberSense.MEASURE or (
        c.before(1) in DASHES and units("before").get(c.before(2)) is NumberSense.MEASURE
    ):
        return c.sense(NumberSense.MEASURE)
    sense = unit_sense(word)
    if sense is None and word in {"more", "full", "consecutive", "straight", "square", "long", "whole"}:
        distance, word = distance + 1, c.after(distance + 1)
        sense = unit_sense(word)
    if sense is not None and not (
        sense is NumberSense.DURATION and word == "second" and not c.number.digits and distance == 1
    ):
        if word in {"m", "min", "am", "pm"} and not c.number.digits:
            return None
        return c.sense(sense, distance)
    return c.sense(NumberSense.MEASURE) if c.number.fractional else None


def _score(c: Context) -> Sense | None:
    """ "3-0", "2-1 defeat": two small numbers, the first not below the second."""
    if c.number.digits and c.after(1) in {"-", "–"} and c.glued_after() and re.fullmatch(r"\d{1,3}", c.after(2)):
        return c.sense(NumberSense.SCORE, 2) if int(c.after(2)) <= c.number.low < 200 else None
    return None


_RULES = (_money, _clock, _age, _percent, _date, _ordinal, _fraction, identifier, _measure, _year, _score)
