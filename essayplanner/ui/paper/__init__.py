"""Pages: the essay as it will look, laid out, shown, printed and copied."""
