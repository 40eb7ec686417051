"""Citations: sources and the places in them into finished notes and a list of works, by CSL style."""
