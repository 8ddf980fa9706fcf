"""Errors a user can act on: what went wrong, where, and what to do."""

from __future__ import annotations


class RashomonError(Exception):
    """Base of every error raised on purpose. The message names the file, the place and the remedy.

    The command line prints it on one line and exits with code 2.
    """


class InputError(RashomonError):
    """What was given cannot be read at all: no such path, nothing readable in it, a wrong option."""


class EvidenceError(RashomonError, ValueError):
    """A value whose span does not read back the words it claims to stand on (promise 1)."""


class CaseFileError(RashomonError):
    """A case file that is damaged, of another version, or in use by another build."""


class ModelError(RashomonError):
    """The language model is missing, or is not the file whose hash is pinned."""
