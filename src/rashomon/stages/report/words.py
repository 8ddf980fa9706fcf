"""English for the report: figures, dates, lists, articles. Pure functions from values to words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, datetime
from functools import cache

from rashomon.language.data import table
from rashomon.rules.words import amount_word
from rashomon.schema.area import Area, WherePrecision
from rashomon.schema.bounds import Bounds
from rashomon.schema.claim import Attribute
from rashomon.schema.document import Dated, Precision
from rashomon.schema.statement import SourceKind

SMALL_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = tuple(
    "January February March April May June July August September October November December".split()  # noqa: SIM905
)
_YOU_SOUND = re.compile(r"(?:u[nks]\b|u\.|uni[tovcfqls]|unesco|us[aeu]|eu|one\b|once\b|ute)", re.IGNORECASE)
_SILENT_H = re.compile(r"(?:hour|honest|honour|honor|heir)", re.IGNORECASE)
# Capitals said letter by letter: up to three, or without a vowel ("an FBI agent", "an NHS ward", but "a NATO officer").
_SPELT_OUT = re.compile(r"[FHLMNRSX](?:[A-Z]{0,2}|[B-DF-HJ-NP-TV-Z]*)(?![A-Za-z])")
_AGE = re.compile(r"\d+-(?:year|month|week|day)", re.IGNORECASE)
_EIGHT = re.compile(r"(?:8\d?|11|18)\D")  # "an 18-year-old", "an 85-year-old"
_ISO_TIME = re.compile(r"\b\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2})?Z")
_ISO_SPAN = re.compile(r"(\d{4}-\d{2}-\d{2})/(\d{4}-\d{2}-\d{2})")
_MORE_THAN = frozenset({"more than", "over", "above", "upwards of", "exceeding"})
_LESS_THAN = frozenset({"fewer than", "less than", "under", "below"})
_OWNED = re.compile(r"[\w-]+(?:’s|'s|s’|s')\s")  # "Iran's seismological centre" takes no article
_COMMON = frozenset({SourceKind.ROLE, SourceKind.CROWD, SourceKind.UNNAMED})
_DEFINITE = frozenset(
    {SourceKind.INSTITUTION, SourceKind.STATE, SourceKind.CROWD, SourceKind.DOCUMENT, SourceKind.MEDIA}
)
_BOUNDING = frozenset({"at least", "at most", "up to", "as many as", "no more than", "no fewer than", "minimum"})


def count_words(number: int, one: str, many: str | None = None) -> str:
    """A count with its noun: "five documents", "one origin", "no claims", "31 pages"."""
    word = SMALL_NUMBERS[number] if 0 <= number < len(SMALL_NUMBERS) else f"{number:,}"
    return f"{word} {one if number == 1 else many or one + 's'}"


def join_words(items: Sequence[str], last: str = "and") -> str:
    """A list as English has it: "a", "a and b", "a, b and c"."""
    if len(items) < 2:
        return "".join(items)
    return f"{', '.join(items[:-1])} {last} {items[-1]}"


def capitalised(text: str) -> str:
    """The text with its first letter large and nothing else changed."""
    return text[:1].upper() + text[1:]


def as_sentence(text: str) -> str:
    """The text with a capital and a full stop, whichever it lacks."""
    stripped = text.strip()
    return capitalised(stripped) + ("" if not stripped or stripped.endswith((".", "!", "?", "…", ".”")) else ".")


def figure_words(bounds: Bounds) -> str:
    """Bounds for a reader, in the words of the source where it gave any: "more than 100", "about 200", "none".

    A vague word shows what it was read as: "dozens" (at least 24).
    """
    modifier = bounds.modifier.strip()
    if bounds.exact:
        return _exact_words(bounds.low or 0, modifier)
    if bounds.low is not None and bounds.high is None and modifier in _MORE_THAN:
        return f"more than {bounds.low - 1:,}"
    if bounds.low is None and bounds.high is not None and modifier in _LESS_THAN:
        return f"fewer than {bounds.high + 1:,}"
    plain = _plain_words(bounds)
    if word := amount_word(bounds):
        return f"“{word}” ({plain})"
    if _vague_words() & set(modifier.split()):
        return f"“{modifier}” ({plain})"
    return plain


def quoted_figure(bounds: Bounds) -> str:
    """A figure between quotation marks, a vague word without what it was read as: “more than 100”, “dozens”."""
    words = figure_words(bounds)
    return words.split(" (")[0] if words.startswith("“") else f"“{words}”"


@cache
def _vague_words() -> frozenset[str]:
    return frozenset(row["word"] for row in table("number_words") if row["kind"] in ("plural", "vague"))


def _exact_words(number: int, modifier: str) -> str:
    if number == 0:
        return "none"
    return f"{modifier} {number:,}" if modifier and modifier not in _BOUNDING else f"{number:,}"


def _plain_words(bounds: Bounds) -> str:
    if bounds.low is None and bounds.high is None:
        return "not stated"
    if bounds.high is None:
        return f"at least {bounds.low:,}"
    if bounds.low is None:
        return f"up to {bounds.high:,}"
    return f"{bounds.low:,} to {bounds.high:,}"


def with_article(noun: str) -> str:
    """The noun with "a" or "an", by sound as far as spelling tells: "an air strike", "a US official"."""
    vowel = noun[:1].lower() in "aeiou" and not _YOU_SOUND.match(noun)
    return f"{'an' if vowel or _SILENT_H.match(noun) or _SPELT_OUT.match(noun) else 'a'} {noun}"


def is_aged(noun: str) -> bool:
    """True for a noun that begins with an age in figures: "18-year-old driver"."""
    return _AGE.match(noun) is not None


def aged(noun: str) -> str:
    """A noun that begins with an age in figures, with "a" or "an": "an 18-year-old driver"."""
    return f"{'an' if _EIGHT.match(noun) else 'a'} {noun}"


def is_plural(name: str) -> bool:
    """True when a name takes a plural verb: "US officials", "witnesses", "Russia and Syria"."""
    words = re.split(r"\s+(?:of|at|in|from|for|with|near|who|on)\s+", name.lower())[0].split()
    if " and " in f" {name.lower()} " and not _definite_head(name):
        return True
    last = words[-1] if words else ""
    if last in ("police", "people", "authorities", "forces", "media", "units", "deputies"):
        return True
    return name[:1].islower() and last.endswith("s") and not last.endswith(("ss", "us", "is"))


@cache
def _definite_words(kind: str) -> frozenset[str]:
    return frozenset(row["word"] for row in table("definite_names") if row["kind"] == kind)


def _definite_head(name: str) -> bool:
    head = re.split(r"\s+(?:of|for|on|in|at)\s+", name)[0].split()
    return bool(head) and head[-1].lower().strip(".,'’").split("-")[-1] in _definite_words("head")


def named(name: str, kind: SourceKind) -> str:
    """A source as running text has it: "the Defence Ministry", "a US official", "Vitaly Churkin", "residents"."""
    stripped = re.sub(r"^(?:the|a|an)\s+", "", name.strip(), flags=re.IGNORECASE)
    if kind in _COMMON and stripped.istitle() and " " not in stripped and _plural_role(stripped):
        return stripped.lower()  # "Officials", as it stood at the head of a sentence
    if stripped in _definite_words("whole"):
        return f"the {stripped}"
    if kind in _DEFINITE and _definite_head(stripped) and not _OWNED.match(stripped):
        return f"the {stripped}"
    if kind in (SourceKind.ROLE, SourceKind.UNNAMED) and not is_plural(stripped) and not _plural_role(stripped):
        return with_article(stripped)
    return stripped


def _plural_role(name: str) -> bool:
    words = re.split(r"\s+(?:of|at|in|from|for|with|near|who|on)\s+", name.lower())[0].split()
    return bool(words) and words[-1].endswith("s") and not words[-1].endswith("ss")


def day_words(value: str, weekday: bool = True) -> str:
    """An ISO date cut to any precision, for a reader: "Saturday 17 September 2016", "February 2005", "2019".

    A span is "5 to 6 April 2031". What is not an ISO date comes back as it is.
    """
    if span := _ISO_SPAN.fullmatch(value):
        return _span_words(day_words(span[1], weekday=False), day_words(span[2], weekday=False))
    match = re.fullmatch(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?.*", value, flags=re.DOTALL)
    if not match:
        return value
    year, month, day = match.groups()
    if month is None:
        return year
    if not 1 <= int(month) <= 12:
        return value
    if day is None:
        return f"{_MONTHS[int(month) - 1]} {year}"
    try:
        known = date(int(year), int(month), int(day))
    except ValueError:
        return value
    plain = f"{known.day} {_MONTHS[known.month - 1]} {known.year}"
    return f"{_DAYS[known.weekday()]} {plain}" if weekday else plain


def _span_words(first: str, last: str) -> str:
    """Two days with what they share said once: "5 to 6 April 2031", "31 March to 6 April 2031"."""
    one, other = first.split(), last.split()
    kept = one[:1] if one[1:] == other[1:] else one[:2] if one[2:] == other[2:] else one
    return f"{' '.join(kept)} to {last}"


def dated_words(dated: Dated) -> str:
    """A date at its own precision, with the clock time in UTC where it is known: "18 September 2016, 02:26 UTC"."""
    plain = day_words(dated.value, weekday=False)
    if dated.precision is not Precision.TIME:
        return plain
    try:
        moment = datetime.fromisoformat(dated.value)
    except ValueError:
        return plain
    return f"{plain}, {moment:%H:%M}{' UTC' if dated.value.endswith('Z') else ''}"


# What `Dated.read_from` begins or ends with, and what that is to a reader.
_READ_FROM = (
    ("archive capture", "the archive’s own mark"),
    ("web address", "the page’s web address"),
    ("date line", "the date line of the page"),
    ("row column", "the row of the table it came in"),
    ("htmldate", "what else the page shows"),
    ("meta ", "data in the page that readers do not see"),
    ("JSON-LD ", "data in the page that readers do not see"),
    ("time element", "data in the page that readers do not see"),
)


def read_from_words(dated: Dated) -> str:
    """Where a date was read, in plain words: "data in the page that readers do not see", "a line of the file"."""
    known = next((words for start, words in _READ_FROM if dated.read_from.startswith(start)), "")
    return known or ("a line at the head of the file" if dated.read_from.endswith(" line") else dated.read_from)


def plain_times(text: str) -> str:
    """The text with each ISO time in UTC as a reader has it: "14 March 2019, 19:42 UTC"."""
    return _ISO_TIME.sub(lambda m: dated_words(Dated(m.group(), Precision.TIME, "")), text)


def attribute_word(attribute: Attribute, column: str) -> str:
    """One column of `report_attributes.tsv` for an attribute; the attribute's own name when there is no row."""
    row = next((row for row in table("report_attributes") if row["attribute"] == attribute.value), None)
    return row[column] if row else attribute.value


