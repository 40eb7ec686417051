"""Random actions in the real window, through its own classes and real events, on an offscreen platform.

`python tests/trials/actions.py --count 200000 --seeds 10 --seed 1` shares the actions out among processes, one for a
seed, so that a death is caught and told with what was done last. It prints a line of figures for each and exits 1
where a process died or did not end by itself, an exception reached the hook, Qt warned, the file was not sound, undo
of all was not the start, redo of all not the end, or memory grew after the first 10,000 actions.
"""

import argparse
import contextlib
import faulthandler
import json
import os
import signal
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor, as_completed
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from essayplanner.app import run  # noqa: E402
from tests.trials.window_trial import TOLD, Trial  # noqa: E402

#: Seconds without an action after which a process hangs: undo of all is one.
HANGS_AFTER = 120


def inside(count: int, seed: int, seconds: float, folder: Path, die_at: int) -> int:
    """Do the actions in this process, write the report, and end as the program ends; gives the exit code."""
    faulthandler.enable()
    trial = Trial(count, seed, seconds, folder, die_at)
    trial.clock.start()
    trial._answer.start()
    trial._next.start()
    code = run(trial.application)
    trial.program.end()
    (folder / "report").write_text(json.dumps(trial.report()))
    return code


def watched(process: "subprocess.Popen[bytes]", log: Path) -> int:
    """The exit code of a process; one that does nothing for a long time is ended."""
    while True:
        with contextlib.suppress(subprocess.TimeoutExpired):
            return process.wait(HANGS_AFTER)
        if not log.exists() or time.time() - log.stat().st_mtime > HANGS_AFTER:
            process.send_signal(signal.SIGABRT)  # faulthandler then says where it was
            return process.wait()


def run_one(count: int, seed: int, seconds: float = 1e9, die_at: int = 0) -> dict[str, Any]:
    """Do the actions of one seed in another process; gives its report, or how it died.

    `die_at` is the action at which it is to die, for whoever wants to see that this is seen.
    """
    with tempfile.TemporaryDirectory(prefix="essayplanner-trial-") as name:
        folder = Path(name)
        words = [
            "--inside",
            name,
            "--count",
            str(count),
            "--seed",
            str(seed),
            "--seconds",
            str(seconds),
            "--die-at",
            str(die_at),
        ]
        begun = time.monotonic()
        with (folder / "errors").open("w") as errors:
            process = subprocess.Popen(
                [sys.executable, str(Path(__file__).resolve()), *words],
                stdout=errors,
                stderr=errors,
                env=os.environ
                | {
                    "ESSAYPLANNER_DATA": str(folder / "data"),
                    "HOME": name,
                    "PYTHONPATH": str(ROOT),
                    "QT_QPA_PLATFORM": "offscreen",
                },
            )
            code = watched(process, folder / "log")
        report: dict[str, Any] = {"seed": seed, "actions": 0, "died": "", "wrong": [], "raised": {}, "warned": {}}
        log = folder / "log"
        lines = log.read_text().splitlines() if log.exists() else []
        with contextlib.suppress(FileNotFoundError):
            report |= json.loads((folder / "report").read_text())
        if code:
            how = signal.Signals(-code).name if code < 0 else f"exit code {code}"
            when = f"after {lines[-1].split()[0]} actions" if lines else "at the start"
            said = (folder / "errors").read_text()[-3000:]
            report["died"] = f"{how} {when}: {'; '.join(lines[-TOLD:])}\n{said}"
            report["actions"] = report["actions"] or sum("measured" not in line for line in lines)
        return report | {"seconds": round(time.monotonic() - begun)}


def went_well(report: dict[str, Any]) -> bool:
    """Whether nothing is to be told."""
    return not (report["died"] or report["wrong"] or report["raised"] or report["warned"])


def main() -> int:
    """Run as the words on the command line say; gives the exit code."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--count", type=int, default=5000, help="how many actions in all")
    parser.add_argument("--seed", type=int, default=1, help="the first seed")
    parser.add_argument("--seeds", type=int, default=1, help="how many seeds share the actions, each in its process")
    parser.add_argument("--jobs", type=int, default=1, help="how many processes at a time")
    parser.add_argument("--seconds", type=float, default=1e9, help="the longest that one process goes on")
    parser.add_argument("--inside", type=Path, help=argparse.SUPPRESS)
    parser.add_argument("--die-at", type=int, default=0, help=argparse.SUPPRESS)
    words = parser.parse_args()
    if words.inside:
        return inside(words.count, words.seed, words.seconds, words.inside, words.die_at)
    reports = []
    with ThreadPoolExecutor(words.jobs) as pool:
        seeds = range(words.seed, words.seed + words.seeds)
        share = words.count // words.seeds
        for ended in as_completed([pool.submit(run_one, share, seed, words.seconds) for seed in seeds]):
            report = ended.result()
            print(json.dumps(report, indent=1, ensure_ascii=False), flush=True)
            reports.append(report)
    actions, deaths = sum(report["actions"] for report in reports), sum(bool(report["died"]) for report in reports)
    print(
        f"{actions} actions, {len(reports)} seeds, {deaths} deaths, "
        f"{sum(sum(report['raised'].values()) for report in reports)} exceptions, "
        f"{sum(sum(report['warned'].values()) for report in reports)} warnings of Qt, "
        f"{sum(len(report['wrong']) for report in reports)} other faults"
    )
    return int(not all(map(went_well, reports)))


if __name__ == "__main__":
    sys.exit(main())
