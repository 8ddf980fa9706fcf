"""The record for people and for other programs."""
