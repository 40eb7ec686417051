"""The file: the only SQL."""
