"""Text as exporters take it: cleaned again, for a file from a stranger may hold anything."""

from essayplanner.domain.text import clean_line, clean_text


def one_line(text: str) -> str:
    """The text in one line, as `clean_line` makes it; quick where there is nothing to clean."""
    if text.isprintable() and "  " not in text:
        return text.strip()
    return clean_line(text)


#: Stands in a sentence of the catalogue for what is no plain text; no cleaned text holds it.
HERE = "\0"


def around(sentence: str) -> tuple[str, str]:
    """What a sentence says before HERE and after it."""
    before, _, after = sentence.partition(HERE)
    return before, after


def paragraphs(text: str) -> tuple[str, ...]:
    """The lines of a text that are not blank, cleaned: a line that a student ended is a paragraph."""
    if text.isprintable() and "  " not in text:
        line = text.strip()
        return (line,) if line else ()
    return tuple(line for part in clean_text(text).split("\n") if (line := clean_line(part)))
