"""The library: cards to find and drag."""
