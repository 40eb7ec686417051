"""The coach: what an examiner would ask of a plan, as pure functions over values."""
