"""Files that somebody names are read in one way alone, `domain.reading_files`; what is named here reads others."""

import re
from collections.abc import Iterator

import pytest

from tests.architecture.calls import calls, modules

ELSEWHERE = {
    "__main__.py": "the settings, before the language is settled in which `reading_files` speaks",
    "domain/reading_files.py": "the one way itself",
    "domain/whole_files.py": "a folder, to flush it, and what it writes itself",
    "language/choosing.py": "a catalogue that comes with the program",
    "cite/pandoc.py": "a file of its own, for pandoc",
    "cli/__init__.py": "the place where output goes nowhere",
    "work/targets.py": "a pipe or a terminal, to write to it",
    "ui/running/locks.py": "a file of its own, to lock it",
    "ui/running/knocking.py": "pipes of its own, which are not waited for",
    "ui/dialogs/guide.py": "the guide that comes with the program",
}

#: How a file is opened for reading, or a text is decoded.
_MODE = re.compile("[rbt]+|utf-8.*")


def read(source: str) -> Iterator[str]:
    """The calls in a module that read files."""
    for name, last, texts in calls(source, "open|read_text|read_bytes|copyfile|copy2"):
        opens = last in ("open", "read_text") and any(map(_MODE.fullmatch, texts))
        if opens or last in ("read_bytes", "copyfile", "copy2") or name in ("open", "os.open", "io.open"):
            yield name


def test_no_module_reads_files_by_itself() -> None:
    assert {name for name, source in modules().items() if list(read(source))} == ELSEWHERE.keys()


@pytest.mark.parametrize(
    "line", ["path.read_text('utf-8')", "path.read_bytes()", "open(path)", "path.open('rb')", "os.open(path, 0)"]
)
def test_one_that_does_is_caught(line: str) -> None:
    assert list(read(line))


@pytest.mark.parametrize("line", ["Notebook.open(path)", "dialog.open()", "open_file(path)", "path.open('wb')"])
def test_one_that_does_not_is_not(line: str) -> None:
    assert not list(read(line))
