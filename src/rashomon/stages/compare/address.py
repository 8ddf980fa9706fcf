"""Addresses of pages: which name the same page, and which site they are of."""

from __future__ import annotations

import re
from functools import lru_cache
from urllib.parse import parse_qsl, unquote, urlencode, urlsplit

# Captures are named by the capture's time, with a letter pair for how the archive serves it ("20160918022640id_").
_CAPTURE = re.compile(
    r"^https?://(?:web\.)?archive\.(?:org|is|ph|today|md|vn|li|fo)/(?:web/)?\d{4,14}(?:[a-z]{2}_)?/", re.I
)
_TRACKING = re.compile(
    r"^(?:utm_\w+|fbclid|gclid|dclid|msclkid|igshid|mc_[ce]id|cmpid|cmp|ocid|ref|ref_src|smid|spref|src|share|sr_share|ns_\w+|__twitter_impression|_ga|at_\w+|xtor)$",
    re.I,
)
_HOST_PREFIX = re.compile(r"^(?:www\d?|m|mobile|amp)\.")
_PATH_SUFFIX = re.compile(r"/(?:amp|index\.(?:html?|php|aspx?))?$", re.I)
_SECOND_LEVEL = frozenset({"co", "com", "org", "net", "gov", "edu", "ac"})


@lru_cache(maxsize=4096)  # a pure function of its address: the cache changes its speed alone
def canonical_url(url: str | None) -> str | None:
    """What stays of an address when everything that does not say which page is taken off; None when nothing does.

    Scheme, archive, `www.` and `m.`, port, fragment, tracking parameters, `/amp` and a last slash go; a bare home
    page names no page, since it shows another story each day.
    """
    if not url:
        return None
    address = url.strip()
    while capture := _CAPTURE.match(address):
        address = address[capture.end() :]
    try:
        parts = urlsplit(address if "://" in address else f"http://{address}")
        host = _HOST_PREFIX.sub("", (parts.hostname or "").lower())
    except ValueError:
        return None
    path = _PATH_SUFFIX.sub("", unquote(parts.path))
    kept = sorted((k, v) for k, v in parse_qsl(parts.query) if not _TRACKING.match(k))
    if not host or not (path or kept):
        return None
    return host + path + (f"?{urlencode(kept)}" if kept else "")


def site(url: str | None) -> str | None:
    """The registered part of an address's host: "bbc.co.uk" of "http://news.bbc.co.uk/1/hi"."""
    page = canonical_url(url)
    if not page:
        return None
    labels = page.split("/")[0].split("?")[0].split(".")
    keep = 3 if len(labels) > 2 and labels[-2] in _SECOND_LEVEL and len(labels[-1]) == 2 else 2
    return ".".join(labels[-keep:])
