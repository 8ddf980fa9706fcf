"""Bytes to text: which encoding, and how sure that is."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_META_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE)
_XML_ENCODING = re.compile(rb"^\s*<\?xml[^>]{0,100}?encoding\s*=\s*[\"']([\w.:-]+)", re.IGNORECASE)
_SINGLE_BYTE = re.compile(r"^(?:iso-?8859|latin|windows-?125|cp125|us-?ascii|ascii|koi8|mac)", re.IGNORECASE)
# Codecs of Python that are no encoding of pages, or are a way to smuggle markup (UTF-7).
_REFUSED = frozenset({"unicode_escape", "raw_unicode_escape", "idna", "punycode", "undefined", "utf_7", "mbcs", "oem"})
_SAMPLE = 200_000  # bytes that the guess looks at; more does not change it and costs seconds


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text with its encoding. `doubt` says in words what was guessed or replaced; "" when nothing was."""

    text: str
    encoding: str
    doubt: str = ""


def decode(content: bytes, declared: str | None = None) -> Decoded:
    """Decode bytes with no newline translated and nothing stripped: a byte order mark stays as U+FEFF.

    The mark decides first, then `declared`, UTF-8, and at last a guess. UTF-8 comes before a declared one-byte
    encoding: those can read any bytes at all, while text that is not UTF-8 hardly ever passes as UTF-8.
    """
    for mark, encoding in _BOMS:
        if content.startswith(mark):
            return Decoded(content.decode(encoding, "replace"), encoding)
    declared = _usable(declared)
    if declared and not _SINGLE_BYTE.match(declared) and (text := _strict(content, declared)) is not None:
        return Decoded(text, declared)
    if (text := _strict(content, "utf-8")) is not None:
        return Decoded(text, "utf-8")
    if declared and _SINGLE_BYTE.match(declared) and (text := _strict(content, declared)) is not None:
        return Decoded(text, declared)
    return _guess(content)


def declared_in_html(content: bytes) -> str | None:
    """The encoding that the page's own head names."""
    head = content[:4096]
    match = _META_CHARSET.search(head) or _XML_ENCODING.search(head)
    return match[1].decode("ascii", "replace") if match else None


def wide_encoding(content: bytes) -> str | None:
    """UTF-16 without a mark: in western text every other byte is zero. None when it does not look so."""
    sample = content[:4096]
    if len(sample) < 8:
        return None
    odd, even = sample[1::2].count(0) / (len(sample) / 2), sample[::2].count(0) / (len(sample) / 2)
    if odd > 0.5 and even < 0.05:
        return "utf-16-le"
    return "utf-16-be" if even > 0.5 and odd < 0.05 else None


def _usable(name: str | None) -> str | None:
    """A codec for the declared name, as browsers read it, or None."""
    try:
        codec = codecs.lookup((name or "").strip().strip("\"'"))
    except (LookupError, ValueError):
        return None
    known = codec.name.replace("-", "_")
    if known in _REFUSED or not codec._is_text_encoding:
        return None
    # The HTML standard reads Latin-1 and ASCII as windows-1252, for that is what pages that say so hold.
    return "cp1252" if known in ("iso8859_1", "ascii", "latin_1") else codec.name


def _strict(content: bytes, encoding: str) -> str | None:
    try:
        return content.decode(encoding)
    except (UnicodeError, ValueError):
        return None


def _guess(content: bytes) -> Decoded:
    """Read bytes that are not UTF-8 and do not say what they are."""
    if wide := wide_encoding(content):
        return Decoded(content.decode(wide, "replace"), wide, f"no encoding is declared; read as {wide}")
    repaired = content.decode("utf-8", "replace")
    bad = repaired.count("\ufffd")
    if sum(c > "\x7f" for c in repaired[:_SAMPLE]) > 4 * bad:  # UTF-8 with a few bytes spoilt
        return Decoded(repaired, "utf-8", f"{bad} places are not valid UTF-8 and are shown as \ufffd")
    encoding = "cp1252"
    # Western text with a few accents or curly marks is windows-1252; the statistics need more than that to go on.
    if sum(byte > 0x7F for byte in content[:_SAMPLE]) > 0.05 * min(len(content), _SAMPLE):
        encoding = _most_likely(content) or encoding
    return Decoded(
        content.decode(encoding, "replace"), encoding, f"not UTF-8, and no encoding is declared; read as {encoding}"
    )


def _most_likely(content: bytes) -> str | None:
    from charset_normalizer import from_bytes  # noqa: PLC0415 - slow to import, and seldom needed

    best = from_bytes(content[:_SAMPLE]).best()
    return best.encoding if best else None
