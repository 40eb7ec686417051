"""Structures and those of one's own, from the command line."""

import os
from pathlib import Path

import pytest

from essayplanner.formats.structures import read_structures
from tests.cli.conftest import QUESTION, Run, assert_refused, printed
from tests.work.own_structures import MINE


def test_shapes_and_schemes_are_listed_with_where_they_are_from(run: Run) -> None:
    listed = run("structures", "--json")
    assert printed(listed.json) == listed.out
    assert set(listed.json) == {"shapes", "schemes"}
    shape, scheme = listed.json["shapes"][0], listed.json["schemes"][0]
    assert [shape[name] for name in ("key", "own")] == ["factor-against-factor", False]
    assert "extent" in shape["tasks"]
    assert shape["parts"][0]["slots"] == ["thesis", "criteria"]
    assert [scheme[name] for name in ("key", "marks", "minutes", "basis")] == ["ap-leq", 6, 40, "board"]
    assert scheme["demands"][0]["basis"] == "board"
    said = run("structures").out
    assert all(each["key"] in said for each in (*listed.json["shapes"], *listed.json["schemes"]))
    (line,) = [line for line in said.splitlines() if line.startswith("ib-paper-3 ")]
    assert "  15 marks · 50 minutes, worked out from 150 minutes for three essays · not checked  " in line


def test_one_s_own_are_added_exported_and_removed(run: Run, tmp_path: Path) -> None:
    file, out = tmp_path / "mine.toml", tmp_path / "out.toml"
    file.write_text(MINE, encoding="utf-8")
    assert run("structure", "--add", file).out == "mine\nclass\n"
    assert "mine   " in run("structures").out
    assert run("structures").out.splitlines()[-1].endswith("not checked · yours")
    assert run("structure", "--export", "mine", "-o", out) == (0, "", "")
    assert read_structures(out.read_bytes(), "out").shapes[0].title == "Mine"
    assert_refused(run("structure", "--add", file), "the key “mine” already")
    assert run("structure", "--remove", "mine") == (0, "", "")
    assert_refused(run("structure", "--remove", "mine"), "yours are: class")
    assert_refused(run("structure", "--export", "mine", "-o", out), "no structure with the key “mine”")
    file.write_text("x = 1\ny = 2", encoding="utf-8")
    before, refused = run("structures").out, run("structure", "--add", file)
    assert (refused.code, refused.out, run("structures").out) == (1, "", before)
    assert refused.err.splitlines() == [
        "“mine.toml” has 3 faults; nothing was changed.",
        "line 1, x: There is no field “x” here: leave it out.",
        "line 1, shapes: The file has neither a shape nor a scheme: write [[shapes]] or [[schemes]].",
        "line 2, y: There is no field “y” here: leave it out.",
    ]
    folder = Path(os.environ["ESSAYPLANNER_DATA"]) / "structures"
    (folder / "broken.toml").write_text("x = 1", encoding="utf-8")
    assert run("structures").err == "“broken.toml” has 2 faults; it is left out.\n"


def test_an_outline_becomes_a_shape(run: Run, book: Path, tmp_path: Path) -> None:
    before, out = book.read_bytes(), tmp_path / "out.toml"
    assert run("structure", "--save-from", book, "--outline", QUESTION).out == "was-it-one-man-s-work\n"
    assert run("structure", "--save-from", book).out == "was-it-one-man-s-work-2\n"
    assert run("structure", "--save-from", book, "-o", out).out == "was-it-one-man-s-work\n"
    (shape,) = read_structures(out.read_bytes(), "out").shapes
    assert shape.title == QUESTION
    assert shape.parts
    assert book.read_bytes() == before
    assert_refused(run("structure", "--save-from", book, "--outline", "No such"), "no outline “No such”")


@pytest.mark.parametrize(
    ("words", "says"),
    [
        ([], "nothing to do is named: one of --add, --remove, --export, --save-from"),
        (["--add", "a", "--remove", "b"], "--remove does not go with the other options"),
        (["--add", "a", "--outline", "b"], "--outline goes with --save-from"),
        (["--remove", "a", "-o", "b"], "--output goes with --export or --save-from"),
        (["--export", "a"], "--export needs --output"),
    ],
)
def test_what_is_asked_wrongly(run: Run, words: list[str], says: str) -> None:
    done = run("structure", *words)
    assert done.code == 2
    assert says in done.err
