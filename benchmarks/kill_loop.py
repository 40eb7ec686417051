"""Kill a student at work thousands of times, and look whether anything on screen was lost: the long form of
tests/notebook/test_kill.py.

    python benchmarks/kill_loop.py [KILLS, 2000 by default] [--seed N]
"""

import argparse
import os
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from tests.notebook.killing import kill


def main() -> int:
    parser = argparse.ArgumentParser(description="Kill a student at work and look whether anything was lost.")
    parser.add_argument("kills", nargs="?", type=int, default=2000)
    parser.add_argument("--seed", type=int, default=int(time.time()))
    given = parser.parse_args()
    began = time.perf_counter()
    with tempfile.TemporaryDirectory(prefix="kill-loop-") as folder:
        os.environ["ESSAYPLANNER_DATA"] = str(Path(folder) / "app-data")
        try:
            met = kill(Path(folder), given.kills, given.seed)
        except AssertionError as error:
            print(f"LOST, with --seed {given.seed}: {error}")
            return 1
    print(
        f"{met.kills} kills in {time.perf_counter() - began:.0f} s (seed {given.seed}): {met.acknowledged} steps "
        f"acknowledged and all of them found, {met.untold} more on disk before they were told of, {met.interrupted} "
        f"interrupted changes rolled back, {met.unopened} deaths before the file was open; nothing half done."
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
