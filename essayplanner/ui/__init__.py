"""The window: the only Qt."""

from essayplanner.ui.overrides import guard_overrides

guard_overrides()
