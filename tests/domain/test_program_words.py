"""What programs write as titles and authors, and what people do that looks alike."""

import pytest

from essayplanner.domain.program_words import is_author, is_title


@pytest.mark.parametrize(
    "text",
    ["", "Document1", "Unbenannt 1", "Microsoft Word - a.doc", "essay_2.docx", "scan0012", "12"],
)
def test_no_title(text: str) -> None:
    assert not is_title(text)


@pytest.mark.parametrize("text", ["1984", "1917", "The Document", "Notes on Kirov", "Page by page", "What is history?"])
def test_a_title(text: str) -> None:
    assert is_title(text)


@pytest.mark.parametrize("text", ["", "Microsoft Office User", "admin", "My PC", "jsmith", "a@example.org"])
def test_no_author(text: str) -> None:
    assert not is_author(text)


@pytest.mark.parametrize("text", ["bell hooks", "Office for National Statistics", "Windschuttle", "Me Too", "Testa"])
def test_an_author(text: str) -> None:
    assert is_author(text)


def test_a_long_text_is_looked_at_once() -> None:
    assert is_title("rc" * 500_000 + "!")
    assert is_author("o\t" * 500_000)