def tally_words(bounds: Bounds, attribute: Attribute) -> str:
    """A figure with what it counts: "62 killed", "at least 120 wounded", "4 strikes"."""
    column = "one" if bounds.low == 1 and bounds.high in (1, None) else "many"
    return f"{figure_words(bounds)} {attribute_word(attribute, column)}"


def shortened(text: str, words: int) -> str:
    """The first `words` words on one line; an ellipsis says that more follows."""
    parts = text.split()
    return " ".join(parts) if len(parts) <= words else " ".join(parts[:words]).rstrip(",;:—–-") + " …"


_HELD = {
    WherePrecision.DISTRICT: "somewhere in the county or district there",
    WherePrecision.REGION: "somewhere in the region there",
    WherePrecision.COUNTRY: "somewhere in the country",
}


def area_words(area: Area) -> str:
    """A position with how exact it is: "35.931, 36.634, within 25 km (“south of”)"; a country has no position."""
    relation = f" (“{area.relation}” the place named)" if area.relation else ""
    if area.precision is WherePrecision.COUNTRY:
        return f"{_HELD[area.precision]}{relation}"
    around = _HELD.get(area.precision) or f"within {area.radius:g} km"
    return f"{area.latitude:.3f}, {area.longitude:.3f}, {around}{relation}"
