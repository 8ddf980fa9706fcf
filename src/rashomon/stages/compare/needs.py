"""What a pattern cannot match without: words to look for before a search that takes long."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from rashomon.language.data import column

_WORD = re.compile(r"[^\W_]+")
_CLASS = re.compile(r"\[(?:\\.|[^\]\\])*\](?:[*+?]|\{[\d,]+\})?\??")
_ESCAPE = re.compile(r"\\(?:[A-Za-z][*+]?|\()")
_GROUP = re.compile(r"\((?:\?[a-z]*:)?(?P<inside>[^()]*)\)(?P<free>[?*]|\{0,\d+\})?\??")
_PIECE = re.compile(r"\{(?P<slot>[a-z]+)\}|<(?P<group>\d+)>|(?P<word>[A-Za-z]{2,}\??)(?![A-Za-z*{])")
_ENDINGS = ("", "s", "d", "ed", "ing")
_PLAIN = re.compile(r"(?<![A-Za-z>}])[A-Za-z]{2,}\??(?![A-Za-z*{<])")


def words_in(text: str) -> frozenset[str]:
    """The words of a text in small letters; and "(" where it has one."""
    return frozenset(_WORD.findall(text.lower())) | (frozenset("(") if "(" in text else frozenset())


def telling_word(name: str) -> str:
    """The word of a name by which to look for it: the longest that is no function word, of equals the last."""
    words: list[str] = _WORD.findall(name.lower())
    return max(reversed(words), key=lambda word: (word not in column("function_words", "word"), len(word)))


def needed_words(pattern: str, slots: Mapping[str, frozenset[str]]) -> tuple[frozenset[str], ...]:
    """Sets of words, of each of which a text that the pattern fits has one.

    `pattern` is a regular expression of a table of ours, with slots as `{agency}`, for which `slots` gives the words.
    Needed are single words, and of a group the longest word of one of its alternatives; the last piece may be the
    beginning of a longer word.
    """
    bare = _ESCAPE.sub(lambda escape: "<b>" if escape.group() == "\\(" else "", _CLASS.sub("", pattern))
    found = [frozenset("(")] if "<b>" in bare else []
    bare = bare.replace("<b>", "").replace("\\)", "")
    groups: list[str] = []
    while group := _GROUP.search(bare):
        mark = "" if group["free"] else f"<{len(groups)}>"
        groups.append(group["inside"])
        bare = bare[: group.start()] + mark + bare[group.end() :]
    return (*found, *_sets(bare, groups, slots))


def _sets(pattern: str, groups: Sequence[str], slots: Mapping[str, frozenset[str]]) -> Iterator[frozenset[str]]:
    for piece in _PIECE.finditer(pattern):
        if piece["slot"]:
            if piece["slot"] in slots:
                yield slots[piece["slot"]]
        elif piece["word"]:
            yield _forms(piece["word"], piece.end() == len(pattern))
        else:
            ways = [_PLAIN.findall(way) for way in groups[int(piece["group"])].split("|")]
            if all(ways):
                last = piece.end() == len(pattern)
                yield frozenset().union(*(_forms(max(words, key=len), last) for words in ways))


def _forms(word: str, last: bool) -> frozenset[str]:
    """A word in small letters; both forms of one whose last letter may be missing, and longer ones of the `last`."""
    plain = word.rstrip("?").lower()
    forms = {plain, plain[:-1]} if word.endswith("?") else {plain}
    return frozenset(form + ending for form in forms for ending in (_ENDINGS if last else ("",)))
