"""The nouns every stage meets in: frozen dataclasses, standard library only."""
