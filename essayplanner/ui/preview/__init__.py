"""The essay as it will be exported."""
