"""Spelling: which words of a text are looked up, and in which dictionary (docs/adr/0020-spelling.md)."""
