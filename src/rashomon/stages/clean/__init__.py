"""The article in a page, and what the page adds around it."""
