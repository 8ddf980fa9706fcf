"""Pages made of bytes, and the issues that stand for pages that could not be."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping

from rashomon.schema.issue import Issue, Severity
from rashomon.schema.page import Location, Page, PageKind, page_id
from rashomon.settings import MEGABYTE
from rashomon.stages.acquire.capture import Address, address_in_html, address_in_text, read_address
from rashomon.stages.acquire.decode import declared_in_html, decode


def build_page(content: bytes, location: Location, *, html: bool, charset: str | None = None) -> Iterator[Page | Issue]:
    """A page of one file or record, after an issue if its encoding had to be guessed.

    `location` holds the address and capture time that the container gives; what the page says of itself fills in.
    """
    decoded = decode(content, charset or (declared_in_html(content) if html else None))
    if decoded.doubt:
        yield issue(location, Severity.DOUBT, f"the text may be spoilt: {decoded.doubt}", "Save the page as UTF-8.")
    own = address_in_html(decoded.text) if html else address_in_text(decoded.text)
    kind = PageKind.HTML if html else PageKind.TEXT
    yield Page(page_id(content), kind, decoded.text, decoded.encoding, (_fill(location, own),), (), size=len(content))


def build_row(row: Mapping[str, object], location: Location) -> Page:
    """A page of one row of a table. Its id is that of the row's canonical JSON, so JSONL and CSV agree."""
    values = {str(name): _plain(value) for name, value in row.items() if value is not None and value != ""}
    content = json.dumps(values, ensure_ascii=False, sort_keys=True).encode()
    text = values.pop("text", "")
    address = read_address(values.get("url"))
    if not address.url and not address.captured:
        address = address_in_text(text)
    return Page(
        page_id(content),
        PageKind.ROW,
        text,
        "utf-8",
        (_fill(location, address),),
        tuple(sorted(values.items())),
        size=len(content),
    )


def issue(location: Location, severity: Severity, reason: str, remedy: str = "") -> Issue:
    """An issue of this stage at a location."""
    where = f"{location.path} ({location.part})" if location.part else location.path
    return Issue("acquire", where, severity, reason, remedy)


def too_large(location: Location, size: int | None, largest: int) -> Issue:
    """The issue for what is over the limit; `size` is in bytes, None when it was not counted to the end."""
    holds = f"holds {size / MEGABYTE:.1f} MB" if size is not None else "goes on past the limit"
    reason = f"it {holds}; the limit for one page is {largest / MEGABYTE:g} MB"
    return issue(location, Severity.LOST, reason, "Split it into its articles, or raise the limit.")


def _fill(location: Location, own: Address) -> Location:
    url = location.url or own.url
    return Location(location.path, location.part, url, location.captured or own.captured)


def _plain(value: object) -> str:
    """A cell as text. Half surrogate pairs, which JSON can smuggle in and nothing can write out, become U+FFFD."""
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, sort_keys=True)
    return "".join("\ufffd" if "\ud800" <= c <= "\udfff" else c for c in text) if not text.isascii() else text
