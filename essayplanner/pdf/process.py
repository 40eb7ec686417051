"""The process that reads a PDF, as the program sees it: started, asked, waited for so long, and ended."""

import contextlib
import os
import signal
import subprocess
import sys
import threading
import weakref
from pathlib import Path

import essayplanner
from essayplanner.pdf import NO_MEMORY, READS_PDF, shared
from essayplanner.pdf.messages import Head, receive, send

#: How long an answer may take, in seconds: on Linux the process ends by itself where it has used 20 of the processor.
LONGEST_WAIT = 60.0
#: How long its end is waited for, in seconds.
_LONGEST_END = 2.0


class EndedError(Exception):
    """The process ended before it answered; its text is a word for why: slow, memory, broke.

    `page` is the one that it said it was at; 0 where it said none.
    """

    def __init__(self, why: str, page: int = 0) -> None:
        super().__init__(why)
        self.page = page


class Process:
    """A process that reads one PDF; it ends when this is ended, thrown away, or the program is gone."""

    def __init__(self, longest_wait: float = LONGEST_WAIT) -> None:
        """Start it; OSError where that cannot be done."""
        self._longest_wait = longest_wait
        self._is_late = False
        memory = shared.make()
        try:
            self._shared = None if memory is None else shared.Shared(memory, writes=False)
            self._process = subprocess.Popen(
                _command(),
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env=_environment() | {shared.VARIABLE: "" if memory is None else str(memory)},
                creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
                pass_fds=() if memory is None else (memory,),
            )
        finally:
            if memory is not None:
                os.close(memory)
        self.end = weakref.finalize(self, _end, self._process)

    @property
    def id(self) -> int:
        """The system’s number of it."""
        return self._process.pid

    @property
    def has_ended(self) -> bool:
        """Whether it has ended, by itself or because somebody ended it."""
        return self._process.poll() is not None

    def ask(self, asked: Head) -> tuple[Head, bytes]:
        """Its answer; EndedError where it gives none, or nothing that is one, and then it is no more.

        Before the answer it may say which page it is at.
        """
        watch = threading.Timer(self._longest_wait, self._give_up)
        watch.daemon = True
        watch.start()
        at = 0
        try:
            assert self._process.stdin is not None
            assert self._process.stdout is not None
            send(self._process.stdin, asked)
            while True:
                head, data = receive(self._process.stdout)
                if "at" not in head:
                    return head, self._shared.read(int(head["shared"])) if self._shared and "shared" in head else data
                at = int(head["at"])
        except (EOFError, OSError, OverflowError, TypeError, ValueError):
            why = self._why()
            self.end()
            raise EndedError(why, at) from None
        finally:
            watch.cancel()

    def _give_up(self) -> None:
        self._is_late = True
        self._process.kill()

    def _why(self) -> str:
        """Why it ended."""
        with contextlib.suppress(subprocess.TimeoutExpired):
            self._process.wait(1)
        code = self._process.returncode
        if self._is_late or (sys.platform != "win32" and code == -signal.SIGXCPU):
            return "slow"
        return "memory" if code == NO_MEMORY else "broke"


def _end(process: "subprocess.Popen[bytes]") -> None:
    """End it, and let go of its pipes."""
    process.kill()
    with contextlib.suppress(subprocess.TimeoutExpired):  # a drive that does not answer holds it back
        process.wait(_LONGEST_END)
    for pipe in (process.stdin, process.stdout):
        if pipe:
            with contextlib.suppress(OSError):
                pipe.close()


def _command() -> list[str]:
    """This program again, as it was packed or as Python runs it."""
    if getattr(sys, "frozen", False):
        return [sys.executable, READS_PDF]
    return [sys.executable, "-P", "-m", "essayplanner", READS_PDF]


def _environment() -> dict[str, str]:
    """The program’s own, and where its modules are: it may have been started in their folder."""
    here = str(Path(essayplanner.__file__).parents[1])
    others = os.environ.get("PYTHONPATH", "")
    return dict(os.environ) | {"PYTHONPATH": f"{here}{os.pathsep}{others}" if others else here}
