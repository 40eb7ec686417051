"""Dialogs for what needs a choice."""
