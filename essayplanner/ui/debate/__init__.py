"""The debate screen: who stands where, against whom and why, and what each side claims."""
