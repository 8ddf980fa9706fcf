"""Bytes in: text, HTML, web archives, tables."""
