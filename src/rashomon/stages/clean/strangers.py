"""Headlines of other stories among an article's paragraphs, told by their form and by what they are about."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from rashomon.schema.document import BlockRole
from rashomon.stages.clean.subject import Subject, subject_of
from rashomon.stages.clean.unit import Unit

_FEWEST, _MOST = 4, 30  # words of a headline
_RUN = 2  # headlines in a row
_ALONE = 0.1  # share of telling words known from the article, up to which a single line is strange
_ALONE_WORDS = 6
_LABELLED = 0.4  # the same for a line with a label in capitals before it, as links have
_LABEL = re.compile(r"(?!UPDATE|BREAKING|CORRECTION|DEVELOPING|EDITOR)[A-Z]{5,15}: [\"“‘'A-Z\d$]")
_ITEM = re.compile(r"[-–—•*●▪·■+#@]|\(?(?:\d{1,2}|[a-z])[.)]\s")  # an item of a list, which the text has announced
_ENTRY = re.compile(  # "Ann Bell, 34, of Marwick", "34-year-old Ann Bell": the entry of a list of people
    r".*[A-Z][\w.'’-]*, \d{1,2}(?:,|;|$| and )|(?:[A-Z][\w.'’-]*,? ){1,5}\(?\d{1,3}\b"
    r"|(?:[A-Z][\w.'’-]*,? ){2,5}of [A-Z]|\w{1,9}-year-old [A-Z]|\(?\d{1,3}, "
)
_FIELD = re.compile(r"[A-Z][\w ]{1,24}(?::| [–-]) ?\S")  # "Weapon: none", "Zip code – 70802": a form
_QUOTED = re.compile(r"[‘“\"][^’”\"]{1,200}[’”\"]|(?<!\w)'[^']{1,200}'(?!\w)")
_SPOKEN = re.compile(
    r"\b(?:I|[Ww]e|[Hh]e|[Ss]he|[Tt]hey|[Hh]im|[Mm]e|[Uu]s|[Tt]hem|[Mm]y|[Oo]ur)\b"
)  # headlines have no such word
_ARTICLES = re.compile(r"\b(?:the|an?)\b", re.IGNORECASE)
_SENTENCE_ARTICLES = 2  # a line with so many is a sentence that has lost its full stop: headlines leave them out
# A line that tells of the dead or hurt is the article's unless others of its kind stand beside it.
_TOLL = re.compile(r"\b(?:kill|dead|dea?th|die|wound|injur|hurt|missing|casualt|martyr|victim)", re.IGNORECASE)
_TWEET = re.compile(r"#\w|@\w|https?://|pic\.twitter|…$")


def label_strangers(units: Sequence[Unit], title: str, *, links: bool = False) -> None:
    """Lines without a final mark, alone or in a row, whose words the article does not use; `links` alone or all."""
    subject = None
    for run in _runs(units, links):
        subject = subject or subject_of(units, title)
        if _is_strange([unit.line.text for unit in run], subject):
            for unit in run:
                unit.give(BlockRole.FURNITURE, "other-headline")


def _is_strange(texts: Sequence[str], subject: Subject) -> bool:
    spoken = sum(_is_spoken(text) for text in texts)
    if len(texts) >= _RUN:
        fields = sum(bool(_FIELD.match(text)) for text in texts)
        return 2 * fields <= len(texts) and 3 * spoken <= len(texts) and subject.is_strange(texts)
    if _LABEL.match(texts[0]):
        return subject.is_strange(texts, _LABELLED)
    articles = len(_ARTICLES.findall(texts[0]))
    return (
        not (spoken or _TOLL.search(texts[0]))
        and articles < _SENTENCE_ARTICLES
        and len(texts[0].split()) >= _ALONE_WORDS
        and subject.is_strange(texts, _ALONE)
    )


def _runs(units: Sequence[Unit], links: bool) -> Iterator[list[Unit]]:
    """The rows of headlines that no colon or heading announces."""
    run: list[Unit] = []
    announced = False
    for unit in units:
        if unit.role is BlockRole.FURNITURE:
            continue
        if unit.open and not announced and (unit.linked or not links) and _is_headline(unit):
            run.append(unit)
            continue
        if run:
            yield run
        run = []
        announced = _announces(unit) or (announced and not unit.is_prose)
    if run:
        yield run


def _announces(unit: Unit) -> bool:
    """True for a line that a list of the article's own stands below: one with a colon, or a short heading."""
    if unit.role is BlockRole.TITLE or unit.line.words >= _FEWEST:
        return unit.line.text.endswith(":")
    return unit.line.text.endswith(":") or not unit.line.final


def _is_headline(unit: Unit) -> bool:
    line = unit.line
    if line.final or not _FEWEST <= line.words <= _MOST or line.text[-1] in ",;-–—":
        return False
    if line.text[0].islower() or _ITEM.match(line.text) or _ENTRY.match(line.text):
        return False
    return not _TWEET.search(line.text)


def _is_spoken(text: str) -> bool:
    return bool(_SPOKEN.search(_QUOTED.sub(" ", text)))
