"""What `dev.py` does before a verb: the libraries of the system, `.venv`, and why either cannot be had."""
