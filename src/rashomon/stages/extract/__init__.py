"""Who said what, and how many."""
