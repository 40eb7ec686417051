"""The program as a shell runs it: encodings, pipes, signals, what it imports, and files that are not sound."""

import os
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from random import Random

import pytest

from tests.cli.conftest import QUESTION, Run

ROOT = Path(__file__).parents[2]
PLAIN = {"PYTHONPATH": str(ROOT), "LC_ALL": "C"}
ASCII = {"PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "PYTHONIOENCODING": "ascii"}
PROGRAM = [sys.executable, "-m", "essayplanner"]

posix = pytest.mark.skipif(sys.platform == "win32", reason="a shell of POSIX")


def started(*words: str | Path, code: str = "", **more: object) -> subprocess.CompletedProcess[bytes]:
    program = [sys.executable, "-c", code] if code else PROGRAM
    return subprocess.run(
        [*program, *map(str, words)],
        env=os.environ | PLAIN,
        check=False,
        timeout=50,
        **({"stdout": subprocess.PIPE, "stderr": subprocess.PIPE} | more),  # type: ignore[call-overload]
    )


def test_output_is_utf8_in_any_language(book: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in ASCII.items():
        monkeypatch.setenv(name, value)
    done = started("cards", book, "--json")
    assert (done.returncode, done.stderr) == (0, b"")
    assert '"title": "Café terror"' in done.stdout.decode("utf-8")
    assert b"\r" not in done.stdout
    missing = started("cards", book.with_name("Café.essayplan"))
    assert (missing.returncode, missing.stdout) == (1, b"")
    assert missing.stderr.decode("utf-8").startswith("There is no file “")


def test_the_installed_command_and_the_module_are_one(book: Path) -> None:
    code = "import sys; from essayplanner.__main__ import main; sys.exit(main())"
    for words in (("outlines", book), ("show", book, "--outline", "none"), ("shaw", book)):
        done, same = started(*words), started(*words, code=code)
        assert (done.returncode, done.stdout, done.stderr) == (same.returncode, same.stdout, same.stderr)


@posix
def test_names_that_are_not_utf8(book: Path) -> None:
    odd = os.fsencode(book.parent) + b"/\xff\xfe.essayplan"
    try:
        os.rename(book, odd)  # noqa: PTH104
    except OSError:
        pytest.skip("this disk takes no such name")
    for words in (("cards",), ("check",), ("undo",), ("cards", "--search", b"\xff")):
        done = subprocess.run(
            [*PROGRAM, words[0], odd, *words[1:]], env=os.environ | PLAIN, capture_output=True, check=False
        )
        assert (done.returncode, done.stderr) == (0, b"")
    missing = subprocess.run(
        [*PROGRAM, "new", odd, "--title", b"\xff"], env=os.environ | PLAIN, capture_output=True, check=False
    )
    assert (missing.returncode, missing.stderr.count(b"\n")) == (2, 2)


MODULES = """
import sys
from essayplanner.__main__ import main
code = main(sys.argv[1:])
heavy = {"PySide6", "shiboken6", "sqlite_utils", "asyncio", "importlib.metadata", "markdown", "nh3", "networkx"}
print(sorted(heavy & set(sys.modules)), file=sys.stderr)
sys.exit(code)
"""


@pytest.mark.parametrize(
    "words",
    [
        ("--version",),
        ("--help",),
        ("cards", "FILE", "--search", "terror", "--json"),
        ("outlines", "FILE"),
        ("show", "FILE"),
        ("place", "FILE", "--outline", QUESTION, "--section", "Terms", "--card", "Kirov is shot"),
        ("undo", "FILE"),
        ("history", "FILE"),
        ("export", "FILE", "--outline", QUESTION, "--to", "markdown", "-o", "-"),
        ("check", "FILE"),
    ],
    ids=lambda words: words[0],
)
def test_no_command_imports_what_it_does_not_need(book: Path, words: tuple[str, ...]) -> None:
    done = started(*(book if word == "FILE" else word for word in words), code=MODULES)
    assert done.stderr.decode() == "[]" + os.linesep
    assert done.returncode == 0


def test_making_a_file_imports_the_migrations_and_no_qt(tmp_path: Path, pack: Path) -> None:
    done = started("new", tmp_path / "a.essayplan", "--pack", pack, code=MODULES)
    assert done.returncode == 0
    assert b"sqlite_utils" in done.stderr
    assert b"PySide6" not in done.stderr
    assert b"shiboken6" not in done.stderr


def test_the_window_starts_without_the_command_line() -> None:
    done = started(
        code="""
import sys, types
app = types.ModuleType("essayplanner.app")
app.run_window = lambda path: print(path, sorted({"argparse", "essayplanner.cli"} & set(sys.modules))) or 0
sys.modules["essayplanner.app"] = app
from essayplanner.__main__ import main
sys.exit(main(["a.essayplan"]))
"""
    )
    assert (done.returncode, done.stdout.split()) == (0, [b"a.essayplan", b"[]"])


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is full")
@pytest.mark.parametrize("words", [("cards", "FILE"), ("--version",), ("--help",)], ids=lambda words: words[0])
def test_output_that_cannot_be_written_is_said(book: Path, words: tuple[str, ...]) -> None:
    with Path("/dev/full").open("wb") as full:
        done = started(*(book if word == "FILE" else word for word in words), stdout=full)
    assert done.returncode == 1
    assert done.stderr.decode() == "Standard output cannot be written (the disk is full); nothing was changed.\n"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is full")
def test_a_change_that_cannot_be_reported_is_said_to_be_made(book: Path) -> None:
    with Path("/dev/full").open("wb") as full:
        done = started("undo", book, stdout=full)
    assert done.returncode == 1
    assert b"was done all the same" in done.stderr
    assert started("redo", book).stdout.startswith(b"Redone: ")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is full")
@pytest.mark.parametrize(
    "words",
    [("check", "--save-intact"), ("export", "--outline", QUESTION, "--to", "markdown", "-o")],
    ids=lambda words: words[0],
)
def test_a_file_that_was_written_is_never_told_as_nothing(book: Path, words: tuple[str, ...]) -> None:
    out = book.with_name("out")
    with Path("/dev/full").open("wb") as full:
        done = started(words[0], book, *words[1:], out, stdout=full)
    assert done.returncode == 1
    assert done.stderr.decode().endswith("(the disk is full); what was asked was done all the same.\n")
    assert out.stat().st_size > 0


@posix
@pytest.mark.parametrize("words", ['undo "$1" >&-', 'import "$1" - <&-'])
def test_nothing_is_done_where_nothing_can_be_said_or_heard(book: Path, words: str) -> None:
    before = book.read_bytes()
    done = subprocess.run(
        ["sh", "-c", f'"$0" -m essayplanner {words}', sys.executable, str(book)],
        env=os.environ | PLAIN,
        capture_output=True,
        check=False,
    )
    assert (done.returncode, done.stderr.count(b"\n")) == (1, 1)
    assert book.read_bytes() == before


@posix
def test_a_reader_that_goes_away_is_met_quietly(book: Path) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    done = started("cards", book, "--json", stdout=writing)
    os.close(writing)
    assert (done.returncode, done.stderr) == (141, b"")


@posix
def test_ctrl_c_ends_quietly() -> None:
    code = """
import signal, sys, time
from essayplanner.notebook.notebook import Notebook
from essayplanner.__main__ import main
signal.signal(signal.SIGINT, signal.default_int_handler)  # a suite in the background starts with Ctrl+C ignored
def wait(path):
    print("ready", flush=True)
    time.sleep(40)
Notebook.open = wait
sys.exit(main(["cards", "a"]))
"""
    with subprocess.Popen(
        [sys.executable, "-c", code], env=os.environ | PLAIN, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdout
        assert process.stdout.readline() == b"ready\n"
        process.send_signal(signal.SIGINT)
        assert process.communicate(timeout=20) == (b"", b"")
    assert process.returncode == 130


ENDED = """
import signal, sys, time
from pathlib import Path
for number in (signal.SIGTERM, signal.SIGHUP):
    signal.signal(number, signal.SIG_DFL)
signal.signal(getattr(signal, sys.argv[2]), getattr(signal, sys.argv[3]))
from essayplanner.domain.leftovers import TemporaryFolder
from essayplanner.domain.whole_files import whole_file
from essayplanner.notebook.notebook import Notebook
from essayplanner.__main__ import main
def wait(path):
    with TemporaryFolder(), whole_file(Path(sys.argv[1])) as file:
        file.write(b"half")
        print("ready", flush=True)
        time.sleep(1 if sys.argv[3] == "SIG_IGN" else 40)
        print("done", flush=True)
        sys.exit(7)
Notebook.open = wait
sys.exit(main(["cards", "a"]))
"""


@posix
@pytest.mark.parametrize(("name", "code"), [("SIGTERM", 143), ("SIGHUP", 129)])
@pytest.mark.parametrize("before", ["SIG_DFL", "SIG_IGN"])
def test_asked_to_end_it_leaves_nothing_behind(tmp_path: Path, name: str, code: int, before: str) -> None:
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    with subprocess.Popen(
        [sys.executable, "-c", ENDED, tmp_path / "plan", name, before],
        env=os.environ | PLAIN | {"TMPDIR": str(temporary)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        assert process.stdout
        assert process.stdout.readline() == b"ready\n"
        assert len(list(temporary.iterdir())) == 1
        process.send_signal(getattr(signal, name))
        assert process.communicate(timeout=20) == (b"done\n" if before == "SIG_IGN" else b"", b"")
    assert process.returncode == (7 if before == "SIG_IGN" else code)
    assert list(tmp_path.iterdir()) == [temporary]
    assert list(temporary.iterdir()) == []


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
    ("outlines",),
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
