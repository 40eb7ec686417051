"""From the start of the process to the first picture and to the whole window, seen from outside: by the pixels of the
X server's screen. The first picture shows the real text of the outline; the whole window shows the library too.

The limit is a bare QMainWindow of the same size, started in turn. Xvfb keeps its screen in a file, which this process
watches; neither program takes part in being measured. The start counts from the fork; the disk is warm.
"""

import argparse
import mmap
import os
import signal
import struct
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from benchmarks.figures import ratio, show, times_of
from benchmarks.notebooks import workplace

ROOT = Path(__file__).parents[1]
BARE = """
import sys
from PySide6.QtWidgets import QApplication, QMainWindow
application = QApplication(sys.argv)
window = QMainWindow()
window.resize(1440, 900)
window.show()
sys.exit(application.exec())
"""

#: Where the window is looked at, as shares of its width and height: library, outline and panel in several heights.
_LOOKED_AT = [(x, y) for x in (0.1, 0.3, 0.6, 0.9) for y in (0.2, 0.5, 0.8)]


#: The outline and the library, as shares of the width; and so many colours has each when it is there.
_OUTLINE, _LIBRARY, _COLOURS = (0.3, 0.7), (0.0, 0.2), 10


class Screen:
    """The pixels of an Xvfb, as its file holds them."""

    def __init__(self, folder: Path) -> None:
        self._file = (folder / "Xvfb_screen0").open("rb")
        self.bytes = mmap.mmap(self._file.fileno(), 0, prot=mmap.PROT_READ)
        head = struct.unpack(">25I", self.bytes[:100])
        self.start, self.width, self.height = head[0] + head[19] * 12, head[4], head[5]
        self.bits, self.line = head[11], head[12]

    def pixel(self, x: int, y: int) -> int:
        """The colour of a point, as 0xrrggbb."""
        at = self.start + y * self.line + x * self.bits // 8
        return int.from_bytes(self.bytes[at : at + 3], "little")

    def has_text(self, left: float, right: float) -> bool:
        """Whether an upright strip of the screen, looked at coarsely, has the many colours that written words have."""
        columns = range(int(self.width * left), int(self.width * right), 9)
        return len({self.pixel(x, y) for y in range(100, self.height - 100, 7) for x in columns}) >= _COLOURS


class Start(NamedTuple):
    """Milliseconds to the first picture and to the whole window, and the most memory used until the first picture and
    until all was ready, in MB."""

    first: float
    whole: float
    memory: float
    later: float


def _peak(pid: int) -> float:
    for line in Path(f"/proc/{pid}/status").read_text().splitlines():
        if line.startswith("VmHWM"):
            return int(line.split()[1]) / 1024
    return 0.0


def start(command: list[str], screen: Screen, wait: float, *, written: bool) -> Start:
    """Start a program, wait for its first picture and its whole window, and end it; in a bare one nothing is `written`.

    Modules are compiled already, as an installer does.
    """
    environment = dict(os.environ, PYTHONPYCACHEPREFIX=os.environ["ESSAYPLANNER_DATA"] + "-compiled")
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    points = [(int(screen.width * x), int(screen.height * y)) for x, y in _LOOKED_AT]
    while any(screen.pixel(*point) for point in points):  # the last window is still going
        time.sleep(0.01)
    began = time.perf_counter()
    process = subprocess.Popen(command, cwd=ROOT, env=environment, stdin=subprocess.DEVNULL)

    def until(is_so: Callable[[], bool]) -> float:
        while not is_so():
            if process.poll() is not None or time.perf_counter() - began > 30:
                raise SystemExit(f"{command} showed nothing")
            time.sleep(0.0005)
        return (time.perf_counter() - began) * 1000

    try:
        first = until(
            lambda: all(screen.pixel(*point) for point in points) and (not written or screen.has_text(*_OUTLINE))
        )
        memory = _peak(process.pid)
        whole = until(lambda: not written or screen.has_text(*_LIBRARY))
        time.sleep(wait)
        return Start(first, whole, memory, _peak(process.pid))
    finally:
        process.send_signal(signal.SIGKILL)
        process.wait()


def main(words: list[str]) -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="start", description=__doc__)
    parser.add_argument("--runs", type=int, default=15)
    given = parser.parse_args(words)
    folder = os.environ.get("BENCHMARK_SCREEN")
    if not folder:
        print("  not measured: it needs Xvfb")
        return
    screen = Screen(Path(folder))
    with workplace() as place:
        make = "from essayplanner.work.new_notebooks import make_sample; print(make_sample())"
        subprocess.run([sys.executable, "-c", make], cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
        path = next((place / "app-data").glob("*.essayplan"))
        ours = [sys.executable, "-m", "essayplanner", str(path)]
        bare = [sys.executable, "-c", BARE]
        for command, written in ((ours, True), (bare, False)):
            start(command, screen, 2.0, written=written)  # after this it is known where all will stand
        found: list[tuple[Start, Start]] = []
        for _ in range(given.runs):
            found.append((start(ours, screen, 0.6, written=True), start(bare, screen, 0.2, written=False)))
    ours_times, bare_times = (times_of([pair[which].first for pair in found]) for which in (0, 1))
    whole_times = times_of([ours.whole for ours, _ in found])
    show("first picture of the sample", ours_times)
    show("whole window with the sample open", whole_times)
    show("first picture of a bare QMainWindow", bare_times)
    memory = [
        sorted(getattr(pair[which], name) for pair in found)[len(found) // 2]
        for which, name in ((0, "memory"), (1, "memory"), (0, "later"), (1, "later"))
    ]
    print(
        f"  peak memory at the first picture: {memory[0]:.0f} MB against {memory[1]:.0f} MB; "
        f"when all is ready: {memory[2]:.0f} MB against {memory[3]:.0f} MB"
    )
    ratio("first picture, medians", ours_times.median, bare_times.median, 1.35)
    ratio("whole window, medians", whole_times.median, bare_times.median, 2.0)
    ratio("peak memory when all is ready", memory[2], memory[3], 1.7)
