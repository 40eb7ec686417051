"""What debate, timeline and map are built on: a view of a drawing that is made of values and painted by a function."""
