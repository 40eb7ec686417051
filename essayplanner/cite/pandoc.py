"""pandoc, run as another program: bytes in, bytes out, inside its sandbox, within a time, and stopped on demand."""

import contextlib
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from importlib.util import find_spec
from pathlib import Path
from shutil import which
from typing import IO

from essayplanner.domain.errors import ComplaintError, EssayError, StoppedError
from essayplanner.domain.file_words import why
from essayplanner.domain.leftovers import TemporaryFolder
from essayplanner.domain.text import shorten
from essayplanner.language import _, n_

Cancel = Callable[[], bool]

#: How long pandoc may take, in seconds, unless the caller says otherwise, and how much longer for each whole MB that it
#: is given. A cited essay takes 0.1 s, a list of sources 3 s for each MB.
TIME_AT_MOST = 30.0
_TIME_FOR_EACH_MB = 15.0
#: It writes no more than this, in bytes, or a style that says one thing over and over would fill the memory.
MOST_OUTPUT = 100_000_000
#: How often a run looks whether it was cancelled, in seconds.
_LOOK = 0.05
#: What pandoc's memory may grow to: 20,000 sources take 1.8 GB, a hostile style would take all there is.
_MEMORY = ("+RTS", "-M2500M", "-RTS")
_HEAP_FULL = 251
#: Waits for a line, which says that all is done; where this program is gone without one, it ends what was started.
_GUARD = 'read line || kill -s KILL -- "-$1"'


class PandocError(EssayError):
    """pandoc could not do what was asked; nothing was written."""


class PandocRefusedError(ComplaintError, PandocError):
    """pandoc ended with a complaint."""


class PandocMissingError(PandocError):
    """pandoc is not on this machine."""

    def __init__(self) -> None:
        """The sentence that says what to install."""
        super().__init__(
            _(
                "Citation styles, Word and other documents need pandoc, which is not on this computer: install it with "
                "“{command}”, or from {site}. Other formats work without it.",
                command="pip install pypandoc_binary",
                site="pandoc.org",
            )
        )


def find_pandoc() -> Path | None:
    """pandoc's program: the one that came with this app, else the computer's own, else None."""
    name = "pandoc.exe" if sys.platform == "win32" else "pandoc"
    package = find_spec("pypandoc")
    if package and package.origin:
        there = Path(package.origin).parent / "files" / name
        if there.is_file():
            return there
    found = which(name)
    return Path(found) if found else None


