"""The program started as a shell starts it."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PLAIN = {"PYTHONPATH": str(ROOT), "LC_ALL": "C"}
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
