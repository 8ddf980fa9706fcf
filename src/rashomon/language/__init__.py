"""Linguistic knowledge as data, one folder a language, and its loaders."""
