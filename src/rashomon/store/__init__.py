"""The case file: one SQLite database that other tools can open."""
