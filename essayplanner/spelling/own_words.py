"""The words that the student added: one a line, in a plain text file of the program's own that anybody can edit."""

from collections.abc import Container
from pathlib import Path

from essayplanner.domain.errors import EssayError
from essayplanner.domain.file_words import why
from essayplanner.domain.reading_files import open_file
from essayplanner.domain.text import clean_line
from essayplanner.domain.whole_files import make_folder, whole_file
from essayplanner.language import _

#: Bytes of a file that is read: a hundred thousand words.
_LARGEST = 1_000_000


def read_words(file: Path) -> list[str]:
    """The words in the file, in its order, each once; none where there is none that can be read."""
    try:
        with open_file(file) as there:
            content = there.read(_LARGEST)
    except (OSError, ValueError):
        return []
    lines = content.decode("utf-8-sig", "replace").splitlines()
    return list(dict.fromkeys(word for line in lines if (word := clean_line(line).replace("’", "'"))))


def write_words(file: Path, words: list[str]) -> None:
    """Have these words in the file, and no others; EssayError where it cannot be written."""
    try:
        make_folder(file.parent)
        with whole_file(file) as there:
            there.write("".join(f"{word}\n" for word in words).encode())
    except (OSError, ValueError) as error:
        raise EssayError(
            _("Your own words could not be written to “{file}”: {why}", file=file, why=why(error)),
            _("they are used until you close EssayPlanner"),
        ) from error


def is_among(word: str, known: Container[str]) -> bool:
    """Whether a word is one of these: “kulak” is “Kulak” too, “Lenin” is not “lenin”; a possessive is its word."""
    plain = word.removesuffix("'s")
    return any(each in known for each in (word, plain, word.lower(), plain.lower()))
