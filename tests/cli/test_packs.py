"""Packs that are made, compared and imported again, from the command line."""

from pathlib import Path

from essayplanner.formats.packs import read_pack
from essayplanner.work.packs import head_of
from tests.cli.conftest import PACK, QUESTION, Run, assert_refused


def test_a_pack_is_made_checked_and_fills_a_notebook(run: Run, book: Path, tmp_path: Path) -> None:
    out = tmp_path / "made.toml"
    made = run("pack", "make", book, "-o", out, "--title", "Made here", "--about", "By me", "--id", "mine")
    assert made.code == 0
    assert made.out.startswith("Saved as “made.toml” in ")
    assert run("pack", "check", out).out == "“made.toml” is a sound pack.\n"
    read = read_pack(out.read_bytes(), "made.toml")
    assert (read.id, read.title, read.version, read.about) == ("mine", "Made here", "1", "By me")
    other = tmp_path / "other.essayplan"
    assert run("new", other, "--pack", out).code == 0
    titles = [{card["title"] for card in run("cards", path, "--json").json} for path in (book, other)]
    assert titles[0] == titles[1]


def test_a_pack_that_is_made_again_is_the_next_version(run: Run, book: Path, tmp_path: Path) -> None:
    out = tmp_path / "made.toml"
    for _time in range(2):
        assert run("pack", "make", book, "-o", out, "--title", "Made here").code == 0
    read = read_pack(out.read_bytes(), "made.toml")
    assert (read.id, read.title, read.version) == ("made-here", "Made here", "2")


def test_a_pack_of_an_outline_or_a_tag_holds_no_more(run: Run, book: Path, tmp_path: Path) -> None:
    out = tmp_path / "made.toml"
    assert run("pack", "make", book, "-o", out, "--outline", QUESTION).code == 0
    assert [each.title for each in read_pack(out.read_bytes(), "made").outlines] == [QUESTION]
    assert_refused(run("pack", "make", book, "-o", out, "--tag", "nowhere"), "There is no tag “nowhere”")
    assert_refused(run("pack", "make", book, "-o", book), "is the name of a notebook")


def test_two_versions_are_compared(run: Run, pack: Path, tmp_path: Path) -> None:
    newer = tmp_path / "newer.toml"
    text = PACK.replace("A tiny pack", "A pack").replace("Stalin: A Biography", "Stalin")
    newer.write_text(text, encoding="utf-8")
    assert run("pack", "diff", pack, newer).out.startswith("changed  source  ")
    (change,) = run("pack", "diff", pack, newer, "--json").json["changed"]
    assert (change["what"], change["field"]) == ("source", "csl")
    assert "Stalin: A Biography" in change["before"]
    assert run("pack", "diff", pack, pack).out == "The two say the same.\n"
    newer.write_text(text.replace('"tiny"', '"other"'), encoding="utf-8")
    assert "The ids differ" in run("pack", "diff", pack, newer).err


def test_what_was_changed_stays_unless_theirs_is_wanted(run: Run, pack: Path, tmp_path: Path) -> None:
    path = tmp_path / "a.essayplan"
    run("new", path)
    run("import", path, pack)
    run("debate", path, "--debate", "Whose work?", "--question", "Whose fault?")
    text = PACK.replace("Whose work?", "Who did it?").replace('version = "1"', 'version = "2"')
    pack.write_text(text, encoding="utf-8")
    kept = run("import", path, pack)
    assert "debate “Whose fault?”, question: here “Whose fault?”, in the pack “Who did it?”" in kept.out
    assert (kept.code, kept.err) == (0, "Use --theirs to take what the pack says there.\n")
    assert run("import", path, pack, "--theirs").err == ""
    assert run("debates", path, "--json").json[0]["question"] == "Who did it?"
    pack.write_text(PACK, encoding="utf-8")
    assert_refused(run("import", path, pack), "and version 2 was imported before; nothing was imported")
    assert run("import", path, pack, "--theirs").code == 0
    assert_refused(run("import", path, tmp_path / "a.bib", "--theirs"), "leave out --theirs")


def test_another_notebook_is_brought_in(run: Run, book: Path, tmp_path: Path) -> None:
    path = tmp_path / "a.essayplan"
    run("new", path)
    assert run("import", path, book).out.startswith("Copied ")
    titles = [{card["title"] for card in run("cards", each, "--json").json} for each in (book, path)]
    assert titles[0] == titles[1]
    assert "here already" in run("import", path, book).out
    assert_refused(run("import", path, path), "is this very notebook; nothing was copied")
    assert_refused(run("import", path, tmp_path / "none.essayplan"), "none.essayplan")
    assert_refused(run("import", path, book, "--duplicates"), "leave out --class and --duplicates")


def test_a_pack_is_not_taken_for_a_version_of_one_that_comes_with_the_program(tmp_path: Path) -> None:
    assert head_of(tmp_path / "new.toml", "Stalin").id == "stalin-2"
    assert head_of(tmp_path / "new.toml", "Stalin", id="stalin").id == "stalin"
    assert head_of(tmp_path / "new.toml", "Kirov").id == "kirov"


def test_a_notebook_is_no_pack_and_what_was_not_done_is_said_as_it_is(run: Run, book: Path, pack: Path) -> None:
    assert "this is a notebook" in run("pack", "check", book).out
    refused = run("pack", "diff", pack, book)
    assert_refused(refused, "nothing was compared; it is on line 1: this is a notebook")


def test_where_no_file_can_be_looked_for_no_pack_is_written(run: Run, book: Path, tmp_path: Path) -> None:
    assert_refused(run("pack", "make", book, "-o", tmp_path / f"{'x' * 300}.toml"), "was not written, because")
