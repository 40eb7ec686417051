"""An error in what Qt calls is told, wherever it comes from; it never ends the program."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[3]

#: Each is raised by C, not by Python code.
ERRORS = {
    "a division": "1 / 0",
    "a place": "[][0]",
    "a number": "int('x')",
    "a closed database": "closed.execute('SELECT 1')",
    "changed while it was walked": "[walked.pop(key) for key in walked]",
}

PROGRAM = """
import sqlite3
import essayplanner.ui
from PySide6.QtWidgets import QApplication, QWidget

application = QApplication([])
closed, walked = sqlite3.connect(":memory:"), {{1: 1, 2: 2}}
closed.close()


class Hidden(QWidget):
    def hideEvent(self, event):
        {error}


hidden = Hidden()
hidden.show()
try:
    hidden.hide()
except Exception as error:
    print(type(error).__name__)
"""


@pytest.mark.parametrize("error", ERRORS.values(), ids=ERRORS)
def test_an_error_under_a_call_of_ours_comes_back_from_it(error: str) -> None:
    done = subprocess.run(
        [sys.executable, "-P", "-c", PROGRAM.format(error=error)],
        env=os.environ | {"PYTHONPATH": str(ROOT), "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.strip().endswith("Error")
