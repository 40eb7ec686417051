"""Exercises that help to plan: each is a page in the place of the outline for a while."""
