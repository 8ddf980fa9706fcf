"""The join stages as named steps: whole-collection work that an engine runs over tables."""
