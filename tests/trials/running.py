"""A short run of a trial, as anyone runs it: in a process of its own, which forks as it likes."""

import subprocess
import sys
from pathlib import Path


def trial(name: str, *words: str) -> tuple[int, str]:
    """The exit code of a trial, and the last of what it said."""
    script = Path(__file__).with_name(f"{name}.py")
    done = subprocess.run([sys.executable, str(script), *words], capture_output=True, text=True, check=False)
    return done.returncode, f"{done.stderr[-2000:]}{done.stdout[-3000:]}"
