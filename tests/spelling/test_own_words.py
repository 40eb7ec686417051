"""The words that the student added."""

from pathlib import Path

import pytest

from essayplanner.domain.errors import EssayError
from essayplanner.spelling.own_words import is_among, read_words, write_words


def test_words_are_kept_one_a_line(tmp_path: Path) -> None:
    file = tmp_path / "new" / "words.txt"
    write_words(file, ["Dzerzhinsky", "kulak", "l'état"])
    assert file.read_text("utf-8") == "Dzerzhinsky\nkulak\nl'état\n"
    assert read_words(file) == ["Dzerzhinsky", "kulak", "l'état"]
    write_words(file, [])
    assert read_words(file) == []


def test_a_file_that_somebody_edited_is_read(tmp_path: Path) -> None:
    file = tmp_path / "words.txt"
    file.write_bytes("\ufeffkulak\r\n\r\n  two words \r\nkulak\nl’état\n".encode() + b"\xff\x00\n")
    assert read_words(file) == ["kulak", "two words", "l'état", "�"]


def test_no_file_is_no_word(tmp_path: Path) -> None:
    assert read_words(tmp_path / "words.txt") == []
    assert read_words(tmp_path) == []


def test_words_that_cannot_be_written_are_told(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(EssayError, match="Your own words could not be written"):
        write_words(tmp_path / "file" / "words.txt", ["kulak"])


def test_a_word_in_small_letters_is_known_with_a_capital_too() -> None:
    known = {"kulak", "Lenin"}
    for word in ("kulak", "Kulak", "kulak's", "Lenin", "Lenin's"):
        assert is_among(word, known)
    for word in ("lenin", "kul", "Lenins"):
        assert not is_among(word, known)
