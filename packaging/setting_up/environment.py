"""`.venv`: made once, filled from the pins by hash, and stamped with what was put into it."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from setting_up.reasons import SetupError, reason, say
from setting_up.system import (
    OFFSCREEN,
    WINDOW,
    install_packages,
    install_wished,
    is_debian_like,
    missing_packages,
    wished_packages,
)


class Environment:
    """The `.venv` of one checkout."""

    def __init__(self, root: Path) -> None:
        """`root` is the folder of the checkout."""
        self.root = root
        self.pins = root / "packaging"
        self.folder = root / ".venv"
        self.python = self.folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")

    def set_up(self, verb: str) -> None:
        """Makes sure that everything `verb` needs is installed.

        Raises SetupError with what is missing and could not be installed.
        """
        files = [self.pins / "requirements.txt"]
        if verb != "run":
            files.append(self.pins / "requirements-dev.txt")
        packages = self.missing_packages(verb)
        if not packages and all(map(self.is_installed, files)):
            return
        with self.folder.with_name(".venv.lock").open("a") as held:
            lock(held.fileno())
            if packages and (packages := self.missing_packages(verb)):
                install_packages(packages)
            stale = [file for file in files if not self.is_installed(file)]
            if not stale:
                return
            python = self.interpreter()
            if python is None or not self.stamped(files[0]).startswith(python):
                self.make()
                stale = files
            for file in stale:
                self.install(file)
            self.compile_bytecode()
            self.check_qt()
            if wished := self.wished_packages(verb):
                install_wished(wished)
            for file in stale:
                self.stamp_of(file).write_text(self.stamp_text(file), encoding="utf-8")

    def missing_packages(self, verb: str) -> list[str]:
        """The Debian packages that `verb` needs and this system lacks; none on other systems."""
        if sys.platform != "linux" or not is_debian_like():
            return []
        return missing_packages(verb, with_venv=self.python.exists())

    def wished_packages(self, verb: str) -> list[str]:
        """The Debian packages that `verb` would make use of and this system lacks; none on other systems."""
        if verb not in ("run", "test") or sys.platform != "linux" or not is_debian_like():
            return []
        return wished_packages()

    def interpreter(self) -> str | None:
        """What tells `.venv` and its Python from another; None when `.venv` cannot be used."""
        try:
            configuration = (self.folder / "pyvenv.cfg").read_text(encoding="utf-8")
        except FileNotFoundError:
            return None
        home = next((line.partition("=")[2].strip() for line in configuration.splitlines() if line[:5] == "home "), "")
        if not self.python.exists() or not Path(home).is_dir():
            return None
        return f"{self.root}\n{self.python.resolve()}\n{configuration}\n"

    def stamp_of(self, requirements: Path) -> Path:
        """The file that tells what was installed from these pins."""
        return self.folder / (requirements.stem + ".stamp")

    def stamp_text(self, requirements: Path) -> str:
        """What that file holds where all is as it should be."""
        return (self.interpreter() or "") + requirements.read_text(encoding="utf-8")

    def stamped(self, requirements: Path) -> str:
        """What was installed last, or nothing."""
        try:
            return self.stamp_of(requirements).read_text(encoding="utf-8")
        except FileNotFoundError:
            return ""

    def is_installed(self, requirements: Path) -> bool:
        """Whether these pins are what was installed last, for this Python."""
        return self.interpreter() is not None and self.stamped(requirements) == self.stamp_text(requirements)

    def make(self) -> None:
        """Makes `.venv` anew; SetupError where it is a link, or cannot be made."""
        base = getattr(sys, "_base_executable", None) or sys.executable
        name = self.folder.name
        if self.folder.is_symlink():
            raise SetupError(f"{name} is a link to a folder that may be another project's: remove the link first")
        say(f"Making {name} with Python {sys.version.split()[0]}.")
        self.log_run([base, "-m", "venv", "--clear", str(self.folder)], f"{name} could not be made")

    def install(self, requirements: Path) -> None:
        """Installs what is pinned; SetupError with the reason where that fails."""
        count = sum("==" in line for line in requirements.read_text(encoding="utf-8").splitlines())
        say(f"Installing {count} Python packages from {requirements.name}; the first time takes a minute or two.")
        pip = [str(self.python), "-m", "pip", "install", "--no-compile", "--only-binary=:all:", "--require-hashes"]
        self.log_run([*pip, "-r", str(requirements)], "Python packages could not be installed")

    def log_run(self, command: list[str], failure: str) -> None:
        """Runs `command`, its output into the log; raises SetupError with `failure` and the reason."""
        import subprocess

        environment = {name: value for name, value in os.environ.items() if name not in ("PYTHONHOME", "PIP_TARGET")}
        environment |= {"PIP_USER": "0", "PIP_NO_INPUT": "1", "PIP_DISABLE_PIP_VERSION_CHECK": "1"}
        done = subprocess.run(
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            env=environment,
            check=False,
        )
        if self.folder.is_dir():
            with (self.folder / "setup.log").open("ab") as log:
                log.write(done.stdout)
        if done.returncode != 0:
            raise SetupError(f"{failure}: {reason(done.stdout.decode(errors='replace'))}")

    def compile_bytecode(self) -> None:
        """Compiles what was installed and the program itself; a file that does not compile is no fault here."""
        import subprocess

        compiler = [str(self.python), "-m", "compileall", "-qq", "-j", "0"]
        folders = [str(self.folder / ("Lib" if os.name == "nt" else "lib")), str(self.root / "essayplanner")]
        subprocess.run([*compiler, *folders], stdin=subprocess.DEVNULL, capture_output=True, check=False)

    def check_qt(self) -> None:
        """SetupError where Qt does not load, with what it lacks."""
        import subprocess

        code = "import PySide6.QtWidgets, PySide6.QtNetwork"
        done = subprocess.run([str(self.python), "-c", code], capture_output=True, text=True, check=False)
        if done.returncode == 0:
            return
        last = (done.stderr.strip().splitlines() or ["no reason was given"])[-1]
        if sys.platform == "linux":
            files = ", ".join([*OFFSCREEN, *WINDOW])
            raise SetupError(f"Qt cannot start ({last}); install what holds: {files}")
        raise SetupError(f"Qt cannot start: {last}")


def lock(file: int) -> None:
    """Waits until nobody else sets this checkout up."""
    if sys.platform == "win32":
        import msvcrt

        while True:
            try:
                msvcrt.locking(file, msvcrt.LK_LOCK, 1)
            except OSError:
                continue
            break
    else:
        import fcntl

        fcntl.flock(file, fcntl.LOCK_EX)
