"""English: data files, one fact a line, each with its source."""
