"""A child process of ours under strace: what it asks of the system is recorded, or answered with an error.

The child is forked from a program that has imported everything, so that a life costs some hundredths of a second. It
talks by a socket, whose calls are neither injected nor taken for changes of files.
"""

import ctypes
import json
import os
import shutil
import socket
import subprocess
import sys
import time
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

#: prctl: any process of this user may trace the child (Yama lets none but its parents, and strace is its sibling).
_PR_SET_PTRACER, _ANY = 0x59616D61, ctypes.c_ulong(-1)


def why_not() -> str:
    """Why nothing can be traced here, as a sentence; empty where it can be."""
    if not sys.platform.startswith("linux"):
        return "This trial needs Linux, for it watches the program with strace."
    if shutil.which("strace") is None:
        return "This trial needs strace, which is not installed (on Debian and Ubuntu: apt install strace)."
    tried = subprocess.run(["strace", "-o", os.devnull, "true"], capture_output=True, check=False)
    return "" if tried.returncode == 0 else "This trial needs strace, which may not trace anything on this system."


class Line:
    """One end of the talk between a trial and its child: values in, values out."""

    def __init__(self, end: socket.socket) -> None:
        self._end, self._file = end, end.makefile("rb")

    def say(self, value: Any) -> None:
        """Send a value."""
        self._end.sendall(json.dumps(value).encode() + b"\n")

    def hear(self) -> Any:
        """The next value; None where the other end is gone."""
        line = self._file.readline()
        return json.loads(line) if line else None

    def close(self) -> None:
        """End the talk."""
        self._file.close()
        self._end.close()


@contextmanager
def child(work: Callable[[Line], None], options: list[str], log: Path) -> Iterator[Line]:
    """A child that does `work` once strace has hold of it; gives the line to it, and waits for its end."""
    ours, its = socket.socketpair()
    pid = os.fork()
    if not pid:
        try:
            ours.close()
            ctypes.CDLL(None).prctl(_PR_SET_PTRACER, _ANY, 0, 0, 0)
            line = Line(its)
            line.hear()
            work(line)
        except BaseException:
            with suppress(OSError):
                line.say({"escaped": traceback.format_exc()})
        finally:
            os._exit(0)
    its.close()
    command = ["strace", "-q", "-p", str(pid), "-o", str(log), *options]
    with log.with_suffix(".errors").open("wb") as said:
        tracer = subprocess.Popen(command, stderr=said)
    line = Line(ours)
    try:
        while not _holds(pid):
            time.sleep(0.001)  # it takes some twenty
            if tracer.poll() is not None:
                raise RuntimeError(log.with_suffix(".errors").read_text())
        line.say("go")
        yield line
    finally:
        line.close()
        os.waitpid(pid, 0)
        tracer.wait()


def _holds(pid: int) -> bool:
    """Whether a process is traced, and waits in the kernel again."""
    status = Path(f"/proc/{pid}/status").read_text()
    fields = dict(line.split(":\t", 1) for line in status.splitlines() if ":\t" in line)
    return fields["TracerPid"] != "0" and fields["State"].startswith("S")
