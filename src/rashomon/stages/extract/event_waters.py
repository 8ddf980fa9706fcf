"""The waters or the air outside all countries that the event was in, where its own words say so."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache

from rashomon.language.data import table
from rashomon.schema.analysis import Analysis, Paragraph
from rashomon.schema.document import Document
from rashomon.stages.extract.event_aside import asides, is_aside
from rashomon.stages.extract.event_date import verb_roles
from rashomon.stages.extract.event_kind import KindFound, weighted_paragraphs

_STEPS = 4  # heads from the name of a sea to the event


def find_waters(document: Document, analysis: Analysis, kind: KindFound) -> str:
    """The sea, or "international waters", that the event's own verb or noun stands in, as written; "" for none.

    "A tanker was hit in the Red Sea" is at sea, "an island in the Red Sea" or "the Black Sea port" is not.
    """
    if not any(hint in document.text for hint in _hints()) or not _names().search(document.text):
        return ""
    for placed, _ in weighted_paragraphs(analysis):
        beside = asides(placed.paragraph)
        for match in _names().finditer(placed.paragraph.text):
            aside = is_aside(beside, match.start())
            if not aside and _stands_in(placed.paragraph, range(*match.span()), placed.start, kind):
                return " ".join(match.group().split())
    return ""


def _stands_in(paragraph: Paragraph, span: range, start: int, kind: KindFound) -> bool:
    """Does the name hang by a preposition of place on the event, or on a vessel?"""
    tokens = paragraph.tokens
    at = _head_of(paragraph, span)
    if at is None:
        return False
    for _ in range(_STEPS):  # "Red Sea" of "the southern part of the Red Sea"
        joint = tokens[tokens[at].head]
        if joint.pos != "ADP" or joint.head == tokens[at].head:
            return False
        holder = tokens[joint.head]
        if joint.text.casefold() in _words("where"):
            return _is_event(paragraph, joint.head, start, kind)
        if joint.text.casefold() != "of" or holder.lemma.casefold() not in _words("part"):
            return False
        at = joint.head
    return False


def _head_of(paragraph: Paragraph, span: range) -> int | None:
    """The token of a stretch on which its others hang."""
    inside = [n for n, token in enumerate(paragraph.tokens) if token.start in span]
    return next((n for n in inside if paragraph.tokens[n].head not in inside), None)


def _is_event(paragraph: Paragraph, at: int, start: int, kind: KindFound) -> bool:
    """Is the word the event, a vessel, or a verb of one of these? A weapon stands for what it was used in: "hit by a
    missile in the Red Sea".
    """
    tokens = paragraph.tokens

    def tells(n: int) -> bool:
        return tokens[n].start + start in kind.starts or tokens[n].lemma.casefold() in _words("vessel")

    for _ in range(_STEPS):
        token = tokens[at]
        if tells(at) or verb_roles().get(token.lemma) == "event":
            return True
        if token.pos == "VERB":
            return any(tells(n) for n, other in enumerate(tokens) if other.head == at)
        if token.head == at or not (token.pos == "ADP" or token.lemma.casefold() in _weapons()):
            return False
        at = token.head
    return False


@cache
def _hints() -> tuple[str, ...]:
    """A few words one of which stands in every name: "Sea", "Gulf", "Atlantic", "nternational waters"."""
    seas = [words.split() for words in sorted(_words("sea"))]
    often = Counter(word for words in seas for word in words if word != "of")
    found = {max(words, key=lambda word: (often[word], word)).capitalize() for words in seas}
    for words in _words("open"):  # these begin a sentence or not
        found |= {words[1:], words.title()[1:]}
    return tuple(sorted(found))


@cache
def _names() -> re.Pattern[str]:
    """Seas with their capitals, and words for open waters in any letters."""
    seas = map(_spelt, _words("sea"))
    plain = map(re.escape, _words("open"))
    either = "|".join(sorted((*seas, *(f"(?i:{words})" for words in plain)), key=lambda words: (-len(words), words)))
    return re.compile(rf"\b(?:{either})\b")


def _spelt(words: str) -> str:
    """The name with a capital at each word but "of", "el-" and "al-"."""
    return (
        r"\s+".join(
            word if word == "of" else re.escape(re.sub(r"(?:^|-)[a-z]", lambda m: m[0].upper(), word))
            for word in words.split()
        )
        .replace("El\\-", "[Ee]l-")
        .replace("Al\\-", "[Aa]l-")
    )


@cache
def _words(role: str) -> frozenset[str]:
    """The words of one role in `language/en/waters.tsv`."""
    return frozenset(row["words"] for row in table("waters") if row["role"] == role)


@cache
def _weapons() -> frozenset[str]:
    return frozenset(row["words"] for row in table("weapons"))
