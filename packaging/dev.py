"""Sets the project up and starts it: `run`, `test`, `check`, `languages` and `pin`, on Linux, Windows and macOS.

The first start makes `.venv`, installs the pinned requirements by hash and, on Debian-like systems, the system
libraries that Qt needs. A stamp makes every later start cost a few milliseconds.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))  # PYTHONSAFEPATH leaves it out

from setting_up.environment import Environment
from setting_up.reasons import SetupError, reason, say

ROOT = Path(__file__).resolve().parent.parent
OLDEST, NEWEST = (3, 11), (3, 14)

VERBS = ("run", "test", "check", "languages", "pin")
USAGE = """usage: python3 packaging/dev.py run [arguments of the program]
       python3 packaging/dev.py test [arguments of pytest]
       python3 packaging/dev.py check    (style, types and import contracts)
       python3 packaging/dev.py languages    (gathers the sentences for translators, compiles what they wrote)
       python3 packaging/dev.py pin [--upgrade]    (rewrites requirements*.txt from requirements*.in)"""

#: The whole suite in four processes, each with a screen of its own: many tests of the window wait rather than work, so
#: that two cores do 8,376 tests in 340 to 400 s.
WHOLE_SUITE = ["-n", "4", "--dist", "worksteal"]


#: A folder in memory, and how many bytes must be free in it: the suite needs less than a tenth of them.
MEMORY, ROOM = "/dev/shm", 1 << 30


def keep_in_memory() -> None:
    """Lets the files of the tests lie in memory where there is room: thousands of notebooks are flushed to disk."""
    try:
        found = os.statvfs(MEMORY)
    except (AttributeError, OSError):  # there is none on Windows and macOS
        return
    if found.f_bavail * found.f_frsize >= ROOM and os.access(MEMORY, os.W_OK | os.X_OK):
        os.environ.setdefault("TMPDIR", MEMORY)


def environment() -> dict[str, str]:
    result = {name: value for name, value in os.environ.items() if name != "PYTHONHOME"}
    result["PYTHONPATH"] = str(ROOT)
    return result


def start(command: list[str]) -> int:
    """Becomes `command` where the system can do that, else runs it; returns its exit code."""
    if os.name != "nt":
        os.execve(command[0], command, environment())
    import subprocess

    with subprocess.Popen(command, env=environment()) as child:
        while True:
            try:
                return child.wait()
            except KeyboardInterrupt:
                continue


def rooted(argument: str) -> str:
    """A pytest argument that names a file under the current folder, as an absolute path."""
    path, colons, rest = argument.partition("::")
    if not path.startswith("-") and Path(path).exists() and not (ROOT / path).exists():
        return f"{Path(path).resolve()}{colons}{rest}"
    return argument


def compile_tests(interpreter: Path) -> None:
    """Has each half of the tests, and what they import, compiled by a process: four workers that begin together would
    each compile all of it. Where that fails, the tests themselves say why."""
    import subprocess

    collect = [str(interpreter), "-P", "-m", "pytest", "--collect-only", "-q", "-p", "no:cacheprovider"]
    halves = [["tests/ui"], ["tests", "--ignore=tests/ui"]]
    quiet = {"cwd": ROOT, "env": environment(), "stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    for process in [subprocess.Popen([*collect, *half], **quiet) for half in halves]:  # type: ignore[call-overload]
        process.wait()


def check(interpreter: Path) -> int:
    import subprocess

    python = [str(interpreter), "-P"]
    contracts = "from importlinter.cli import lint_imports_command as main; main(['--no-logo', '--no-cache'])"
    steps = {
        "ruff check": [*python, "-m", "ruff", "check", "."],
        "ruff format": [*python, "-m", "ruff", "format", "--check", "."],
        "mypy": [*python, "-m", "mypy"],
        "import contracts": [*python, "-c", contracts],
    }
    failed = []
    for name, command in steps.items():
        print(f"-- {name}", flush=True)
        if subprocess.run(command, cwd=ROOT, env=environment(), check=False).returncode != 0:
            failed.append(name)
    print(f"-- failed: {', '.join(failed)}" if failed else "-- all checks passed")
    return 1 if failed else 0


def pin(arguments: list[str]) -> int:
    import subprocess
    from tempfile import TemporaryDirectory

    here = Environment(ROOT)
    with TemporaryDirectory() as folder:
        python = str(Path(folder, here.python.relative_to(here.folder)))
        here.log_run([sys.executable, "-m", "venv", folder], "A temporary folder could not be made")
        here.log_run([python, "-m", "pip", "install", "uv"], "uv could not be installed")
        options = ["--universal", "--python-version", "3.11", "--generate-hashes"]
        options += ["--no-emit-index-url", "--no-header", "--quiet"]
        for name in ("requirements", "requirements-dev"):
            command = [python, "-m", "uv", "pip", "compile", *options, *arguments, f"{name}.in", "-o", f"{name}.txt"]
            done = subprocess.run(command, cwd=here.pins, check=False)
            if done.returncode != 0:
                return done.returncode
            if "://" in (here.pins / f"{name}.txt").read_text(encoding="utf-8"):
                raise SetupError(f"{name}.txt holds an address; take it out before it is committed.")
    return 0


def use_known_python(arguments: list[str]) -> None:
    """Goes on under another Python of this system when this one is too old or too new."""
    if OLDEST <= sys.version_info[:2] <= NEWEST:
        return
    from shutil import which

    for minor in range(NEWEST[1], OLDEST[1] - 1, -1):
        other = which(f"python3.{minor}")
        if other and os.name != "nt":
            os.execv(other, [other, str(Path(__file__).resolve()), *arguments])
    found = ".".join(map(str, sys.version_info[:2]))
    raise SetupError(f"Python 3.{OLDEST[1]} to 3.{NEWEST[1]} is needed, and this is Python {found}.")


def act(arguments: list[str]) -> int:
    verb, rest = (arguments[0], arguments[1:]) if arguments else ("", [])
    if verb in ("-h", "--help", "help"):
        print(USAGE)
        return 0
    if verb not in VERBS:
        say(USAGE)
        return 2
    use_known_python(arguments)
    if verb == "pin":
        return pin(rest)
    here = Environment(ROOT)
    here.set_up(verb)
    if verb == "check":
        return check(here.python)
    if verb == "test":
        # Workers, and the hundreds of processes that tests start, share what Python compiles: 510 s of work, not 662.
        os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
        compiled = here.folder / "compiled"
        os.environ["PYTHONPYCACHEPREFIX"] = str(compiled)
        keep_in_memory()
        if not rest and not compiled.exists():
            compile_tests(here.python)
        rest = [rooted(argument) for argument in rest] or WHOLE_SUITE
        os.chdir(ROOT)
        return start([str(here.python), "-P", "-m", "pytest", *rest])
    if verb == "languages":
        return start([str(here.python), "-P", str(here.pins / "catalogues.py")])
    return start([str(here.python), "-P", "-m", "essayplanner", *rest])


def main(arguments: list[str]) -> int:
    try:
        return act(arguments)
    except KeyboardInterrupt:
        return 130
    except SetupError as error:
        say(str(error))
    except OSError as error:
        import errno

        where = f": {error.filename}" if error.filename else ""
        full = error.errno == errno.ENOSPC
        why = reason("no space left on device") if full else f"{error.strerror or error}{where}"
        say(f"Nothing was started: {why}")
    return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
