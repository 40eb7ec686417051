"""Goals, and what is said of an outline, from the command line."""

from contextlib import closing
from pathlib import Path

from essayplanner.domain.question import Correction, Part, from_stored
from essayplanner.notebook.notebook import Notebook
from essayplanner.notebook.outlines import find_outline
from tests.cli.conftest import QUESTION, Run, assert_refused, printed

HERE = ("--outline", QUESTION)


def test_goals_are_chosen_ticked_off_and_dropped(run: Run, book: Path) -> None:
    assert run("goals", book).out.startswith("Nothing is asked of this outline yet")
    run("edit-outline", book, *HERE, "--scheme", "aqa-c2-essay")
    run("goal", book, *HERE, "--key", "explains")
    run("goal", book, *HERE, "--says", "Every paragraph ends in a judgement")
    run("goal", book, *HERE, "--off", "judgement")
    listed = run("goals", book, *HERE, "--json")
    assert printed(listed.json) == listed.out
    assert listed.json["scheme"]["key"] == "aqa-c2-essay"
    first, own, *_others, last = listed.json["demands"]
    assert (first["key"], first["goal"], first["rules"]) == ("explains", True, ["evidence-without-explanation"])
    assert (own["words"], own["met"], last["key"], last["off"]) == (
        "Every paragraph ends in a judgement",
        False,
        "judgement",
        True,
    )
    run("goal", book, *HERE, "--tick", own["uid"], "--section", "Introduction")
    assert "in 1 of 2 paragraphs: not in 2\n" in run("goals", book, *HERE).out
    run("goal", book, *HERE, "--untick", own["uid"], "--section", "Introduction")
    run("goal", book, *HERE, "--drop", own["uid"])
    assert own["uid"] not in run("goals", book, *HERE).out
    assert run("undo", book).out.startswith("Undone: Change what is asked of")


def test_what_is_said_of_an_outline_is_changed_in_one_step(run: Run, book: Path) -> None:
    asked = ("--dates", "1936-38", "--minutes", "45", "--words", "0", "--reading", "factor=one man")
    run("edit-outline", book, *HERE, "--question", "How far was it one man’s work?", *asked, "--thesis", "It was not.")
    with closing(Notebook.open(book)) as there:
        now = find_outline(there)
    assert (now.title, now.thesis, now.dates, now.minutes, now.words) == (
        "How far was it one man’s work?",
        "It was not.",
        "1936/1938",
        45,
        0,
    )
    assert from_stored(now.reading) == (Correction(Part.FACTOR, "one man"),)
    run("edit-outline", book, "--outline", "How far", "--dates", "none", "--reading", "none", "--thesis", "none")
    with closing(Notebook.open(book)) as there:
        assert find_outline(there)[3:7] == ("", 0, "", "")
    run("undo", book)
    run("undo", book)
    with closing(Notebook.open(book)) as there:
        assert find_outline(there).title == QUESTION


def test_what_is_asked_wrongly(run: Run, book: Path) -> None:
    run("edit-outline", book, *HERE, "--scheme", "aqa-c2-essay")
    before = book.read_bytes()
    assert_refused(run("goal", book, *HERE, "--key", "no-such"), "called “no-such”; there are answers-question")
    tick = ("--tick", "explains", "--section", "Introduction")
    assert_refused(run("goal", book, *HERE, *tick), "it is not ticked off")
    assert_refused(run("edit-outline", book, *HERE, "--scheme", "no-such"), "no mark scheme “no-such”")
    for wrong in (["goal"], ["goal", "--key", "a", "--says", "b"], ["goal", "--tick", "a"], ["edit-outline"]):
        assert run(wrong[0], book, *HERE, *wrong[1:]).code == 2
    assert run("edit-outline", book, *HERE, "--reading", "nonsense=x").code == 2
    assert book.read_bytes() == before
