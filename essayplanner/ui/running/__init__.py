"""The running program around its windows: its one door, its end, its memory, and its work without a screen."""
