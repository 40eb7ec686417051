"""EssayPlanner: claims, evidence and historians, dragged into essay outlines."""

__version__ = "0.1.0"
