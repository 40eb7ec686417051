"""Exporting and checking."""

import json
import os
import re
import socket
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from essayplanner.formats.essay import ExportOptions
from essayplanner.notebook.notebook import Notebook
from essayplanner.notebook.outlines import find_outline, read_outline
from tests.cli.conftest import PACK, QUESTION, Run, assert_refused
from tests.cli.done import Done
from tests.formats.as_markdown import export_markdown


def export(run: Run, book: Path, out: Path | str, *options: str, outline: str = QUESTION) -> Done:
    return run("export", book, "--outline", outline, "--to", "markdown", "-o", out, *options)


def markdown(book: Path, options: ExportOptions) -> str:
    with closing(Notebook.open(book)) as opened:
        return export_markdown(read_outline(opened, find_outline(opened, QUESTION).id), options)


@pytest.mark.parametrize(
    ("flags", "options"),
    [
        ([], ExportOptions()),
        (["--headings-only"], ExportOptions(headings_only=True)),
        (["--no-card-texts"], ExportOptions(card_texts=False)),
        (["--word-targets"], ExportOptions(word_targets=True)),
        (["--cautions"], ExportOptions(cautions=True)),
        (["--cautions", "--word-targets", "--no-card-texts"], ExportOptions(False, False, True, True)),
    ],
)
def test_the_outline_is_printed_and_written_alike(
    run: Run, book: Path, tmp_path: Path, flags: list[str], options: ExportOptions
) -> None:
    expected = markdown(book, options)
    assert export(run, book, "-", *flags) == (0, expected, "")
    out = tmp_path / "essay.md"
    out.write_text("older")
    assert export(run, book, out, *flags) == (0, f"Saved as “essay.md” in {tmp_path}.\n", "")
    assert out.read_bytes().decode("utf-8") == expected
    assert sorted(each.name for each in tmp_path.iterdir()) == [book.name, "essay.md"]


def test_the_options_tell_exports_apart(run: Run, book: Path) -> None:
    flags: list[tuple[str, ...]] = [
        (),
        ("--headings-only",),
        ("--no-card-texts",),
        ("--word-targets",),
        ("--cautions",),
    ]
    assert len({export(run, book, "-", *each).out for each in flags}) == len(flags)
    assert "## Introduction" in export(run, book, "-").out


def test_a_notebook_is_never_written_over(run: Run, book: Path, tmp_path: Path) -> None:
    before = book.read_bytes()
    os.link(book, tmp_path / "hard.md")
    (tmp_path / "soft.md").symlink_to(book)
    for out in (book, tmp_path / "hard.md", tmp_path / "soft.md", tmp_path / "other.ESSAYPLAN"):
        assert_refused(export(run, book, out), "notebook")
    assert book.read_bytes() == before
    assert not (tmp_path / "other.ESSAYPLAN").exists()


