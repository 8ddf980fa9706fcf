"""Cues that text outside quotation marks gives, read without a parser: "..., he said", "The ministry added that"."""

from __future__ import annotations

import re
from functools import cache

from rashomon.language.data import table

_KINDS = {"say", "write", "ask", "deny"}
_PRESENT = ("says", "tells")  # other present forms are nouns as well: reports, states, claims
_OWN = ("i", "we", "you", "it", "this", "that", "there", "which", "who", "what")
_SETTINGS = [["in"], ["on"], ["at"], ["during"], ["after"], ["when"], ["as"], ["while"]]  # "he said in a letter"
_NEXT_WORD = 10  # characters
_LONGEST_CUE = 6  # words between the comma and the verb: a name with its office
_BEFORE_VERB = 80  # characters of such a name
_LONGEST_SPEECH = 600  # characters that may have lost their closing mark and still be one person's
_STOP = re.compile(r"(?<=\w{3})[.?!…]+(?=\s+[^\Wa-z_])")
_WORD = re.compile(r"[^\W_][\w.'’-]*")


@cache
def speech_forms() -> frozenset[str]:
    """Finite forms of the verbs that take a quotation: "said", "added", "replied"."""
    verbs = {row["verb"] for row in table("cue_verbs") if "q" in row["frames"].split() and row["kind"] in _KINDS}
    irregular = {row["verb"]: row["form"] for row in table("speech_forms")}
    past = (form for verb in verbs for form in ([irregular[verb]] if verb in irregular else _past(verb)))
    return frozenset([*_PRESENT, *past])


def _past(verb: str) -> list[str]:
    """The regular past, with the last consonant doubled too: stress decides, and a form nobody writes does no harm."""
    if verb.endswith("e"):
        return [verb + "d"]
    if verb.endswith("y") and verb[-2:-1] not in "aeiou":
        return [verb[:-1] + "ied"]
    return [verb + "ed", verb + verb[-1] + "ed"]


@cache
def _verb() -> re.Pattern[str]:
    forms = "|".join(sorted(speech_forms(), key=lambda form: (-len(form), form)))
    return re.compile(rf"\b(?:{forms})\b")


def find_cue(text: str, start: int, end: int) -> int | None:
    """Where in `text[start:end]` a cue begins that follows speech: after ", " in ", the mayor said." or ", said he".

    None where there is no such cue. A verb with its content after it ("..., the mayor said we should go") is speech.
    """
    for verb in _verb().finditer(text, start, end):
        comma = max(text.rfind(mark, max(start, verb.start() - _BEFORE_VERB), verb.start()) for mark in ",?!")
        if comma < start:
            continue
        between = text[comma + 1 : verb.start()]
        after = text[verb.end() : min(end, verb.end() + _NEXT_WORD)]
        words = between.split()
        if not words and between:
            return comma + 1 + len(between) - len(between.lstrip())
        stands_last = after[:1] in ("", ".", ",", ";", ":") or after.split()[:1] in _SETTINGS
        if words and len(words) <= _LONGEST_CUE and stands_last and words[0].casefold() not in _OWN:
            return comma + 1 + len(between) - len(between.lstrip())
    return None


def tells_of_speech(text: str, start: int, end: int) -> bool:
    """Whether `text[start:end]` gives words to a third person: it is told about speakers, not spoken by one."""
    if find_cue(text, start, end) is not None:
        return True
    for verb in _verb().finditer(text, start, end):
        words = _WORD.findall(text, max(start, verb.start() - _BEFORE_VERB), verb.start())
        before = words[-1] if words else ""
        third = before[:1].isupper() or before in ("he", "she", "they")
        if third and before.casefold() not in _OWN:
            return True
    return False


def end_of_speech(text: str, start: int, end: int) -> int:
    """Where speech that begins at `start` and has lost its closing mark ends, at most at `end`, where a mark opens.

    Before the cue that follows it. Without a cue: at `end` if a sentence ends there and it is near, for paragraphs
    run together carry their opening marks with them; else at the end of the first sentence.
    """
    cue = find_cue(text, start, end)
    if cue is not None and cue - start <= _LONGEST_SPEECH:
        return cue
    words = text[max(start, end - 8) : end].rstrip()
    if end - start <= _LONGEST_SPEECH and words.endswith((".", "?", "!", "…", ",", ":", "—", "–", "-")):
        return end
    stop = _STOP.search(text, start, end)
    return stop.end() if stop is not None else end
