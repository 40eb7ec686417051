"""What every part of the window works with: the notebook, selection, announcer, saved typing, jobs, settings."""
