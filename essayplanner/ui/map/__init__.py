"""The map: thesis, claims, evidence and historians with the links between them, to the window."""
