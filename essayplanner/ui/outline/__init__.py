"""The outline: question, thesis, sections and placed cards."""
