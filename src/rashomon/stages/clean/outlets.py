"""Which outlet a page is from."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import cache
from urllib.parse import urlsplit

from rashomon.language.data import table

_READ = 20_000  # code points of a page in which it may name itself
_WORDS = re.compile(r"[^\W_]+")
_SHORTEST = 3  # letters of a host's own part
_LONGEST = 5  # words of an outlet's name
_SECOND = frozenset({"co", "com", "org", "net", "gov", "ac", "edu", "news"})  # "ashfordecho.co.uk"


@cache
def _names() -> dict[str, str]:
    return {row["host"]: row["outlet"] for row in table("outlets")}


def host_of(url: str | None) -> str | None:
    """The host of an address without "www." and its kin; None without one."""
    try:
        host = urlsplit(url or "").hostname
    except ValueError:
        return None
    return re.sub(r"^(?:www\d?|m|mobile|amp|edition)\.", "", host) if host else None


def outlet_of(url: str | None) -> str | None:
    """The outlet whose host an address has, found under the host and then under what the host belongs to."""
    host = host_of(url)
    while host and "." in host:
        if host in _names():
            return _names()[host]
        host = host.partition(".")[2]
    return None


def written_name(url: str | None, text: str) -> str | None:
    """The name under which a page names its own site: capitalised words that are the letters of its host.

    A page of "coastecho.example" that says "Coast Echo" names its outlet so. The commonest writing wins, of equals the
    first.
    """
    label = _label(host_of(url))
    if len(label) < _SHORTEST:
        return None
    text = text[:_READ]
    words = list(_WORDS.finditer(text))
    seen: Counter[str] = Counter()
    for at, word in enumerate(words):
        if word.group()[0].isupper() and label.startswith(word.group().casefold()):
            name = _spelt(text, words[at : at + _LONGEST], label)
            if name:
                seen[name] += 1
    return max(seen, key=lambda name: seen[name]) if seen else None


def _spelt(text: str, words: Sequence[re.Match[str]], label: str) -> str:
    """The words from the first on that together spell the label, as they stand; "" when they do not."""
    spelt = ""
    for word in words:
        if not (word.group()[0].isupper() or word.group()[0].isdigit()):
            return ""
        spelt += word.group().casefold()
        if spelt == label:
            name = text[words[0].start() : word.end()]
            return "" if re.search(r"[^\w\s&'’.-]|\s{2}|\n|\.\w", name) else " ".join(name.split())
    return ""


def _label(host: str | None) -> str:
    """The part of a host that its owner chose: "coastecho" of "news.coastecho.co.uk"."""
    parts = (host or "").split(".")
    if len(parts) > 2 and parts[-2] in _SECOND:
        parts.pop()
    return parts[-2].replace("-", "") if len(parts) > 1 else ""
