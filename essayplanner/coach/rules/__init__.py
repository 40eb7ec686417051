"""The rules of the coach: one pure function each."""
