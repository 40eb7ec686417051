"""Kill a student at work, thousands of times, and look whether anything on screen was lost.

python tests/trials/kills.py [--count N] [--seed S] [--where notebook | window | "command line"]
"""

import argparse
import os
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from tests.trials.killing import WHERE, kill

#: Of so many deaths one is died at the window, which takes long to open, and so many on the command line.
_SHARES = {"notebook": 6, "command line": 3, "window": 1}

#: Seconds that a student works at most: a window is slower than a notebook.
_LONGEST = {"notebook": 0.09, "command line": 0.3, "window": 0.9}


def main() -> int:
    """Kill, print what was met, give 1 where anything was wrong."""
    parser = argparse.ArgumentParser(description="Kill a student at work and look whether anything was lost.")
    parser.add_argument("--count", type=int, default=2000, help="so many deaths (2000)")
    parser.add_argument("--seed", type=int, default=int(time.time()))
    parser.add_argument("--where", choices=WHERE, help="where the student works (everywhere)")
    parser.add_argument(
        "--fault",
        default="",
        choices=["", "told too early", "no transactions", "falls"],
        help="plant a fault that must be caught",
    )
    given = parser.parse_args()
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    wrong = 0
    for where in [given.where] if given.where else WHERE:
        count = given.count if given.where else -(-given.count * _SHARES[where] // sum(_SHARES.values()))
        began = time.perf_counter()
        with tempfile.TemporaryDirectory(prefix="kills-") as folder:
            try:
                met = kill(Path(folder).resolve(), count, given.seed, where, _LONGEST[where], given.fault)
            except AssertionError as error:
                print(f"LOST at the {where}, with --seed {given.seed}: {error}")
                wrong = 1
                continue
        print(
            f"{met.kills} kills at the {where} in {time.perf_counter() - began:.0f} s (seed {given.seed}): "
            f"{met.acknowledged} steps acknowledged and all of them found, {met.untold} more on disk before they were "
            f"told of, {met.interrupted} interrupted changes rolled back, {met.unopened} deaths before the file was "
            "open; nothing half done."
        )
    return wrong


if __name__ == "__main__":
    sys.exit(main())
