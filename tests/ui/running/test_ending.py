"""The system asks the window to end: it closes as if by hand, what was typed is saved, and nothing is left behind."""

import os
import signal
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from essayplanner.notebook.notebook import Notebook
from essayplanner.notebook.outlines import new_outline, outlines

ROOT = Path(__file__).resolve().parents[3]
pytestmark = pytest.mark.skipif(os.name != "posix", reason="signals of POSIX")

#: The window, in which something is typed and not yet saved, and a folder for a while is there.
TYPED = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from essayplanner import app
from essayplanner.__main__ import main
from essayplanner.domain.leftovers import TemporaryFolder
from essayplanner.ui.outline.header import OutlineHeader
from essayplanner.ui.frame.window import Window
app.has_screen = lambda: True
run, folder = app.run, TemporaryFolder()

def typed(application):
    def type_it():
        (window,) = [each for each in application.topLevelWidgets() if isinstance(each, Window)]
        header = window.findChild(OutlineHeader)
        if header is None or not header.isVisible():
            return
        timer.stop()
        header.question.setFocus()
        header.question.insertPlainText("Typed just now: ")
        print("ready", flush=True)
    timer = QTimer(interval=20, timeout=type_it)
    timer.start()
    return run(application)

app.run = typed
sys.exit(main([sys.argv[1]]))
"""


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGINT])
def test_the_window_closes_in_order(notebook_path: Path, tmp_path: Path, number: signal.Signals) -> None:
    with closing(Notebook.open(notebook_path)) as book:
        new_outline(book, "Was it so?")
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    surroundings = {"PYTHONPATH": str(ROOT), "QT_QPA_PLATFORM": "offscreen", "TMPDIR": str(temporary)}
    start = f"import signal\nsignal.signal(signal.{number.name}, signal.SIG_DFL)\n"
    start += "signal.signal(signal.SIGINT, signal.default_int_handler)\n"  # a suite may start with both ignored
    with subprocess.Popen(
        [sys.executable, "-c", start + TYPED, notebook_path],
        env=os.environ | surroundings,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as program:
        assert program.stdout
        assert program.stdout.readline() == b"ready\n"
        assert list(temporary.glob("essayplanner-*/.held"))
        program.send_signal(number)
        _, said = program.communicate(timeout=50)
    assert program.returncode == 128 + number, said
    assert b"Traceback" not in said
    assert list(temporary.iterdir()) == []
    with closing(Notebook.open(notebook_path)) as book:
        assert [outline.title for outline in outlines(book)] == ["Typed just now: Was it so?"]
