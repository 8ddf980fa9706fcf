"""Sentences, syntax, entities, quotation marks, times, places and numbers, as offsets."""
