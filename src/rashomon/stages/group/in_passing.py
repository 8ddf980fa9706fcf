"""Short forms in which a text goes on about those whom it has named in full: "Marsh", "Zenda police", "the ZRP".

The parser misses many of them, above all of those who say nothing. They are looked for as they must be spelt, so a text
costs one search for each short form of those whom it names.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from rashomon.language.aliases import alias_of
from rashomon.language.countries import country_of
from rashomon.language.data import column, table
from rashomon.language.text import fold
from rashomon.schema.evidence import Span
from rashomon.stages.group.naming import head
from rashomon.stages.group.person_names import name_particles, name_words, person_name, person_titles
from rashomon.stages.group.terms import is_common

_NICKNAMED = re.compile(
    r"(?P<first>[^\W\d_][\w’'-]+) [\"“‘'(][^\W\d_][\w.-]{1,15}[\"”’')] (?P<last>(?:[\w’'-]+ )?[^\W\d_a-z][\w’'-]+)"
)
_WORD_ENDS = re.compile(r"(?P<word>[^\W\d_][\w’'-]*)(?P<gap>\.? )\Z")
_WORD_BEGINS = re.compile(r" (?:\d|[^\W\d_a-z]|[a-z]{1,3}[-’'][^\W\d_a-z])")
_WORD_AFTER = re.compile(r" (?P<word>[a-z]+)")
_SHORTEST = 3  # letters: "Al" and "Li" stand for too much
_FEWEST_INITIALS, _MOST_INITIALS = 3, 6
_OFFICE = re.compile(
    r"\b(?:The )?(?P<name>(?:[A-Z][\w.-]+ ){1,3}(?:County|Parish|City|State) "
    r"(?:Sheriff|Coroner|Prosecutor|Attorney|Medical Examiner)[’']s? (?:Office|Department))\b"
)
_LONG_HEAD = 6  # letters
_POLICE = (" Police", " police", " PD")
_POLICE_DEPARTMENT = (" Police Department", " police department")


def short_names(text: str, full_names: Iterable[str], within: Iterable[Span]) -> Iterator[Span]:
    """The first place where each part of a person's full name stands alone, and full names with a nickname in them."""
    people = sorted({name for name in full_names if is_personal(name)})
    spans = tuple(within)
    known = {person_name(name) for name in people}
    nicknamed = [
        Span(match.start(), match.end())
        for span in (spans if people else ())
        for match in _NICKNAMED.finditer(text, span.start, span.end)
        if person_name(f"{match['first']} {match['last']}") in known
    ]
    yield from nicknamed
    for form in sorted({form for name in people for form in _forms(name)}):
        places = (at for span in spans for at in _alone(text, form, span))
        found = next((at for at in places if not any(n.start <= at < n.end for n in nicknamed)), None)
        if found is not None:
            yield Span(found, found + len(form))


def is_personal(name: str) -> bool:
    """False for what the parser takes for a person and whose last word says better: "Ann Roe Hospital", "Oak Ave"."""
    return fold(name.rsplit(maxsplit=1)[-1]) not in _site_words() and not any(char.isdigit() for char in name)


@cache
def _site_words() -> frozenset[str]:
    tails = {fold(row["tail"]).rsplit(maxsplit=1)[-1] for row in table("place_tails")}
    return frozenset(tails | {fold(word) for word in column("outlet_words", "word")})


def _forms(name: str) -> Iterator[str]:
    """The surname and the first name, each as it may stand alone; a double surname also with loose hyphens."""
    words = name_words(name)
    if len(words) < 2:
        return
    for word in (words[0], words[-1]):
        if len(word) < _SHORTEST or is_common(word.casefold()) or fold(word) in person_titles():
            continue
        if all(part.isalpha() for part in re.split(r"[\s.’'-]", word) if part):
            yield word
        if "-" in word:
            yield word.replace("-", " - ")


def _alone(text: str, form: str, span: Span) -> Iterator[int]:
    """Where `form` stands in `text` and is no part of a longer name or word."""
    at = text.find(form, span.start, span.end)
    while at >= 0:
        end = at + len(form)
        if _is_apart(text, at, end) and not _goes_on(text, end):
            before = _WORD_ENDS.search(text, max(span.start, at - 30), at)
            if before is None or _goes_before(before["word"], before["gap"]):
                yield at
        at = text.find(form, at + 1, span.end)


def _goes_on(text: str, end: int) -> bool:
    """True where the next word belongs to the name: it has a capital, or is a particle ("Ruud van der Berg")."""
    after = _WORD_AFTER.match(text, end)
    return _WORD_BEGINS.match(text, end) is not None or (after is not None and after["word"] in name_particles())


def _is_apart(text: str, start: int, end: int) -> bool:
    before, after = text[start - 1 : start], text[end : end + 1]
    return not (before.isalnum() or before in ("-", "’", "'", "@", "#", "/", ".")) and not (
        after.isalnum() or after in ("-", "_", "@")
    )


def _goes_before(word: str, gap: str) -> bool:
    """True for a word that is no part of the name after it: a small one, a title, "But" at the head of a sentence."""
    plain = fold(word)
    if gap == ". ":
        return len(word) > 1
    return not word[0].isupper() or plain in person_titles() or is_common(plain)


def body_names(text: str, full_names: Iterable[str], within: Iterable[Span]) -> Iterator[Span]:
    """The first place where each short form of a body's name stands: a police department's, and initials."""
    spans, names = tuple(within), sorted(set(full_names))
    for form in sorted({form for name in names for form in _body_forms(name)}):
        found = next((at for span in spans for at in _at(text, form, span)), None)
        if found is not None:
            yield Span(found, found + len(form))
    for word in sorted({word for name in names if (word := _head_word(name))}):
        found = next((at for span in spans for at in _at(text, f"he {word}", span, before="Tt")), None)
        if found is not None:
            yield Span(found + len("he "), found + len(f"he {word}"))


def offices_in(text: str) -> Iterator[Span]:
    """Where the whole name of a sheriff's, a coroner's, a prosecutor's office stands, which the parser cuts short."""
    for found in _OFFICE.finditer(text):
        yield Span(found.start("name"), found.end("name"))


def _at(text: str, form: str, span: Span, before: str = "") -> Iterator[int]:
    """Where `form` stands alone, after one of the letters `before` where there are any."""
    at = text.find(form, span.start, span.end)
    while at >= 0:
        start, end = at - bool(before), at + len(form)
        led = not before or (text[start:at] and text[start:at] in before)
        if led and _is_apart(text, start, end) and (form.isupper() or not _WORD_BEGINS.match(text, end)):
            yield at
        at = text.find(form, at + 1, span.end)


def _head_word(name: str) -> str:
    """The word by which a text goes on about a body of three words or more, with "the": "the Observatory"."""
    large = [word for word in name.split() if word[:1].isupper()]
    if len(large) < _FEWEST_INITIALS:
        return ""
    return next((word for word in large if fold(word) == head(name) and len(word) >= _LONG_HEAD), "")


def _body_forms(name: str) -> Iterator[str]:
    plain = name.strip()
    for tail in (*_POLICE_DEPARTMENT, *_POLICE):
        if plain.endswith(tail) and plain[0].isupper():
            yield from (plain.removesuffix(tail) + other for other in (*_POLICE, *_POLICE_DEPARTMENT))
            break
    large = [word for word in plain.split() if word[0].isupper()]
    if _FEWEST_INITIALS <= len(large) <= _MOST_INITIALS and head(name) and all(w[0].isalpha() for w in large):
        letters = "".join(word[0] for word in large)
        if alias_of(letters) is None and country_of(letters) is None:
            yield letters
