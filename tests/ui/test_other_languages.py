"""The whole window in a language that nobody speaks: no English is left, and nothing is cut.

It is walked in a process of its own, for the language is settled when the first module is imported.
"""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.slow
def test_no_english_is_left_and_nothing_is_cut() -> None:
    environment = {**os.environ, "ESSAYPLANNER_LANGUAGE": "qps", "PYTHONIOENCODING": "utf-8"}
    command = [sys.executable, "-P", "-m", "pytest", "-q", "-p", "no:cacheprovider", "tests/ui/walked_in_qps.py"]
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout[-20_000:]
