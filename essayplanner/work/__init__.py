"""Whole jobs that the window and the command line do alike: exporting, bringing in, coaching, notebooks. No Qt."""
