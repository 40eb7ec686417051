"""Spelling: which words of a text are looked up, and in which dictionary (docs/adr/0021-spelling.md)."""
