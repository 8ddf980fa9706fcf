"""What pins an event down beside its day, place and toll: ages, hours, streets, sums of money, magnitudes, scores."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from functools import cache

from rashomon.language.calendar import month_numbers, words_of
from rashomon.language.data import table

AGE, MONEY, MAGNITUDE, ORDINAL, SCORE, HOUR = "age", "money", "magnitude", "ordinal", "score", "hour"
NUMBER, STREET, BLOCK, ROUTE = "number", "street", "block", "route"
WEEKDAY, MONTH, DATE = "weekday", "month", "date"

Details = Mapping[str, frozenset[str]]

_AROUND = 28  # code points on each side of a number that say what it is
_WEEKDAY_REACH, _MONTH_REACH = 700, 1500  # code points: further on they are of what else happened
_OLDEST = 115
_LONGEST = 15  # digits and separators
_NO_STREETS = frozenset({"highway", "hwy", "route", "interstate", "court"})  # mostly a patrol, a number, a judge
_WORDS_BESIDES = frozenset({"May", "March", "Mar"})  # months only beside a day or a year
_YEARS = range(1900, 2036)
# What may not stand before is said after the first sign: a pattern that begins with a sign is found twice as quickly.
_FIGURE = re.compile(r"\d(?<![\w.,/:]\d)(?<!\d-\d)[\d,]*(?:\.\d+)?")
_TENS = re.compile(r"\s?(?:million|mn|m|mm)\b", re.IGNORECASE)
_BILLION = re.compile(r"\s?(?:billion|bn)\b", re.IGNORECASE)
_CURRENCY = re.compile(r"(?:[$€£¥]|\b(?:USD|EUR|GBP))\s?\Z")
_COINS = re.compile(
    r"\s?-?\s?(?:million|billion|thousand|mn|bn|m)?\s?-?\s?(?:dollar|euro|pound|rupee)s?\b", re.IGNORECASE
)
_OLD = re.compile(r"\s?-?\s?(?:years?|yrs?)\s?-?\s?old\b", re.IGNORECASE)
_AGED = re.compile(r"\baged?\s\Z", re.IGNORECASE)
_SET_OFF = re.compile(r"[^\W\d_],\s\Z")
_QUAKE = re.compile(r"magnitude|richter", re.IGNORECASE)
_ENDING = re.compile(r"(?:st|nd|rd|th)\b", re.IGNORECASE)
_AGAINST = re.compile(r"\s?[-–]\s?(\d{1,3})(?![\d,-])")
_MERIDIEM = re.compile(r"(?:\s?[:.]\s?(\d\d))?\s?([ap])\.?m\b", re.IGNORECASE)
_OF_BLOCK = re.compile(r"\s(?:block|blk)\b", re.IGNORECASE)
_CALENDAR_WORD = re.compile(r"[A-Z](?<!\w\w)[a-z]{2,8}\b")
_DAY_BEFORE = re.compile(r"\b(\d{1,2})(?:st|nd|rd|th)?(?: of)? \Z")
_DAY_AFTER = re.compile(r"\.? (\d{1,2})\b(?! ?[:\d])")
_YEAR = re.compile(r",? (?:19|20)\d\d\b")
_GOES_ON = re.compile(r"[-.]?\d|[a-z]|, ?\d{3}\b")
_ROAD = re.compile(r"(?:\b(?:Route|Highway|Hwy|Interstate|Rte|SR)\.?\s|\bI-|\bU\.?S\.?[ -])\Z")


def details_of(text: str) -> dict[str, frozenset[str]]:
    """The details in `text` by kind, each as it compares: "31", "14:05", "2600000", "elm"."""
    found: dict[str, set[str]] = {}
    for kind, value in (*_figures(text), *_streets(text), *_times(text)):
        found.setdefault(kind, set()).add(value)
    return {kind: frozenset(found[kind]) for kind in sorted(found)}


def _figures(text: str) -> Iterator[tuple[str, str]]:
    for match in _FIGURE.finditer(text):
        figure = match.group().rstrip(",")
        if len(figure) > _LONGEST:
            continue
        before = text[max(0, match.start() - _AROUND) : match.start()]
        after = text[match.start() + len(figure) : match.end() + _AROUND]
        yield from _sense(figure, before, after)


def _sense(figure: str, before: str, after: str) -> Iterator[tuple[str, str]]:
    """What a figure is by the words beside it; the first kind that fits."""
    for kind, read in _READERS:
        value = read(figure, before, after)
        if value:
            yield kind, value
            return


def _money(figure: str, before: str, after: str) -> str:
    if not _CURRENCY.search(before) and not _COINS.match(after):
        return ""
    scale = 10**9 if _BILLION.match(after) else 10**6 if _TENS.match(after) else 1
    return str(round(float(figure.replace(",", "")) * scale))


def _hour(figure: str, _: str, after: str) -> str:
    match = _MERIDIEM.match(after)
    hour, _, minute = figure.partition(".")
    if match is None or len(hour) > 2 or len(minute) not in (0, 2):
        return ""
    return f"{int(hour) % 12 + (12 if match[2] in 'pP' else 0)}:{match[1] or minute or '00'}"


def _age(figure: str, before: str, after: str) -> str:
    if not figure.isdecimal() or int(figure[:4]) > _OLDEST:
        return ""
    set_off = len(figure) < 3 and after[:1] == "," and after[1:2] == " " and _SET_OFF.search(before)
    in_brackets = len(figure) == 2 and after[:1] == ")" and before[-1:] == "("
    return figure if set_off or in_brackets or _OLD.match(after) or _AGED.search(before) else ""


def _magnitude(figure: str, before: str, after: str) -> str:
    return figure if len(figure) == 3 and figure[1] == "." and (_QUAKE.search(before) or _QUAKE.search(after)) else ""


def _block(figure: str, _: str, after: str) -> str:
    return figure if _OF_BLOCK.match(after) else ""


def _route(figure: str, before: str, _: str) -> str:
    return figure if len(figure) < 4 and _ROAD.search(before) else ""


def _score(figure: str, _: str, after: str) -> str:
    match = _AGAINST.match(after) if len(figure) < 4 else None
    return f"{figure}-{match[1]}" if match else ""


def _ordinal(figure: str, _: str, after: str) -> str:
    return figure if 1 < len(figure) < 4 and _ENDING.match(after) else ""


def _number(figure: str, before: str, after: str) -> str:
    """A figure so long that two texts seldom share it by chance; no year, and no part of a telephone number."""
    plain = figure.replace(",", "")
    alone = not _GOES_ON.match(after) and not (before[-1:] == " " and before[-2:-1].isdecimal())
    long = plain.isdecimal() and 3 <= len(plain) <= 7 and plain[0] != "0" and alone
    return plain if long and int(plain) not in _YEARS else ""


_READERS: tuple[tuple[str, Callable[[str, str, str], str]], ...] = (
    (MONEY, _money),
    (HOUR, _hour),
    (AGE, _age),
    (MAGNITUDE, _magnitude),
    (BLOCK, _block),
    (ROUTE, _route),
    (SCORE, _score),
    (ORDINAL, _ordinal),
    (NUMBER, _number),
)


def _streets(text: str) -> Iterator[tuple[str, str]]:
    for match in _street().finditer(text):
        yield STREET, match[1].casefold()


def _times(text: str) -> Iterator[tuple[str, str]]:
    """The first weekday near the front, and the months, with their days: "Dec. 11", "11 December"."""
    weekday = ""
    for match in _CALENDAR_WORD.finditer(text, 0, _MONTH_REACH):
        role, value = _calendar().get(match.group(), ("", ""))
        if role == WEEKDAY and not weekday and match.start() < _WEEKDAY_REACH:
            weekday = value
            yield WEEKDAY, value
        elif role == MONTH:
            yield from _month(text, match, value)


def _month(text: str, match: re.Match[str], number: str) -> Iterator[tuple[str, str]]:
    before = _DAY_BEFORE.search(text, max(0, match.start() - 9), match.start())
    after = _DAY_AFTER.match(text, match.end())
    day = int((before or after or {1: "0"})[1])
    if match.group() in _WORDS_BESIDES and not day and not _YEAR.match(text, match.end()):
        return
    yield MONTH, number
    if 1 <= day <= 31:
        yield DATE, f"{number}-{day}"


@cache
def _calendar() -> dict[str, tuple[str, str]]:
    """The names of weekdays and months as they are written, with their role and value; no weekday of three letters."""
    days = {word.capitalize(): (WEEKDAY, value) for word, value in words_of("weekday").items() if len(word) > 3}
    return days | {word.capitalize(): (MONTH, str(number)) for word, number in month_numbers().items()}


@cache
def _street() -> re.Pattern[str]:
    """ "Elm Street", "21st Ave": the word before one for a street."""
    words = {row["tail"] for row in table("place_tails") if row["kind"] == "street"}
    tails = sorted(word.capitalize() for word in words - _NO_STREETS)
    return re.compile(rf"\b([A-Z][\w'’]+|\d{{1,3}}(?:st|nd|rd|th))\.? (?:{'|'.join(tails)})\b")