def test_what_cannot_be_written_is_said_and_the_old_file_stays(run: Run, book: Path, tmp_path: Path) -> None:
    old = tmp_path / "old.md"
    old.write_text("older")
    for out in (tmp_path / "no" / "a.md", tmp_path, old / "a.md", tmp_path / ("a" * 300)):
        assert_refused(export(run, book, out))
    assert_refused(export(run, book, old, outline="No outline"), "“No outline”")
    assert old.read_text() == "older"
    assert sorted(each.name for each in tmp_path.iterdir()) == [book.name, "old.md"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_a_pipe_is_written_through_and_stays(run: Run, book: Path, tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    with os.fdopen(reader, "rb") as reading:
        assert export(run, book, pipe) == (0, "", "")
        assert reading.read().decode("utf-8") == markdown(book, ExportOptions())
    assert pipe.is_fifo()


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
@pytest.mark.timeout(20)
def test_nothing_that_is_written_waits_for_a_pipe_or_takes_its_place(run: Run, book: Path, tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    assert_refused(export(run, book, pipe), "nothing is reading from that pipe")
    assert_refused(run("new", pipe, "--title", "x"), "already exists")
    assert_refused(run("check", book, "--save-intact", pipe), "already exists")
    os.mkfifo(tmp_path / "plan.bib")  # where the sources go
    out = tmp_path / "plan.md"
    assert_refused(run("export", book, "--outline", QUESTION, "--to", "markdown-citekeys", "-o", out), "already exists")
    assert sorted(each.name for each in tmp_path.iterdir()) == [book.name, "pipe", "plan.bib"]
    assert pipe.is_fifo()


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_a_pipe_has_nothing_beside_it_and_a_socket_is_refused(
    run: Run, book: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with os.fdopen(os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)):
        done = run("export", book, "--outline", QUESTION, "--to", "markdown-citekeys", "-o", pipe)
    assert done.code == 0
    assert "in a file beside the document" in done.err
    monkeypatch.chdir(tmp_path)  # the name of a socket may not be long
    with closing(socket.socket(socket.AF_UNIX)) as there:
        there.bind("socket")
        assert_refused(export(run, book, "socket"), "it is a device, not a file")
    assert sorted(each.name for each in tmp_path.iterdir()) == [book.name, "pipe", "socket"]


def test_a_sound_notebook_is_called_sound(run: Run, book: Path) -> None:
    assert run("check", book) == (0, "“essay.essayplan” is sound.\n", "")


def test_a_fault_is_found(run: Run, book: Path) -> None:
    with closing(sqlite3.connect(book)) as raw, raw:
        raw.execute("UPDATE placement SET outline_id = (SELECT max(id) FROM outline) WHERE parent_id IS NOT NULL")
    before = book.read_bytes()
    done = run("check", book)
    assert done.code == 1
    assert "is in a different outline from its parent" in done.out
    assert done.err.startswith("“essay.essayplan” has 1 fault; it was left as it was: restore a backup, or save what ")
    assert "`check --save-intact`" in done.err
    assert done.err.count("\n") == 1
    assert book.read_bytes() == before


def test_a_damaged_notebook_is_told_with_the_way_out(run: Run, book: Path) -> None:
    book.write_bytes(book.read_bytes()[:-4096])
    said = (
        "“essay.essayplan” is damaged (its end is missing); it was left as it was: restore a backup, or save what can "
        "still be read with `check --save-intact`.\n"
    )
    for words in (("cards", book), ("check", book), ("undo", book)):
        assert run(*words) == (1, "", said)
    saved = book.with_name("saved.essayplan")
    done = run("check", book, "--save-intact", saved)
    assert re.fullmatch(r"Saved \d\d+ entries to “saved.essayplan”.\n", done.out)
    assert run("check", saved).code == 0


def test_a_pack_is_checked(run: Run, pack: Path) -> None:
    assert run("pack", "check", pack) == (0, "“tiny.toml” is a sound pack.\n", "")


def test_the_bundled_packs_are_sound(run: Run) -> None:
    from essayplanner.resources import pack_names, pack_path

    for name in pack_names():
        assert run("pack", "check", pack_path(name)).code == 0


def test_faults_of_a_pack_are_listed(run: Run, pack: Path) -> None:
    faulty = PACK.replace('kind = "claim"', 'kind = "clam"').replace('kind = "evidence"', 'kind = "evidense"')
    pack.write_text(faulty, encoding="utf-8")
    done = run("pack", "check", pack)
    assert done.code == 1
    assert len(done.out.splitlines()) >= 2
    assert "clam" in done.out
    assert "evidense" in done.out
    assert done.err.startswith("“tiny.toml” has ")
    assert done.err.count("\n") == 1


def test_a_date_of_a_pack_that_is_not_understood_is_told_and_kept(run: Run, pack: Path, tmp_path: Path) -> None:
    pack.write_text(PACK.replace("1937/1938", "1938/1937"), encoding="utf-8")
    done = run("pack", "check", pack)
    assert done.code == 0
    first, second = done.out.splitlines()
    assert "cards[2].when: “1938/1937” is not understood as a date, and is kept as it is written: write it" in first
    assert second == "“tiny.toml” is a sound pack."
    file = tmp_path / "a.essayplan"
    assert run("new", file, "--pack", pack).code == 0
    (evidence,) = (card for card in json.loads(run("cards", file, "--json").out) if card["kind"] == "evidence")
    assert evidence["when"] == "1938/1937"


def test_every_fault_of_a_pack_is_counted(run: Run, pack: Path, tmp_path: Path) -> None:
    links = '[[links]]\nfrom = "a"\nto = "b"\nrelation = "supports"\nbecause = "c"\n'
    pack.write_text(PACK.replace("[[outlines]]", f"{links * 150}\n[[outlines]]"), encoding="utf-8")
    done = run("pack", "check", pack)
    faults = 2 * 150 + 149  # two keys that are none, and the same link again
    assert done.out.splitlines()[20:] == [f"… and {faults - 20} more."]
    assert done.err == f"“tiny.toml” has {faults} faults; the file was left as it was.\n"
    done = run("new", tmp_path / "a.essayplan", "--pack", pack)
    assert_refused(done, f"“tiny.toml” has {faults} faults; nothing was imported; `pack check` lists them; ")
    assert done.err.count("There is no card with the key") == 1
    pack.write_text("[pack]\nid = “a”\n", encoding="utf-8")
    assert run("new", tmp_path / "a.essayplan", "--pack", pack).err == (
        "“tiny.toml” has 1 fault; nothing was imported; it is on line 2: this cannot be read: "
        'write straight quotation marks (" at both ends of a text), not “ ”.\n'
    )


def test_a_folder_is_called_by_its_name(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "packs" / "inner").mkdir(parents=True)
    monkeypatch.chdir(tmp_path / "packs")
    for words in (("pack", "check"), ("cards",), ("check",)):
        assert_refused(run(*words, "."), "“packs” is not a file")
        assert_refused(run(*words, "/"), "“/” is not a file")
        monkeypatch.chdir(tmp_path / "packs" / "inner")
        assert_refused(run(*words, ".."), "“packs” is not a file")
        monkeypatch.chdir(tmp_path / "packs")


def test_a_pack_that_cannot_be_read_is_refused(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("essayplanner.cli.commands.LARGEST", 100)
    large = tmp_path / "large.toml"
    large.write_text(PACK, encoding="utf-8")
    assert_refused(run("pack", "check", large), "larger than")
    assert_refused(run("pack", "check", tmp_path / "no.toml"), "no file")
    assert_refused(run("pack", "check", tmp_path), "is not a file")
