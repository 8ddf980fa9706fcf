from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.stages.acquire.decode import declared_in_html, decode, wide_encoding


def test_a_byte_order_mark_stays() -> None:
    decoded = decode(b"\xef\xbb\xbfThree died.\r\n")
    assert (decoded.text, decoded.encoding, decoded.doubt) == ("\ufeffThree died.\r\n", "utf-8", "")


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "utf-32-le"])
def test_wide_encodings_with_a_mark(encoding: str) -> None:
    assert decode("\ufeffSchüsse".encode(encoding)).text == "\ufeffSchüsse"


def test_wide_encoding_without_a_mark() -> None:
    content = "The bridge was hit twice.".encode("utf-16-le")
    assert wide_encoding(content) == "utf-16-le"
    assert wide_encoding(b"The bridge was hit twice.") is None


def test_utf8_wins_over_a_one_byte_charset_it_contradicts() -> None:
    assert decode("café – Łódź".encode(), "iso-8859-1").text == "café – Łódź"


def test_a_declared_charset_is_used_and_latin_1_means_windows_1252() -> None:
    assert decode("he said “no”".encode("cp1252"), "ISO-8859-1").text == "he said “no”"
    assert decode("تقرير".encode("cp1256"), "windows-1256").text == "تقرير"
    assert decode("報道".encode("shift_jis"), "Shift_JIS").text == "報道"


def test_undeclared_bytes_are_guessed_with_a_doubt() -> None:
    decoded = decode("Ten people were hurt, the mayor’s office said".encode("cp1252"))
    assert decoded.text == "Ten people were hurt, the mayor’s office said"
    assert "cp1252" in decoded.doubt


def test_a_few_spoilt_bytes_keep_the_rest_utf8() -> None:
    decoded = decode("é".encode() * 20 + b"\xff" + b" end")
    assert decoded.text == "é" * 20 + "\ufffd end"
    assert decoded.doubt


@pytest.mark.parametrize("declared", ["rot13", "unicode_escape", "utf-7", "nonsense", "", "base64"])
def test_codecs_that_are_no_encoding_are_refused(declared: str) -> None:
    assert decode(rb"a\u0041+AGE-", declared).text == r"a\u0041+AGE-"


def test_charset_in_html() -> None:
    assert declared_in_html(b'<meta charset="windows-1251">') == "windows-1251"
    assert declared_in_html(b'<meta http-equiv="Content-Type" content="text/html; charset=gbk">') == "gbk"
    assert declared_in_html(b"<p>charset=gbk</p>") is None


@given(st.binary(max_size=300), st.sampled_from([None, "utf-8", "latin-1", "gbk", "utf-16"]))
def test_any_bytes_give_text_that_can_be_written(content: bytes, declared: str | None) -> None:
    decode(content, declared).text.encode("utf-8")
