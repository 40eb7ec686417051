"""Values and rules of the essay planner; standard library only."""
