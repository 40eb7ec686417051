"""What the notebook and the whole jobs say in another language, every word of it."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]

#: What no language has words of its own for: uids, what is typed in a terminal, names of tables and of files.
OURS = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|`\w+`|\.essayplan(-journal)?|“[a-z_]+”")


@pytest.mark.skipif(sys.platform == "win32", reason="links and permissions of a disk")
def test_no_english_is_left(tmp_path: Path) -> None:
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "ESSAYPLANNER_LANGUAGE": "qps"}
    environment |= {"ESSAYPLANNER_DATA": str(tmp_path / "data"), "PYTHONIOENCODING": "utf-8"}
    command = [sys.executable, "-P", "-m", "tests.notebook.sayings", str(tmp_path)]
    done = subprocess.run(command, capture_output=True, env=environment)
    assert not done.stderr, done.stderr.decode()
    said = [OURS.sub("", each.replace(str(tmp_path), "")) for each in json.loads(done.stdout)]
    assert not [sentence for sentence in said if re.search("[A-Za-z]{2}", sentence)]
    assert len(said) > 170
