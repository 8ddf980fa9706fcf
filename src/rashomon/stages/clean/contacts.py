"""Lines that say how to reach someone, and signatures of newsrooms: told by what they are made of."""

from __future__ import annotations

import re
from collections.abc import Sequence

from rashomon.language.data import column, table
from rashomon.language.text import fold
from rashomon.schema.document import BlockRole
from rashomon.stages.clean.patterns import LONGEST
from rashomon.stages.clean.unit import Unit

_CONTACT_WORDS, _CONTACT_NAMES = 40, 16  # words of a line of contacts, and capitalised words among them
_SIGNATURE_WORDS = 8
_NUMBER = (  # (555) 010-0199, 010-0199, +44 20 7946 0000, 0161 496 0000
    r"(?<![\w.$-])(?:(?:1[\s.-])?\(?\d{3}\)?[\s.-]{0,2}\d{3}\s?[.•-]\s?\d{4}|\d{3}\s?[.•-]\s?\d{4}"
    r"|\+\d[\d\s().-]{7,16}\d|0\d{2,4}[\s-]\d{3,4}[\s-]?\d{3,4})(?![\w%-])"
)
_ADDRESS = r"[\w.+-]{1,60}@[\w-]{1,60}(?:\.[\w-]{1,20})+|(?<!\w)@\w{2,30}|(?:https?://|www\.)\S+"
_DATUM = re.compile(f"{_ADDRESS}|{_NUMBER}")
_WORD = re.compile(r"[^\W_][\w.'’]*")
# "News 3/WISC", "KSTA": stations by number or call sign.
_STATION = re.compile(r"\b(?:News|Channel|TV|ABC|NBC|CBS|FOX) ?\d{1,2}\b|\b[KW][A-Z]{2,3}(?:-?(?:TV|DT|FM))?\b")
_SIGNATURE_WORD = re.compile(r"[A-Z\d“\"(][\w.'’/&()-]*,?|of|the|and|for|at|&|/|-|–|\|")
_NO_NAME_ENDS = ".!?:-–—"  # a sentence, or a dateline
_DESK_WORDS = frozenset({"wire", "desk", "staff", "bureau", "newsroom"})


def label_contacts(units: Sequence[Unit], *, below: bool = False) -> None:
    """Lines made of names, telephone numbers, mail addresses and handles alone; `below` the last paragraph or all."""
    last = max((n for n, u in enumerate(units) if u.open and u.is_prose and not is_contact(u.line.text)), default=-1)
    for unit in units[last + 1 :] if below else units:
        if unit.open and is_contact(unit.line.text):
            unit.give(BlockRole.FURNITURE, "contact-line")


def is_contact(text: str) -> bool:
    """True for "Ann Bell: (555) 010-0199. Twitter: @annbell", where nothing is told."""
    if len(text) > LONGEST or len(text.split()) > _CONTACT_WORDS or not _DATUM.search(text):
        return False
    words = _WORD.findall(_DATUM.sub(" ", text))
    known = column("contact_words", "word")
    names = [word for word in words if fold(word) not in known]
    return len(names) <= _CONTACT_NAMES and all(word[0].isupper() for word in names)


def label_signatures(units: Sequence[Unit]) -> None:
    """Who signs: "Ann Bell Channel 4/KSTA" anywhere, "Harbour Press Wire" only above or below the paragraphs."""
    prose = [index for index, unit in enumerate(units) if unit.open and unit.is_prose]
    first, last = (prose[0], prose[-1]) if prose else (0, len(units))
    for index, unit in enumerate(units):
        if unit.open and _is_signature(unit.line.text, outside=not first <= index <= last):
            unit.give(BlockRole.FURNITURE, "signature")


def _is_signature(text: str, *, outside: bool) -> bool:
    words = text.split()
    if text.isupper() or text[-1] in _NO_NAME_ENDS or not 1 < len(words) <= _SIGNATURE_WORDS:
        return outside and len(words) == 2 and fold(words[-1]) in _DESK_WORDS
    if not all(_SIGNATURE_WORD.fullmatch(word) for word in words):
        return False
    if _STATION.search(text):
        return True
    named = words[-1] in column("outlet_words", "word") and words[1].endswith(",")  # "Ann Bell, Halyard Media"
    return outside and (named or fold(words[-1]) in _DESK_WORDS or words[-1] in _outlet_ends())


def _outlet_ends() -> frozenset[str]:
    """The words that end hardly any name but an outlet's."""
    return frozenset(row["word"] for row in table("outlet_words") if row["sure"])
