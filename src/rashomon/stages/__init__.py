"""The path of a document; the folder listing is the order of the work."""
