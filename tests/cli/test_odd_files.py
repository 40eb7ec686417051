"""Files that are no notebook, hold nonsense, are in use or for reading: each command says so, and changes nothing."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from random import Random

import pytest

from tests.cli.conftest import QUESTION, Run
from tests.cli.process import posix, started


def sql(*statements: str) -> Callable[[Path], None]:
    def change(path: Path) -> None:
        with closing(sqlite3.connect(path, isolation_level=None)) as raw:
            raw.execute("PRAGMA ignore_check_constraints = ON")
            for statement in statements:
                raw.execute(statement)

    return change


def content(make: Callable[[bytes], bytes]) -> Callable[[Path], None]:
    def change(path: Path) -> None:
        path.write_bytes(make(path.read_bytes()))

    return change


def overwritten(place: int, with_: bytes) -> Callable[[Path], None]:
    return content(lambda old: old[:place] + with_ + old[place + len(with_) :])


def foreign_journal(path: Path) -> None:
    path.with_name(path.name + "-journal").write_bytes(b"x" * 600 + b"\xd9\xd5\x05\xf9\x20\xa1\x63\xd7")


def folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


def dangling(path: Path) -> None:
    path.unlink()
    path.symlink_to("nowhere")


DEEP = (
    "WITH RECURSIVE n(i) AS (SELECT 1000 UNION ALL SELECT i + 1 FROM n WHERE i < 4000) "
    "INSERT INTO section (id, uid, outline_id, parent_id, position, title, role) "
    "SELECT i, 'deep' || i, 1, CASE i WHEN 1000 THEN 1 ELSE i - 1 END, 1, 'x', 'heading' FROM n"
)
LARGE = "UPDATE card SET text = hex(zeroblob(1500000))"
NOT_NOTEBOOKS: dict[str, Callable[[Path], None]] = {
    "missing": lambda path: path.unlink(),
    "empty": content(lambda old: b""),
    "short": content(lambda old: old[:50]),
    "header": content(lambda old: old[:100]),
    "truncated": content(lambda old: old[: len(old) // 2]),
    "text": content(lambda old: b"Dear diary,\n" * 500),
    "random": content(lambda old: Random(1).randbytes(20_000)),
    "random after the header": content(lambda old: old[:100] + Random(2).randbytes(len(old) - 100)),
    "zeroes inside": content(lambda old: old[:8192] + bytes(40_000) + old[48_192:]),
    "broken schema": content(lambda old: old.replace(b"CREATE TABLE tag", b"CREATE TABLE\xd5tag", 1)),
    "another program's": overwritten(68, b"\0\0\0\1"),
    "write-ahead log": overwritten(18, b"\2\2"),
    "version 0": overwritten(60, b"\0\0\0\0"),
    "trigger": sql("CREATE TRIGGER t AFTER INSERT ON placement BEGIN DELETE FROM card; END"),
    "view": sql("CREATE VIEW v AS SELECT 1"),
    "table": sql("CREATE TABLE strange (x)"),
    "lacking": sql("DROP INDEX link_to"),
    "orphan": sql("DELETE FROM source"),
    "foreign journal": foreign_journal,
    "folder": folder,
    "dangling": dangling,
}
ODD_NOTEBOOKS: dict[str, Callable[[Path], None]] = {
    "not utf-8": sql("UPDATE card SET title = CAST(x'ff61' AS TEXT)", "UPDATE step SET label = CAST(x'ff61' AS TEXT)"),
    "deep": sql(DEEP),
    "circle": sql("UPDATE section SET parent_id = id", "UPDATE placement SET parent_id = id, section_id = NULL"),
    "deep source": sql(f"UPDATE source SET csl = '{'[' * 50_000}'"),
    "ill-shaped source": sql("""UPDATE source SET csl = '{"author": "me", "issued": [1], "title": {}}'"""),
    "surrogate": sql("""UPDATE source SET csl = '{"title": "\\ud800", "author": [{"family": "\\udc00"}]}'"""),
    "deep history": sql(f"UPDATE step_row SET before = '{'[' * 50_000}', after = before"),
    "surrogate in the history": sql("""UPDATE step_row SET before = '{"id": 1, "title": "\\ud800"}', tbl = 'card'"""),
    "large number in the history": sql("""UPDATE step_row SET before = '{"id": 99999999999999999999999}'"""),
    "no title": sql("DELETE FROM notebook"),
    "of no kind": sql("UPDATE card SET kind = 'nonsense'"),
    "large, of no kind": sql("UPDATE card SET kind = 'nonsense'", LARGE),
    "large, of no role": sql("UPDATE section SET role = 'nonsense'", LARGE),
    "large, an orphan": sql("DELETE FROM source", LARGE),
    "odd time": sql("UPDATE step SET at = 'yesterday'"),
}
READING: list[tuple[str, ...]] = [
    ("cards", "--json"),
    ("cards",),
    ("cards", "--search", "s"),
    ("cards", "--tag", "terror"),
    ("tags",),
    ("outlines",),
    ("debates", "--json"),
    ("debates",),
    ("show", "--json"),
    ("show",),
    ("history",),
    ("history", "--json"),
    ("check",),
    ("export", "--outline", QUESTION, "--to", "markdown", "-o", "-"),
]
WRITING: list[tuple[str, ...]] = [
    ("undo",),
    ("redo",),
    ("place", "--outline", QUESTION, "--section", "Introduction", "--card", "Kirov is shot"),
    ("argue", "--outline", QUESTION),
    ("debate", "--new", "Who?"),
]


def bytes_below(folder: Path) -> dict[str, bytes]:
    return {each.name: each.read_bytes() for each in folder.iterdir() if each.is_file()}


@pytest.mark.parametrize("name", NOT_NOTEBOOKS)
def test_what_is_no_notebook_is_refused_and_left_as_it_was(run: Run, book: Path, name: str) -> None:
    NOT_NOTEBOOKS[name](book)
    before = bytes_below(book.parent)
    real = started(*WRITING[2][:1], book, *WRITING[2][1:])
    assert (real.returncode, real.stdout) == (1, b"")
    assert real.stderr.count(b"\n") == 1
    for command, *options in READING + WRITING:
        done = run(command, book, *options)
        assert (done.code, done.out) == (1, ""), command
        assert done.err.count("\n") == 1
        assert done.err[-2:] == ".\n"
    assert bytes_below(book.parent) == before


@pytest.mark.parametrize("name", ODD_NOTEBOOKS)
def test_nonsense_inside_a_notebook_never_breaks_a_command(run: Run, book: Path, name: str) -> None:
    ODD_NOTEBOOKS[name](book)
    before = book.read_bytes()
    for command, *options in READING:
        done = run(command, book, *options)
        assert done.code == 0 or (done.code == 1 and done.err.count("\n") == 1), done
    assert book.read_bytes() == before
    for command, *options in WRITING:
        done = run(command, book, *options)
        assert done.code == 0 or (done.code == 1 and done.err.count("\n") == 1), done


def test_a_newer_notebook_is_read_and_never_written(run: Run, book: Path) -> None:
    overwritten(60, b"\0\0\0\x63")(book)
    assert_read_only(run, book, "newer")


@posix
def test_a_read_only_notebook_is_read_and_never_written(run: Run, book: Path) -> None:
    book.chmod(0o444)
    assert_read_only(run, book, "reading only")


def assert_read_only(run: Run, book: Path, why: str) -> None:
    before = bytes_below(book.parent)
    for command, *options in READING:
        assert run(command, book, *options).code == 0, command
    for command, *options in WRITING:
        done = run(command, book, *options)
        assert (done.code, done.out, done.err.count("\n")) == (1, "", 1)
        assert why in done.err or command == "redo"
    assert bytes_below(book.parent) == before


def test_a_notebook_in_use_is_said_to_be(run: Run, book: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("essayplanner.notebook.opening.BUSY_TIMEOUT", 100)
    with closing(sqlite3.connect(book, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        for command, *options in (READING[0], READING[2], WRITING[0]):
            done = run(command, book, *options)
            assert (done.code, done.out) == (1, "")
            assert "Another program is using" in done.err
