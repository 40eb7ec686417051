"""Notes, highlights and cards of other programs, each by what its program writes, as a `Writing`."""
