"""How a question is read, from the command line."""

import json
import re
from contextlib import closing
from pathlib import Path

from essayplanner.notebook.cards import set_tags
from essayplanner.notebook.notebook import Notebook
from essayplanner.notebook.reading import find_card
from tests.cli.conftest import Run, assert_refused, printed

DOCUMENT = Path(__file__).parents[2] / "docs" / "command-line.md"


def test_a_question_is_read_as_the_manual_says(run: Run) -> None:
    (part,) = re.findall(r"^## `question QUESTION`\n(.*?)^## ", DOCUMENT.read_text(encoding="utf-8"), re.M | re.S)
    (promised,) = re.findall(r"```json\n(.*?)```", part, re.S)
    done = run("question", json.loads(promised)["question"], "--json")
    assert printed(done.json) == done.out
    assert (done.code, done.json) == (0, json.loads(promised))
    ((asked, said),) = re.findall(r'^\$ essayplanner question "(.*)"\n(.*?)```', part, re.M | re.S)
    assert run("question", asked) == (0, said, "")


def test_the_names_of_a_notebook_are_looked_up(run: Run, book: Path) -> None:
    with closing(Notebook.open(book)) as opened:
        set_tags(opened, find_card(opened, "Kirov is shot"), ["people: Kirov"])
    before = book.read_bytes()
    asked = "Why was Kirov shot, as Robert Service asks?"
    assert [part["part"] for part in run("question", asked, "--json").json["parts"]] == ["command", "topic"]
    named = run("question", asked, "--file", book, "--json").json["parts"]
    assert [(part["part"], part["text"]) for part in named[2:]] == [("person", "Kirov"), ("person", "Robert Service")]
    assert book.read_bytes() == before


def test_what_is_not_understood_is_named(run: Run) -> None:
    assert run("question", "Inwieweit war die Angst schuld?", "--json").json == {
        "question": "Inwieweit war die Angst schuld?",
        "task": "",
        "parts": [],
        "claim": "",
        "dates": "",
        "unread": ["Inwieweit", "war", "die", "Angst", "schuld"],
        "misspelt": None,
        "second": "",
    }
    wrong = run("question", "Asses the fall of Rome.", "--json").json
    assert wrong["misspelt"] == {"text": "Asses", "start": 0, "end": 5, "meant": "Assess"}
    assert "did you mean    Assess\n" in run("question", "Asses the fall of Rome.").out
    two = "Why did it fall? How far was it Lenin’s fault?"
    assert run("question", two, "--json").json["second"] == "How far was it Lenin’s fault"
    assert "another question  How far was it Lenin’s fault\n" in run("question", two).out
    assert (
        run("question", "Fear, 1936–38").out
        == "years           1936–38\ndates           1936–38\nnot understood  Fear\n"
    )
    assert run("question", "?").out == "Nothing in it was understood.\n"


def test_nothing_asked_is_refused(run: Run, tmp_path: Path) -> None:
    for blank in ("", " \n", "\x00"):
        assert_refused(run("question", blank), "The question is blank")
    assert_refused(run("question", "Why?", "--file", tmp_path / "none.essayplan"), "There is no file")
    assert run("question").code == run("question", "a", "b").code == run("question", "a", "--file", "").code == 2