class Pandoc:
    """A pandoc to call; safe to call from several threads at once."""

    def __init__(self, program: Path | None = None, time_at_most: float = TIME_AT_MOST) -> None:
        """`program` is the one to run; None looks for it at the first call. `time_at_most` is for less than 1 MB."""
        self._program = program
        self.time_at_most = time_at_most

    @property
    def found(self) -> bool:
        """Whether there is a pandoc on this computer."""
        return self._find() is not None

    def __call__(
        self,
        arguments: Sequence[str],
        data: bytes,
        files: Mapping[str, bytes] | None = None,
        cancel: Cancel | None = None,
    ) -> bytes:
        """What pandoc makes of `data` with these arguments; `files` lie where it runs, by the names they have there.

        Raises PandocMissingError, PandocError (a sentence with what pandoc said, or that it took too long or wrote too
        much) or StoppedError where `cancel` gave True.
        """
        program = self._find()
        if program is None:
            raise PandocMissingError
        try:
            return self._call(program, arguments, data, files or {}, cancel or (lambda: False))
        except OSError as error:
            what = _("pandoc could not use a temporary folder ({why})", why=why(error))
            raise PandocError(what, _("nothing was written")) from error

    def _call(
        self, program: Path, arguments: Sequence[str], data: bytes, files: Mapping[str, bytes], cancel: Cancel
    ) -> bytes:
        with TemporaryFolder() as folder:
            for name, content in files.items():
                (Path(folder) / name).write_bytes(content)
            command = [str(program), *_MEMORY, "--sandbox", f"--data-dir={folder}", *arguments]
            given = Path(folder) / "input"  # a file: a pipe that is being filled cannot be waited for in turns
            given.write_bytes(data)
            size = len(data) + sum(map(len, files.values()))
            seconds = self.time_at_most + _TIME_FOR_EACH_MB * (size // 1_000_000)
            with given.open("rb") as stdin, (Path(folder) / "output").open("w+b") as stdout:
                return self._run(command, folder, stdin, stdout, seconds, cancel)

    def _find(self) -> Path | None:
        if self._program is None:
            self._program = find_pandoc()
        return self._program if self._program and self._program.is_file() else None

    def _run(
        self, command: Sequence[str], folder: str, stdin: IO[bytes], stdout: IO[bytes], seconds: float, cancel: Cancel
    ) -> bytes:
        try:
            process = subprocess.Popen(
                command,
                stdin=stdin,
                stdout=stdout,  # a file too: what is in memory is there already when it is too much
                stderr=subprocess.PIPE,
                cwd=folder,
                env=_environment(folder),
                creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
                start_new_session=True,  # a group of its own: pandoc may be a script that starts the real one
            )
        except OSError as error:
            what = _("pandoc cannot be started ({why})", why=error.strerror)
            raise PandocError(what, _("nothing was written")) from None
        with process, _guard(process.pid):
            _limit(process.pid, seconds)
            try:
                said = _wait(process, stdout, seconds, cancel)
            except BaseException:
                _kill(process)
                raise
        if process.returncode == _HEAP_FULL:
            raise PandocError(_("pandoc ran out of memory, so nothing was written: try another style or fewer cards."))
        if process.returncode:
            code = str(process.returncode)
            raise PandocRefusedError("pandoc", _said(said) or _("exit code {code}", code=code))
        stdout.seek(0)
        return stdout.read()


def _limit(pid: int, seconds: float) -> None:
    """Ends pandoc after its processor time even where this program was killed and no longer waits for it."""
    if sys.platform == "linux":
        import resource

        most = int(seconds) + 1
        with contextlib.suppress(ProcessLookupError):
            resource.prlimit(pid, resource.RLIMIT_CPU, (most, most))


def _wait(process: "subprocess.Popen[bytes]", stdout: IO[bytes], seconds: float, cancel: Cancel) -> bytes:
    """Wait for pandoc's end; gives what it complained of."""
    ends = time.monotonic() + seconds
    said = None
    while said is None:
        with contextlib.suppress(subprocess.TimeoutExpired):
            _output, said = process.communicate(timeout=_LOOK)
        if os.fstat(stdout.fileno()).st_size > MOST_OUTPUT:
            raise PandocError(
                _("pandoc wrote more than any document could hold and was stopped"), _("nothing was written")
            )
        if said is None and cancel():
            raise StoppedError(_("Stopped"), _("nothing was written"))
        if said is None and time.monotonic() > ends:
            what = n_(
                "pandoc took longer than {n} second and was stopped",
                "pandoc took longer than {n} seconds and was stopped",
                round(seconds),
            )
            raise PandocError(what, _("nothing was written"))
    return said


@contextlib.contextmanager
def _guard(group: int) -> Iterator[None]:
    """Meanwhile pandoc, and what it started, is ended even where this program is killed."""
    with contextlib.ExitStack() as guarding:
        if os.name == "posix":
            with contextlib.suppress(OSError):  # no shell: then there is the limit of its processor time
                shell = subprocess.Popen(
                    ["/bin/sh", "-c", _GUARD, "sh", str(group)],
                    stdin=subprocess.PIPE,
                    stdout=subprocess.DEVNULL,
                    stderr=subprocess.DEVNULL,
                    start_new_session=True,
                )
                guarding.enter_context(contextlib.suppress(OSError))
                guarding.callback(shell.communicate, b"done\n")
        yield


def _kill(process: "subprocess.Popen[bytes]") -> None:
    """End pandoc and what it started."""
    if os.name == "posix" and process.returncode is None:
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, signal.SIGKILL)
    process.kill()


def _environment(folder: str) -> dict[str, str]:
    """The surroundings of a run: the computer's own, without the student's settings of pandoc."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("GHCRTS")}
    return kept | {"LANG": "C.UTF-8", "LC_ALL": "C.UTF-8", "HOME": folder}


def _said(errors: bytes) -> str:
    """The first line of what pandoc complained of, without traces and warnings."""
    for line in errors.decode("utf-8", "replace").splitlines():
        if line.strip() and not line.startswith(("[WARNING]", "[INFO]", "HasCallStack")):
            return shorten(line, 200).rstrip(".")
    return ""
