"""An outline is made from a question, from the command line."""

from contextlib import closing
from pathlib import Path

from essayplanner.domain.question import Correction, Part, from_stored
from essayplanner.notebook.notebook import Notebook
from essayplanner.notebook.outlines import find_outline
from essayplanner.notebook.plans import read_plan
from tests.cli.conftest import Run, assert_refused

QUESTION = "How far was fear of opposition the main reason for the Great Terror of 1936–38?"


def test_an_outline_is_made_in_the_question_s_own_terms(run: Run, book: Path) -> None:
    made = run(
        "outline-from", book, QUESTION, "--against", "the economy", "--scheme", "aqa-c2-essay", "--words", "1000"
    )
    with closing(Notebook.open(book)) as there:
        outline = find_outline(there, made.out.strip())
        parts = read_plan(there, outline.id).parts
    assert outline[2:7] == (QUESTION, "", 1000, "1936/1938", outline.reading)
    assert from_stored(outline.reading) == (Correction(Part.OTHER, "the economy"),)
    assert (outline.scheme, outline.minutes) == ("aqa-c2-essay", 0)
    assert [part.section.title for part in parts] == [
        "Introduction",
        "Fear of opposition",
        "The economy",
        "Was fear of opposition the main reason?",
        "Conclusion: how far",
    ]
    assert sum(part.words for part in parts) == 1000
    assert not any(part.section.note for part in parts)
    assert run("undo", book).out == "Undone: New outline “How far was fear of opposition the main…”\n"


def test_shape_and_length_are_those_of_the_scheme_or_as_one_says(run: Run, book: Path) -> None:
    wrong = run("outline-from", book, "Asses the Terror of 1937.")
    assert (wrong.code, wrong.err) == (0, "“Asses” is not understood: did you mean “Assess”?\n")
    two = run("outline-from", book, "Why did it fall? How far was Lenin a tyrant?")
    assert (two.code, two.err) == (0, "A plan answers one question: “How far was Lenin a tyrant” is left out.\n")
    run("undo", book)
    run("undo", book)
    run("outline-from", book, "Why?", "--scheme", "ap-dbq")
    run("outline-from", book, "Why not?", "--shape", "four-boxes", "--minutes", "4")
    with closing(Notebook.open(book)) as there:
        first, second = find_outline(there, "Why?"), find_outline(there, "Why not?")
        titles = [read_plan(there, each.id).parts[0].section.title for each in (first, second)]
    assert (first.minutes, second.minutes, second.scheme) == (60, 4, "")
    assert titles == ["Context and thesis", "Answer"]


def test_what_is_asked_wrongly(run: Run, book: Path) -> None:
    before = book.read_bytes()
    assert_refused(run("outline-from", book, "Why?", "--shape", "none"), "no shape “none”; there are factor-against")
    assert_refused(run("outline-from", book, "Why?", "--scheme", "none"), "no mark scheme “none”; there are ap-leq")
    assert_refused(run("outline-from", book, "Why?", "--words", "-1"), "A word target is a number")
    assert_refused(run("outline-from", book, "Why?", "--minutes", "-1"), "The time is a number of minutes")
    assert run("outline-from", book, "Why?", "--words", "9", "--minutes", "9").code == 2
    assert run("outline-from", book, " ").code == 2
    assert book.read_bytes() == before
