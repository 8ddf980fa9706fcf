"""Times as written: dates, weekdays, clock times, relations to now and longer periods."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache

from rashomon.language.calendar import words_of
from rashomon.schema.analysis import TimeExpression, TimeKind, Token

_Reading = tuple[TimeKind, str]
_MONTH_WORDS_THAT_ARE_OTHERS = frozenset({"may", "march", "mar", "sun", "sat", "mon", "wed", "dec", "jan", "jun"})
# A run of word characters; the group is its letters, None where it begins with something else: a digit.
_RUN = re.compile(r"\b(?:([^\W\d_]+)|\w)\w*")
_OPENING_WORDS = """
since until till nearly almost hour hours day days week weeks month months year years decade last next this late early
just over about around some less more at a the minutes moments past previous in during by of from mid
"""
_OPENING = frozenset(_OPENING_WORDS.split())
_TAIL = re.compile(r"[ ,)]+\Z|(?<=[^\W\d_]{5})\.\Z")  # a full stop stays with a short form alone


def find_times(text: str, tokens: Sequence[Token]) -> tuple[TimeExpression, ...]:
    """The times in a paragraph, in order and without overlap; of two that overlap the one that says more stays.

    `tokens` tell a verb ("troops march") from a month.
    """
    verbs = {token.start for token in tokens if token.pos in ("VERB", "AUX")}
    found: list[TimeExpression] = []
    end = 0
    for match in _matches(text):
        rule = str(match.lastgroup)
        reading = _RULES[rule](match)
        if reading is None or match.start() < end or _is_other_word(match, verbs):
            continue
        stop = match.start() + len(_TAIL.sub("", match.group()))
        found.append(TimeExpression(match.start(), stop, text[match.start() : stop], *reading))
        end = stop
    return tuple(found)


def _matches(text: str) -> Iterator[re.Match[str]]:
    """What the pattern finds, tried only at words with which a time can begin: one word in four."""
    pattern, openers, at = _pattern(), _openers(), 0
    for run in _RUN.finditer(text):
        if run.start() < at or not (run[1] is None or run[1].casefold() in openers):
            continue
        match = pattern.match(text, run.start())
        if match is not None:
            yield match
            at = match.end()


@cache
def _openers() -> frozenset[str]:
    """The first word of every branch of the pattern."""
    roles = ("month", "weekday", "number", "holiday", "day", "unit")
    known = {match.group() for role in roles for word in words_of(role) if (match := _RUN.match(word.casefold()))}
    return frozenset(known | _OPENING)


def _is_other_word(match: re.Match[str], verbs: set[int]) -> bool:
    """ "March", "May", "Sun" and their like name no time as verbs, in lower case or alone."""
    words = re.findall(r"[^\W\d_]+", match.group())
    first = words[0].casefold() if words else ""
    if first not in _MONTH_WORDS_THAT_ARE_OTHERS:
        return False
    alone = not any(c.isdigit() for c in match.group())
    return match.start() in verbs or words[0].islower() or (alone and len(first) <= 3)


def _either(role: str) -> str:
    words = sorted(words_of(role), key=lambda word: (-len(word), word))
    return "|".join(word.replace(".", r"\.").replace("'", "['’]").replace(" ", r"\s+") for word in words)


@cache
def _pattern() -> re.Pattern[str]:
    """One alternation, the more telling forms first; every branch is bounded, so matching is linear."""
    month, weekday = rf"(?:{_either('month')})\b\.?", rf"(?:{_either('weekday')})\b\.?"
    number, unit = rf"(?:\d{{1,3}}|{_either('number')})", rf"(?:{_either('unit')})"
    day = r"\d{1,2}(?:st|nd|rd|th)?"
    year = r"(?:19|20)\d\d"
    zone = r"(?:\s?\(?(?:GMT|UTC|local\s+time|EST|EDT|CST|CDT|MST|MDT|PST|PDT|ET|BST|CET)\b\)?)"
    clock = rf"\d{{1,2}}(?:\s?[:.]\s?\d\d)?\s?(?:a\.?\s?m\b\.?|p\.?\s?m\b\.?)|\d{{1,2}}\s?:\s?\d\d(?!\s?[:\d]){zone}?"
    forms = {
        "iso": rf"\b{year}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d)?Z?)?\b",
        "slashed": rf"\b\d{{1,2}}\s?/\s?\d{{1,2}}\s?/\s?(?:{year}|\d\d)\b",
        "month_day": rf"\b{month}\s+{day}(?!\d|,\d\d\d)(?:\s?,?\s+{year}\b)?",
        "day_month": rf"\b{day}(?:\s+of)?\s+{month}(?:[,،]?\s+{year}\b)?",
        "month_year": rf"\b{month},?\s+(?:of\s+)?{year}\b",
        "since": rf"\b(?:since|until|till)\s+(?:{month}\s+)?{year}\b",
        "old": rf"\b(?:nearly\s+|almost\s+)?{number}[\- ](?:hour|day|week|month|year|decade)s?[\- ](?:old|long)\b"
        rf"|\b(?:{number}|hour|day|week|month|year|decade)-(?:hour|day|week|month|year|decade|old|long)s?(?:-old|-long)?\b",
        "holiday": rf"\b(?:{_either('holiday')})\b",
        "weekday": rf"\b(?:(?:last|next|this|late|early)\s+){{0,2}}{weekday}(?:\s+(?:{_either('part')})\b)?",
        "ago": r"\b(?:(?:just\s+)?(?:over|about|around|nearly|almost|some|less\s+than|more\s+than|at\s+least)\s+)?"
        r"(?:a\s+)?"
        rf"{number}\s+{unit}\s+(?:{_either('relation')})\b|\b(?:hours|days|weeks|months|years|minutes|moments)\s+"
        rf"(?:{_either('relation')})\b|\bthe\s+(?:previous|next|following)\s+(?:day|night|morning|week|month|year)\b",
        "clock": rf"\b(?:{clock})",
        "military": rf"\b(?:[01]\d|2[0-3])[0-5]\d(?=\s?(?:\(?\d{{4}}\s)?\(?(?:GMT|UTC|hours|hrs|local)){zone}?",
        "day": rf"\b(?:{_either('day')})\b",
        "span": r"\b(?:last|this|next|past|the\s+past|the\s+last|previous)\s+"
        rf"(?:(?:{number}\s+)?(?:day|week|month|year|decade)s?|weekend|spring|summer|autumn|fall|winter)\b",
        "weekend": r"\b(?:over|at|during)\s+the\s+weekend\b",
        "month": rf"\b(?:in|last|since|until|by|late|early|during|mid)[\s-]+{month}(?!\s*\d)",
        "year": rf"\b(?:in|by|of|since|from|during|late|early)\s+{year}\b(?!\s*[-/]\d)",
    }
    return re.compile("|".join(f"(?P<{name}>{form})" for name, form in forms.items()), re.IGNORECASE)


def _month_in(text: str) -> str | None:
    for word in re.findall(r"[^\W\d_]+", text.casefold()):
        if word in words_of("month"):
            return words_of("month")[word]
    return None


def _date_value(match: re.Match[str]) -> _Reading | None:
    text = match.group()
    year = re.search(r"\b(?:19|20)\d\d\b", text)
    rest = text[: year.start()] if year else text
    day = re.search(r"(?<!\d)\d{1,2}(?!\d)", rest)
    month = _month_in(text)
    if month is None or (day and not 1 <= int(day.group()) <= 31):
        return None
    value = f"{year.group() if year else '-'}-{month}" + (f"-{int(day.group()):02d}" if day else "")
    return TimeKind.DATE, value


def _slashed(match: re.Match[str]) -> _Reading | None:
    first, second, year = (int(part) for part in re.findall(r"\d+", match.group()))
    month, day = (first, second) if first <= 12 else (second, first)  # American order unless it cannot be
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return None
    full = year if year > 99 else 2000 + year if year < 70 else 1900 + year
    return TimeKind.DATE, f"{full:04d}-{month:02d}-{day:02d}"


def _weekday(match: re.Match[str]) -> _Reading | None:
    words = re.findall(r"[^\W\d_]+", match.group().casefold())
    name = next(words_of("weekday")[word] for word in words if word in words_of("weekday"))
    prefix = next((word + " " for word in words if word in ("last", "next")), "")
    return TimeKind.WEEKDAY, prefix + name


def _holiday(match: re.Match[str]) -> _Reading | None:
    written = " ".join(match.group().casefold().replace("’", "'").split())
    return TimeKind.DATE, f"--{words_of('holiday')[written]}"


def _ago(match: re.Match[str]) -> _Reading | None:
    words = re.findall(r"\w+", match.group().casefold())
    if words[0] == "the":
        step = -1 if words[1] == "previous" else 1
        return TimeKind.RELATIVE, f"{step:+d}" + {"week": "w", "month": "m", "year": "y"}.get(words[2], "d")
    sign = "-" if words_of("relation").get(words[-1]) == "-" else "+"
    unit = words_of("unit").get(words[-2], "h")
    count = words[-3] if len(words) > 2 else ""
    number = count if count.isdigit() else words_of("number").get(count, "")
    if unit == "h" or not number:
        return (TimeKind.RELATIVE, "0d") if unit == "h" else (TimeKind.PERIOD, " ".join(words))
    scale = 10 if words[-2].startswith("decade") else 2 if words[-2] == "fortnight" else 1
    return TimeKind.RELATIVE, f"{sign}{int(number) * scale}{unit}"


def _clock(match: re.Match[str]) -> _Reading | None:
    text = match.group().casefold()
    digits = [int(part) for part in re.findall(r"\d+", text)]
    hour, minute = digits[0], digits[1] if len(digits) > 1 else 0
    after_noon, before_noon = re.search(r"p\.?\s?m", text), re.search(r"\da\.?\s?m|\sa\.?\s?m", text)
    if hour > 23 or minute > 59:
        return None
    if after_noon and hour < 12:
        hour += 12
    elif before_noon and hour == 12:
        hour = 0
    return TimeKind.CLOCK, f"{hour:02d}:{minute:02d}"


def _military(match: re.Match[str]) -> _Reading | None:
    return TimeKind.CLOCK, f"{match.group()[:2]}:{match.group()[2:4]}"


def _day(match: re.Match[str]) -> _Reading | None:
    days = int(words_of("day")[" ".join(match.group().casefold().split())])
    return TimeKind.RELATIVE, f"{days:+d}d" if days else "0d"


def _span(match: re.Match[str]) -> _Reading | None:
    words = match.group().casefold().split()
    unit = {"week": "w", "month": "m", "year": "y"}.get(words[-1])
    if len(words) == 2 and unit:
        step = {"last": -1, "previous": -1, "past": -1, "next": 1}.get(words[0], 0)
        return TimeKind.RELATIVE, f"{step:+d}{unit}" if step else f"0{unit}"
    return TimeKind.PERIOD, " ".join(words)


def _month(match: re.Match[str]) -> _Reading | None:
    words = match.group().casefold()
    month = _month_in(words)
    return (TimeKind.DATE, f"--{month}") if month else None


def _old(match: re.Match[str]) -> _Reading | None:
    """A "week-old truce", and not a "six-year-old boy": that is an age."""
    words = match.group().casefold()
    return None if re.search(r"years?[- ]old", words) and re.match(r"\d|[a-z]+-y", words) else _period(match)


def _period(match: re.Match[str]) -> _Reading | None:
    return TimeKind.PERIOD, " ".join(match.group().casefold().split())


def _iso(match: re.Match[str]) -> _Reading | None:
    return TimeKind.DATE, match.group()[:10]


def _year(match: re.Match[str]) -> _Reading | None:
    if match.group().casefold().startswith("since"):
        return _period(match)
    return TimeKind.DATE, match.group()[-4:]


_RULES: dict[str, Callable[[re.Match[str]], _Reading | None]] = {
    "iso": _iso,
    "slashed": _slashed,
    "month_day": _date_value,
    "day_month": _date_value,
    "month_year": _date_value,
    "since": _period,
    "old": _old,
    "holiday": _holiday,
    "weekday": _weekday,
    "ago": _ago,
    "clock": _clock,
    "military": _military,
    "day": _day,
    "span": _span,
    "weekend": _period,
    "month": _month,
    "year": _year,
}
