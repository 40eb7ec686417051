"""The program as a shell runs it: encodings, pipes, signals, and what it imports."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import QUESTION
from tests.cli.process import PLAIN, PROGRAM, posix, started

ASCII = {"PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "PYTHONIOENCODING": "ascii"}


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


COLLECTIONS = """
import gc, sys
from essayplanner.__main__ import main
seen = []
gc.callbacks.append(lambda phase, about: seen.append(phase))
code = main(sys.argv[1:])
print(len(seen), gc.isenabled(), file=sys.stderr)
sys.exit(code)
"""


def test_no_garbage_is_collected_while_a_command_works(book: Path) -> None:
    for words in (("check", book), ("cards", book), ("show", book, "--outline", "none")):
        assert started(*words, code=COLLECTIONS).stderr.split()[-2:] == [b"0", b"True"]


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
        ("tags", "FILE", "--group", "people"),
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
    assert (
        done.stderr.decode() == "Nothing can be written to standard output (the disk is full); nothing was changed.\n"
    )


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is full")
def test_a_change_that_cannot_be_reported_is_said_to_be_made(book: Path) -> None:
    with Path("/dev/full").open("wb") as full:
        done = started("undo", book, stdout=full)
    assert done.returncode == 1
    assert b"was made all the same" in done.stderr
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
    assert done.stderr.decode().endswith("(the disk is full); your change was made all the same.\n")
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
    for _short in range(400):  # a signal that comes just before a sleep does not end it
        time.sleep(0.1)
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
        for _short in range(2 if sys.argv[3] == "SIG_IGN" else 400):  # a signal just before a sleep does not end it
            time.sleep(0.1)
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
