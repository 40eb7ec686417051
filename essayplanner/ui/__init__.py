"""The window: the only Qt."""

from essayplanner.ui.look.overrides import guard_overrides

guard_overrides()
