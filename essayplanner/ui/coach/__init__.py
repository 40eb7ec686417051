"""What an examiner would ask of the outline that is shown."""
