"""Which outlet a page is from."""

from __future__ import annotations

import re
from functools import cache
from urllib.parse import urlsplit

from rashomon.language.data import table


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
