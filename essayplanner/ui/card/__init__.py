"""The card panel: what the selection names, with every field that a student can fill in."""
