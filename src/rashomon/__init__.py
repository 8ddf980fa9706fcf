"""Many news reports of an incident in, one record out, in which every value is attributed."""
