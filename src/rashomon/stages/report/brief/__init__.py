"""The brief: at most 250 words, every sentence compiled from claims and statements and citing them."""

from rashomon.stages.report.brief.compose import WORD_LIMIT, brief

__all__ = ["WORD_LIMIT", "brief"]
