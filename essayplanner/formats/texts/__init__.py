"""Documents and pastes read into a `Writing`: text with its headings, items, quotations and marks, and nothing else."""
