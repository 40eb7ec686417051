"""The sources of a notebook: their list, their editor, where each is used, and what is missing."""
