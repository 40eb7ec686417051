"""Files reach the disk in one way alone, `domain.whole_files`; what is named here writes where nobody looks."""

import re
from collections.abc import Iterator

import pytest

from tests.architecture.calls import calls, modules

ELSEWHERE = {
    "domain/leftovers.py": "an empty file, in a folder of its own",
    "domain/whole_files.py": "the one way itself",
    "cite/pandoc.py": "a folder of pandoc's own",
    "work/targets.py": "a pipe or a terminal",
    "notebook/opening.py": "a copy to look at, in a folder of its own",
    "pdf/child.py": "a pipe",
}

#: Calls that write or move a file, whatever they are called on.
_WRITING = frozenset(("write_bytes", "write_text", "hardlink_to", "copyfile", "mkstemp", "NamedTemporaryFile"))
#: Calls of `os` that do; on other things some of them are verbs of ours.
_OF_OS = frozenset(("replace", "rename", "link", "symlink"))

_SOUGHT = "|".join(("open", r"os\.", *_WRITING))

#: How a file is opened for writing.
_MODE = re.compile("[rbt]*[wxa+][wxa+bt]*")


def written(source: str) -> Iterator[str]:
    """The calls in a module that write files."""
    for name, last, modes in calls(source, _SOUGHT):
        opens = last in ("open", "fdopen") and any(map(_MODE.fullmatch, modes))
        if opens or last in _WRITING or (name.startswith("os.") and last in _OF_OS):
            yield name


def test_no_module_writes_files_by_itself() -> None:
    assert {name for name, source in modules().items() if list(written(source))} == ELSEWHERE.keys()


@pytest.mark.parametrize(
    "line",
    [
        "path.write_text('x')",
        "os.replace(a, b)",
        "open(path, 'wb')",
        "path.open('r+b')",
        "os.rename(a, b)",
        "shutil.copyfile(a, b)",
        "tempfile.mkstemp(dir='/tmp')",
    ],
)
def test_one_that_does_is_caught(line: str) -> None:
    assert list(written(line))


@pytest.mark.parametrize("line", ["text.replace('a', 'b')", "view.rename()", "path.open('rb')", "open(path)"])
def test_one_that_does_not_is_not(line: str) -> None:
    assert not list(written(line))
