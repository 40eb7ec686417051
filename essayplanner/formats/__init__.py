"""One file per format: text or bytes to values and back. No Qt, no SQL, never the notebook."""
