"""The names under which exports speak of a case's things: URNs, so that nobody takes them for addresses."""

from __future__ import annotations

from rashomon.schema.document import Document


def urn(kind: str, id_: str) -> str:
    """A thing of the case: "urn:rashomon:claim:4f0c…"."""
    return f"urn:rashomon:{kind}:{id_}"


def address(document: Document) -> str | None:
    """Where the document was published, None where it does not say so or it is no address a link may lead to."""
    url = document.url or ""
    return url if url.startswith(("https://", "http://")) else None
