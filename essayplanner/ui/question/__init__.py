"""The page on which an outline begins with its question, and what a mark scheme asks of it."""
