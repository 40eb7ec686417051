"""The steps, to be looked through and jumped to."""
