"""Shiboken's own files are compiled at the first start alone, and no code is taken from what others may write."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from types import CodeType

import pytest

from essayplanner.ui.running.compiled import CompiledCode

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows does not say who may write a file")

#: Names how many of Shiboken's files were compiled, which Python itself tells.
_PROGRAM = """
import sys
from pathlib import Path
names = []
sys.addaudithook(lambda event, told: names.append(str(told[1])) if event == "compile" else None)
{start}
from PySide6.QtCore import QObject
try:
    QObject().setObjectName([])
except TypeError as error:
    assert "str" in str(error)  # what can be given is said by them
print(sum(name.startswith(("shibokensupport", "signature_bootstrap")) for name in names))
"""
_IMPORT = "from essayplanner.ui import compiled_code; compiled_code.keep()"
_WINDOW = """
from essayplanner.app import Program, make_application
program = Program(make_application())
program.open(Path(sys.argv[1])).complete_now()
program.end()
"""


def compiled(start: str, *words: str, options: tuple[str, ...] = ()) -> int:
    """How many of Shiboken's files are compiled at a start in a process of its own."""
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    command = [sys.executable, *options, "-c", _PROGRAM.format(start=start), *words]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=50)
    assert (done.returncode, done.stderr) == (0, "")
    return int(done.stdout)


def test_a_second_start_of_the_program_compiles_none_of_them(notebook_path: Path) -> None:
    assert compiled(_WINDOW, str(notebook_path)) > 10
    assert compiled(_WINDOW, str(notebook_path)) == 0


def test_a_start_with_a_damaged_file_compiles_them_and_keeps_them_anew(app_data: Path) -> None:
    assert compiled(_IMPORT) > 10
    (file,) = (app_data / "compiled").iterdir()
    _changed(file)
    assert compiled(_IMPORT) > 10
    assert compiled(_IMPORT) == 0


def test_without_asserts_it_is_other_code() -> None:
    assert compiled(_IMPORT) > 10
    assert compiled(_IMPORT, options=("-O",)) > 10


@pytest.fixture
def before_pyside(monkeypatch: pytest.MonkeyPatch) -> None:
    """As in a process that has not imported PySide, in which Python may keep what it compiles."""
    monkeypatch.delitem(sys.modules, "shiboken6")
    monkeypatch.setattr(sys, "dont_write_bytecode", False)


def start(text: bytes = b"def answer(): return 42") -> tuple[CodeType, bool]:
    """A start that has a text compiled twice: the code, and whether it was kept, for then it is the same both times."""
    code = CompiledCode()
    with code.in_use():
        first, second = (compile(text, "answer.py", "exec") for _ in range(2))
    code.keep()
    return first, first is second


@pytest.fixture
def kept(before_pyside: None, app_data: Path) -> Path:
    """The file in which code is kept."""
    assert not start()[1]
    (file,) = (app_data / "compiled").iterdir()
    return file


def written(file: Path) -> tuple[int, int, int]:
    """Which file it is, and when it was written; not when it was read last."""
    seen = file.stat()
    return seen.st_ino, seen.st_mtime_ns, seen.st_size


def test_what_was_kept_is_used_and_written_once(kept: Path) -> None:
    before = written(kept)
    names: dict[str, Callable[[], int]] = {}
    code, was_kept = start()
    exec(code, names)
    assert (was_kept, names["answer"](), written(kept)) == (True, 42, before)


def test_a_second_window_of_the_first_start_leaves_what_was_kept(before_pyside: None, app_data: Path) -> None:
    code = CompiledCode()
    with code.in_use():
        compile(b"def answer(): return 42", "answer.py", "exec")
    for _window in range(2):
        code.keep()
    assert start()[1]


def test_another_text_of_the_same_name_is_compiled(kept: Path) -> None:
    """As in another version of PySide."""
    assert not start(b"def answer(): return 43")[1]
    assert start(b"def answer(): return 43")[1]
    assert not start()[1]


def test_the_same_text_compiled_in_another_way_is_other_code(kept: Path) -> None:
    code = CompiledCode()
    later = "from __future__ import annotations\nmade = compile(b'def answer(x: y): return 42', 'answer.py', 'exec')"
    names: dict[str, CodeType] = {}
    with code.in_use():
        now = compile(b"def answer(x: y): return 42", "answer.py", "exec")
        exec(later, names)
    assert now.co_code != names["made"].co_code or now.co_consts != names["made"].co_consts


def _cut(file: Path) -> None:
    file.write_bytes(file.read_bytes()[:-10])


def _emptied(file: Path) -> None:
    file.write_bytes(b"")


def _changed(file: Path) -> None:
    content = bytearray(file.read_bytes())
    content[len(content) // 2] ^= 1
    file.write_bytes(content)


def _of_another_python(file: Path) -> None:
    content = file.read_bytes()
    file.write_bytes(bytes([content[0] ^ 1]) + content[1:])


def _others_may_write_it(file: Path) -> None:
    file.chmod(0o622)


def _others_may_put_one_there(file: Path) -> None:
    file.parent.chmod(0o777)


def _linked(file: Path) -> None:
    elsewhere = file.parent.with_name("elsewhere")
    file.parent.rename(elsewhere)
    file.parent.symlink_to(elsewhere)


def _given_away(file: Path) -> None:
    if sys.platform == "win32" or os.geteuid():
        pytest.skip("only the administrator can give a file away")
    os.chown(file, 12345, -1)


def _a_folder(file: Path) -> None:
    file.unlink()
    file.mkdir()


def _a_pipe(file: Path) -> None:
    file.unlink()
    os.mkfifo(file)


@pytest.mark.parametrize(
    "odd",
    [
        _cut,
        _emptied,
        _changed,
        _of_another_python,
        _others_may_write_it,
        _others_may_put_one_there,
        _linked,
        _given_away,
        _a_folder,
        _a_pipe,
    ],
)
def test_what_is_odd_is_passed_over_in_silence(kept: Path, odd: Callable[[Path], None]) -> None:
    assert start()[1]
    odd(kept)
    assert not start()[1]


def test_a_place_that_cannot_be_written_is_passed_over(before_pyside: None, app_data: Path) -> None:
    app_data.mkdir(parents=True)
    (app_data / "compiled").write_text("in the way")
    assert not start()[1]
    assert not start()[1]


def test_a_data_folder_that_is_none_is_passed_over(before_pyside: None, app_data: Path) -> None:
    app_data.parent.mkdir(parents=True, exist_ok=True)
    app_data.write_text("in the way")
    assert not start()[1]


def test_nothing_is_kept_where_others_may_write(before_pyside: None, app_data: Path) -> None:
    (app_data / "compiled").mkdir(parents=True)
    (app_data / "compiled").chmod(0o777)
    assert not start()[1]
    assert list((app_data / "compiled").iterdir()) == []


def test_nothing_is_kept_where_python_keeps_nothing(
    before_pyside: None, app_data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    assert not start()[1]
    assert not (app_data / "compiled").exists()


def test_python_compiles_as_ever_afterwards(kept: Path) -> None:
    compile_before = compile
    start()
    assert compile is compile_before
